/** Everything that somebody has to see of a held file to decide about it, or of a released one to take it back. */
import * as z from 'zod';
import type { FileRecord, StaffDecision, Subject } from '../../contracts/deliveries.ts';
import {
  sampleRow,
  type ReleaseEffect,
  type ReleasePreview,
  type SampleRow,
} from '../../contracts/release-preview.ts';
import type { DeliveryComparison, FileProfile, RosterComparison } from '../../contracts/trust.ts';
import { foldRecords, type Combination, type FoldOutcome } from '../../domain/deliveries/fold-deliveries.ts';
import { comparisonName } from '../../domain/deliveries/accept-delivery.ts';
import { listAwaitingDecision } from '../../domain/deliveries/awaiting-decision.ts';
import { holdDeliveries, holdRosters, untilCompared } from '../../domain/deliveries/hold-rules.ts';
import type { DeliveryLedger, SubjectRecords } from '../../store/delivery-ledger.ts';
import { effectOfDecision, digestOf, isProposed } from './agree-on-preview.ts';
import { isNameOf } from './hold-status.ts';
import { readFreshPreview, readPreview, type PreviewDependencies } from './release-preview.ts';

export interface HeldFile {
  held: Combination;
  /** Undefined while it is being made. */
  preview: ReleasePreview | undefined;
  /** What waits for a second person, on the same effect as the preview shows. */
  proposed: StaffDecision | undefined;
  profile: FileProfile | undefined;
  /** With what is in use; undefined of a first delivery. */
  comparison: DeliveryComparison | undefined;
  rosterComparison: RosterComparison | undefined;
  sample: SampleRow[];
}

export interface ReadHeldDependencies extends PreviewDependencies {
  ledger: Pick<DeliveryLedger, 'readLive'>;
}

type Folded = Extract<FoldOutcome, { kind: 'folded' }>;

/** Undefined where the file does not wait for a person. Its preview is asked for where it is missing or has moved. */
export async function readHeld(
  subject: Subject,
  file: FileRecord,
  deps: ReadHeldDependencies,
): Promise<HeldFile | undefined> {
  const records = await deps.ledger.readLive(subject);
  const folded = fold(subject, records);
  const held = listAwaitingDecision(folded).find(({ files }) =>
    files.some(({ fileId }) => fileId === file.fileId),
  );
  if (held === undefined) return undefined;
  const preview = await readFreshPreview(subject, held, deps);
  const known = records.decisions.find(({ combination }) => combination === held.id);
  return {
    held,
    preview,
    proposed: preview && proposalOn(known, preview),
    profile: file.verdict.kind === 'accepted' ? file.verdict.profile : undefined,
    ...compareWithCurrent(held, folded),
    sample: await readSample(file, deps),
  };
}

/** What waits for a second person. The preview is looked at only where somebody has proposed: one that has moved since needs a new proposal. */
export async function readProposal(
  subject: Subject,
  file: FileRecord,
  deps: ReadHeldDependencies,
): Promise<StaffDecision | undefined> {
  const decisions = await readDecisions(subject, file, deps);
  if (!decisions.some(({ decision }) => decision === 'propose')) return undefined;
  return (await readHeld(subject, file, deps))?.proposed;
}

/** The decision by which a file is in use: it can be taken back until the next delivery. */
export async function readRelease(
  subject: Subject,
  file: FileRecord,
  { ledger }: Pick<ReadHeldDependencies, 'ledger'>,
): Promise<StaffDecision | undefined> {
  const records = await ledger.readLive(subject);
  const isUsed = fold(subject, records).current?.files.some(({ fileId }) => fileId === file.fileId) ?? false;
  if (!isUsed) return undefined;
  return records.decisions.find(
    ({ decision, files }) =>
      (decision === 'release' || decision === 'join') && files.some((name) => isNameOf(name, file)),
  );
}

/** What the preview showed on which a release was decided; undefined where that is no longer kept. */
export async function readReleasedEffect(
  subject: Subject,
  { combination, decision, stamp }: StaffDecision,
  deps: Pick<ReadHeldDependencies, 'store'>,
): Promise<ReleaseEffect | undefined> {
  const preview = await readPreview(subject, { id: combination }, deps);
  if (preview === undefined || preview.stamp !== stamp) return undefined;
  return effectOfDecision(preview, decision === 'join' ? 'join' : 'release');
}

/** What people have decided or proposed about a file, the oldest first. */
export async function readDecisions(
  subject: Subject,
  file: FileRecord,
  { ledger }: Pick<ReadHeldDependencies, 'ledger'>,
): Promise<StaffDecision[]> {
  const { decisions } = await ledger.readLive(subject);
  return decisions
    .filter(({ files }) => files.some((name) => isNameOf(name, file)))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
}

function fold(subject: Subject, records: SubjectRecords): Folded {
  const hold = subject.kind === 'roster' ? holdRosters : holdDeliveries;
  const folded = foldRecords(records, untilCompared(hold));
  if (folded.kind !== 'folded') throw new Error('what is not compared yet is held');
  return folded;
}

function proposalOn(known: StaffDecision | undefined, preview: ReleasePreview): StaffDecision | undefined {
  return (['release', 'join'] as const).some((decision) => {
    const effect = effectOfDecision(preview, decision);
    return effect !== undefined && isProposed(known, decision, digestOf(effect));
  })
    ? known
    : undefined;
}

function compareWithCurrent(
  held: Combination,
  { current }: Folded,
): Pick<HeldFile, 'comparison' | 'rosterComparison'> {
  if (current === undefined) return { comparison: undefined, rosterComparison: undefined };
  const name = comparisonName(held, current);
  const other = current.files[0]?.fileId ?? '';
  return {
    comparison: held.files.map(({ comparisons }) => comparisons?.[name]).find((each) => each !== undefined),
    rosterComparison: held.files[0]?.rosterComparisons?.[other],
  };
}

async function readSample(
  { verdict }: FileRecord,
  { store }: Pick<ReadHeldDependencies, 'store'>,
): Promise<SampleRow[]> {
  const key = verdict.kind === 'accepted' ? verdict.sample : undefined;
  const text = key === undefined ? undefined : await store.readText(key);
  return text === undefined ? [] : (z.array(sampleRow).safeParse(JSON.parse(text)).data ?? []);
}
