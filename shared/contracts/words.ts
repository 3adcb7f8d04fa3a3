/** What people write themselves. */
import * as z from 'zod';

/** Words of a person. Long enough for reasons; what is longer is attached. Control characters are refused. */
export const words = z
  .string()
  .trim()
  .min(1)
  .max(2_000)
  .refine((text) => !/[^\P{Cc}\n\t\r]/u.test(text), 'take out the control characters');
