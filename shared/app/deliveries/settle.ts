/**
 * Settling: folds all that is on record of a subject, and where the current delivery or its match has changed, gives
 * the provider's hits the next publication number and asks for them to be published.
 */
import type { DeliveryLedger } from '../../store/delivery-ledger.ts';
import type { Pointers } from '../../store/pointers.ts';
import type { Queue } from '../../store/aws/queues.ts';
import type { Publication, PublishedFile } from '../../contracts/deliveries.ts';
import type {
  ProviderRef,
  PreviewMessage,
  PublicationMessage,
  RematchMessage,
  SettleMessage,
} from '../../contracts/messages.ts';
import type { CalendarDate, MonthSpan } from '../../contracts/primitives.ts';
import { NamedError } from '../../contracts/named-error.ts';
import {
  foldRecords,
  type Combination,
  type FoldedRecords,
  type FoldOutcome,
} from '../../domain/deliveries/fold-deliveries.ts';
import { listAwaitingDecision } from '../../domain/deliveries/awaiting-decision.ts';
import { spanOf } from '../../domain/deliveries/covered-months.ts';
import { holdDeliveries, untilCompared } from '../../domain/deliveries/hold-rules.ts';

export interface SettleDependencies {
  ledger: DeliveryLedger;
  pointers: Pointers;
  publications: Queue<PublicationMessage | PreviewMessage>;
}

/** Compares two deliveries and records the result, so that the fold finds it; or leaves the provider to others. */
export type CompareDeliveries = (
  ref: ProviderRef,
  candidate: Combination,
  current: Combination,
) => Promise<'compared' | 'left'>;

/** Only the matching function may read who was matched, so other functions leave comparisons to it. */
export function leaveToMatching(deliveries: Queue<RematchMessage | SettleMessage>): CompareDeliveries {
  return async (ref) => {
    await deliveries.send([{ type: 'settle', ...ref }]);
    return 'left';
  };
}

/** The files were judged by hold rules that this version does not know: a later one settles them. */
export class HoldRulesUnknownError extends NamedError {
  readonly name = 'HoldRulesUnknownError';
}

/** A provider's deliveries for read-only callers: those that are not compared yet count as waiting. */
export function foldProvider(records: FoldedRecords): Extract<FoldOutcome, { kind: 'folded' }> {
  const outcome = foldRecords(records, untilCompared(holdDeliveries));
  if (outcome.kind === 'folded') return outcome;
  throw new Error('what is not compared yet is held');
}

/** Settles a provider. Doing it twice, or at once, numbers nothing twice. @throws HoldRulesUnknownError */
export async function settleProvider(
  ref: ProviderRef,
  deps: SettleDependencies,
  compare: CompareDeliveries,
): Promise<void> {
  for (;;) {
    const records = await deps.ledger.readLive({ kind: 'provider', ...ref });
    const { newest } = records;
    const folded = foldRecords(records, holdDeliveries);
    if (folded.kind === 'rules-unknown')
      throw new HoldRulesUnknownError('a newer version of the hold rules has judged this delivery');
    if (folded.kind === 'comparison-needed') {
      if ((await compare(ref, folded.candidate, folded.current)) === 'left') return;
      continue;
    }
    const next = nextPublication(folded.current, newest);
    if (next !== undefined) {
      await deps.ledger.addPublication(ref, next);
      // Looked at again even so: files may have changed since they were read, and who changed them saw another newest.
      continue;
    }
    await askToPublish(ref, newest, deps);
    const held = listAwaitingDecision(folded).at(-1);
    // Whoever decides finds ready what it would do; of older ones it is made when somebody looks.
    if (held !== undefined) await deps.publications.send([{ type: 'preview', ...ref, combination: held.id }]);
    return;
  }
}

/** Also when an earlier attempt numbered it and died before it could ask. */
async function askToPublish(
  ref: ProviderRef,
  newest: Publication | undefined,
  { pointers, publications }: SettleDependencies,
): Promise<void> {
  if (newest === undefined) return;
  const pointer = await pointers.read(ref);
  if (pointer.publication < newest.publication)
    await publications.send([{ ...ref, publication: newest.publication }]);
}

/** What has to be published next; undefined when the newest publication is what is current. */
function nextPublication(
  current: Combination | undefined,
  newest: Publication | undefined,
): Publication | undefined {
  const missing = current?.missing?.persons;
  const months = statedMonths(current);
  const wanted = {
    ...{ asOf: asOfUsed(current), files: publishedFilesOf(current) },
    ...(months && { months }),
    ...(missing && { missing }),
  };
  const known = {
    ...{ asOf: newest?.asOf ?? null, files: newest?.files ?? [] },
    ...(newest?.months && { months: newest.months }),
    ...(newest?.missing && { missing: newest.missing }),
  };
  if (JSON.stringify(wanted) === JSON.stringify(known)) return undefined;
  return { publication: (newest?.publication ?? 0) + 1, ...wanted };
}

/** Bytes of an older date are no fresher for being sent again. */
export function asOfUsed(delivery: Combination | undefined): CalendarDate | null {
  return delivery?.bytesOf ?? delivery?.asOf ?? null;
}

/** The months that the manifests of a delivery say that it covers, all of its files together. */
export function statedMonths(delivery: Combination | undefined): MonthSpan | undefined {
  return spanOf((delivery?.files ?? []).flatMap(({ months }) => (months ? [months.from, months.to] : [])));
}

/** What a publication of a delivery names of its files. */
export function publishedFilesOf(delivery: Combination | undefined): PublishedFile[] {
  return (delivery?.files ?? []).flatMap(({ fileId, key, match }) => {
    if (match === undefined) return [];
    const { staged, hitChunks, indexVersion, day, rounded } = match;
    return [{ fileId, key, staged, hitChunks, indexVersion, day, ...(rounded && { rounded }) }];
  });
}
