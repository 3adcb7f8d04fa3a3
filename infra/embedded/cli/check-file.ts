/** `npm run check-file -- FILE --source bank`: what would become of a delivery, told before it is sent. */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pc from 'picocolors';
import { sourceName } from '../../../shared/contracts/primitives.ts';
import { reasonTexts } from '../../../shared/contracts/reasons.ts';
import { shanghaiDate } from '../../../shared/domain/calendar.ts';
import { compareControlTotals, readManifest } from '../../../shared/domain/deliveries/control-totals.ts';
import { sources } from '../../../shared/domain/sources/index.ts';
import { checkFile, type FileCheck } from '../../../shared/flow/check-file.ts';
import { ArgumentError } from './arguments.ts';

const usage = `npm run check-file -- FILE --source bank|vehicle|property

Reads FILE as Hedui would, every row as if it led to a member, and FILE.manifest.json where there is one. Nothing leaves
this machine. Exit code 0: it can be sent; 1: it would be rejected, or rows would be quarantined; 2: wrong arguments.`;

async function main(): Promise<void> {
  const { values, positionals } = parse(process.argv.slice(2));
  const [file] = positionals;
  const source = sourceName.safeParse(values.source);
  if (file === undefined || positionals.length > 1 || !source.success) throw new ArgumentError(usage);
  if (!existsSync(file)) throw new ArgumentError(`there is no file ${file}`);
  const object = { open: () => createReadStream(file), gzipped: file.endsWith('.gz') };
  const check = await checkFile(object, sources[source.data], shanghaiDate(new Date()));
  const complaints = [...describe(check), ...(check.kind === 'readable' ? checkManifest(file, check) : [])];
  process.stdout.write(`${summarize(file, check)}\n${complaints.map((line) => `  ${line}\n`).join('')}`);
  process.exitCode = complaints.length > 0 ? 1 : 0;
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { source: { type: 'string' } } });
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message}\n\n${usage}`);
  }
}

function summarize(file: string, check: FileCheck): string {
  if (check.kind === 'rejected') return `${pc.red('would be rejected')} ${file}`;
  const { rows, sha256, encoding, unclear } = check;
  const manifest = JSON.stringify({ rows, sha256 });
  const doubt =
    unclear.rows === 0
      ? ''
      : `\n  ${unclear.rows} rows are in a state that Hedui takes for unclear, such as line ${unclear.lines.join(', ')}`;
  return `${pc.green('can be read')} ${file}: ${rows} rows, ${encoding}\n  its manifest: ${manifest}${doubt}`;
}

function describe(check: FileCheck): string[] {
  if (check.kind === 'rejected') {
    const detail = check.detail === undefined ? '' : ` (${check.detail})`;
    return [`${check.reason}${detail}: ${reasonTexts[check.reason].en} ${reasonTexts[check.reason].zh}`];
  }
  return [...check.quarantined].map(
    ([reason, { rows, lines }]) =>
      `${reason}: ${rows} rows, such as line ${lines.join(', ')}; ${reasonTexts[reason].en} ${reasonTexts[reason].zh}`,
  );
}

function checkManifest(file: string, { rows, sha256 }: { rows: number; sha256: string }): string[] {
  const path = `${file}.manifest.json`;
  if (!existsSync(path)) return [];
  const reading = readManifest(readFileSync(path, 'utf8'));
  if (reading.kind === 'invalid') return [`manifest-invalid: ${reading.problem}`];
  const compared = compareControlTotals(reading.manifest, { rows, sha256 });
  return compared.kind === 'agrees' ? [] : [`${compared.reason}: ${compared.detail}`];
}

try {
  await main();
} catch (error) {
  if (!(error instanceof ArgumentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
