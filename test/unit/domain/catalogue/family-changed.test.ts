/** Marriages and divorces since signing, and whether the household is what they make of it. */
import { describe, expect, it } from 'vitest';
import type { Holding, Member } from '../../../../shared/contracts/household-file.ts';
import { marriage } from '../../../../shared/domain/catalogue/sources/marriage.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { findingsOf, fresh, resultOf } from '../../../builders/assessment.ts';
import { aClearance, aHousehold, aMember } from '../../../builders/household-file.ts';
import { rowOf, thingsOf } from '../../../builders/rows-of-source.ts';
import type { View } from '../../../../shared/domain/catalogue/rule.ts';
import { familyChanged } from '../../../../shared/domain/catalogue/rules/family-changed.ts';
import { assetKeyOf } from '../../../../shared/domain/catalogue/catalogue.ts';

const [strangers, seconds] = ['320102198703150021', '110101198001010029'];
type Changes = Readonly<Record<string, string>>;
const record = (changes: Changes = {}, place: Partial<Holding> = {}) =>
  rowOf(marriage, { kind: '结婚', registered_on: '2026-08-01', spouse_id: strangers, ...changes }, place);
const divorce = (changes: Changes = {}, place: Partial<Holding> = { line: 3 }) =>
  record({ kind: '离婚', ...changes }, place);
const freshness = [fresh('marriage', 'an-office')];
const signed = { authorisedOn: '2025-01-01' };
const two = [aMember(signed), aMember({ ordinal: 2, name: '李小梅', ...signed })];
const found = (holdings: Holding[], members: Member[] = two) => [
  ...findingsOf(aHousehold({ members, holdings }), { freshness }).keys(),
];
const said = (holdings: Holding[], members: Member[] = two) =>
  resultOf(aHousehold({ members, holdings }), 'family-changed', { freshness });

describe('a marriage after the signing', () => {
  it('whose spouse is not in the household is a review that says both', () => {
    expect(found([record()])).toEqual(['family-changed']);
    expect(said([record()])).toMatchObject({
      finding: { kind: 'review', amountFen: null, evidence: [{ line: 2 }] },
      explanation: { zh: expect.stringContaining('成员 1 于 2026-08-01 登记结婚') as string },
    });
  });

  it('whose spouse is in the household passes', () => {
    expect(found([record({ spouse_id: seconds })])).toEqual([]);
    expect(said([record({ spouse_id: seconds })]).kind).toBe('passed');
  });

  it.each([
    ['2025-01-01', []],
    ['2025-01-02', ['family-changed']],
  ])('counts from the day after it: of %s', (registered_on, findings) => {
    expect(found([record({ registered_on })])).toEqual(findings);
  });

  it('is not judged where nobody knows when they signed, unless the spouse is there', () => {
    const unsigned = [aMember(), aMember({ ordinal: 2, name: '李小梅' })];
    expect(found([record()], unsigned)).toEqual([]);
    expect(said([record()], unsigned)).toMatchObject({
      kind: 'unjudged',
      explanation: { en: expect.stringContaining('when they signed is not known') as string },
    });
    expect(said([record({ spouse_id: seconds })], unsigned).kind).toBe('passed');
  });

  it('is not judged where somebody in the household cannot be compared', () => {
    const { identityToken: _, ...third } = aMember({ ordinal: 3, name: '王小', identity: 'invalid' });
    expect(found([record()], [...two, third])).toEqual([]);
    expect(said([record()], [...two, third])).toMatchObject({
      kind: 'unjudged',
      explanation: { en: expect.stringContaining('somebody in the household cannot be compared') as string },
    });
    expect(said([divorce()], [...two, third]).kind).toBe('unjudged');
    expect(said([divorce({ spouse_id: seconds })], [...two, third]).kind).toBe('failed');
  });

  it('is known under every key that a member has a token of', () => {
    const [first, second] = two as [Member, Member];
    const renewed = { ...second, identityToken: '0:old', furtherTokens: [second.identityToken ?? ''] };
    expect(found([record({ spouse_id: seconds })], [first, renewed])).toEqual([]);
  });

  it.each([
    ['without a spouse', { spouse_id: '' }],
    ['with oneself', { spouse_id: '110101198001010010' }],
    ['of a kind that nobody knows', { kind: '撤销' }],
  ])('%s is asked about, and only where it is after the signing', (_what, changes) => {
    expect(found([record(changes)])).toEqual(['unclear-asset']);
    expect(said([record(changes)]).kind).toBe('unjudged');
    expect(found([record({ ...changes, registered_on: '2024-05-01' })])).toEqual([]);
  });

  it('under another name is a question of identity', () => {
    expect(found([record({}, { name: '王五六' })])).toEqual(['identity-question']);
  });

  it('that passes is nothing that staff have explained', () => {
    expect(said([record({ spouse_id: seconds })]).explanation).toEqual({
      zh: '没有发现签署授权书之后结婚、离婚而家庭成员未相应变动的。',
      en: 'Nobody has married or divorced since signing whose household would have changed.',
    });
  });

  it('that names no spouse, and is not unclear to its source, is not judged', () => {
    const things = thingsOf(record()).map((thing) => ({
      ...thing,
      facets: [{ kind: 'event', what: 'married', on: '2026-08-01' }] as const,
    }));
    const view = { assets: things, members: two, clearances: [], clearanceGrowthShare: 0 };
    const entry = {
      rule: 'family-changed',
      mode: 'live',
      effectiveFrom: '2026-01-01',
      restsOn: 'x',
    } as const;
    expect(familyChanged.judge(view as unknown as View, entry).kind).toBe('unjudged');
  });

  it('is silent where staff have explained it', () => {
    const row = record();
    const key = assetKeyOf(row.asset, { ...row, memberToken: row.identityToken });
    const clearances = [aClearance({ rule: 'family-changed', assets: [key] })];
    const file = aHousehold({ members: two, holdings: [row], clearances });
    expect(findingsOf(file, { freshness }).size).toBe(0);
  });
});

