/** What a household is paid against what it is due by what it declares. */
import * as z from 'zod';
import type { Profile } from '../../../contracts/household-file.ts';
import { fen, type Bilingual, type Fen } from '../../../contracts/primitives.ts';
import { formatYuan } from '../../kernel/money.ts';
import { say, sayAll } from '../../kernel/say.ts';
import { defineRule } from '../rule.ts';

/** How a county's roster is meant: 月保障金额 has 分类救助金 in it, it comes on top, or nobody has said so. */
const supplementColumn = z.enum(['included', 'apart', 'unstated']);
type SupplementColumn = z.infer<typeof supplementColumn>;

/** The same twice where it is known; `mostFen` is infinite where a supplement on top cannot be read. */
interface PaidAmount {
  leastFen: Fen;
  mostFen: Fen;
}

function paidAmount(
  { monthlyAmountFen, supplementFen = 0 }: Pick<Profile, 'monthlyAmountFen' | 'supplementFen'>,
  column: SupplementColumn,
): PaidAmount {
  if (column === 'included') return { leastFen: monthlyAmountFen, mostFen: monthlyAmountFen };
  const mostFen = supplementFen === 'unknown' ? Infinity : monthlyAmountFen + supplementFen;
  // On top of it comes something that cannot be read, be it nothing.
  const leastFen = column === 'apart' && supplementFen !== 'unknown' ? mostFen : monthlyAmountFen;
  return { leastFen, mostFen };
}

/** Why nothing can be said where it would be another answer with the supplement than without it. */
function saySupplement({ supplementFen }: Pick<Profile, 'supplementFen'>): Bilingual {
  if (supplementFen === 'unknown')
    return say(
      '花名册的分类救助金各行不一或无法识别，因此不作判断。',
      'The supplement in the roster cannot be read, or its rows contradict each other, so nothing is judged.',
    );
  const yuan = formatYuan(supplementFen ?? 0);
  return say(
    `花名册另列分类救助金 ${yuan} 元，政策没有写明月保障金额是否已包含，因此不作判断；请在政策中写明。`,
    `The roster has a supplement of ${yuan} in a column of its own, and policy does not say whether the monthly amount has it in it, so nothing is judged; state it in policy.`,
  );
}

