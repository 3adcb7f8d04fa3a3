/** A small county for tests of the night: the files of a few people, and short ways to deliver them. */
import { collectOutputs, type Outputs } from '../../../cli/collect-outputs.ts';
import { startHedui, type HeduiTarget } from '../../../cli/hedui-target.ts';
import { nextScheduledTime, runNight } from '../../../cli/run-night.ts';
import type { EmbeddedOptions } from '../../../infra/embedded/index.ts';
import { decideHeld, type DecisionWord } from '../../../shared/app/deliveries/decide-held.ts';
import { day, rosterFile, rosterKey, type RosterEntry } from '../../builders/county-files.ts';
import { databaseOfProject } from './database.ts';

export * from '../../builders/county-files.ts';

/** Hedui on the embedded target, driven as people drive it. */
export class SmallCounty {
  readonly target: HeduiTarget;

  private constructor(target: HeduiTarget) {
    this.target = target;
  }

  static async start(options: Omit<EmbeddedOptions, 'assembly'> = {}, today = day) {
    return new SmallCounty(await startHedui(today, { database: databaseOfProject(), ...options }));
  }

  /** Puts files in this order, and waits until everything has come to rest. */
  async deliver(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    for (const [key, content] of Object.entries(files)) await this.target.inbox.write(key, content);
    await this.target.embedded.idle();
  }

  async deliverRoster(entries: readonly RosterEntry[], file = 'r.csv', asOf?: string): Promise<void> {
    await this.deliver({ [rosterKey(file, asOf)]: rosterFile(entries) });
  }

  async night(): Promise<Outputs> {
    const run = await runNight(await nextScheduledTime(this.target), this.target);
    return collectOutputs(this.target, run);
  }

  async decide(decision: DecisionWord, key: string) {
    const outcome = await decideHeld(
      {
        key,
        decision,
        by: 'a tester',
        reason: 'the provider says that it is right',
        at: '2026-10-31T08:00:00.000Z',
        basis: { kind: 'command' },
      },
      { ...this.target, ...this.target.queues, today: () => this.target.day },
    );
    await this.target.embedded.idle();
    return outcome;
  }

  deadLetters() {
    return this.target.embedded.deadLetters();
  }

  stop(): Promise<void> {
    return this.target.embedded.stop();
  }
}

/** `state reason` of each file, by its name. */
export function statesByName({ deliveries }: Outputs): Record<string, string> {
  return Object.fromEntries(
    deliveries.map(({ key, state, reason }) => [
      key.split('/').at(-1) ?? '',
      reason === null ? state : `${state} ${reason}`,
    ]),
  );
}

/** `kind rule,rule` of each open case, by the household's number. */
export function casesByHousehold({ cases }: Outputs): Record<string, string> {
  return Object.fromEntries(
    cases.map(({ householdId, kind, findings }) => [
      householdId.slice(7),
      `${kind} ${findings.map(({ rule }) => rule).join(',')}`,
    ]),
  );
}
