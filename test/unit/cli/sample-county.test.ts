import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceNames } from '../../../shared/domain/catalogue/catalogue.ts';
import type { CaseKind, HouseholdFile } from '../../../shared/contracts/household-file.ts';
import { assess } from '../../../shared/domain/assessment/assess.ts';
import { amountDue } from '../../../shared/domain/payments/amount-due.ts';
import {
  compareStandards,
  monthsOfStandards,
  timingOf,
} from '../../../shared/domain/payments/standard-change.ts';

import type { Policy } from '../../../shared/domain/policy/policy.ts';
import { policyInForce } from '../../../shared/domain/policy/policy-in-force.ts';
import { interpretRoster } from '../../../shared/domain/roster/interpret-roster.ts';
import { rosterColumns } from '../../../shared/domain/roster/roster-columns.ts';
import { amountPlots } from '../../../cli/sample-county/amount-plots.ts';
import { statedMethods } from '../../builders/stated-methods.ts';
import { aContext } from '../../builders/assessment.ts';
import { aHousehold } from '../../builders/household-file.ts';
import {
  ensureSampleCounty,
  generateSampleCounty,
  SAMPLE_DAY,
  type SampleCounty,
} from '../../../cli/sample-county/index.ts';
import { samplePolicy } from '../../../cli/sample-policy.ts';
import { readSamples, type Samples } from '../../../cli/sample-county/samples.ts';

let samples: Samples;
let home: string;
let county: SampleCounty;
let again: SampleCounty;
let roster: Record<string, string>[];

beforeAll(async () => {
  samples = await readSamples();
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
}, 180_000);

afterAll(() => rm(home, { recursive: true, force: true }));

/** Source and provider of all files. */
function sendersOf({ sources, rules }: Samples): string[] {
  const ofSources = [...sources].flatMap(([source, { senders }]) =>
    senders.map(({ provider }) => `${source}/${provider}`),
  );
  return [...ofSources, ...[...rules.values()].map(({ source, provider }) => `${source}/${provider}`)];
}

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
    const providers = new Set(keys.map((key) => key.split('/').slice(1, 3).join('/')));
    expect(providers).toEqual(new Set(sendersOf(samples)));
    expect(samples.sources.get('bank')?.senders).toHaveLength(3);
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
    // A rule brings a finding by its `sample`, or a plot plants one.
    expect(new Set(raised.flat().map(({ rule }) => rule))).toEqual(
      new Set(samplePolicy.rules.map(({ rule }) => rule)),
    );
  });
});

describe('what the sample county declares and is paid', () => {
  let files: HouseholdFile[];
  beforeAll(() => {
    const reading = interpretRoster(
      county.county,
      roster.map((row, index) => ({
        line: index + 2,
        reachable: true,
        field: (name) => row[rosterColumns.find(({ field }) => field === name)?.zh ?? ''] ?? '',
      })),
    );
    if (reading.kind === 'rejected') throw new Error(reading.reason);
    files = reading.households.map(({ profile, members }) =>
      aHousehold({ profile, members, holdings: [], cases: [] }),
    );
  });
  const raisedBy = (policy: Policy, of: readonly HouseholdFile[]): Record<string, CaseKind> => {
    const rules = policy.rules.filter(({ rule }) => rule === 'amount-differs');
    const context = aContext({ day: SAMPLE_DAY, policy: { ...policy, rules } });
    return Object.fromEntries(
      of.flatMap((file) =>
        assess(file, context).findings.map(({ kind }) => [file.profile.householdId, kind as CaseKind]),
      ),
    );
  };

  it('differs from what is due where that was planted, and nowhere else, by the method that it pays by', () => {
    expect(raisedBy(statedMethods.difference, files)).toEqual(county.amounts.expected.difference);
  });

  it.each(['steps', 'full'] as const)('differs where that was planted by the method “%s”', (method) => {
    const planted = new Set(Object.values(county.amounts.planted).flat());
    const chosen = files.filter(({ profile }) => planted.has(profile.householdId));
    expect(raisedBy(statedMethods[method], chosen)).toEqual(county.amounts.expected[method]);
  });

  it('has households for each line, and of each kind of answer', () => {
    expect(Object.keys(county.amounts.planted)).toEqual(amountPlots.map(({ name }) => name));
    for (const { name, households: count } of amountPlots)
      expect(county.amounts.planted[name]).toHaveLength(count);
    for (const method of Object.values(county.amounts.expected))
      expect(new Set(Object.values(method))).toEqual(new Set(['entitlement', 'review']));
  });

  it('is due less where a survey finds supporters who live elsewhere', () => {
    const byId = new Map(files.map((file) => [file.profile.householdId, file]));
    const surveyed = amountPlots.flatMap(({ name, survey }) =>
      survey === undefined ? [] : (county.amounts.planted[name] ?? []).map((id) => ({ id, ...survey })),
    );
    expect(surveyed.length).toBeGreaterThan(0);
    for (const { id, found, yearlyFen } of surveyed) {
      const file = byId.get(id);
      if (file === undefined) throw new Error(id);
      const inForce = policyInForce(statedMethods.difference, county.county, SAMPLE_DAY);
      expect(amountDue(file, inForce, found)).toMatchObject({ kind: 'due', yearlyFen });
    }
  });

  it('rises with a standard by the same for every recipient in town, back pay included', () => {
    const standard = {
      ...{ scheme: 'urban' as const, period: 'month' as const, amountFen: 375_00 },
      ...{ effectiveFrom: '2026-10-01', restsOn: 'notice 12' },
    };
    const before = statedMethods.difference;
    const after = { ...before, standards: [...before.standards, standard] };
    const timing = timingOf(['2026-10-01'], '2027-01-15');
    const months = monthsOfStandards({ before, after }, county.county, timing);
    const changes = files.flatMap((file) => {
      const outcome = compareStandards(file, months, timing);
      return outcome.kind === 'changed' ? [outcome.change] : [];
    });
    expect(changes.length).toBeGreaterThan(4_000);
    const plain = changes.filter(({ beforeFen }) => beforeFen > 0);
    const uneven = plain.filter(
      ({ lines, recipients, beforeFen, afterFen, backPayFen }) =>
        !lines.some(({ text }) => text.en.includes('supplement')) &&
        (Math.abs(afterFen - beforeFen - 25_00 * recipients) > 1 ||
          Math.abs(backPayFen - 75_00 * recipients) > 3),
    );
    expect(uneven).toEqual([]);
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
