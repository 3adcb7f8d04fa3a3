/** What a person decides about a delivery or roster that is held: put on record, and carried out. */
import { withCorrelation } from '../../runtime/correlation.ts';
import type { DeliveryLedger } from '../../store/delivery-ledger.ts';
import type { Bucket } from '../../store/aws/objects.ts';
import type { PolicyStore } from '../../store/policy-store.ts';
import type { Queue } from '../../store/aws/queues.ts';
import type { RegistryStore } from '../../store/registry-store.ts';
import type { FileRecord, StaffDecision, Subject } from '../../contracts/deliveries.ts';
import type {
  FoundMessage,
  PreviewRosterMessage,
  RematchMessage,
  ResumeRosterMessage,
  SettleMessage,
} from '../../contracts/messages.ts';
import type { Bilingual, CalendarDate } from '../../contracts/primitives.ts';
import { maskKey, queueOfKey, readDeliveryKey } from '../../domain/deliveries/delivery-key.ts';
import type { Combination } from '../../domain/deliveries/fold-deliveries.ts';
import { lastPutOf, waitsUnread } from '../../domain/deliveries/folding.ts';
import { say } from '../../domain/kernel/say.ts';
import { agreeOnPreview, type Agreement } from './agree-on-preview.ts';
import { findHoldStatus, type HeldDecision } from './hold-status.ts';
import { matchedWithAnother } from './rematch.ts';
import { leaveToMatching, settleProvider, type SettleDependencies } from './settle.ts';

export type { DecisionWord } from './hold-status.ts';

export interface DecideHeldDependencies extends SettleDependencies {
  ledger: DeliveryLedger;
  registry: RegistryStore;
  policies: Pick<PolicyStore, 'current'>;
  store: Pick<Bucket, 'readText'>;
  deliveries: Queue<RematchMessage | SettleMessage | FoundMessage>;
  rosters: Queue<ResumeRosterMessage | PreviewRosterMessage | FoundMessage>;
  /** Absent where nobody decides about files of applicants. */
  checkRequests?: Pick<Queue<FoundMessage>, 'send'>;
  today(): CalendarDate;
}

/**
 * `proposed`: it waits for a second person; `refused`: that key was never held, or waits for what nobody can release, or the
 * preview has moved; nothing has changed.
 */
export type DecisionOutcome =
  | { kind: 'decided' }
  | { kind: 'proposed' }
  | { kind: 'unchanged' }
  | { kind: 'refused'; problem: Bilingual };

/** Announces a file that waits unread as if it had landed now. */
async function readNow(file: FileRecord, deps: DecideHeldDependencies): Promise<void> {
  const { key, eTag, bytes } = file;
  const found = { type: 'found' as const, key, eTag, bytes, putAt: lastPutOf(file) };
  const { deliveries, rosters, checkRequests: checks } = deps;
  const queue = { deliveries, rosters, checks }[queueOfKey(key)];
  if (queue === undefined) throw new Error('this one cannot have a file of applicants read');
  await queue.send([found]);
}

/** Puts a decision on record and carries it out. Repeating it changes nothing. */
export async function decideHeld(
  decision: HeldDecision,
  deps: DecideHeldDependencies,
): Promise<DecisionOutcome> {
  const reading = readDeliveryKey(decision.key, '9999-12-31');
  if (reading.kind === 'refused') return refuse(decision, notWholeKey);
  const { subject } = reading;
  const status = findHoldStatus(await deps.ledger.read(subject), subject, decision);
  if (status.kind === 'refused') return refuse(decision, status.problem);
  const { file, held, known, made } = status;
  if (known?.decision === decision.decision) return { kind: 'unchanged' };
  const agreed = await agree(decision, { subject, held, known }, deps);
  if (agreed.kind === 'refused') return refuse(decision, agreed.problem);
  if (agreed.kind === 'wait') {
    const proposes = decision.decision === 'join' ? 'join' : 'release';
    await deps.ledger.recordDecision(subject, { ...made, ...agreed.seen, decision: 'propose', proposes });
    return { kind: 'proposed' };
  }
  await deps.ledger.recordDecision(subject, { ...made, ...agreed.seen });
  const isUnread = waitsUnread(file);
  // Of one that is rejected unread there is nothing to carry out.
  if (isUnread && decision.decision === 'reject') return { kind: 'decided' };
  await withCorrelation(file.fileId, () => (isUnread ? readNow(file, deps) : carryOut(subject, held, deps)));
  return { kind: 'decided' };
}

/** What brings a held file into use is agreed on its preview; what keeps the former one needs none. */
function agree(
  { decision, by, reason, basis }: HeldDecision,
  about: { subject: Subject; held: Combination; known: StaffDecision | undefined },
  deps: DecideHeldDependencies,
): Promise<Agreement> | Agreement {
  // Of a file that has not been read nobody knows what it would do; it is judged, and held if need be, when it is.
  const isBroughtIn = (decision === 'release' || decision === 'join') && !about.held.files.some(waitsUnread);
  if (isBroughtIn && basis.kind === 'preview')
    return agreeOnPreview({ decision, by, reason, stamp: basis.stamp }, about, deps);
  const second = basis.kind === 'policy' ? basis.confirmedBy : undefined;
  return { kind: 'agreed', seen: { by, ...(second !== undefined && { confirmedBy: second }) } };
}

const notWholeKey = say(
  '不是交付或花名册的完整路径，见 held list',
  'it is not the whole key of a delivery or roster; give it as `held list` names it',
);

const cannot: Readonly<Record<HeldDecision['decision'], (key: string) => string>> = {
  release: (key) => `Cannot release ${key}`,
  join: (key) => `Cannot use ${key} beside what is in use`,
  reject: (key) => `Cannot reject ${key}`,
  'take-back': (key) => `Cannot take ${key} back`,
};

function refuse({ key, decision }: HeldDecision, { zh, en }: Bilingual): DecisionOutcome {
  const masked = maskKey(key);
  return { kind: 'refused', problem: say(`${zh}（${masked}）`, `${cannot[decision](masked)}: ${en}`) };
}

/** A roster is taken up by its importer; a provider is settled, and matched again if the index has moved meanwhile. */
async function carryOut(subject: Subject, held: Combination, deps: DecideHeldDependencies): Promise<void> {
  if (subject.kind === 'roster')
    return deps.rosters.send([{ type: 'resume-roster', county: subject.county }]);
  if (subject.kind !== 'provider') return;
  const { source, provider } = subject;
  await settleProvider({ source, provider }, deps, leaveToMatching(deps.deliveries));
  const index = await deps.registry.current();
  const outdated = held.files.filter((file) => matchedWithAnother(file, index, deps.today()));
  await deps.deliveries.send(outdated.map(({ fileId }) => ({ type: 'rematch', source, provider, fileId })));
}
