/** Small counties of invented people, as their offices would describe them: a roster, four files, and one of any other source, clean. */
import fc from '../../builders/fast-check.ts';
import type { Source } from '../../../shared/domain/catalogue/source.ts';
import { computeCheckDigit } from '../../../shared/domain/kernel/identity.ts';
import type { Sheet } from '../../builders/sheet.ts';
import { otherSources, sheetOfSource } from '../../builders/source-sheets.ts';

/** Two nights of a county: the second says the same of its people as the first, a month later. */
export interface County {
  first: readonly Sheet[];
  second: readonly Sheet[];
}

/** What a household has that decides something, or nearly. */
const situations = [
  'nothing',
  'rich',
  'near',
  'shared',
  'car',
  'motorcycle',
  'shop',
  'homes',
  'closed',
  'found',
] as const;
type Situation = (typeof situations)[number];

interface Household {
  number: string;
  members: { id: string; name: string }[];
  situation: Situation;
}

const surnames = Array.from('赵钱孙李周吴郑王冯陈褚卫');
const given = Array.from('一二三四五六七八九十甲乙丙丁戊己庚辛壬癸');

const household = fc.record({
  size: fc.integer({ min: 1, max: 3 }),
  situation: fc.constantFrom(...situations),
});

export const generatedCounty: fc.Arbitrary<County> = fc.constantFrom(...otherSources).chain(countyWith);

/** With a file of that source beside the roster and the four. */
export function countyWith(other: Source): fc.Arbitrary<County> {
  return fc.array(household, { minLength: 4, maxLength: 16 }).map((drawn) => {
    let person = 0;
    const households = drawn.map(({ size, situation }, n): Household => ({
      number: `H${String(n + 1).padStart(3, '0')}`,
      situation,
      members: Array.from({ length: size }, () => {
        person += 1;
        return { id: identityOf(person), name: nameOf(person) };
      }),
    }));
    const of = (month: number) => sheetsOf(households, month, other);
    return { first: of(10), second: of(11) };
  });
}

function identityOf(n: number, district = '329901'): string {
  const born = 1940 + (n % 60);
  const first17 = `${district}${born}${String(1 + (n % 12)).padStart(2, '0')}15${String(n % 1000).padStart(3, '0')}`;
  return first17 + computeCheckDigit(first17);
}

function nameOf(n: number): string {
  return `${surnames[n % surnames.length]!}${given[n % given.length]!}${given[(n * 7 + 3) % given.length]!}`;
}

type Person = Household['members'][number];
const strangers: readonly Person[] = Array.from({ length: 9 }, (_, n) => ({
  id: identityOf(n + 1, '320583'),
  name: nameOf(n + 500),
}));

function sheetsOf(households: readonly Household[], month: number, other: Source): Sheet[] {
  const date = `2026-${month}-${month === 10 ? 29 : 27}`;
  const asOf = `2026-${month}-${month === 10 ? 30 : 28}`;
  // A register that was sent again to the byte would be noticed: every month somebody else moves in.
  const others = strangers.slice(0, 4 + (month % 10));
  return [
    roster(households, month),
    bank('A', households, { date, asOf, others }),
    bank('B', households, { date, asOf, others }),
    vehicle(households, { asOf, others }),
    property(households, { asOf, others }),
    sheetOfSource(other, {
      asOf,
      ordinary: [...headsOf(households, ['near', 'nothing']), ...others],
      found: headsOf(households, ['found']),
    }),
  ];
}

function headsOf(households: readonly Household[], wanted: readonly Situation[]): Person[] {
  return households.filter(({ situation }) => wanted.includes(situation)).map(({ members }) => members[0]!);
}

function roster(households: readonly Household[], month: number): Sheet {
  const columns = {
    ...{ household_number: '家庭编号', scheme: '救助类别', head_name: '户主姓名', name: '成员姓名' },
    ...{
      id_number: '身份证号',
      relation: '与户主关系',
      town: '乡镇',
      village: '村社区',
      category: '保障类别',
    },
    ...{ monthly_amount: '月保障金额', income: '家庭收入', income_period: '收入周期' },
    ...{ authorised_until: '授权有效期至' },
  };
  const rows = households.flatMap(({ number, members }) =>
    members.map(({ id, name }, n) => [
      ...[number, '城市低保', members[0]!.name, name, id, n === 0 ? '户主' : '其他', '柳湾镇'],
      ...['和平社区', 'B', String(350 * members.length), '0', '月', '长期'],
    ]),
  );
  return { key: `roster/329901/2026-${month}-25/r.csv`, of: 'roster', ...sheet(columns, rows) };
}

