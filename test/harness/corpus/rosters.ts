/** Rosters: rows of one, each about a household and person of its own, and whole files of counties of their own. */
import { gzipSync } from 'node:zlib';
import {
  corpusCounty,
  corpusIdentity,
  csv,
  member,
  rowMember,
  unauthorised,
  type CorpusFiles,
  type CorpusRows,
} from './corpus-file.ts';

export const rosterHeader =
  '家庭编号,救助类别,户主姓名,成员姓名,身份证号,与户主关系,是否保障对象,乡镇,村社区,保障类别,家庭人口,月保障金额,家庭收入,收入周期,授权书签署日期,授权有效期至';

/** The county whose rows are the cases of this file. */
export const rowsCounty = '329902';

const plainRow = {
  household: 'H1',
  scheme: '城市低保',
  head: '测一',
  name: '测一',
  id: member,
  relation: '户主',
  recipient: '是',
  town: '东乡',
  village: '一村',
  category: 'A',
  size: '',
  amount: '600.00',
  income: '0',
  period: '月',
  signed: '',
  until: '长期',
};

export function rosterRow(said: Partial<Record<keyof typeof plainRow, string>>): string {
  return Object.values({ ...plainRow, ...said }).join(',');
}

let persons = 100;
/** A row of the next household, about the next person. */
function next(said: Partial<Record<keyof typeof plainRow, string>> = {}): string {
  persons += 1;
  return rosterRow({ household: `R${persons}`, id: corpusIdentity(persons, rowsCounty), ...said });
}
const twice = next();

export const rosterRows: CorpusRows = {
  'roster-row-good': next(),
  'household-number-empty': next({ household: '' }),
  'household-number-in-words': next({ household: '东乡 1 号' }),
  'household-number-in-scientific': next({ household: '3.2E+10' }),
  'household-number-of-41': next({ household: 'H'.repeat(41) }),
  'household-number-with-hash': next({ household: 'A#B' }),
  'scheme-unknown': next({ scheme: '五保' }),
  'scheme-in-long-form': next({ scheme: '农村居民最低生活保障' }),
  'head-name-missing': next({ head: '' }),
  'member-name-missing': next({ name: '' }),
  'recipient-unknown': next({ recipient: '也许' }),
  'recipient-empty': next({ recipient: '' }),
  'household-size-zero': next({ size: '0' }),
  'household-size-negative': next({ size: '-1' }),
  'household-size-a-fraction': next({ size: '1.5' }),
  'monthly-amount-in-words': next({ amount: '六百' }),
  'monthly-amount-negative': next({ amount: '-600' }),
  'income-in-words': next({ income: '很少' }),
  'income-period-week': next({ period: '周' }),
  'signed-on-no-day': next({ signed: '2026-02-30' }),
  'authorised-until-in-words': next({ until: '明年' }),
  'authorised-until-empty': next({ until: '' }),
  'authorised-until-empty-but-signed': next({ until: '', signed: '2026-01-01' }),
  'member-once': twice,
  'member-twice': twice,
  'contradictory-first': next({ household: 'R-both' }),
  'contradictory-second': next({ household: 'R-both', scheme: '农村低保' }),
  'roster-columns-missing': 'R-short,城市低保,测一',
  'member-a-formula': next({ name: '=1+1', head: '=1+1' }),
  'village-markup': next({ village: '<b>一村</b>' }),
  'member-of-15-digits': next({ id: '329902700101999' }),
  'member-number-wrong': next({ id: '329902197001011234' }),
  'member-with-passport': next({ id: 'E12345678' }),
  'member-without-number': next({ id: '' }),
  'member-name-of-201': next({ name: '测'.repeat(201) }),
};

/** The roster by which everything else is compared; its people are those of `corpus-file.ts`. */
export const baseRoster = csv(
  rosterHeader,
  rosterRow({}),
  rosterRow({ household: 'H2', head: '测二', name: '测二', id: rowMember }),
  rosterRow({ household: 'H3', head: '测三', name: '测三', id: unauthorised, until: '2026-01-01' }),
);

const person = (county: string) => rosterRow({ id: corpusIdentity(1, county) });
let counties = 329_910;
/** A roster of a county of its own. */
function ofItsOwn(name: string, build: (county: string) => string | Uint8Array, manifest?: object) {
  counties += 1;
  return {
    key: `roster/${counties}/2026-10-25/${name}`,
    content: build(String(counties)),
    ...(manifest && { manifest: JSON.stringify(manifest) }),
  };
}

export const rosterFiles: CorpusFiles = {
  'roster-good': { key: `roster/${corpusCounty}/2026-10-25/roster-good.csv`, content: baseRoster },
  'roster-gzip': ofItsOwn('roster-gzip.csv.gz', (county) => gzipSync(csv(rosterHeader, person(county)))),
  'roster-empty': ofItsOwn('roster-empty.csv', () => ''),
  'roster-header-only': ofItsOwn('roster-header-only.csv', () => csv(rosterHeader)),
  'roster-column-missing': ofItsOwn('roster-column-missing.csv', (county) =>
    csv(rosterHeader.replace('救助类别', '类别'), person(county)),
  ),
  'roster-encoding-invalid': ofItsOwn('roster-encoding-invalid.csv', (county) =>
    Buffer.concat([Buffer.from(csv(rosterHeader, person(county))), Buffer.from([0xff, 0x0a])]),
  ),
  'roster-of-identity-numbers': ofItsOwn('roster-of-identity-numbers.csv', (county) =>
    csv(rosterHeader, rosterRow({ household: corpusIdentity(1, county), id: corpusIdentity(1, county) })),
  ),
  'roster-rows-differ': ofItsOwn('roster-rows-differ.csv', (county) => csv(rosterHeader, person(county)), {
    rows: 2,
  }),
  'roster-in-parts': ofItsOwn('roster-in-parts.csv', (county) => csv(rosterHeader, person(county)), {
    part: 1,
    of: 2,
  }),
  'roster-line-too-long': ofItsOwn('roster-line-too-long.csv', (county) =>
    csv(rosterHeader, person(county), 'x'.repeat(1024 * 1024 + 1)),
  ),
  'roster-bomb': ofItsOwn('roster-bomb.csv.gz', (county) =>
    gzipSync(Buffer.concat([Buffer.from(csv(rosterHeader, person(county))), Buffer.alloc(80_000_000)])),
  ),
};
