import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readRoster } from '../../../../functions/import-roster/read-roster.ts';
import { county, rosterFile } from '../../../builders/county-files.ts';

const roster = Buffer.from(rosterFile([1, 2, 3].map((person) => ({ household: `H${person}`, person }))));

/** A bucket with one object, and how much of it was read. */
function holding(object: Buffer, claimedBytes = object.length) {
  const read = { bytes: 0, isOpen: false };
  const body = new Readable({
    read() {
      read.bytes += object.length;
      this.push(object);
      this.push(null);
    },
    destroy(error, done) {
      read.isOpen = false;
      done(error);
    },
  });
  const open = () => {
    read.isOpen = true;
    return Promise.resolve({ kind: 'object' as const, body, bytes: claimedBytes, eTag: 'e' });
  };
  return { read, bucket: { name: 'inbox', open } };
}

const source = { key: 'roster/329901/2026-10-30/r.csv', county, gzipped: false };

describe('a roster that is larger than any county’s', () => {
  test('is refused by its size before a byte of it is read, and its connection is let go', async () => {
    const { bucket, read } = holding(roster, 400_000_001);
    expect(await readRoster({ ...source, bucket })).toEqual({
      kind: 'rejected',
      sha256: '',
      bytes: 400_000_001,
      verdict: { kind: 'rejected', reason: 'file-too-large' },
    });
    expect(read).toEqual({ bytes: 0, isOpen: false });
  });

  test('is refused where it only turns out so when it is inflated, and its digest is known', async () => {
    const gzipped = gzipSync(roster);
    const limits = { bytes: 1_000_000, characters: 50 };
    const read = await readRoster({ ...source, gzipped: true, bucket: holding(gzipped).bucket }, limits);
    expect(read).toMatchObject({ verdict: { reason: 'file-too-large' }, bytes: gzipped.length });
    expect(read).toHaveProperty('sha256', expect.stringMatching(/^[0-9a-f]{64}$/));
  });

  test('is read where it is as large as may be', async () => {
    const rows = roster.toString('utf8').split('\n').slice(1);
    const limits = { bytes: roster.length, characters: rows.join('').length };
    expect(await readRoster({ ...source, bucket: holding(roster).bucket }, limits)).toMatchObject({
      kind: 'roster',
      rows: 3,
    });
    const less = { ...limits, characters: limits.characters - 1 };
    expect(await readRoster({ ...source, bucket: holding(roster).bucket }, less)).toMatchObject({
      kind: 'rejected',
    });
  });
});
