/**
 * Lines of lists as text: the values of a record without their names, in an order that is written down here and never
 * changes. Such a line takes half the room of a map of attributes, and of the thousands that a page counts each is read in
 * a microsecond. A field that comes later is kept by its name in one object behind the values: a version that does not know
 * it reads the others, and an old line without it reads as if the field were left out.
 */
import type { z } from 'zod';
import { listedCheck } from '../contracts/checks.ts';
import { listedAuthorisations, listedCase, listedClearance } from '../contracts/case-lists.ts';
import { NamedError } from '../contracts/named-error.ts';

export interface LineFormat<Line> {
  write(line: Line): string;
  /** The text was written by a version of this program; its values are not looked at once more. Throws LineUnreadableError. */
  read(text: unknown): Line;
}

/** @param first the fields of the first version, in the order of their values: nothing is ever added here */
export function lineFormat<Schema extends z.ZodObject>(
  schema: Schema,
  first: readonly (string & keyof z.infer<Schema>)[],
): LineFormat<z.infer<Schema>> {
  const blank = blankOf(first);
  const later = Object.keys(schema.shape).filter((name) => !first.some((each) => each === name));
  return {
    write: (line) => {
      const values = first.map((name) => line[name]);
      const named = later.flatMap((name) => (line[name] === undefined ? [] : [[name, line[name]] as const]));
      return JSON.stringify(named.length === 0 ? values : [...values, Object.fromEntries(named)]);
    },
    read: (text) => {
      const values = JSON.parse(String(text)) as unknown[];
      if (values.length < first.length) throw new LineUnreadableError(first.length, values.length);
      const line = { ...blank };
      for (let n = 0; n < first.length; n += 1) line[first[n] ?? ''] = values[n];
      return Object.assign(line, values[first.length]) as z.infer<Schema>;
    },
  };
}

/**
 * Copies of it have their fields in place, which are then read at once. An object that gets so many fields one by one, under
 * names that are computed, becomes a table that each reading looks them up in.
 */
function blankOf(names: readonly string[]): Record<string, unknown> {
  return JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, null])))) as Record<
    string,
    unknown
  >;
}

/**
 * The same, and what a text reads as is kept: who lists a county again gets the lines that have not changed since without
 * reading them anew, and leaves no thousands of objects to the collector. Lines are only read, never changed.
 *
 * @param most lines that are kept at least; those that nobody asked for while as many others came are forgotten
 */
export function remembering<Line>(format: LineFormat<Line>, most: number): LineFormat<Line> {
  let [recent, earlier] = [new Map<string, Line>(), new Map<string, Line>()];
  return {
    write: (line) => format.write(line),
    read: (written) => {
      const text = String(written);
      const known = recent.get(text);
      if (known !== undefined) return known;
      const line = earlier.get(text) ?? format.read(text);
      if (recent.size >= most) [recent, earlier] = [new Map<string, Line>(), recent];
      recent.set(text, line);
      return line;
    },
  };
}

/** What is no line of any version of this program. */
class LineUnreadableError extends NamedError {
  readonly name = 'LineUnreadableError';
  constructor(expected: number, found: number) {
    super(`a line of a list has ${found} values instead of ${expected} or more`);
  }
}

export const caseLines = lineFormat(listedCase, [
  'householdId',
  'number',
  'version',
  'kind',
  'state',
  'rules',
  'certainty',
  'amountAtStakeFen',
  'raisedOn',
  'dueOn',
  'closedOn',
  'headName',
  'scheme',
  'town',
  'village',
  'assignee',
  'awaitsSecond',
  'surveyed',
  'served',
  'returned',
  'outcome',
]);
export const clearanceLines = lineFormat(listedClearance, [
  'householdId',
  'rule',
  'reason',
  'amountFen',
  'until',
  'caseNumber',
]);
export const authorisationLines = lineFormat(listedAuthorisations, [
  'householdId',
  'headName',
  'village',
  'members',
]);
export const checkLines = lineFormat(listedCheck, [
  'householdId',
  'kind',
  'state',
  'headName',
  'town',
  'village',
  'askedOn',
  'dueOn',
  'reports',
  'reportedOn',
  'failedRules',
]);
