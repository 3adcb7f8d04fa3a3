/**
 * Keys of the inbox bucket: `inbox/<source>/<provider>/<as-of>/<file>` and `roster/<county>/<as-of>/<file>`.
 * A key that does not fit is refused with its reason; its object stays where it is.
 */
import type { Subject } from '../../contracts/deliveries.ts';
import { calendarDate, sourceName, type CalendarDate } from '../../contracts/primitives.ts';
import type { RejectionReason } from '../../contracts/reasons.ts';
import { judgeMemberIdentity } from '../identity.ts';

export type KeyReading =
  | { kind: 'delivery'; subject: Subject; asOf: CalendarDate; gzipped: boolean }
  | { kind: 'refused'; subject: Subject; reason: RejectionReason };

const manifestSuffix = '.manifest.json';
const longestProvider = 60;
// '#' separates the parts of table keys; control characters have no place in a folder name.
// eslint-disable-next-line no-control-regex
const unusableInProvider = /[#\u0000-\u001f\u007f]/;

/** Whether the key names a manifest, which is read together with its file and never by itself. */
export function isManifestKey(key: string): boolean {
  return key.endsWith(manifestSuffix);
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
  if (holdsIdentityNumber(key)) return refuse('key-holds-identity-number');
  const [root, ...rest] = key.split('/');
  if (root === 'inbox' && rest.length === 4)
    return readInboxKey(rest as [string, string, string, string], today);
  if (root === 'roster' && rest.length === 3) return readRosterKey(rest as [string, string, string], today);
  return refuse('key-unreadable');
}

function readInboxKey(
  [source, provider, date, file]: [string, string, string, string],
  today: CalendarDate,
): KeyReading {
  const known = sourceName.safeParse(source);
  if (!known.success) return refuse('source-unknown');
  if (
    /^\.{0,2}$/.test(provider.trim()) ||
    provider.length > longestProvider ||
    unusableInProvider.test(provider)
  ) {
    return refuse('provider-unreadable');
  }
  return readDated({ kind: 'provider', source: known.data, provider }, date, file, today);
}

function readRosterKey([county, date, file]: [string, string, string], today: CalendarDate): KeyReading {
  if (!/^\d{6}$/.test(county)) return refuse('county-unreadable');
  return readDated({ kind: 'roster', county }, date, file, today);
}

function readDated(subject: Subject, date: string, file: string, today: CalendarDate): KeyReading {
  const asOf = calendarDate.safeParse(date);
  if (!asOf.success) return { kind: 'refused', subject, reason: 'as-of-invalid' };
  if (asOf.data > today) return { kind: 'refused', subject, reason: 'as-of-future' };
  if (file === '') return { kind: 'refused', subject, reason: 'key-unreadable' };
  return { kind: 'delivery', subject, asOf: asOf.data, gzipped: file.endsWith('.gz') };
}

function refuse(reason: RejectionReason): KeyReading {
  return { kind: 'refused', subject: { kind: 'refused' }, reason };
}

/** As many digits as an identity number has, alone; only with a right check digit and a day of birth is it one. */
const IDENTITY_RUN = /(?<!\d)\d{17}[\dXx](?![\dXx])/g;

function isIdentityNumber(run: string): boolean {
  return judgeMemberIdentity(run).kind === 'comparable';
}

function holdsIdentityNumber(key: string): boolean {
  return (key.match(IDENTITY_RUN) ?? []).some(isIdentityNumber);
}

/** The key as it may be put on record and shown: identity numbers in it are struck out. */
export function maskKey(key: string): string {
  return key.replace(IDENTITY_RUN, (run) => (isIdentityNumber(run) ? '*'.repeat(run.length) : run));
}
