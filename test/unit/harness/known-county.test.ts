import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sources } from '../../../shared/domain/catalogue/catalogue.ts';
import { fieldReasons } from '../../../shared/domain/catalogue/reasons.ts';
import {
  deliveryLine,
  deliveryState,
  noticeLine,
  quarantineLine,
} from '../../../shared/contracts/outputs.ts';
import {
  holdReason,
  noticeReason,
  quarantineReason,
  rejectionReason,
} from '../../../shared/contracts/reasons.ts';
import type { Source } from '../../../shared/domain/catalogue/source.ts';
import { readSamples } from '../../../cli/sample-county/samples.ts';
import { knownPolicy, writeKnownCounty, type KnownCounty } from '../../harness/known-county/index.ts';

let county: KnownCounty;

beforeAll(async () => {
  county = await writeKnownCounty(await mkdtemp(join(tmpdir(), 'known-county-')));
});

afterAll(() => rm(county.directory, { recursive: true, force: true }));

/** What the corpus of bad input knows, and the tests of what is not whole; a file that is too large nobody has. */
const known = {
  quarantine: [
    'field-too-long',
    'identities-several',
    'fields-too-few',
    'fields-too-many',
    'row-empty',
    'row-footer',
    'encoding-invalid',
    'unit-not-yuan',
    'columns-moved',
    'line-ends-mixed',
    // Of files of applicants, which the known county has none of: test/integration/night/applicants.test.ts
    'application-incomplete',
    'application-number-taken',
    'application-outdated',
    'application-number-unreadable',
    'applied-on-invalid',
  ],
  rejections: [
    'key-holds-identity-number',
    'key-holds-account-or-plate',
    // test/integration/night/intake-limits.test.ts
    'file-name-too-long',
    'file-archived',
    'manifest-too-large',
    'inflates-too-much',
    'file-too-large',
    'unit-not-yuan',
    'columns-moved',
    'line-ends-mixed',
    'sheets-several',
    'container-unusable',
  ],
  /** Each has its files in test/unit/domain/deliveries/hold-rules.test.ts. */
  holds: [
    // The same.
    'too-many-files',
    'rows-dropped',
    'last-line-unfinished',
    'mostly-unreadable',
    'identities-damaged',
    'members-lost',
    'members-gained',
    'names-shifted',
    'amounts-shifted',
    'states-shifted',
    'dates-shifted',
    'words-unknown',
    'cut-at-a-limit',
    'same-bytes-again',
    'other-people-same-day',
    'members-damaged',
  ],
  /** Of members who are on file already, for which it takes a second roster; or of another version. */
  notices: ['member-row-quarantined', 'household-of-another-version'],
} as const;

const listReasons = (source: Source) => [...fieldReasons(source).keys()];

describe('the known county', () => {
  it('has a household of its own for every situation', () => {
    const named = Object.values(county.households).filter((householdId) => /-K\d{3}$/.test(householdId));
    expect(new Set(named).size).toBe(named.length);
    expect(named.length).toBeGreaterThan(300);
  });

  it('knows an answer by every rule that brings none of its own, and answers that are no case', async () => {
    const answered = county.cases.flatMap(({ findings }) => findings.map(({ rule }) => rule));
    const brought = (await readSamples()).rules.keys();
    expect(new Set([...answered, ...brought])).toEqual(new Set(knownPolicy.rules.map(({ rule }) => rule)));
    expect(new Set(county.cases.map(({ kind }) => kind))).toEqual(new Set(['review', 'suspension']));
    expect(Object.keys(county.households).length - county.cases.length).toBeGreaterThan(100);
  });

  it('knows every certainty', () => {
    const certainties = new Set(
      Object.values(county.rows).flatMap((rows) => rows.map((row) => row.certainty)),
    );
    expect(certainties).toEqual(new Set(['verified', 'probable', 'doubtful']));
  });

  it('knows a row for every reason of quarantine and a line for every notice', () => {
    const delivered = sources.filter(({ name }) =>
      county.deliveries.some(({ key }) => key.startsWith(`inbox/${name}/`)),
    );
    expect(new Set(county.quarantine.map(({ reason }) => reason))).toEqual(
      new Set([...quarantineReason.exclude(known.quarantine).options, ...delivered.flatMap(listReasons)]),
    );
    expect(new Set(county.notices.map(({ reason }) => reason))).toEqual(
      new Set(noticeReason.exclude(known.notices).options),
    );
  });

  it('knows a file for every state and every reason that needs neither staff nor a run', () => {
    expect(new Set(county.deliveries.map(({ state }) => state))).toEqual(new Set(deliveryState.options));
    const reasons = new Set(county.deliveries.map(({ reason }) => reason));
    for (const reason of rejectionReason.exclude(['rejected-by-staff', 'nobody-decided', ...known.rejections])
      .options)
      expect(reasons).toContain(reason);
    for (const reason of holdReason.exclude(['run-in-progress', 'not-compared-yet', ...known.holds]).options)
      expect(reasons).toContain(reason);
  });

  it('keeps its answers in the form of the outputs', () => {
    for (const line of county.deliveries) expect(deliveryLine.safeParse(line).success).toBe(true);
    for (const line of county.quarantine) expect(quarantineLine.safeParse(line).success).toBe(true);
    for (const line of county.notices) expect(noticeLine.safeParse(line).success).toBe(true);
  });

  it('counts every row once', () => {
    for (const { key, rows, matched, unmatched, quarantined } of county.deliveries) {
      if (rows === null || key.startsWith('roster/')) continue;
      expect([key, (matched ?? 0) + (unmatched ?? 0) + (quarantined ?? 0)]).toEqual([key, rows]);
    }
  });

  it('gives every case rows to rest on, in files that are there', async () => {
    const withoutRows = county.cases
      .filter(({ findings }) => findings.some(({ rule }) => rule !== 'duplicate-recipient'))
      .filter(({ householdId }) => county.rows[householdId] === undefined);
    expect(withoutRows).toEqual([]);
    for (const { key } of county.deliveries) await readFile(join(county.directory, key));
  });
});
