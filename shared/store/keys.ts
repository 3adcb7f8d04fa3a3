/**
 * The only place that builds table and object keys.
 *
 * | Access pattern | Key | Method |
 * |---|---|---|
 * | read a household's file | `pk = <household>` | Query households |
 * | write a household's profile, a member | `PROFILE`, `MEMBER#<n>` | conditional or batch writes |
 * | write a publication's hits of a household | `HOLDING#<source>#<provider>#<publication>#<n>` | BatchWrite |
 * | change a case | `CASE#<number>` | conditional Put |
 * | list cases of a county, a town, a person | `<county>[#<town> / #@<person>]#<open, settled or closed>` | Query index cases-by-… |
 * | list a county's clearances by their end | `<county>#clearances` | Query index cases-by-county |
 * | list a town's authorisations by their end | `<county>#<town>#authorisations` | Query index cases-by-town |
 * | find the household that has a number which is not in its id | `NUMBER` below `<county>-<number>` | Query, BatchWrite |
 * | a check that was asked for, its reports | `CHECK`, `REPORT#<n>` below the applicant or household | Query, conditional Put |
 * | list checks of a county, a town, of all | `<county>[#<town>]#checks#<state>`, `checks` | Query index cases-by-… |
 * | note a clearance beside its case | `CLEARANCE#<rule>#<case>`; one that followed people: `CLEARANCE#<rule>#<household>#<case>` | BatchWrite |
 * | pointers of all providers, freshness | `POINTERS`, `<source>#<provider>` | Query operations |
 * | files, decisions, publications of a subject | `SUBJECT#<subject>`, `FILE#…`, `DECISION#…`, `PUBLICATION#…` | Query operations |
 * | files of a subject by when they were put | `SUBJECT#<subject>`, `ARRIVAL#<instant>#<file>` | Query operations |
 * | files put under one key | `SUBJECT#<subject>`, `UNDER#<digest of the key>#<entity tag>` | Query operations, Get |
 * | what files came to that are on record no more | `SUBJECT#<subject>`, `OPENING` | Query operations, Put |
 * | files that wait unread | `SUBJECT#<subject>`, `UNREAD#<file>` | Query operations |
 * | what a subject's fold came to | `SUBJECT#<subject>`, `BOOKS` | Get, conditional Put, Update |
 * | how many files a subject put on a day | `SUBJECT#<subject>`, `DAY#<day>` | Get, conditional Put |
 * | every subject on record | `SUBJECTS`, `<subject>` | Query operations |
 * | registry index in use | `REGISTRY`, `INDEX` | Get, conditional Put |
 * | a staff record, all of them | `STAFF`, `<staff>` | Get, conditional Put, Query operations |
 * | every change of a staff record | `STAFF#<staff>`, `VERSION#<n>` | conditional Put, Query operations |
 * | the filters that somebody has saved | `FILTERS#<staff>`, `-` | Get, Put |
 * | a session | `SESSION#<digest>`, `-` | Get, Put, Delete |
 * | the answer to a request, for its repeats | `REQUEST#<staff>`, `<digest of its key>` | conditional Put, Get |
 * | what was tried and done in a county | `AUDIT#<county>`, `<instant>#<random>` | Put, Query operations |
 * | what was forgotten, in its order | `FORGOTTEN`, `TOMBSTONE#<sequence>` | Query operations, conditional Put |
 * | households that are to be erased | `ERASURES`, `<household>` | Get, Query operations, conditional Put |
 * | how far the cases of a household are forgotten | `<household>`, `FORGOTTEN` | Put, Query households |
 * | proposed policies | `POLICIES`, `PROPOSAL#<version>` | Query operations, conditional Put |
 * | runs, and which one is open | `RUNS`, `RUN#<run>` / `OPEN` | Get, conditional Update, Query operations |
 * | nightly digests of the evidence | `DIGESTS`, `DIGEST#<sequence>` | Query operations, conditional Put |
 * | how far the inbox is reconciled | `RECONCILIATION`, `LAST` | Get, Put |
 * | why a message failed last | `FAILURE#<message id>`, `LAST` | Get, Put |
 * | runs, and which one is open | `RUNS`, `RUN#<run>` / `OPEN` | Get, conditional Update |
 */
import type { TableKey } from './aws/table.ts';
import type { EvidenceDigest } from '../contracts/evidence.ts';
import type { ListedCase, ListedClearance } from '../contracts/case-lists.ts';
import { isFollowing, type CaseClearance } from '../domain/cases/settle-clearances.ts';
import type { Subject } from '../contracts/deliveries.ts';
import type { ProviderRef } from '../contracts/messages.ts';
import { certainty, householdId, type CalendarDate } from '../contracts/primitives.ts';
import type { StateGroup } from '../contracts/household-case.ts';

