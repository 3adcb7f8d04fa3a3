import type { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import type { Bucket } from '../../shared/store/aws/objects.ts';
import type { RegistryStore } from '../../shared/store/registry-store.ts';
import type { CompareDeliveries } from '../../shared/app/deliveries/settle.ts';
import type { Combination } from '../../shared/domain/deliveries/fold-deliveries.ts';
import { comparisonName } from '../../shared/domain/deliveries/hold-rules.ts';
import {
  comparePersons,
  readPerson,
  type PersonSummaries,
} from '../../shared/domain/deliveries/person-summaries.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';

export interface CompareDependencies {
  ledger: DeliveryLedger;
  registry: RegistryStore;
  store: Bucket;
  today(): CalendarDate;
}

/**
 * Compares two deliveries of a provider by who was matched at their first passes, and puts the counts on record, once:
 * who is a member is asked of the index in use when the later one arrives.
 */
export function compareWith(deps: CompareDependencies): CompareDeliveries {
  return async (ref, candidate, current) => {
    const [file] = candidate.files;
    if (file === undefined) throw new Error('a delivery has files');
    const { registry } = await deps.registry.current();
    const day = deps.today();
    const isMember = (first17: string) => registry.households(first17, day).length > 0;
    const compared = comparePersons(
      await readPersons(current, deps.store),
      await readPersons(candidate, deps.store),
      isMember,
    );
    const name = comparisonName(candidate, current);
    await deps.ledger.changeFile({ kind: 'provider', ...ref }, file.fileId, (known = file) =>
      known.comparisons?.[name] === undefined
        ? { ...known, comparisons: { ...known.comparisons, [name]: compared } }
        : known,
    );
    return 'compared';
  };
}

async function readPersons({ files }: Combination, store: Bucket): Promise<PersonSummaries> {
  const persons: PersonSummaries = new Map();
  for (const { verdict } of files) {
    if (verdict.kind !== 'accepted' || verdict.persons === undefined) continue;
    for await (const line of store.readByteLines(verdict.persons))
      readPerson(persons, line.toString('latin1'));
  }
  return persons;
}
