/** `npm run harness -- damage --counties N [--seed S]` or `--every`: damaged counties in memory, and which of them accuse or absolve somebody. */
import fc from '../../builders/fast-check.ts';
import { ArgumentError } from '../../../cli/errors.ts';
import { runScript } from '../run-script.ts';
import { everyDamage } from './every-damage.ts';
import { damagedCounty, tryCounty, type DamagedCounty } from './try-county.ts';

const usage = `npm run harness -- damage [--counties N] [--seed S] [--every]

  --counties N  how many to draw (default: 2000)
  --seed S      of the first (default: 1)
  --every       instead, every kind on every column of every source, to one row and to all of them`;

/** So many are drawn at once. */
const inBatch = 100;

function readCount(text: string, name: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new ArgumentError(`--${name} is a whole number from 1`);
  return Number(text);
}

/** As many as asked for, with the seed of the batch that they are of. */
function* drawCounties(counties: number, seed: number): Generator<[DamagedCounty, string]> {
  for (let from = 0; from < counties; from += inBatch) {
    const batch = { seed: seed + from, numRuns: Math.min(inBatch, counties - from) };
    for (const drawn of fc.sample(damagedCounty, batch)) yield [drawn, `seed ${batch.seed}: `];
  }
}

function* tryEvery(): Generator<[DamagedCounty, string]> {
  for (const damaged of everyDamage()) yield [damaged, ''];
}

interface Found {
  counties: number;
  states: Map<string, number>;
  problems: string[];
}

/** @returns how many files came to each state, and what went wrong */
async function tryAll(all: Iterable<[DamagedCounty, string]>): Promise<Found> {
  const found: Found = { counties: 0, states: new Map(), problems: [] };
  const { states, problems } = found;
  for (const [damaged, from] of all) {
    const { state, problems: wrong } = await quietly(() => tryCounty(damaged));
    const [outcome = ''] = state.split(' ');
    found.counties += 1;
    states.set(outcome, (states.get(outcome) ?? 0) + 1);
    for (const problem of wrong) {
      problems.push(`${from}${problem}`);
      process.stderr.write(`${problems.at(-1) ?? ''}\n`);
    }
    if (found.counties % inBatch === 0)
      process.stderr.write(`${found.counties} counties, ${problems.length} problems\n`);
  }
  return found;
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
  every: { type: 'boolean', default: false },
} as const;

await runScript({ usage, options }, async ({ values }) => {
  const drawn = drawCounties(readCount(values.counties, 'counties'), readCount(values.seed, 'seed'));
  const began = performance.now();
  const { counties, states, problems } = await tryAll(values.every ? tryEvery() : drawn);
  const seconds = Math.round((performance.now() - began) / 1000);
  const files = [...states].map(([state, count]) => `${count} ${state}`).join(', ');
  const lines = [
    ...problems,
    `${counties} damaged counties in ${seconds} s: ${problems.length} problems; files: ${files}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return problems.length > 0 ? 1 : 0;
});
