import fc, { long } from '../../builders/fast-check.ts';
import { describe, expect, it } from 'vitest';
import {
  buildCountyIndex,
  countPersons,
  CorruptIndexError,
  ForeignIndexError,
  type IndexEntry,
  isAuthorised,
  openRegistry,
  openRegistryFrom,
  type Registry,
  UnsupportedIndexVersionError,
} from '../../../shared/matching/registry-index.ts';
import { toRegistryDay } from '../../../shared/matching/member-lookup.ts';
import { anEntry, day, first17Of, openSmallRegistry, people } from './small-registry.ts';
import { scanText } from './scan-text.ts';

const numRuns = long ? 2_000 : 100;

function anIndex(): Uint8Array {
  return buildCountyIndex('110101', [
    anEntry(),
    anEntry({ first17: first17Of(2), householdId: '110101-0002' }),
  ]);
}

const entry: fc.Arbitrary<IndexEntry> = fc.record({
  first17: fc.oneof(fc.nat(50).map(first17Of), fc.constantFrom('0'.repeat(17), '9'.repeat(17))),
  householdId: fc.nat(20).map((n) => `110101-${n}`),
  memberOrdinal: fc.integer({ min: 1, max: 70_000 }),
  recipient: fc.boolean(),
  authorisedUntil: fc.constantFrom(
    'open-ended',
    'never',
    '1969-12-31',
    '2026-11-01',
    '2149-06-06',
    '9999-12-31',
  ),
});

/** Whether the engine takes a row with this number for one that may lead to a member. */
function isLookedAt(registry: Registry, first17: string, on: string): boolean {
  return scanText(registry.lookup, `${first17}0\n`, { day: toRegistryDay(on) }).candidates.length === 1;
}

describe('a registry index', () => {
  it('leads from every identity number to its claims, and from no other number to anybody', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 80 }), (entries) => {
        const registry = openRegistry([buildCountyIndex('110101', entries)]);
        for (const { first17 } of entries) {
          const claims = entries
            .filter((other) => other.first17 === first17)
            .map(({ first17: _, ...claim }) => claim);
          expect(new Set(registry.claims(first17))).toEqual(new Set(claims));
        }
        expect(registry.claims(first17Of(900))).toEqual([]);
        expect(registry.size).toBe(new Set(entries.map(({ first17 }) => first17)).size);
      }),
      { numRuns },
    );
  });

  it('has the same bytes for the same entries in any order, each given once or twice', () => {
    const shuffled = fc.array(entry, { maxLength: 30 }).chain((entries) => {
      const twice = [...entries, ...entries.slice(0, 3)];
      return fc.tuple(fc.constant(entries), fc.shuffledSubarray(twice, { minLength: twice.length }));
    });
    fc.assert(
      fc.property(shuffled, ([entries, others]) => {
        expect(buildCountyIndex('110101', others)).toEqual(buildCountyIndex('110101', entries));
      }),
      { numRuns },
    );
  });

  it('has bytes that do not change from one version of the code to the next', async () => {
    const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(anIndex()));
    expect(Buffer.from(digest).toString('hex')).toBe(
      '2d29a579bad2ed89a55e895c7208856b13c5643d4350a54d8b381a7e0b49ccec',
    );
  });

  it('lists both households of a person who is a member of two', () => {
    expect(openSmallRegistry().claims(first17Of(people.twoHouseholds))).toEqual([
      { householdId: '110101-0002', memberOrdinal: 1, recipient: true, authorisedUntil: 'open-ended' },
      { householdId: '110101-0003', memberOrdinal: 2, recipient: false, authorisedUntil: 'open-ended' },
    ]);
  });

  it('merges counties, whichever is opened first', () => {
    const first17 = first17Of(6);
    const there = buildCountyIndex('110101', [
      anEntry({ first17, authorisedUntil: '2020-01-01' }),
      anEntry(),
    ]);
    const here = buildCountyIndex('510104', [anEntry({ first17, householdId: '510104-9' })]);
    const [one, other] = [openRegistry([there, here]), openRegistry([here, there])];
    expect(one.claims(first17).map(({ householdId }) => householdId)).toEqual(['110101-0001', '510104-9']);
    expect(other.claims(first17)).toEqual(one.claims(first17));
    expect([one.size, other.size]).toEqual([2, 2]);
    expect([one, other].map((registry) => isLookedAt(registry, first17, day))).toEqual([true, true]);
  });

  it('lists the claims of all counties that a person is known in', () => {
    const counties = ['110101', '110102', '510104', '510105'];
    const registry = openRegistry(counties.map(anIndexOf));
    const claims = registry.claims(first17Of(1));
    expect(claims.map(({ householdId }) => householdId)).toEqual(counties.map((county) => `${county}-1`));
  });

  it('tells a person from everybody whose number is close', () => {
    const entries = Array.from({ length: 5_000 }, (_, n) => anEntry({ first17: first17Near(n * 7) }));
    const registry = openRegistry([buildCountyIndex('110101', entries)]);
    const found = Array.from({ length: 35_000 }, (_, n) => registry.claims(first17Near(n)).length > 0);
    expect(found.every((isFound, n) => isFound === (n % 7 === 0))).toBe(true);
  });

  it('with nobody in it leads to nobody', () => {
    expect(openRegistry([]).claims(first17Of(1))).toEqual([]);
    expect(openRegistry([buildCountyIndex('110101', [])]).size).toBe(0);
  });

  it('can be opened from bytes that lie anywhere in a larger buffer', () => {
    const index = anIndex();
    const buffer = new Uint8Array(index.length + 3);
    buffer.set(index, 3);
    const registry = openRegistry([buffer.subarray(3)]);
    buffer.fill(0);
    expect(registry.claims(first17Of(2))).toHaveLength(1);
  });
});

