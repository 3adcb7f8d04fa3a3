import type { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import { subjectName } from '../../shared/store/keys.ts';
import type { Subject } from '../../shared/contracts/deliveries.ts';
import { samePutMs } from '../../shared/app/deliveries/arrivals.ts';
import { lastPutOf } from '../../shared/domain/deliveries/folding.ts';
import type { ListedObject } from '../../shared/store/aws/objects.ts';
import { keyOnRecord } from '../../shared/domain/deliveries/delivery-key.ts';

/** Which puts are recorded. A listing goes subject by subject, so only the last one is cached. */
export class FilesOnRecord {
  readonly #ledger: DeliveryLedger;
  #subject = '';
  /** When each file was put last, as far as is known. */
  #lastPuts: ReadonlyMap<string, string> = new Map();

  constructor(ledger: DeliveryLedger) {
    this.#ledger = ledger;
  }

  /** Whether the last put of a file is known; the same bytes put again, after others, are news. */
  async has(subject: Subject, file: Pick<ListedObject, 'key' | 'eTag' | 'putAt'>): Promise<boolean> {
    const name = subjectName(subject);
    if (name !== this.#subject) {
      const { files } = await this.#ledger.read(subject);
      this.#lastPuts = new Map(files.map((each) => [nameOf(each), lastPutOf(each)]));
      this.#subject = name;
    }
    const known = this.#lastPuts.get(nameOf({ ...file, key: keyOnRecord(file.key) }));
    return known !== undefined && Date.parse(known) >= file.putAt.getTime() - samePutMs;
  }
}

function nameOf({ key, eTag }: { key: string; eTag: string }): string {
  return `${key}\n${eTag}`;
}
