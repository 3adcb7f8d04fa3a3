/** Which households need not be assessed for a message, because a later message asks for the same. */
import { storeKeys } from '../../shared/store/keys.ts';
import type { Bucket } from '../../shared/store/aws/objects.ts';
import { changedHousehold, type Pointer } from '../../shared/contracts/deliveries.ts';
import type { ProviderRef } from '../../shared/contracts/messages.ts';

/** Households of one list, and of all lists together, that are remembered: some tens of megabytes. */
const mostInList = 200_000;
const mostRemembered = 500_000;

/**
 * When providers deliver close together, many households are changed by several publications, each of which asks for them. A
 * household is left to a publication whose pointer was raised after the message was sent: its own messages come after
 * that, name every household of its list of changes, and whoever works them off reads a state that has both publications.
 *
 * Orders, not clocks, tell that a pointer was raised later: it has a higher one than any that the sender saw
 * after its own was raised.
 *
 * Each list is read once, however many messages come: of every household only the latest list that names it is kept.
 */
export class Coalescing {
  readonly #store: Pick<Bucket, 'readLines'>;
  /** The lists that were read, by key, with the order of their pointer. */
  readonly #orders = new Map<string, number>();
  /** Of each household, the key of the list with the highest order that names it. */
  readonly #latest = new Map<string, string>();
  /** The list that was asked for last: the messages of one publication come one after the other. */
  #last: { key: string; households: Promise<ReadonlySet<string> | undefined> } | undefined;

  constructor(store: Pick<Bucket, 'readLines'>) {
    this.#store = store;
  }

  /** The households of a message that no later message is certain to name. */
  async remaining(
    { households, seenThrough }: { households: readonly string[]; seenThrough?: number | undefined },
    pointers: readonly Pointer[],
  ): Promise<readonly string[]> {
    if (seenThrough === undefined || households.length === 0) return households;
    const later = new Set<string>();
    for (const pointer of pointers.filter((each) => each.listsChanges && each.raiseOrder > seenThrough)) {
      later.add(keyOf(pointer));
      await this.#remember(pointer);
    }
    // A list that is no pointer's any more may never have been sent.
    return households.filter((household) => !later.has(this.#latest.get(household) ?? ''));
  }

  /** The households that a publication lists as changed; undefined where they are too many to be remembered. */
  changedBy(of: ProviderRef & { publication: number }): Promise<ReadonlySet<string> | undefined> {
    const key = keyOf(of);
    if (this.#last?.key !== key) {
      const households = this.#readList(key);
      this.#last = { key, households };
      // What could not be read is asked for again.
      households.catch(() => (this.#last = undefined));
    }
    return this.#last.households;
  }

  /** Notes who is in a pointer's list; one that is too long leaves out nobody. */
  async #remember(pointer: Pointer): Promise<void> {
    const key = keyOf(pointer);
    if (this.#orders.has(key)) return;
    const households = (await this.#readList(key)) ?? [];
    if (this.#latest.size > mostRemembered) this.#forget();
    this.#orders.set(key, pointer.raiseOrder);
    for (const household of households) {
      const known = this.#orders.get(this.#latest.get(household) ?? '') ?? 0;
      if (known < pointer.raiseOrder) this.#latest.set(household, key);
    }
  }

  /** To leave somebody out is never needed. */
  #forget(): void {
    this.#orders.clear();
    this.#latest.clear();
  }

  async #readList(key: string): Promise<ReadonlySet<string> | undefined> {
    const households = new Set<string>();
    for await (const line of this.#store.readLines(key)) {
      households.add(changedHousehold.parse(line).household);
      if (households.size > mostInList) return undefined;
    }
    return households;
  }
}

function keyOf(of: ProviderRef & { publication: number }): string {
  return storeKeys.changedHouseholds(of, of.publication);
}
