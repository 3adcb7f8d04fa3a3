/** What comes on top of the guarantee: supplements by person class (分类施保, Act 20), price supplements (Act 32). */
import type { AmountLine } from '../../contracts/household-case.ts';
import type { Fen, Scheme } from '../../contracts/primitives.ts';
import { formatYuan } from '../kernel/money.ts';
import { countOf, say } from '../kernel/say.ts';
import type { Supplement } from '../policy/amount-policy.ts';
import type { PolicyInForce } from '../policy/policy-in-force.ts';
import { grantInYear } from './grant.ts';

interface SupplementedHousehold {
  scheme: Scheme;
  recipients: number;
  yearlyStandardFen: Fen;
}

/**
 * Lines for a year, one a supplement that somebody gets. Of several that a person bears the largest counts.
 *
 * @param classes of each recipient, the words of the roster
 */
export function supplementLines(
  classes: readonly (readonly string[])[],
  { scheme, recipients, yearlyStandardFen }: SupplementedHousehold,
  { amounts }: PolicyInForce,
): AmountLine[] {
  const valueOf = ({ grant }: Supplement): Fen => grantInYear(grant, yearlyStandardFen);
  const largestFirst = [...amounts.supplements].sort((a, b) => valueOf(b) - valueOf(a));
  const borne = classes.map((words) =>
    largestFirst.find((each) => each.classes.some((word) => words.includes(word))),
  );
  const byClass = largestFirst.flatMap((supplement) => {
    const persons = borne.filter((each) => each === supplement).length;
    return persons === 0 ? [] : [lineFor(supplement, persons, valueOf(supplement))];
  });
  const price = amounts.priceSupplementFen[scheme];
  return price === 0 ? byClass : [...byClass, priceLine(price * 12, recipients)];
}

function lineFor({ name }: Supplement, persons: number, each: Fen): AmountLine {
  const text = say(
    `加：分类施保 ${name.zh}（每人每年 ${formatYuan(each)} 元 × ${persons} 人）`,
    `plus: supplement ${name.en} (${formatYuan(each)} a year × ${countOf(persons, 'person', 'people')})`,
  );
  return { text, fen: each * persons };
}

function priceLine(each: Fen, persons: number): AmountLine {
  const text = say(
    `加：价格补贴（每人每年 ${formatYuan(each)} 元 × ${persons} 人）`,
    `plus: price supplement (${formatYuan(each)} a year × ${countOf(persons, 'person', 'people')})`,
  );
  return { text, fen: each * persons };
}
