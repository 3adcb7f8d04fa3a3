/** Deaths and cremations (死亡、火化) of hospitals, police and funeral homes, one row a person. */
import { say } from '../../kernel/say.ts';
import { optional, required, type Row } from '../columns.ts';
import { combineEvents, doubtsOfDay } from '../combine-events.ts';
import type { UnclearPoint } from '../held.ts';
import type { RowOf } from '../rows.ts';
import type { SourceSample } from '../sample.ts';
import { defineSource, quarterly } from '../source.ts';

const columns = {
  diedOn: required('死亡日期', 'died_on', 'date', {
    synonyms: ['死亡时间', '去世日期', '逝世日期', '死亡年月日', '殁日'],
  }),
  crematedOn: optional('火化日期', 'cremated_on', 'date', {
    synonyms: ['火化时间', '遗体火化日期', '遗体火化时间', '安葬日期'],
    note: say('不早于死亡日期', 'not before the day of death'),
  }),
  registrar: required('登记机构', 'registrar', 'word', {
    synonyms: ['登记单位', '签发单位', '填报单位', '殡仪馆', '火化单位', '出证单位', '医疗机构'],
  }),
};

export type DeathRow = Row<typeof columns>;

/** 火化早于死亡: one of the two days is wrong, and the row perhaps somebody else's. */
const crematedBeforeDeath: UnclearPoint = {
  point: 'cremated-before-death',
  text: say('火化日期早于死亡日期', 'with a cremation before the death'),
};

function doubtsOf(row: RowOf<DeathRow>): UnclearPoint[] {
  const { diedOn, crematedOn } = row.asset;
  if (crematedOn === undefined) return doubtsOfDay(diedOn, row);
  return [
    ...doubtsOfDay(diedOn, row),
    ...doubtsOfDay(crematedOn, row),
    ...(crematedOn < diedOn ? [crematedBeforeDeath] : []),
  ];
}

export const death = defineSource<typeof columns>({
  name: 'death',
  title: say('死亡、火化', 'deaths and cremations'),
  provider: say('死亡登记', 'death registration'),
  called: say('死亡记录', 'death record'),
  facets: ['event'],
  topics: ['death'],
  mayBeAskedBy: 'authorisation',
  overdue: quarterly,
  isPersonal: true,
  file: {
    title: say('死亡、火化', 'Deaths and cremations'),
    row: say('每名死者一行。', 'One row for each person who died.'),
    name: say('死者姓名，不要脱敏', 'the name of who died, unmasked'),
    example: '殡仪馆/2026-10-31/死亡.csv',
    remarks: [
      say(
        '每次交付全部记录，不只是新增的。',
        'Each delivery has everything on record, not what is new alone.',
      ),
    ],
  },
  columns,
  names: ({ diedOn }) => [['death', '*', diedOn].join('|')],
  combine: (rows) =>
    combineEvents(rows, ({ diedOn }) => [{ kind: 'event', what: 'died', on: diedOn }], doubtsOf),
  summarise: ({ diedOn, crematedOn }) =>
    crematedOn === undefined
      ? say(`死亡日期 ${diedOn}`, `died on ${diedOn}`)
      : say(`死亡日期 ${diedOn}，火化日期 ${crematedOn}`, `died on ${diedOn}, cremated on ${crematedOn}`),
  describe: ({ diedOn, crematedOn, registrar }) => [
    say(`死亡 ${diedOn}`, `died ${diedOn}`),
    crematedOn && say(`火化 ${crematedOn}`, `cremated ${crematedOn}`),
    registrar,
  ],
});

/** Who lives in the county has none: those who have are what the rule on deceased members plants. */
export const sample: SourceSample = {
  senders: [
    {
      provider: 'funeral-home',
      providerName: '清禾县殡仪馆',
      asOf: '2026-10-20',
      files: ['死亡火化.csv'],
      rows: 900,
    },
  ],
  share: 0,
  draw: () => [],
  drawAny: (draw) => {
    const [year, month] = [draw.int(2020, 2026), draw.int(1, 9)];
    return [
      {
        died_on: draw.chance(0.01) ? '不详' : `${year}-0${month}-0${draw.int(1, 9)}`,
        cremated_on: draw.chance(0.8)
          ? `${year}-0${month}-1${draw.int(0, 9)}`
          : draw.pick(['', '2019-01-01']),
        registrar: draw.pick(['县殡仪馆', '县人民医院', '中心卫生院', '']),
      },
    ];
  },
};
