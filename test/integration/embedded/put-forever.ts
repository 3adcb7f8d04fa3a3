/** Puts objects until it is killed, and says the key of each that was acknowledged. */
import { startProbe } from './probe-target.ts';

const [, , assembly = '', stateDir = ''] = process.argv;
const target = await startProbe({ assembly, stateDir });
for (let index = 0; ; index++) {
  const key = `in/${String(index).padStart(6, '0')}`;
  await target.put(key);
  process.stdout.write(`${key}\n`);
}
