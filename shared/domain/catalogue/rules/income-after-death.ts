/** Income on record for months after its earner died, by what registers say: a question, and no plain income. */
import type { Bilingual, CalendarDate, CalendarMonth } from '../../../contracts/primitives.ts';
import { monthOf } from '../../kernel/calendar.ts';
import { say } from '../../kernel/say.ts';
import { compareText } from '../../kernel/text.ts';
import type { FenRange } from '../facets.ts';
import { isCountable, memberOf } from '../held.ts';
import { groupBy } from '../rows.ts';
import type { View } from '../rule.ts';
import { sayMonths, sayRange } from './describe-income.ts';
import { eventsOf } from './events.ts';
import { type FoundIncome, memberOf as earnerOf, sum } from './income-found.ts';

export interface IncomeAfterDeath {
  member: number;
  diedOn: CalendarDate;
  months: readonly CalendarMonth[];
  /** What counts of these months; nothing where they say that somebody works and no more. */
  counts: FenRange;
}

/** By member. The month of the death is the last that somebody may be paid for; what is paid once may be for the funeral. */
export function listAfterDeath(
  { byMonth, work }: Pick<FoundIncome, 'byMonth' | 'work'>,
  { assets }: Pick<View, 'assets'>,
): IncomeAfterDeath[] {
  const deaths = listDeaths(assets);
  const paid = byMonth.filter(({ sort, counts }) => sort !== 'unclear' && counts.mostFen > 0);
  const worked = work.map(({ income }) => ({ member: earnerOf(income), month: income.month }));
  const later = [
    ...paid,
    ...worked.map((each) => ({ ...each, counts: { leastFen: 0, mostFen: 0 } })),
  ].flatMap((each) => {
    const diedOn = deaths.get(each.member);
    return diedOn !== undefined && each.month > monthOf(diedOn) ? [{ ...each, diedOn }] : [];
  });
  return [...groupBy(later, ({ member }) => String(member)).values()].map((same) => ({
    ...{ member: same[0].member, diedOn: same[0].diedOn },
    months: same.map(({ month }) => month),
    counts: sum(same.map(({ counts }) => counts)),
  }));
}

/** The first day on which each member is on record as dead, of records of which nothing is unclear. */
function listDeaths(assets: View['assets']): ReadonlyMap<number | undefined, CalendarDate> {
  const deaths = assets
    .filter(isCountable)
    .flatMap((asset) => eventsOf(asset, ['died']).map(({ on }) => [memberOf(asset), on] as const));
  return new Map(deaths.sort(([, a], [, b]) => compareText(b, a)));
}

export function describeAfterDeath({ member, diedOn, months, counts }: IncomeAfterDeath): Bilingual {
  const [range, named] = [sayRange(counts), sayMonths(months)];
  const what =
    counts.mostFen > 0
      ? say(`查得收入 ${range.zh} 元（已含在查得金额内）`, `${range.en} yuan of the sum is for`)
      : say('有就业记录', 'there is a record of work for');
  return say(
    `成员 ${member} 登记为死亡（${diedOn}），其后的 ${named} 仍${what.zh}：请先核实死亡记录是否有误、款项由谁领取，再确定是否作为家庭收入。`,
    `Member ${member} is on record as dead (${diedOn}), and ${what.en} ${named}, after that: find out first whether the record is right and who was paid, and then whether it is income of the household.`,
  );
}
