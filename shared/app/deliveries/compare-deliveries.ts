import type { DeliveryLedger } from '../../store/delivery-ledger.ts';
import { storeKeys } from '../../store/keys.ts';
import type { Bucket } from '../../store/aws/objects.ts';
import type { RegistryStore } from '../../store/registry-store.ts';
import type { CompareDeliveries } from './settle.ts';
import type { Combination } from '../../domain/deliveries/fold-deliveries.ts';
import { comparisonName } from '../../domain/deliveries/accept-delivery.ts';
import { readPerson, type PersonSummaries } from '../../domain/deliveries/person-summaries.ts';
import { compareMatched, type Matched } from '../../domain/deliveries/unreadable-identities.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import type { ProviderRef } from '../../contracts/messages.ts';

export interface CompareDependencies {
  ledger: DeliveryLedger;
  registry: RegistryStore;
  store: Bucket;
  today(): CalendarDate;
}

type IsMember = (first17: string) => boolean;

/**
 * Compares two deliveries of a provider by who was matched at their first passes, and records the counts, once. Who
 * counts was authorised by the first index of both, so that neither the order of work nor the day of the comparison matters.
 */
export function compareWith(deps: CompareDependencies): CompareDeliveries {
  return async (ref, candidate, current) => {
    const [file] = candidate.files;
    if (file === undefined) throw new Error('a delivery has files');
    const asked = await membersThen(candidate, deps);
    const askedBefore = await membersThen(current, deps);
    const isMember: IsMember = (first17) => asked(first17) && askedBefore(first17);
    const { comparison, missing, unreadableBefore } = compareMatched(
      await readMatched(current, deps.store),
      await readMatched(candidate, deps.store),
      isMember,
    );
    const name = comparisonName(candidate, current);
    const persons = await keepMissing(ref, name, missing, deps);
    const compared = { ...comparison, ...(persons && { missing: { persons, unreadableBefore } }) };
    await deps.ledger.changeFile({ kind: 'provider', ...ref }, file.fileId, (known = file) =>
      known.comparisons?.[name] === undefined
        ? { ...known, comparisons: { ...known.comparisons, [name]: compared } }
        : known,
    );
    return 'compared';
  };
}

async function keepMissing(
  ref: ProviderRef,
  comparison: string,
  persons: readonly string[],
  { store }: Pick<CompareDependencies, 'store'>,
): Promise<string | undefined> {
  if (persons.length === 0) return undefined;
  const key = storeKeys.missing({ kind: 'provider', ...ref }, comparison);
  await store.write(key, persons.map((first17) => `${first17}\n`).join(''));
  return key;
}

/** Who was a member, and could be asked about, when the files of a delivery were matched first. */
async function membersThen({ files }: Combination, deps: CompareDependencies): Promise<IsMember> {
  const tests: IsMember[] = [];
  for (const { verdict } of files) {
    const asked = verdict.kind === 'accepted' ? verdict.asked : undefined;
    const index = asked && (await deps.registry.loadObjects(asked.indexKeys));
    // Recorded before this was kept, or its index is gone: by the index in use.
    const registry = index ?? (await deps.registry.current()).registry;
    const day = asked?.day ?? deps.today();
    tests.push((first17) => registry.households(first17, day).length > 0);
  }
  return (first17) => tests.every((test) => test(first17));
}

async function readMatched(delivery: Combination, store: Bucket): Promise<Matched> {
  const persons: PersonSummaries = new Map();
  for (const { verdict } of delivery.files) {
    if (verdict.kind !== 'accepted' || verdict.persons === undefined) continue;
    for await (const line of store.readByteLines(verdict.persons))
      readPerson(persons, line.toString('latin1'));
  }
  const missing = new Set<string>();
  if (delivery.missing !== undefined)
    for await (const line of store.readByteLines(delivery.missing.persons))
      missing.add(line.toString('latin1'));
  return { delivery, persons, missing };
}
