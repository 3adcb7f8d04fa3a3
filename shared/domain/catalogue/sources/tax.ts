/** Income that payers have declared to the tax authority (个人所得税): one row a person, payer, item and month. */
import type { Bilingual } from '../../../contracts/primitives.ts';
import { monthsUpTo } from '../../kernel/calendar.ts';
import { formatYuan } from '../../kernel/money.ts';
import { say } from '../../kernel/say.ts';
import { clean, isPlaceholder, meansUnknown } from '../../kernel/text.ts';
import { atMost, combineIncome, exactly, type IncomeEntry, unclearIncome } from '../combine-income.ts';
import { optional, required, type Row } from '../columns.ts';
import type { FenRange } from '../facets.ts';
import { unclear, type UnclearPoint } from '../held.ts';
import { type Cells, type Draw, type SourceSample, writeFen } from '../sample.ts';
import { defineSource, monthly } from '../source.ts';
import { items, nameItem } from './tax-words.ts';

const columns = {
  item: required('所得项目', 'income_item', 'word', {
    synonyms: ['所得项目名称', '征收品目', '收入类型'],
    words: items,
  }),
  grossFen: required('收入额', 'income_amount', 'amount', {
    synonyms: ['收入', '本期收入', '收入金额', '本月收入', '税前收入'],
    note: say(
      '当月（次）税前全额，即申报表的“收入”，不是减除费用后的收入额，也不是累计数',
      'all of the month (or payment) before tax, the 收入 of the tax form: before costs, and not cumulative',
    ),
  }),
  taxFen: optional('已缴税额', 'tax_paid', 'amount', {
    synonyms: ['已扣缴税额', '已缴税款', '扣缴税额', '实缴税额'],
    note: say(
      '当月实际扣缴的税款，不是累计已缴；没有的填 0；空白表示不知道',
      'what was withheld in the month, not cumulative; 0 where there is none; empty means not known',
    ),
  }),
  taxDueFen: optional('应补退税额', 'tax_due', 'amount', {
    synonyms: ['应补/退税额', '应补(退)税额', '本期应补退税额', '本期应补/退税额', '本期应补(退)税额'],
    note: say(
      '照录申报表的，用这一列代替已缴税额（申报表的“已缴税额”是累计数）；两列都有而不同的，待核实',
      'from the tax form: in place of the tax paid, which is cumulative there; where both are given and differ it is unclear',
    ),
  }),
  contributionsFen: optional('个人缴付三险一金', 'own_contributions', 'amount', {
    synonyms: ['三险一金', '个人缴纳三险一金', '专项扣除', '本期专项扣除'],
    note: say(
      '工资薪金：当月数，不是累计专项扣除；没有的填 0；空白表示不知道',
      'of wages: those of the month, not cumulative; 0 where there are none; empty means not known',
    ),
  }),
  month: required('所属月份', 'month', 'month', {
    synonyms: ['税款所属期', '所属期', '税款所属月份', '税款所属期起', '所得月份', '所得期间'],
    note: say(
      '取得收入的月份。按季、按年申报的，不要填成一个月：按月分列，不能分列的不报并告知县民政部门。申报期尚未结束的月份不要报',
      'the month of the income. What is declared for a quarter or a year is no month: give a row a month; where that cannot be done leave it out and tell the county office. Leave out months that may still be declared',
    ),
  }),
  monthTo: optional('税款所属期止', 'month_to', 'month', {
    synonyms: ['所属期止', '所属月份止', '税款所属期间止'],
    note: say('与所属月份不是同一个月的，待核实', 'another month than the one before is unclear'),
  }),
  payer: required('扣缴义务人', 'payer', 'name', {
    synonyms: ['扣缴义务人名称', '扣缴单位', '支付单位', '被投资单位', '任职受雇单位'],
    note: say('同一月份多家的相加', 'several payers of a month add up'),
  }),
  declaredOn: optional('申报日期', 'declared_on', 'date', {
    synonyms: ['更正日期', '申报时间', '更正申报日期', '入库日期'],
    note: say(
      '更正的只交现行有效的申报；两者都交时两行都填申报日期，以最新为准、不相加',
      'of a correction give the valid declaration alone; where both are given both rows have their day: the newest counts, and they do not add up',
    ),
  }),
};