/** `<source>#<provider>`, unambiguous since a provider's name holds no `#`. */
export function providerName({ source, provider }: ProviderRef): string {
  return `${source}#${provider}`;
}

export function subjectName(subject: Subject): string {
  if (subject.kind === 'provider') return providerName(subject);
  if (subject.kind === 'unknown') return subject.name;
  if (subject.kind === 'applicants') return `${applicants}${subject.county}`;
  return subject.kind === 'roster' ? `roster#${subject.county}` : 'refused';
}

/** Without a `#`, so that a version that knows no applicants takes them for no provider. */
const applicants = 'applicants-';

/** The subject that `subjectName` named. */
export function parseSubjectName(name: string): Subject {
  const [first = '', second] = name.split('#');
  if (first === 'refused') return { kind: 'refused' };
  if (first === 'roster' && second !== undefined) return { kind: 'roster', county: second };
  if (/^applicants-\d{6}$/.test(name)) return { kind: 'applicants', county: name.slice(applicants.length) };
  if (second === undefined) return { kind: 'unknown', name };
  return { kind: 'provider', source: first, provider: second };
}

export const householdKeys = {
  profile: (household: string): TableKey => ({ pk: household, sk: 'PROFILE' }),
  /** Whose number `<county>-<number>` is, where it is not the one in the id of the file. */
  holder: (numbered: string): TableKey => ({ pk: numbered, sk: 'NUMBER' }),
  member: (household: string, ordinal: number): TableKey => ({ pk: household, sk: `MEMBER#${ordinal}` }),
  /** Items of one household in one publication are numbered from 0. */
  holding: (household: string, ref: ProviderRef, publication: number, n: number): TableKey => ({
    pk: household,
    sk: `HOLDING#${providerName(ref)}#${publication}#${n}`,
  }),
  case: (household: string, number: number): TableKey => ({ pk: household, sk: `CASE#${number}` }),
  clearance: (household: string, each: CaseClearance): TableKey => ({
    pk: household,
    sk: isFollowing(each)
      ? `CLEARANCE#${each.rule}#${each.from.household}#${each.from.caseNumber}`
      : `CLEARANCE#${each.rule}#${each.caseNumber}`,
  }),
  check: (subject: string): TableKey => ({ pk: subject, sk: 'CHECK' }),
  report: (subject: string, sequence: number): TableKey => ({
    pk: subject,
    sk: `REPORT#${String(sequence).padStart(4, '0')}`,
  }),
  /** The highest number of a case that was forgotten: none is given twice. */
  forgotten: (household: string): TableKey => ({ pk: household, sk: 'FORGOTTEN' }),
};

/** Whether an item is one of a household; no key of the table of operations begins like one. */
export function isOfHousehold(partition: string): boolean {
  return householdId.safeParse(partition).success;
}

/** Keys of the indexes of cases: whose list, and the place in it. */
export const caseListKeys = {
  county: (county: string, group: StateGroup): string => `${county}#${group}`,
  town: (county: string, town: string, group: StateGroup): string => `${county}#${town}#${group}`,
  assignee: (county: string, person: string, group: StateGroup): string => `${county}#@${person}#${group}`,
  clearances: (county: string): string => `${county}#clearances`,
  authorisations: (county: string, town: string): string => `${county}#${town}#authorisations`,
  /** What is due first; of one day the surest, then suspensions, then the largest amount. Closed cases by their day. */
  order: ({
    dueOn,
    closedOn,
    certainty: sure,
    kind,
    amountAtStakeFen,
    householdId,
    number,
  }: ListedCase): string =>
    [
      closedOn ?? dueOn ?? '9999-12-31',
      rankOf(certainty.options, sure),
      kind === 'suspension' ? 0 : 1,
      String(mostFen - Math.min(Math.max(amountAtStakeFen, 0), mostFen)).padStart(12, '0'),
      householdId,
      number,
    ].join('#'),
  clearanceOrder: ({ until, householdId, rule, caseNumber }: ListedClearance): string =>
    [until, householdId, rule, caseNumber].join('#'),
  authorisationOrder: (until: CalendarDate, householdId: string): string => [until, householdId].join('#'),
};

