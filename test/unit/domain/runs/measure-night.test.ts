import { describe, expect, it } from 'vitest';
import type { RunReport } from '../../../../shared/contracts/runs.ts';
import {
  describeNight,
  measureNight,
  type NightStatus,
} from '../../../../shared/domain/runs/measure-night.ts';

const nothingMissing = { awaited: [], published: [], chunks: 1, finishedChunks: [0] };

function report(cases: number, matches: number): RunReport {
  return {
    run: '20261030T143000Z',
    day: '2026-10-30',
    startedAt: '2026-10-30T14:30:00.000Z',
    closedAt: '2026-10-30T14:50:00.000Z',
    policyVersion: 'p',
    indexVersion: 'i',
    households: { active: 900, disputed: 0, ended: 0 },
    openCases: { review: cases - 1, suspension: 1 },
    findingsByRule: {},
    shadowFindingsByRule: {},
    matches: { verified: matches, probable: 0, doubtful: 0 },
    amountAtStakeFen: 0,
    notices: {},
    freshness: [],
    towns: {},
  };
}

function status(changed: Partial<NightStatus> = {}): NightStatus {
  return {
    day: '2026-10-31',
    run: { run: '20261030T143000Z', day: '2026-10-30', state: 'closed', ...nothingMissing },
    reports: [report(100, 1000), report(100, 1000)],
    overdue: [],
    heldDeliveries: [],
    heldRosters: [],
    filesRejected: 0,
    ...changed,
  };
}

