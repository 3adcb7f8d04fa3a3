import { afterAll, beforeAll, expect, it } from 'vitest';
import { hitItems } from '../../../shared/store/household-items.ts';
import { aFile } from '../../builders/file-record.ts';
import { bankFile, bankKey, casesByHousehold, SmallCounty } from './small-county.ts';

const hall = { source: 'lottery', provider: 'hall' };
let county: SmallCounty;
beforeAll(async () => {
  county = await SmallCounty.start();
  await county.deliverRoster([
    { household: 'POOR', person: 1 },
    { household: 'RICH', person: 2 },
  ]);
  await county.deliver({ [bankKey('b.csv')]: bankFile([{ person: 1 }, { person: 2, balance: '50000.00' }]) });
});
afterAll(() => county.stop());

/** A provider whose source only another version knows: it has published, and once more since, which is not pointed to yet. */
async function publishAsAnotherVersion(): Promise<void> {
  const { households, ledger, pointers } = county.target;
  const file = await households.readFile('329901-POOR', await pointers.readAll());
  const row = { ...file!.holdings[0]!, provider: hall.provider, asset: { source: 'lottery', ticket: '7' } };
  await households.writeHits(hitItems(hall, 1, { household: '329901-POOR', holdings: [row] }));
  await pointers.ensure(hall);
  for (const publication of [1, 2])
    await ledger.addPublication(hall, { publication, asOf: '2026-10-31', files: [] });
  await pointers.raise(hall, { publication: 1, asOf: '2026-10-31', files: [] });
}

it('a night goes on beside a provider of an unknown source: what it published is unclear and stays', async () => {
  await publishAsAnotherVersion();
  const night = await county.night();
  expect(casesByHousehold(night)).toEqual({
    POOR: 'review unclear-asset',
    RICH: 'suspension financial-assets',
  });
  const { pointers, runs } = county.target;
  const [run] = await runs.list(1);
  expect(run).toMatchObject({ state: 'closed' });
  // Its next publication waits for a version that can read it.
  expect(await pointers.read(hall)).toMatchObject({ publication: 1 });
  expect(casesByHousehold(await county.night())).toEqual(casesByHousehold(night));
});

it('messages about it are not for this version: they wait, are kept, and change nothing', async () => {
  const { embedded, ledger, pointers, queues } = county.target;
  const bank = await ledger.read({ kind: 'provider', source: 'bank', provider: 'nongshang' });
  const archiveKey = bank.files[0]?.archiveKey;
  if (archiveKey === undefined) throw new Error('the bank has delivered nothing');
  const file = aFile({ key: 'inbox/lottery/hall/2026-10-31/tickets.csv', archiveKey });
  await ledger.changeFile({ kind: 'provider', ...hall }, file.fileId, () => file);
  const before = await county.night();
  const publication = { ...hall, publication: 2 };
  const rematch = { type: 'rematch' as const, ...hall, fileId: file.fileId };
  await queues.publications.send([publication]);
  await queues.deliveries.send([rematch]);
  await embedded.idle();
  const kept = (await county.deadLetters()).map(({ body }) => JSON.parse(body) as unknown);
  expect(kept).toEqual(expect.arrayContaining([publication, rematch]));
  expect(await pointers.read(hall)).toMatchObject({ publication: 1 });
  expect(casesByHousehold(await county.night())).toEqual(casesByHousehold(before));
});