/** Keys of the lists of checks, which lie beside those of cases: what is due first; of what is reported the latest last. */
export const checkListKeys = {
  county: (county: string, state: string): string => `${county}#checks#${state}`,
  town: (county: string, town: string, state: string): string => `${county}#${town}#checks#${state}`,
  /** Of every county, for who forgets. */
  all: 'checks',
  order: (day: CalendarDate, subject: string): string => `${day}#${subject}`,
};

/** A certainty of another version comes last. */
function rankOf(words: readonly string[], word: string): number {
  const rank = words.indexOf(word);
  return rank < 0 ? words.length : rank;
}

/** Amounts are ordered up to here, 9,999,999,999.99 yuan. */
const mostFen = 999_999_999_999;

/** Takes apart the sort key of a holding item. */
export function parseHoldingKey(sk: string): { provider: string; publication: number } {
  const [, source = '', provider = '', publication = ''] = sk.split('#');
  return { provider: `${source}#${provider}`, publication: Number(publication) };
}

export const operationKeys = {
  subjects: 'SUBJECTS',
  subject: (subject: Subject): TableKey => ({ pk: 'SUBJECTS', sk: subjectName(subject) }),
  subjectPartition: (subject: Subject): string => `SUBJECT#${subjectName(subject)}`,
  file: (subject: Subject, fileId: string): TableKey => ({
    pk: `SUBJECT#${subjectName(subject)}`,
    sk: `FILE#${fileId}`,
  }),
  arrival: (subject: Subject, at: string, fileId: string): TableKey => ({
    pk: `SUBJECT#${subjectName(subject)}`,
    sk: `ARRIVAL#${at}#${fileId}`,
  }),
  /** By the digest of the file's key, which is as long as its sender likes. */
  under: (subject: Subject, digest: string, eTag: string): TableKey => ({
    pk: `SUBJECT#${subjectName(subject)}`,
    sk: `UNDER#${digest}#${eTag}`,
  }),
  opening: (subject: Subject): TableKey => ({ pk: `SUBJECT#${subjectName(subject)}`, sk: 'OPENING' }),
  unread: (subject: Subject, fileId: string): TableKey => ({
    pk: `SUBJECT#${subjectName(subject)}`,
    sk: `UNREAD#${fileId}`,
  }),
  books: (subject: Subject): TableKey => ({ pk: `SUBJECT#${subjectName(subject)}`, sk: 'BOOKS' }),
  intakeOfDay: (subject: Subject, day: CalendarDate): TableKey => ({
    pk: `SUBJECT#${subjectName(subject)}`,
    sk: `DAY#${day}`,
  }),
  decision: (subject: Subject, combination: string): TableKey => ({
    pk: `SUBJECT#${subjectName(subject)}`,
    sk: `DECISION#${combination}`,
  }),
  publication: (ref: ProviderRef, publication: number): TableKey => ({
    pk: `SUBJECT#${providerName(ref)}`,
    sk: `PUBLICATION#${String(publication).padStart(9, '0')}`,
  }),
  pointers: 'POINTERS',
  pointer: (ref: ProviderRef): TableKey => ({ pk: 'POINTERS', sk: providerName(ref) }),
  digests: 'DIGESTS',
  digest: (sequence: number): TableKey => ({
    pk: 'DIGESTS',
    sk: `DIGEST#${String(sequence).padStart(9, '0')}`,
  }),
  reconciliation: { pk: 'RECONCILIATION', sk: 'LAST' } satisfies TableKey,
  failure: (messageId: string): TableKey => ({ pk: `FAILURE#${messageId}`, sk: 'LAST' }),
  registry: { pk: 'REGISTRY', sk: 'INDEX' } satisfies TableKey,
  staff: 'STAFF',
  staffMember: (id: string): TableKey => ({ pk: 'STAFF', sk: id }),
  staffVersions: (id: string): string => `STAFF#${id}`,
  staffVersion: (id: string, version: number): TableKey => ({
    pk: `STAFF#${id}`,
    sk: `VERSION#${String(version).padStart(6, '0')}`,
  }),
  savedFilters: (staff: string): TableKey => ({ pk: `FILTERS#${staff}`, sk: '-' }),
  /** Only the digest of a secret is a key: who reads the table cannot use it. */
  session: (digest: string): TableKey => ({ pk: `SESSION#${digest}`, sk: '-' }),
  /** By the digest of its sender's key, which may hold anything. */
  request: (staff: string, digest: string): TableKey => ({ pk: `REQUEST#${staff}`, sk: digest }),
  auditPartition: (county: string): string => `AUDIT#${county}`,
  tombstones: 'FORGOTTEN',
  tombstone: (sequence: number): TableKey => ({
    pk: 'FORGOTTEN',
    sk: `TOMBSTONE#${String(sequence).padStart(9, '0')}`,
  }),
  erasures: 'ERASURES',
  erasure: (household: string): TableKey => ({ pk: 'ERASURES', sk: household }),
  openRun: { pk: 'RUNS', sk: 'OPEN' } satisfies TableKey,
  runs: { partition: 'RUNS', prefix: 'RUN#' },
  policyProposals: 'POLICIES',
  policyProposal: (version: string): TableKey => ({ pk: 'POLICIES', sk: `PROPOSAL#${version}` }),
  run: (run: string): TableKey => ({ pk: 'RUNS', sk: `RUN#${run}` }),
};

