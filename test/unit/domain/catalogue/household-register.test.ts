/** The household register: what its words say happened, and when nobody can tell. */
import { describe, expect, it } from 'vitest';
import type { HeldAsset } from '../../../../shared/domain/catalogue/held.ts';
import { householdRegister } from '../../../../shared/domain/catalogue/sources/household-register.ts';
import { ofSecond, rowOf, thingsOf } from '../../../builders/rows-of-source.ts';

const entry = (changes: Readonly<Record<string, string>> = {}, place = {}) =>
  rowOf(householdRegister, { register_status: '注销', changed_on: '2026-08-01', ...changes }, place);
const thingOf = (...rows: ReturnType<typeof entry>[]): HeldAsset => {
  const [thing, ...others] = thingsOf(...rows);
  if (thing === undefined || others.length > 0) throw new Error('not one thing');
  return thing;
};
const pointsOf = ({ unclear }: HeldAsset) => unclear.map(({ point }) => point);
const eventsOf = (changes: Readonly<Record<string, string>>) =>
  thingOf(entry(changes)).facets.map((facet) => (facet.kind === 'event' ? facet.what : facet.kind));

describe('an entry of the household register', () => {
  it.each([
    ['正常', '', 'registered'],
    [' 迁入 ', '婚迁', 'registered'],
    ['县内迁移', '', 'registered'],
    ['迁出', '购房', 'register-moved'],
    ['迁出', '升学', 'went-to-school'],
    ['迁往市外', '由他处引进', 'register-moved'],
    ['注销', '', 'register-cancelled'],
    ['注销', '出国定居', 'register-cancelled'],
    ['注销', '死亡', 'died'],
    ['死亡注销', '', 'died'],
    ['死亡注销', '重复户口', 'died'],
    ['注销', '应征入伍', 'joined-army'],
    ['参军注销', '其他', 'joined-army'],
  ])('%j for %j says %s', (register_status, reason, what) => {
    expect(eventsOf({ register_status, reason })).toEqual([what]);
    expect(thingOf(entry({ register_status, reason })).unclear).toEqual([]);
  });

  it.each([
    ['冻结', ''],
    ['', '购房'],
    ['注销', '重复户口'],
    ['正常', '死亡'],
  ])('%j for %j may be a death or a cancellation, and is unclear', (register_status, reason) => {
    expect(eventsOf({ register_status, reason })).toEqual(['register-cancelled', 'died']);
    expect(pointsOf(thingOf(entry({ register_status, reason })))).toEqual(['state']);
  });

  it.each([
    ['2026-11-01', 'day-to-come'],
    ['1979-12-31', 'day-before-birth'],
  ])('of %s cannot be right', (changed_on, point) => {
    expect(pointsOf(thingOf(entry({ changed_on })))).toEqual([point]);
  });

  it('of the day of birth, and of the day of its file, may be right', () => {
    expect(thingOf(entry({ changed_on: '1980-01-01' })).unclear).toEqual([]);
    expect(thingOf(entry({ changed_on: '2026-10-31' })).unclear).toEqual([]);
  });

  it('tells the county where the register is by the digits at the beginning of the place', () => {
    const at = (registered_at: string) => thingOf(entry({ register_status: '迁出', registered_at })).facets;
    expect(at('329902 某镇')).toMatchObject([{ county: '329902' }]);
    expect(at('某省某县32990')).toEqual([{ kind: 'event', what: 'register-moved', on: '2026-08-01' }]);
  });

  it('is one thing for a person, day and event, whoever delivers it; another for another member', () => {
    const elsewhere = entry({}, { provider: 'another-office', line: 9 });
    expect(thingOf(entry(), elsewhere).rows).toHaveLength(2);
    expect(thingsOf(entry(), entry({}, ofSecond))).toHaveLength(2);
    expect(thingsOf(entry(), entry({ reason: '死亡' }), entry({ changed_on: '2026-08-02' }))).toHaveLength(3);
  });

  it('under a name that disagrees says nothing beside one under the right name', () => {
    const strangers = entry(
      { register_status: '注销', registered_at: '110102' },
      { name: '王五六', line: 3 },
    );
    expect(thingOf(entry(), strangers)).toMatchObject({
      certainty: 'verified',
      rows: [{ certainty: 'verified' }],
    });
    expect(thingOf(strangers)).toMatchObject({ certainty: 'doubtful' });
  });

  it.each(['', '昨天', '2026-02-30', '46023'])('without a day (%j) is set aside', (changed_on) => {
    expect(() => entry({ changed_on })).toThrow('changed-on-invalid');
  });

  it('shows states, reason and day, and no place where papers quote it', () => {
    const { asset } = entry({ reason: '购房', register_status: '迁出', registered_at: '某省某市某村9号' });
    expect(householdRegister.summarise(asset)).toEqual({
      zh: '户籍状态“迁出”，变动原因“购房”（2026-08-01）',
      en: 'register state "迁出", reason "购房" (2026-08-01)',
    });
    expect(householdRegister.describe(asset)).toContain('某省某市某村9号');
  });
});
