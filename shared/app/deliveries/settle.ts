/**
 * Settling: folds all that is on record of a subject, and where the current delivery or its match has changed, gives
 * the provider's hits the next publication number and asks for them to be published.
 */
import type { DeliveryLedger } from '../../store/delivery-ledger.ts';
import type { Pointers } from '../../store/pointers.ts';
import type { Queue } from '../../store/aws/queues.ts';
import type { FileRecord, Publication, StaffDecision } from '../../contracts/deliveries.ts';
import type { ProviderRef, PublicationMessage } from '../../contracts/messages.ts';
import {
  foldDeliveries,
  type Combination,
  type FoldOutcome,
} from '../../domain/deliveries/fold-deliveries.ts';
import { holdDeliveries } from '../../domain/deliveries/hold-rules.ts';

export interface SettleDependencies {
  ledger: DeliveryLedger;
  pointers: Pointers;
  publications: Queue<PublicationMessage>;
}

type Folded = Extract<FoldOutcome, { kind: 'folded' }>;

/** Folds a provider's deliveries. */
export function foldProvider(records: {
  files: readonly FileRecord[];
  decisions: readonly StaffDecision[];
}): Folded {
  const outcome = foldDeliveries(records.files, records.decisions, holdDeliveries);
  if (outcome.kind === 'folded') return outcome;
  throw new Error('first counts are always on record, so matches can always be compared');
}

/** Settles a provider. Doing it twice, or at once, numbers nothing twice. */
export async function settleProvider(ref: ProviderRef, deps: SettleDependencies): Promise<void> {
  for (;;) {
    const records = await deps.ledger.read({ kind: 'provider', ...ref });
    const { newest } = records;
    const next = nextPublication(foldProvider(records).current, newest);
    if (next !== undefined) {
      await deps.ledger.addPublication(ref, next);
      // Looked at again even so: files may have changed since they were read, and who changed them saw another newest.
      continue;
    }
    if (newest === undefined) return;
    const pointer = await deps.pointers.read(ref);
    // Also when an earlier attempt numbered it and died before it could ask.
    if (pointer.publication < newest.publication) {
      await deps.publications.send([{ ...ref, publication: newest.publication }]);
    }
    return;
  }
}

/** What has to be published next; undefined when the newest publication is what is current. */
function nextPublication(
  current: Combination | undefined,
  newest: Publication | undefined,
): Publication | undefined {
  const files = (current?.files ?? []).flatMap(({ fileId, key, match }) =>
    match === undefined
      ? []
      : [
          {
            fileId,
            key,
            staged: match.staged,
            hitChunks: match.hitChunks,
            indexVersion: match.indexVersion,
            day: match.day,
          },
        ],
  );
  const wanted = { asOf: current?.asOf ?? null, files };
  const known = { asOf: newest?.asOf ?? null, files: newest?.files ?? [] };
  if (JSON.stringify(wanted) === JSON.stringify(known)) return undefined;
  return { publication: (newest?.publication ?? 0) + 1, ...wanted };
}