function folderOf(kind: 'archive' | 'staging', subject: Subject): string {
  return `${kind}/${subjectName(subject).replace('#', '/')}/`;
}

/** Keys of the store bucket. Names of people are never in them; digests and providers do. */
export const storeKeys = {
  /** Where all objects of a subject lie that are of this kind. */
  folderOf,
  archive: (subject: Subject, sha256: string): string => `${folderOf('archive', subject)}${sha256}`,
  /** Who was matched at the first pass over a file: it is with the bytes, and goes with them. */
  persons: (subject: Subject, arrival: string): string => `${folderOf('archive', subject)}persons-${arrival}`,
  /** Whom a delivery lacks, by the comparison that found it; kept as long as its file. */
  missing: (subject: Subject, comparison: string): string =>
    `${folderOf('staging', subject)}missing/${comparison.replace(' ', '-')}`,
  /** A few masked rows, for whoever decides about the file. */
  sample: (subject: Subject, arrival: string): string =>
    `${folderOf('staging', subject)}samples/${arrival}.json`,
  staged: (subject: Subject, arrival: string, indexVersion: string, day: string): string =>
    `${folderOf('staging', subject)}${arrival}/${indexVersion}-${day}/`,
  hits: (staged: string, n: number): string => `${staged}hits-${String(n).padStart(5, '0')}`,
  quarantine: (staged: string, n: number): string =>
    `${staged}quarantine-${String(n).padStart(5, '0')}.ndjson`,
  publishedItems: (ref: ProviderRef, publication: number): string =>
    `${folderOf('staging', { kind: 'provider', ...ref })}published/${publication}.ndjson`,
  /** Households of those who count as unreadable in a publication. */
  publishedMissing: (ref: ProviderRef, publication: number): string =>
    `${folderOf('staging', { kind: 'provider', source: ref.source, provider: ref.provider })}published/${publication}-missing`,
  changedHouseholds: (ref: ProviderRef, publication: number): string =>
    `${folderOf('staging', { kind: 'provider', source: ref.source, provider: ref.provider })}published/${publication}-changed.ndjson`,
  /** What a release would do: it is with what is staged of its subject. */
  preview: (subject: Subject, combination: string): string =>
    `${folderOf('staging', subject)}previews/${combination}.json`,
  /** Since when somebody is working it out. */
  previewBegun: (subject: Subject, combination: string): string =>
    `${folderOf('staging', subject)}previews/${combination}-begun.json`,
  registry: 'registry/',
  registryIndex: (county: string, digest: string): string => `registry/${county}/${digest}.index`,
  register: (county: string, digest: string): string => `registry/${county}/${digest}.register.ndjson`,
  people: (county: string, digest: string): string => `registry/${county}/${digest}.people.ndjson`,
  names: (county: string, digest: string): string => `registry/${county}/${digest}.names.ndjson`,
  policy: 'policy/current.json',
  policyVersion: (version: string): string => `policy/versions/${version}.json`,
  standardChanges: (version: string, county: string): string =>
    `policy/versions/${version}.standards.${county}.json`,
  chunk: (run: string, n: number): string => `runs/${run}/chunks/${String(n).padStart(6, '0')}.ndjson`,
  attachments: (household: string): string => `attachments/${household}/`,
  attachment: (household: string, sha256: string): string => `attachments/${household}/${sha256}`,
  digestedCases: (run: string, list: string): string => `digests/${run}/${list}.ndjson`,
  report: (run: string): string => `runs/${run}/report.json`,
  countyReport: (run: string, county: string): string => `runs/${run}/report-${county}.json`,
};

/** Keys of the audit bucket. Named by the digest too: what somebody forged is next to what was written, not over it. */
export const auditKeys = {
  digests: 'digests/',
  digest: ({ sequence, digest }: EvidenceDigest): string =>
    `digests/${String(sequence).padStart(9, '0')}-${digest}.json`,
};
