/** What other schemes pay a household's members a month, which may lie on the account of the guarantee. */
import { expect, it } from 'vitest';
import type { Holding } from '../../../../shared/contracts/household-file.ts';
import { otherAidPaid } from '../../../../shared/domain/catalogue/rules/other-aid-paid.ts';
import { otherAid } from '../../../../shared/domain/catalogue/sources/other-aid.ts';
import { ofSecond, rowOf, thingsOf } from '../../../builders/rows-of-source.ts';

const aid = (changes: Readonly<Record<string, string>> = {}, place: Partial<Holding> = {}) =>
  rowOf(
    otherAid,
    { scheme: '高龄津贴', monthly_amount: '80', from: '2025-01-01', aid_status: '在发', ...changes },
    place,
  );
const paid = (...holdings: Holding[]) => otherAidPaid({ assets: thingsOf(...holdings), day: '2026-11-22' });

it('is the sum of what is granted for the day, of all members', () => {
  expect(paid()).toEqual({ monthlyFen: 0, isUnknown: false });
  expect(paid(aid(), aid({ monthly_amount: '50' }, ofSecond))).toEqual({
    ...{ monthlyFen: 130_00, isUnknown: false },
  });
});

it.each([
  ['has ended by its state', { aid_status: '停发' }, {}],
  ['has ended by its day', { until: '2026-11-21' }, {}],
  ['has not begun', { from: '2026-12-01' }, {}],
  ['is somebody else’s by its name', {}, { name: '王五六' }],
])('is nothing where it %s', (_what, changes, place) => {
  expect(paid(aid(changes, place))).toEqual({ monthlyFen: 0, isUnknown: false });
});

it.each([
  ['its amount', { monthly_amount: '' }],
  ['a part of its amount', { monthly_amount: '八十' }],
  ['whether it is paid', { aid_status: '暂停' }],
  ['its end', { until: '明年' }],
])('is unknown beside what is known where nobody knows %s', (_what, changes) => {
  expect(paid(aid(changes), aid({ monthly_amount: '50' }, ofSecond))).toEqual({
    ...{ monthlyFen: 50_00, isUnknown: true },
  });
});
