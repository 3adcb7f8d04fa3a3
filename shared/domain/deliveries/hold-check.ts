/** A row of the table of holds: what it looks at, and what it says. */
import type { Bilingual } from '../../contracts/primitives.ts';
import type { HoldReason } from '../../contracts/reasons.ts';
import type { DeliveryComparison, FileProfile } from '../../contracts/trust.ts';
import type { Combination, FoldHistory } from './folding.ts';

/** What a delivery is judged by. What is not known of it is absent, and then nothing is said for that. */
export interface HoldFacts {
  profile?: FileProfile | undefined;
  /** Rows of each of its files. */
  fileRows: readonly number[];
  candidate?: Combination;
  current?: Combination | undefined;
  comparison?: DeliveryComparison | undefined;
  history?: FoldHistory | undefined;
  /** Of the rules that it is judged by; the newest where it is absent. */
  version?: number;
}

export interface HoldCheck {
  reason: Exclude<HoldReason, 'part-missing' | 'run-in-progress' | 'not-compared-yet'>;
  /** When it applies, for the documentation. */
  when: Bilingual;
  /** What it has to know; what needs the file alone can be checked before the file is sent. */
  needs: 'file' | 'members' | 'former';
  /** What was seen, in figures, where it applies. */
  find(facts: HoldFacts): Bilingual | undefined;
}

export const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;
export const over = ({ share, least }: { share: number; least: number }): string =>
  `${percent(share)} (≥ ${least})`;
