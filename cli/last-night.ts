/** The day of the night that a folder holds. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { calendarDate, type CalendarDate } from '../shared/contracts/primitives.ts';
import { ArgumentError } from './errors.ts';

/** The day of the last night: assessed on another day, a household could differ from its case. @throws ArgumentError */
export async function readDay(out: string): Promise<CalendarDate> {
  const path = join(out, 'summary.json');
  if (!existsSync(path))
    throw new ArgumentError(
      `${out} 中没有一晚的结果：请先运行 npm run nightly，或用 --out 指明; it holds no night: run npm run nightly first, or name its --out`,
    );
  return z.object({ day: calendarDate }).parse(JSON.parse(await readFile(path, 'utf8'))).day;
}