export const amountDiffers = defineRule({
  name: 'amount-differs',
  title: say('保障金额不符', 'amount differs'),
  phrase: say('实发保障金额与应保障金额不一致', 'paid another amount than it is due'),
  failsWhen: say(
    '每月实发金额与按申报应发金额相差超过允许的差额（默认 1 元）。多发复核，少发为应享未享。政策写明本县补助方式后才启用。',
    "A month's payment differs from what is due by what the household declares, by more than is let be (by default 1 yuan). More: review; less: entitlement. Only where policy states how the county calculates.",
  ),
  facets: [],
  about: 'people',
  measuredAgainst: 'due',
  // Only a county that has stated its method of calculation can say what is due.
  onlyWhereNamed: true,
  restsOn: say(
    '《社会救助法》第十八条、《办法》第二十三条；允许的差额：产品设定',
    'Act art. 18, Measures art. 23; the difference that is let be: product choice',
  ),
  parameters: {
    /** A difference of up to so much a month is let be, in fen. */
    toleranceFen: {
      schema: fen.nonnegative().pipe(z.number()),
      title: say('允许的差额（分）', 'let be, in fen'),
    },
    /** Whether 月保障金额 of the roster has 分类救助金 in it, where that is a column of its own. */
    supplementColumn: {
      schema: supplementColumn.default('unstated'),
      title: say(
        '月保障金额与分类救助金两列：included 已包含，apart 另加，unstated 未说明',
        'the monthly amount and the supplement in a column of its own: included, apart, unstated',
      ),
    },
  },
  defaults: () => ({ toleranceFen: 100, supplementColumn: 'unstated' as const }),
  mightCount: () => false,
  judge({ profile, amountDue, clearances }, { toleranceFen, supplementColumn: column }) {
    const due = amountDue();
    if (due.kind === 'unknown') {
      const why = say('应保障金额无法测算。', 'What is due cannot be calculated.');
      return {
        kind: 'unjudged',
        explanation: sayAll([why, say(`${due.message.zh}。`, `${due.message.en}.`)]),
      };
    }
    const paid = paidAmount(profile, column);
    const [least, most] = [Math.min(...due.months), Math.max(...due.months)];
    const isTooLittle = (fen: Fen): boolean => fen < least - toleranceFen;
    const isTooMuch = (fen: Fen): boolean => fen > most + toleranceFen;
    const missing = isTooLittle(paid.mostFen);
    const above = isTooMuch(paid.leastFen);
    const paidFen = missing ? paid.mostFen : paid.leastFen;
    const seen = say(
      `每月实发 ${formatYuan(paidFen)} 元，按申报应保障 ${formatYuan(most)} 元。`,
      `Paid ${formatYuan(paidFen)} a month; due by what is declared: ${formatYuan(most)}.`,
    );
    if (!missing && !above) {
      const either = isTooLittle(paid.leastFen) || isTooMuch(paid.mostFen);
      return either
        ? { kind: 'unjudged', explanation: sayAll([seen, saySupplement(profile)]) }
        : {
            kind: 'passed',
            explanation: sayAll([
              seen,
              say('与应保障金额一致，或者在允许的差额内。', 'That agrees, or is within what is let be.'),
            ]),
          };
    }
    if (above && paidFen <= most + due.unclassedMonthlyFen + toleranceFen) {
      return { kind: 'unjudged', explanation: sayAll([seen, unclassed(due.unclassedMonthlyFen)]) };
    }
    // A clearance of this rule names no assets, so it holds for the household until it ends.
    if (clearances.length > 0) {
      const cleared = say('差额此前已核实排除。', 'A clearance explains the difference.');
      return { kind: 'passed', explanation: sayAll([seen, cleared]) };
    }
    const lines = due.lines.map(({ text, fen: amount }) =>
      say(`${text.zh}：${formatYuan(amount)}`, `${text.en}: ${formatYuan(amount)}`),
    );
    const how = say(`${lines.map(({ zh }) => zh).join('；')}。`, `${lines.map(({ en }) => en).join('; ')}.`);
    return {
      kind: 'failed',
      raises: missing ? 'entitlement' : 'review',
      amountFen: paidFen,
      limitFen: most,
      explanation: sayAll([seen, how, missing ? owed(least - paidFen) : paidTooMuch(paidFen - most)]),
      evidence: [],
    };
  },
});

function owed(monthlyFen: Fen): Bilingual {
  const yuan = formatYuan(monthlyFen);
  return say(
    `每月少发 ${yuan} 元，属应享未享：请核实后按程序增发。`,
    `${yuan} too little a month, an entitlement: check, and raise it by procedure.`,
  );
}

function paidTooMuch(monthlyFen: Fen): Bilingual {
  const yuan = formatYuan(monthlyFen);
  return say(
    `每月多发 ${yuan} 元。先复核、不拟停发：请核实家庭人口、收入和人员类别，确有多发的按程序调整。`,
    `${yuan} too much a month. Review, not suspension: check people, income and classes, and correct it by procedure.`,
  );
}

/** A class that nobody has put on record may carry a supplement. */
function unclassed(monthlyFen: Fen): Bilingual {
  const yuan = formatYuan(monthlyFen);
  return say(
    `有保障对象的人员类别或者年龄不明。如果其中有人应当分类施保，每月最多还应增发 ${yuan} 元，多发的可能就是这笔钱，因此不作判断。请先在花名册中补全人员类别。`,
    `The person class or the age of some recipients is not known. If some of them are due a supplement, it may be as much as ${yuan} a month, which may be the money that is too much; so nothing is judged. Complete the person classes in the roster first.`,
  );
}