interface Month {
  asOf: string;
  others: readonly Person[];
}

/** The limit of a household is 4,200 yuan a head. */
const held: Partial<Record<Situation, readonly [a: number, b: number]>> = {
  rich: [45_000.5, 0],
  near: [1_999.99, 100],
  shared: [3_000, 17_000.25],
  closed: [0, 1_500],
};

function bank(
  name: 'A' | 'B',
  households: readonly Household[],
  { date, asOf, others }: Month & { date: string },
) {
  const columns = {
    ...{ id_number: '身份证号', name: '姓名', branch: '开户行', account_number: '账号', currency: '币种' },
    ...{ balance: '余额', balance_date: '余额日期', account_status: '账户状态' },
  };
  const row = ({ id, name: holder }: Person, account: number, yuan: number, status = '正常') => [
    ...[id, holder, '柳湾支行', `6299010000${name === 'A' ? 1 : 2}${String(account).padStart(8, '3')}`],
    ...['人民币', yuan.toFixed(2), date, status],
  ];
  const rows = households.flatMap(({ members: [head], situation }, n) => {
    const yuan = held[situation]?.[name === 'A' ? 0 : 1] ?? 12.5;
    const closed = situation === 'closed' && name === 'A' ? [row(head!, 700 + n, 60_000, '销户')] : [];
    return yuan === 0 ? closed : [row(head!, n, yuan), ...closed];
  });
  const all = [...rows, ...others.map((each, n) => row(each, 900 + n, 800 + n))];
  return { key: `inbox/bank/${name}/${asOf}/accounts.csv`, of: 'bank', ...sheet(columns, all) };
}

function vehicle(households: readonly Household[], { asOf, others }: Month): Sheet {
  const columns = {
    ...{ plate_number: '号牌号码', plate_type: '号牌种类', vin: '车辆识别代号', id_number: '身份证号' },
    ...{ name: '姓名', registered_on: '初次登记日期', vehicle_status: '机动车状态' },
  };
  const row = ({ id, name }: Person, n: number, type = '02') => [
    ...[
      `苏Z${String(n).padStart(5, '1')}`,
      type,
      `LSV${String(n).padStart(14, '2')}`,
      id,
      name,
      '2019-05-06',
      'A',
    ],
  ];
  const rows = households.flatMap(({ members, situation }, n) => {
    if (situation === 'car') return [row(members.at(-1)!, n)];
    return situation === 'motorcycle' ? [row(members[0]!, n, '07')] : [];
  });
  const all = [...rows, ...others.map((each, n) => row(each, 900 + n))];
  return { key: `inbox/vehicle/V/${asOf}/vehicles.csv`, of: 'vehicle', ...sheet(columns, all) };
}

function property(households: readonly Household[], { asOf, others }: Month): Sheet {
  const columns = {
    ...{
      id_number: '身份证号',
      name: '姓名',
      certificate_number: '不动产权证号',
      unit_number: '不动产单元号',
    },
    ...{ location: '坐落', purpose: '用途', area: '建筑面积', ownership: '共有方式', share: '共有份额' },
    ...{ registered_on: '登记日期', title_status: '权利状态' },
  };
  const row = ({ id, name }: Person, n: number, purpose = '住宅', share = '100%') => [
    ...[
      id,
      name,
      `苏（2019）不动产权第${String(n).padStart(7, '0')}号`,
      `329901001001GB${String(n).padStart(14, '4')}`,
    ],
    ...[`柳湾镇和平路${n + 1}号`, purpose, '80', '按份共有', share, '2019-01-01', '现势'],
  ];
  const rows = households.flatMap(({ members, situation }, n) => {
    const head = members[0]!;
    if (situation === 'homes') return [row(head, n), row(head, n + 300, '成套住宅', '50%')];
    if (situation === 'shop') return [row(head, n), row(head, n + 600, '商铺')];
    return situation === 'nothing' ? [] : [row(head, n)];
  });
  const all = [...rows, ...others.map((each, n) => row(each, 900 + n))];
  return { key: `inbox/property/P/${asOf}/titles.csv`, of: 'property', ...sheet(columns, all) };
}

function sheet(columns: Readonly<Record<string, string>>, rows: readonly (readonly string[])[]) {
  return { columns: Object.keys(columns), header: Object.values(columns), rows };
}
