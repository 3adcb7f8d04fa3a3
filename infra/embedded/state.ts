/** What the target keeps from start to start: in a folder where one is given, else only in memory. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { EmbeddedTargetError } from './errors.ts';

const stateRecord = z.object({
  stackName: z.string(),
  /** Engines that serve several targets keep their data apart by it; letters and digits only, for DynamoDB Local. */
  accessKeyId: z.string(),
  /** Values of the stack's secrets by logical id. */
  secrets: z.record(z.string(), z.string()),
  /** Whether everything was provisioned once; what was interrupted before that holds nothing and is begun again. */
  provisioned: z.boolean(),
});

export interface State {
  record: z.infer<typeof stateRecord>;
  /** Folder of each engine; undefined keeps its data in memory. */
  tableFolder: string | undefined;
  objectFolder: string | undefined;
  save(): void;
}

/** Opens the state in a folder, or begins a new one. Throws EmbeddedTargetError for another stack's state. */
export function openState(folder: string | undefined, stackName: string): State {
  const fresh = () => ({ stackName, accessKeyId: makeAccessKeyId(), secrets: {}, provisioned: false });
  if (folder === undefined) {
    return { record: fresh(), tableFolder: undefined, objectFolder: undefined, save: () => undefined };
  }
  const tableFolder = join(folder, 'tables');
  const objectFolder = join(folder, 'objects');
  const file = join(folder, 'state.json');
  const found = existsSync(file) ? stateRecord.parse(JSON.parse(readFileSync(file, 'utf8'))) : fresh();
  if (found.stackName !== stackName) {
    throw new EmbeddedTargetError(
      `${folder} 是栈 ${found.stackName} 的，不是 ${stackName} 的 holds the state of stack ${found.stackName}, not of ${stackName}`,
    );
  }
  if (!found.provisioned) {
    for (const part of [tableFolder, objectFolder]) rmSync(part, { recursive: true, force: true });
  }
  mkdirSync(folder, { recursive: true });
  return { record: found, tableFolder, objectFolder, save: () => writeWhole(file, JSON.stringify(found)) };
}

/** A process that is killed leaves the old file or the new one, never half of one. Secrets are for their owner only. */
function writeWhole(file: string, content: string): void {
  const beside = `${file}.new`;
  writeFileSync(beside, content, { mode: 0o600 });
  renameSync(beside, file);
}

function makeAccessKeyId(): string {
  return `EMBEDDED${randomBytes(6).toString('hex').toUpperCase()}`;
}
