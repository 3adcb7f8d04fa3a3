/** Why a message failed, without personal data: no value of a file, no name of a person. */
import * as z from 'zod';
import { instant } from './primitives.ts';

export const failure = z.object({
  messageId: z.string(),
  /** The function that failed. */
  function: z.string(),
  error: z.string(),
  /** Of Hedui's own errors and of schema errors; others may quote what they choked on. */
  message: z.string().optional(),
  /** How many times it had been tried. */
  attempt: z.int().positive(),
  at: instant,
});
export type Failure = z.infer<typeof failure>;
