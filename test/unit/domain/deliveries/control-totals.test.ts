import { describe, expect, it } from 'vitest';
import {
  compareControlTotals,
  completeManifest,
  readManifest,
} from '../../../../shared/domain/deliveries/control-totals.ts';
import { isManifestKey, manifestKeyOf } from '../../../../shared/domain/deliveries/delivery-key.ts';

const sha256 = 'ab'.repeat(32);
const found = { rows: 3, sha256 };

describe('a manifest', () => {
  it('stands beside its file under the file’s own name', () => {
    const key = 'inbox/bank/b/2026-10-30/a.csv';
    expect(manifestKeyOf(key)).toBe(`${key}.manifest.json`);
    expect(isManifestKey(manifestKeyOf(key))).toBe(true);
    expect(isManifestKey(key)).toBe(false);
    expect(isManifestKey('.manifest.json/a.csv')).toBe(false);
  });

  it('says as much as its provider wants to say', () => {
    expect(readManifest('{}')).toEqual({ kind: 'manifest', manifest: {} });
    expect(readManifest('\uFEFF{"rows":3,"part":1,"of":2}')).toEqual({
      kind: 'manifest',
      manifest: { rows: 3, part: 1, of: 2 },
    });
  });

  it.each([
    ['rows: 3', 'it is not JSON'],
    ['{}\uFEFF', 'it is not JSON'],
    ['[]', 'manifest: invalid_type'],
    ['{"rows":-1}', 'rows: too_small'],
    ['{"rows":3,"secret":"张三"}', 'it has other fields than rows, sha256, part, of: secret'],
    [
      '{"row_count":3,"张三":1,"329901":2}',
      'it has other fields than rows, sha256, part, of: (not shown), row_count, (not shown)',
    ],
    ['{"part":3,"of":2}', 'manifest: custom'],
  ])('that says %s is invalid, and nothing of it is quoted', (text, problem) => {
    expect(readManifest(text)).toEqual({ kind: 'invalid', problem });
  });
});

describe('control totals', () => {
  it.each([{}, { rows: 3 }, { sha256 }, { rows: 3, sha256, part: 1, of: 1 }])('agree: %j', (said) => {
    expect(compareControlTotals(said, found)).toEqual({ kind: 'agrees' });
  });

  it('differ in rows, or in bytes, and say by how much', () => {
    expect(compareControlTotals({ rows: 4, sha256 }, found)).toEqual({
      kind: 'differs',
      reason: 'rows-differ-from-manifest',
      detail: 'manifest 4, file 3',
    });
    const other = '0'.repeat(64);
    expect(compareControlTotals({ rows: 3, sha256: other }, found)).toEqual({
      kind: 'differs',
      reason: 'digest-differs-from-manifest',
      detail: `manifest ${other}, file ${sha256}`,
    });
  });
});

describe('the manifest that a file should have', () => {
  it('says what was found, and keeps the place among several files', () => {
    expect(completeManifest({}, found)).toEqual(found);
    expect(completeManifest({ rows: 4, part: 1, of: 2 }, found)).toEqual({ ...found, part: 1, of: 2 });
  });
});
