/** Persons who count as unreadable in a delivery: whom the one before matched, and this one lacks among unreadable identities. */
import { storeKeys } from '../../shared/store/keys.ts';
import type { Bucket } from '../../shared/store/aws/objects.ts';
import type { RegistryStore } from '../../shared/store/registry-store.ts';
import type { IdentityToken } from '../../shared/web/identity-token.ts';
import { unreadableRow, type Holding } from '../../shared/contracts/holdings.ts';
import type { Publication } from '../../shared/contracts/deliveries.ts';
import type { ProviderRef } from '../../shared/contracts/messages.ts';
import type { CalendarDate, HouseholdId } from '../../shared/contracts/primitives.ts';
import type { AbsenceReason } from '../../shared/contracts/reasons.ts';

export interface MissingDependencies {
  store: Pick<Bucket, 'exists' | 'readByteLines' | 'write'>;
  registry: Pick<RegistryStore, 'current'>;
  today(): CalendarDate;
}

/** A person of a household, by 17 digits. */
export interface MissingPerson {
  household: HouseholdId;
  first17: string;
}

/** The households that these persons lead to today, by household. @param key where the persons lie */
export async function findHouseholds(
  key: string | undefined,
  { store, registry, today }: Pick<MissingDependencies, 'store' | 'registry' | 'today'>,
): Promise<MissingPerson[]> {
  if (key === undefined) return [];
  const { registry: members } = await registry.current();
  const day = today();
  const found: MissingPerson[] = [];
  for await (const line of store.readByteLines(key)) {
    const first17 = line.toString('latin1');
    for (const household of members.households(first17, day))
      found.push({ household: members.householdId(household), first17 });
  }
  return found.sort(byHousehold);
}

function byHousehold(a: MissingPerson, b: MissingPerson): number {
  if (a.household !== b.household) return a.household < b.household ? -1 : 1;
  return a.first17 < b.first17 ? -1 : 1;
}

/**
 * The same for a publication, whose items are named by what its first attempt has listed: what was found then stays, whatever
 * becomes of the registry meanwhile.
 */
export async function fixMissing(
  ref: ProviderRef,
  { publication, missing }: Publication,
  deps: MissingDependencies,
): Promise<MissingPerson[]> {
  if (missing === undefined) return [];
  const key = storeKeys.publishedMissing(ref, publication);
  if (!(await deps.store.exists(key))) {
    const found = await findHouseholds(missing, deps);
    await deps.store.write(key, found.map(({ household, first17 }) => `${household} ${first17}\n`).join(''));
  }
  const fixed: MissingPerson[] = [];
  for await (const line of deps.store.readByteLines(key)) {
    const [household = '', first17 = ''] = line.toString('latin1').split(' ');
    fixed.push({ household, first17 });
  }
  return fixed;
}

const reason: AbsenceReason = 'missing-while-unreadable';

/** The place of a row that is no row: the file as a whole, by its header. */
export function absentHolding(
  first17: string,
  of: { source: string; provider: string; asOf: CalendarDate; file: string },
  token: IdentityToken,
): Holding {
  const { source, provider, asOf, file } = of;
  return {
    ...{ provider, asOf, file, line: 1, identityToken: token(first17) },
    ...{ checkDigitRight: true, name: '', asset: unreadableRow(source, { line: 1, reason }) },
  };
}
