import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bankFile, bankKey, casesByHousehold, SmallCounty } from './small-county.ts';

/** Enough for a second thread. */
const largeBytes = 33 * 1024 * 1024;
const people = Array.from({ length: 20 }, (_, n) => n + 1);

let county: SmallCounty;
beforeAll(async () => {
  county = await SmallCounty.start();
  await county.deliverRoster(people.map((person) => ({ household: `H${person}`, person })));
});
afterAll(() => county.stop());

it('a large delivery is matched with both cores, and every row is counted once', async () => {
  const members = bankFile(
    people.map((person) => ({ person, balance: person === 7 ? '90000.00' : '10.00' })),
  );
  const [header = '', ...rows] = members.trimEnd().split('\n');
  const strangers = bankFile(Array.from({ length: 500 }, (_, n) => ({ person: 500 + n })))
    .trimEnd()
    .split('\n')
    .slice(1)
    .join('\n');
  const times = Math.ceil(largeBytes / Buffer.byteLength(strangers));
  const many = Array.from({ length: times }, () => strangers);
  const lines = [header, ...many, ...rows].map((line) => `${line}\n`);
  await county.target.inbox.writeStream(bankKey('large.csv'), Readable.from(lines));
  await county.target.embedded.idle();
  const outputs = await county.night();
  expect(outputs.deliveries.find(({ key }) => key.endsWith('large.csv'))).toMatchObject({
    ...{ state: 'current', rows: 500 * times + 20, matched: 20, unmatched: 500 * times, quarantined: 0 },
  });
  expect(casesByHousehold(outputs)).toEqual({ H7: 'suspension financial-assets' });
});