describe('an authorisation', () => {
  it('covers its last day', () => {
    expect(
      ['2026-11-01', '2026-10-31', 'open-ended', 'never'].map((until) => isAuthorised(until, day)),
    ).toEqual([true, false, true, false]);
  });

  it('of a member of two households counts as the later of both when a number is looked up', () => {
    const first17 = first17Of(1);
    const index = buildCountyIndex('110101', [
      anEntry({ authorisedUntil: '2026-10-31' }),
      anEntry({ householdId: '110101-0002', authorisedUntil: '2026-11-30' }),
    ]);
    const registry = openRegistry([index]);
    const days = ['2026-11-30', '2026-12-01'];
    expect(days.map((each) => isLookedAt(registry, first17, each))).toEqual([true, false]);
  });

  it.each([
    ['2026-10-31', '2026-11-01', true],
    ['2026-10-30', '2026-11-01', true],
    ['2026-10-30', '2026-10-31', false],
    ['2026-11-01', '2026-11-02', true],
    ['2026-11-02', '2030-01-01', false],
    ['2026-11-01', '2026-11-01', false],
  ])('that lapses between %s and %s is noticed: %s', (after, through, lapses) => {
    expect(openSmallRegistry().lapsesBetween(after, through)).toBe(lapses);
  });
});

describe('a registry index that cannot be trusted', () => {
  const read = (bytes: Uint8Array) => () => openRegistry([anIndexOf('510104'), bytes]);

  it('is refused wherever one byte is altered', () => {
    const index = anIndex();
    for (let place = 0; place < index.length; place += 1) {
      const altered = Uint8Array.from(index);
      altered[place] = altered[place]! ^ 0x10;
      expect(read(altered)).toThrow(
        place < 8 ? ForeignIndexError : place < 12 ? UnsupportedIndexVersionError : CorruptIndexError,
      );
    }
  });

  it('is refused wherever it is cut off, and with anything behind it', () => {
    const index = anIndex();
    for (let length = 0; length < index.length; length += 1) {
      expect(read(index.subarray(0, length))).toThrow(length < 8 ? ForeignIndexError : CorruptIndexError);
    }
    expect(read(Buffer.concat([index, Buffer.alloc(4)]))).toThrow(CorruptIndexError);
  });

  it('is named by its place and what is wrong with it', () => {
    expect(read(Buffer.from('身份证号,姓名\n'))).toThrow('object 1 is not a registry index');
    const newer = anIndex();
    newer[8] = 2;
    expect(read(newer)).toThrow('registry index 1 has format version 2; only version 1 can be read');
    expect(read(anIndexOf('510104'))).toThrow('registry index 1 is corrupt: county 510104 comes twice');
  });

  it('is never built: a wrong entry is refused without being quoted', () => {
    expect(() => buildCountyIndex('110101', [anEntry({ first17: '1101011980010100' })])).toThrow(
      /^an entry has not/,
    );
    expect(() => buildCountyIndex('1101', [])).toThrow('a county is a six-digit code');
  });
});

function first17Near(n: number): string {
  return `110101198${String(n).padStart(8, '0')}`;
}

function anIndexOf(county: string): Uint8Array {
  return buildCountyIndex(county, [anEntry({ householdId: `${county}-1` })]);
}

it('counties opened one after another are those opened at once, and never more persons than there is room for', async () => {
  const objects = ['110101', '110102', '510104'].map(anIndexOf);
  async function* read() {
    for (const object of objects) yield Promise.resolve(Uint8Array.from(object));
  }
  const persons = objects.reduce((sum, object) => sum + countPersons(object), 0);
  const registry = await openRegistryFrom(persons, read());
  expect(registry.claims(first17Of(1))).toEqual(openRegistry(objects).claims(first17Of(1)));
  await expect(openRegistryFrom(persons - 1, read())).rejects.toThrow(CorruptIndexError);
});
