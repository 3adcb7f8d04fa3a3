/** The reconciliation of the inbox that was begun last. */
import { reconciliation, type Reconciliation } from '../contracts/reconciliation.ts';
import type { Table } from './aws/table.ts';
import { operationKeys } from './keys.ts';

export class Reconciliations {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async last(): Promise<Reconciliation | undefined> {
    const item = await this.#table.get(operationKeys.reconciliation);
    return item && reconciliation.parse(item);
  }

  async note(progress: Reconciliation): Promise<void> {
    await this.#table.put({ ...operationKeys.reconciliation, ...progress });
  }
}
