/** The day of the night that a folder holds. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { calendarDate, type CalendarDate } from '../shared/contracts/primitives.ts';
import { ArgumentError } from './errors.ts';

/** The day of the last night: what is told of another day could differ from the case. @throws ArgumentError */
export async function readDay(out: string): Promise<CalendarDate> {
  const path = join(out, 'summary.json');
  if (!existsSync(path))
    throw new ArgumentError(`${out} holds no night; run npm run nightly first, or name its --out`);
  return z.object({ day: calendarDate }).parse(JSON.parse(await readFile(path, 'utf8'))).day;
}
