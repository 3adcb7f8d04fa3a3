/** Every reason that Hedui gives, in one place: what happened and what to do, in plain words. */
import * as z from 'zod';
import type { Bilingual } from './primitives.ts';
import { rejectionTexts, supersededTexts } from './reasons-for-files.ts';
import { holdTexts } from './reasons-for-holds.ts';
import { absenceTexts, noticeTexts, quarantineTexts } from './reasons-for-rows.ts';
import { lookUp, storedWord } from './stored.ts';

/** A reason as stored; `reasonText` says what is known of it. */
export const storedReason = storedWord;

/** Why a row was quarantined. The row itself stays in its file; only key, line and reason are kept. */
export const quarantineReason = z.enum(keysOf(quarantineTexts));

/** Why somebody counts as unreadable of whom a file has no row. */
export const absenceReason = z.enum(keysOf(absenceTexts));
export type AbsenceReason = z.infer<typeof absenceReason>;

/** Those, and `<column>-invalid` for the fields of sources, which the catalogue lists. */
export type QuarantineReason = z.infer<typeof quarantineReason> | `${string}-invalid`;

/** Why a whole file was rejected. */
export const rejectionReason = z.enum(keysOf(rejectionTexts));
export type RejectionReason = z.infer<typeof rejectionReason>;

/** Why a delivery or roster is held. The first and the last two end by themselves; nobody releases them. */
export const holdReason = z.enum(keysOf(holdTexts));
export type HoldReason = z.infer<typeof holdReason>;

export const supersededReason = z.enum(keysOf(supersededTexts));

export const stateReason = z.union([
  rejectionReason,
  holdReason,
  supersededReason,
  z.literal('same-bytes'),
  storedReason,
  z.null(),
]);
export type StateReason = z.infer<typeof stateReason>;

/** What is listed without raising a case. Unknown is never taken for nothing. */
export const noticeReason = z.enum(keysOf(noticeTexts));
export type NoticeReason = z.infer<typeof noticeReason>;

/** What each reason means and what to do about it. */
export const reasonTexts = {
  ...quarantineTexts,
  ...absenceTexts,
  ...rejectionTexts,
  ...holdTexts,
  ...supersededTexts,
  ...noticeTexts,
} satisfies Record<string, Bilingual>;

function keysOf<Key extends string>(texts: Record<Key, Bilingual>): Key[] {
  return Object.keys(texts) as Key[];
}

/** What a stored reason means; one of another version is shown as it is written. */
export function reasonText(reason: string): Bilingual {
  return lookUp(reasonTexts, reason) ?? { zh: reason, en: reason };
}