export type TaxRow = Row<typeof columns>;

export const tax = defineSource<typeof columns>({
  name: 'tax',
  title: say('个人所得税', 'income declared for tax'),
  provider: say('税务', 'tax'),
  called: say('纳税申报收入', 'income declared for tax'),
  facets: ['income'],
  mayBeAskedBy: 'act-41',
  overdue: monthly,
  isPersonal: true,
  file: {
    title: say('个人所得税', 'Income declared for tax'),
    row: say(
      '每人、每个扣缴义务人、每个所得项目、每月一行：同一月份同一项目有几笔的，先合计成一行。每次交付最近 13 个月。',
      'One row a person, payer, item and month: several payments of one item in a month are summed into one row. Each delivery has the last 13 months.',
    ),
    name: say('纳税人姓名，不要脱敏', "the taxpayer's name, unmasked"),
    example: '县税务局/2026-10-31/个人所得税.csv',
    remarks: [
      say(
        '收入按扣除税款和个人缴付三险一金后的金额计；两项中有一项空白的，只知道税前金额，待核实。',
        'What counts is net of tax and own contributions; where either is empty only the gross amount is known, which is unclear.',
      ),
    ],
  },
  columns,
  names: ({ payer, item }) => {
    const name = clean(payer);
    if (isPlaceholder(name) || meansUnknown(name)) return [];
    return [
      ['tax', '*item', name, nameItem(item)].join('|'),
      // What clearances have that were recorded while all items of a kind were one thing.
      ['tax', '*', name, items.of(item) ?? item].join('|'),
    ];
  },
  combine: (rows) => combineIncome(rows, readIncome),
  monthOf: ({ month }) => month,
  summarise: (row) => {
    const { item, month, grossFen, contributionsFen } = row;
    const [tax, own] = [sayTax(row), writeOrDash(contributionsFen)];
    return say(
      `“${item}”，${month} 收入额 ${formatYuan(grossFen)}，${tax.zh}，个人缴付三险一金 ${own}`,
      `"${item}" of ${month}: gross ${formatYuan(grossFen)}, ${tax.en}, own contributions ${own}`,
    );
  },
  describe: ({ item, month, grossFen, taxFen, taxDueFen, contributionsFen, payer }) => [
    item,
    month,
    say(`收入额 ${formatYuan(grossFen)} 元`, `gross ${formatYuan(grossFen)} yuan`),
    taxFen === undefined
      ? undefined
      : say(`已缴税额 ${formatYuan(taxFen)} 元`, `tax ${formatYuan(taxFen)} yuan`),
    taxDueFen === undefined
      ? undefined
      : say(`应补退税额 ${formatYuan(taxDueFen)} 元`, `tax due ${formatYuan(taxDueFen)} yuan`),
    contributionsFen === undefined
      ? undefined
      : say(
          `个人缴付三险一金 ${formatYuan(contributionsFen)} 元`,
          `own contributions ${formatYuan(contributionsFen)} yuan`,
        ),
    payer,
  ],
});

function sayTax({ taxFen, taxDueFen }: TaxRow): Bilingual {
  const [paid, due] = [writeOrDash(taxFen), writeOrDash(taxDueFen)];
  if (taxDueFen === undefined) return say(`已缴税额 ${paid}`, `tax ${paid}`);
  const owed = say(`应补退税额 ${due}`, `tax due ${due}`);
  return taxFen === undefined ? owed : say(`已缴税额 ${paid}，${owed.zh}`, `tax ${paid}, ${owed.en}`);
}

function writeOrDash(fen: number | undefined): string {
  return fen === undefined ? '—' : formatYuan(fen);
}