describe('a word of the county for who never married', () => {
  const never = (registered_on = '') => record({ kind: '从未办理', registered_on, spouse_id: '' });
  const word: NonNullable<Policy['words']>[number] = {
    ...{ source: 'marriage', provider: 'an-office', column: 'kind', word: '从未办理', means: 'none' },
    ...{ effectiveFrom: '2026-01-01', restsOn: 'letter of the office' },
  };
  const foundBy = (holding: Holding, policy: Policy) => [
    ...findingsOf(aHousehold({ members: two, holdings: [holding] }), { freshness, policy }).keys(),
  ];

  it.each(['', '2026-08-01'])('is asked about until policy says what it means (day: %j)', (day) => {
    expect(foundBy(never(day), defaultPolicy)).toEqual(['unclear-asset']);
    expect(said([never(day)]).kind).toBe('unjudged');
    expect(foundBy(never(day), { ...defaultPolicy, words: [word] })).toEqual([]);
  });

  it('that means married still wants its day', () => {
    const married = { ...defaultPolicy, words: [{ ...word, means: 'married' }] };
    expect(foundBy(never(), married)).toEqual(['unclear-asset']);
  });
});

describe('a divorce after the signing', () => {
  it('of the day of a marriage of the same two is the last, so that who stayed is asked about', () => {
    const both = [record({ spouse_id: seconds }), divorce({ spouse_id: seconds })];
    expect(said(both).explanation.en).toContain('Member 1 divorced on 2026-08-01');
    expect(said(both.toReversed()).explanation.en).toContain('Member 1 divorced on 2026-08-01');
  });

  it('whose former spouse is still in the household is a review', () => {
    expect(found([divorce({ spouse_id: seconds })])).toEqual(['family-changed']);
    expect(said([divorce({ spouse_id: seconds })]).explanation.en).toContain('the former spouse is still');
  });

  it('whose former spouse is not there passes, and so does the marriage before it', () => {
    expect(found([divorce()])).toEqual([]);
    expect(found([record({ registered_on: '2026-03-01' }), divorce()])).toEqual([]);
    expect(found([record(), divorce()])).toEqual([]);
  });

  it('that was followed by a marriage of the same two leaves them a couple', () => {
    const again = record({ kind: '复婚', registered_on: '2026-09-01', spouse_id: seconds });
    expect(found([divorce({ spouse_id: seconds }), again])).toEqual([]);
    expect(found([again, divorce({ spouse_id: seconds })])).toEqual([]);
    const sameDay = record({ kind: '复婚', spouse_id: seconds }, { line: 4 });
    expect(found([divorce({ spouse_id: seconds }), sameDay])).toEqual(['family-changed']);
    expect(found([sameDay, divorce({ spouse_id: seconds })])).toEqual(['family-changed']);
    const others = divorce({ registered_on: '2026-09-02' });
    expect(said([again, others]).explanation.en).not.toContain('2026-09-01');
    expect(found([divorce({ spouse_id: seconds }), record({ registered_on: '2026-09-01' })])).toEqual([
      'family-changed',
    ]);
  });

  it('before the signing says nothing', () => {
    expect(found([divorce({ spouse_id: seconds, registered_on: '2024-12-31' })])).toEqual([]);
  });
});
