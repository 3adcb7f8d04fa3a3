import { createHash } from 'node:crypto';
import { storeKeys } from '../../shared/store/keys.ts';
import type { Bucket } from '../../shared/store/aws/objects.ts';
import type { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import type { Pointers } from '../../shared/store/pointers.ts';
import type { FileRecord, Subject, Verdict } from '../../shared/contracts/deliveries.ts';
import type { ProviderRef } from '../../shared/contracts/messages.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import { recordArrival, type Arrival } from '../../shared/app/deliveries/arrivals.ts';
import { rejectByManifest, type ControlTotals } from '../../shared/app/deliveries/manifests.ts';
import { compareControlTotals } from '../../shared/domain/deliveries/control-totals.ts';
import {
  matchBytes,
  type MatchBytesDependencies,
  type Pass,
} from '../../shared/app/deliveries/pass/match-bytes.ts';

export interface FirstMatchDependencies extends MatchBytesDependencies {
  inbox: Bucket;
  ledger: DeliveryLedger;
  pointers: Pointers;
}

interface DeliveredFile {
  arrival: Arrival;
  totals: ControlTotals;
  subject: ProviderRef & { kind: 'provider' };
  asOf: CalendarDate;
  gzipped: boolean;
}

/** Matches a new file, judges it and records it. */
export async function matchArrival(
  file: DeliveredFile,
  deps: FirstMatchDependencies,
): Promise<'recorded' | 'gone'> {
  const { arrival, totals, subject, asOf } = file;
  const { key, eTag, versionId } = arrival;
  const pass = await matchBytes(
    {
      bucket: deps.inbox,
      key,
      inboxKey: key,
      expected: { eTag, ...(versionId !== undefined && { versionId }) },
      subject,
      asOf,
      gzipped: file.gzipped,
      arrival: createHash('sha256').update(`${key}\n${eTag}`).digest('hex').slice(0, 32),
      isFirst: true,
    },
    deps,
  );
  if (pass.kind === 'gone') return 'gone';
  if (pass.kind === 'unread') {
    await refuse(arrival, subject, pass.reason, deps);
    return 'recorded';
  }
  const verdict = judge(pass, totals);
  const record = { asOf, sha256: pass.sha256, bytes: pass.bytes, totals };
  if (verdict.kind === 'rejected' || pass.kind === 'rejected') {
    await recordArrival(subject, arrival, { ...record, verdict }, deps.ledger);
    return 'recorded';
  }
  const archiveKey = storeKeys.archive(subject, pass.sha256);
  const copied = await deps.store.copyFrom(deps.inbox, { ...arrival, bytes: pass.bytes }, archiveKey);
  if (copied === 'gone' && !(await deps.store.exists(archiveKey))) return 'gone';
  await recordArrival(subject, arrival, { ...record, verdict, match: pass.match, archiveKey }, deps.ledger);
  return 'recorded';
}

/** The verdict on a first pass: what was found, and whether the control totals agree with it. */
function judge(pass: Exclude<Pass, { kind: 'gone' | 'unread' }>, totals: ControlTotals): Verdict {
  if (totals.kind === 'invalid') return rejectByManifest(totals);
  if (pass.kind === 'rejected') return pass.verdict;
  const { counts } = pass.match;
  const compared = compareControlTotals(totals.manifest, { rows: counts.rows, sha256: pass.sha256 });
  if (compared.kind === 'agrees') {
    if (pass.unusable !== undefined) return pass.unusable;
    return { kind: 'accepted', counts, endsWithNewline: pass.endsWithNewline, ...pass.first };
  }
  return { kind: 'rejected', reason: compared.reason, detail: compared.detail };
}

/** A key that cannot be understood is recorded with its reason; the object stays where it is, unread. */
export async function refuse(
  arrival: Arrival,
  subject: Subject,
  reason: Extract<Verdict, { kind: 'rejected' }>['reason'],
  deps: Pick<FirstMatchDependencies, 'ledger' | 'pointers'>,
): Promise<void> {
  if (subject.kind === 'provider') await deps.pointers.ensure(subject);
  const unread: Pick<FileRecord, 'asOf' | 'sha256' | 'bytes'> = {
    asOf: null,
    sha256: '',
    bytes: arrival.bytes,
  };
  await recordArrival(
    subject,
    arrival,
    { ...unread, totals: { kind: 'none', manifest: {} }, verdict: { kind: 'rejected', reason } },
    deps.ledger,
  );
}
