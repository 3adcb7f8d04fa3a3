/** A trial: a schedule played under faults, then set beside one clean pass over the same deliveries and decisions. */
import { setTimeout as sleep } from 'node:timers/promises';
import { startHedui, type HeduiTarget } from '../../../cli/hedui-target.ts';
import type { FaultInjection } from '../../../infra/embedded/fault-injection.ts';
import { samePutMs } from '../../../shared/app/deliveries/arrivals.ts';
import { day } from '../../builders/county-files.ts';
import { SwitchedFaults } from './switched-faults.ts';
import { drawsOf } from './draws.ts';
import { decide, fire, playClean, playQuietNight, put, redrive, rest } from './play.ts';
import { drawSchedule, reconciliationAt, scheduleNumber, type Action, type Phase } from './schedule.ts';
import { differences, forgetCase, type Snapshot } from './snapshot.ts';
import { findOverwritten, workOnCase, workOnOpenCase, type StepsTaken } from './staff-work.ts';

export class Trials {
  readonly #target: HeduiTarget;
  readonly #faults: SwitchedFaults;
  /** When each key of this trial was last put, in milliseconds since 1970. */
  readonly #lastPuts = new Map<string, number>();
  /** What clean passes ended in, by the number of their schedule: seeds that follow each other share one. */
  readonly #clean = new Map<number, Snapshot>();

  private constructor(target: HeduiTarget, faults: SwitchedFaults) {
    this.#target = target;
    this.#faults = faults;
  }

  static async start(): Promise<Trials> {
    const faults = new SwitchedFaults();
    const warm = { instances: 10, milliseconds: 600_000 };
    return new Trials(await startHedui(day, { faults, concurrency: 3, warm }), faults);
  }

  stop(): Promise<void> {
    return this.#target.embedded.stop();
  }

  /**
   * @param how without the weekly reconciliation nothing finds what no event announced
   * @returns what is wrong; nothing if all is well
   */
  async run(seed: number, faults: FaultInjection, how = { reconciled: true }): Promise<string[]> {
    const phases = drawSchedule(seed);
    const problems: string[] = [];
    const taken: StepsTaken = new Map();
    const actual = await this.#playUnderFaults(seed, phases, faults, { ...how, problems, taken });
    problems.push(...(await findOverwritten(this.#target, taken)));
    const clean = await this.clean(seed);
    // What staff have begun is theirs: the machine adds to it, and from when on it did so is a matter of time.
    for (const { householdId } of taken.values()) forgetCase(householdId, actual, clean);
    return [...problems, ...actual.violations, ...differences(actual, clean)];
  }

  /** What a clean pass over a seed's deliveries and decisions ends in. */
  async clean(seed: number): Promise<Snapshot> {
    const number = scheduleNumber(seed);
    const known = this.#clean.get(number) ?? (await playClean(drawSchedule(seed), this.#target));
    this.#clean.set(number, known);
    return { ...known, facts: new Map(known.facts) };
  }

  async #playUnderFaults(
    seed: number,
    phases: readonly Phase[],
    faults: FaultInjection,
    { problems, taken, reconciled }: { problems: string[]; taken: StepsTaken; reconciled: boolean },
  ): Promise<Snapshot> {
    await this.#target.embedded.forget();
    this.#lastPuts.clear();
    const random = drawsOf(seed)('pace');
    for (const [n, { actions, decisions }] of phases.entries()) {
      await this.#untilPutsDiffer(actions);
      this.#faults.now = faults;
      const fired: Promise<void>[] = [];
      for (const action of actions) {
        // Nobody waits for a night.
        if (action.kind === 'fire') fired.push(fire(action, this.#target));
        else await this.#act(action, taken);
        if (random.chance(0.4)) await sleep(random.int(1, 60));
      }
      await Promise.all(fired);
      await rest(this.#target);
      this.#faults.now = undefined;
      problems.push(...(await redrive(this.#target)));
      if (reconciled) await this.#reconcile(n);
      await decide(decisions, this.#target);
    }
    return playQuietNight(this.#target);
  }

  /** A key that is put again sooner than this could not be told from its put before where no event told of it. */
  async #untilPutsDiffer(actions: readonly Action[]): Promise<void> {
    const before = actions.map((action) =>
      action.kind === 'put' ? (this.#lastPuts.get(action.file.key) ?? 0) : 0,
    );
    await sleep(Math.max(0, Math.max(0, ...before) + samePutMs + 100 - Date.now()));
  }

  /** The week is over: what nobody has heard of is found. */
  async #reconcile(phase: number): Promise<void> {
    const scheduledTime = reconciliationAt(phase, 'afterwards');
    await fire({ functionName: 'reconcile-inbox', scheduledTime }, this.#target);
    await rest(this.#target);
  }

  async #act(action: Exclude<Action, { kind: 'fire' }>, taken: StepsTaken): Promise<void> {
    if (action.kind === 'work') return workOnCase(action.householdId, this.#target, taken);
    if (action.kind === 'work-on-open') return workOnOpenCase(action.nth, this.#target, taken);
    this.#faults.unannounced = new Set(action.unannounced === true ? [action.file.key] : []);
    await put(action, this.#target);
    this.#lastPuts.set(action.file.key, Date.now());
    this.#faults.unannounced = new Set();
  }
}
