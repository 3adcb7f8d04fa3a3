/** What comes on top of the guarantee: supplements by person class (分类施保, Act 20), price supplements (Act 32). */
import type { AmountInput } from '../../contracts/case-steps.ts';
import type { AmountLine } from '../../contracts/household-case.ts';
import type { Member } from '../../contracts/household-file.ts';
import type { Fen, Scheme, CalendarDate } from '../../contracts/primitives.ts';
import { ageOn, lastDayOf, monthOf } from '../kernel/calendar.ts';
import { birthDateIn } from '../kernel/identity.ts';
import { formatYuan } from '../kernel/money.ts';
import { countOf, say } from '../kernel/say.ts';
import type { Supplement, Ages } from '../policy/amount-policy.ts';
import type { PolicyInForce } from '../policy/policy-in-force.ts';
import type { AmountFile } from './amount-basis.ts';
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

/** What they would have more in a year if each of them had every supplement of which nobody can say whether they do. */
export function unclassedSupplements(
  recipients: readonly Recipient[],
  { yearlyStandardFen }: SupplementedHousehold,
  { amounts, day }: PolicyInForce,
): Fen {
  const highestOf = (recipient: Recipient, borne: 'yes' | 'unknown'): Fen =>
    Math.max(
      0,
      ...amounts.supplements
        .filter((each) => hasClass(recipient, each, day) === borne)
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
  const borne = persons.map((person) => largestFirst.find((each) => hasClass(person, each, day) === 'yes'));
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

/** What is known of one recipient. */
interface Recipient {
  /** The words of the roster; `unknown` where it has none. */
  classes: readonly string[] | 'unknown';
  /** Undefined where no number tells it. */
  bornOn: CalendarDate | undefined;
}

const unknownRecipient: Recipient = { classes: 'unknown', bornOn: undefined };

function toRecipient({
  identity,
  idNumber,
  personClasses,
}: Pick<Member, 'identity' | 'idNumber' | 'personClasses'>): Recipient {
  const bornOn = identity === 'comparable' ? birthDateIn(idNumber) : undefined;
  return { classes: personClasses ?? 'unknown', bornOn };
}

/** @param day of the month that it is for; a supplement of which one day of the month fits is paid for all of it */
function hasClass(
  { classes, bornOn }: Recipient,
  supplement: Pick<Supplement, 'classes' | 'ages'>,
  day: CalendarDate,
): 'yes' | 'no' | 'unknown' {
  if (classes !== 'unknown' && !supplement.classes.some((word) => classes.includes(word))) return 'no';
  const { ages } = supplement;
  const byAge = ages === undefined ? 'yes' : bornOn === undefined ? 'unknown' : fits(ages, bornOn, day);
  return classes === 'unknown' && byAge === 'yes' ? 'unknown' : byAge;
}

function fits({ from = 0, below = Infinity }: Ages, bornOn: CalendarDate, day: CalendarDate): 'yes' | 'no' {
  const month = monthOf(day);
  return ageOn(lastDayOf(month), bornOn) >= from && ageOn(`${month}-01`, bornOn) < below ? 'yes' : 'no';
}
