/** The months for which declared and found income are compared. */
import type { Profile } from '../../../contracts/household-file.ts';
import type { Bilingual, CalendarDate, CalendarMonth } from '../../../contracts/primitives.ts';
import type { SourceFreshness } from '../../../contracts/runs.ts';
import { addMonths, monthOf, monthsUpTo } from '../../kernel/calendar.ts';
import { say } from '../../kernel/say.ts';

export type Period =
  | {
      kind: 'period';
      /** One, or twelve. */
      months: readonly CalendarMonth[];
      /** Whether its last month is the last that is over; else it is the newest of which every source knows. */
      isLastOver: boolean;
    }
  /** Of some month nobody has said anything. */
  | { kind: 'unknown'; why: Bilingual };

interface Asked {
  profile: Pick<Profile, 'incomePeriod'>;
  day: CalendarDate;
  freshness: readonly SourceFreshness[];
}

/**
 * The period of the household's own declaration, the last month or the last twelve, up to the newest month that is over and
 * that every counted source which has delivered covers. Nothing is averaged beyond it.
 *
 * @param sources that policy counts
 */
export function periodOf(asked: Asked, sources: readonly string[]): Period {
  const { profile, day, freshness } = asked;
  // Every household of a county that declares by month, or by year, asks for the same.
  const periods = remembered.get(freshness) ?? new Map<string, Period>();
  const key = `${profile.incomePeriod} ${day} ${sources.join()}`;
  const known = periods.get(key) ?? findPeriod(asked, sources);
  remembered.set(freshness, periods.set(key, known));
  return known;
}

const remembered = new WeakMap<readonly SourceFreshness[], Map<string, Period>>();

function findPeriod({ profile, day, freshness }: Asked, sources: readonly string[]): Period {
  const spans = freshness.flatMap(({ source, months }) =>
    months !== undefined && sources.includes(source) ? [{ source, ...months }] : [],
  );
  const newest = [...Map.groupBy(spans, ({ source }) => source).values()].map((same) =>
    last(same.map(({ to }) => to)),
  );
  if (newest.length === 0) return { kind: 'unknown', why: noMonths };
  const lastOver = addMonths(monthOf(day), -1);
  const end = [...newest, lastOver].reduce((a, b) => (a < b ? a : b));
  const months = monthsUpTo(end, profile.incomePeriod === 'year' ? 12 : 1);
  const missing = months.filter((month) => !spans.some(({ from, to }) => from <= month && month <= to));
  if (missing.length === 0) return { kind: 'period', months, isLastOver: end === lastOver };
  return {
    kind: 'unknown',
    why: say(`没有数据源覆盖 ${missing.join('、')}。`, `No source covers ${missing.join(', ')}.`),
  };
}

const noMonths = say(
  '没有收入数据覆盖任何月份：文件覆盖的月份，取自其中在保人员的行，或其清单文件所写的起止月份。',
  "No data on income covers any month: a file covers those of its members' rows, or those that its manifest names.",
);

/** `2026-10`, or `2025-11 至 2026-10`. */
export function sayPeriod(months: readonly CalendarMonth[]): Bilingual {
  const [from = '', to = from] = [months[0], months.at(-1)];
  return from === to ? say(from, from) : say(`${from} 至 ${to}`, `${from} to ${to}`);
}

/** Why these months and no others. */
export function sayWhyPeriod({ months, isLastOver }: Extract<Period, { kind: 'period' }>): Bilingual {
  const { zh, en } =
    months.length > 1
      ? say(
          '申报的是年收入，所以比对十二个月',
          'The income of a year is declared, so twelve months are compared',
        )
      : say(
          '申报的是月收入，所以只比对一个月',
          'The income of a month is declared, so one month is compared',
        );
  const end = months.at(-1) ?? '';
  return isLastOver
    ? say(`${zh}；${end} 是最近一个已经过完的月份。`, `${en}; ${end} is the last month that is over.`)
    : say(
        `${zh}；${end} 是各收入数据源都已有数据的最近一个月。`,
        `${en}; ${end} is the newest month of which every source of income has data.`,
      );
}

function last(months: readonly CalendarMonth[]): CalendarMonth {
  return months.reduce((a, b) => (a > b ? a : b));
}
