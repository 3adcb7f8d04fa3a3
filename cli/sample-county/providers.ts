/** What the parts of the sample county have in common of days and amounts. */

/** The day that the sample county is compared on unless somebody says otherwise. */
export const SAMPLE_DAY = '2026-10-31';

export function groupThousands(amount: string): string {
  return amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
}

export function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);
}
