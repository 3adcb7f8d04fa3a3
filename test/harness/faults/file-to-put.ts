/** An object to put; its manifest, or the list of old and new numbers beside a roster, goes first. */
export interface FileToPut {
  key: string;
  content: string;
  manifest?: string;
  numbers?: string;
}

/** As-of dates of what is put. */
export const dates = ['2026-10-28', '2026-10-29', '2026-10-30'] as const;
