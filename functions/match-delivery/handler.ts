import { correlateWith } from '../../shared/runtime/correlation.ts';
import { log } from '../../shared/runtime/log.ts';
import { ObjectMissingError } from '../../shared/store/aws/objects.ts';
import type { Match } from '../../shared/contracts/deliveries.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import type { RematchMessage, SettleMessage } from '../../shared/contracts/messages.ts';
import { readDeliveryKey, type KeyReading } from '../../shared/domain/deliveries/delivery-key.ts';
import { admitFile, forgetUnread, type AdmitDependencies } from '../../shared/app/deliveries/admit-file.ts';
import { isKnownArrival, type Arrival } from '../../shared/app/deliveries/arrivals.ts';
import { readControlTotals } from '../../shared/app/deliveries/manifests.ts';
import { settleProvider, type SettleDependencies } from '../../shared/app/deliveries/settle.ts';
import { compareWith } from '../../shared/app/deliveries/compare-deliveries.ts';
import { matchArrival, refuse, type FirstMatchDependencies } from './first-match.ts';
import { matchBytes } from '../../shared/app/deliveries/pass/match-bytes.ts';

export type MatchDeliveryDependencies = SettleDependencies & FirstMatchDependencies & AdmitDependencies;

/** A file has landed: match it, record it, settle its provider. */
export async function receiveDelivery(arrival: Arrival, deps: MatchDeliveryDependencies): Promise<void> {
  const reading = readProviderKey(arrival.key, deps.today());
  const admission = await admitFile(arrival, { asOf: null, ...reading }, deps);
  if (admission === 'kept-out') return;
  if (reading.kind === 'refused') return refuse(arrival, reading.subject, reading.reason, deps);
  const { subject, asOf, gzipped } = reading;
  await deps.pointers.ensure(subject);

  const totals = await readControlTotals(deps.inbox, arrival.key);
  if (!(await isKnownArrival(arrival, totals, subject, deps.ledger))) {
    const matched = await matchArrival({ arrival, totals, subject, asOf, gzipped }, deps);
    if (matched === 'gone')
      return log.warn('delivery-overwritten-before-it-was-read', { eTag: arrival.eTag });
  }
  if (admission === 'released') await forgetUnread(subject, arrival, deps.ledger);
  await settleProvider(subject, deps, compareWith(deps));
}

type ProviderKey =
  | Extract<KeyReading, { kind: 'refused' }>
  | (Extract<KeyReading, { kind: 'delivery' }> & { subject: { kind: 'provider' } });

/** A roster in this queue is a mistake: this function reads deliveries. */
function readProviderKey(key: string, today: CalendarDate): ProviderKey {
  const reading = readDeliveryKey(key, today);
  if (reading.kind === 'refused') return reading;
  const { subject } = reading;
  if (subject.kind === 'provider') return { ...reading, subject };
  return { kind: 'refused', subject: { kind: 'refused' }, reason: 'key-unreadable' };
}

/** Settles a provider on behalf of a caller that could not compare its deliveries. */
export async function settleDelivered(
  { source, provider }: SettleMessage,
  deps: MatchDeliveryDependencies,
): Promise<void> {
  await settleProvider({ source, provider }, deps, compareWith(deps));
}

/** Matches a file again with the current index, from its archived bytes. */
export async function rematchDelivery(
  message: RematchMessage,
  deps: MatchDeliveryDependencies,
): Promise<void> {
  const subject = { kind: 'provider' as const, source: message.source, provider: message.provider };
  correlateWith(message.fileId);
  const file = await deps.ledger.readFile(subject, message.fileId);
  if (file?.archiveKey === undefined || file.asOf === null)
    return log.warn('nothing-to-match-again', { fileId: message.fileId });
  const { archiveKey, asOf, key } = file;
  let match: Match;
  do {
    const pass = await matchBytes(
      {
        bucket: deps.store,
        key: archiveKey,
        inboxKey: key,
        subject,
        asOf,
        gzipped: key.endsWith('.gz'),
        arrival: file.fileId,
      },
      deps,
    );
    if (pass.kind !== 'matched') throw new ObjectMissingError(deps.store.name, archiveKey);
    match = pass.match;
    await deps.ledger.changeFile(subject, file.fileId, (known) => ({ ...(known ?? file), match }));
    // A roster may have come meanwhile, and its match too, which this one would have replaced by an older one.
  } while ((await deps.registry.readMap()).version !== match.indexVersion);
  log.info('file-matched-again', { ...match.counts });
  await settleProvider(subject, deps, compareWith(deps));
}
