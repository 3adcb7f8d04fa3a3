/** One person: name, birth and papers. */
import {
  drawBirth,
  drawNumber,
  misspellNumber,
  shortenNumber,
  type Birth,
  type DocumentKind,
  type Sex,
} from './identities.ts';
import { drawName, surnameOf } from './names.ts';
import { weigh, type Random } from './random.ts';

export interface Person {
  name: string;
  /** 曾用名; empty for most. */
  formerName: string;
  sex: Sex;
  age: number;
  /** 18 characters, as the authorities have it. */
  number: string;
  /** What the roster says. */
  rosterNumber: string;
  /** The roster's number can be compared with the sources'. */
  comparable: boolean;
}

/** The year that ages are counted to, that of the sample's day. */
const thisYear = 2026;

/** What kind of number the roster has; in ten thousand. */
const papers = weigh<DocumentKind | 'old-number' | 'misspelt' | 'passport'>([
  ['identity-card', 9938],
  ['old-number', 25],
  ['misspelt', 18],
  ['residence-permit', 9],
  ['permanent-residence-card', 6],
  ['passport', 4],
]);

interface Kinship {
  age: number;
  sex?: Sex;
  kin?: Person | undefined;
}

/** @param taken first 17 digits of everybody so far: nobody else gets them */
export function createPerson(
  random: Random,
  taken: Set<string>,
  { age, sex = random.pick(['male', 'female']), kin }: Kinship,
): Person {
  const year = thisYear - age;
  const surname = kin && surnameOf(kin.name);
  const paper = random.pick(papers);
  const kind = paper === 'residence-permit' || paper === 'permanent-residence-card' ? paper : 'identity-card';
  const number = drawFreeNumber(random, taken, { birth: drawBirth(random, year), sex }, kind);
  const name = drawName(random, sex, year, surname);
  return {
    name,
    formerName: random.chance(0.012) ? drawName(random, sex, year - 20, surnameOf(name)) : '',
    sex,
    age,
    number,
    ...writeInRoster(random, number, paper),
  };
}

function drawFreeNumber(random: Random, taken: Set<string>, birth: Birth, kind: DocumentKind): string {
  let number = drawNumber(random, birth, kind);
  while (taken.has(number.slice(0, 17))) number = drawNumber(random, birth, kind);
  taken.add(number.slice(0, 17));
  return number;
}

function writeInRoster(
  random: Random,
  number: string,
  paper: (typeof papers)[number],
): Pick<Person, 'rosterNumber' | 'comparable'> {
  switch (paper) {
    case 'old-number':
      return { rosterNumber: shortenNumber(number) ?? number, comparable: true };
    case 'misspelt':
      return { rosterNumber: misspellNumber(random, number), comparable: false };
    case 'passport':
      return { rosterNumber: `E${number.slice(9, 17)}`, comparable: false };
    default:
      return { rosterNumber: random.chance(0.2) ? number.toLowerCase() : number, comparable: true };
  }
}
