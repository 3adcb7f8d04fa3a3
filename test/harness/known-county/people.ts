/** Gives every household of the situations its number, and every person theirs. */
import { completeNumber } from '../../../cli/sample-county/identities.ts';
import { counties, family, type MemberFacts, type Situation } from './situation.ts';
import { situations } from './situations/index.ts';

export interface Resident {
  facts: MemberFacts;
  name: string;
  /** 18 characters, as the authorities have it. */
  number: string;
}

export interface Residence {
  situation: Situation;
  number: string;
  householdId: string;
  residents: readonly Resident[];
}

const usualNames = ['沈知远', '陆青禾', '沈小满', '沈小雪', '沈阿大', '沈阿二'];

/** In the order of the situations; a person who lives twice must have been described before. */
export function settleSituations(): Residence[] {
  const residents = new Map<string, Resident[]>();
  return situations.map((situation, index) => {
    const settled: Resident[] = [];
    if (residents.has(situation.name)) throw new Error(`two situations are called "${situation.name}"`);
    residents.set(situation.name, settled);
    for (const [position, facts] of (situation.members ?? family).entries()) {
      const [other, member] = facts.sameAs ?? [];
      const same = other === undefined ? undefined : residents.get(other)?.[(member ?? 1) - 1];
      if (other !== undefined && same === undefined) throw new Error(`nobody like that in "${other}"`);
      settled.push({
        facts,
        name: facts.name ?? same?.name ?? usualNames[position] ?? '',
        number: same?.number ?? composeNumber(index * 10 + position, facts),
      });
    }
    const number = situation.household?.number ?? `K${String(index + 1).padStart(3, '0')}`;
    const householdId = `${counties[situation.county ?? 'main']}-${number}`;
    return { situation, number, householdId, residents: settled };
  });
}

const regions: Readonly<Record<NonNullable<MemberFacts['paper']>, string>> = {
  'ends-in-x': '329902',
  'hong-kong-permit': '810000',
  'macao-permit': '820000',
  'taiwan-permit': '830000',
  'permanent-residence': '932704',
};

/** A number for each serial; born in March unless said, on a day that gives the check digit that is asked for. */
function composeNumber(serial: number, { paper, born }: MemberFacts): string {
  const region = paper === undefined ? '329902' : regions[paper];
  const year = 1950 + (serial % 50);
  const sequence = String(born === undefined ? Math.floor(serial / 50) : serial % 1000).padStart(3, '0');
  const days = Array.from({ length: 19 }, (_, n) => `${year}03${n + 10}`);
  for (const day of born === undefined ? days : [born.replaceAll('-', '')]) {
    const number = completeNumber(`${region}${day}${sequence}`);
    if (born !== undefined || number.endsWith('X') === (paper === 'ends-in-x')) return number;
  }
  throw new RangeError(`no number for ${serial}`);
}
