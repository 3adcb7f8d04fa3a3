/**
 * Persists the tables: a log of changes, read at the start and rewritten without what was replaced.
 *
 * A record is in the hands of the operating system before its write is answered, so a killed process loses nothing that
 * was acknowledged; a machine that loses power may. A record is whole or does not count.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Change } from './ordered-texts.ts';
import { toStored } from './stored-items.ts';

/** Records that are rewritten hold many changes, so that a start does not take a system call for each. */
const changesPerRecord = 1000;
const recordHeader = 4;
const changeHeader = 16;
/** In place of the length of a text: the item was removed. */
const removed = 0xff_ff_ff_ff;

export class ChangeLog {
  readonly #file: number;

  private constructor(file: number) {
    this.#file = file;
  }

  /** Reads a folder's log, replays its changes, and continues with a compacted log. */
  static open(folder: string, apply: (change: Change) => void, live: () => Iterable<Change>): ChangeLog {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'tables.log');
    const former = join(folder, 'changes.log');
    if (existsSync(file)) for (const change of decodeRecords(readFileSync(file))) apply(change);
    else if (existsSync(former)) for (const change of decodeFormerLog(readFileSync(former))) apply(change);
    const beside = `${file}.new`;
    const log = new ChangeLog(openSync(beside, 'w'));
    const changes: Change[] = [];
    for (const change of live()) {
      changes.push(change);
      if (changes.length === changesPerRecord) log.append(changes.splice(0));
    }
    log.append(changes);
    fsyncSync(log.#file);
    renameSync(beside, file);
    rmSync(former, { force: true });
    return log;
  }

  /** Changes that belong together: all of them outlast the process, or none. */
  append(changes: readonly Change[]): void {
    if (changes.length > 0) writeWhole(this.#file, encodeRecord(changes));
  }

  close(): void {
    closeSync(this.#file);
  }
}

function writeWhole(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
}

/** Nothing has more than one byte a character: a record is copied and not converted. */
export function encodeRecord(changes: readonly Change[]): Buffer {
  const length = changes.reduce(
    (sum, { place, key, stored }) =>
      sum + changeHeader + place.length + key.length + (stored?.text.length ?? 0),
    recordHeader,
  );
  const record = Buffer.allocUnsafe(length);
  let at = record.writeUInt32LE(length - recordHeader);
  for (const { place, key, stored } of changes) {
    at = record.writeUInt32LE(place.length, at);
    at = record.writeUInt32LE(key.length, at);
    at = record.writeUInt32LE(stored?.text.length ?? removed, at);
    at = record.writeUInt32LE(stored?.bytes ?? 0, at);
    at += record.write(place, at, 'latin1');
    at += record.write(key, at, 'latin1');
    at += record.write(stored?.text ?? '', at, 'latin1');
  }
  return record;
}

/** The changes of all whole records; a last one that was cut off does not count. */
export function* decodeRecords(log: Buffer): Generator<Change> {
  for (let start = 0; start + recordHeader <= log.length;) {
    const end = start + recordHeader + log.readUInt32LE(start);
    if (end > log.length) return;
    for (let at = start + recordHeader; at < end;) {
      const [place = 0, key = 0, text = 0, bytes = 0] = [0, 4, 8, 12].map((n) => log.readUInt32LE(at + n));
      const ofPlace = at + changeHeader;
      const ofKey = ofPlace + place;
      const ofText = ofKey + key;
      at = text === removed ? ofText : ofText + text;
      yield {
        place: log.toString('latin1', ofPlace, ofKey),
        key: log.toString('latin1', ofKey, ofText),
        stored: text === removed ? undefined : { text: log.toString('latin1', ofText, at), bytes },
      };
    }
    start = end;
  }
}

const headerBytes = 4;

/** The changes of all whole records; a last one that was cut off does not count. */
function* decodeFormerLog(log: Buffer): Generator<Change> {
  let position = 0;
  while (position + headerBytes <= log.length) {
    const end = position + headerBytes + log.readUInt32LE(position);
    if (end > log.length) return;
    const body = log.toString('utf8', position + headerBytes, end);
    for (const [key, text] of JSON.parse(body) as [key: string, text?: string][])
      yield { ...splitKey(key), stored: text === undefined ? undefined : toStored(JSON.parse(text)) };
    position = end;
  }
}

/** `item-<table>~<key>`, `table~<name>`; of an index `index-<kind>~<table>~<index>~<key>`. */
function splitKey(key: string): Pick<Change, 'place' | 'key'> {
  const parts = key.split('~');
  const ofPlace = key.startsWith('index-') ? 3 : 1;
  return { place: parts.slice(0, ofPlace).join('~'), key: parts.slice(ofPlace).join('~') };
}
