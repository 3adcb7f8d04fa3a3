/** A year's amount as twelve months that add up to it exactly. */
import type { CalendarMonth, Fen } from '../../contracts/primitives.ts';

/** What is due in January, February … December, in fen. */
export type TwelveMonths = readonly Fen[];

const MONTHS = 12;

/** The fen that do not divide by twelve go to the first months: 2,300.00 is eight months of 191.67 and four of 191.66. */
export function spreadOverYear(yearlyFen: Fen): TwelveMonths {
  const least = Math.floor(yearlyFen / MONTHS);
  const over = yearlyFen - least * MONTHS;
  return Array.from({ length: MONTHS }, (_, index) => least + (index < over ? 1 : 0));
}

/** Every month the twelfth, rounded up to whole yuan. */
export function roundUpToYuan(yearlyFen: Fen): TwelveMonths {
  const fenAYear = MONTHS * 100;
  return Array.from({ length: MONTHS }, () => Math.ceil(yearlyFen / fenAYear) * 100);
}

export function dueIn(months: TwelveMonths, month: CalendarMonth): Fen {
  return months[Number(month.slice(5, 7)) - 1] ?? 0;
}

export interface MonthsAlike {
  /** 1 to 12, both inclusive. */
  from: number;
  to: number;
  fen: Fen;
}

/** Months that follow each other with the same amount, as they are read out: January to August, September to December. */
export function groupAlike(months: TwelveMonths): MonthsAlike[] {
  const groups: MonthsAlike[] = [];
  for (const [index, fen] of months.entries()) {
    const last = groups.at(-1);
    if (last?.fen === fen) last.to = index + 1;
    else groups.push({ from: index + 1, to: index + 1, fen });
  }
  return groups;
}
