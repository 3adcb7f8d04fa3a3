/** `hedui check FILE --source bank`: checks a file before it is sent: would it be accepted, held or rejected? */
import { createReadStream, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readRoster } from '../functions/import-roster/read-roster.ts';
import { readApplications } from '../shared/app/checks/read-applications.ts';
import { checkFile, type FileCheck } from '../shared/app/deliveries/check-file.ts';
import { judgePeople, type PeopleRead } from '../shared/app/deliveries/record-people.ts';
import type { Manifest } from '../shared/contracts/deliveries.ts';
import { applicationColumns } from '../shared/domain/checks/application-columns.ts';
import { sayMerged } from '../shared/domain/deliveries/observe-file.ts';
import { requireSource, sourceNames } from '../shared/domain/catalogue/catalogue.ts';
import {
  compareControlTotals,
  completeManifest,
  readManifest,
} from '../shared/domain/deliveries/control-totals.ts';
import {
  isManifestKey,
  isNoDelivery,
  maskKey,
  manifestKeyOf,
  readDeliveryKey,
} from '../shared/domain/deliveries/delivery-key.ts';
import { QuarantinedLines } from '../shared/domain/deliveries/quarantined-rows.ts';
import { shanghaiDate } from '../shared/domain/kernel/calendar.ts';
import type { Column } from '../shared/domain/kernel/header.ts';
import { rosterColumns } from '../shared/domain/roster/roster-columns.ts';
import { readRows } from '../shared/matching/read-rows.ts';
import { defineCommand, switchFlag } from './command.ts';
import { complainOf, describeCheck, leftAlone, rejection, type Complaint } from './describe-check.ts';
import { ArgumentError } from './errors.ts';

const kinds: readonly string[] = [...sourceNames, 'roster', 'applicants'];
/** Name of a source, or what the county's own files are. */
type Kind = string;

function readKind(text: string): Kind {
  if (!kinds.includes(text))
    throw new ArgumentError(
      `${text} 不是文件种类，只能是 is not a kind of file; it has to be one of ${kinds.join(', ')}`,
    );
  return text;
}

function check(file: string, of: Kind): Promise<FileCheck> {
  const gzipped = file.endsWith('.gz');
  if (of === 'roster') return checkPeople(file, rosterColumns, () => readRosterFile(file, gzipped));
  if (of === 'applicants')
    return checkPeople(file, applicationColumns, () => readApplicantsFile(file, gzipped));
  const object = { open: () => createReadStream(file), gzipped };
  return checkFile(object, requireSource(of), shanghaiDate(new Date()));
}

/** By the file's own name: the folders are agreed on with the county. */
function checkName(file: string, of: Kind): Complaint[] {
  const day = '2000-01-01';
  const folder = sourceNames.includes(of) ? `inbox/${of}/provider` : `${of}/${county}`;
  const key = `${folder}/${day}/${basename(file)}`;
  if (isNoDelivery(key)) return [leftAlone];
  const reading = readDeliveryKey(key, day);
  return reading.kind === 'refused' ? [rejection(reading.reason)] : [];
}

/** The manifest next to the file; an empty one where there is none. */
function readManifestOf(file: string): { manifest: Manifest; complaints: Complaint[] } {
  const path = manifestKeyOf(file);
  if (!existsSync(path)) return { manifest: {}, complaints: [] };
  const reading = readManifest(readFileSync(path, 'utf8'));
  if (reading.kind === 'manifest') return { manifest: reading.manifest, complaints: [] };
  return { manifest: {}, complaints: [rejection('manifest-invalid', reading.problem)] };
}

function compare(said: Manifest, found: FileCheck): Complaint[] {
  if (found.kind === 'rejected') return [];
  const compared = compareControlTotals(said, found);
  return compared.kind === 'agrees' ? [] : [rejection(compared.reason, compared.detail)];
}

/** @returns a line that says what became of it */
function writeManifest(file: string, complete: Manifest | undefined, complaints: Complaint[]): string {
  if (complete === undefined || complaints.some(({ of }) => of !== 'rows' && of !== 'numbers'))
    return '没有写出清单：请先改正文件或其清单 no manifest was written: correct the file first, or its manifest';
  const path = manifestKeyOf(file);
  writeFileSync(path, `${JSON.stringify(complete)}\n`);
  return `已写出，须先于文件上传 written; upload it before the file: ${maskKey(path)}`;
}

interface Flags {
  source: Kind;
  writeManifest: boolean;
}

