/** A member who is on record as dead: what is asked, and what is said about it. */
import { describe, expect, it } from 'vitest';
import type { Holding, Member } from '../../../../shared/contracts/household-file.ts';
import { assetKeyOf } from '../../../../shared/domain/catalogue/catalogue.ts';
import { householdRegister } from '../../../../shared/domain/catalogue/sources/household-register.ts';
import { findingsOf, fresh, resultOf } from '../../../builders/assessment.ts';
import { aClearance, aHousehold, aMember } from '../../../builders/household-file.ts';
import { ofSecond, rowOf } from '../../../builders/rows-of-source.ts';

const died = (changes: Readonly<Record<string, string>> = {}, place: Partial<Holding> = {}) =>
  rowOf(householdRegister, { register_status: '死亡注销', changed_on: '2026-08-01', ...changes }, place);
const freshness = [fresh('household-register', 'an-office')];
const household = (holdings: Holding[], member: Partial<Member> = {}) =>
  aHousehold({
    members: [aMember({ authorisedOn: '2025-01-01', ...member }), aMember({ ordinal: 2 })],
    holdings,
  });
const found = (holdings: Holding[], member: Partial<Member> = {}) =>
  findingsOf(household(holdings, member), { freshness });
const said = (holdings: Holding[], member: Partial<Member> = {}) =>
  resultOf(household(holdings, member), 'member-deceased', { freshness });

describe('a member who is on record as dead', () => {
  it('is a review with the record, by how many offices, and that one alone ends nothing', () => {
    const finding = found([died()]).get('member-deceased');
    expect(finding).toMatchObject({
      kind: 'review',
      amountFen: null,
      limitFen: null,
      evidence: [{ line: 2 }],
    });
    expect(finding?.explanation.zh).toContain('成员 1 登记为死亡（2026-08-01），1 个单位有记录。');
    expect(finding?.explanation.en).toContain('a second source or a visit has to confirm it');
    expect([...found([died()]).keys()]).toEqual(['member-deceased']);
  });

  it.each([
    ['2026-08-01', false],
    ['2026-08-02', true],
    ['2026-09-03', true],
  ])('who signed on %s: whether the record is wrong is asked: %s', (authorisedOn, isSaid) => {
    const explanation = said([died()], { authorisedOn }).explanation;
    expect(explanation.zh.includes(`授权书签署于 ${authorisedOn}，晚于记录的死亡日期`)).toBe(isSaid);
    expect(explanation.en.includes('find out whether the record is wrong')).toBe(isSaid);
  });

  it('whose signing date is unknown is reported as such', () => {
    const file = aHousehold({ members: [aMember()], holdings: [died()] });
    expect(resultOf(file, 'member-deceased', { freshness })).toMatchObject({
      kind: 'failed',
      explanation: {
        en: expect.stringContaining('When the authorisation was signed is not known.') as string,
      },
    });
  });

  it('and is of several members: each by their own signing, in the order of days and members', () => {
    const [first, second] = [
      aMember({ authorisedOn: '2025-01-01' }),
      aMember({ ordinal: 2, name: '李小梅' }),
    ];
    const signedSince = { ...second, authorisedOn: '2026-09-01' };
    const saidOf = (holdings: Holding[]) =>
      resultOf(aHousehold({ members: [first, signedSince], holdings }), 'member-deceased', { freshness })
        .explanation.en;
    const hers = died({}, { ...ofSecond, line: 3 });
    expect(saidOf([hers])).toContain('signed on 2026-09-01');
    expect(saidOf([died()])).not.toContain('2026-09-01');
    for (const both of [
      [died(), hers],
      [hers, died()],
    ])
      expect(saidOf(both)).toMatch(/^Member 1 .+ Member 2 /);
    const earlier = died({ changed_on: '2026-07-31' }, { ...ofSecond, line: 3 });
    expect(saidOf([died(), earlier])).toMatch(/^Member 2 .+ Member 1 /);
  });

  it('counts offices, not rows', () => {
    const again = died({}, { line: 3 });
    const elsewhere = died({ changed_on: '2026-08-02' }, { line: 4, provider: 'another-office' });
    expect(said([died(), again]).explanation.en).toContain('by 1 office.');
    expect(said([died(), again, elsewhere]).explanation.en).toContain(
      '(2026-08-01, 2026-08-02), by 2 offices.',
    );
  });

  it.each([
    ['a day to come', { changed_on: '2026-11-01' }],
    ['a day before the birth', { changed_on: '1979-12-31' }],
  ])('by a record of %s is not, and somebody is asked', (_what, changes) => {
    expect([...found([died(changes)]).keys()]).toEqual(['unclear-asset']);
    expect(said([died(changes)]).kind).toBe('unjudged');
  });

  it('by a record under another name is a question of identity', () => {
    expect([...found([died({}, { name: '王五六' })]).keys()]).toEqual(['identity-question']);
  });

  it('is silent where staff have explained that record, and no other', () => {
    const row = died();
    const key = assetKeyOf(row.asset, { ...row, memberToken: row.identityToken });
    const file = household([row]);
    const clearances = [aClearance({ rule: 'member-deceased', assets: [key] })];
    expect(findingsOf({ ...file, clearances }, { freshness }).size).toBe(0);
    const another = household([row, died({ changed_on: '2026-08-09' }, { line: 3 })]);
    expect([...findingsOf({ ...another, clearances }, { freshness }).keys()]).toEqual(['member-deceased']);
  });

  it('is nobody while the register says that all are on it', () => {
    expect(said([died({ register_status: '正常' })])).toMatchObject({
      kind: 'passed',
      explanation: { en: expect.stringContaining('No member is on record as dead.') as string },
    });
  });
});
