/** Holds that nobody decides have an end: when policy's term is over the file is rejected, and what is in use stays. */
import { endedByTerm } from '../../shared/domain/deliveries/folding.ts';
import { holdTerm } from '../../shared/app/deliveries/read-hold-end.ts';
import { holdEndsOn, mayLapse } from '../../shared/domain/deliveries/hold-end.ts';
import { findHoldStatus } from '../../shared/app/deliveries/hold-status.ts';
import type { Subject } from '../../shared/contracts/deliveries.ts';
import type { ResumeRosterMessage, SettleMessage } from '../../shared/contracts/messages.ts';
import { foldRecords, type FileState } from '../../shared/domain/deliveries/fold-deliveries.ts';
import { shanghaiDate } from '../../shared/domain/kernel/calendar.ts';
import { log } from '../../shared/runtime/log.ts';
import type { AuditLog } from '../../shared/store/audit-log.ts';
import type { Queue } from '../../shared/store/aws/queues.ts';
import type { DeliveryLedger, SubjectRecords } from '../../shared/store/delivery-ledger.ts';
import { subjectName } from '../../shared/store/keys.ts';
import type { PolicyStore } from '../../shared/store/policy-store.ts';
import type { RegistryStore } from '../../shared/store/registry-store.ts';
import { holdOf } from './close-books.ts';

export interface EndHoldsDependencies {
  ledger: DeliveryLedger;
  registry: Pick<RegistryStore, 'readMap'>;
  policies: Pick<PolicyStore, 'current'>;
  audit: Pick<AuditLog, 'record'>;
  deliveries: Pick<Queue<SettleMessage>, 'send'>;
  rosters: Pick<Queue<ResumeRosterMessage>, 'send'>;
  now(): Date;
}

/** By the clock alone: whoever starts the sweep by hand cannot say that a later day has come. */
export async function endHolds(
  subject: Subject,
  records: SubjectRecords,
  deps: EndHoldsDependencies,
): Promise<void> {
  const folded = foldRecords(records, holdOf(subject));
  if (folded.kind !== 'folded') return;
  const concerned =
    'county' in subject ? [subject.county] : Object.keys((await deps.registry.readMap()).counties);
  const day = shanghaiDate(deps.now());
  const { policy } = await deps.policies.current();
  const term = holdTerm(policy, concerned, day);
  const isOver = (each: FileState): boolean => mayLapse(each) && holdEndsOn(each.file, term) <= day;
  if (!folded.states.some(isOver)) return;
  // The sweep takes minutes: what somebody has decided meanwhile stands.
  const now = await deps.ledger.read(subject);
  const foldedNow = foldRecords(now, holdOf(subject));
  if (foldedNow.kind !== 'folded') return;
  let ended = 0;
  for (const each of foldedNow.states.filter(isOver))
    if (await endOne(subject, each, { records: now, concerned }, deps)) ended += 1;
  if (ended === 0) return;
  log.info('holds-ended', { subject: subjectName(subject), files: ended });
  if (subject.kind === 'roster') await deps.rosters.send([{ type: 'resume-roster', county: subject.county }]);
  if (subject.kind === 'provider') {
    const { source, provider } = subject;
    await deps.deliveries.send([{ type: 'settle', source, provider }]);
  }
}

async function endOne(
  subject: Subject,
  { file }: FileState,
  { records, concerned }: { records: SubjectRecords; concerned: readonly string[] },
  { ledger, audit, ...deps }: EndHoldsDependencies,
): Promise<boolean> {
  const at = deps.now().toISOString();
  const rejects = { key: file.key, decision: 'reject' as const, by: endedByTerm, at, reason: why };
  const found = findHoldStatus(records, subject, { ...rejects, basis: { kind: 'command' } });
  // Newer bytes under the same key have a term of their own.
  if (found.kind !== 'found' || found.file.fileId !== file.fileId) return false;
  await ledger.recordDecision(subject, found.made);
  for (const county of concerned)
    await audit.record(county, {
      ...{ at, actor: endedByTerm, action: 'sweep-store', outcome: 'done' },
      ...{ code: 'hold-ended', subject: file.key },
    });
  return true;
}

const why = '期限内无人办理 nobody has decided within the term';
