/** Homes and other titles: of members, planted or not, and of the rest of the county. */
import { soilFreely, soilHarmlessly, soilIdentity } from './dirt.ts';
import type { Household, Member } from './families.ts';
import { judgeLot, type Filed, type HomeRow, type Ledger, type Signature } from './ledger.ts';
import { countyName, towns } from './places.ts';
import { daysBefore, propertyRegistry } from './providers.ts';
import { weigh, type Random } from './random.ts';
import { drawStranger } from './strangers.ts';

export const dwellingPurposes = weigh([
  ['住宅', 50],
  ['城镇住宅用地/成套住宅', 25],
  ['成套住宅', 8],
  ['农村宅基地/住宅', 12],
  ['非成套住宅', 3],
  ['公寓', 1],
  ['别墅', 1],
]);
export const commercialPurposes = [
  '商业',
  '商铺',
  '其他商服用地/商业服务',
  '门面',
  '经营',
  '写字楼',
  '办公',
  '商业、金融、信息',
];
export const mixedPurposes = ['商住', '城镇住宅用地/商住', '商住混合'];
export const otherPurposes = ['车位', '仓储', '工业', '工业用地/工业', '车库'];

const titleStates = weigh([
  ['现势', 60],
  ['正常', 15],
  ['1', 10],
  ['有效', 5],
  ['抵押', 8],
  ['查封', 1],
  ['异议', 1],
]);
export const endedTitles = ['历史', '终止', '注销', '2', '3'];

/** A place that titles can be about: one home, whoever owns it. */
export interface Unit {
  unit_number: string;
  location: string;
  area: string;
}

export interface TitleFacts {
  member: Member;
  purpose?: string;
  unit?: Unit;
  ownership?: string;
  share?: string;
  status?: string;
  signature?: Signature;
}

export function registerTitle(ledger: Ledger, random: Random, facts: TitleFacts): void {
  const { identity, name, readable } = facts.signature ?? soilHarmlessly(random, facts.member);
  const row: HomeRow = {
    id_number: identity,
    name,
    certificate_number: drawCertificate(random),
    ...(facts.unit ?? drawUnit(random)),
    purpose: facts.purpose ?? random.pick(dwellingPurposes),
    ownership: facts.ownership ?? '单独所有',
    share: facts.share ?? '',
    registered_on: daysBefore(propertyRegistry.asOf, random.int(30, 9000)),
    title_status: facts.status ?? random.pick(titleStates),
  };
  ledger.homes.push({ row, lot: judgeLot(facts.member, readable) });
}

/** Most of those who have a home on record have this one. */
export function dwellOrdinarily(ledger: Ledger, random: Random, household: Household): void {
  if (!random.chance(0.42)) return;
  const [head] = household.members;
  if (head !== undefined)
    registerTitle(ledger, random, { member: head, signature: soilFreely(random, head) });
}

export function drawUnit(random: Random): Unit {
  const town = random.pick(towns).name;
  const [road, door] = [random.int(1, 60), random.int(1, 400)];
  const location = random.pick([
    `${countyName}${town}${road}组${door}号`,
    `${countyName}${town}人民路${road}号${door}室`,
    `${countyName}${town}"清禾花园"${road}幢,${door}室`,
  ]);
  const parcel = `329901${String(random.int(1, 999_999)).padStart(6, '0')}GB${String(random.int(1, 99_999)).padStart(5, '0')}`;
  const building = `F${String(random.int(1, 99_999_999)).padStart(8, '0')}`;
  return {
    unit_number: random.chance(0.9) ? parcel + building : '',
    location,
    area: (random.int(3500, 16_000) / 100).toFixed(2),
  };
}

function drawCertificate(random: Random): string {
  return `苏（${random.int(2016, 2026)}）${countyName}不动产权第${String(random.int(1, 9_999_999)).padStart(7, '0')}号`;
}

/** Everybody else's titles, without end. */
export function* listStrangersTitles(
  random: Random,
  members: ReadonlySet<string>,
): Generator<Filed<HomeRow>, never> {
  for (;;) {
    const { number, name } = drawStranger(random, members);
    const { identity, readable } = soilIdentity(random, number);
    yield {
      row: {
        id_number: identity,
        name,
        certificate_number: drawCertificate(random),
        ...drawUnit(random),
        purpose: random.pick(
          random.chance(0.8) ? dwellingPurposes : [...commercialPurposes, ...otherPurposes],
        ),
        ...random.pick(strangersShares),
        registered_on: daysBefore(propertyRegistry.asOf, random.int(30, 9000)),
        title_status: random.pick(random.chance(0.1) ? endedTitles : titleStates),
      },
      lot: readable ? 'unmatched' : 'quarantined',
    };
  }
}

const strangersShares = weigh([
  [{ ownership: '单独所有', share: '' }, 60],
  [{ ownership: '共同共有', share: '' }, 25],
  [{ ownership: '按份共有', share: '50%' }, 6],
  [{ ownership: '按份共有', share: '1/3' }, 4],
  [{ ownership: '按份共有', share: '50' }, 3],
  [{ ownership: '按份共有', share: '各半' }, 2],
]);
