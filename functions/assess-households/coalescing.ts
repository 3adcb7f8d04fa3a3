/** Which households need not be assessed for a message, because a later message asks for the same. */
import { storeKeys } from '../../shared/store/keys.ts';
import type { Bucket } from '../../shared/store/aws/objects.ts';
import { changedHousehold, type Pointer } from '../../shared/contracts/deliveries.ts';
import type { ProviderRef } from '../../shared/contracts/messages.ts';

/** Households of publications that are remembered, and how many of one at most: a few megabytes. */
const publicationsRemembered = 8;
const mostHouseholds = 200_000;

/**
 * When providers deliver close together, many households are changed by several publications, each of which asks for them. A
 * household is left to a publication whose pointer was raised after the message was sent: its own messages come after
 * that, name every household of its list of changes, and whoever works them off reads a state that has both publications.
 *
 * Orders, not clocks, tell that a pointer was raised later: it has a higher one than any that the sender saw
 * after its own was raised.
 */
export class Coalescing {
  readonly #store: Pick<Bucket, 'readLines'>;
  /** By key of the list; undefined where it is too long to be remembered. */
  readonly #lists = new Map<string, ReadonlySet<string> | undefined>();

  constructor(store: Pick<Bucket, 'readLines'>) {
    this.#store = store;
  }

  /** The households of a message that no later message is certain to name. */
  async remaining(
    { households, seenThrough }: { households: readonly string[]; seenThrough?: number | undefined },
    pointers: readonly Pointer[],
  ): Promise<readonly string[]> {
    if (seenThrough === undefined) return households;
    let remaining: readonly string[] = households;
    for (const pointer of pointers.filter((each) => each.listsChanges && each.raiseOrder > seenThrough)) {
      const changed = await this.changedBy(pointer);
      if (changed) remaining = remaining.filter((household) => !changed.has(household));
    }
    return remaining;
  }

  /** The households that a publication lists as changed; undefined where they are too many to be remembered. */
  async changedBy(of: ProviderRef & { publication: number }): Promise<ReadonlySet<string> | undefined> {
    const key = storeKeys.changedHouseholds(of, of.publication);
    if (!this.#lists.has(key)) {
      this.#lists.set(key, await this.#readList(key));
      const [oldest] = this.#lists.keys();
      if (this.#lists.size > publicationsRemembered && oldest !== undefined) this.#lists.delete(oldest);
    }
    return this.#lists.get(key);
  }

  async #readList(key: string): Promise<ReadonlySet<string> | undefined> {
    const households = new Set<string>();
    for await (const line of this.#store.readLines(key)) {
      households.add(changedHousehold.parse(line).household);
      if (households.size > mostHouseholds) return undefined;
    }
    return households;
  }
}
