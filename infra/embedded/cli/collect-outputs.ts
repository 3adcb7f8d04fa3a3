/** Reads what a night has left in tables and buckets, and writes it as files. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { storeKeys, subjectName } from '../../../shared/adapters/keys.ts';
import type { Run, Subject } from '../../../shared/contracts/deliveries.ts';
import type { HouseholdCase } from '../../../shared/contracts/household-file.ts';
import {
  caseLine,
  quarantineLine,
  type CaseLine,
  type DeliveryLine,
  type NoticeLine,
  type QuarantineLine,
  type Receipt,
} from '../../../shared/contracts/outputs.ts';
import { reasonTexts } from '../../../shared/contracts/reasons.ts';
import { overdueProviders } from '../../../shared/domain/assessment/freshness.ts';
import {
  foldDeliveries,
  holdDroppedMatches,
  holdVanishedHouseholds,
  type FileState,
} from '../../../shared/domain/deliveries/fold-deliveries.ts';
import { freshnessOf, resultsOf } from '../../../shared/flow/nightly-run.ts';
import type { HeduiTarget } from './hedui-target.ts';

/** A file on record with what became of it. */
export interface DeliveredFile extends FileState {
  subject: Subject;
}

export interface Outputs {
  cases: CaseLine[];
  deliveries: DeliveryLine[];
  quarantine: QuarantineLine[];
  notices: NoticeLine[];
  receipts: Receipt[];
}

export async function collectOutputs(target: HeduiTarget, run: Run): Promise<Outputs> {
  const files = await readDeliveredFiles(target);
  const quarantined = new Map<DeliveredFile, QuarantineLine[]>();
  for (const file of files) quarantined.set(file, await readQuarantine(file, target));
  return {
    cases: await readCases(run, target),
    deliveries: files.map(deliveryLineOf),
    quarantine: [...quarantined.values()].flat(),
    notices: await readNotices(run, files, target),
    receipts: files.map((file) => receiptOf(file, quarantined.get(file) ?? [])),
  };
}

/** Every file on record, by key and arrival, with its state. */
export async function readDeliveredFiles({ ledger, registry }: HeduiTarget): Promise<DeliveredFile[]> {
  const { counties } = await registry.readMap();
  const delivered: DeliveredFile[] = [];
  for (const subject of await ledger.subjects()) {
    const { files, decisions } = await ledger.read(subject);
    const hold = subject.kind === 'roster' ? holdVanishedHouseholds : holdDroppedMatches;
    const folded = foldDeliveries(files, decisions, hold);
    if (folded.kind !== 'folded') throw new Error(`${subjectName(subject)} is still being compared`);
    const inUse = subject.kind === 'roster' ? counties[subject.county]?.rosterFileId : undefined;
    delivered.push(...folded.states.map((state) => ({ subject, ...asWaiting(state, inUse) })));
  }
  return delivered.sort(
    (a, b) => compareBytes(a.file.key, b.file.key) || compareBytes(a.file.arrivedAt, b.file.arrivedAt),
  );
}

/** A roster that is to be used next but waits for the end of a run is held until then. */
function asWaiting(state: FileState, rosterInUse: string | undefined): FileState {
  const waits =
    state.state === 'current' && state.file.waitsForRun === true && rosterInUse !== state.file.fileId;
  return waits ? { ...state, state: 'held', reason: 'run-in-progress' } : state;
}

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function deliveryLineOf({ file, original, state, reason }: DeliveredFile): DeliveryLine {
  const counts = state === 'rejected' ? undefined : (original ?? file).match?.counts;
  return {
    key: file.key,
    state,
    rows: counts?.rows ?? null,
    matched: counts?.matched ?? null,
    unmatched: counts?.unmatched ?? null,
    quarantined: counts?.quarantined ?? null,
    reason,
  };
}

/** The quarantined rows of a file that was not rejected; of a duplicate, those of the file whose bytes it has. */
async function readQuarantine(
  { file, original, state }: DeliveredFile,
  { store }: HeduiTarget,
): Promise<QuarantineLine[]> {
  const match = state === 'rejected' ? undefined : (original ?? file).match;
  const lines: QuarantineLine[] = [];
  for (let chunk = 0; chunk < (match?.quarantineChunks ?? 0); chunk += 1) {
    for await (const row of store.readLines(storeKeys.quarantine(match?.staged ?? '', chunk))) {
      lines.push(quarantineLine.parse({ key: file.key, ...z.object({}).loose().parse(row) }));
    }
  }
  return lines;
}

async function readCases(run: Run, { households }: HeduiTarget): Promise<CaseLine[]> {
  const lines: CaseLine[] = [];
  for (const county of Object.keys(run.index.counties).sort()) {
    for await (const open of households.openCases(county)) lines.push(caseLineOf(open));
  }
  return lines.sort((a, b) => compareBytes(a.householdId, b.householdId));
}

/** What is told of a case outside the household's file: no asset, no name; schemas strip what they do not name. */
function caseLineOf(open: HouseholdCase): CaseLine {
  return caseLine.parse(open);
}

async function readNotices(
  run: Run,
  files: readonly DeliveredFile[],
  target: HeduiTarget,
): Promise<NoticeLine[]> {
  const notices: NoticeLine[] = [];
  for await (const { householdId, notices: found } of resultsOf(run, target.store)) {
    notices.push(...found.map(({ member, reason }) => ({ householdId, member, reason, subject: null })));
  }
  const { policy } = await target.policies.load(run.policyVersion);
  const overdue = overdueProviders(freshnessOf(await target.pointers.readAll()), policy, run.day);
  for (const { source, provider } of overdue) {
    notices.push({
      householdId: null,
      member: null,
      reason: 'provider-overdue',
      subject: `${source}/${provider}`,
    });
  }
  for (const { file, subject, state } of files) {
    if (subject.kind !== 'roster' || state !== 'held') continue;
    notices.push({ householdId: null, member: null, reason: 'roster-held', subject: file.key });
  }
  return notices;
}

function receiptOf(delivered: DeliveredFile, quarantine: readonly QuarantineLine[]): Receipt {
  const { file, reason } = delivered;
  const byReason: Receipt['quarantinedByReason'] = {};
  for (const { reason: why } of quarantine) byReason[why] = (byReason[why] ?? 0) + 1;
  const detail = file.verdict.kind === 'rejected' ? file.verdict.detail : undefined;
  return {
    ...deliveryLineOf(delivered),
    sha256: file.sha256 === '' ? null : file.sha256,
    explanation: reason === null || reason === 'same-bytes' ? null : reasonTexts[reason],
    ...(detail !== undefined && { detail }),
    quarantinedByReason: byReason,
  };
}

/** Writes the files, each whole or not at all. */
export async function writeOutputs(out: string, outputs: Outputs, summary: unknown): Promise<void> {
  await writeWhole(join(out, 'cases.ndjson'), toLines(outputs.cases));
  await writeWhole(join(out, 'deliveries.ndjson'), toLines(outputs.deliveries));
  await writeWhole(join(out, 'quarantine.ndjson'), toLines(outputs.quarantine));
  await writeWhole(join(out, 'notices.ndjson'), toLines(outputs.notices));
  await rm(join(out, 'receipts'), { recursive: true, force: true });
  for (const receipt of outputs.receipts) {
    await writeWhole(join(out, 'receipts', `${receipt.key}.json`), `${JSON.stringify(receipt, null, 2)}\n`);
  }
  await writeWhole(join(out, 'summary.json'), `${JSON.stringify(summary, null, 2)}\n`);
}

function toLines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}

async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.part`, text);
  await rename(`${path}.part`, path);
}
