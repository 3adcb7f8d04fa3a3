/** Whose turn it is, by the case and by its line in a list. */
import { describe, expect, it } from 'vitest';
import { awaitedOn, awaitedStep, heldBy, rolesToTake } from '../../../../shared/domain/cases/awaited-step.ts';
import { caseState, groupOf } from '../../../../shared/contracts/household-case.ts';
import type { StaffMember } from '../../../../shared/contracts/staff.ts';
import { matchesFilter } from '../../../../shared/domain/cases/filter-cases.ts';
import { listCase } from '../../../../shared/domain/cases/list-case.ts';
import { aHardCase, aSoftCase, heard, steps, surveyed, type CaseLife } from '../../../builders/case-life.ts';
import { staff } from '../../../builders/staff.ts';

const day = '2026-10-12';
const checked = (): CaseLife =>
  surveyed(aHardCase()).take('leader', steps.terminate).take('county', steps.check);
const served = (): CaseLife => checked().take('county', steps.notice).take('handler', steps.serve);
const decided = (): CaseLife => heard(aHardCase()).take('approver', steps.decide);

const lives: [string, () => CaseLife, string | undefined, 'town' | 'county'][] = [
  ['raised', () => aHardCase(), 'screen', 'county'],
  ['screened', () => aHardCase().take('county', steps.screen), 'dispatch', 'county'],
  [
    'dispatched',
    () => aHardCase().take('county', steps.screen).take('county', steps.dispatch),
    'begin-investigation',
    'town',
  ],
  ['surveyed', () => surveyed(aHardCase()), 'propose', 'town'],
  ['proposed', () => surveyed(aHardCase()).take('leader', steps.terminate), 'check', 'county'],
  ['checked', checked, 'issue-notice', 'county'],
  ['noticed', () => checked().take('county', steps.notice), 'record-service', 'town'],
  ['served', served, 'record-reply', 'town'],
  ['heard', () => heard(aHardCase()), 'decide', 'county'],
  ['decided', decided, 'execute', 'county'],
  [
    'executed',
    () => decided().take('county', { step: 'execute', paymentList: '2026-11' }),
    'archive',
    'county',
  ],
  [
    'proposed to continue',
    () => surveyed(aHardCase()).take('leader', steps.continue).take('county', steps.check),
    'decide',
    'county',
  ],
  ['withdrawn', () => aHardCase().assess({ holdings: [] }), undefined, 'county'],
];

describe('a case that is', () => {
  it.each(lives)('%s waits for one step, and its line says the same', (_, live, step, holder) => {
    const { case: it } = live();
    const line = listCase(it);
    expect([awaitedStep(it), awaitedOn(day, line), heldBy(day, line)]).toEqual([step, step, holder]);
    if (step !== undefined) expect(rolesToTake(awaitedStep(it)!, it).size).toBeGreaterThan(0);
  });

  it('served is to be weighed once the reply period is over, and then it is the county that is waited for', () => {
    const line = listCase(served().case);
    const late = '2027-01-04';
    expect([awaitedOn(line.dueOn ?? '', line), awaitedOn(late, line)]).toEqual(['record-reply', 'hear']);
    expect([heldBy(day, line), heldBy(late, line)]).toEqual(['town', 'county']);
  });

  it('waiting for a second person waits for nobody else', () => {
    const life = aHardCase().take('county', steps.screen).take('county', {
      step: 'clear',
      rule: 'financial-assets',
      reason: 'medical-money',
      note: '医疗费',
      until: '2027-03-31',
    });
    expect(awaitedStep(life.case)).toBe('confirm');
  });
});

it('every state waits for something, or is closed', () => {
  for (const state of caseState.options) {
    const line = { ...listCase(aHardCase().case), state, awaits: undefined };
    expect([state, awaitedOn(day, line) === undefined]).toEqual([state, groupOf(state) === 'closed']);
  }
});

describe('a line that notes no step, or one of another version,', () => {
  it.each(lives.slice(0, 6))('is read by its state: %s', (_, live, step) => {
    const line = listCase(live().case);
    expect(awaitedOn(day, { ...line, awaits: undefined })).toBe(step);
    expect(awaitedOn(day, { ...line, awaits: 'draw-lots' })).toBe(step);
  });
});

it('a list is narrowed to a turn', () => {
  const [soft, hard] = [listCase(aSoftCase().case), listCase(decided().case)];
  const found = (awaits: object) =>
    [soft, hard].filter((line) => matchesFilter(line, { county: '110101', awaits: { day, ...awaits } }));
  expect(found({ step: 'screen' })).toEqual([soft]);
  expect(found({ step: 'execute', by: 'county' })).toEqual([hard]);
  expect(found({ by: 'town' })).toEqual([]);
});

it('a list is narrowed to the cases whose next step a person may take, in their town', () => {
  const lines = lives.map(([, life]) => listCase(life().case));
  const found = (of: StaffMember) =>
    lines.filter((line) => matchesFilter(line, { county: '110101', awaits: { day, of } }));
  const steps = (of: StaffMember) => new Set(found(of).map((line) => awaitedOn(day, line)));
  expect(steps(staff.handler)).toContain('record-service');
  expect(steps(staff.handler)).not.toContain('screen');
  expect(steps(staff.leader)).toContain('propose');
  expect(steps(staff.approver)).toContain('decide');
  expect(found(staff.neighbour)).toEqual([]);
});
