/** The form of a proposal: the longest, with the calculation that it rests on. */
import { decisionTitles } from '../../../shared/domain/cases/words.ts';
import type { AmountInput, DecisionKind } from '../../../shared/contracts/case-steps.ts';
import type { CalendarMonth, Fen, Scheme } from '../../../shared/contracts/primitives.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { addMonths, monthOf } from '../../../shared/domain/kernel/calendar.ts';
import { formatYuan } from '../../../shared/domain/kernel/money.ts';
import type { AmountDue } from '../../../shared/domain/payments/amount-due.ts';
import { dueIn } from '../../../shared/domain/payments/twelve-months.ts';
import { everybodyOf, nameMembers } from '../../../shared/domain/roster/people.ts';
import { memberOptions, type FormDesk } from './desk.ts';
import type { StepField } from './form.ts';
import { schemes, words } from '../texts/words.ts';
import { optionsOf, periods } from './options.ts';
import { reasonField } from './step-form.ts';

export function proposalFields(desk: FormDesk): StepField[] {
  const { file, day, open, declared } = desk;
  const { profile } = file;
  const now = formatYuan(open.amountAtStakeFen);
  const give = open.kind === 'entitlement' && desk.due.kind === 'due';
  // What is decided in a month is paid from the next one on.
  const month = addMonths(monthOf(day), 1);
  const begin = beginWith(desk, month);
  const scopes = [
    { value: 'household', label: say('全家', 'the household') },
    ...memberOptions(file).map(({ value, label }) => ({ value: `member-${value}`, label })),
  ];
  return [
    {
      kind: 'select',
      name: 'decision',
      label: say('处理意见', 'decision'),
      required: true,
      none: words.choose,
      ...(begin.decision !== undefined && { preset: begin.decision }),
      options: optionsOf(decisionTitles),
    },
    { kind: 'select', name: 'scope', label: say('对象', 'for'), required: true, options: scopes },
    {
      kind: 'month',
      name: 'effectiveMonth',
      label: say('生效月份', 'from the month'),
      required: true,
      preset: month,
    },
    {
      kind: 'yuan',
      name: 'monthlyAmountFen',
      label: say('此后每月保障金额（元）', 'monthly amount from then on (yuan)'),
      required: true,
      ...(begin.amountFen !== undefined && { preset: formatYuan(begin.amountFen) }),
      hint: say(`现每月 ${now} 元；停发、终止填 0`, `now ${now} a month; 0 to stop`),
    },
    {
      kind: 'number',
      name: 'calculation.headcount',
      label: say('测算：保障人数', 'calculation: people guaranteed'),
      preset: String(declared.headcount),
    },
    {
      kind: 'number',
      name: 'calculation.livingTogether',
      label: say('测算：共同生活人数', 'calculation: people living together'),
      preset: String(profile.headcount),
    },
    {
      kind: 'yuan',
      name: 'calculation.incomeFen',
      label: say('测算：核实的家庭收入（元）', 'calculation: income found (yuan)'),
      ...(begin.incomeFen !== undefined && { preset: formatYuan(begin.incomeFen) }),
      hint: say('不填则不测算', 'leave empty for no calculation'),
    },
    {
      kind: 'select',
      name: 'calculation.incomePeriod',
      label: say('测算：收入周期', 'calculation: income is'),
      preset: profile.incomePeriod,
      options: optionsOf(periods),
    },
    ...Array.from({ length: SUPPORTERS }, (_, n) => supporterFields(n, profile.scheme)).flat(),
    ...singleFields(give ? declared.singledOutOf : undefined),
    {
      kind: 'area',
      name: 'deviation',
      label: say('与测算不同的理由', 'why it differs from the calculation'),
      ...(begin.deviation !== undefined && { preset: begin.deviation }),
    },
    reasonField,
  ];
}

/** 赡养、抚养义务人: more than most households have; the API takes up to 20. */
const SUPPORTERS = 6;

