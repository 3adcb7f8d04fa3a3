/** How the amount of a finding is shown beside what it is compared with: a limit, or what is due. */
import type { FindingOutline } from '../../contracts/household-file.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { formatYuan } from '../kernel/money.ts';
import { say } from '../kernel/say.ts';
import { ruleOf } from './catalogue.ts';
import type { MeasuredAgainst } from './rule.ts';

type Amounts = Pick<FindingOutline, 'rule' | 'amountFen' | 'limitFen'>;

interface Wording {
  toStaff(amount: string, against: string): Bilingual;
  toHousehold(amount: string, against: string): Bilingual;
}

const wordings: Readonly<Record<MeasuredAgainst, Wording>> = {
  limit: {
    toStaff: (amount, limit) => say(`${amount} 元，限额 ${limit} 元`, `${amount} of at most ${limit}`),
    toHousehold: (amount, limit) =>
      say(`合计 ${amount} 元，按政策你户的限额为 ${limit} 元`, `${amount} in all; your limit is ${limit}`),
  },
  declared: {
    toStaff: (found, declared) =>
      say(`查得收入 ${found} 元，申报 ${declared} 元`, `${found} found, ${declared} declared`),
    toHousehold: (found, declared) =>
      say(
        `核对期内查得收入 ${found} 元，你户申报 ${declared} 元`,
        `an income of ${found} was found; you declared ${declared}`,
      ),
  },
  due: {
    toStaff: (paid, due) => say(`每月实发 ${paid} 元，应发 ${due} 元`, `${paid} paid a month, ${due} due`),
    toHousehold: (paid, due) =>
      say(
        `你户现在每月领取 ${paid} 元，按申报的情况测算每月应为 ${due} 元`,
        `you get ${paid} a month; by what you declared it should be ${due}`,
      ),
  },
};

/** For staff: `20,000.00 of at most 12,600.00`; undefined where the finding is not about money. */
export function sayAmounts(finding: Amounts): Bilingual | undefined {
  return word(finding, 'toStaff');
}

/** For the household itself. */
export function listAmounts(finding: Amounts): Bilingual | undefined {
  return word(finding, 'toHousehold');
}

/** What the amount of a finding is compared with; for a rule that this version does not know, a limit. */
export function measuredAgainst(rule: string): MeasuredAgainst {
  return ruleOf(rule)?.measuredAgainst ?? 'limit';
}

function word({ rule, amountFen, limitFen }: Amounts, to: keyof Wording): Bilingual | undefined {
  if (amountFen === null || limitFen === null) return undefined;
  return wordings[measuredAgainst(rule)][to](formatYuan(amountFen), formatYuan(limitFen));
}
