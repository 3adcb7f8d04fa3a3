/**
 * The rosters of a trial: twenty households of two people each, some of which come, leave or change; and the ways in which
 * clerks write the same households. A clerical change tells nothing new: whatever roster came into use before, the people of
 * any roster are known again, so that a trial ends as a clean pass does.
 */
import { idOf, nameOf, rosterFile, rosterKey, type RosterEntry } from '../../builders/county-files.ts';
import { completeNumber } from '../../../cli/sample-county/identities.ts';
import type { Random } from '../../../cli/sample-county/random.ts';
import { dates, type FileToPut } from './file-to-put.ts';

/** The spouse of a head, who is in no delivery: households that are renumbered are known by their people, of whom one stays. */
function spouseOf(person: number): number {
  return person + 30;
}

/** The last ones begin with zeros, as a spreadsheet drops them. */
function numberOf(household: number): string {
  return household > 16 ? `00${household}` : `H${household}`;
}

const registry: readonly RosterEntry[] = Array.from({ length: 20 }, (_, n) => n + 1).flatMap((head) => [
  { household: numberOf(head), person: head },
  { household: numberOf(head), person: spouseOf(head), head: nameOf(head), relation: '配偶' },
]);
const newcomer: RosterEntry = { household: 'H21', person: 21 };
/** Person 2 as a recipient of a second household. */
const double: RosterEntry = { household: 'H22', person: 2, scheme: '农村低保' };
/** Household 20 has left, and its number is given to somebody else. */
const reused: RosterEntry = { household: numberOf(20), person: 23 };

const without = (...households: number[]) =>
  registry.filter(({ household }) => !households.some((each) => numberOf(each) === household));
const changed = (person: number, change: Partial<RosterEntry>) =>
  registry.map((entry) => (entry.person === person ? { ...entry, ...change } : entry));

const lives: readonly (readonly RosterEntry[])[] = [
  registry,
  [...registry, newcomer],
  [...registry, double],
  without(20),
  [...without(20), reused],
  registry.filter(({ person }) => person !== spouseOf(6)),
  [...registry, { household: numberOf(7), person: 27, head: nameOf(7), relation: '子女' }],
  registry.map((entry) => (entry.household === numberOf(8) ? { ...entry, scheme: '农村低保' } : entry)),
  changed(3, { name: '测改名' }),
  changed(4, { authorisedUntil: '2026-10-01' }),
];
/** Lacks 15 % of the households, so that it is held. */
const vanishing = without(17, 18, 19);

/** A roster as clerks write it, with the list of old and new numbers beside it where they give one. */
interface Written {
  entries: readonly RosterEntry[];
  numbers?: string;
}

/** Households 1 to 16 under other numbers; those behind them come, leave or lose their zeros. */
function renumber(entries: readonly RosterEntry[], prefix: string): RosterEntry[] {
  return entries.map((entry) => {
    const household = /^H(?<n>\d+)$/.exec(entry.household)?.groups?.['n'];
    return household === undefined || Number(household) > 16
      ? entry
      : { ...entry, household: `${prefix}${household}` };
  });
}

function swap(entries: readonly RosterEntry[], one: string, other: string): RosterEntry[] {
  const numbers = new Map([
    [one, other],
    [other, one],
  ]);
  return entries.map((entry) => ({ ...entry, household: numbers.get(entry.household) ?? entry.household }));
}

/** A digit of the day of birth was wrong: the rest, and the name, are as they were. */
function correctNumber(entries: readonly RosterEntry[], person: number): RosterEntry[] {
  const digits = [...idOf(person).slice(0, 17)];
  digits[13] = '2';
  const id = completeNumber(digits.join(''));
  return entries.map((entry) => (entry.person === person ? { ...entry, id } : entry));
}

function correctName(entries: readonly RosterEntry[], person: number): RosterEntry[] {
  return entries.map((entry) => ({
    ...entry,
    ...(entry.person === person && { name: '测更正' }),
    ...((entry.head ?? nameOf(entry.person)) === nameOf(person) && { head: '测更正' }),
  }));
}

/** People whose numbers are corrected, and others whose names are: of both at once nobody knows who it is. */
const misnumbered = [1, 5, spouseOf(6)] as const;
const misnamed = [2, spouseOf(4)] as const;

type ClericalChange = (written: Written, random: Random) => Written;

const clericalChanges: readonly ClericalChange[] = [
  ({ entries, ...rest }, random) => ({ ...rest, entries: random.shuffle(entries) }),
  ({ entries }) => ({
    entries: renumber(entries, 'N'),
    numbers: ['旧家庭编号,新家庭编号', ...Array.from({ length: 16 }, (_, n) => `H${n + 1},N${n + 1}`)].join(
      '\n',
    ),
  }),
  ({ entries, ...rest }) => ({ ...rest, entries: renumber(entries, 'M') }),
  ({ entries, ...rest }) => ({
    ...rest,
    entries: entries.map((entry) => ({ ...entry, household: entry.household.replace(/^0+/, '') })),
  }),
  ({ entries, ...rest }, random) => {
    const [one, other] = random.shuffle([1, 2, 3, 4, 5, 6]).map(numberOf);
    return { ...rest, entries: swap(entries, one ?? '', other ?? '') };
  },
  ({ entries, ...rest }, random) => ({ ...rest, entries: correctNumber(entries, random.pick(misnumbered)) }),
  ({ entries, ...rest }, random) => ({ ...rest, entries: correctName(entries, random.pick(misnamed)) }),
];

/** A roster of the county as life and its clerks have made it by then. */
export function drawRoster(name: string, random: Random): FileToPut {
  const life = random.chance(0.25) ? vanishing : random.pick(lives);
  const changes = random.shuffle(clericalChanges).slice(0, random.int(0, 3));
  const { entries, numbers } = changes.reduce<Written>((written, change) => change(written, random), {
    entries: life,
  });
  return {
    key: rosterKey(`${name}.csv`, random.pick(dates)),
    content: rosterFile(entries),
    ...(numbers !== undefined && { numbers }),
  };
}

export const firstRoster: FileToPut = {
  key: rosterKey('first.csv', dates[0]),
  content: rosterFile(registry),
};
