/** What the rule on income saw, in words. */
import type { Profile } from '../../../contracts/household-file.ts';
import type { Bilingual, CalendarMonth } from '../../../contracts/primitives.ts';
import { formatYuan } from '../../kernel/money.ts';
import { countOf, say, sayList } from '../../kernel/say.ts';
import type { FenRange, Income } from '../facets.ts';
import type { Due } from '../rule.ts';
import { type CountedIncome, type FoundIncome, memberOf, sum } from './income-found.ts';
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
  const paid = formatYuan(monthlyAmountFen);
  if (due.kind === 'unknown') {
    const { zh, en } = due.message;
    return say(
      `按查得收入无法测算应保障金额：${zh}。`,
      `What would be due by it cannot be calculated: ${en}.`,
    );
  }
  const most = formatYuan(Math.max(...due.months));
  // Who applies is paid nothing yet.
  const beside = monthlyAmountFen > 0 ? say(`，现每月发放 ${paid} 元`, `; ${paid} is paid`) : say('', '');
  return say(
    `按查得收入测算，每月应保障 ${most} 元${beside.zh}。`,
    `By what is found ${most} a month would be due${beside.en}.`,
  );
}

/** Who works for an unknown pay. */
export function describeWork({ unpaid }: FoundIncome): Bilingual {
  const workers = new Set(unpaid.map(({ income }) => memberOf(income))).size;
  return say(
    `${workers} 名成员有就业记录（社保缴费或公积金缴存），没有查到工资，申报收入中也看不出工资。先复核、不拟停发：请入户或者向用人单位了解实际工资；缴费基数、缴存基数不作为收入。`,
    `${countOf(workers, 'member')} ${workers === 1 ? 'works' : 'work'} (contributions on record) for a pay that is unknown, and the declaration leaves no wage for it. Review, not suspension: ask the member or the employer for the actual pay; a contribution base is no income.`,
  );
}

/** Why nothing can be said where another answer is possible. */
export function describeUncertain({ counted, byMonth, unpaid, total }: FoundIncome): Bilingual {
  const without = sayMonths(counted.filter((each) => each.lacksExemption).map(({ income }) => income.month));
  const apart = sayMonths(byMonth.filter((each) => each.sourcesDiffer).map(({ month }) => month));
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
    ...(counted.some(isBasicUnknown)
      ? [say('养老待遇没有写明其中的基础养老金', 'the basic pension in a benefit is not given')]
      : []),
    ...(isRange(total) && !byMonth.some(({ counts }) => isRange(counts))
      ? [
          say(
            '花名册没有写明人员类别，能否扣减不明',
            'the roster has no person class, so whether something is deducted is unknown',
          ),
        ]
      : []),
  ];
  const why = sayList(reasons);
  return say(
    `${why.zh}，因此不作判断：请向提供单位核实，或者请家庭提供收入证明。`,
    `Not judged: ${why.en}. Ask the provider, or the household for proof of its income.`,
  );
}

function isRange({ leastFen, mostFen }: FenRange): boolean {
  return leastFen < mostFen;
}

/** Nothing else about it is unknown, so it is how much of it does not count. */
function isBasicUnknown({ asset, counts, lacksExemption }: CountedIncome): boolean {
  return isRange(counts) && !lacksExemption && asset.unclear.length === 0;
}

const mostMonthsNamed = 3;

/** The first three, of more with an ellipsis. */
export function sayMonths(months: readonly CalendarMonth[]): string {
  const distinct = [...new Set(months)].sort();
  const named = distinct.slice(0, mostMonthsNamed).join('、');
  return distinct.length > mostMonthsNamed ? `${named}…` : named;
}
