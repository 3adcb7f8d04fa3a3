/** The corpus of bad input, delivered at once; `test/harness/corpus/README.md` says what each case must give. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outputs } from '../../../cli/collect-outputs.ts';
import { maskKey } from '../../../shared/domain/deliveries/delivery-key.ts';
import {
  corpusCounty,
  corpusObjects,
  fileCases,
  readTable,
  rowFiles,
  sourceRows,
} from '../../harness/corpus/corpus.ts';
import { member } from '../../harness/corpus/corpus-file.ts';
import { SmallCounty } from './small-county.ts';

/** More cases than the 100 that there have to be: a table that is not read would have none. */
const leastCases = 150;

describe('the corpus of bad input', () => {
  let county: SmallCounty;
  let given: Map<string, string>;
  let outputs: Outputs;

  beforeAll(async () => {
    county = await SmallCounty.start();
    // Rosters have to be in use first: a delivery that is held is not matched again by a night.
    const objects = corpusObjects();
    const isRoster = ([key]: [string, unknown]): boolean => key.startsWith('roster/');
    await county.deliver(Object.fromEntries(objects.filter(isRoster)));
    await county.deliver(Object.fromEntries(objects.filter((object) => !isRoster(object))));
    // So many rows that cannot be read have their file held; released, it shows what each of them gives.
    await county.decide('release', rowFiles.find(({ key }) => key.startsWith('inbox/bank/'))!.key);
    outputs = await county.night();
    given = new Map([...describeFiles(outputs), ...(await describeRows(outputs, county))]);
  });
  afterAll(() => county.stop());

  it('lists every case in the table, and no other', () => {
    const listed = readTable().map(({ name }) => name);
    expect(listed.length).toBeGreaterThan(leastCases);
    expect([...listed].sort()).toEqual([...given.keys()].sort());
  });

  it.each(readTable())('$name: $gives', ({ name, gives }) => {
    expect(given.get(name)).toBe(gives);
  });

  it('gives for every field of every other source what its form says', async () => {
    const found = await describeLines(outputs, county);
    for (const { key, rows } of sourceRows) {
      expect(outputs.deliveries.find((line) => line.key === key)?.state, key).toBe('current');
      for (const [index, { about, gives }] of rows.entries())
        expect([about, found(key, index + 2)]).toEqual([about, gives]);
    }
  });

  it('counts every row of every file once', () => {
    for (const { rows, matched, unmatched, quarantined } of outputs.deliveries) {
      if (matched !== null) expect(matched + (unmatched ?? 0) + (quarantined ?? 0)).toBe(rows);
    }
  });

  it('tells each provider in a receipt what was wrong, in words', () => {
    const receipt = outputs.receipts.find(({ key }) => key.endsWith('/column-missing.csv'));
    expect(receipt).toMatchObject({ state: 'rejected', reason: 'column-missing', detail: '账户状态' });
    expect(receipt?.explanation?.en).toContain('required column');
  });

  it('shows no identity number that a key held', () => {
    const shown = JSON.stringify(outputs);
    expect(shown).toContain('/******************.csv');
    expect(shown).not.toContain(member);
  });

  it('takes a file that is put again with the right control totals', async () => {
    const { key, content } = fileCases.get('rows-differ')!;
    await county.deliver({ [`${key}.manifest.json`]: JSON.stringify({ rows: 1 }), [key]: content });
    expect((await county.night()).deliveries.find((line) => line.key === key)?.state).toBe('current');
  });

  it('leaves nothing in a dead-letter queue', async () => {
    expect(await county.deadLetters()).toEqual([]);
  });
});

/** Of each file its state, counts, and the quarantined lines with their reasons. */
function describeFiles({ deliveries, quarantine }: Outputs): [string, string][] {
  return [...fileCases].map(([name, { key }]) => {
    const line = deliveries.find((delivery) => delivery.key === maskKey(key));
    if (line === undefined) return [name, 'nothing'];
    const parts = [line.reason === null ? line.state : `${line.state} ${line.reason}`];
    if (line.rows !== null) parts.push(countsOf(line));
    for (const row of quarantine.filter((one) => one.key === key)) parts.push(`${row.line} ${row.reason}`);
    return [name, parts.join(', ')];
  });
}

function countsOf({ rows, matched, unmatched, quarantined }: Outputs['deliveries'][number]): string {
  const of = matched === null ? [quarantined] : [matched, unmatched, quarantined];
  return `${rows ?? 0} = ${of.join(' + ')}`;
}

/** Of a line: matched where it is in a household's file, else quarantined or unmatched. */
async function describeLines({ quarantine }: Outputs, { target }: SmallCounty) {
  const pointers = await target.pointers.readAll();
  const file = await target.households.readFile(`${corpusCounty}-H2`, pointers);
  const matched = new Set(file?.holdings.map((holding) => `${holding.file} ${holding.line}`));
  return (key: string, line: number): string => {
    const reason = quarantine.find((row) => row.key === key && row.line === line)?.reason;
    if (reason !== undefined) return `quarantined ${reason}`;
    const plain = key.startsWith('roster/') ? 'accepted' : 'unmatched';
    return matched.has(`${key} ${line}`) ? 'matched' : plain;
  };
}

async function describeRows(outputs: Outputs, county: SmallCounty): Promise<[string, string][]> {
  const found = await describeLines(outputs, county);
  return rowFiles.flatMap(({ key, rows }) =>
    Object.keys(rows).map((name, n): [string, string] => [name, found(key, n + 2)]),
  );
}
