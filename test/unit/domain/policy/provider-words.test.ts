/** Words of providers that policy gives a meaning: by county and day, seen by rules, and changing nothing that the catalogue says. */
import { describe, expect, it } from 'vitest';
import type { Holding } from '../../../../shared/contracts/household-file.ts';
import { sources } from '../../../../shared/domain/catalogue/catalogue.ts';
import { meaningsToGive } from '../../../../shared/domain/catalogue/words.ts';
import { RowSummarizer } from '../../../../shared/domain/deliveries/summarize-row.ts';
import { bank } from '../../../../shared/domain/catalogue/sources/bank.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { type Policy, readPolicy } from '../../../../shared/domain/policy/policy.ts';
import { columnsWithWords } from '../../../../shared/domain/policy/provider-words.ts';
import { readStoredPolicy } from '../../../../shared/domain/policy/stored-policy.ts';
import { findingsOf } from '../../../builders/assessment.ts';
import {
  aBankHolding,
  aHousehold,
  aMember,
  aPropertyHolding,
  aVehicleHolding,
} from '../../../builders/household-file.ts';

type Entry = NonNullable<Policy['words']>[number];

const active: Entry = {
  source: 'bank',
  provider: 'rural-bank',
  column: 'account_status',
  word: '活动',
  means: 'in-force',
  effectiveFrom: '2026-11-01',
  restsOn: 'letter of the bank of 2026-10-20',
};
const withWords = (...words: readonly unknown[]): Policy => ({ ...defaultPolicy, words: words as Entry[] });

/** What rules find of one holding under these words. */
function foundIn(holding: Holding, words: readonly Entry[], day = '2026-11-22'): string[] {
  const file = aHousehold({ members: [aMember()], holdings: [holding] });
  return [...findingsOf(file, { policy: withWords(...words), day }).keys()];
}
const savings = (status: string, provider = 'rural-bank') =>
  aBankHolding({ status, balanceFen: 20_000_00 }, { provider });

describe('a word that policy gives a meaning', () => {
  it('counts as that, and the evidence says by what', () => {
    expect(foundIn(savings('活动'), [])).toEqual(['unclear-asset']);
    expect(foundIn(savings('活动'), [active])).toEqual(['financial-assets']);
    const file = aHousehold({ members: [aMember()], holdings: [savings('活动')] });
    const finding = findingsOf(file, { policy: withWords(active) }).get('financial-assets');
    expect(finding?.evidence[0]?.note.zh).toContain('按政策“活动”即“正常”');
    expect(finding?.evidence[0]?.asset['status']).toBe('活动');
  });

  it('of an account that is closed counts no more', () => {
    expect(foundIn(savings('活动'), [{ ...active, means: 'out' }])).toEqual([]);
  });

  it('is compared as words are: width, spaces and case aside', () => {
    expect(foundIn(savings(' ｏｐｅｎ '), [{ ...active, word: 'Open' }])).toEqual(['financial-assets']);
  });

  it.each([
    ['before it begins', [active], 'rural-bank', '2026-10-31'],
    ['after it ends', [{ ...active, effectiveTo: '2026-11-10' }], 'rural-bank', '2026-11-22'],
    ['of another provider', [active], 'city-bank', '2026-11-22'],
    ['of another county', [{ ...active, county: '110102' }], 'rural-bank', '2026-11-22'],
    ['of another source', [{ ...active, source: 'payment' }], 'rural-bank', '2026-11-22'],
  ])('means nothing %s', (_when, words, provider, day) => {
    expect(foundIn(savings('活动', provider), words, day)).toEqual(['unclear-asset']);
  });

  it('is that of every provider of the source where none is named, and a provider has its own', () => {
    const { provider: _, ...every } = active;
    expect(foundIn(savings('活动', 'city-bank'), [every])).toEqual(['financial-assets']);
    expect(foundIn(savings('活动'), [every, { ...active, means: 'out' }])).toEqual([]);
    expect(foundIn(savings('活动', 'city-bank'), [every, { ...active, means: 'out' }])).toEqual([
      'financial-assets',
    ]);
  });

  it('follows a provider that was renamed', () => {
    const policy = {
      ...withWords(active),
      providers: [
        {
          source: 'bank',
          provider: 'rural-bank',
          aliases: ['credit-union'],
          effectiveFrom: '2026-01-01',
          restsOn: 'notice of the bank',
        },
      ],
    };
    const file = aHousehold({ members: [aMember()], holdings: [savings('活动', 'credit-union')] });
    expect([...findingsOf(file, { policy }).keys()]).toEqual(['financial-assets']);
  });

  it('may appear beside others in its field, and behind what says no use', () => {
    const moved = {
      ...active,
      source: 'vehicle',
      provider: 'vehicle-office',
      column: 'vehicle_status',
      word: '转籍',
    };
    const car = (status: string) => aVehicleHolding({ status });
    expect(foundIn(car('转籍、逾期未检验'), [])).toEqual(['unclear-asset']);
    expect(foundIn(car('转籍、逾期未检验'), [moved])).toEqual(['motor-vehicle']);
    expect(foundIn(car('转籍、注销'), [moved])).toEqual([]);
    const shop = {
      ...active,
      source: 'property',
      provider: 'registry',
      column: 'purpose',
      word: '店面用房',
      means: 'commercial',
    };
    const title = aPropertyHolding({ purpose: '城镇住宅用地/店面用房' });
    expect(foundIn(title, [])).toEqual(['unclear-asset']);
    expect(foundIn(title, [shop])).toEqual(['commercial-property']);
  });

  it('changes nothing of what a file says of itself: that is the catalogue alone', () => {
    const { asset } = savings('活动');
    expect(new RowSummarizer(bank).of(asset)).toMatchObject({
      state: 'unclear',
      unknownWords: [{ field: 'account_status', word: '活动' }],
    });
  });
});

