/** Checks and their reports. They lie in the table of households, each below whom it is about, and are no part of a file. */
import { caseIndexes, caseSortKey, listedAttribute } from '../contracts/case-lists.ts';
import { checkReport, type CheckReport } from '../contracts/check-report.ts';
import { check, type Check, type ListedCheck } from '../contracts/checks.ts';
import type { CalendarDate, HouseholdId } from '../contracts/primitives.ts';
import { isAbsent, isUnchanged } from './aws/expressions.ts';
import type { Item, Range, Table } from './aws/table.ts';
import { checkListKeys, householdKeys } from './keys.ts';
import { checkLines } from './listed-lines.ts';
import { endOf, firstDay } from './list-sections.ts';
import { pack, unpack } from './packed.ts';

/** Whose checks: of a county, or of one of its towns. */
export interface CheckPlace {
  county: string;
  town?: string | undefined;
}

export class Checks {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async read(subject: HouseholdId): Promise<Check | undefined> {
    const range = { partition: subject, between: ['CHECK', 'CHECK'] as const };
    for await (const item of this.#table.query(range)) return check.parse(unpack(item['packed']));
    return undefined;
  }

  /**
   * Writes a check if nobody has changed it meanwhile.
   * @param expectedVersion the version that was read; undefined where there was none
   */
  write(changed: Check, expectedVersion: number | undefined): Promise<boolean> {
    return this.#table.put(checkItem(changed), isUnchanged('version', expectedVersion));
  }

  /** Puts a report on record for good; false where there is one of that sequence. */
  addReport(report: CheckReport): Promise<boolean> {
    const key = householdKeys.report(report.subject, report.sequence);
    return this.#table.put({ ...key, packed: pack(report) }, isAbsent);
  }

  async readReport(subject: HouseholdId, sequence: number): Promise<CheckReport | undefined> {
    const { pk: partition, sk } = householdKeys.report(subject, sequence);
    for await (const item of this.#table.query({ partition, between: [sk, sk] })) return readReport(item);
    return undefined;
  }

  /** The newest first. */
  async readReports(subject: HouseholdId): Promise<CheckReport[]> {
    const reports: CheckReport[] = [];
    for await (const item of this.#table.query({
      partition: subject,
      beginsWith: 'REPORT#',
      backwards: true,
    }))
      reports.push(readReport(item));
    return reports;
  }

  /** Those that wait: what has to be started first comes first. */
  listWaiting(place: CheckPlace): Promise<ListedCheck[]> {
    return this.#list(placed(place, 'waiting'), undefined);
  }

  /** Those that have a report, the newest first, so many at most. */
  listReported(place: CheckPlace, most: number): Promise<ListedCheck[]> {
    return this.#list({ ...placed(place, 'reported'), backwards: true }, most);
  }

  /** Those of every county of which nothing has been heard after a day. */
  listThrough(through: CalendarDate): Promise<ListedCheck[]> {
    const index = { ...caseIndexes.assignee, sort: caseSortKey };
    const range: Range = { partition: checkListKeys.all, index, between: [firstDay, endOf(through)] };
    return this.#list(range, undefined);
  }

  /** Removes a check with its reports: the check last, so that what is cut off is taken up again. */
  async remove(subject: HouseholdId): Promise<void> {
    for await (const { sk } of this.#table.query({ partition: subject, beginsWith: 'REPORT#' }))
      await this.#table.delete({ pk: subject, sk: String(sk) });
    await this.#table.delete(householdKeys.check(subject));
  }

  async #list(range: Range, most: number | undefined): Promise<ListedCheck[]> {
    const lines: ListedCheck[] = [];
    const limited = { ...range, attributes: [listedAttribute], ...(most !== undefined && { limit: most }) };
    for await (const items of this.#table.queryPages(limited)) {
      lines.push(...items.map((item) => checkLines.read(item[listedAttribute])));
      if (most !== undefined && lines.length >= most) break;
    }
    return most === undefined ? lines : lines.slice(0, most);
  }
}

/** By which day a check is sorted in lists: while it waits by when it has to be started, then by its newest report. */
function dayOf({ state, asked, reportedOn }: Check): CalendarDate {
  return state === 'waiting' ? asked.dueOn : (reportedOn ?? asked.on);
}

function checkItem(it: Check): Item {
  const { subject, state, profile } = it;
  return {
    ...householdKeys.check(subject),
    version: it.version,
    packed: pack(it),
    [listedAttribute]: checkLines.write(lineOf(it)),
    [caseSortKey]: checkListKeys.order(dayOf(it), subject),
    [caseIndexes.county.partition]: checkListKeys.county(profile.county, state),
    [caseIndexes.town.partition]: checkListKeys.town(profile.county, profile.town, state),
    [caseIndexes.assignee.partition]: checkListKeys.all,
  };
}

function lineOf({ subject, kind, state, profile, asked, reports, ...rest }: Check): ListedCheck {
  const { headName, town, village } = profile;
  return {
    ...{ householdId: subject, kind, state, headName, town, village },
    ...{ askedOn: asked.on, dueOn: asked.dueOn, reports },
    reportedOn: rest.reportedOn ?? null,
    failedRules: rest.failedRules ?? null,
    ...(rest.supports !== undefined && { supports: rest.supports }),
  };
}

function readReport(item: Item): CheckReport {
  return checkReport.parse(unpack(item['packed']));
}

function placed({ county, town }: CheckPlace, state: string): Range {
  const { index, partition } =
    town === undefined
      ? { index: caseIndexes.county, partition: checkListKeys.county(county, state) }
      : { index: caseIndexes.town, partition: checkListKeys.town(county, town, state) };
  return { partition, index: { ...index, sort: caseSortKey } };
}
