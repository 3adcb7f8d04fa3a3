/** What a person decides about a delivery or roster that is held: release it, or reject it. */
import { setGoingBy } from '../../runtime/correlation.ts';
import type { DeliveryLedger } from '../../store/delivery-ledger.ts';
import type { Queue } from '../../store/aws/queues.ts';
import type { RegistryStore } from '../../store/registry-store.ts';
import type { FileRecord, StaffDecision, Subject } from '../../contracts/deliveries.ts';
import type { RematchMessage, ResumeRosterMessage, SettleMessage } from '../../contracts/messages.ts';
import type { CalendarDate, Instant } from '../../contracts/primitives.ts';
import { maskKey, readDeliveryKey } from '../../domain/deliveries/delivery-key.ts';
import {
  arrivalNames,
  foldDeliveries,
  type Combination,
  type FoldOutcome,
  type HoldRule,
} from '../../domain/deliveries/fold-deliveries.ts';
import { holdDeliveries, holdRosters } from '../../domain/deliveries/hold-rules.ts';
import { matchedWithAnother } from './rematch.ts';
import { isAnotherFileOfTheDay } from '../../domain/deliveries/hold-table.ts';
import { leaveToMatching, settleProvider, type SettleDependencies } from './settle.ts';

export interface DecideHeldDependencies extends SettleDependencies {
  ledger: DeliveryLedger;
  registry: RegistryStore;
  deliveries: Queue<RematchMessage | SettleMessage>;
  rosters: Queue<ResumeRosterMessage>;
  today(): CalendarDate;
}

export interface HeldDecision {
  /** Inbox key; the newest bytes under it are meant. */
  key: string;
  decision: StaffDecision['decision'];
  by: string;
  at: Instant;
  /** Why; whoever releases or joins has to say. */
  reason?: string | undefined;
}

/** `refused`: that key was never held, or waits for what nobody can release; nothing has changed. */
export type DecisionOutcome =
  { kind: 'decided' } | { kind: 'unchanged' } | { kind: 'refused'; problem: string };

type Folded = Extract<FoldOutcome, { kind: 'folded' }>;

/** Puts a decision on record and carries it out. Repeating it changes nothing. */
export async function decideHeld(
  decision: HeldDecision,
  deps: DecideHeldDependencies,
): Promise<DecisionOutcome> {
  const reading = readDeliveryKey(decision.key, '9999-12-31');
  if (reading.kind === 'refused') return refuse(decision, 'it is not the key of a delivery or roster');
  const { subject } = reading;
  const { files, decisions } = await deps.ledger.read(subject);
  const file = newestOf(files.filter((candidate) => candidate.key === decision.key));
  if (file === undefined) return refuse(decision, 'nothing has been delivered under it');

  // As it would be without what was decided about this file before: a decision may be taken back by the other one.
  const others = decisions.filter((made) => !made.files.some((name) => isNameOf(name, file)));
  const hold = subject.kind === 'roster' ? holdRosters : holdDeliveries;
  const folded = foldDeliveries(files, others, hold);
  if (folded.kind !== 'folded') return refuse(decision, 'it has not been compared yet; try again shortly');
  const held = findHeld(folded, file, decision);
  if (held === undefined) return refuse(decision, explainNotHeld(folded, file));

  const problem = findProblem(decision, held, folded);
  if (problem !== undefined) return refuse(decision, problem);

  const known = decisions.find((made) => made.combination === held.id);
  if (known?.decision === decision.decision) return { kind: 'unchanged' };
  const made: StaffDecision = {
    combination: held.id,
    decision: decision.decision,
    files: arrivalNames(held).filter((_, n) => !isUsed(folded, held.files[n]?.fileId ?? '')),
    by: decision.by,
    at: decision.at,
    ...(decision.reason !== undefined && { reason: decision.reason }),
  };
  const forgotten = findForgotten(files, [...others, made], hold);
  if (forgotten !== undefined) return refuse(decision, explainForgotten(forgotten));
  await deps.ledger.recordDecision(subject, made);
  await setGoingBy(file.fileId, () => carryOut(subject, held, deps));
  return { kind: 'decided' };
}

function findProblem(
  { decision, reason = '' }: HeldDecision,
  held: Combination,
  { current }: Folded,
): string | undefined {
  if (decision !== 'reject' && reason.trim() === '') return 'say why it can be used (a reason is missing)';
  if (decision === 'join' && !isAnotherFileOfTheDay(held, current))
    return 'only another file of the day of the delivery in use, without a manifest, can be used beside it';
  return undefined;
}

/** A decision names a file that was put again with the time of that put. */
function isNameOf(name: string, { fileId }: FileRecord): boolean {
  return name === fileId || name.startsWith(`${fileId}@`);
}

function newestOf(files: readonly FileRecord[]): FileRecord | undefined {
  return files.reduce<FileRecord | undefined>(
    (newest, file) => (newest === undefined || file.arrivedAt > newest.arrivedAt ? file : newest),
    undefined,
  );
}

/** The newest delivery with this file that was held as implausible; or the lone part that waits, to be rejected. */
function findHeld(folded: Folded, file: FileRecord, { decision }: HeldDecision): Combination | undefined {
  const held = folded.everHeld.filter((combination) =>
    combination.files.some(({ fileId }) => fileId === file.fileId),
  );
  const newest = held.at(-1);
  if (newest !== undefined) return newest;
  const waits = folded.states.find((state) => state.file.fileId === file.fileId)?.reason === 'part-missing';
  if (!waits || decision === 'release' || file.asOf === null) return undefined;
  return { id: file.fileId, asOf: file.asOf, files: [file] };
}

function isUsed(folded: Folded, fileId: string): boolean {
  return folded.current?.files.some((file) => file.fileId === fileId) ?? false;
}

/** The file that the decision would bring back into use although its bytes are no longer kept. */
function findForgotten(
  files: readonly FileRecord[],
  decisions: readonly StaffDecision[],
  hold: HoldRule,
): FileRecord | undefined {
  const folded = foldDeliveries(files, decisions, hold);
  const used =
    folded.kind === 'folded'
      ? folded.states.flatMap(({ state, file }) => (state === 'current' || state === 'held' ? [file] : []))
      : folded.kind === 'comparison-needed'
        ? [...folded.candidate.files, ...folded.current.files]
        : [];
  return used.find(({ forgottenOn }) => forgottenOn !== undefined);
}

function explainForgotten({ key }: FileRecord): string {
  return `${key} would be used again, whose bytes are no longer kept; have it delivered again first`;
}

function explainNotHeld(folded: Folded, file: FileRecord): string {
  const state = folded.states.find((candidate) => candidate.file.fileId === file.fileId);
  if (state?.reason === 'part-missing')
    return 'it waits for the other files of its delivery, which nobody can release';
  return `it was never held; its state is ${state?.state ?? 'unknown'}`;
}

function refuse({ key, decision }: HeldDecision, problem: string): DecisionOutcome {
  return { kind: 'refused', problem: `cannot ${decision} ${maskKey(key)}: ${problem}` };
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
