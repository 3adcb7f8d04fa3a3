/** A death that one office alone has on record ends nothing, until a second source or a visit says so. */
import { describe, expect, it } from 'vitest';
import type { CaseStepInput } from '../../../../shared/contracts/case-steps.ts';
import type { Holding, HouseholdCase } from '../../../../shared/contracts/household-file.ts';
import { deathBreaches } from '../../../../shared/domain/cases/death-records.ts';
import { death } from '../../../../shared/domain/catalogue/sources/death.ts';
import { CaseLife, heard, steps, surveyed } from '../../../builders/case-life.ts';
import { aBankHolding, aHousehold, aMember } from '../../../builders/household-file.ts';
import { rowOf } from '../../../builders/rows-of-source.ts';

const record = (place: Partial<Holding> = {}) =>
  rowOf(death, { died_on: '2026-08-01', registrar: '县殡仪馆' }, { asOf: '2026-10-01', ...place });
const second = record({ provider: 'hospital', line: 3 });
const savings = aBankHolding({ balanceFen: 90_000_00, balanceDate: '2026-10-01' }, { line: 4 });
const household = (...holdings: Holding[]) =>
  aHousehold({
    members: [aMember({ authorisedOn: '2025-01-01' }), aMember({ ordinal: 2, name: '李小梅' })],
    holdings,
  });
const caseOf = (...holdings: Holding[]) => new CaseLife(household(...holdings));

function against(life: CaseLife, step: CaseStepInput, who: 'approver' | 'county' = 'approver'): string[] {
  const outcome = life.try(who, step);
  return outcome.kind === 'taken' ? [] : outcome.problems.map(({ code }) => code);
}
const { decide } = steps;
const sawIt = { ...steps.survey, deceased: [1] };

describe('a death that one office has on record', () => {
  it('ends nothing by the decision on it', () => {
    const life = heard(caseOf(record()));
    expect(life.whyNot('approver', 'decide')).toContain('death-unproven');
    expect(against(life, decide)).toContain('death-unproven');
  });

  it.each([
    ['a second office has it too', [record(), second]],
    ['something else was found that it rests on', [record(), savings]],
  ])('may where %s', (_what, holdings) => {
    expect(against(heard(caseOf(...holdings)), decide)).not.toContain('death-unproven');
  });

  it('may where a visit that is on record says so, of that member', () => {
    const visited = (deceased: number[]) => {
      const life = surveyed(caseOf(record())).take('handler', { ...sawIt, deceased });
      return against(
        life
          .take('leader', steps.terminate)
          .take('county', steps.check)
          .take('county', steps.notice)
          .take('handler', steps.serve)
          .take('handler', steps.agrees)
          .take('county', steps.hear),
        decide,
      );
    };
    expect(visited([2])).toContain('death-unproven');
    expect(visited([1])).not.toContain('death-unproven');
  });

  it('marks nobody as gone for it either, while another cause does', () => {
    const life = surveyed(caseOf(record()));
    const gone = (cause: 'died' | 'moved') =>
      against(life, { step: 'mark-ended', cause, on: '2026-10-01', reason: '已核实' }, 'county');
    expect(gone('died')).toEqual(['death-unproven']);
    expect(gone('moved')).toEqual([]);
  });

  it('a visit finds nobody dead who is not in the household', () => {
    const life = surveyed(caseOf(record()));
    const outcome = life.try('handler', { ...sawIt, deceased: [7] });
    expect(outcome).toMatchObject({ kind: 'refused', problems: [{ code: 'member-unknown' }] });
  });
});

describe('a case that is written', () => {
  const decided = () => heard(caseOf(record(), second)).take('approver', decide).case;
  const byOneOffice = (it: HouseholdCase): HouseholdCase => ({
    ...it,
    findings: it.findings.map((finding) => ({ ...finding, evidence: finding.evidence.slice(0, 1) })),
  });
  const codes = (it: HouseholdCase) => deathBreaches(it).map(({ code }) => code);

  it('is looked at once more where its last step decides or ends on a death', () => {
    expect(codes(decided())).toEqual([]);
    expect(codes(byOneOffice(decided()))).toEqual(['death-unproven']);
    const died = { step: 'mark-ended', cause: 'died', on: '2026-10-01', reason: '已核实' } as const;
    const ended = surveyed(caseOf(record(), second)).take('county', died).case;
    expect(codes(ended)).toEqual([]);
    expect(codes(byOneOffice(ended))).toEqual(['death-unproven']);
  });

  it('keeps what was decided when a record goes later', () => {
    const life = heard(caseOf(record(), second)).take('approver', decide);
    const later = life.take('county', { step: 'comment', text: '已电话告知' }).case;
    expect(codes(byOneOffice(later))).toEqual([]);
  });
});
