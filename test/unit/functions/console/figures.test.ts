import { describe, expect, it } from 'vitest';
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import { countFigures, coverageOf } from '../../../../functions/console/pages/statistics/figures.ts';
import { listCase } from '../../../../shared/domain/cases/list-case.ts';
import { aHardCase } from '../../../builders/case-life.ts';

const line = (changed: Partial<ListedCase>): ListedCase => ({
  ...listCase(aHardCase().case),
  raisedOn: '2026-10-01',
  ...changed,
});
const decided = (decision: NonNullable<ListedCase['outcome']>['decision'], changeFen: number, on: string) =>
  line({ state: 'archived', dueOn: null, outcome: { decision, changeFen, on } });

describe('statistics', () => {
  const figures = countFigures(
    [
      line({ dueOn: '2026-10-20' }),
      decided('suspend', -600_00, '2026-10-11'),
      decided('reduce', -50_00, '2026-10-21'),
      decided('increase', 80_00, '2026-10-31'),
      decided('continue', 0, '2026-10-31'),
      line({ state: 'explained', dueOn: null }),
      line({ state: 'withdrawn', dueOn: null, town: '西乡镇' }),
    ],
    '2026-10-30',
    {
      西乡镇: { active: 90, disputed: 10, incomplete: 18, review: 0, suspension: 0 },
      东乡镇: { active: 100, disputed: 0, incomplete: 10, review: 3, suspension: 1 },
    },
  );

  it('count what was stopped, lowered, raised, kept and cleared, and the money of it', () => {
    expect(figures.all).toMatchObject({ open: 1, overdue: 1, stopped: 1, lowered: 1, raised: 1, kept: 1 });
    expect(figures.all).toMatchObject({ cleared: 1, other: 1, savedFen: 650_00, restoredFen: 80_00 });
  });

  it('call a rule right where money was stopped or lowered, and leave out what nobody looked into', () => {
    expect(figures.byRule[0]).toMatchObject({ rule: 'financial-assets', rightShare: 2 / 5, medianDays: 30 });
  });

  it('tell of all towns together how many households could be compared whole', () => {
    expect(figures.all.compared).toMatchObject({ active: 190, disputed: 10, incomplete: 28 });
    expect(coverageOf(figures.all)).toBe(0.81);
    expect(countFigures([], '2026-10-30', {}).all.compared).toBeUndefined();
  });

  it('tell by town how many households could be compared whole', () => {
    const west = figures.byTown.find(({ town }) => town === '西乡镇');
    expect(west).toMatchObject({ open: 0, other: 1 });
    expect(west && coverageOf(west)).toBe(0.72);
    expect(coverageOf({ compared: undefined })).toBeNull();
  });

  it('never count what comes of an entitlement as saved, and call it right where it was raised', () => {
    const entitlement = (parts: Partial<ListedCase>): ListedCase => ({ ...line(parts), kind: 'entitlement' });
    const { all } = countFigures(
      [
        entitlement({ dueOn: '2026-11-20' }),
        { ...decided('increase', 41_67, '2026-10-11'), kind: 'entitlement' },
        { ...decided('reduce', -30_00, '2026-10-11'), kind: 'entitlement' },
        { ...decided('continue', 0, '2026-10-11'), kind: 'entitlement' },
      ],
      '2026-10-30',
      { 东乡镇: { active: 9, disputed: 0, incomplete: 0, review: 0, suspension: 0, entitlement: 4 } },
    );
    expect(all).toMatchObject({ open: 1, suspensions: 0, entitlements: 1, savedFen: 0, restoredFen: 41_67 });
    expect(all).toMatchObject({ rightShare: 2 / 3, compared: { entitlement: 4 } });
  });
});
