/** The files that carry the known county, and what must become of each. */
import { completeNumber } from '../../../cli/sample-county/identities.ts';
import type { DeliveryState } from '../../../shared/contracts/outputs.ts';
import type { StateReason } from '../../../shared/contracts/reasons.ts';

export interface FileFacts {
  key: string;
  encoding?: 'utf-8' | 'utf-8-bom' | 'gb18030';
  newline?: '\r\n';
  gzip?: true;
  english?: true;
  /** In place of rows. */
  text?: string;
  /** Byte for byte this file again. */
  copyOf?: string;
  /** What happened to the bytes on their way. */
  damage?: (bytes: Buffer) => Buffer;
  /** Beside the file, before it. */
  manifest?: (truth: { rows: number; sha256: string }) => unknown;
  state: DeliveryState;
  reason?: StateReason;
}

/** Somebody's number where it must be a right one; nobody's in truth. */
const anyNumber = completeNumber('32990319500315000');
const bankHeader = '姓名,身份证号,账号,余额,余额日期,账户状态';
const wholeBankRow = `沈知远,${anyNumber},62990001,1.00,2026-10-01,正常\n`;
const current = { state: 'current' } as const;
const rejected = (reason: NonNullable<StateReason>) => ({ state: 'rejected', reason }) as const;

/** Everyday deliveries: every encoding, line end and order of columns that is accepted. */
const accepted = {
  'first-bank': { key: 'inbox/bank/first-bank/2026-10-30/accounts.csv', ...current },
  'second-bank': {
    key: 'inbox/bank/第二银行/2026-10-30/存款.csv.gz',
    encoding: 'gb18030',
    newline: '\r\n',
    gzip: true,
    ...current,
  },
  /** Its header fits both encodings; its names are valid in one. */
  'english-bank': {
    key: 'inbox/bank/english-bank/2026-10-30/accounts.csv',
    encoding: 'gb18030',
    english: true,
    ...current,
  },
  'awkward-key-bank': { key: 'inbox/bank/100%25 bank+子/2026-10-30/储蓄 a+b%20c.csv', ...current },
  'vehicle-office': {
    key: 'inbox/vehicle/vehicle-office/2026-10-30/vehicles.csv',
    encoding: 'utf-8-bom',
    ...current,
  },
  'property-registry': { key: 'inbox/property/property-registry/2026-10-30/titles.csv', ...current },
  /** 36, 35, 101 and 100 days old: overdue, not, overdue, not. */
  'silent-bank': { key: 'inbox/bank/silent-bank/2026-09-25/accounts.csv', ...current },
  'punctual-bank': { key: 'inbox/bank/punctual-bank/2026-09-26/accounts.csv', ...current },
  'silent-vehicle-office': { key: 'inbox/vehicle/silent-vehicle-office/2026-07-22/vehicles.csv', ...current },
  'punctual-registry': { key: 'inbox/property/punctual-registry/2026-07-23/titles.csv', ...current },
} as const satisfies Record<string, FileFacts>;

/** What becomes of the deliveries of one provider, one after the other. */
const followed = {
  'monthly-bank-september': {
    key: 'inbox/bank/monthly-bank/2026-09-30/accounts.csv',
    state: 'superseded',
    reason: 'newer-delivery',
  },
  'monthly-bank-october': { key: 'inbox/bank/monthly-bank/2026-10-30/accounts.csv', ...current },
  'correcting-bank-first': {
    key: 'inbox/bank/correcting-bank/2026-10-30/a.csv',
    state: 'superseded',
    reason: 'newer-delivery',
  },
  'correcting-bank-again': { key: 'inbox/bank/correcting-bank/2026-10-30/b.csv', ...current },
  'repeating-bank': { key: 'inbox/bank/repeating-bank/2026-10-30/a.csv', ...current },
  'repeating-bank-again': {
    key: 'inbox/bank/repeating-bank/2026-10-30/b.csv',
    copyOf: 'repeating-bank',
    state: 'duplicate',
    reason: 'same-bytes',
  },
  'whole-bank-part-1': {
    key: 'inbox/bank/whole-bank/2026-10-30/1.csv',
    manifest: (truth) => ({ ...truth, part: 1, of: 2 }),
    ...current,
  },
  'whole-bank-part-2': {
    key: 'inbox/bank/whole-bank/2026-10-30/2.csv',
    manifest: () => ({ part: 2, of: 2 }),
    ...current,
  },
  'halting-bank-before': { key: 'inbox/bank/halting-bank/2026-10-01/accounts.csv', ...current },
  'halting-bank-part-1': {
    key: 'inbox/bank/halting-bank/2026-10-30/1.csv',
    manifest: () => ({ part: 1, of: 2 }),
    state: 'held',
    reason: 'part-missing',
  },
  /** 60 matches, then 29: less than half. */
  'dropping-bank-before': { key: 'inbox/bank/dropping-bank/2026-10-01/accounts.csv', ...current },
  'dropping-bank-after': {
    key: 'inbox/bank/dropping-bank/2026-10-30/accounts.csv',
    state: 'held',
    reason: 'matches-dropped',
  },
  /** 60 matches, then 30: just half. */
  'halving-bank-before': {
    key: 'inbox/bank/halving-bank/2026-10-01/accounts.csv',
    state: 'superseded',
    reason: 'newer-delivery',
  },
  'halving-bank-after': { key: 'inbox/bank/halving-bank/2026-10-30/accounts.csv', ...current },
  /** 49 matches, then one: too few to tell. */
  'small-bank-before': {
    key: 'inbox/bank/small-bank/2026-10-01/accounts.csv',
    state: 'superseded',
    reason: 'newer-delivery',
  },
  'small-bank-after': { key: 'inbox/bank/small-bank/2026-10-30/accounts.csv', ...current },
} as const satisfies Record<string, FileFacts>;

