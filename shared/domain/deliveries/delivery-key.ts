/**
 * Keys of the inbox bucket: `inbox/<source>/<provider>/<as-of>/<file>`, `roster/<county>/<as-of>/<file>` and
 * `applicants/<county>/<as-of>/<file>`. A key that does not fit is refused with its reason; its object stays where it is.
 */
import { createHash } from 'node:crypto';
import type { Subject } from '../../contracts/deliveries.ts';
import { calendarDate, type CalendarDate } from '../../contracts/primitives.ts';
import type { RejectionReason } from '../../contracts/reasons.ts';
import { isKnownSource } from '../catalogue/catalogue.ts';
import { judgeMemberIdentity } from '../kernel/identity.ts';

export type KeyReading =
  | { kind: 'delivery'; subject: Subject; asOf: CalendarDate; gzipped: boolean }
  | { kind: 'refused'; subject: Subject; reason: RejectionReason };

const manifestSuffix = '.manifest.json';
const numberListSuffix = '.numbers.csv';
const longestProvider = 60;
/** In characters, as file systems have it. */
const longestFileName = 200;
const longestKeyOnRecord = 400;
// '#' separates the parts of table keys; control characters have no place in a folder name.
// eslint-disable-next-line no-control-regex
const unusableInProvider = /[#\u0000-\u001f\u007f]/;

/** Whether the key names a manifest or a list of numbers, which are read together with a file and never by themselves. */
export function isManifestKey(key: string): boolean {
  return key.endsWith(manifestSuffix) || (key.startsWith('roster/') && key.endsWith(numberListSuffix));
}

/** The key of the list of old and new household numbers that belongs to a roster. */
export function numberListKeyOf(rosterKey: string): string {
  return rosterKey + numberListSuffix;
}

/** Uploads under way, as transfer programs and browsers name them. */
const underWay = /\.(?:filepart|part|partial|tmp|temp|crdownload|download|uploading|!ut)$/i;
/** Checksums and notes next to a file, and the lists that a roster's import reads with it. */
const beside = /\.(?:md5|sha1|sha256|sha512|crc|asc|sig)(?:sums?)?$|\.numbers\.csv$/i;
/** What desktops and editors leave in every folder that somebody opens. */
const litter = /^(?:\.(?!\.?$).*|~\$.*|Thumbs\.db|desktop\.ini|Icon\r|__MACOSX|\$RECYCLE\.BIN)$/i;

/**
 * Whether the key names no file that anybody delivers: a folder marker, an upload under way, a checksum or note, desktop
 * litter. It is left alone and put on no record: no provider comes into being by it.
 */
export function isNoDelivery(key: string): boolean {
  const names = key.split('/');
  const name = names.at(-1) ?? '';
  if (name === '' || name.endsWith('_$folder$')) return true;
  return underWay.test(name) || beside.test(name) || names.some((each) => litter.test(each));
}

/** Whether a file has a county's applicants: none takes the place of another, as all of them are to be checked. */
export function isOfApplicants(key: string): boolean {
  return key.startsWith('applicants/');
}

/** Which queue hears of a file, also where nothing announces it: of an unusable key, the one that puts it on record. */
export function queueOfKey(key: string): 'deliveries' | 'rosters' | 'checks' {
  if (isOfApplicants(key)) return 'checks';
  return key.startsWith('roster/') ? 'rosters' : 'deliveries';
}

/** The key of the manifest that belongs to a file. */
export function manifestKeyOf(key: string): string {
  return key + manifestSuffix;
}

/**
 * Reads a decoded object key.
 * @param today the day it arrives, in Asia/Shanghai: a delivery cannot be as of a later one
 */
export function readDeliveryKey(key: string, today: CalendarDate): KeyReading {
  const detail = details.find(({ runs, is }) => (key.match(runs) ?? []).some(is));
  if (detail !== undefined) return refuse(detail.reason);
  const [root, ...rest] = key.split('/');
  if (root === 'inbox' && rest.length === 4)
    return readInboxKey(rest as [string, string, string, string], today);
  if ((root === 'roster' || root === 'applicants') && rest.length === 3)
    return readCountyKey(root, rest as [string, string, string], today);
  return refuse('key-unreadable');
}

function readInboxKey(
  [source, provider, date, file]: [string, string, string, string],
  today: CalendarDate,
): KeyReading {
  if (!isKnownSource(source)) return refuse('source-unknown');
  if (
    /^\.{0,2}$/.test(provider.trim()) ||
    provider.length > longestProvider ||
    unusableInProvider.test(provider)
  ) {
    return refuse('provider-unreadable');
  }
  return readDated({ kind: 'provider', source, provider }, date, file, today);
}

function readCountyKey(
  kind: 'roster' | 'applicants',
  [county, date, file]: [string, string, string],
  today: CalendarDate,
): KeyReading {
  if (!/^\d{6}$/.test(county)) return refuse('county-unreadable');
  return readDated({ kind, county }, date, file, today);
}

function readDated(subject: Subject, date: string, file: string, today: CalendarDate): KeyReading {
  const asOf = calendarDate.safeParse(date);
  if (!asOf.success) return { kind: 'refused', subject, reason: 'as-of-invalid' };
  if (asOf.data > today) return { kind: 'refused', subject, reason: 'as-of-future' };
  if (file === '') return { kind: 'refused', subject, reason: 'key-unreadable' };
  if (file.length > longestFileName) return { kind: 'refused', subject, reason: 'file-name-too-long' };
  return { kind: 'delivery', subject, asOf: asOf.data, gzipped: file.endsWith('.gz') };
}

function refuse(reason: RejectionReason): KeyReading {
  return { kind: 'refused', subject: { kind: 'refused' }, reason };
}

interface Detail {
  reason: RejectionReason;
  runs: RegExp;
  is: (run: string) => boolean;
}

/**
 * What identifies a person and can be distinguished from other texts. A name cannot (花 and 车 are surnames, 花名册 and 车辆 file
 * names), so keys are quoted nowhere but where files are listed.
 */
const details: readonly Detail[] = [
  {
    reason: 'key-holds-identity-number',
    // As many digits as an identity number has, alone; only with a right check digit and a day of birth is it one.
    runs: /(?<!\d)\d{17}[\dXx](?![\dXx])/g,
    is: (run) => judgeMemberIdentity(run).kind === 'comparable',
  },
  {
    reason: 'key-holds-account-or-plate',
    // Cards of banks in China begin with 62.
    runs: /(?<!\d)62\d{14,17}(?!\d)/g,
    is: () => true,
  },
  {
    reason: 'key-holds-account-or-plate',
    // GA 36: province, letter of the place, five or six more.
    runs: /[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-Z][·.-]?[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])/g,
    is: () => true,
  },
];

/** The key as it may be recorded and shown: personal data in it are struck out. */
export function maskKey(key: string): string {
  return details.reduce(
    (masked, { runs, is }) => masked.replace(runs, (run) => (is(run) ? '*'.repeat(run.length) : run)),
    key,
  );
}

/** The key by which a file is on record and listed: nothing of a person, and of an absurdly long one its beginning. */
export function keyOnRecord(key: string): string {
  const masked = maskKey(key);
  if (masked.length <= longestKeyOnRecord) return masked;
  // No half of a character that is written in two.
  const beginning = masked.slice(0, longestKeyOnRecord - 20).replace(/[\ud800-\udbff]$/, '');
  return `${beginning}…${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}

/** A file in errors and logs, which may quote no key: the beginning of the digest of its key. */
export function nameOfFile(key: string): string {
  return `file ${createHash('sha256').update(key).digest('hex').slice(0, 16)}`;
}
