/** The register of marriages and divorces (婚姻登记), one row a person and registration. */
import { say } from '../../kernel/say.ts';
import { clean, isPlaceholder } from '../../kernel/text.ts';
import { type FieldReader, optional, required, type Row } from '../columns.ts';
import { combineEvents, doubtsOfDay } from '../combine-events.ts';
import type { Event } from '../facets.ts';
import { unclear, type UnclearPoint } from '../held.ts';
import type { RowOf } from '../rows.ts';
import { drawStranger, type SourceSample } from '../sample.ts';
import { defineSource, quarterly } from '../source.ts';
import { noEnd } from '../until.ts';
import { defineWords, otherStates } from '../words.ts';

/** 登记类型. A certificate that is issued again is of the day of its issue, and no marriage of that day. */
const kinds = defineWords({
  title: say('登记类型', 'Kinds of registration'),
  meanings: {
    married: {
      says: say('结婚', 'married'),
      words: ['结婚', '结婚登记', '初婚', '再婚', '复婚', '复婚登记', '涉外结婚'],
    },
    divorced: {
      says: say('离婚', 'divorced'),
      words: ['离婚', '离婚登记', '协议离婚', '调解离婚', '判决离婚', '诉讼离婚'],
    },
    evidence: {
      says: say('仅作佐证', 'evidence only'),
      words: [
        ...['补领结婚证', '补领离婚证', '补发结婚证', '补发离婚证', '补领婚姻登记证', '换发结婚证'],
        ...['出具证明', '丧偶'],
      ],
    },
    none: {
      says: say('没有婚姻登记：不是变动，登记日期可空', 'no registration: no change, and needs no date'),
      words: [
        ...[
          '未婚',
          '从未结婚',
          '未登记',
          '未婚未登记',
          '无登记',
          '无登记记录',
          '无婚姻登记',
          '无婚姻登记记录',
        ],
        ...[
          '无婚姻登记信息',
          '无婚姻记录',
          '无记录',
          '查无记录',
          '未查到记录',
          '未查询到记录',
          '查无婚姻登记记录',
        ],
        ...['未查到婚姻登记记录', '未查询到婚姻登记记录', '未查询到婚姻登记信息', '未查到婚姻登记信息', '无'],
      ],
    },
  },
  otherwise: otherStates,
});

/**
 * Who has no registration has no day of one. What a county's own word means policy may say later, "no registration" too: a row
 * with such a word and no day is kept, and unclear until then.
 */
function mayLackDay(field: FieldReader): boolean {
  const [kind, day] = [clean(field('kind')), clean(field('registered_on'))];
  return kinds.of(kind) === 'none' || (!kinds.has(kind) && !isPlaceholder(kind) && isPlaceholder(day));
}

const columns = {
  kind: required('登记类型', 'kind', 'word', {
    synonyms: ['业务类型', '婚姻登记类型', '登记业务类型', '婚姻状况', '婚姻状态', '登记类别'],
    words: kinds,
  }),
  registeredOn: required('登记日期', 'registered_on', 'date', {
    synonyms: ['婚姻登记日期', '结婚登记日期', '离婚登记日期', '办理日期', '登记时间', '发证日期'],
    mayLack: mayLackDay,
  }),
  spouseToken: optional('配偶身份证号', 'spouse_id', 'identity', {
    synonyms: [
      '配偶身份证号码',
      '配偶证件号码',
      '配偶证件号',
      '对方身份证号',
      '对方身份证号码',
      '对方证件号码',
      '配偶公民身份号码',
    ],
    note: say(
      '离婚的填原配偶；空白的须人工核实；只用于比对是否为家庭成员，系统不保存号码',
      'of a divorce the former spouse; an empty one has to be clarified; compared with the household members alone, and the number is not kept',
    ),
  }),
};

export type MarriageRow = Row<typeof columns>;

const unclearDay: UnclearPoint = {
  point: 'no-day',
  text: say('没有登记日期', 'without a day'),
};
const unclearSpouse: UnclearPoint = {
  point: 'spouse',
  text: say('配偶不明', 'whose spouse is unclear'),
};
const ownSpouse: UnclearPoint = {
  point: 'own-spouse',
  text: say('配偶为本人', 'with oneself'),
};

/** Who has no registration has no spouse in it: a row that says both says neither. */
function meaningOf({ kind, spouseToken, unread = [] }: MarriageRow) {
  const meaning = kinds.of(kind);
  const hasSpouse = spouseToken !== undefined || unread.includes('spouseToken');
  return meaning === 'none' && hasSpouse ? undefined : meaning;
}

