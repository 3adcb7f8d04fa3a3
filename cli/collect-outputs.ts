/** Reads what a night has left in tables and buckets, and writes it as files. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Run } from '../shared/contracts/deliveries.ts';
import type { HouseholdCase } from '../shared/contracts/household-file.ts';
import {
  caseLine,
  type CaseLine,
  type DeliveryLine,
  type NoticeLine,
  type QuarantineLine,
  type Receipt,
} from '../shared/contracts/outputs.ts';
import { everywhere, policyInForce } from '../shared/domain/policy/policy-in-force.ts';
import { overdueProviders } from '../shared/domain/assessment/freshness.ts';
import {
  deliveryLineOf,
  readDeliveredFiles,
  readQuarantine,
  receiptOf,
  type DeliveredFile,
} from '../shared/app/deliveries/delivered-files.ts';
import { resultsOf } from '../shared/app/nights/nightly-run.ts';
import { freshnessOf } from '../shared/app/assessments/assessment-context.ts';
import type { HeduiTarget } from './hedui-target.ts';
import { receiptPath } from './receipt-path.ts';

export interface Outputs {
  cases: CaseLine[];
  deliveries: DeliveryLine[];
  quarantine: QuarantineLine[];
  notices: NoticeLine[];
  receipts: Receipt[];
  /** Households that apply: with a report, with one that has findings, and that wait for theirs. */
  applicants: Record<'reported' | 'withFindings' | 'waiting', number>;
}

export async function collectOutputs(target: HeduiTarget, run: Run): Promise<Outputs> {
  const files = await readDeliveredFiles(target);
  const quarantined = new Map<DeliveredFile, QuarantineLine[]>();
  for (const file of files) {
    const lines: QuarantineLine[] = [];
    for await (const line of readQuarantine(file, target.store)) lines.push(line);
    quarantined.set(file, lines);
  }
  return {
    cases: await readCases(run, target),
    deliveries: files.map(deliveryLineOf),
    quarantine: [...quarantined.values()].flat(),
    notices: await readNotices(run, files, target),
    receipts: files.map((file) => receiptOf(file, quarantined.get(file) ?? [])),
    applicants: await countApplicants(target),
  };
}

/** Who applies has reports of their own, which are no files of a night. */
async function countApplicants({ checks }: Pick<HeduiTarget, 'checks'>): Promise<Outputs['applicants']> {
  const all = (await checks.listThrough('9999-12-31')).filter(({ kind }) => kind === 'application');
  const reported = all.filter(({ state }) => state === 'reported');
  const withFindings = reported.filter(({ failedRules }) => (failedRules ?? 0) > 0).length;
  return { reported: reported.length, withFindings, waiting: all.length - reported.length };
}

function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

async function readCases(run: Run, { households, caseLists }: HeduiTarget): Promise<CaseLine[]> {
  const lines: CaseLine[] = [];
  for (const county of Object.keys(run.index.counties).sort()) {
    const open = await caseLists.allCases({ county });
    for await (const each of households.readCases(open)) lines.push(caseLineOf(each));
  }
  return lines.sort((a, b) => compareBytes(a.householdId, b.householdId));
}

/**
 * The part of a case that may leave the household's file: no asset, no name. People are identified by the ordinals that they have for
 * good. Schemas strip what they do not name.
 */
function caseLineOf(open: HouseholdCase): CaseLine {
  const findings = open.findings.map(({ evidence, people = [], unjudged, ...rest }) => ({
    ...rest,
    evidence: evidence.map((row) => ({ ...row, member: row.memberOrdinal })),
    members: people.map(({ ordinal }) => ordinal),
    unjudged: unjudged?.map(({ ordinal: member, because }) => ({ member, because })) ?? null,
  }));
  return caseLine.parse({ ...open, findings });
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
  notices.sort((a, b) => compareBytes(a.householdId ?? '', b.householdId ?? ''));
  const { policy } = await target.policies.load(run.policyVersion);
  const overdue = overdueProviders(
    freshnessOf(await target.pointers.readAll()),
    policyInForce(policy, everywhere, run.day),
    run.day,
  );
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

/** Writes the files, each whole or not at all. */
export async function writeOutputs(out: string, outputs: Outputs, summary: unknown): Promise<void> {
  await writeWhole(join(out, 'cases.ndjson'), toLines(outputs.cases));
  await writeWhole(join(out, 'deliveries.ndjson'), toLines(outputs.deliveries));
  await writeWhole(join(out, 'quarantine.ndjson'), toLines(outputs.quarantine));
  await writeWhole(join(out, 'notices.ndjson'), toLines(outputs.notices));
  await rm(join(out, 'receipts'), { recursive: true, force: true });
  for (const receipt of outputs.receipts) {
    await writeWhole(receiptPath(out, receipt.key), `${JSON.stringify(receipt, null, 2)}\n`);
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
