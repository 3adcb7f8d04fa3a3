/** An account that who applies holds together with somebody of another household is whole in neither. */
import { expect, it } from 'vitest';
import { markHeldWithOthers } from '../../../../shared/app/checks/held-with-others.ts';
import type { StagedRow } from '../../../../shared/app/deliveries/staged-rows.ts';
import { bank } from '../../../../shared/domain/catalogue/sources/bank.ts';
import { vehicle } from '../../../../shared/domain/catalogue/sources/vehicle.ts';
import { aBankHolding } from '../../../builders/household-file.ts';
import { stagedChunks } from '../../../builders/staged-chunks.ts';
import { idOf } from '../../../builders/county-files.ts';

const shared = '88001234';
const first17 = (person: number) => idOf(person).slice(0, 17);

/** A row of somebody who applies. */
const found = (application: string, person: number, accountNumber = shared): StagedRow => ({
  household: `110101-sq.${application}`,
  holding: aBankHolding({ accountNumber }, { identityToken: `t:${first17(person)}` }),
});
/** A row of a recipient, as it is staged. */
const staged = (person: number, account = shared) =>
  `110101-1 2 ${idOf(person)},张三,${account},1.00,2026-10-31,正常`;

const positions = {
  ...{ id_number: 0, name: 1, account_number: 2, balance: 3, balance_date: 4, account_status: 5 },
};
const time = { remainingMs: () => 1_000_000 };

async function markedIn(rows: readonly StagedRow[], recipients: readonly string[] = [], spec = bank) {
  const { store, files } = stagedChunks([recipients], { positions });
  const token = (digits: string) => `t:${digits}`;
  const marked = await markHeldWithOthers(rows, files, { store, spec, token, time });
  return marked.map(({ household, holding }) => [household.slice(10), holding.heldElsewhere === true]);
}

it('is held with a recipient', async () => {
  expect(await markedIn([found('1', 1), found('1', 1, '88009999')], [staged(2)])).toEqual([
    ['1', true],
    ['1', false],
  ]);
});

it('is held with somebody else who applies', async () => {
  expect(await markedIn([found('1', 1), found('2', 2)])).toEqual([
    ['1', true],
    ['2', true],
  ]);
});

it('is whole where everybody who holds it applies together, or is the same person on the roster', async () => {
  expect(await markedIn([found('1', 1), found('1', 2)], [staged(1)])).toEqual([
    ['1', false],
    ['1', false],
  ]);
});

it('is none where the number tells no account from others', async () => {
  expect(await markedIn([found('1', 1, '0000')], [staged(2, '0000')])).toEqual([['1', false]]);
});

it('nothing that the others hold is read for what is no money, or where nothing was found', async () => {
  const unreadable = ['110101-1 2 neither a number nor a name'];
  expect(await markedIn([found('1', 1)], unreadable, vehicle)).toEqual([['1', false]]);
  expect(await markedIn([], unreadable)).toEqual([]);
  await expect(markedIn([found('1', 1)], unreadable)).rejects.toThrow('line 2');
});