describe('every column whose words mean something', () => {
  const columns = sources.flatMap((source) => columnsWithWords(source).map((column) => ({ source, column })));

  it.each(columns.map(({ source, column }) => [`${source.name} ${column.en}`, column] as const))(
    '%s can be given a word for each of its meanings',
    (_name, { words }) => {
      expect(meaningsToGive(words)).not.toEqual([]);
      for (const meaning of meaningsToGive(words)) {
        const [word = ''] = words.meanings[meaning]?.words ?? [];
        expect(words.of(word)).toBe(meaning);
      }
    },
  );
});

describe('words that make no sense are refused, in both languages', () => {
  const problemsOf = (...words: readonly unknown[]) => {
    const reading = readPolicy(withWords(...words));
    return reading.kind === 'policy' ? [] : reading.problems;
  };

  it.each([
    ['a word that the catalogue has', { word: '正常' }, 'words.0.word', /knows/, /目录已有/],
    ['an unknown source', { source: 'lottery' }, 'words.0.source', /use one of bank,/, /未知的数据源/],
    ['a column without words', { column: 'branch' }, 'words.0.column', /use one of account_status/, /可用/],
    ['an unknown meaning', { means: 'frozen' }, 'words.0.means', /use one of in-force, out/, /可用/],
    ['a number', { word: '6222020000001234' }, 'words.0.word', /no number/, /内容不符合要求/],
  ])('%s', (_what, changes, path, en, zh) => {
    expect(problemsOf({ ...active, ...changes })).toEqual([
      {
        path,
        problem: expect.stringMatching(en) as string,
        zh: expect.stringMatching(zh) as string,
      },
    ]);
  });

  it('two meanings for one day, however the word is written', () => {
    const [problem] = problemsOf({ ...active, word: 'open' }, { ...active, word: 'ＯＰＥＮ ', means: 'out' });
    expect(problem).toMatchObject({
      path: 'words.1',
      problem: expect.stringContaining('given by words.0') as string,
      zh: expect.stringContaining('已由 words.0 规定') as string,
    });
    expect(problemsOf(active, { ...active, means: 'out', effectiveFrom: '2026-12-01' })).toEqual([]);
    expect(problemsOf(active, { ...active, means: 'out', county: '110101' })).toEqual([]);
  });
});

it('a stored word that this version cannot read is put aside, and the others hold', () => {
  const later = { ...active, source: 'of-a-later-version' };
  const stored = readStoredPolicy({ ...defaultPolicy, words: [later, active] });
  expect(stored).toMatchObject({ words: [active], unread: { words: [later] } });
  const file = aHousehold({ members: [aMember()], holdings: [savings('活动')] });
  const withLater = { ...active, means: 'of-a-later-version' };
  expect([...findingsOf(file, { policy: withWords(withLater) }).keys()]).toEqual(['unclear-asset']);
});
