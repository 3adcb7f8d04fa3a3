/** What may be done with many cases at once, and what never is. */
import { describe, expect, it } from 'vitest';
import type { BulkDesk } from '../../../../functions/console/pages/worklist/action-fields.ts';
import { actionsFor, bulkActions, fitsFor } from '../../../../functions/console/pages/worklist/actions.ts';
import { caseStep, type CaseStepInput } from '../../../../shared/contracts/case-steps.ts';
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import { listCase } from '../../../../shared/domain/cases/list-case.ts';
import { offeredReasons } from '../../../../shared/domain/policy/clearance-reasons.ts';
import { aHardCase, aSoftCase, heard, steps } from '../../../builders/case-life.ts';
import { staff } from '../../../builders/staff.ts';

const day = '2026-10-12';
const desk: BulkDesk = { day, colleagues: [], staffedTowns: ['东街镇'], clearanceReasons: offeredReasons };
const entered = {
  ...{ town: '东街镇', apart: 'no', assignee: 'a', rule: 'motor-vehicle', reason: 'other' },
  ...{ until: '2026-12-31', paymentList: '1', documents: ['survey-form'] },
};

/** A case at every point of its way. */
const lines: readonly ListedCase[] = [
  aSoftCase(),
  aHardCase(),
  aSoftCase().take('county', steps.screen),
  aSoftCase().take('county', steps.screen).take('county', steps.dispatch),
  heard(aHardCase()),
  heard(aHardCase()).take('approver', steps.decide),
].map((life) => listCase(life.case));

function stepsOf(name: string, line: ListedCase): CaseStepInput[] {
  const planned = bulkActions.get(name)?.steps(line, entered, desk) ?? [];
  return Array.isArray(planned) ? (planned as CaseStepInput[]) : [];
}

describe('in bulk', () => {
  it('nothing is done that the gate asks for a household', () => {
    const gated = new Set<string>([
      ...['begin-investigation', 'record-survey', 'propose', 'check', 'return-for-more', 'issue-notice'],
      ...['record-service', 'record-reply', 'object', 'hear', 'decide', 'mark-ended', 'withdraw'],
    ]);
    for (const { name } of bulkActions.values())
      for (const line of lines)
        for (const { step } of stepsOf(name, line)) expect([name, gated.has(step)]).toEqual([name, false]);
  });

  it('every step that is planned is one that can be read', () => {
    for (const { name } of bulkActions.values())
      for (const line of lines)
        for (const step of stepsOf(name, line)) expect(caseStep.safeParse(step).error).toBeUndefined();
  });

  it('a clearance asks a second person, and a suspension is cleared by itself', () => {
    const [soft, hard] = lines;
    const clear = bulkActions.get('clear');
    if (soft === undefined || hard === undefined || clear === undefined) throw new Error('there is none');
    expect(fitsFor(clear, soft, staff.county, day)).toBe(true);
    expect(fitsFor(clear, hard, staff.county, day)).toBe(false);
    expect(stepsOf('clear', soft)).toMatchObject([{ step: 'screen' }, { step: 'clear', asksSecond: true }]);
  });

  it('nobody confirms what they asked for themselves', () => {
    const confirm = bulkActions.get('confirm');
    const life = aSoftCase()
      .take('county', steps.screen)
      .take('county', {
        ...{
          step: 'clear',
          rule: 'motor-vehicle',
          reason: 'sold-not-transferred',
          until: '2026-12-31',
          asksSecond: true,
        },
      });
    if (confirm === undefined) throw new Error('there is none');
    expect(life.case.state).toBe('screened');
    expect(fitsFor(confirm, listCase(life.case), staff.county, day)).toBe(false);
    expect(fitsFor(confirm, listCase(life.case), staff.approver, day)).toBe(true);
    life.take('approver', { step: 'confirm', subject: 'motor-vehicle' });
    expect(life.case.state).toBe('explained');
  });

  it('each role is offered what the table of transitions lets it do', () => {
    const namesFor = (who: keyof typeof staff) => actionsFor(staff[who]).map(({ name }) => name);
    expect(namesFor('handler')).toEqual(['print']);
    expect(namesFor('leader')).toEqual(['assign', 'clear', 'print']);
    expect(namesFor('approver')).toEqual(['confirm', 'refuse', 'print']);
    expect(namesFor('county')).toEqual([...bulkActions.keys()]);
  });
});
