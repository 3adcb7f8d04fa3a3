/** Other assistance (其他救助): what offices pay or keep somebody by, one row a person and scheme. */
import { formatYuan } from '../../kernel/money.ts';
import { say } from '../../kernel/say.ts';
import { clean } from '../../kernel/text.ts';
import { nameScheme, schemes } from '../aid-schemes.ts';
import type { Aid } from '../facets.ts';
import { optional, required, type Row } from '../columns.ts';
import { unclear, type UnclearPoint } from '../held.ts';
import { type NonEmpty, type RowOf, withoutDoubt } from '../rows.ts';
import { type SourceSample, writeFen } from '../sample.ts';
import { type Combined, defineSource } from '../source.ts';
import { noEnd, readUntil, untilNote } from '../until.ts';
import { defineStates } from '../words.ts';

const states = defineStates(say('状态', 'States'), {
  inForce: ['在发', '正常', '正常发放', '发放', '在享', '享受', '享受中', '在保', '有效', '在册'],
  out: ['停发', '终止', '注销', '退出', '已停发', '停保', '已终止', '死亡', '取消'],
  unclear: ['暂停', '待发', '复核中', '审批中'],
});

const columns = {
  scheme: required('救助类别', 'scheme', 'word', {
    synonyms: ['救助项目', '救助类型', '保障类别', '补贴类别', '待遇名称', '项目名称'],
    words: schemes,
  }),
  monthlyFen: optional('月金额', 'monthly_amount', 'amount', {
    synonyms: ['月救助金额', '月补贴金额', '月发放金额', '每月金额', '补助标准', '月标准'],
  }),
  from: required('起始日期', 'from', 'date', {
    synonyms: ['开始日期', '享受起始日期', '起始时间', '享受日期', '批准日期', '起领日期'],
    note: say('开始享受的日期', 'the first day of it'),
  }),
  until: optional('终止日期', 'until', 'word', {
    synonyms: ['结束日期', '截止日期', '停发日期', '终止时间', '享受截止日期', '有效期至'],
    note: untilNote,
  }),
  status: required('状态', 'aid_status', 'word', {
    synonyms: ['享受状态', '发放状态', '救助状态', '待遇状态', '在享状态'],
    words: states,
  }),
};

export type OtherAidRow = Row<typeof columns>;

export const otherAid = defineSource<typeof columns>({
  name: 'other-aid',
  title: say('其他救助', 'other assistance'),
  provider: say('救助', 'assistance'),
  called: say('其他救助', 'other assistance'),
  facets: ['aid'],
  mayBeAskedBy: 'act-42',
  overdue: { afterDays: 45, restsOn: say('产品设定：按月', 'product choice: monthly') },
  isPersonal: true,
  file: {
    title: say('其他救助', 'Other assistance'),
    row: say('每人每项救助一行；已停发的也列出。', 'One row a person and scheme; ended ones too.'),
    name: say('享受人姓名，不要脱敏', 'who gets it, unmasked'),
    example: '县民政局/2026-10-31/其他救助.csv',
    remarks: [
      say(
        '所填是享受救助的本人，不是代领人、监护人或者户主。',
        'The row is of the person who is assisted, not of who collects it, a guardian or the head of the household.',
      ),
    ],
  },
  columns,
  names: ({ scheme, from }) => [['other-aid', 'scheme', schemes.of(scheme) ?? clean(scheme), from].join('|')],
  combine,
  summarise: ({ scheme, monthlyFen, from, until, status }) => {
    const [amount, end] = [sayAmount(monthlyFen), until ?? ''];
    return say(
      `“${scheme}”${amount.zh}，自 ${from}${end === '' ? '' : ` 至 ${end}`}，状态“${status}”`,
      `"${scheme}"${amount.en}, from ${from}${end === '' ? '' : ` to ${end}`}, state "${status}"`,
    );
  },
  sort: ({ scheme }) => {
    const meaning = schemes.of(scheme);
    return meaning && nameScheme(meaning);
  },
  describe: ({ scheme, monthlyFen, from, until, status }) => [
    scheme,
    monthlyFen === undefined
      ? undefined
      : say(`每月 ${formatYuan(monthlyFen)} 元`, `${formatYuan(monthlyFen)} yuan a month`),
    say(`自 ${from}`, `from ${from}`),
    until && say(`至 ${until}`, `to ${until}`),
    status,
  ],
});

