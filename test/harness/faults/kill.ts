/** `npm run harness -- kill [--times N]`: kills the embedded process at random moments; the state resumes, and ends as a clean pass. */
import { ArgumentError } from '../../../cli/errors.ts';
import { runScript } from '../run-script.ts';
import { Killings } from './killings.ts';

const usage = `npm run harness -- kill [--times N]

  --times N  how many times the process is killed (default: 50)`;

async function kill(times: number): Promise<number> {
  const killings = await Killings.start();
  let killed = 0;
  let passed = 0;
  let failed = 0;
  try {
    for (let seed = 1; killed < times; seed += 1) {
      const outcome = await killings.run(seed, Math.min(5, times - killed));
      killed += outcome.killed;
      if (outcome.problems.length === 0) passed += 1;
      else failed += 1;
      console.log(`seed ${seed}: killed ${outcome.killed} times, ${killed} in all`);
      for (const problem of outcome.problems) console.log(`    ${problem.slice(0, 2000)}`);
    }
  } finally {
    await killings.stop();
  }
  console.log(`killed ${killed} times: ${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

const options = { times: { type: 'string', default: '50' } } as const;

await runScript({ usage, options }, ({ values }) => {
  const times = Number(values.times);
  if (!Number.isInteger(times) || times < 1) throw new ArgumentError(`--times: give a number\n\n${usage}`);
  return kill(times);
});
