import { describe, expect, it } from 'vitest';
import {
  compareControlTotals,
  completeManifest,
  readManifest,
} from '../../../../shared/domain/deliveries/control-totals.ts';
import { isManifestKey, manifestKeyOf } from '../../../../shared/domain/deliveries/delivery-key.ts';

const sha256 = 'ab'.repeat(32);
const found = { rows: 3, sha256 };
const wrongRows = 'rows 应为行数，如 1200（不含表头与空行） rows is not a number of rows such as 1200';
const otherFields = (names: string): string =>
  `除 rows、sha256、part、of、months 外还有其他字段：${names} it has other fields than rows, sha256, part, of, months: ${names}`;

describe('a manifest', () => {
  it('appears beside its file under the file’s own name', () => {
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
    ['{"rows":"3"}', { rows: 3 }],
    ['{"rows":"1,200 行"}', { rows: 1200 }],
    ['{"rows":"１２００"}', { rows: 1200 }],
    ['{"rows":"3.0","sha256":""}', { rows: 3 }],
    ['{"rows":3,"sha256":null}', { rows: 3 }],
    ['{"Rows":3,"SHA-256":" SHA256:AB "}', undefined],
    [`{"Rows":3,"SHA-256":" sha256:${sha256.toUpperCase()} "}`, { rows: 3, sha256 }],
    [
      '{"rows":3,"月份":{"from":"2025-10","to":"2026-10"}}',
      { rows: 3, months: { from: '2025-10', to: '2026-10' } },
    ],
    ['{"months":{"from":"2026-10","to":"2025-10"}}', undefined],
    ['{"months":"2026-13"}', undefined],
    ['{"行数":3,"PART":"1","of":"2"}', { rows: 3, part: 1, of: 2 }],
    ['{"row_count": 3}\r\n\0\u001a', { rows: 3 }],
    ['{" rows\u200b": 3}', { rows: 3 }],
  ])('is read as people write it: %s', (text, said) => {
    const reading = readManifest(text);
    expect(reading.kind === 'manifest' ? reading.manifest : undefined).toEqual(said);
  });

  it.each([
    ['rows: 3', '不是 JSON；应为 { "rows": 行数, "sha256": "…" } it is not JSON such as { "rows": 12 }'],
    ['[]', '应为一个 { … } 对象 it is no object { … }'],
    ['"rows"', '应为一个 { … } 对象 it is no object { … }'],
    ['{"rows":-1}', wrongRows],
    ['{"rows":"1,2,3"}', wrongRows],
    ['{"rows":"about 3"}', wrongRows],
    ['{"rows":1.5}', wrongRows],
    ['{"rows":3,"Rows":4}', 'rows 出现了两次 rows appears twice'],
    ['{"rows":3,"secret":"张三"}', otherFields('secret')],
    ['{"checksum":3,"张三":1,"329901":2}', otherFields('(未显示 not shown), checksum, (未显示 not shown)')],
    [
      '{"part":3,"of":2}',
      'part 与 of 不符：part 从 1 到 of，有 of 时必须有 part part and of do not agree: part goes from 1 to of, and of needs a part',
    ],
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
      detail: '清单为 4 行，文件为 3 行（不含表头与空行） manifest 4, file 3',
    });
    const other = '0'.repeat(64);
    expect(compareControlTotals({ rows: 3, sha256: other }, found)).toEqual({
      kind: 'differs',
      reason: 'digest-differs-from-manifest',
      detail: `清单为 ${other}，文件为 ${sha256} manifest ${other}, file ${sha256}`,
    });
  });
});

describe('the manifest that a file should have', () => {
  it('says what was found, and keeps the place among several files', () => {
    expect(completeManifest({}, found)).toEqual(found);
    expect(completeManifest({ rows: 4, part: 1, of: 2 }, found)).toEqual({ ...found, part: 1, of: 2 });
  });
});
