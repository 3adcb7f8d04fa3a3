/**
 * Who was matched in a delivery, a line a person: 17 digits, a hash of the name, rows by state, fen. It is next to the
 * delivery's bytes, as long as they do, so that the next delivery can be compared with it person by person.
 */
import { hash } from 'node:crypto';
import type { Fen } from '../../contracts/primitives.ts';
import type { DeliveryComparison, StateCounts } from '../../contracts/trust.ts';
import { foldName } from '../kernel/fold-name.ts';
import { holdThresholds } from './hold-thresholds.ts';
import type { RowSummary } from './summarize-row.ts';

export interface PersonSummary extends StateCounts {
  /** Of the name on the first row that has one; empty where none does. */
  name: string;
  fen: Fen;
}

/** Persons by the first 17 digits of their identity number. */
export type PersonSummaries = Map<string, PersonSummary>;

/** Adds a row to what is known of a person. */
export function addRow(persons: PersonSummaries, first17: string, name: string, row: RowSummary): void {
  const person = personOf(persons, first17);
  person[row.state] += 1;
  person.fen += row.fen;
  if (person.name === '') person.name = hashName(name);
}

/** Somebody to whom a row leads that cannot be read: is there, whatever is held. */
export function addUnreadable(persons: PersonSummaries, first17: string): void {
  personOf(persons, first17);
}

function personOf(persons: PersonSummaries, first17: string): PersonSummary {
  const known = persons.get(first17);
  if (known !== undefined) return known;
  const person: PersonSummary = { name: '', inForce: 0, out: 0, unclear: 0, fen: 0 };
  persons.set(copyOf(first17), person);
  return person;
}

/** A part of a text keeps all of it in memory: here, a row for each person. */
function copyOf(digits: string): string {
  return Buffer.from(digits, 'latin1').toString('latin1');
}

function hashName(name: string): string {
  const folded = foldName(name);
  return folded === '' ? '' : hash('sha256', folded).slice(0, 12);
}

/** A line a person, by number: `<17 digits> <hash or -> <in force> <out> <unclear> <fen>`. */
export function* writePersons(persons: PersonSummaries): Generator<string> {
  for (const first17 of [...persons.keys()].sort()) {
    const { name, inForce, out, unclear, fen } = persons.get(first17) ?? personOf(persons, first17);
    yield `${first17} ${name || '-'} ${inForce} ${out} ${unclear} ${fen}\n`;
  }
}

/** Takes in what `writePersons` wrote; persons of several files of one delivery add up. */
export function readPerson(persons: PersonSummaries, line: string): void {
  const [first17 = '', name = '-', inForce, out, unclear, fen] = line.split(' ');
  const person = personOf(persons, first17);
  person.inForce += Number(inForce);
  person.out += Number(out);
  person.unclear += Number(unclear);
  person.fen += Number(fen);
  if (person.name === '' && name !== '-') person.name = name;
}

/**
 * Compares two deliveries among those who are members, so that who has left the registry is missed by nobody.
 *
 * @param isMember whether somebody was authorised by the indexes with which both were matched first
 */
export function comparePersons(
  former: PersonSummaries,
  later: PersonSummaries,
  isMember: (first17: string) => boolean,
): DeliveryComparison {
  const compared: DeliveryComparison = {
    ...{ before: 0, after: 0, both: 0, renamed: 0, wealthy: 0, moved: 0 },
    statesBefore: { inForce: 0, out: 0, unclear: 0 },
    statesAfter: { inForce: 0, out: 0, unclear: 0 },
  };
  for (const first17 of later.keys()) if (isMember(first17)) compared.after += 1;
  for (const [first17, before] of former) {
    if (!isMember(first17)) continue;
    compared.before += 1;
    const after = later.get(first17);
    if (after !== undefined) addPair(compared, before, after);
  }
  return compared;
}

/** Whom the former delivery matched and the later one lacks, or has fewer rows of, by number. */
export function listMissing(
  former: PersonSummaries,
  later: PersonSummaries,
  isMember: (first17: string) => boolean,
): string[] {
  return [...former.keys()]
    .filter((first17) => isMember(first17) && (!later.has(first17) || hasFewer(later, former, first17)))
    .sort();
}

function hasFewer(later: PersonSummaries, former: PersonSummaries, first17: string): boolean {
  return countRows(later, first17) < countRows(former, first17);
}

/** Rows of a person that could be read. */
export function countRows(persons: PersonSummaries, first17: string): number {
  const { inForce = 0, out = 0, unclear = 0 } = persons.get(first17) ?? {};
  return inForce + out + unclear;
}

function addPair(compared: DeliveryComparison, before: PersonSummary, after: PersonSummary): void {
  compared.both += 1;
  if (before.name !== '' && after.name !== '' && before.name !== after.name) compared.renamed += 1;
  const { times, fromFen } = holdThresholds.moved;
  if (before.fen >= fromFen) {
    compared.wealthy += 1;
    if (after.fen >= before.fen * times || after.fen * times <= before.fen) compared.moved += 1;
  }
  for (const state of ['inForce', 'out', 'unclear'] as const) {
    compared.statesBefore[state] += before[state];
    compared.statesAfter[state] += after[state];
  }
}
