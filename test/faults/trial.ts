/** A trial: a schedule played under faults, then set beside one clean pass over the same deliveries and decisions. */
import { setTimeout as sleep } from 'node:timers/promises';
import { startHedui, type HeduiTarget } from '../../infra/embedded/cli/hedui-target.ts';
import { runNight } from '../../infra/embedded/cli/night.ts';
import { manifestKeyOf } from '../../shared/domain/deliveries/delivery-key.ts';
import { decideHeld } from '../../shared/flow/decide-held.ts';
import { day } from '../builders/county-files.ts';
import type { Interference } from '../../infra/embedded/interference.ts';
import { ChangingFates } from './changing-fates.ts';
import { drawsOf } from './draws.ts';
import { drawSchedule, quietNight, type Action, type Decision, type Phase } from './schedule.ts';
import { differences, takeSnapshot, type Snapshot } from './snapshot.ts';

/** A trial stops here rather than wait for ever. */
const longestRestMs = 60_000;
const mostRedrives = 3;

export class Trials {
  readonly #target: HeduiTarget;
  readonly #fates: ChangingFates;

  private constructor(target: HeduiTarget, fates: ChangingFates) {
    this.#target = target;
    this.#fates = fates;
  }

  static async start(): Promise<Trials> {
    const fates = new ChangingFates();
    const warm = { instances: 10, milliseconds: 600_000 };
    return new Trials(await startHedui(day, { interference: fates, concurrency: 3, warm }), fates);
  }

  stop(): Promise<void> {
    return this.#target.embedded.stop();
  }

  /** @returns what is wrong; nothing if all is well */
  async run(seed: number, fates: Interference): Promise<string[]> {
    const phases = drawSchedule(seed);
    const problems: string[] = [];
    const actual = await this.#playUnderFaults(seed, phases, fates, problems);
    const clean = await this.#playClean(phases);
    return [...problems, ...actual.violations, ...differences(actual, clean)];
  }

  async #playUnderFaults(
    seed: number,
    phases: readonly Phase[],
    fates: Interference,
    problems: string[],
  ): Promise<Snapshot> {
    await this.#target.embedded.forget();
    const random = drawsOf(seed)('pace');
    for (const { actions, decisions } of phases) {
      this.#fates.now = fates;
      const nights: Promise<void>[] = [];
      for (const action of actions) {
        nights.push(this.#act(action));
        // Nobody waits for a night, but a file is put before the next one is.
        if (action.kind === 'put') await nights.at(-1);
        if (random.chance(0.4)) await sleep(random.int(1, 60));
      }
      await Promise.all(nights);
      await this.#rest();
      this.#fates.now = undefined;
      problems.push(...(await this.#redrive()));
      await this.#decide(decisions);
    }
    return this.#quietNight();
  }

  async #playClean(phases: readonly Phase[]): Promise<Snapshot> {
    await this.#target.embedded.forget();
    for (const { actions, decisions } of phases) {
      for (const action of actions) {
        if (action.kind === 'night') continue;
        await this.#act(action);
        await this.#rest();
      }
      await this.#decide(decisions);
    }
    return this.#quietNight();
  }

  async #act(action: Action): Promise<void> {
    const { embedded, inbox } = this.#target;
    if (action.kind === 'put') {
      const { key, content, manifest } = action.file;
      if (manifest !== undefined) await inbox.write(manifestKeyOf(key), manifest);
      await inbox.write(key, content);
      return;
    }
    const [schedule] = embedded.schedules;
    // What fails for good lies in a dead-letter queue, and is found there.
    await embedded
      .triggerSchedule(schedule?.name ?? '', new Date(action.scheduledTime))
      .catch(() => undefined);
  }

  /** Whatever is dead-lettered is cured by a redrive, as soon as nothing interferes any more. */
  async #redrive(): Promise<string[]> {
    for (let round = 0; round < mostRedrives; round += 1) {
      if ((await this.#target.embedded.redrive()) === 0) return [];
      await this.#rest();
    }
    const left = await this.#target.embedded.deadLetters();
    return left.map(({ queue, body }) => `a redrive does not cure what lies in ${queue}: ${body}`);
  }

  async #decide(decisions: readonly Decision[]): Promise<void> {
    for (const decision of decisions) {
      await decideHeld(
        { ...decision, by: 'a harness', at: '2026-10-31T08:00:00.000Z' },
        { ...this.#target, ...this.#target.queues, today: () => this.#target.day },
      );
      await this.#rest();
    }
  }

  async #quietNight(): Promise<Snapshot> {
    const open = await this.#target.runs.openRun();
    const run = await runNight(new Date(quietNight), this.#target);
    const snapshot = await takeSnapshot(run, this.#target);
    if (open !== undefined) snapshot.violations.push(`run ${open} came to no end`);
    return snapshot;
  }

  #rest(): Promise<void> {
    return this.#target.embedded.idle({ timeoutMs: longestRestMs });
  }
}
