/**
 * Moving from one identity key to the next: rosters in use are imported again, so that members have a token by
 * every key, and publications are repeated, so that holdings use the newest. Nothing is matched again.
 */
import type { DeliveryLedger } from '../../store/delivery-ledger.ts';
import type { Pointers } from '../../store/pointers.ts';
import type { Queue } from '../../store/aws/queues.ts';
import type { RegistryStore } from '../../store/registry-store.ts';
import type { Pointer } from '../../contracts/deliveries.ts';
import type { ProviderRef, PublicationMessage, ResumeRosterMessage } from '../../contracts/messages.ts';
import { newestBorneByAll } from '../../domain/roster/identity-keys.ts';

export interface IdentityKeysDependencies {
  ledger: DeliveryLedger;
  pointers: Pointers;
  registry: Pick<RegistryStore, 'readMap'>;
  queues: { rosters: Queue<ResumeRosterMessage>; publications: Queue<PublicationMessage> };
}

/** Which keys are in use. */
export interface KeyUse {
  /** By county, the keys by which its members have tokens, the oldest first. */
  counties: Readonly<Record<string, readonly string[]>>;
  /** By provider, the keys by which its holdings have tokens, or will have once they are published. */
  providers: readonly (ProviderRef & { keys: readonly string[] })[];
  /** The newest under which the members of every county do; undefined without rosters. */
  newest: string | undefined;
}

export async function readKeyUse(deps: Omit<IdentityKeysDependencies, 'queues'>): Promise<KeyUse> {
  const { counties } = await deps.registry.readMap();
  const borne = Object.fromEntries(
    Object.entries(counties).map(([county, { keyVersions }]) => [county, keyVersions]),
  );
  const lists = Object.values(borne);
  const providers = [];
  for (const pointer of await deps.pointers.readAll()) {
    const { source, provider } = pointer;
    providers.push({ source, provider, keys: await keysOf(pointer, deps) });
  }
  return { counties: borne, providers, newest: newestBorneByAll(lists[0] ?? [], lists) };
}

async function keysOf(pointer: Pointer, { ledger }: Pick<IdentityKeysDependencies, 'ledger'>) {
  const { newest } = await ledger.read({ kind: 'provider', ...pointer });
  const coming =
    newest !== undefined && newest.publication > pointer.publication ? newest.keyVersion : undefined;
  const now = pointer.publication > 0 ? pointer.keyVersion : undefined;
  return [...new Set([now, coming])].filter((version) => version !== undefined);
}

/** Requests a new import of every roster whose members lack a token, or have one by a key that was removed. */
export async function renewMembers({ registry, queues }: IdentityKeysDependencies): Promise<void> {
  const { counties } = await registry.readMap();
  await queues.rosters.send(
    Object.keys(counties).map((county) => ({ type: 'resume-roster' as const, county })),
  );
}

/** Requests a new publication of all holdings whose token is not by the newest key. */
export async function renewHoldings(deps: IdentityKeysDependencies): Promise<void> {
  const { providers, newest } = await readKeyUse(deps);
  for (const { keys, ...ref } of providers) {
    if (keys.every((version) => version === newest)) continue;
    const { newest: last } = await deps.ledger.read({ kind: 'provider', ...ref });
    const { publication: pointed } = await deps.pointers.read(ref);
    if (last === undefined) continue;
    // What is still to be published is on its way; when it has come, it is seen whether it has to be made again.
    if (last.publication === pointed) {
      const { keyVersion: _, ...again } = { ...last, publication: last.publication + 1 };
      if (!(await deps.ledger.addPublication(ref, again))) continue;
      await deps.queues.publications.send([{ ...ref, publication: again.publication }]);
    } else {
      await deps.queues.publications.send([{ ...ref, publication: last.publication }]);
    }
  }
}
