/** Filters of worklists that somebody has saved under a name. */
import * as z from 'zod';

export const savedFilter = z.object({
  name: z.string().trim().min(1).max(30),
  /** The query of the worklist's address; it names no person but colleagues by their ids. */
  query: z.string().max(500),
});
export type SavedFilter = z.infer<typeof savedFilter>;

/** As many as one looks through at a glance. */
export const savedFilters = z.array(savedFilter).max(12);
