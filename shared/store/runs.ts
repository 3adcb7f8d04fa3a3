/** Nightly runs on record, and which one is open: at most one. */
import { run, type Run } from '../contracts/deliveries.ts';
import { equals, isAbsent, isPresent, isUnchanged } from './aws/expressions.ts';
import type { Item, Table } from './aws/table.ts';
import { operationKeys } from './keys.ts';

export class Runs {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** The name of the open run, if one is open. */
  async openRun(): Promise<string | undefined> {
    const item = await this.#table.get(operationKeys.openRun);
    return item && String(item['run']);
  }

  async read(name: string): Promise<Run | undefined> {
    const item = await this.#table.get(operationKeys.run(name));
    return item && parseRun(item);
  }

  /** Runs from the newest to the oldest. @param before name of the run that the page before ended with */
  async list(limit: number, before?: string): Promise<Run[]> {
    const { partition, prefix } = operationKeys.runs;
    const after = before === undefined ? undefined : operationKeys.run(before);
    const range = { partition, beginsWith: prefix, backwards: true, limit, after };
    return (await this.#table.queryPage(range)).items.map(parseRun);
  }

  /** Puts a run on record; false when it is already (the schedule fired twice). */
  async add(opened: Run): Promise<boolean> {
    const { published, finishedChunks, ...plain } = opened;
    // DynamoDB has no empty sets; both grow by ADD.
    if (published.length + finishedChunks.length > 0)
      throw new Error('a new run has published and finished nothing');
    return this.#table.put({ ...operationKeys.run(opened.run), ...plain }, isAbsent);
  }

  /** Makes a run the open one in another's place (undefined: none was open); false when that has changed meanwhile. */
  replaceOpen(other: string | undefined, name: string): Promise<boolean> {
    return this.#table.put({ ...operationKeys.openRun, run: name }, isUnchanged('run', other));
  }

  async clearOpen(name: string): Promise<void> {
    await this.#table.delete(operationKeys.openRun, equals('run', name));
  }

  /** Notes that a provider's current delivery is published with the run's index. Twice is harmless. */
  notePublished(name: string, provider: string): Promise<Run> {
    return this.#addTo(name, 'published', new Set([provider]));
  }

  /** Notes that a chunk is finished. Twice is harmless. */
  noteChunkFinished(name: string, chunk: number): Promise<Run> {
    return this.#addTo(name, 'finishedChunks', new Set([chunk]));
  }

  /** Moves a run on; false when it is no longer in the state expected. */
  move(name: string, from: Run['state'], to: Run['state'], closedAt?: string): Promise<boolean> {
    const set = { state: to, ...(closedAt !== undefined && { closedAt }) };
    return this.#table.update(operationKeys.run(name), { set }, equals('state', from));
  }

  async #addTo(
    name: string,
    attribute: 'published' | 'finishedChunks',
    values: Set<string> | Set<number>,
  ): Promise<Run> {
    const addToSet = { [attribute]: values };
    return parseRun(await this.#table.updateAndGet(operationKeys.run(name), { addToSet }, isPresent));
  }
}

/** A run as it is in the table: its sets as lists. */
export function parseRun(item: Item): Run {
  const { published, finishedChunks } = item as { published?: Set<string>; finishedChunks?: Set<number> };
  return run.parse({
    ...item,
    published: [...(published ?? [])].sort(),
    finishedChunks: [...(finishedChunks ?? [])].sort((a, b) => a - b),
  });
}