/** One bank sends one good file and then everything that can be wrong with one; the good one stays current. */
const refused = {
  'careless-bank': { key: 'inbox/bank/careless-bank/2026-10-01/accounts.csv', ...current },
  empty: { key: 'inbox/bank/careless-bank/2026-10-02/empty.csv', text: '', ...rejected('file-empty') },
  'header-only': {
    key: 'inbox/bank/careless-bank/2026-10-03/header-only.csv',
    text: `${bankHeader}\n\n  \n`,
    ...rejected('header-only'),
  },
  'column-missing': {
    key: 'inbox/bank/careless-bank/2026-10-04/column-missing.csv',
    text: `${bankHeader.replace(',余额日期', '')}\n${wholeBankRow}`,
    ...rejected('column-missing'),
  },
  'file-of-another-source': {
    key: 'inbox/bank/careless-bank/2026-10-13/vehicles.csv',
    text: `身份证号,姓名,号牌号码,号牌种类,机动车状态\n${anyNumber},沈知远,苏Z00001,02,正常\n`,
    ...rejected('file-of-another-source'),
  },
  'column-doubled': {
    key: 'inbox/bank/careless-bank/2026-10-05/column-doubled.csv',
    text: `${bankHeader},name\n${wholeBankRow}`,
    ...rejected('column-doubled'),
  },
  'encoding-invalid': {
    key: 'inbox/bank/careless-bank/2026-10-06/encoding-invalid.csv',
    text: `${bankHeader}\n${wholeBankRow.repeat(3)}`,
    damage: (bytes) => Buffer.concat([bytes, Buffer.from([0xff, 0x0a, 0xff, 0x0a, 0xff, 0x0a])]),
    ...rejected('encoding-invalid'),
  },
  'header-encoding-invalid': {
    key: 'inbox/bank/careless-bank/2026-10-07/header-encoding-invalid.csv',
    text: `${bankHeader}\n${wholeBankRow}`,
    damage: (bytes) => Buffer.concat([Buffer.from([0xff, 0xff, 0x2c]), bytes]),
    ...rejected('nothing-readable'),
  },
  'rows-differ': {
    key: 'inbox/bank/careless-bank/2026-10-08/rows-differ.csv',
    text: `${bankHeader}\n${wholeBankRow}`,
    manifest: () => ({ rows: 2 }),
    ...rejected('rows-differ-from-manifest'),
  },
  'digest-differs': {
    key: 'inbox/bank/careless-bank/2026-10-09/digest-differs.csv',
    text: `${bankHeader}\n${wholeBankRow}`,
    manifest: () => ({ rows: 1, sha256: '0'.repeat(64) }),
    ...rejected('digest-differs-from-manifest'),
  },
  'manifest-invalid': {
    key: 'inbox/bank/careless-bank/2026-10-10/manifest-invalid.csv',
    text: `${bankHeader}\n${wholeBankRow}`,
    manifest: () => ({ part: 3, of: 2 }),
    ...rejected('manifest-invalid'),
  },
  'gzip-cut-off': {
    key: 'inbox/bank/careless-bank/2026-10-11/cut-off.csv.gz',
    text: `${bankHeader}\n${wholeBankRow.repeat(100)}`,
    gzip: true,
    damage: (bytes) => bytes.subarray(0, bytes.length - 12),
    ...rejected('gzip-damaged'),
  },
  'no-such-day': {
    key: 'inbox/bank/careless-bank/2026-02-30/accounts.csv',
    text: `${bankHeader}\n${wholeBankRow}`,
    ...rejected('as-of-invalid'),
  },
  tomorrow: {
    key: 'inbox/bank/careless-bank/2026-11-01/accounts.csv',
    text: `${bankHeader}\n${wholeBankRow}`,
    ...rejected('as-of-future'),
  },
  'header-too-long': {
    key: 'inbox/bank/careless-bank/2026-10-12/header-too-long.csv',
    text: `${bankHeader},${'x'.repeat(1_100_000)}\n${wholeBankRow}`,
    ...rejected('header-too-long'),
  },
  'no-day-at-all': {
    key: 'inbox/bank/careless-bank/accounts.csv',
    text: `${bankHeader}\n${wholeBankRow}`,
    ...rejected('key-unreadable'),
  },
  'no-such-provider': {
    key: 'inbox/bank/bank#1/2026-10-30/accounts.csv',
    text: `${bankHeader}\n${wholeBankRow}`,
    ...rejected('provider-unreadable'),
  },
  'no-such-source': {
    key: 'inbox/lottery/first-office/2026-10-30/tickets.csv',
    text: `${bankHeader}\n${wholeBankRow}`,
    ...rejected('source-unknown'),
  },
} as const satisfies Record<string, FileFacts>;

