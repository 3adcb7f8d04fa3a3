/**
 * What a fold over the files of a subject came to up to a moment, so that the next file does not make it read them all
 * again. It is calculated from what is on record, and anybody may throw it away.
 */
import * as z from 'zod';
import { bilingual, calendarDate, instant } from './primitives.ts';
import { storedReason } from './reasons.ts';
import { missingPersons } from './trust.ts';

const bookedDelivery = z.object({
  id: z.string(),
  asOf: calendarDate,
  /** By their ids. */
  files: z.array(z.string()),
  arrivals: z.array(z.string()).optional(),
  bytesOf: calendarDate.optional(),
  joined: z.literal(true).optional(),
  missing: missingPersons.optional(),
});
export type BookedDelivery = z.infer<typeof bookedDelivery>;

const bookedGroup = z.object({
  asOf: calendarDate,
  of: z.int().positive(),
  parts: z.array(z.object({ part: z.int().positive(), id: z.string(), at: instant, fileId: z.string() })),
});

export const deliveryBooks = z.object({
  /** Every put up to here is counted in. */
  through: instant,
  current: bookedDelivery.optional(),
  groups: z.array(bookedGroup),
  everHeld: z.array(bookedDelivery),
  held: z.array(z.object({ combination: z.string(), reason: storedReason, seen: bilingual.optional() })),
  /** Digest of the bytes of a delivery, and the oldest date that they came under. */
  oldestOf: z.array(z.tuple([z.string(), calendarDate])),
  words: z.array(z.string()),
  sameBytesReleased: z.boolean(),
});
export type DeliveryBooks = z.infer<typeof deliveryBooks>;
