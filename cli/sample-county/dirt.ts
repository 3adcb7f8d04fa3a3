/** The dirt of real files: how offices garble identities, names, amounts and dates. */
import { requireSource } from '../../shared/domain/catalogue/catalogue.ts';
import type { Cells } from '../../shared/domain/catalogue/sample.ts';
import { shortenNumber, withWrongCheckDigit } from './identities.ts';
import type { Member } from './families.ts';
import type { Signature } from './ledger.ts';
import {
  drawName,
  loseRareCharacter,
  maskName,
  spaceName,
  writeHomophone,
  writeTraditional,
} from './names.ts';
import type { Random } from './random.ts';

interface Stain {
  /** Of a thousand rows. */
  perThousand: number;
  apply(number: string, random: Random): string;
  readable: boolean;
}

const wideDigits = (text: string): string =>
  text.replace(/[0-9X]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

const identityStains: readonly Stain[] = [
  { perThousand: 14, apply: (number) => number.toLowerCase(), readable: true },
  { perThousand: 4, apply: (number) => shortenNumber(number) ?? number, readable: true },
  {
    perThousand: 3,
    apply: (number, random) => random.pick([` ${number}`, `${number}  `, `\t${number}`, `　${number}`]),
    readable: true,
  },
  { perThousand: 1.5, apply: wideDigits, readable: true },
  {
    perThousand: 1.2,
    apply: (number) => `${number.slice(0, 6)}********${number.slice(14)}`,
    readable: false,
  },
  { perThousand: 0.8, apply: (number) => `${number.charAt(0)}.${number.slice(1, 6)}E+17`, readable: false },
  { perThousand: 1, apply: () => '', readable: false },
  { perThousand: 0.3, apply: (number) => number.slice(0, 16), readable: false },
  {
    perThousand: 0.2,
    apply: (number, random) => random.pick(['无', '不详', `护照E${number.slice(9, 17)}`]),
    readable: false,
  },
];
const stainedPerThousand = identityStains.reduce((sum, stain) => sum + stain.perThousand, 0);

export function soilIdentity(random: Random, number: string): { identity: string; readable: boolean } {
  let draw = random.next() * 1000;
  if (draw >= stainedPerThousand) return { identity: number, readable: true };
  for (const stain of identityStains) {
    if (draw < stain.perThousand) return { identity: stain.apply(number, random), readable: stain.readable };
    draw -= stain.perThousand;
  }
  return { identity: number, readable: true };
}

/** Garbled, but the same person beyond doubt. */
export function soilHarmlessly(random: Random, { person }: Member): Signature {
  const stained = soilIdentity(random, person.number);
  const identity = stained.readable ? stained.identity : person.number;
  const name = random.chance(0.03) ? spaceName(random, person.name) : person.name;
  return { identity, name, readable: true };
}

/** As any row of a member may look; where little money is at stake it changes nothing. */
export function soilFreely(random: Random, member: Member): Signature {
  const { person } = member;
  const stained = soilIdentity(random, person.number);
  const draw = random.next() * 1000;
  if (draw < 4) return { ...stained, name: writeTraditional(person.name) ?? person.name };
  if (draw < 10) return { ...stained, name: writeHomophone(person.name) ?? maskName(random, person.name) };
  if (draw < 13) return { ...stained, name: drawOtherName(random, member) };
  if (draw < 15) return { ...stained, name: '' };
  if (draw < 17 && stained.readable)
    return { identity: withWrongCheckDigit(person.number), name: person.name, readable: true };
  if (draw < 25) return { ...stained, name: spaceName(random, person.name) };
  return {
    ...stained,
    name: (draw < 500 ? loseRareCharacter(random, person.name) : undefined) ?? person.name,
  };
}

/** A name that has no character in common with any of the member's: somebody else's. */
export function drawOtherName(random: Random, { person }: Member): string {
  const known = person.name + person.formerName;
  for (;;) {
    const name = drawName(random, person.sex, 2026 - person.age);
    if (![...name].some((character) => known.includes(character))) return name;
  }
}

export const unreadableAmounts = [
  '1,2,3',
  '１２３４５',
  '1e5',
  '12.345',
  '壹万贰仟元',
  '--',
  '',
  '12,34.00',
  '约30000',
];

export const unreadableDates = ['2026-02-30', '2026-13-01', '0000-00-00', '', '昨日', '20261301'];

/** An amount or a date that nobody can read, here and there, in place of what it said. */
export function soilCells(random: Random, source: string, cells: Cells): Cells {
  const form = random.chance(0.002) ? 'amount' : random.chance(0.001) ? 'date' : undefined;
  const column = requireSource(source).columns.find((each) => each.form === form);
  if (column === undefined) return cells;
  return { ...cells, [column.en]: random.pick(form === 'amount' ? unreadableAmounts : unreadableDates) };
}
