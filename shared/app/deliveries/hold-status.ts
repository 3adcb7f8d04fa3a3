/** What a decision about a held file is about, and why it cannot be made. */
import type { FileRecord, StaffDecision, Subject } from '../../contracts/deliveries.ts';
import type { Bilingual, Instant } from '../../contracts/primitives.ts';
import {
  foldRecords,
  type Combination,
  type FoldedRecords,
  type FoldOutcome,
  type HoldRule,
} from '../../domain/deliveries/fold-deliveries.ts';
import { arrivalNames } from '../../domain/deliveries/accept-delivery.ts';
import { holdDeliveries, holdRosters } from '../../domain/deliveries/hold-rules.ts';
import { isAnotherFileOfTheDay } from '../../domain/deliveries/holds-by-comparison.ts';
import { lastPutOf, unreadName, waitsUnread } from '../../domain/deliveries/folding.ts';
import { say } from '../../domain/kernel/say.ts';

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

type Folded = Extract<FoldOutcome, { kind: 'folded' }>;

export type HoldStatus =
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
export function findHoldStatus(records: FoldedRecords, subject: Subject, decision: HeldDecision): HoldStatus {
  const { files, decisions } = records;
  const refused = (problem: Bilingual): HoldStatus => ({ kind: 'refused', problem });
  const file = newestOf(files.filter((candidate) => candidate.key === decision.key));
  if (file === undefined) return refused(say('该路径下没有收到文件', 'nothing has been delivered under it'));
  // As it would be without what was decided about this file before: a decision may be taken back by the other one.
  const others = decisions.filter((made) => !made.files.some((name) => isNameOf(name, file)));
  const hold = subject.kind === 'roster' ? holdRosters : holdDeliveries;
  const folded = foldRecords({ ...records, decisions: others }, hold);
  if (folded.kind !== 'folded')
    return refused(say('尚未完成比对，请稍后再试', 'it has not been compared yet; try again shortly'));
  const held = findHeld(folded, file, decision);
  if (held === undefined) return refused(explainNotHeld(folded, file));
  const known = decisions.find((each) => each.combination === held.id);
  const isInUse = isReleased(known) && isUsedNow(foldRecords(records, hold), file);
  const problem = findProblem(decision, held, folded, { known, isInUse });
  if (problem !== undefined) return refused(problem);
  const made = recordOf(decision, held, folded);
  const forgotten = findForgotten({ ...records, decisions: [...others, made] }, hold);
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

function findProblem(
  { decision, reason = '' }: HeldDecision,
  held: Combination,
  { current }: Folded,
  { known, isInUse }: { known: StaffDecision | undefined; isInUse: boolean },
): Bilingual | undefined {
  if (decision !== 'reject' && reason.trim() === '') return reasonMissing[decision];
  if (decision === 'join' && !isAnotherFileOfTheDay(held, current))
    return say(
      '只有与现行数据同一日期、没有清单的另一文件才能合并使用',
      'only another file of the day of the delivery in use, without a manifest, can be used beside it',
    );
  if (decision === 'take-back' && !isInUse && known?.decision !== 'take-back')
    return say(
      '它未被放行，或此后已有新的交付，不能收回放行',
      'it was not released, or a later delivery is in use: there is nothing to take back',
    );
  return undefined;
}

const reasonMissing = {
  release: say('须写明理由：为何可以使用', 'say why it can be used (a reason is missing)'),
  join: say(
    '须写明理由：为何可以合并使用',
    'say why it can be used beside what is in use (a reason is missing)',
  ),
  'take-back': say('须写明理由：为何收回放行', 'say why the release is taken back (a reason is missing)'),
} as const;

function isReleased(known: StaffDecision | undefined): boolean {
  return known?.decision === 'release' || known?.decision === 'join';
}

function isUsedNow(folded: FoldOutcome, { fileId }: FileRecord): boolean {
  return folded.kind === 'folded' && isUsed(folded, fileId);
}

/** A decision names a file that was put again with the time of that put. */
export function isNameOf(name: string, { fileId }: FileRecord): boolean {
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
  if (waitsUnread(file) && (decision === 'release' || decision === 'reject'))
    return {
      ...{ id: file.fileId, asOf: file.asOf ?? '', files: [file] },
      arrivals: [unreadName(file.fileId, lastPutOf(file))],
    };
  const waits = folded.states.find((state) => state.file.fileId === file.fileId)?.reason === 'part-missing';
  if (!waits || decision === 'release' || file.asOf === null) return undefined;
  return { id: file.fileId, asOf: file.asOf, files: [file] };
}

function isUsed(folded: Folded, fileId: string): boolean {
  return folded.current?.files.some((file) => file.fileId === fileId) ?? false;
}

/** The file that the decision would bring back into use although its bytes are no longer kept. */
function findForgotten(records: FoldedRecords, hold: HoldRule): FileRecord | undefined {
  const folded = foldRecords(records, hold);
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
