/** Titles of the immovable property register (不动产登记). */
import { add, compare, type Fraction, makeFraction, min, ONE, parseShare } from '../../kernel/fraction.ts';
import { say } from '../../kernel/say.ts';
import { clean, cleanNumber } from '../../kernel/text.ts';
import { wordTable } from '../../kernel/words.ts';
import { identifierIn, optional, readIdentifier, required, type Row } from '../columns.ts';
import type { Home } from '../facets.ts';
import { unclear, type UnclearPoint } from '../held.ts';
import { firstState, groupBy, type NonEmpty, type RowOf, withoutDoubt, withoutEnded } from '../rows.ts';
import { type Combined, defineSource } from '../source.ts';
import { defineWords, otherStates } from '../words.ts';

/** 权利状态 in words or the register's numbers. A mortgaged or sealed title is still the owner's. */
const states = defineWords({
  title: say('权利状态', 'Title states'),
  meanings: {
    'in-force': {
      says: say('有效', 'in force'),
      words: ['现势', '正常', '有效', '1', '抵押', '查封', '预告', '异议'],
    },
    out: { says: say('不计', 'out'), words: ['历史', '终止', '注销', '2', '3'] },
  },
  otherwise: otherStates,
});

const DWELLINGS = ['住宅', '成套住宅', '非成套住宅', '公寓', '高档公寓', '别墅'];
const COMMERCIAL = ['商业', '商铺', '商业服务', '门面', '经营', '写字楼', '办公', '商业、金融、信息'];
const MIXED = ['商住', '综合'];
const OTHER = [
  ...[
    '车位',
    '车库',
    '停车',
    '仓储',
    '仓库',
    '储藏',
    '杂物',
    '地下室',
    '阁楼',
    '工业',
    '厂房',
    '车间',
    '生产',
  ],
  ...[
    '农业',
    '农用',
    '养殖',
    '种植',
    '林业',
    '耕地',
    '林地',
    '草地',
    '宅基地',
    '公共',
    '公用',
    '公益',
    '配套',
  ],
  ...['设备', '教育', '学校', '医疗', '卫生', '科研', '文化', '体育', '交通', '军事', '宗教', '墓', '人防'],
];
const OTHER_WORDS = [...OTHER, '其他', '其它'];

const uses = defineWords({
  title: say('用途', 'Purposes'),
  meanings: {
    dwelling: { says: say('居住', 'dwelling'), words: DWELLINGS },
    commercial: { says: say('商业', 'commercial'), words: COMMERCIAL },
    unclear: {
      says: say('待核实', 'unclear'),
      words: MIXED,
      more: say(
        '其他混合用途、只含上述用词的写法，以及其他任何用词',
        'other mixed ones, what only contains such a word, and any other word',
      ),
    },
    other: {
      says: say('仅作佐证', 'evidence only'),
      words: OTHER_WORDS,
      more: say(
        '以及含有上述用词而不含居住、商业用词的写法',
        'and what contains one of these and none of the others',
      ),
    },
  },
  of: classifyUse,
  // Of `城镇住宅用地/成套住宅` the part after the last `/` is the use of the building.
  partsOf: (text) => [cleanNumber(text).split('/').at(-1) ?? ''],
});

const known: ReadonlyMap<string, Home['use']> = wordTable({
  dwelling: DWELLINGS,
  commercial: COMMERCIAL,
  unclear: MIXED,
  other: OTHER_WORDS,
});

/**
 * A known word says what it is. One that only holds such a word (商品住宅, 商业用房, 非住宅) may be it or not, and so is what is a dwelling and commercial at
 * once: unclear. One that holds a word for something else alone (地下车库) is that. Of any other word nobody knows whether it is a
 * use at all: a column may have shifted.
 */
function classifyUse(text: string): Home['use'] | undefined {
  const word = clean(text);
  const exact = known.get(word);
  if (exact !== undefined) return exact;
  const holds = (words: readonly string[]): boolean => words.some((each) => word.includes(each));
  if (holds([...DWELLINGS, ...COMMERCIAL, ...MIXED])) return 'unclear';
  return holds(OTHER) ? 'other' : undefined;
}

