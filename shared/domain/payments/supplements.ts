/** What comes on top of the guarantee: supplements by person class (分类施保, Act 20), price supplements (Act 32). */
import type { AmountInput } from '../../contracts/case-steps.ts';
import type { AmountLine } from '../../contracts/household-case.ts';
import type { Fen, Scheme } from '../../contracts/primitives.ts';
import { formatYuan } from '../kernel/money.ts';
import { countOf, say } from '../kernel/say.ts';
import type { Supplement } from '../policy/amount-policy.ts';
import type { PolicyInForce } from '../policy/policy-in-force.ts';
import type { AmountFile } from './amount-basis.ts';
import { bears, type Recipient, toRecipient, unknownRecipient } from './bears-supplement.ts';
import { grantInYear } from './grant.ts';

interface SupplementedHousehold {
  scheme: Scheme;
  recipients: number;
  yearlyStandardFen: Fen;
}

/** The recipients whom an amount is for; nothing is known of them where it is for other people than the roster's. */
export function recipientsOf({ members }: AmountFile, { headcount }: AmountInput): Recipient[] {
  const recipients = members.filter(({ recipient }) => recipient);
  if (recipients.length !== headcount) return Array.from({ length: headcount }, () => unknownRecipient);
  return recipients.map(toRecipient);
}

/** What they would have more in a year if each of them bore every supplement of which nobody can say whether they do. */
export function unclassedSupplements(
  recipients: readonly Recipient[],
  { yearlyStandardFen }: SupplementedHousehold,
  { amounts, day }: PolicyInForce,
): Fen {
  const highestOf = (recipient: Recipient, borne: 'yes' | 'unknown'): Fen =>
    Math.max(
      0,
      ...amounts.supplements
        .filter((each) => bears(recipient, each, day) === borne)
        .map(({ grant }) => grantInYear(grant, yearlyStandardFen)),
    );
  return recipients.reduce(
    (sum, each) => sum + Math.max(0, highestOf(each, 'unknown') - highestOf(each, 'yes')),
    0,
  );
}

/** Lines for a year, one a supplement that somebody gets. Where a person has several, the largest counts. */
export function supplementLines(
  persons: readonly Recipient[],
  { scheme, recipients, yearlyStandardFen }: SupplementedHousehold,
  { amounts, day }: PolicyInForce,
): AmountLine[] {
  const valueOf = ({ grant }: Supplement): Fen => grantInYear(grant, yearlyStandardFen);
  const largestFirst = [...amounts.supplements].sort((a, b) => valueOf(b) - valueOf(a));
  const borne = persons.map((person) => largestFirst.find((each) => bears(person, each, day) === 'yes'));
  const byClass = largestFirst.flatMap((supplement) => {
    const count = borne.filter((each) => each === supplement).length;
    return count === 0 ? [] : [lineFor(supplement, count, valueOf(supplement))];
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
