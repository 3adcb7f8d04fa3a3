/** Lists of cases by county, town and person, from secondary indexes that carry a line of each: no table is scanned. */
import {
  caseIndexes,
  caseSortKey,
  listedAttribute,
  type ListedAuthorisations,
  type ListedCase,
  type ListedClearance,
} from '../contracts/case-lists.ts';
import type { CalendarDate } from '../contracts/primitives.ts';
import { groupsOf, isNarrowed, matchesFilter, type CaseFilter } from '../domain/cases/filter-cases.ts';
import { caseListKeys } from './keys.ts';
import {
  authorisationLines,
  caseLines,
  clearanceLines,
  remembering,
  type LineFormat,
} from './listed-lines.ts';
import { endOf, firstDay, readCursor, sectionOf, writeCursor, type Section } from './list-sections.ts';
import type { Range, Table } from './aws/table.ts';

/** `after` is the cursor of the page before. */
export interface PageRequest {
  limit: number;
  after?: string;
}

export type CasePage = { kind: 'page'; cases: ListedCase[]; next?: string } | { kind: 'cursor-invalid' };

/** As many lines of about 300 bytes as fit well into one answer. */
const linesAtOnce = 1000;

/** The open cases of a large county, at some 2 KiB each. */
const linesKept = 10_000;

export class CaseLists {
  readonly #table: Table;
  readonly #caseLines = remembering(caseLines, linesKept);

  constructor(table: Table) {
    this.#table = table;
  }

  /** A page of cases: what is due first, of one day the surest first, then suspensions and the largest amounts. */
  async listCases(filter: CaseFilter, { limit, after }: PageRequest): Promise<CasePage> {
    const groups = groupsOf(filter);
    const start = after === undefined ? undefined : readCursor(after, filter, groups);
    if (start === 'invalid') return { kind: 'cursor-invalid' };
    const cases: ListedCase[] = [];
    let next: string | undefined;
    for (const group of groups.slice(start === undefined ? 0 : groups.indexOf(start.group))) {
      const whole = sectionOf(filter, group);
      const section = start?.group === group ? { ...whole, from: start.key } : whole;
      for await (const lines of this.#read(
        section,
        this.#caseLines,
        isNarrowed(filter) ? linesAtOnce : limit + 1,
      )) {
        for (const line of lines.filter((each) => matchesFilter(each, filter))) {
          if (cases.length === limit) return { kind: 'page', cases, ...(next !== undefined && { next }) };
          cases.push(line);
          if (cases.length === limit) next = writeCursor(group, line, section);
        }
      }
    }
    return { kind: 'page', cases };
  }

  /** All cases of a filter, however many. */
  async allCases(filter: CaseFilter): Promise<ListedCase[]> {
    const groups = groupsOf(filter).map((group) => this.#readAll(sectionOf(filter, group), this.#caseLines));
    return (await Promise.all(groups)).flat().filter((line) => matchesFilter(line, filter));
  }

  /** The cases of a county that were closed up to a day, the earliest first. */
  closedThrough(county: string, through: CalendarDate): Promise<ListedCase[]> {
    const partition = caseListKeys.county(county, 'closed');
    return this.#readAll(
      { index: caseIndexes.county, partition, first: firstDay, last: endOf(through) },
      this.#caseLines,
    );
  }

  /** The clearances of a county that end up to a day, the earliest first. */
  endingClearances(county: string, through: CalendarDate): Promise<ListedClearance[]> {
    const partition = caseListKeys.clearances(county);
    return this.#readAll(
      { index: caseIndexes.county, partition, first: firstDay, last: endOf(through) },
      clearanceLines,
    );
  }

  /** The households of a town in which somebody's authorisation has ended, or ends up to a day; the earliest first. */
  async lapsingAuthorisations(
    { county, town }: { county: string; town: string },
    through: CalendarDate,
  ): Promise<ListedAuthorisations[]> {
    const partition = caseListKeys.authorisations(county, town);
    const households = await this.#readAll(
      { index: caseIndexes.town, partition, first: firstDay, last: endOf(through) },
      authorisationLines,
    );
    return households.map(({ members, ...household }) => ({
      ...household,
      members: members.filter(({ until }) => until <= through),
    }));
  }

  async #readAll<Line>(section: Section, format: LineFormat<Line>): Promise<Line[]> {
    const all: Line[] = [];
    for await (const lines of this.#read(section, format, linesAtOnce)) all.push(...lines);
    return all;
  }

  /** The lines of a section, so many at once; where that is many, the next are asked for while these are looked at. */
  async *#read<Line>(
    { index, partition, first, last, from }: Section,
    format: LineFormat<Line>,
    atOnce: number,
  ): AsyncGenerator<Line[]> {
    const range: Range = {
      partition,
      index: { ...index, sort: caseSortKey },
      between: [first, last],
      attributes: [listedAttribute],
      limit: atOnce,
      after: from,
    };
    for await (const items of this.#table.queryPages(range, { ahead: atOnce === linesAtOnce }))
      yield items.map((item) => format.read(item[listedAttribute]));
  }
}