const columns = {
  certificateNumber: required('不动产权证号', 'certificate_number', 'identifier', {
    synonyms: [
      '不动产权证书号',
      '不动产证号',
      '不动产权证',
      '权证号',
      '产权证号',
      '房产证号',
      '房屋所有权证号',
      '证书号',
      '权利证书号',
      '不动产权证号码',
      '不动产权属证书号',
      '房权证号',
    ],
    note: say('不得为空', 'not empty'),
    fold: cleanNumber,
  }),
  unitNumber: optional('不动产单元号', 'unit_number', 'identifier', {
    synonyms: ['不动产单元', '单元号', '不动产单元编号', '不动产单元代码'],
    note: say(
      '同一房屋以此识别；没有则按坐落和面积，再没有则按证号',
      'tells homes apart; else place and area do, else the certificate',
    ),
  }),
  location: optional('坐落', 'location', 'word', {
    synonyms: ['房屋坐落', '不动产坐落', '座落', '房屋座落', '地址', '房屋地址', '房产地址'],
  }),
  purpose: required('用途', 'purpose', 'word', {
    synonyms: ['房屋用途', '规划用途', '不动产用途', '房屋规划用途', '房屋性质'],
    words: uses,
    note: say(
      '`城镇住宅用地/成套住宅` 取最后一个 `/` 之后的部分',
      'of `城镇住宅用地/成套住宅` the part after the last `/`',
    ),
  }),
  area: optional('建筑面积', 'area', 'word', {
    synonyms: ['面积', '房屋面积', '房屋建筑面积'],
    note: say('平方米', 'square metres'),
  }),
  ownership: optional('共有方式', 'ownership', 'word', {
    synonyms: ['共有情况', '共有类型', '共有性质'],
    note: say('单独所有、共同共有、按份共有', '单独所有, 共同共有 or 按份共有'),
  }),
  share: optional('共有份额', 'share', 'share', {
    synonyms: ['份额', '占有份额', '所占份额', '权利份额', '共有比例', '持有比例'],
    note: say(
      '写成 `50%`、`1/2`、`0.5` 或 `二分之一`。只写 `50` 不能确定是多少，须人工核实，请不要这样写。按份共有必须填写；其他情况空白为全部',
      '`50%`, `1/2`, `0.5` or `二分之一`; a bare `50` cannot be read and has to be clarified: do not send it; required for 按份共有, otherwise empty means the whole',
    ),
  }),
  registeredOn: optional('登记日期', 'registered_on', 'date', {
    synonyms: ['登记时间', '登簿日期', '登簿时间', '发证日期'],
  }),
  status: required('权利状态', 'title_status', 'word', {
    synonyms: ['权属状态', '登记状态', '状态', '产权状态', '现势状态'],
    words: states,
  }),
};

export type PropertyRow = Row<typeof columns>;

export const property = defineSource<typeof columns>({
  name: 'property',
  title: say('不动产', 'real property'),
  provider: say('不动产', 'property'),
  called: say('不动产', 'title'),
  facets: ['home'],
  mayBeAskedBy: 'act-41',
  overdue: {
    afterDays: 100,
    restsOn: say('产品设定：按季，与车辆相同', 'product choice: quarterly, as vehicles'),
  },
  isExpected: true,
  file: {
    title: say('不动产', 'Titles'),
    row: say('每个权利人的每项权利一行。', 'One row for each owner of each title.'),
    name: say('权利人，不要脱敏', "the owner's name, unmasked"),
    example: '不动产登记中心/2026-10-15/不动产.csv',
    remarks: [
      say(
        '同一房屋的共有人各一行；家庭成员的份额相加，最多为 1。',
        'One row for each co-owner of a home; shares of members of one household add up, to at most 1.',
      ),
    ],
  },
  columns,
  names: listNames,
  combine,
  summarise: ({ purpose, share = '', status }) =>
    say(
      `不动产，用途“${purpose}”，份额“${share}”，状态“${status}”`,
      `title, use "${purpose}", share "${share}", state "${status}"`,
    ),
  sort: ({ purpose }) => uses.meanings[judgeUse(purpose)].says,
  describe: ({ location, certificateNumber, purpose, area, ownership, share, registeredOn, status }) => [
    location ?? certificateNumber,
    purpose,
    area && say(`${area} ㎡`, `${area} m²`),
    ownership,
    share && say(`份额 ${share}`, `share ${share}`),
    registeredOn && say(`登记 ${registeredOn}`, `registered ${registeredOn}`),
    status,
  ],
});

