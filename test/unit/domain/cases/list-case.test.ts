/** What a line of a list says of a case, and in which order lines stand. */
import { describe, expect, it } from 'vitest';
import { caseListKeys } from '../../../../shared/store/keys.ts';
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { Certainty } from '../../../../shared/contracts/primitives.ts';
import { groupsOf, isNarrowed, matchesFilter } from '../../../../shared/domain/cases/filter-cases.ts';
import { listCase } from '../../../../shared/domain/cases/list-case.ts';
import { aHardCase, aSoftCase, CaseLife, heard, steps, surveyed } from '../../../builders/case-life.ts';
import { aHousehold, aMember, aVehicleHolding } from '../../../builders/household-file.ts';

const lineOf = (life: CaseLife): ListedCase => listCase(life.case);

describe('a line', () => {
  it('is as sure as the surest finding, and a finding as its least sure row', () => {
    const { case: it } = aSoftCase();
    const [finding] = it.findings;
    const [row] = finding?.evidence ?? [];
    if (finding === undefined || row === undefined) throw new Error('nothing was found');
    const of = (...rows: Certainty[]) => ({
      ...finding,
      evidence: rows.map((certainty) => ({ ...row, certainty })),
    });
    const sureOf = (...findings: ReturnType<typeof of>[]) => listCase({ ...it, findings }).certainty;
    expect(sureOf(of('verified'))).toBe('verified');
    expect(sureOf(of('verified', 'probable'))).toBe('probable');
    expect(sureOf(of('verified', 'doubtful'), of('probable'))).toBe('probable');
    expect(sureOf(of('doubtful'))).toBe('doubtful');
    expect(sureOf(of())).toBe('probable');
    expect(lineOf(aHardCase()).certainty).toBe('verified');
  });

  it('says how far the town and the notice have come', () => {
    const life = surveyed(aHardCase());
    expect(lineOf(life)).toMatchObject({ surveyed: true, served: false, returned: false });
    life.take('leader', steps.terminate).take('county', { step: 'return-for-more', reason: '缺户主签字' });
    expect(lineOf(life)).toMatchObject({ state: 'investigating', returned: true });
    life.take('leader', steps.terminate).take('county', steps.check).take('county', steps.notice);
    expect(lineOf(life)).toMatchObject({ returned: false, served: false });
    life.take('handler', steps.serve);
    expect(lineOf(life)).toMatchObject({ served: true, dueOn: '2026-10-19' });
  });

  it('tells what was decided, and by how much a month changes', () => {
    const life = heard(aHardCase());
    expect(lineOf(life).outcome).toBeNull();
    life.take('approver', steps.decide);
    expect(lineOf(life).outcome).toEqual({ decision: 'terminate', changeFen: -600_00, on: '2026-10-12' });
  });
});

describe('the last visit', () => {
  it('is that of the case, else that of an earlier case that is closed; none on record is none', () => {
    const life = surveyed(aHardCase());
    expect(lineOf(aHardCase())).not.toHaveProperty('visitedOn');
    expect(lineOf(life).visitedOn).toBe('2026-10-12');
    const before = { ...life.case, state: 'archived' as const };
    const later = new CaseLife({ ...life.file, cases: [before] }, '2027-10-12');
    expect(later.case.number).toBe(2);
    expect(lineOf(later).visitedOn).toBe('2026-10-12');
  });
});

