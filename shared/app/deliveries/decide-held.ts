/** What a person decides about a delivery or roster that is held: release it, or reject it. */
import { setGoingBy } from '../../runtime/correlation.ts';
import type { Queue } from '../../store/aws/queues.ts';
import type { RegistryStore } from '../../store/registry-store.ts';
import type { DeliveryLedger, SubjectRecords } from '../../store/delivery-ledger.ts';
import type { Bucket } from '../../store/aws/objects.ts';
import type { PolicyStore } from '../../store/policy-store.ts';
import type { FileRecord, StaffDecision, Subject } from '../../contracts/deliveries.ts';
import type {
  PreviewRosterMessage,
  RematchMessage,
  ResumeRosterMessage,
  SettleMessage,
} from '../../contracts/messages.ts';
import type { Bilingual, CalendarDate, Instant } from '../../contracts/primitives.ts';
import { maskKey, readDeliveryKey } from '../../domain/deliveries/delivery-key.ts';
import {
  arrivalNames,
  foldDeliveries,
  type Combination,
  type FoldOutcome,
  type HoldRule,
} from '../../domain/deliveries/fold-deliveries.ts';
import { holdDeliveries, holdRosters } from '../../domain/deliveries/hold-rules.ts';
import { say } from '../../domain/kernel/say.ts';
import { agreeOnPreview, type Agreement } from './agree-on-preview.ts';
import { matchedWithAnother } from './rematch.ts';
import { isAnotherFileOfTheDay } from '../../domain/deliveries/hold-table.ts';
import { leaveToMatching, settleProvider, type SettleDependencies } from './settle.ts';

export interface DecideHeldDependencies extends SettleDependencies {
  ledger: DeliveryLedger;
  registry: RegistryStore;
  policies: Pick<PolicyStore, 'current'>;
  store: Pick<Bucket, 'readText'>;
  deliveries: Queue<RematchMessage | SettleMessage>;
  rosters: Queue<ResumeRosterMessage | PreviewRosterMessage>;
  today(): CalendarDate;
}

/** What a person may decide. `take-back`: a release is undone, and what was current is current again. */
export type DecisionWord = 'release' | 'reject' | 'join' | 'take-back';

/**
 * On what somebody decides: the preview that they were shown; a policy that says what its words mean, on which two people
 * have agreed; or what the command on this machine says, where whoever runs it is the only person there is.
 */
export type DecisionBasis =
  | { kind: 'preview'; stamp?: string | undefined }
  | { kind: 'policy'; confirmedBy?: string }
  | { kind: 'command' };

