/** Who may be queried, and until when (核查授权书), in all the ways in which rosters say it. */
import { weigh, type Random } from './random.ts';

export interface Authorisation {
  /** 授权书签署日期 */
  on: string;
  /** 授权有效期至 */
  until: string;
  /** On the sample's day. */
  valid: boolean;
}

type Kind = 'dated' | 'long-term' | 'while-aided' | 'signed-only' | 'expired' | 'none';

const kinds = weigh<Kind>([
  ['dated', 620],
  ['while-aided', 190],
  ['long-term', 115],
  ['signed-only', 48],
  ['expired', 15],
  ['none', 12],
]);

const dateForms: readonly ((year: number, month: number, day: number) => string)[] = [
  (year, month, day) => `${year}-${pad(month)}-${pad(day)}`,
  (year, month, day) => `${year}/${month}/${day}`,
  (year, month, day) => `${year}${pad(month)}${pad(day)}`,
  (year, month, day) => `${year}年${month}月${day}日`,
];

export function authorise(random: Random): Authorisation {
  const kind = random.pick(kinds);
  const on = writeDate(random, random.int(2023, 2025));
  switch (kind) {
    case 'dated':
      return { on, until: writeDate(random, random.int(2027, 2029)), valid: true };
    case 'long-term':
      return { on, until: '长期', valid: true };
    case 'while-aided':
      return { on, until: '救助期间', valid: true };
    case 'signed-only':
      return { on, until: '', valid: true };
    case 'expired':
      return { on: writeDate(random, 2022), until: writeDate(random, random.int(2024, 2025)), valid: false };
    case 'none':
      return { on: '', until: '', valid: false };
  }
}

function writeDate(random: Random, year: number): string {
  const write = random.chance(0.85) ? dateForms[0] : random.pick(dateForms);
  return write?.(year, random.int(1, 12), random.int(1, 28)) ?? '';
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
