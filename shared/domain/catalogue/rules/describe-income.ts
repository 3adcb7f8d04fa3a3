/** What the rule on income saw, in words. */
import type { Profile } from '../../../contracts/household-file.ts';
import type { Bilingual, CalendarMonth } from '../../../contracts/primitives.ts';
import { formatYuan } from '../../kernel/money.ts';
import { countOf, say } from '../../kernel/say.ts';
import type { FenRange, Income } from '../facets.ts';
import type { Due } from '../rule.ts';
import { type FoundIncome, memberOf, sum } from './income-found.ts';
import { sayPeriod } from './income-period.ts';

/** 办法 13 names these four. */
export const sortTitles: Readonly<Record<Income['sort'], Bilingual>> = {
  wage: say('工资性收入', 'wages'),
  business: say('经营净收入', 'business'),
  property: say('财产净收入', 'property'),
  transfer: say('转移净收入', 'transfers'),
  unclear: say('性质不明的收入', 'income of an unclear kind'),
};

/** `比对 2026-10 的收入：查得 1,200.00 元（工资性收入 900.00，转移净收入 300.00），申报 500.00 元。` */
export function describeFound(
  { byMonth, total, deductedFen }: FoundIncome,
  months: readonly CalendarMonth[],
  { incomeFen }: Pick<Profile, 'incomeFen'>,
): Bilingual {
  const period = sayPeriod(months);
  const sorts = [...Map.groupBy(byMonth, ({ sort }) => sort)].map(([sort, each]) => {
    const range = sayRange(sum(each.map(({ counts }) => counts)));
    return say(`${sortTitles[sort].zh} ${range.zh}`, `${sortTitles[sort].en} ${range.en}`);
  });
  const parts = [
    ...sorts,
    ...(deductedFen > 0
      ? [say(`扣减 ${formatYuan(deductedFen)}`, `less ${formatYuan(deductedFen)} deducted`)]
      : []),
  ];
  const [all, declared] = [sayRange(total), formatYuan(incomeFen)];
  const of =
    parts.length === 0
      ? say('', '')
      : say(`（${parts.map(({ zh }) => zh).join('，')}）`, ` (${parts.map(({ en }) => en).join(', ')})`);
  return say(
    `比对 ${period.zh} 的收入：查得 ${all.zh} 元${of.zh}，申报 ${declared} 元。`,
    `For ${period.en}: ${all.en} yuan found${of.en}, ${declared} declared.`,
  );
}

/** `900.00`, or `0.00 至 900.00`. */
export function sayRange({ leastFen, mostFen }: FenRange): Bilingual {
  const [least, most] = [formatYuan(leastFen), formatYuan(mostFen)];
  return leastFen === mostFen ? say(least, least) : say(`${least} 至 ${most}`, `${least} to ${most}`);
}

/** What would be due with the income that was found, beside what is paid. */
export function describeDue(due: Due, { monthlyAmountFen }: Pick<Profile, 'monthlyAmountFen'>): Bilingual {
  if (due.kind === 'unknown') {
    const { zh, en } = due.message;
    return say(
      `按查得收入无法测算应保障金额：${zh}。`,
      `What would be due by it cannot be calculated: ${en}.`,
    );
  }
  const most = formatYuan(Math.max(...due.months));
  const paid = formatYuan(monthlyAmountFen);
  return say(
    `按查得收入测算，每月应保障 ${most} 元，现为 ${paid} 元。`,
    `By what is found ${most} a month would be due; ${paid} is paid.`,
  );
}

/** Who works for an unknown pay. */
export function describeWork({ unpaid }: FoundIncome): Bilingual {
  const workers = new Set(unpaid.map(({ income }) => memberOf(income))).size;
  return say(
    `${workers} 名成员有就业记录而工资不明，未见申报工资。先复核：须了解实际工资；缴费基数不作为收入。`,
    `${countOf(workers, 'member')} ${workers === 1 ? 'works' : 'work'} for a pay that is unknown, and no wage is declared. Review: ask for the actual pay; a contribution base is no income.`,
  );
}

/** Why nothing can be said where another answer is possible. */
export function describeUncertain({ counted, byMonth, unpaid }: FoundIncome): Bilingual {
  const without = listMonths(counted.filter((each) => each.lacksExemption).map(({ income }) => income.month));
  const apart = listMonths(byMonth.filter((each) => each.sourcesDiffer).map(({ month }) => month));
  const reasons = [
    ...(without === ''
      ? []
      : [say(`政策没有 ${without} 的基础养老金标准`, `policy names no basic pension of ${without}`)]),
    ...(apart === '' ? [] : [say(`${apart} 各数据源相差较大`, `sources differ in ${apart}`)]),
    ...(unpaid.some(({ isSure }) => !isSure)
      ? [say('有成员是否就业不明', 'whether a member works is unclear')]
      : []),
    ...(counted.some(({ asset }) => asset.unclear.length > 0)
      ? [say('有收入不明', 'some income is unclear')]
      : []),
  ];
  return say(
    `${reasons.map(({ zh }) => zh).join('；')}，因此不作判断。`,
    `Not judged: ${reasons.map(({ en }) => en).join('; ')}.`,
  );
}

const mostMonthsNamed = 3;

function listMonths(months: readonly CalendarMonth[]): string {
  const distinct = [...new Set(months)].sort();
  const named = distinct.slice(0, mostMonthsNamed).join('、');
  return distinct.length > mostMonthsNamed ? `${named}…` : named;
}