function sayAmount(monthlyFen: number | undefined) {
  if (monthlyFen === undefined) return say('', '');
  return say(`，每月 ${formatYuan(monthlyFen)}`, `, ${formatYuan(monthlyFen)} a month`);
}

/**
 * Offices that contradict each other on whether it is paid, or on its end, leave it unclear. Of several amounts the largest
 * counts; one that nobody could read is not known.
 */
function combine(rows: NonEmpty<RowOf<OtherAidRow>>): Combined {
  const known = withoutDoubt(rows);
  const [{ asset }] = known as NonEmpty<RowOf<OtherAidRow>>;
  const [state = 'unclear', ...otherStates] = new Set(known.map((row) => row.state));
  const [until, ...otherEnds] = new Set(known.map((row) => readUntil(row.asset.until)));
  const isContradicted = otherStates.length > 0 || otherEnds.length > 0;
  const scheme = schemes.of(asset.scheme) ?? 'unclear';
  const amounts = known.flatMap((row) => row.asset.monthlyFen ?? []);
  const isUnread = known.some((row) => row.asset.unread?.includes('monthlyFen'));
  const points = [
    ...(isContradicted || state === 'unclear' ? [unclear.state] : []),
    ...(scheme === 'unclear' ? [unclear.scheme] : []),
    ...(until === undefined ? [unclear.until] : []),
    ...(known.some(contradictsItself) ? [unclear.dates] : []),
    ...(isUnread ? [amountUnread] : []),
  ];
  const aid: Aid = {
    kind: 'aid',
    ...{ scheme, from: asset.from },
    ...(until !== undefined && until !== noEnd && { until }),
    ...(amounts.length > 0 && !isUnread && { monthlyFen: Math.max(...amounts, 0) }),
  };
  const combined = isContradicted ? 'unclear' : state;
  return { rows: known, state: combined, unclear: combined === 'out' ? [] : points, facets: [aid] };
}

/** That it is granted is known all the same. */
const amountUnread: UnclearPoint = { ...unclear.amount, counted: true };

/** It ends before it begins, or is paid before it begins or after it has ended. */
function contradictsItself({ asset, holding, state }: RowOf<OtherAidRow>): boolean {
  const until = readUntil(asset.until) ?? noEnd;
  if (until < asset.from) return true;
  return state === 'in-force' && (asset.from > holding.asOf || until < holding.asOf);
}

/** What is next to the guarantee by right, as most of its people have something of it. */
export const sample: SourceSample = {
  senders: [
    {
      provider: 'county-civil-affairs',
      providerName: '清禾县民政局',
      asOf: '2026-10-20',
      files: ['其他救助.csv'],
      rows: 2_000,
    },
  ],
  share: 0.02,
  draw: (draw, { age }) => {
    const scheme = age >= 80 ? '高龄津贴' : draw.pick(age < 25 ? youngSchemes : grownSchemes);
    const isOver = draw.chance(0.1);
    return [
      {
        scheme,
        monthly_amount: draw.chance(0.9) ? writeFen(draw.int(50, 300) * 100) : '',
        from: `20${draw.int(20, 25)}-0${draw.int(1, 9)}-01`,
        until: isOver ? '2026-06-30' : draw.pick(['', '', '长期', '2027-12-31']),
        aid_status: isOver ? '停发' : draw.pick(['在发', '在发', '正常发放']),
      },
    ];
  },
};

const youngSchemes = ['教育救助', '困难残疾人生活补贴', '临时救助'];
const grownSchemes = [...['困难残疾人生活补贴', '重度残疾人护理补贴', '临时救助', '医疗救助'], '优抚补助'];
