import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceNames } from '../../../shared/domain/catalogue/catalogue.ts';
import { defaultPolicy } from '../../../shared/domain/policy/default-policy.ts';
import {
  ensureSampleCounty,
  generateSampleCounty,
  SAMPLE_DAY,
  type SampleCounty,
} from '../../../cli/sample-county/index.ts';

let home: string;
let county: SampleCounty;
let again: SampleCounty;
let roster: Record<string, string>[];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'sample-county-'));
  const cache = join(home, 'cached');
  await mkdir(cache);
  await writeFile(join(cache, 'generated.json'), JSON.stringify({ version: 'of long ago', county: {} }));
  await writeFile(join(cache, 'left-over.csv'), '');
  county = await ensureSampleCounty(cache);
  again = await generateSampleCounty(join(home, 'again'));
  const text = new TextDecoder('gb18030', { fatal: true }).decode(
    await readFile(join(cache, county.roster.key)),
  );
  roster = parse(text, { columns: true });
}, 60_000);

afterAll(() => rm(home, { recursive: true, force: true }));

const people = (scheme: string, town = ''): number =>
  roster.filter((row) => row['救助类别']?.startsWith(scheme) && row['乡镇']?.startsWith(town)).length;
const households = (scheme: string, town = ''): number =>
  roster.filter(
    (row) =>
      row['救助类别']?.startsWith(scheme) && row['乡镇']?.startsWith(town) && row['与户主关系'] === '户主',
  ).length;

describe('the sample county', () => {
  it('is as large as a real one', () => {
    expect([households('农村'), people('农村')]).toEqual([15_012, 27_929]);
    expect([households('城市'), people('城市')]).toEqual([4_645, 9_204]);
    expect([households('农村', '柳湾镇'), households('城市', '柳湾镇')]).toEqual([1_897, 526]);
    expect([county.households, county.people]).toEqual([19_657, 37_133]);
  });

  it('lists the head of every household first and names the head on every row', () => {
    const heads = new Map<string, string>();
    for (const row of roster) {
      const number = row['家庭编号'] ?? '';
      if (!heads.has(number)) {
        expect(row['与户主关系']).toBe('户主');
        heads.set(number, row['成员姓名'] ?? '');
      }
      expect(row['户主姓名']).toBe(heads.get(number));
    }
    expect(heads.size).toBe(county.households);
  });

  it('has no identity number that could be anybody’s', () => {
    // Regions of the county in prefectures that do not exist; passports, misspelt and foreign numbers are as invented.
    const invented = /^(3299|3499|4199|5299|8[123]0000|932|E)/;
    expect(roster.filter((row) => !invented.test(row['身份证号'] ?? ''))).toEqual([]);
  });

  it('comes out the same in every byte each time', async () => {
    expect({ ...again, directory: '' }).toEqual({ ...county, directory: '' });
    expect(await digestAll(again.directory)).toEqual(await digestAll(county.directory));
  });

  it('is generated once and then found in its place', async () => {
    const before = await stat(join(county.directory, county.roster.key));
    expect(await ensureSampleCounty(county.directory)).toEqual(county);
    expect((await stat(join(county.directory, county.roster.key))).mtimeMs).toBe(before.mtimeMs);
    expect(await readdir(county.directory)).not.toContain('left-over.csv');
  });

  it('is not put in place of somebody’s files', async () => {
    const directory = join(home, 'precious');
    await mkdir(directory);
    await writeFile(join(directory, 'file'), '');
    await expect(ensureSampleCounty(directory)).rejects.toThrow('not empty');
  });

  it('delivers more than 300,000 rows of three banks and every other source, none from the future', () => {
    const keys = Object.keys(county.deliveries);
    const rows = Object.values(county.deliveries).reduce((sum, counts) => sum + counts.rows, 0);
    expect(rows).toBeGreaterThanOrEqual(300_000);
    expect(new Set(keys.map((key) => key.split('/')[1]))).toEqual(new Set(sourceNames));
    expect(
      new Set(keys.filter((key) => key.startsWith('inbox/bank/')).map((key) => key.split('/')[2])).size,
    ).toBe(3);
    for (const key of keys) expect((key.split('/')[3] ?? '') <= SAMPLE_DAY).toBe(true);
    for (const counts of Object.values(county.deliveries)) {
      expect(counts.matched + counts.unmatched + counts.quarantined).toBe(counts.rows);
      expect(counts.matched).toBeLessThan(counts.rows / 2);
    }
  });

  it('writes files whose rows and manifests are what it says', async () => {
    for (const [key, counts] of Object.entries(county.deliveries)) {
      const bytes = await readFile(join(county.directory, key));
      const lines = decode(key.endsWith('.gz') ? gunzipSync(bytes) : bytes).split(/\r?\n/);
      expect(lines.filter((line) => line.trim() !== '').length).toBe(counts.rows + 1);
      const manifest = await readFile(join(county.directory, `${key}.manifest.json`), 'utf8').catch(
        () => '{}',
      );
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect({ rows: counts.rows, sha256, ...JSON.parse(manifest) }).toMatchObject({
        rows: counts.rows,
        sha256,
      });
    }
  });

  it('raises something in 10 to 20 % of its households, by every rule, mostly to review', () => {
    const raised = Object.values(county.expected);
    expect(raised.length / county.households).toBeGreaterThan(0.1);
    expect(raised.length / county.households).toBeLessThan(0.2);
    const suspended = raised.filter((raises) => raises.some(({ kind }) => kind === 'suspension'));
    expect(suspended.length).toBeGreaterThan(200);
    expect(suspended.length).toBeLessThan(raised.length / 4);
    expect(new Set(raised.flat().map(({ rule }) => rule))).toEqual(
      new Set(defaultPolicy.rules.map(({ rule }) => rule)),
    );
  });
});

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}

async function digestAll(directory: string): Promise<Record<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const digests: Record<string, string> = {};
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    digests[path.slice(directory.length)] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  }
  return digests;
}
