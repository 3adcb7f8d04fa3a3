import { describe, expect, it } from 'vitest';
import type { RunReport } from '../../../shared/contracts/runs.ts';
import { describeNight, measureNight, type Morning } from '../../../shared/domain/runs/measure-night.ts';

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

function morning(changed: Partial<Morning> = {}): Morning {
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
    expect(measureNight(morning(changed)).NightFinished).toBe(finished);
  });

  it.each([
    [[report(150, 1000), report(100, 1000)], 50, 0],
    [[report(60, 1000), report(100, 1000)], 40, 0],
    [[report(100, 100), report(100, 1000)], 0, 90],
    [[report(100, 1000)], 0, 0],
    // Few cases: from 2 to 4 is no alarm.
    [[report(4, 1000), report(2, 1000)], 0, 0],
  ])('is compared with the night before', (reports, cases, matches) => {
    expect(measureNight(morning({ reports }))).toMatchObject({
      CasesChangePercent: cases,
      MatchesChangePercent: matches,
    });
  });

  it('is told in words, with what needs attention by name, and a subject that SNS takes', () => {
    const waiting = morning({
      overdue: ['bank/first-bank'],
      heldRosters: ['roster/329901/2026-10-25/r.csv'],
    });
    const { subject, text } = describeNight(waiting, measureNight(waiting));
    expect(subject).toBe('Hedui 2026-10-31: the night finished, 2 to look at');
    expect(text).toContain('overdue: bank/first-bank');
    expect(text).toContain('roster held: roster/329901/2026-10-25/r.csv');
    const failed = morning({ run: undefined });
    expect(describeNight(failed, measureNight(failed)).subject).toMatch(/^[ -~]{1,100}$/);
    expect(describeNight(failed, measureNight(failed)).text).toContain('did not finish: it did not start');
  });

  it('says of a night that cannot finish what is missing', () => {
    const open = { run: 'r', day: '2026-10-30', chunks: 3, finishedChunks: [0] };
    const say = (run: Morning['run']) => describeNight(morning({ run }), measureNight(morning({ run }))).text;
    expect(
      say({ ...open, state: 'matching', awaited: ['bank#a', 'bank#b'], published: ['bank#b'] }),
    ).toContain('waits for bank/a to be published');
    expect(say({ ...open, state: 'assessing', awaited: ['bank#b'], published: ['bank#b'] })).toContain(
      '2 of 3 chunks are missing',
    );
  });
});