function readIncome(row: TaxRow): IncomeEntry {
  const { item, grossFen, contributionsFen, month, payer, declaredOn } = row;
  const meaning = items.of(item);
  const common = { month, payer, ...(declaredOn !== undefined && { declaredOn }) };
  if (meaning === undefined)
    return { ...common, sort: 'unclear', net: atMost(grossFen), unclear: [unclear.class] };
  if (mayCoverMonths(row)) {
    const points = [unclearIncome.severalMonths];
    return { ...common, sort: 'unclear', net: atMost(grossFen), isOneOff: true, unclear: points };
  }
  if (meaning === 'once')
    return { ...common, sort: 'unclear', net: exactly(grossFen), isOneOff: true, unclear: [] };
  const sort = meaning === 'service' ? 'wage' : meaning;
  const tax = taxOf(row);
  const beforeTaxFen = grossFen - (contributionsFen ?? 0);
  const isNet =
    meaning !== 'business' && tax !== undefined && (meaning !== 'wage' || contributionsFen !== undefined);
  if (!isNet)
    return {
      ...common,
      sort,
      net: atMost(beforeTaxFen - (tax?.leastFen ?? 0)),
      unclear: [unclearIncome.gross],
    };
  if (tax.leastFen === tax.mostFen)
    return { ...common, sort, net: exactly(beforeTaxFen - tax.mostFen), unclear: [] };
  const leastFen = Math.max(beforeTaxFen - tax.mostFen, 0);
  const net = { leastFen, mostFen: Math.max(beforeTaxFen - tax.leastFen, leastFen) };
  return { ...common, sort, net, unclear: [unclearTax] };
}

const unclearTax: UnclearPoint = {
  point: 'tax',
  text: say('已缴税额和应补退税额不同、当月税款不明', 'whose tax of the month is one of two'),
};

/** The tax of the month: of what was paid and what was due one is cumulative where they differ, and nobody says which. */
function taxOf({ taxFen, taxDueFen, unread = [] }: TaxRow): FenRange | undefined {
  const known = [taxFen, taxDueFen].filter((fen) => fen !== undefined);
  if (known.length === 0 || unread.includes('taxFen') || unread.includes('taxDueFen')) return undefined;
  return { leastFen: Math.min(...known), mostFen: Math.max(...known) };
}

/** A quarter or a year is no month, and an end that cannot be read may be that of one. */
function mayCoverMonths({ month, monthTo = month, unread = [] }: TaxRow): boolean {
  return monthTo !== month || unread.includes('monthTo');
}

const payers = ['县纺织有限公司', '惠民超市', '安居物业服务有限公司', '乡镇卫生院', '金穗粮油加工厂'];

/** Wages of heads who are of working age, below what they declare. */
export const sample: SourceSample = {
  senders: [
    {
      provider: 'county-tax-office',
      providerName: '清禾县税务局',
      asOf: '2026-09-30',
      files: ['个人所得税.csv'],
      rows: 2_500,
    },
  ],
  share: 0.02,
  draw: (draw, { age, isHead, declaredFen }) =>
    age < 18 || age >= 60 || !isHead || declaredFen < 100_00
      ? []
      : drawWages(draw, Math.floor(declaredFen * (0.2 + 0.25 * draw.next()))),
  drawAny: (draw, { declaredFen }) => [
    ...drawWages(draw, draw.int(Math.floor(declaredFen / 2), declaredFen * 3)),
    // What such files have, too: a bonus, a month that there is not, a lost decimal point.
    ...(draw.chance(0.1) ? [{ ...aWage('2026-02', draw), income_item: '全年一次性奖金收入' }] : []),
    ...(draw.chance(0.02) ? [{ ...aWage('2026-13', draw) }] : []),
    ...(draw.chance(0.01) ? [{ ...aWage('2026-08', draw), income_amount: '12000000.00' }] : []),
  ],
};

function drawWages(draw: Draw, netFen: number): Cells[] {
  const payer = draw.pick(payers);
  const contributionsFen = draw.chance(0.5) ? Math.floor(netFen / 8) : 0;
  return monthsUpTo('2026-09', 13).map((month) => ({
    ...aWage(month, draw),
    ...{ income_amount: writeFen(netFen + contributionsFen), payer },
    own_contributions: writeFen(contributionsFen),
  }));
}

function aWage(month: string, draw: Draw): Cells {
  return {
    income_item: '工资薪金所得',
    income_amount: writeFen(draw.int(2_000_00, 9_000_00)),
    ...{ tax_paid: '0.00', own_contributions: '0.00', month },
    payer: draw.pick(payers),
  };
}
