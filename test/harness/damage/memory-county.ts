/**
 * Nights of a small county in memory: the work of the functions themselves, on tables and buckets in memory and one after
 * the other. Thousands of files can so be tried in the time that a few take on the engines.
 */
import type { SQSClient } from '@aws-sdk/client-sqs';
import { assess, type Assessment } from '../../../shared/domain/assessment/assess.ts';
import { defaultPolicy } from '../../../shared/domain/policy/default-policy.ts';
import { foldDeliveries, type FileState } from '../../../shared/domain/deliveries/fold-deliveries.ts';
import { holdDeliveries, holdRosters, untilCompared } from '../../../shared/domain/deliveries/hold-rules.ts';
import { isNoDelivery } from '../../../shared/domain/deliveries/delivery-key.ts';
import { listHouseholdsInFindings } from '../../../shared/domain/assessment/unknown-people.ts';
import { assessmentContext } from '../../../shared/app/assessments/assessment-context.ts';
import type { Subject } from '../../../shared/contracts/deliveries.ts';
import type { HouseholdFile } from '../../../shared/contracts/household-file.ts';
import type { PublicationMessage } from '../../../shared/contracts/messages.ts';
import { assessHousehold } from '../../../functions/assess-households/assess-household.ts';
import { receiveRoster } from '../../../functions/import-roster/handler.ts';
import { receiveDelivery, rematchDelivery } from '../../../functions/match-delivery/handler.ts';
import { publishHits, type PublishHitsDependencies } from '../../../functions/publish-hits/handler.ts';
import { DeliveryLedger } from '../../../shared/store/delivery-ledger.ts';
import { Forgotten } from '../../../shared/store/forgotten.ts';
import { Households } from '../../../shared/store/households.ts';
import { Pointers } from '../../../shared/store/pointers.ts';
import { Queue } from '../../../shared/store/aws/queues.ts';
import { RegistryStore } from '../../../shared/store/registry-store.ts';
import { StaffRecords } from '../../../shared/store/staff-records.ts';
import { Runs } from '../../../shared/store/runs.ts';
import { openKeyRing } from '../../../shared/web/identity-token.ts';
import { eTagOf, MemoryBucket } from './memory-bucket.ts';
import { MemoryTable } from './memory-table.ts';

/** What a household's file says after a night, and how each rule stands. */
export interface Night {
  file: HouseholdFile;
  assessment: Assessment;
}

const unlimited = { remainingMs: () => 3_600_000 };

export class MemoryCounty {
  readonly #day: string;
  readonly #inbox = new MemoryBucket('inbox');
  readonly #store = new MemoryBucket('store');
  readonly #operations = new MemoryTable();
  readonly #registry = new RegistryStore(this.#operations, this.#store);
  readonly #ledger = new DeliveryLedger(this.#operations);
  readonly #pointers = new Pointers(this.#operations);
  readonly #households = new Households(new MemoryTable());
  readonly #keys = openKeyRing([{ version: '1', secret: 'a secret of the damaged counties' }]);
  readonly #waiting: PublicationMessage[] = [];
  #put = 0;

  /** @param day on which everything happens */
  constructor(day: string) {
    this.#day = day;
  }

  /** Puts a file, or a manifest, and has it compared to the end. */
  async deliver(key: string, content: string | Uint8Array): Promise<void> {
    const bytes = Buffer.from(content);
    await this.#inbox.write(key, bytes);
    if (key.endsWith('.manifest.json') || isNoDelivery(key)) return;
    this.#put += 1;
    const arrivedAt = new Date(Date.UTC(2026, 10, 1) + this.#put * 1000).toISOString();
    const arrival = { key, eTag: eTagOf(bytes), bytes: bytes.length, arrivedAt };
    if (key.startsWith('roster/')) await this.#importRoster(arrival);
    else await receiveDelivery(arrival, this.#dependencies());
    await this.#publish();
  }

  /** Assesses every household, and brings its case in line. */
  async night(): Promise<Map<string, Night>> {
    const pointers = await this.#pointers.readAll();
    const index = await this.#registry.current();
    const basis = { policy: defaultPolicy, policyVersion: 'default', day: this.#day, index, pointers };
    const nights = new Map<string, Night>();
    for (const householdId of await this.#registry.readHouseholds(index.map)) {
      const before = await this.#households.readFile(householdId, pointers);
      if (before === undefined) continue;
      await assessHousehold(before, { ...basis, at: `${this.#day}T20:00:00.000Z` }, this.#households);
      const file = (await this.#households.readFile(householdId, pointers)) ?? before;
      const disputedHouseholds = await this.#households.readDisputed(listHouseholdsInFindings(before));
      const assessment = assess(before, { ...assessmentContext(before, basis), disputedHouseholds });
      nights.set(householdId, { file, assessment });
    }
    return nights;
  }

  /** Every file of a subject, and what became of it. */
  async states(subject: Subject): Promise<FileState[]> {
    const { files, decisions } = await this.#ledger.read(subject);
    const hold = untilCompared(subject.kind === 'roster' ? holdRosters : holdDeliveries);
    const folded = foldDeliveries(files, decisions, hold);
    return folded.kind === 'folded' ? folded.states : [];
  }

  async #importRoster(arrival: Parameters<typeof receiveRoster>[0]): Promise<void> {
    await receiveRoster(arrival, this.#dependencies());
    // As the night does: what was matched with another index is matched again.
    const { version } = await this.#registry.readMap();
    for (const subject of await this.#ledger.subjects()) {
      if (subject.kind !== 'provider') continue;
      const { source, provider } = subject;
      for (const { file, state } of await this.states(subject)) {
        if (state !== 'current' || file.match?.indexVersion === version) continue;
        await rematchDelivery({ source, provider, fileId: file.fileId } as never, this.#dependencies());
      }
    }
  }

  async #publish(): Promise<void> {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift())
      await publishHits(next, this.#dependencies());
  }

  #dependencies() {
    const common = {
      ...{ inbox: this.#inbox, store: this.#store, ledger: this.#ledger, registry: this.#registry },
      ...{ households: this.#households, pointers: this.#pointers, runs: new Runs(this.#operations) },
      forgotten: new Forgotten(this.#operations),
      ...{ filesPerDay: 500, keys: this.#keys, time: unlimited, staff: new StaffRecords(this.#operations) },
      publications: this.#queue((message) => this.#waiting.push(message as PublicationMessage)),
      // A night assesses everybody: nobody has to be told of one household.
      assessments: this.#queue(() => undefined),
      rosters: this.#queue(() => undefined),
      now: () => new Date(`${this.#day}T12:00:00.000Z`),
      today: () => this.#day,
    };
    return common as typeof common & PublishHitsDependencies;
  }

  #queue(take: (message: unknown) => void) {
    const send = ({ input }: { input: { Entries: { MessageBody: string }[] } }): Promise<object> => {
      for (const { MessageBody } of input.Entries) take(JSON.parse(MessageBody));
      return Promise.resolve({});
    };
    return new Queue<never>({ send } as unknown as SQSClient, 'queue');
  }
}
