/** `npm run harness -- damage --counties N [--seed S]`: damaged counties in memory, and which of them accuse or absolve somebody. */
import fc from 'fast-check';
import { ArgumentError } from '../../../cli/errors.ts';
import { runScript } from '../run-script.ts';
import { damagedCounty, tryCounty } from './try-county.ts';

const usage = `npm run harness -- damage --counties N [--seed S]

  --counties N  how many to draw (default: 2000)
  --seed S      of the first (default: 1)`;

/** So many are drawn at once. */
const inBatch = 100;

function readCount(text: string, name: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new ArgumentError(`--${name} is a whole number from 1`);
  return Number(text);
}

/** Tries as many as asked for. @returns how many files came to each state, and what went wrong */
async function tryMany(
  counties: number,
  seed: number,
): Promise<{ states: Map<string, number>; problems: string[] }> {
  const states = new Map<string, number>();
  const problems: string[] = [];
  for (let from = 0; from < counties; from += inBatch) {
    const batch = { seed: seed + from, numRuns: Math.min(inBatch, counties - from) };
    for (const drawn of fc.sample(damagedCounty, batch)) {
      const { state, problems: found } = await quietly(() => tryCounty(drawn));
      const [outcome = ''] = state.split(' ');
      states.set(outcome, (states.get(outcome) ?? 0) + 1);
      for (const problem of found) {
        problems.push(`seed ${batch.seed}: ${problem}`);
        process.stderr.write(`${problems.at(-1) ?? ''}\n`);
      }
    }
    process.stderr.write(`${from + batch.numRuns} counties, ${problems.length} problems\n`);
  }
  return { states, problems };
}

/** What the functions log of every file would bury the result. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = () => true;
  try {
    return await work();
  } finally {
    process.stdout.write = write;
  }
}

const options = {
  counties: { type: 'string', default: '2000' },
  seed: { type: 'string', default: '1' },
} as const;

await runScript({ usage, options }, async ({ values }) => {
  const counties = readCount(values.counties, 'counties');
  const began = performance.now();
  const { states, problems } = await tryMany(counties, readCount(values.seed, 'seed'));
  const seconds = Math.round((performance.now() - began) / 1000);
  const files = [...states].map(([state, count]) => `${count} ${state}`).join(', ');
  const lines = [
    ...problems,
    `${counties} damaged counties in ${seconds} s: ${problems.length} problems; files: ${files}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return problems.length > 0 ? 1 : 0;
});
