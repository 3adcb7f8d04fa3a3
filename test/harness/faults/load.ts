/**
 * `npm run harness -- load`: 200 deliveries land within one minute while a night runs; nothing is lost. Memory is counted apart: that of
 * the functions stays flat; what the store of this process holds grows with what it is given, and is given back with it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { runScript } from '../run-script.ts';
import { startHedui, type HeduiTarget } from '../../../cli/hedui-target.ts';
import { atLength, nextScheduledTime, runNight } from '../../../cli/run-night.ts';
import { inMegabytes, MemoryWatch, settledMemory } from './memory-watch.ts';
import { readDeliveredFiles } from '../../../shared/app/deliveries/delivered-files.ts';
import { bankFile, bankKey, day, rosterFile, rosterKey } from '../../builders/county-files.ts';

const deliveries = 200;
const seconds = 60;
const providers = 20;
const people = Array.from({ length: 300 }, (_, n) => n + 1);

/** Twenty banks with ten deliveries each, every one newer than the one before and of half of the people. */
function fileOf(n: number): [key: string, content: string] {
  const [provider, nth] = [n % providers, Math.floor(n / providers)];
  const entries = people
    .filter((person) => person % 2 === nth % 2)
    .map((person) => ({ person, balance: `${100 + nth}.00`, account: `${provider}0000${person}` }));
  return [bankKey(`n${nth}.csv`, `2026-10-${10 + nth}`, `bank-${provider}`), bankFile(entries)];
}

async function deliverWithin(target: HeduiTarget): Promise<number> {
  const startedAt = performance.now();
  for (let n = 0; n < deliveries; n += 1) {
    const [key, content] = fileOf(n);
    await target.inbox.write(key, content);
    const due = startedAt + ((n + 1) * seconds * 1000) / deliveries;
    await sleep(Math.max(0, due - performance.now() - 20));
  }
  return (performance.now() - startedAt) / 1000;
}

async function findLost(target: HeduiTarget): Promise<string[]> {
  const problems: string[] = [];
  const files = await readDeliveredFiles(target);
  const banks = files.filter(({ subject }) => subject.kind === 'provider');
  if (banks.length !== deliveries) problems.push(`${banks.length} of ${deliveries} deliveries are on record`);
  const current = banks.filter(({ state }) => state === 'current').map(({ file }) => file.key);
  const newest = Array.from({ length: providers }, (_, n) => fileOf(deliveries - providers + n)[0]);
  if (current.sort().join() !== newest.sort().join()) problems.push('not the newest of each bank is current');
  const pointers = await target.pointers.readAll();
  const household = await target.households.readFile('329901-H1', pointers);
  if (household?.holdings.length !== providers)
    problems.push(`household 329901-H1 has ${household?.holdings.length ?? 0} of ${providers} holdings`);
  const letters = await target.embedded.deadLetters();
  if (letters.length > 0) problems.push(`${letters.length} messages are dead letters`);
  return problems;
}

const quarters = 4;
/** How much more the functions may take in the last quarter of the time than in the first: what one heap may vary by. */
const flatWithin = 1.25;

async function load(): Promise<number> {
  const target = await startHedui(day, {});
  try {
    const roster = people.map((person) => ({ household: `H${person}`, person }));
    await target.inbox.write(rosterKey('r.csv'), rosterFile(roster));
    await target.embedded.idle(atLength);
    const watch = await MemoryWatch.begin(target.embedded);
    const night = runNight(await nextScheduledTime(target), target);
    const took = await deliverWithin(target);
    await night;
    await target.embedded.idle(atLength);
    await runNight(await nextScheduledTime(target), target);
    await watch.stop();
    const problems = await findLost(target);
    console.log(`${deliveries} deliveries in ${took.toFixed(1)} s while a night ran`);
    const byQuarter = watch.functionsByQuarter(quarters);
    console.log(
      `a function's thread, median by quarter of the time: ${byQuarter.map(inMegabytes).join(', ')}`,
    );
    const [first = 0, last = 0] = [byQuarter[0], byQuarter.at(-1)];
    if (last > first * flatWithin) problems.push('the memory of the functions grew');
    console.log(
      `tables: ${watch.describe('database')}; buckets, queues and the rest: ${watch.describe('main')}`,
    );
    await target.embedded.forget();
    const { database, main } = await settledMemory(target.embedded);
    console.log(`when all is forgotten: tables ${inMegabytes(database)}, the rest ${inMegabytes(main)}`);
    for (const problem of problems) console.log(problem);
    console.log(problems.length === 0 ? 'nothing is lost' : `${problems.length} problems`);
    return problems.length === 0 ? 0 : 1;
  } finally {
    await target.embedded.stop();
  }
}

const usage = `npm run harness -- load

  delivers ${deliveries} files within ${seconds} s while a night runs, on the embedded target; it takes no options`;

await runScript({ usage }, load);