describe('a line of a case', () => {
  it('that is new says what was found and what is at stake, and nothing of work', () => {
    expect(lineOf(aHardCase())).toEqual({
      householdId: '110101-0001',
      number: 1,
      version: 1,
      kind: 'suspension',
      state: 'raised',
      rules: ['financial-assets'],
      certainty: 'verified',
      amountAtStakeFen: 600_00,
      raisedOn: '2026-10-12',
      dueOn: '2026-10-15',
      closedOn: null,
      headName: '张三丰',
      scheme: 'urban',
      town: '东街镇',
      village: '槐树村',
      assignee: null,
      awaitsSecond: false,
      surveyed: false,
      served: false,
      returned: false,
      outcome: null,
      awaits: 'screen',
      found: [{ rule: 'financial-assets', amountFen: 20_000_00, limitFen: 12_600_00, things: [] }],
    });
  });

  it('tells what a case rests on, one thing once, whichever offices have rows of it', () => {
    const registered = (provider: string, plateType: string, vin: string) =>
      aVehicleHolding({ plateType, vin, plateNumber: `苏A${vin}` }, { provider });
    const holdings = [
      ...[registered('city-office', '小型汽车', 'V1'), registered('county-office', '小型汽车', 'V1')],
      ...[registered('city-office', '02', 'V2'), registered('city-office', '大型汽车', 'V3')],
    ];
    const [found] = lineOf(new CaseLife(aHousehold({ members: [aMember()], holdings }))).found ?? [];
    expect(found).toMatchObject({ rule: 'motor-vehicle', amountFen: null, limitFen: null });
    expect(found?.things.map(({ sort, count }) => [sort.zh, count])).toEqual([
      ['小型汽车', 2],
      ['大型汽车', 1],
    ]);
  });

  it('names the town that works on it, be it not the one of the roster', () => {
    const life = aHardCase()
      .take('county', steps.screen)
      .take('county', { ...steps.dispatch, town: '西街镇' });
    expect(lineOf(life).town).toBe('西街镇');
  });

  it('waits for a second person until there is an answer', () => {
    const clear = {
      step: 'clear',
      rule: 'financial-assets',
      reason: 'medical-money',
      until: '2027-06-30',
    } as const;
    const life = aHardCase().take('county', steps.screen).take('county', clear);
    expect(lineOf(life).awaitsSecond).toBe(true);
    life.take('approver', { step: 'refuse', subject: 'financial-assets', reason: '无凭证' });
    expect(lineOf(life).awaitsSecond).toBe(false);
  });

  it('is closed on the day of the last step, by the calendar of Shanghai; a comment moves nothing', () => {
    const life = aSoftCase()
      .take('county', steps.screen)
      .take('county', { step: 'clear', rule: 'motor-vehicle', reason: 'inheritance', until: '2027-03-31' });
    expect(lineOf(life)).toMatchObject({ state: 'explained', closedOn: '2026-10-12', dueOn: null });
    life.on('2026-10-20').take('county', { step: 'comment', text: '已归还' });
    expect(lineOf(life).closedOn).toBe('2026-10-12');
    const late = life.case.events.map((event) => ({ ...event, at: '2026-10-12T16:00:00Z' }));
    expect(listCase({ ...life.case, events: late }).closedOn).toBe('2026-10-13');
  });

  it('that was decided and not filed is not closed', () => {
    const life = heard(aHardCase()).take('approver', steps.decide);
    expect(lineOf(life)).toMatchObject({ state: 'decided', closedOn: null });
  });
});

describe('the order of lines', () => {
  it('is by day, certainty, kind and amount', () => {
    const line = lineOf(aHardCase());
    const inOrder: Partial<ListedCase>[] = [
      { dueOn: '2026-10-01', certainty: 'doubtful', kind: 'review', amountAtStakeFen: 1 },
      { dueOn: '2026-10-02', certainty: 'verified', kind: 'suspension', amountAtStakeFen: 200_00 },
      { dueOn: '2026-10-02', certainty: 'verified', kind: 'suspension', amountAtStakeFen: 100_00 },
      { dueOn: '2026-10-02', certainty: 'verified', kind: 'review', amountAtStakeFen: 900_00 },
      { dueOn: '2026-10-02', certainty: 'probable', kind: 'review', amountAtStakeFen: 900_00 },
      { dueOn: '2026-10-02', certainty: 'doubtful', kind: 'review', amountAtStakeFen: 900_00 },
      { dueOn: null, certainty: 'verified', kind: 'suspension', amountAtStakeFen: 900_00 },
    ];
    const orders = inOrder.map((parts) => caseListKeys.order({ ...line, ...parts }));
    expect([...orders].sort()).toEqual(orders);
  });
});

describe('a filter', () => {
  const line = lineOf(aHardCase());

  it.each([
    { states: ['raised'] },
    { kind: 'suspension' },
    { rule: 'financial-assets' },
    { certainty: 'verified' },
    { leastAmountFen: 600_00 },
    { awaitsSecond: false },
    { town: line.town, assignee: 'somebody' },
  ] as const)('that fits keeps the line: %o', (parts) => {
    const filter = { county: '110101', ...parts };
    expect(matchesFilter(line, filter)).toBe(true);
    expect(isNarrowed(filter)).toBe(true);
  });

  it.each([
    { states: ['screened'] },
    { kind: 'review' },
    { rule: 'second-home' },
    { certainty: 'probable' },
    { leastAmountFen: 600_01 },
    { awaitsSecond: true },
    { town: '西街镇', assignee: 'somebody' },
  ] as const)('that does not drops it: %o', (parts) => {
    expect(matchesFilter(line, { county: '110101', ...parts })).toBe(false);
  });

  it('looks through the groups of the states that are asked for; through open cases unless some are', () => {
    expect(groupsOf({ county: '110101' })).toEqual(['open']);
    expect(groupsOf({ county: '110101', states: ['archived', 'raised'] })).toEqual(['open', 'closed']);
    expect(groupsOf({ county: '110101', states: ['executed'] })).toEqual(['settled']);
    expect(groupsOf({ county: '110101', states: [] })).toEqual([]);
  });

  it('of what keys say alone is left to them', () => {
    expect(isNarrowed({ county: '110101', town: line.town, dueBy: '2026-10-12' })).toBe(false);
    expect(isNarrowed({ county: '110101', assignee: 'somebody', closedSince: '2026-10-12' })).toBe(false);
    expect(matchesFilter(line, { county: '110101' })).toBe(true);
  });
});
