import type { Holding } from '../../contracts/household-file.ts';
import type { Bilingual, Certainty } from '../../contracts/primitives.ts';

/** A holding that leads to a member who may be compared, and how sure that is. */
export interface MatchedRow {
  holding: Holding;
  memberOrdinal: number;
  memberName: string;
  certainty: Certainty;
  /** Why the certainty is what it is. */
  note: Bilingual;
}
