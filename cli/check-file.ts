/** `npm run check-file -- FILE --source bank`: what would become of a file, told before it is sent. */
import { createReadStream, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import type { Manifest } from '../shared/contracts/deliveries.ts';
import { sourceName } from '../shared/contracts/primitives.ts';
import { shanghaiDate } from '../shared/domain/kernel/calendar.ts';
import {
  compareControlTotals,
  completeManifest,
  readManifest,
} from '../shared/domain/deliveries/control-totals.ts';
import {
  isManifestKey,
  maskKey,
  manifestKeyOf,
  readDeliveryKey,
} from '../shared/domain/deliveries/delivery-key.ts';
import { sources } from '../shared/domain/catalogue/sources/index.ts';
import { checkFile, type FileCheck } from '../shared/app/deliveries/check-file.ts';
import { ArgumentError } from './arguments.ts';
import { checkRoster } from './check-roster.ts';
import { complainOf, describeCheck, rejection, type Complaint } from './describe-check.ts';
import { runCommand } from './run-command.ts';

const usage = `npm run check-file -- FILE --source bank|vehicle|property|roster [--write-manifest]

  --source          which file it is; a roster is the county's own
  --write-manifest  writes FILE.manifest.json, unless the file would be rejected or may be cut off; part and of of one
                    that is there are kept

Reads FILE as Hedui would, every row as if it led to a member, and FILE.manifest.json where there is one. Nothing leaves
this machine. Exit code 0: send it; 1: the first line says whether it would be rejected, may be cut off, or can be sent
with rows that would be quarantined; 2: wrong arguments.`;

const kind = z.union([sourceName, z.literal('roster')]);
type Kind = z.infer<typeof kind>;

function check(file: string, of: Kind): Promise<FileCheck> {
  const gzipped = file.endsWith('.gz');
  if (of === 'roster') return checkRoster(file, gzipped);
  const object = { open: () => createReadStream(file), gzipped };
  return checkFile(object, sources[of], shanghaiDate(new Date()));
}

/** By the file's own name: the folders are agreed on with the county. */
function checkName(file: string, of: Kind): Complaint[] {
  const day = '2000-01-01';
  const folder = of === 'roster' ? 'roster/000000' : `inbox/${of}/provider`;
  const reading = readDeliveryKey(`${folder}/${day}/${basename(file)}`, day);
  return reading.kind === 'refused' ? [rejection(reading.reason)] : [];
}

/** The manifest beside the file; an empty one says nothing. */
function readBeside(file: string): { manifest: Manifest; complaints: Complaint[] } {
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
  if (complete === undefined || complaints.some(({ of }) => of !== 'rows'))
    return 'no manifest was written: mend the file first, or what its manifest says of it';
  const path = manifestKeyOf(file);
  writeFileSync(path, `${JSON.stringify(complete)}\n`);
  return `written: ${maskKey(path)}; put it before the file`;
}

const options = { source: { type: 'string' }, 'write-manifest': { type: 'boolean' } } as const;

await runCommand({ usage, options, takesWords: true }, async ({ values, positionals }) => {
  const [file] = positionals;
  const of = kind.safeParse(values.source);
  if (file === undefined || positionals.length > 1 || !of.success) throw new ArgumentError(usage);
  if (!existsSync(file)) throw new ArgumentError(`there is no file ${file}`);
  if (!statSync(file).isFile()) throw new ArgumentError(`${file} is a folder; name one file`);
  if (isManifestKey(file)) throw new ArgumentError(`${file} is a manifest; name its file`);
  const found = await check(file, of.data);
  const beside = readBeside(file);
  const complaints = [
    ...checkName(file, of.data),
    ...beside.complaints,
    ...compare(beside.manifest, found),
    ...complainOf(found),
  ];
  const complete = found.kind === 'readable' ? completeManifest(beside.manifest, found) : undefined;
  const lines = describeCheck(maskKey(file), { found, complaints, complete });
  if (values['write-manifest'] === true) lines.push(writeManifest(file, complete, complaints));
  process.stdout.write(`${lines.join('\n  ')}\n`);
  return complaints.length > 0 ? 1 : 0;
});
