import { nameOfFile } from '../../../../shared/domain/deliveries/delivery-key.ts';
import { describe, expect, it } from 'vitest';
import { mergeHits } from '../../../../functions/publish-hits/merge-hits.ts';
import { StagedRowUnreadableError } from '../../../../shared/app/deliveries/staged-rows.ts';
import type { FileEncoding } from '../../../../shared/contracts/staged-hits.ts';
import { bank } from '../../../../shared/domain/catalogue/sources/bank.ts';
import { stagedChunks } from '../../../builders/staged-chunks.ts';
import { numberOf } from '../../matching/small-registry.ts';

const member = numberOf(1);
const positions = {
  id_number: 0,
  name: 1,
  account_number: 2,
  balance: 3,
  balance_date: 4,
  account_status: 5,
};

function rowOf(name: string, rest = '6228480012345678,1.00,2026-10-31,正常'): string {
  return `${member},${name},${rest}`;
}

/** Merges chunks, each given as its staged lines, that come in pieces of a few bytes. */
async function merge(chunks: readonly (readonly string[])[], encoding: FileEncoding = 'utf-8') {
  const { store, files } = stagedChunks(chunks, { positions, encoding });
  const merged = mergeHits(files, { store, spec: bank, token: (first17) => `t:${first17}` });
  const households = [];
  for await (const { household, holdings } of merged) households.push({ household, holdings });
  return households;
}

describe('merging staged hits', () => {
  it('gives all rows of one household, then of the next, in the order of their lines', async () => {
    const households = await merge([
      [`110101-1 12 ${rowOf('张三')}`, `110101-2 3 ${rowOf('张三')}`],
      [`110101-1 4 ${rowOf('张三')}`, `110101-3 9 ${rowOf('张三')}`],
    ]);
    expect(
      households.map(({ household, holdings }) => [household, holdings.map(({ line }) => line)]),
    ).toEqual([
      ['110101-1', [4, 12]],
      ['110101-2', [3]],
      ['110101-3', [9]],
    ]);
  });

  it('reads a row as the source says, and puts a token in place of the number', async () => {
    const [household] = await merge([[`110101-1 2 ${rowOf('李四')}`]], 'gb18030');
    expect(household?.holdings).toEqual([
      {
        ...{ provider: 'rural-bank', asOf: '2026-10-31', file: 'inbox/a.csv', line: 2, name: '李四' },
        ...{ identityToken: `t:${member.slice(0, 17)}`, checkDigitRight: true },
        asset: {
          ...{ source: 'bank', accountNumber: '6228480012345678', balanceFen: 100 },
          ...{ balanceDate: '2026-10-31', status: '正常' },
        },
      },
    ]);
  });

  it.each(['\u2028', '\u2029', '\r', '\u0085', '\v'])(
    'does not take %j in a name for the end of a line',
    async (character) => {
      const [household] = await merge([[`110101-1 2 ${rowOf(`张${character}三`)}`]]);
      expect(household?.holdings.map(({ name }) => name)).toEqual([`张${character}三`]);
    },
  );

  it('says which line cannot be read any more, and nothing of what it or the key of its file says', async () => {
    const merging = merge([[`110101-1 7 ${rowOf('张三', ',1e3,2026-10-31,正常')}`]]);
    await expect(merging).rejects.toThrow(StagedRowUnreadableError);
    await expect(merging).rejects.toThrow(`line 7 of ${nameOfFile('inbox/a.csv')} was matched`);
  });
});

describe('an account that people of several households hold', () => {
  const row = (who: number, account: string) => `${numberOf(who)},张三,${account},1.00,2026-10-31,正常`;
  /** `110101-1 6228…`: the rows that say that somebody of another household holds the same. */
  const marked = async (...lines: string[]) => {
    const households = await merge([lines]);
    return households.flatMap(({ household, holdings }) =>
      holdings
        .filter(({ heldElsewhere }) => heldElsewhere === true)
        .map(({ line }) => `${household} ${line}`),
    );
  };

  it('says so in each of them', async () => {
    const lines = [
      `110101-1 2 ${row(1, '88001234')}`,
      `110101-1 3 ${row(1, '88005678')}`,
      `110101-2 4 ${row(2, '88001234')}`,
    ];
    expect(await marked(...lines)).toEqual(['110101-1 2', '110101-2 4']);
  });

  it('is whole where everybody who holds it lives together', async () => {
    expect(await marked(`110101-1 2 ${row(1, '88001234')}`, `110101-1 3 ${row(2, '88001234')}`)).toEqual([]);
    const both = [
      `110101-1 2 ${row(1, '88001234')}`,
      `110101-1 3 ${row(2, '88001234')}`,
      `110101-2 3 ${row(2, '88001234')}`,
    ];
    expect(await marked(...both)).toEqual(['110101-2 3']);
  });

  it('is none where one person appears in two households', async () => {
    expect(await marked(`110101-1 2 ${row(1, '88001234')}`, `110101-2 2 ${row(1, '88001234')}`)).toEqual([]);
  });

  it('is none where the number tells no account from others', async () => {
    expect(await marked(`110101-1 2 ${row(1, '0000')}`, `110101-2 3 ${row(2, '0000')}`)).toEqual([]);
  });
});