describe('the night in figures', () => {
  it.each([
    [
      'closed last night',
      { run: { run: 'r', day: '2026-10-30', state: 'closed', ...nothingMissing } as const },
      1,
    ],
    [
      'closed after midnight',
      { run: { run: 'r', day: '2026-10-31', state: 'closed', ...nothingMissing } as const },
      1,
    ],
    [
      'still open',
      { run: { run: 'r', day: '2026-10-30', state: 'assessing', ...nothingMissing } as const },
      0,
    ],
    [
      'closed the night before only',
      { run: { run: 'r', day: '2026-10-29', state: 'closed', ...nothingMissing } as const },
      0,
    ],
    ['never started', { run: undefined }, 0],
  ])('%s', (_what, changed, finished) => {
    expect(measureNight(status(changed)).NightFinished).toBe(finished);
  });

  it.each([
    [[report(150, 1000), report(100, 1000)], 50, 0],
    [[report(60, 1000), report(100, 1000)], 40, 0],
    [[report(100, 100), report(100, 1000)], 0, 90],
    [[report(100, 1000)], 0, 0],
    // Few cases: from 2 to 4 is no alarm.
    [[report(4, 1000), report(2, 1000)], 0, 0],
  ])('is compared with the night before', (reports, cases, matches) => {
    expect(measureNight(status({ reports }))).toMatchObject({
      CasesChangePercent: cases,
      MatchesChangePercent: matches,
    });
  });

  it('is described in words, with what needs attention by name, and a subject that SNS accepts', () => {
    const waiting = status({
      overdue: ['bank/first-bank'],
      heldRosters: ['roster/329901/2026-10-25/r.csv'],
    });
    const { subject, text } = describeNight(waiting, measureNight(waiting));
    expect(subject).toBe('Hedui 2026-10-31: the night finished, 2 to look at');
    expect(text).toContain('overdue: bank/first-bank');
    expect(text).toContain('roster held: roster/329901/2026-10-25/r.csv');
    const failed = status({ run: undefined });
    expect(describeNight(failed, measureNight(failed)).subject).toMatch(/^[ -~]{1,100}$/);
    expect(describeNight(failed, measureNight(failed)).text).toContain(
      'did not finish: 没有开始 it did not start',
    );
  });

  it('says of a night that cannot finish what is missing', () => {
    const open = { run: 'r', day: '2026-10-30', chunks: 3, finishedChunks: [0] };
    const say = (run: NightStatus['run']) =>
      describeNight(status({ run }), measureNight(status({ run }))).text;
    expect(
      say({ ...open, state: 'matching', awaited: ['bank#a', 'bank#b', 'bank#c'], published: ['bank#b'] }),
    ).toContain('等待发布 waits for publication of bank/a, bank/c');
    expect(say({ ...open, state: 'assessing', awaited: ['bank#b'], published: ['bank#b'] })).toContain(
      '缺 2 块，共 3 块 of chunks are missing',
    );
  });

  it('counts what was compared, found and held', () => {
    const last = report(100, 1000);
    const figures = measureNight(
      status({
        reports: [
          {
            ...last,
            openCases: { ...last.openCases, entitlement: 7 },
            matches: { verified: 100, probable: 20, doubtful: 3 },
          },
        ],
        overdue: ['bank/a', 'bank/b'],
        heldDeliveries: ['inbox/bank/a/2026-10-31/a.csv'],
        heldRosters: ['roster/1', 'roster/2', 'roster/3'],
        filesRejected: 4,
      }),
    );
    expect(figures).toEqual({
      NightFinished: 1,
      HouseholdsCompared: 900,
      SuspensionCases: 1,
      ReviewCases: 99,
      EntitlementCases: 7,
      RowsMatched: 123,
      ProvidersOverdue: 2,
      DeliveriesHeld: 1,
      RostersHeld: 3,
      FilesRejected: 4,
      MatchesChangePercent: 0,
      CasesChangePercent: 0,
    });
  });

  it('counts nothing before the first report', () => {
    expect(measureNight(status({ reports: [] }))).toMatchObject({
      HouseholdsCompared: 0,
      SuspensionCases: 0,
      ReviewCases: 0,
      EntitlementCases: 0,
      RowsMatched: 0,
      CasesChangePercent: 0,
    });
  });

  it.each([
    [19, 1, 0],
    [20, 1, 1900],
    [1, 20, 95],
    [20, 0, 2000],
  ])('from %d cases now and %d before, a change counts from 20 on: %d %%', (now, before, percent) => {
    const cases = (count: number) => ({ ...report(1, 1000), openCases: { review: count, suspension: 0 } });
    const reports = [cases(now), cases(before)];
    expect(measureNight(status({ reports })).CasesChangePercent).toBe(percent);
  });

  it('is described in whole lines, one for each thing that needs attention', () => {
    const busy = status({
      reports: [report(150, 1000), report(100, 2000)],
      overdue: ['bank/a'],
      heldDeliveries: ['inbox/bank/b/2026-10-31/b.csv'],
      heldRosters: ['roster/329901/2026-10-25/r.csv'],
      filesRejected: 2,
    });
    const { subject, text } = describeNight(busy, measureNight(busy));
    expect(subject).toBe('Hedui 2026-10-31: the night finished, 5 to look at');
    expect(text.split('\n')).toEqual([
      '昨夜核对已完成，以下是上一晚的数，不含此后的放行和办理 The night finished; figures as of the night, without what was released or decided since: 900 households, 1 suspension, 149 review and 0 entitlement cases open, 1000 matches.',
      '个案变化 Change of cases: 50 %; 命中变化 of matches: 50 %.',
      '逾期 overdue: bank/a',
      '暂扣 held: inbox/bank/b/2026-10-31/b.csv',
      '花名册暂扣 roster held: roster/329901/2026-10-25/r.csv',
      '退回文件 files rejected since yesterday: 2',
    ]);
  });

  it('says so where nothing needs attention', () => {
    const { subject, text } = describeNight(status(), measureNight(status()));
    expect(subject).toBe('Hedui 2026-10-31: the night finished, 0 to look at');
    expect(text.split('\n').slice(2)).toEqual(['无待处理事项 Nothing needs attention.']);
  });

  it('that did not finish leads to the runbook', () => {
    const old = { run: 'r', day: '2026-10-29', state: 'closed', ...nothingMissing } as const;
    const late = status({ run: old });
    const { subject, text } = describeNight(late, measureNight(late));
    expect(subject).toBe('Hedui 2026-10-31: THE NIGHT DID NOT FINISH, 0 to look at');
    expect(text).toContain(
      '昨夜核对未完成 The night did not finish: 没有开始 it did not start. docs/runbook.md#a-night-did-not-finish\n',
    );
  });
});
