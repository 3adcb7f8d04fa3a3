/** Money that may be somebody else's in part: by itself no ground for a suspension. */
import type { Bilingual, CalendarDate, Fen } from '../../../contracts/primitives.ts';
import { monthsLater } from '../../kernel/calendar.ts';
import { say } from '../../kernel/say.ts';
import type { MatchedRow } from '../matched-row.ts';
import type { View } from '../rule.ts';
import type { CountedAccount } from './count-accounts.ts';
import { listDeadMembers } from './dead-members.ts';
import { sumOf } from './money-limit.ts';

/** Under this age a person is a minor (民法典 art. 17). */
const MONTHS_OF_AGE = 18 * 12;

/**
 * What has to be found out about holders where the household is over the limit only with accounts that are held together
 * with somebody else, by minors alone, or by members who have died.
 */
export function questionHolders(
  counted: readonly CountedAccount[],
  view: Pick<View, 'assets' | 'day'>,
  limitFen: Fen,
): Bilingual[] {
  const dead = listDeadMembers(view);
  const questions: readonly (readonly [(account: CountedAccount) => boolean, Bilingual])[] = [
    [
      isHeldElsewhere,
      say(
        '与另一家庭的成员共有账户，不计则不超过限额，须核实各自份额',
        'only over the limit with an account that is held together with somebody of another household: whose it is has to be found out',
      ),
    ],
    [
      isJoint,
      say(
        '不计联名账户则不超过限额，须核实各自份额',
        'only over the limit with a joint account: whose it is has to be found out',
      ),
    ],
    [
      (account) => holdersOf(account).every(({ bornOn }) => isMinor(bornOn, view.day)),
      say(
        '不计未成年人名下账户则不超过限额，须核实是否专款',
        'only over the limit with an account of a minor: what it is for has to be found out',
      ),
    ],
    [
      (account) => holdersOf(account).every(({ memberOrdinal }) => dead.has(memberOrdinal)),
      say(
        '不计已故成员名下账户则不超过限额，须核实是否遗产',
        'only over the limit with an account of a member who has died: whose it is now has to be found out',
      ),
    ],
  ];
  const own = counted.filter((account) => !questions.some(([applies]) => applies(account)));
  if (sumOf(own.map(({ countedFen }) => countedFen)) > limitFen) return [];
  return questions
    .filter(([applies]) => counted.some((account) => account.countedFen > 0 && applies(account)))
    .map(([, text]) => text);
}

function holdersOf({ asset }: CountedAccount): readonly MatchedRow[] {
  return asset.rows;
}

/** An account that two households hold together is whole in neither. */
function isHeldElsewhere({ parts }: CountedAccount): boolean {
  return parts.some(({ part }) => part.rows.some(({ holding }) => holding.heldElsewhere === true));
}

/** Of one that members hold together the whole is the household's. */
function isJoint(account: CountedAccount): boolean {
  const holders = new Set(holdersOf(account).map(({ memberOrdinal }) => memberOrdinal));
  return account.money.isJoint === true && holders.size === 1;
}

function isMinor(bornOn: CalendarDate | undefined, day: CalendarDate): boolean {
  return bornOn !== undefined && monthsLater(bornOn, MONTHS_OF_AGE) > day;
}
