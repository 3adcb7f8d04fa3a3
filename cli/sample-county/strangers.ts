/** Everybody else: banks and offices send whole branches and counties, and most of their rows are about people like these. */
import { drawBirth, drawNumber } from './identities.ts';
import { drawName } from './names.ts';
import type { Random } from './random.ts';

/** @param members first 17 digits of everybody in the registry, which no stranger gets */
export function drawStranger(random: Random, members: ReadonlySet<string>): { number: string; name: string } {
  const sex = random.pick(['male', 'female'] as const);
  for (;;) {
    const year = random.int(1938, 2018);
    const number = drawNumber(random, { birth: drawBirth(random, year), sex });
    if (!members.has(number.slice(0, 17))) return { number, name: drawName(random, sex, year) };
  }
}
