import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from '../../builders/fast-check.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ChangeLog, decodeRecords, encodeRecord } from '../../../infra/embedded/database/change-log.ts';
import type { Change } from '../../../infra/embedded/database/ordered-texts.ts';

const text = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) });
const change: fc.Arbitrary<Change> = fc.record({
  place: fc.constantFrom('table', 'item-households'),
  key: text,
  stored: fc.option(fc.record({ text, bytes: fc.nat(400_000) }), { nil: undefined }),
});

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'change-log-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function read(): Change[] {
  const result: Change[] = [];
  ChangeLog.open(
    folder,
    (each) => result.push(each),
    () => result.filter(({ stored }) => stored !== undefined),
  ).close();
  return result;
}

it('tells every change of whole records, and nothing of one that was cut off', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(change, { minLength: 1 })),
      fc.array(change, { minLength: 1 }),
      (whole, last) => {
        const records = whole.map(encodeRecord);
        const cut = encodeRecord(last).subarray(0, -1);
        expect([...decodeRecords(Buffer.concat([...records, cut]))]).toEqual(whole.flat());
      },
    ),
  );
});

it('goes on after a cut, without what was replaced or removed', () => {
  const put = (key: string, said: string): Change => ({ place: 'p', key, stored: { text: said, bytes: 1 } });
  const log = ChangeLog.open(
    folder,
    () => undefined,
    () => [],
  );
  log.append([put('a', '1'), put('b', '1')]);
  log.append([put('c', '1')]);
  log.close();
  const file = join(folder, 'tables.log');
  truncateSync(file, readFileSync(file).length - 1);
  expect(read()).toEqual([put('a', '1'), put('b', '1')]);
  expect(read()).toEqual([put('a', '1'), put('b', '1')]);
});

it('reads the log that a version before kept, and goes on with its own', () => {
  const body = JSON.stringify([
    ['item-t~0a/61/', '{"pk":{"S":"\\u6237"}}'],
    ['index-global~t~lists~0b/', '{"pk":{"S":"b"}}'],
    ['item-t~gone', '{}'],
  ]);
  const records = [body, JSON.stringify([['item-t~gone']])].map((each) => {
    const header = Buffer.alloc(4);
    header.writeUInt32LE(Buffer.byteLength(each));
    return Buffer.concat([header, Buffer.from(each)]);
  });
  writeFileSync(join(folder, 'changes.log'), Buffer.concat(records));
  const result = read();
  expect(result.slice(0, 2)).toEqual([
    { place: 'item-t', key: '0a/61/', stored: { text: '{"pk":{"S":"\\u6237"}}', bytes: 5 } },
    { place: 'index-global~t~lists', key: '0b/', stored: { text: '{"pk":{"S":"b"}}', bytes: 3 } },
  ]);
  expect(result.at(-1)).toEqual({ place: 'item-t', key: 'gone', stored: undefined });
  expect(read().map(({ key }) => key)).toEqual(['0a/61/', '0b/', 'gone']);
});