export type FileName = keyof typeof accepted | keyof typeof followed | keyof typeof refused;
export const files: Readonly<Record<FileName, FileFacts>> = { ...accepted, ...followed, ...refused };

/** The file that follows from a row of a source, by provider and day. */
export function nameDerivedFile(
  source: string,
  {
    provider = `${source}-office`,
    asOf = '2026-10-30',
  }: { provider?: string | undefined; asOf?: string | undefined },
): string {
  return `inbox/${source}/${provider}/${asOf}/rows.csv`;
}

/** The files that are there, and those that rows name: of each provider the newest is current. */
export function listFiles(named: Iterable<string>): ReadonlyMap<string, FileFacts> {
  const given = new Map<string, FileFacts>(Object.entries(files));
  const derived = [...new Set(named)].filter((name) => !given.has(name));
  const isOvertaken = (key: string) =>
    derived.some((other) => folderOf(other) === folderOf(key) && dayOf(other) > dayOf(key));
  for (const key of derived) {
    const state = isOvertaken(key) ? ({ state: 'superseded', reason: 'newer-delivery' } as const) : current;
    given.set(key, { key, ...state });
  }
  return given;
}

/** The day that a file is of. */
export function dayOf(key: string): string {
  return key.split('/').at(-2) ?? '';
}

function folderOf(key: string): string {
  return key.split('/').slice(0, -2).join('/');
}

const rosterHeader = [
  ...['家庭编号', '救助类别', '户主姓名', '成员姓名', '身份证号', '与户主关系', '乡镇', '村社区', '保障类别'],
  ...['月保障金额', '家庭收入', '收入周期', '授权有效期至'],
].join(',');

const rosterFacts = {
  main: { key: 'roster/329902/2026-10-25/花名册.csv', encoding: 'utf-8-bom', ...current },
  'neighbour-august': {
    key: 'roster/329903/2026-08-31/roster.csv',
    encoding: 'gb18030',
    newline: '\r\n',
    state: 'superseded',
    reason: 'newer-delivery',
  },
  /** One household has left and one is disputed: not more than 5 %. */
  'neighbour-september': { key: 'roster/329903/2026-09-30/roster.csv', english: true, ...current },
  'neighbour-october': {
    key: 'roster/329903/2026-10-25/roster.csv',
    text: `${rosterHeader}\n${anyNumber},城市低保,沈知远,沈知远,${anyNumber},户主,试验镇,一村,B,600,0,月,长期\n`,
    ...rejected('household-numbers-are-identity-numbers'),
  },
  'shrinking-september': { key: 'roster/329904/2026-09-30/roster.csv', ...current },
  /** Three of 21 households are missing. */
  'shrinking-october': {
    key: 'roster/329904/2026-10-25/roster.csv',
    state: 'held',
    reason: 'households-vanished',
  },
  'no-such-county': {
    key: 'roster/32990/2026-10-25/roster.csv',
    text: '家庭编号\n1\n',
    ...rejected('county-unreadable'),
  },
} as const satisfies Record<string, FileFacts>;

export type RosterName = keyof typeof rosterFacts;
export const rosters: Readonly<Record<RosterName, FileFacts>> = rosterFacts;

export const rostersOfCounty: Readonly<Record<'main' | 'neighbour' | 'shrinking', readonly RosterName[]>> = {
  main: ['main'],
  neighbour: ['neighbour-august', 'neighbour-september'],
  shrinking: ['shrinking-september', 'shrinking-october'],
};

/** What is listed about providers and rosters rather than households. */
export const noticesOfSubjects = [
  { reason: 'provider-overdue', subject: 'bank/silent-bank' },
  { reason: 'provider-overdue', subject: 'vehicle/silent-vehicle-office' },
  { reason: 'roster-held', subject: rosterFacts['shrinking-october'].key },
] as const;
