/**
 * The store under dynalite: sorted in memory, and in a log where a folder is given.
 *
 * dynalite's own choice on disk, LevelDB, hands every single read to a thread and back, which took more than half of the
 * processor time of a night. A night's data fits into memory; the log makes it outlast the process. A record is in the
 * hands of the operating system before its write is answered, so a killed process loses nothing that was acknowledged; a
 * machine that loses power may.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { decodeRecords, encodeRecord, type Change } from './log-records.ts';

/** What is used of memory-level's class, which dynalite brings along. */
interface MemoryLevel {
  _put(key: string, value: string, options: object): Promise<void>;
  _del(key: string, options: object): Promise<void>;
  _batch(changes: Change[], options: object): Promise<void>;
  _open(options: object): Promise<void>;
  _close(): Promise<void>;
}

const require = createRequire(import.meta.url);
const requireOfDynalite = createRequire(require.resolve('dynalite'));
const { MemoryLevel } = requireOfDynalite('memory-level') as {
  MemoryLevel: new (options: object) => MemoryLevel;
};

/** Records that are rewritten hold many changes, so that a start does not take a system call for each. */
const changesPerRecord = 1000;

/** Stands for a folder where nothing shall be kept; without any path dynalite would not open this store at all. */
export const inMemory = ':memory:';

class DurableStore extends MemoryLevel {
  private readonly folder: string;
  private log: number | undefined;

  /** @param folder where the log is kept, or `inMemory` */
  constructor(folder: string, options: object) {
    super({ ...options, storeEncoding: 'utf8' });
    this.folder = folder;
  }

  override async _open(options: object): Promise<void> {
    await super._open(options);
    if (this.folder === inMemory) return;
    mkdirSync(this.folder, { recursive: true });
    const file = join(this.folder, 'changes.log');
    const beside = `${file}.new`;
    const live = existsSync(file) ? decodeRecords(readFileSync(file)) : new Map<string, string>();
    // Written anew at every start, without what was replaced since, and without a record that was cut off by a kill.
    const log = openSync(beside, 'w');
    const changes = Array.from(live, ([key, value]): Change => ({ type: 'put', key, value }));
    for (let from = 0; from < changes.length; from += changesPerRecord) {
      writeSync(log, encodeRecord(changes.slice(from, from + changesPerRecord)));
    }
    await super._batch(changes, {});
    fsyncSync(log);
    renameSync(beside, file);
    this.log = log;
  }

  override async _close(): Promise<void> {
    if (this.log !== undefined) closeSync(this.log);
    this.log = undefined;
    await super._close();
  }

  override async _put(key: string, value: string, options: object): Promise<void> {
    const kept = toOneByteText(value);
    this.append([{ type: 'put', key, value: kept }]);
    await super._put(key, kept, options);
  }

  override async _del(key: string, options: object): Promise<void> {
    this.append([{ type: 'del', key }]);
    await super._del(key, options);
  }

  override async _batch(changes: Change[], options: object): Promise<void> {
    const kept = changes.map((change) =>
      change.type === 'put' ? { ...change, value: toOneByteText(change.value) } : change,
    );
    this.append(kept);
    await super._batch(kept, options);
  }

  private append(changes: readonly Change[]): void {
    if (this.log !== undefined) writeSync(this.log, encodeRecord(changes));
  }
}

/**
 * The same JSON in half the memory: one Chinese character makes the engine keep a whole text in two bytes a character.
 * Escaping alone would not help, since what comes of a two-byte text stays one.
 */
function toOneByteText(json: string): string {
  if (!/[\u0100-\uffff]/.test(json)) return json;
  const toEscape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return Buffer.from(json.replace(/[\u0100-\uffff]/g, toEscape), 'latin1').toString('latin1');
}

/** Puts the store in LevelDB's place, for a dynalite that is loaded afterwards. */
export function replaceLevelDb(): void {
  const level = requireOfDynalite.resolve('level');
  require.cache[level] = {
    id: level,
    filename: level,
    loaded: true,
    exports: { Level: DurableStore },
  } as NodeJS.Module;
}
