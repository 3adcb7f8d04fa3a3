/** `npm run harness -- histories`: plays histories with clerical changes in between beside the same ones without (invariant 12). */
import { ArgumentError } from '../../../cli/errors.ts';
import { runScript } from '../run-script.ts';
import { drawChanges, findDifference, findFewest } from './history.ts';

const usage = `npm run harness -- histories [--count N] [--from SEED]

  --count N    how many histories are played (default: 1000)
  --from SEED  the first one (default: 1)`;

function playHistories({ count, from }: { count: number; from: number }): number {
  const begun = performance.now();
  let differing = 0;
  for (let seed = from; seed < from + count; seed += 1) {
    const changes = drawChanges(seed);
    if (findDifference(seed, changes) === undefined) continue;
    differing += 1;
    const fewest = findFewest(seed, changes);
    const named = fewest.map(({ night, change }) => `night ${night} ${change}`).join(', ');
    console.log(`history ${seed} (${named}): ${findDifference(seed, fewest) ?? ''}`);
  }
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(`${count} histories from ${from}: ${differing} differ (${seconds} s)`);
  return differing === 0 ? 0 : 1;
}

const options = {
  count: { type: 'string', default: '1000' },
  from: { type: 'string', default: '1' },
} as const;

await runScript({ usage, options }, ({ values }) => {
  const [count, from] = [Number(values.count), Number(values.from)];
  if (!Number.isInteger(count) || !Number.isInteger(from) || count < 1)
    throw new ArgumentError(`give whole numbers\n\n${usage}`);
  return Promise.resolve(playHistories({ count, from }));
});