function supporterFields(n: number, scheme: Scheme): StepField[] {
  const fold = say(
    `第 ${n + 1} 位赡养人（不共同生活的子女等）`,
    `Supporter ${n + 1} (a grown child elsewhere, say)`,
  );
  const name = (field: string): string => `calculation.supporters.${n}.${field}`;
  return [
    { kind: 'number', name: name('headcount'), label: say('其家庭人数', 'people of their household'), fold },
    {
      kind: 'yuan',
      name: name('incomeFen'),
      label: say('其家庭收入（元）', 'income of their household (yuan)'),
      fold,
    },
    {
      kind: 'select',
      name: name('incomePeriod'),
      label: say('收入周期', 'income is'),
      preset: 'month',
      options: optionsOf(periods),
      fold,
    },
    {
      kind: 'select',
      name: name('scheme'),
      label: say('其所适用的保障标准', 'the standard where and how they live'),
      preset: scheme,
      options: optionsOf(schemes),
      fold,
    },
    {
      kind: 'text',
      name: name('county'),
      label: say('其所在县区（六位代码，本县不填）', 'their county (six digits; empty for this one)'),
      fold,
    },
    {
      kind: 'yuan',
      name: name('agreedMonthlyFen'),
      label: say(
        '判决、裁定或协议确定的每月赡养费（元）',
        'support by judgment or agreement, a month (yuan)',
      ),
      fold,
    },
    {
      kind: 'yuan',
      name: name('givenMonthlyFen'),
      label: say('实际给付的每月赡养费（元）', 'support really given, a month (yuan)'),
      hint: say('明显偏低的，按应付计算', 'where it is plainly low, what is owed counts'),
      fold,
    },
    { kind: 'checkbox', name: name('livesTogether'), label: say('共同生活', 'lives together'), fold },
    { kind: 'checkbox', name: name('recipient'), label: say('本人为低保对象', 'is a recipient'), fold },
    {
      kind: 'checkbox',
      name: name('over60UnableToWork'),
      label: say('年满 60 周岁且无劳动能力', '60 or older and unable to work'),
      fold,
    },
  ];
}

const single = say('单人保：全家的情况', 'One member guaranteed alone: the whole household');
interface Beginning {
  decision?: DecisionKind;
  incomeFen?: Fen;
  amountFen?: Fen;
  deviation?: string;
}

/**
 * What the form begins with. Who may be due more is proposed that much more, the finding being why the calculation by the roster
 * says otherwise; or what is due by what they declared. Of whom more income is found, what is due by that, and a gradual exit
 * where work is all that was found.
 */
function beginWith({ open, file, declared, due, found }: FormDesk, month: CalendarMonth): Beginning {
  const inMonth = (each: AmountDue) => (each.kind === 'due' ? { amountFen: dueIn(each.months, month) } : {});
  if (open.kind === 'entitlement') {
    const raising = open.findings.filter(({ moreMonthlyFen = 0 }) => moreMonthlyFen > 0);
    const moreFen = raising.reduce((sum, { moreMonthlyFen = 0 }) => sum + moreMonthlyFen, 0);
    const { incomeFen } = declared;
    if (moreFen > 0) {
      const why = raising.map(({ explanation }) => nameMembers(explanation, everybodyOf(file)).zh);
      const amountFen = open.amountAtStakeFen + moreFen;
      return { decision: 'increase', incomeFen, amountFen, deviation: why.join('') };
    }
    if (due.kind === 'due') return { decision: 'increase', incomeFen, ...inMonth(due) };
  }
  if (found === undefined) return {};
  const isOnlyWork = open.findings.every(({ proposes }) => proposes === 'gradual-exit');
  const { incomeFen } = found;
  return { ...(isOnlyWork && { decision: 'gradual-exit' }), incomeFen, ...inMonth(found.due) };
}

const singleFields = (declared: AmountInput['singledOutOf']): StepField[] => [
  {
    kind: 'number',
    name: 'calculation.singledOutOf.headcount',
    label: say('全家人数', 'people'),
    ...(declared && { preset: String(declared.headcount) }),
    fold: single,
  },
  {
    kind: 'yuan',
    name: 'calculation.singledOutOf.incomeFen',
    label: say('全家收入（元）', 'income (yuan)'),
    ...(declared && { preset: formatYuan(declared.incomeFen) }),
    fold: single,
  },
  {
    kind: 'select',
    name: 'calculation.singledOutOf.incomePeriod',
    label: say('收入周期', 'income is'),
    preset: declared?.incomePeriod ?? 'year',
    options: optionsOf(periods),
    fold: single,
  },
];

/**
 * A calculation is made where an income is given, or anything of a supporter or the whole household: what of them is
 * missing then is asked for, and nothing that was entered is left out of the amount.
 */
export function shapeProposal({
  scope,
  calculation,
  ...read
}: Record<string, unknown>): Record<string, unknown> {
  const [kind, ordinal] = (typeof scope === 'string' ? scope : '').split('-');
  const { supporters = {}, singledOutOf = {}, ...own } = (calculation ?? {}) as Calculation;
  const entered = Object.values(supporters).filter((each) => isFilled(each));
  const all = isFilled(singledOutOf) ? { singledOutOf } : {};
  const isMade = own['incomeFen'] !== undefined || entered.length > 0 || Object.keys(all).length > 0;
  return {
    ...read,
    scope: kind === 'member' ? { kind, ordinal: Number(ordinal) } : { kind: 'household' },
    ...(isMade && { calculation: { ...own, supporters: entered, ...all } }),
  };
}

type Fields = Record<string, unknown>;
/** As the fields read it: what was left empty is not there. */
type Calculation = Fields & { supporters?: Record<string, Fields>; singledOutOf?: Fields };

/** Prefilled fields and boxes that are not ticked do not count as entered. */
function isFilled(fields: Fields): boolean {
  return Object.entries(fields).some(
    ([name, value]) => value !== false && name !== 'incomePeriod' && name !== 'scheme',
  );
}
