/**
 * The known county: small, every household a situation of its own, and every answer known beforehand. Three counties in truth,
 * so that people can be guaranteed in two and rosters can be held; all codes, people and numbers are invented.
 */
import type { DeliveryLine, NoticeLine, QuarantineLine } from '../../../shared/contracts/outputs.ts';
import { sources } from '../../../shared/domain/catalogue/catalogue.ts';
import { classChanged } from '../../../shared/domain/catalogue/rules/class-changed.ts';
import { defaultPolicy } from '../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../shared/domain/policy/policy.ts';
import { completePolicy } from '../../../shared/domain/policy/stored-policy.ts';
import type { QuarantineReason } from '../../../shared/contracts/reasons.ts';
import type { Certainty } from '../../../shared/contracts/primitives.ts';
import {
  listFiles,
  noticesOfSubjects,
  rosters,
  rostersOfCounty,
  type FileFacts,
  type RosterName,
} from './files.ts';
import { settleSituations, type Residence } from './people.ts';
import { isSpoilt, listFileLines, writeRosterRow, type FileLine } from './rows.ts';
import { KNOWN_DAY, type ExpectedCase, type Lot } from './situation.ts';
import { writeKnownFile } from './write.ts';

/** The answers hold under it: `class-changed` is asked, which only a policy that names it has. */
export const knownPolicy: Policy = completePolicy({
  ...defaultPolicy,
  rules: [
    ...defaultPolicy.rules,
    {
      ...{ rule: classChanged.name, mode: 'live', ...classChanged.defaults(sources) },
      ...{ effectiveFrom: '2026-01-01', restsOn: 'set for the known county' },
    },
  ],
});

export interface KnownCase extends ExpectedCase {
  situation: string;
  householdId: string;
  amountAtStakeFen: number;
}

/** A row that a finding about the household may rest on. */
export interface KnownRow {
  file: string;
  line: number;
  certainty: Certainty;
}

export interface KnownCounty {
  directory: string;
  day: string;
  /** Household identifiers by the name of their situation. */
  households: Record<string, string>;
  /** All open cases, by household. */
  cases: KnownCase[];
  /** What may be in the evidence, by household. */
  rows: Record<string, KnownRow[]>;
  /** As in `deliveries.ndjson`, `quarantine.ndjson` and `notices.ndjson`, in no particular order. */
  deliveries: DeliveryLine[];
  quarantine: QuarantineLine[];
  notices: NoticeLine[];
}

/** Writes the county's files below the directory, as a mirror of the inbox bucket. */
export async function writeKnownCounty(directory: string): Promise<KnownCounty> {
  const residences = settleSituations();
  const county: KnownCounty = {
    directory,
    day: KNOWN_DAY,
    households: Object.fromEntries(
      residences.map(({ situation, householdId }) => [situation.name, householdId]),
    ),
    cases: residences.flatMap(expectCase),
    rows: {},
    deliveries: [],
    quarantine: [],
    notices: [...residences.flatMap(expectNotices), ...expectSubjectNotices()],
  };
  for (const name of Object.keys(rosters) as RosterName[]) await deliverRoster(county, name, residences);
  const lines = residences.flatMap((residence, serial) => listFileLines(residence, serial + 1));
  const files = listFiles(lines.map(({ file }) => file));
  for (const [name, facts] of files) {
    const own = lines.filter(({ file }) => file === (facts.copyOf ?? name));
    await deliverFile(county, facts, own, residences);
  }
  return county;
}

function expectCase({ situation, householdId }: Residence): KnownCase[] {
  if (situation.expected === undefined) return [];
  const yuan = situation.household?.monthlyAmount ?? '600';
  const amountAtStakeFen = Math.round(Number(yuan.replaceAll(',', '')) * 100);
  return [{ situation: situation.name, householdId, amountAtStakeFen, ...situation.expected }];
}

function expectNotices({ situation, householdId }: Residence): NoticeLine[] {
  return (situation.notices ?? []).map((notice) => ({ householdId, ...notice, subject: null }));
}

function expectSubjectNotices(): NoticeLine[] {
  return noticesOfSubjects.map((notice) => ({ householdId: null, member: null, ...notice }));
}

async function deliverRoster(
  county: KnownCounty,
  name: RosterName,
  residences: readonly Residence[],
): Promise<void> {
  const rows = residences
    .filter(({ situation }) => isListed(situation, name))
    .flatMap((residence) => listRosterRows(residence, name));
  const { key, state, reason } = rosters[name];
  await writeKnownFile(
    county.directory,
    'roster',
    rosters[name],
    rows.map(({ text }) => text),
  );
  const counts = state === 'rejected' ? noCounts : { ...countLots(rows), matched: null, unmatched: null };
  county.deliveries.push({ key, state, reason: reason ?? null, ...counts });
  county.quarantine.push(...listQuarantine(key, rows));
}

function isListed({ county = 'main', rosters: listed }: Residence['situation'], name: RosterName): boolean {
  return (listed ?? rostersOfCounty[county]).includes(name);
}

function listRosterRows(residence: Residence, roster: RosterName): { text: string; lot: Lot }[] {
  return residence.residents.map((resident) => ({
    text: writeRosterRow(residence, resident, roster),
    lot: (isSpoilt(resident.facts, roster) ? resident.facts.quarantined : undefined) ?? 'matched',
  }));
}

async function deliverFile(
  county: KnownCounty,
  facts: FileFacts,
  lines: readonly FileLine[],
  residences: readonly Residence[],
): Promise<void> {
  const { key, state, reason } = facts;
  const [, source = ''] = key.split('/');
  const texts = lines.map(({ text }) => text);
  await writeKnownFile(county.directory, source, facts, texts);
  const counts = state === 'rejected' ? noCounts : countLots(lines);
  county.deliveries.push({ key, state, reason: reason ?? null, ...counts });
  county.quarantine.push(...listQuarantine(key, lines));
  // Nothing rests on what is held or has been superseded.
  if (state === 'current') noteRows(county, key, lines, residences);
}

const noCounts = { rows: null, matched: null, unmatched: null, quarantined: null };

function countLots(lines: readonly { lot: Lot }[]) {
  const count = (wanted: (lot: Lot) => boolean): number => lines.filter(({ lot }) => wanted(lot)).length;
  return {
    rows: count((lot) => lot !== 'not-a-row'),
    matched: count((lot) => lot === 'matched'),
    unmatched: count((lot) => lot === 'unmatched'),
    quarantined: count(isQuarantined),
  };
}

/** Lines count from 1, which is the header. */
function listQuarantine(key: string, lines: readonly { lot: Lot }[]): QuarantineLine[] {
  return lines.flatMap(({ lot }, index) =>
    isQuarantined(lot) ? [{ key, line: index + 2, reason: lot }] : [],
  );
}

function isQuarantined(lot: Lot): lot is QuarantineReason {
  return !['matched', 'unmatched', 'not-a-row'].includes(lot);
}

function noteRows(
  county: KnownCounty,
  key: string,
  lines: readonly FileLine[],
  residences: readonly Residence[],
): void {
  for (const [index, { lot, number, certainty }] of lines.entries()) {
    // A row that leads to somebody and cannot be read is in the file all the same.
    const isUnread = lot.endsWith('-invalid');
    if ((lot !== 'matched' && !isUnread) || certainty === undefined) continue;
    for (const { householdId, residents } of residences) {
      if (!residents.some((resident) => resident.number === number)) continue;
      (county.rows[householdId] ??= []).push({
        ...{ file: key, line: index + 2 },
        certainty: isUnread ? 'probable' : certainty,
      });
    }
  }
}