export const command = defineCommand<Flags, [string]>({
  about: `发送前在本机检查一个文件：会不会被退回、会不会缺行、哪些行会被隔离。文件不离开本机。
Tells what would become of FILE before it is sent: it is read as Hedui would, every row as if it led to a member, and
FILE.manifest.json where there is one. Nothing leaves this machine.

0 可以发送 send it; 1 会被退回、可能不完整或有行会被隔离，见第一行 the first line says what is wrong; 2 参数有误 wrong arguments`,
  parameters: {
    flags: {
      source: {
        kind: 'parsed',
        parse: readKind,
        proposeCompletions: () => kinds,
        placeholder: kinds.join('|'),
        brief: "文件种类 which file it is; roster and applicants are the county's own",
      },
      writeManifest: switchFlag(
        '写出清单 writes FILE.manifest.json, unless the file would be rejected or may be cut off',
      ),
    },
    positional: {
      kind: 'tuple',
      parameters: [{ placeholder: 'FILE', parse: readFileName, brief: '要检查的文件 the file' }],
    },
  },
  run: async ({ source: of, writeManifest: writes }, file) => {
    const found = await check(file, of);
    const beside = readManifestOf(file);
    const complaints = [
      ...checkName(file, of),
      ...beside.complaints,
      ...compare(beside.manifest, found),
      ...complainOf(found),
    ];
    const complete = found.kind === 'readable' ? completeManifest(beside.manifest, found) : undefined;
    const lines = describeCheck(maskKey(file), { found, complaints, complete });
    if (writes) lines.push(writeManifest(file, complete, complaints));
    process.stdout.write(`${lines.join('\n  ')}\n`);
    return complaints.length > 0 ? 1 : 0;
  },
});

function readFileName(file: string): string {
  if (!existsSync(file)) throw new ArgumentError(`没有此文件 there is no file ${file}`);
  if (!statSync(file).isFile())
    throw new ArgumentError(`${file} 是文件夹，请指明一个文件 is a folder; name one file`);
  if (isManifestKey(file))
    throw new ArgumentError(`${file} 是清单，请指明它的文件 is a manifest; name its file`);
  return file;
}

/** Any county's: only keys of the inbox name it. */
const county = '000000';

type Rejected = Extract<PeopleRead, { verdict: unknown }>;
type PeopleFile = Exclude<PeopleRead, Rejected> & { households: number; merged: number };

async function checkPeople(
  file: string,
  columns: readonly Column[],
  read: () => Promise<PeopleFile | Rejected>,
): Promise<FileCheck> {
  const open = () => createReadStream(file);
  const reading = await readRows(open, { gzipped: file.endsWith('.gz'), columns });
  if (reading.kind === 'rejected') return reading;
  const people = await read();
  const { sha256, encoding, endsWithNewline } = reading;
  if ('verdict' in people)
    return { kind: 'rejected', sha256, reason: people.verdict.reason, ...detailOf(people.verdict) };
  const verdict = judgePeople(people, { kind: 'none', manifest: {} });
  if (verdict.kind === 'rejected')
    return { kind: 'rejected', sha256, reason: verdict.reason, ...detailOf(verdict) };
  const aside = new QuarantinedLines();
  for (const { reason, line } of people.quarantined) aside.add(reason, line);
  const { quarantined } = aside;
  const { rows, households, merged } = people;
  return {
    kind: 'readable',
    ...{ sha256, encoding, endsWithNewline, rows, quarantined, unclear: [], households },
    ...(merged > 0 && { noticed: [sayMerged(merged)] }),
  };
}

function sourceOfPeople(file: string, gzipped: boolean) {
  return { bucket: { name: 'this machine', open: openFile }, key: file, county, gzipped };
}

async function readRosterFile(file: string, gzipped: boolean): Promise<PeopleFile | Rejected> {
  const roster = await readRoster(sourceOfPeople(file, gzipped));
  if (roster.kind === 'gone') throw new Error(`${file} has gone while it was read`);
  return roster.kind === 'rejected' ? roster : { ...roster, households: roster.households.length };
}

/** Whether a number is taken only the county's own stack knows. */
async function readApplicantsFile(file: string, gzipped: boolean): Promise<PeopleFile | Rejected> {
  const latest = shanghaiDate(new Date());
  const read = await readApplications({ ...sourceOfPeople(file, gzipped), latest });
  if (read.kind === 'gone') throw new Error(`${file} has gone while it was read`);
  return read.kind === 'rejected' ? read : { ...read, households: read.applications.length };
}

function detailOf({ detail }: { detail?: string | undefined }): { detail?: string } {
  return detail === undefined ? {} : { detail };
}

function openFile(path: string) {
  const { size } = statSync(path);
  return Promise.resolve({ kind: 'object' as const, body: createReadStream(path), bytes: size, eTag: '' });
}
