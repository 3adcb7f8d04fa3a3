/** How far a reconciliation of the inbox has come, and what it has found so far. */
import * as z from 'zod';
import { instant } from './primitives.ts';

export const reconciliation = z.object({
  /** The moment it was started for. */
  scheduledTime: instant,
  /** The last key of the pages that are done; absent before the first. */
  through: z.string().optional(),
  objects: z.int().nonnegative(),
  announced: z.int().nonnegative(),
  state: z.enum(['open', 'done']),
});
export type Reconciliation = z.infer<typeof reconciliation>;
