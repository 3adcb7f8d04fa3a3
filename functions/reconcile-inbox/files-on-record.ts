import type { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import { subjectName } from '../../shared/store/keys.ts';
import type { Subject } from '../../shared/contracts/deliveries.ts';
import { maskKey } from '../../shared/domain/deliveries/delivery-key.ts';

/** Which files are on record. A listing comes to one subject after the other, so only the last one is kept in mind. */
export class FilesOnRecord {
  readonly #ledger: DeliveryLedger;
  #subject = '';
  #files: ReadonlySet<string> = new Set();

  constructor(ledger: DeliveryLedger) {
    this.#ledger = ledger;
  }

  async has(subject: Subject, file: { key: string; eTag: string }): Promise<boolean> {
    const name = subjectName(subject);
    if (name !== this.#subject) {
      const { files } = await this.#ledger.read(subject);
      this.#files = new Set(files.map(nameOf));
      this.#subject = name;
    }
    return this.#files.has(nameOf({ ...file, key: maskKey(file.key) }));
  }
}

function nameOf({ key, eTag }: { key: string; eTag: string }): string {
  return `${key}\n${eTag}`;
}