/** A word that nobody knows may be either, and a day that nobody knows may be after any signing. */
function eventsOf(row: MarriageRow): Event[] {
  const { registeredOn, spouseToken } = row;
  const meaning = meaningOf(row);
  if (meaning === 'evidence' || meaning === 'none') return [];
  const whats = meaning === undefined ? (['married', 'divorced'] as const) : [meaning];
  return whats.map((what) => ({
    ...{ kind: 'event', what, on: registeredOn === '' ? noEnd : registeredOn },
    ...(spouseToken !== undefined && { spouseToken }),
  }));
}

function doubtsOf(row: RowOf<MarriageRow>): UnclearPoint[] {
  const { registeredOn, spouseToken } = row.asset;
  return [
    ...(meaningOf(row.asset) === undefined ? [unclear.state] : []),
    ...(registeredOn === '' ? [unclearDay] : doubtsOfDay(registeredOn, row)),
    ...(spouseToken === undefined ? [unclearSpouse] : []),
    ...(spouseToken === row.holding.identityToken ? [ownSpouse] : []),
  ];
}

export const marriage = defineSource<typeof columns>({
  name: 'marriage',
  title: say('婚姻登记', 'marriages'),
  provider: say('婚姻登记', 'marriage registration'),
  called: say('婚姻登记记录', 'marriage record'),
  facets: ['event'],
  topics: ['marriage'],
  mayBeAskedBy: 'authorisation',
  overdue: quarterly,
  isPersonal: true,
  file: {
    title: say('婚姻登记', 'Marriages and divorces'),
    row: say(
      '每人每次登记一行，夫妻各一行。',
      'One row for each registration of a person, one for either spouse.',
    ),
    name: say('本人姓名，不要脱敏', "the person's name, unmasked"),
    example: '婚姻登记处/2026-10-31/婚姻.csv',
    remarks: [
      say(
        '每次交付全部登记，包括以前的结婚和离婚。未婚、没有登记记录的人可以不列；列出的，登记类型写“未婚”或“无婚姻登记记录”，登记日期和配偶留空。补领证件的，登记日期填原登记日期。登记日期只用一列：结婚、离婚各一行。',
        'Each delivery has all registrations, earlier marriages and divorces included. Who has none may be left out; or the kind is 未婚 or 无婚姻登记记录, and date and spouse are empty. Of a certificate that is issued again give the day of the registration. There is one column of dates: a marriage and a divorce are two rows.',
      ),
    ],
  },
  columns,
  names: ({ kind, registeredOn, spouseToken = '' }) => [
    ['marriage', '*', kinds.of(kind) ?? 'unclear', registeredOn, spouseToken].join('|'),
  ],
  combine: (rows) => combineEvents(rows, eventsOf, doubtsOf),
  // The spouse is another person: nothing of them is shown.
  summarise: ({ kind, registeredOn }) =>
    registeredOn === ''
      ? say(`婚姻登记“${kind}”`, `registration "${kind}"`)
      : say(`婚姻登记“${kind}”（${registeredOn}）`, `registration "${kind}" (${registeredOn})`),
  describe: ({ kind, registeredOn }) => [
    kind,
    registeredOn === '' ? undefined : say(`登记 ${registeredOn}`, `registered ${registeredOn}`),
  ],
});

export const sample: SourceSample = {
  senders: [
    {
      provider: 'marriage-office',
      providerName: '清禾县婚姻登记处',
      asOf: '2026-10-20',
      files: ['婚姻登记.csv'],
      rows: 1_200,
    },
  ],
  share: 0.01,
  draw: (draw, { age }) =>
    age < 30
      ? []
      : [
          {
            kind: draw.pick(['结婚登记', '结婚登记', '补领结婚证', '离婚登记']),
            registered_on: `${draw.int(2026 - age + 22, 2022)}-0${draw.int(1, 9)}-1${draw.int(0, 9)}`,
            spouse_id: drawStranger(draw),
          },
        ],
  drawAny: (draw) => [
    {
      kind: draw.pick(['结婚登记', '离婚登记', '复婚登记', '补领结婚证', '撤销婚姻登记']),
      registered_on: draw.pick([`20${draw.int(10, 26)}-0${draw.int(1, 9)}-1${draw.int(0, 9)}`, '2026-13-01']),
      spouse_id: draw.chance(0.95) ? drawStranger(draw) : draw.pick(['', '320102********1234']),
    },
  ],
};