export interface HeldDecision {
  /** Inbox key; the newest bytes under it are meant. */
  key: string;
  decision: DecisionWord;
  by: string;
  at: Instant;
  /** Why; whoever releases, joins or takes back has to say. */
  reason?: string | undefined;
  basis: DecisionBasis;
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

type Folded = Extract<FoldOutcome, { kind: 'folded' }>;

/** Puts a decision on record and carries it out. Repeating it changes nothing. */
export async function decideHeld(
  decision: HeldDecision,
  deps: DecideHeldDependencies,
): Promise<DecisionOutcome> {
  const reading = readDeliveryKey(decision.key, '9999-12-31');
  if (reading.kind === 'refused')
    return refuse(decision, say('不是交付或花名册的路径', 'it is not the key of a delivery or roster'));
  const { subject } = reading;
  const standing = findStanding(await deps.ledger.read(subject), subject, decision);
  if (standing.kind === 'refused') return refuse(decision, standing.problem);
  const { file, held, known, made } = standing;
  if (known?.decision === decision.decision) return { kind: 'unchanged' };
  const agreed = await agree(decision, { subject, held, known }, deps);
  if (agreed.kind === 'refused') return refuse(decision, agreed.problem);
  if (agreed.kind === 'wait') {
    const proposes = decision.decision === 'join' ? 'join' : 'release';
    await deps.ledger.recordDecision(subject, { ...made, ...agreed.seen, decision: 'propose', proposes });
    return { kind: 'proposed' };
  }
  await deps.ledger.recordDecision(subject, { ...made, ...agreed.seen });
  await setGoingBy(file.fileId, () => carryOut(subject, held, deps));
  return { kind: 'decided' };
}

type Standing =
  | { kind: 'refused'; problem: Bilingual }
  | {
      kind: 'found';
      file: FileRecord;
      held: Combination;
      /** What is on record of it. */
      known: StaffDecision | undefined;
      /** What would be. */
      made: StaffDecision;
    };

/** What the decision is about, and why it cannot be made. */
function findStanding(
  { files, decisions }: Pick<SubjectRecords, 'files' | 'decisions'>,
  subject: Subject,
  decision: HeldDecision,
): Standing {
  const refused = (problem: Bilingual): Standing => ({ kind: 'refused', problem });
  const file = newestOf(files.filter((candidate) => candidate.key === decision.key));
  if (file === undefined) return refused(say('该路径下没有收到文件', 'nothing has been delivered under it'));
  // As it would be without what was decided about this file before: a decision may be taken back by the other one.
  const others = decisions.filter((made) => !made.files.some((name) => isNameOf(name, file)));
  const hold = subject.kind === 'roster' ? holdRosters : holdDeliveries;
  const folded = foldDeliveries(files, others, hold);
  if (folded.kind !== 'folded')
    return refused(say('尚未完成比对，请稍后再试', 'it has not been compared yet; try again shortly'));
  const held = findHeld(folded, file, decision);
  if (held === undefined) return refused(explainNotHeld(folded, file));
  const known = decisions.find((each) => each.combination === held.id);
  const isInUse = isReleased(known) && isUsedNow(foldDeliveries(files, decisions, hold), file);
  const problem = findProblem(decision, held, folded, { known, isInUse });
  if (problem !== undefined) return refused(problem);
  const made = recordOf(decision, held, folded);
  const forgotten = findForgotten(files, [...others, made], hold);
  if (forgotten !== undefined) return refused(explainForgotten(forgotten));
  return { kind: 'found', file, held, known, made };
}

function recordOf(
  { decision, by, at, reason }: HeldDecision,
  held: Combination,
  folded: Folded,
): StaffDecision {
  return {
    combination: held.id,
    decision,
    files: arrivalNames(held).filter((_, n) => !isUsed(folded, held.files[n]?.fileId ?? '')),
    ...{ by, at },
    ...(reason !== undefined && { reason }),
  };
}

/** What brings a held file into use is agreed on its preview; what keeps the former one needs none. */
function agree(
  { decision, by, basis }: HeldDecision,
  about: { subject: Subject; held: Combination; known: StaffDecision | undefined },
  deps: DecideHeldDependencies,
): Promise<Agreement> | Agreement {
  const isBroughtIn = decision === 'release' || decision === 'join';
  if (isBroughtIn && basis.kind === 'preview')
    return agreeOnPreview({ decision, by, stamp: basis.stamp }, about, deps);
  const second = basis.kind === 'policy' ? basis.confirmedBy : undefined;
  return { kind: 'agreed', seen: { by, ...(second !== undefined && { confirmedBy: second }) } };
}

function findProblem(
  { decision, reason = '' }: HeldDecision,
  held: Combination,
  { current }: Folded,
  { known, isInUse }: { known: StaffDecision | undefined; isInUse: boolean },
): Bilingual | undefined {
  if (decision !== 'reject' && reason.trim() === '')
    return say('须写明理由', 'say why it can be used, or why not (a reason is missing)');
  if (decision === 'join' && !isAnotherFileOfTheDay(held, current))
    return say(
      '只有与现行数据同一日期、没有清单的另一文件才能合并使用',
      'only another file of the day of the delivery in use, without a manifest, can be used beside it',
    );
  if (decision === 'take-back' && !isInUse && known?.decision !== 'take-back')
    return say(
      '它未被放行，或此后已有新的交付，不能撤回放行',
      'it was not released, or a later delivery is in use: there is nothing to take back',
    );
  return undefined;
}

function isReleased(known: StaffDecision | undefined): boolean {
  return known?.decision === 'release' || known?.decision === 'join';
}

function isUsedNow(folded: FoldOutcome, { fileId }: FileRecord): boolean {
  return folded.kind === 'folded' && isUsed(folded, fileId);
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

function explainForgotten({ key }: FileRecord): Bilingual {
  return say(
    `将重新使用 ${key}，而其内容已不再保存；请先重新报送`,
    `${key} would be used again, whose bytes are no longer kept; have it delivered again first`,
  );
}

function explainNotHeld(folded: Folded, file: FileRecord): Bilingual {
  const state = folded.states.find((candidate) => candidate.file.fileId === file.fileId);
  if (state?.reason === 'part-missing')
    return say(
      '正在等待同一交付的其余文件，不能放行',
      'it waits for the other files of its delivery, which nobody can release',
    );
  return say('它从未被暂扣', `it was never held; its state is ${state?.state ?? 'unknown'}`);
}

function refuse({ key, decision }: HeldDecision, { zh, en }: Bilingual): DecisionOutcome {
  const masked = maskKey(key);
  return { kind: 'refused', problem: say(`${zh}（${masked}）`, `cannot ${decision} ${masked}: ${en}`) };
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
