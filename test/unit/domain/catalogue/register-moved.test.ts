/** A register that was cancelled or has left the county, and what is none of the two. */
import { describe, expect, it } from 'vitest';
import type { Holding } from '../../../../shared/contracts/household-file.ts';
import { assetKeyOf } from '../../../../shared/domain/catalogue/catalogue.ts';
import { householdRegister } from '../../../../shared/domain/catalogue/sources/household-register.ts';
import { findingsOf, fresh, resultOf } from '../../../builders/assessment.ts';
import { aClearance, aHousehold, aMember, tokenOf } from '../../../builders/household-file.ts';
import { ofSecond, rowOf } from '../../../builders/rows-of-source.ts';

type Changes = Readonly<Record<string, string>>;
const entry = (changes: Changes = {}, place: Partial<Holding> = {}) =>
  rowOf(householdRegister, { register_status: '迁出', changed_on: '2026-08-01', ...changes }, place);
const freshness = [fresh('household-register', 'an-office')];
const household = (holdings: Holding[]) =>
  aHousehold({ members: [aMember(), aMember({ ordinal: 2, name: '李小梅' })], holdings });
const found = (...holdings: Holding[]) => [...findingsOf(household(holdings), { freshness }).keys()];
const said = (...holdings: Holding[]) => resultOf(household(holdings), 'register-moved', { freshness });

describe('the register of a member', () => {
  it.each([
    ['迁出', 'moved out of the county on 2026-08-01'],
    ['注销', 'was cancelled on 2026-08-01'],
  ])('with the state %s is a review', (register_status, text) => {
    expect(found(entry({ register_status }))).toEqual(['register-moved']);
    expect(said(entry({ register_status }))).toMatchObject({
      finding: { kind: 'review', evidence: [{ line: 2 }] },
      explanation: { en: expect.stringContaining(text) as string },
    });
  });

  it.each([
    ['on the register', { register_status: '正常' }, 'No member'],
    ['moved for school', { reason: '升学' }, 'evidence alone'],
    ['left for the army', { register_status: '注销', reason: '参军' }, 'correct the headcount'],
    ['moved within the county', { registered_at: '110101002 某街道' }, 'moved within the county'],
  ])('of somebody %s passes, and says so', (_what, changes, text) => {
    expect(found(entry(changes))).toEqual([]);
    expect(said(entry(changes))).toMatchObject({
      kind: 'passed',
      explanation: { en: expect.stringContaining(text) as string },
    });
  });

  it('that moved to another county is a review, wherever the digits say that it is', () => {
    expect(found(entry({ registered_at: '110102 某街道' }))).toEqual(['register-moved']);
  });

  it.each([
    ['came back later', '2026-09-01', []],
    ['was on it before', '2026-07-01', ['register-moved']],
    ['was on it the same day, whatever was last', '2026-08-01', ['register-moved']],
  ])('that %s', (_what, changed_on, findings) => {
    const on = entry({ register_status: '迁入', changed_on }, { line: 3 });
    expect(found(entry(), on)).toEqual(findings);
    expect(found(on, entry())).toEqual(findings);
  });

  it('of one member says nothing of another', () => {
    const hers = { identityToken: tokenOf(2), name: '李小梅', line: 3 };
    const on = entry({ register_status: '迁入', changed_on: '2026-09-01' }, hers);
    expect(found(entry(), on)).toEqual(['register-moved']);
  });

  it('by words that nobody knows is asked about, unless it was seen in order later', () => {
    const odd = entry({ register_status: '冻结' });
    const on = (changed_on: string) => entry({ register_status: '正常', changed_on }, { line: 3 });
    expect(found(odd)).toEqual(['unclear-asset']);
    expect(said(odd).kind).toBe('unjudged');
    expect(said(odd, on('2026-08-01')).kind).toBe('unjudged');
    expect(said(odd, on('2026-08-02')).kind).toBe('passed');
  });

  it.each([
    ['on a day to come', entry({ register_status: '正常', changed_on: '2026-11-15' }, { line: 3 })],
    [
      'of another member',
      entry({ register_status: '正常', changed_on: '2026-09-01' }, { ...ofSecond, line: 3 }),
    ],
    ['that they moved for school before', entry({ reason: '升学', changed_on: '2026-07-01' }, { line: 3 })],
  ])('by words that nobody knows is asked about, whatever is on record %s', (_what, other) => {
    expect(found(entry({ register_status: '冻结' }), other)).toEqual(['unclear-asset']);
  });

  it('by words that nobody knows, on a day that cannot be right, is asked about, whatever was seen later', () => {
    const odd = entry({ register_status: '冻结', changed_on: '1979-12-31' });
    const on = entry({ register_status: '正常', changed_on: '2026-09-01' }, { line: 3 });
    expect(found(odd, on)).toEqual(['unclear-asset']);
  });

  it('that moved for school on a day of being on it has moved for school', () => {
    const on = entry({ register_status: '迁入' }, { line: 3 });
    expect(said(entry({ reason: '升学' }), on).explanation.en).toContain('moved for school on 2026-08-01');
  });

  it('that has come to the county has not moved within it', () => {
    const come = entry({ register_status: '迁入', registered_at: '110101002 某街道' });
    expect(said(come).explanation.en).toBe("No member's register has moved or is cancelled.");
  });

  it('on a day that cannot be right is asked about, whatever was seen later', () => {
    const early = entry({ changed_on: '1979-12-31' });
    const on = entry({ register_status: '正常', changed_on: '2026-09-01' }, { line: 3 });
    expect(found(early, on)).toEqual(['unclear-asset']);
  });

  it('that died is no move', () => {
    expect(found(entry({ register_status: '死亡注销' }))).toEqual(['member-deceased']);
  });

  it('whose last change staff have explained passes, whatever was before', () => {
    const last = entry({ changed_on: '2026-09-01' }, { line: 3 });
    const key = assetKeyOf(last.asset, { ...last, memberToken: last.identityToken });
    const clearances = [aClearance({ rule: 'register-moved', assets: [key] })];
    const file = household([entry(), last]);
    expect(findingsOf({ ...file, clearances }, { freshness }).size).toBe(0);
  });
});