/** One home by its unit number, else by where it is and how large, else by its certificate. */
function listNames({ unitNumber, location, area, certificateNumber }: PropertyRow): string[] {
  const unit = identifierIn(unitNumber);
  const [place, size] = [readIdentifier(location ?? ''), readIdentifier(area ?? '')];
  const isPlaced = place !== undefined && size !== undefined;
  const isCertified = identifierIn(certificateNumber) !== undefined;
  return [
    ...(unit === undefined ? [] : [['property', 'unit', unit].join('|')]),
    ...(isPlaced ? [['property', 'place', place, foldArea(size)].join('|')] : []),
    ...(isCertified ? [['property', 'certificate', certificateNumber].join('|')] : []),
  ];
}

/** `89.50`, `89.5` and `89.50㎡` are one area. */
function foldArea(area: string): string {
  const number = /^\d+(?:\.\d+)?/.exec(area)?.[0] ?? area;
  return number.includes('.') ? number.replace(/\.?0+$/, '') : number;
}

/**
 * Titles that have ended are left out unless all have. What is left adds up: each row is about its own holder's share,
 * so a doubtful row's share is not added to a known one's. One row that is unclear makes the whole unclear.
 */
function combine(rows: NonEmpty<RowOf<PropertyRow>>): Combined {
  const current = withoutEnded(withoutDoubt(rows));
  const state = firstState(current, ['unclear', 'in-force']);
  const use = joinUses(current);
  const share = addShares(current);
  const points: UnclearPoint[] = [];
  if (state === 'unclear') points.push(unclear.state);
  if (use === 'unclear') points.push(unclear.use);
  if (share === 'unclear') points.push(unclear.share);
  return {
    rows: current,
    state,
    unclear: state === 'out' ? [] : points,
    facets: [{ kind: 'home', use, share: share === 'unclear' ? ONE : share }],
  };
}

/** A home whose rows name different uses is unclear. */
function joinUses(rows: readonly RowOf<PropertyRow>[]): Home['use'] {
  const [use, ...others] = new Set(rows.map((row) => judgeUse(row.asset.purpose)));
  return use === undefined || others.length > 0 ? 'unclear' : use;
}

function judgeUse(purpose: string): Home['use'] {
  const [word = ''] = uses.partsOf(purpose);
  return uses.of(word) ?? 'unclear';
}

/** Shares of the members, at most 1. A certificate that is listed twice for a member is one share, the larger. */
function addShares(rows: readonly RowOf<PropertyRow>[]): Fraction | 'unclear' {
  const shares: Fraction[] = [];
  for (const same of groupBy(rows, (row) => `${row.memberOrdinal} ${row.asset.certificateNumber}`).values()) {
    const stated = same.map((row) => readShare(row.asset));
    const clear = stated.filter((share) => share !== 'unclear');
    if (clear.length < stated.length) return 'unclear';
    shares.push(clear.reduce((a, b) => (compare(a, b) >= 0 ? a : b)));
  }
  return min(shares.reduce(add, makeFraction(0n, 1n)), ONE);
}

/** No share is the whole, except where the title says that there are shares. */
function readShare({ share, ownership = '' }: PropertyRow): Fraction | 'unclear' {
  if (share !== undefined) return parseShare(share);
  return ownership.includes('按份') ? 'unclear' : ONE;
}

export { sample } from './property-sample.ts';
