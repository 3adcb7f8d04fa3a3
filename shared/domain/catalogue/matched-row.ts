import type { Holding } from '../../contracts/household-file.ts';
import type { Bilingual, CalendarDate, Certainty } from '../../contracts/primitives.ts';

/** A holding that leads to a member who may be compared, and how sure that is. */
export interface MatchedRow {
  holding: Holding;
  memberOrdinal: number;
  memberName: string;
  /** By the identity number; absent where it holds no day. */
  bornOn?: CalendarDate;
  certainty: Certainty;
  /** Why the certainty is what it is. */
  note: Bilingual;
}
