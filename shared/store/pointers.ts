/** The pointers: which publication of each provider readers use. A pointer only rises. */
import { pointer, type Pointer, type Publication } from '../contracts/deliveries.ts';
import { firstKeyVersion } from '../contracts/registry.ts';
import type { ProviderRef } from '../contracts/messages.ts';
import { isAbsent, isBelow } from './aws/expressions.ts';
import type { Table } from './aws/table.ts';
import { operationKeys } from './keys.ts';

export class Pointers {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Pointers of all providers that ever delivered, in the order of their names. */
  async readAll(): Promise<Pointer[]> {
    const pointers: Pointer[] = [];
    for await (const item of this.#table.query({ partition: operationKeys.pointers }))
      pointers.push(pointer.parse(item));
    return pointers;
  }

  /** The pointer of one provider; publication 0 before the first. */
  async read(ref: ProviderRef): Promise<Pointer> {
    const item = await this.#table.get(operationKeys.pointer(ref));
    return item ? pointer.parse(item) : neverPublished(ref);
  }

  /** Makes a provider known as soon as it has delivered anything: without data its freshness is unknown, not fine. */
  async ensure(ref: ProviderRef): Promise<void> {
    await this.#table.put({ ...operationKeys.pointer(ref), ...neverPublished(ref) }, isAbsent);
  }

  /** Moves the pointer to a publication unless it is there or further already. Its changed households are listed by then. */
  async raise(ref: ProviderRef, to: Publication): Promise<boolean> {
    const { publication, asOf, months = null, keyVersion = firstKeyVersion } = to;
    const raiseOrder = latestRaise(await this.readAll()) + 1;
    const raised = { publication, asOf, months, raiseOrder, keyVersion, listsChanges: true };
    const key = operationKeys.pointer(ref);
    return this.#table.update(key, { set: raised }, isBelow('publication', publication));
  }

  /** Notes that the items of all publications before this one are gone, and that what it changed was sent to be assessed. */
  async noteAnnounced(ref: ProviderRef, publication: number): Promise<void> {
    const set = { clearedThrough: publication - 1, toldThrough: publication };
    await this.#table.update(operationKeys.pointer(ref), { set }, isBelow('clearedThrough', publication));
  }
}

/** The highest order among pointers: every pointer that is raised after these were read gets a higher one. */
export function latestRaise(pointers: readonly Pointer[]): number {
  return pointers.reduce((latest, { raiseOrder }) => Math.max(latest, raiseOrder), 0);
}

function neverPublished(ref: ProviderRef): Pointer {
  return {
    ...ref,
    publication: 0,
    asOf: null,
    clearedThrough: 0,
    toldThrough: 0,
    raiseOrder: 0,
    keyVersion: firstKeyVersion,
    listsChanges: false,
  };
}
