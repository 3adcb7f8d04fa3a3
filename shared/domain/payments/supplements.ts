/** What comes on top of the guarantee: supplements by person class (分类施保, Act 20), price supplements (Act 32). */
import type { AmountInput } from '../../contracts/case-steps.ts';
import type { AmountLine } from '../../contracts/household-case.ts';
import type { Fen, Scheme } from '../../contracts/primitives.ts';
import { formatYuan } from '../kernel/money.ts';
import { countOf, say } from '../kernel/say.ts';
import type { Supplement } from '../policy/amount-policy.ts';
import type { PolicyInForce } from '../policy/policy-in-force.ts';
import type { AmountFile } from './amount-basis.ts';
import { grantInYear } from './grant.ts';

interface SupplementedHousehold {
  scheme: Scheme;
  recipients: number;
  yearlyStandardFen: Fen;
}

/** The words of the roster for one recipient; `unknown` where it has none. */
type Classes = readonly string[] | 'unknown';

/** The classes of the recipients whom an amount is for; none are known where it is for other people than the roster's. */
export function classesOf({ members }: AmountFile, { headcount }: AmountInput): Classes[] {
  const recipients = members.filter(({ recipient }) => recipient);
  if (recipients.length !== headcount) return Array.from({ length: headcount }, () => 'unknown' as const);
  return recipients.map(({ personClasses }) => personClasses ?? 'unknown');
}

/** What those of unknown class would have more in a year if each of them bore the highest supplement. */
export function unclassedSupplements(
  classes: readonly Classes[],
  { yearlyStandardFen }: SupplementedHousehold,
  { amounts }: PolicyInForce,
): Fen {
  const highest = Math.max(
    0,
    ...amounts.supplements.map(({ grant }) => grantInYear(grant, yearlyStandardFen)),
  );
  return classes.filter((each) => each === 'unknown').length * highest;
}

/**
 * Lines for a year, one a supplement that somebody gets. Where a person has several, the largest counts.
 *
 * @param classes of each recipient
 */
export function supplementLines(
  classes: readonly Classes[],
  { scheme, recipients, yearlyStandardFen }: SupplementedHousehold,
  { amounts }: PolicyInForce,
): AmountLine[] {
  const valueOf = ({ grant }: Supplement): Fen => grantInYear(grant, yearlyStandardFen);
  const largestFirst = [...amounts.supplements].sort((a, b) => valueOf(b) - valueOf(a));
  const borne = classes.map((words) =>
    words === 'unknown'
      ? undefined
      : largestFirst.find((each) => each.classes.some((word) => words.includes(word))),
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
