import type { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import type { Households } from '../../shared/store/households.ts';
import { assertSameSecrets, KeyMissingError, type KeyRing } from '../../shared/web/identity-token.ts';
import { correlateWith } from '../../shared/runtime/correlation.ts';
import { count } from '../../shared/runtime/metrics.ts';
import { log } from '../../shared/runtime/log.ts';
import type { Bucket } from '../../shared/store/aws/objects.ts';
import type { Pointers } from '../../shared/store/pointers.ts';
import type { StaffRecords } from '../../shared/store/staff-records.ts';
import { followKinship } from '../../shared/domain/staff/follow-kinship.ts';
import { NamedError } from '../../shared/contracts/named-error.ts';
import { importsOf, type RegistryStore } from '../../shared/store/registry-store.ts';
import type { Runs } from '../../shared/store/runs.ts';
import type { FileRecord } from '../../shared/contracts/deliveries.ts';
import type { RosterImport } from '../../shared/contracts/registry.ts';
import { assertTimeLeft, inTime, type TimeLeft } from '../../shared/domain/kernel/time-left.ts';
import { buildCountyIndex, type IndexEntry } from '../../shared/matching/registry-index.ts';
import { followRoster } from './follow-roster.ts';
import type { NextRegistry } from './next-registry.ts';
import type { RegistryHousehold } from './person-keys.ts';
import type { Forgotten } from '../../shared/store/forgotten.ts';
import { isDead, removeLeftovers } from './leftovers.ts';

export interface ApplyRosterDependencies {
  inbox: Bucket;
  store: Bucket;
  ledger: DeliveryLedger;
  households: Households;
  forgotten: Pick<Forgotten, 'readAll'>;
  pointers: Pick<Pointers, 'readAll'>;
  registry: RegistryStore;
  runs: Runs;
  staff: StaffRecords;
  keys: KeyRing;
  time: TimeLeft;
  now(): Date;
}

/** What is stopped, when time runs out. */
const importing = 'importing a roster';

/**
 * Brings the registry in line with a roster: writes the households that differ (in their tokens too, after a key has come
 * or gone), notes who left and which households ended and why, then swaps the county's objects. The same roster again
 * writes nothing. Where another import was cut off or is still under way, the register no longer shows what is on file:
 * then every household is written, and what only that import knew is removed. The night that follows matches with the new
 * index and assesses every household.
 *
 * @returns `run-open`: a run was opened meanwhile, its index stays, and the roster is taken up when it ends;
 *   `overtaken`: another import began or ended meanwhile, so that this one has to be done over
 */
export async function applyRoster(
  county: string,
  file: FileRecord,
  attempt: string,
  deps: ApplyRosterDependencies,
): Promise<'applied' | 'run-open' | 'overtaken'> {
  await assertNoKeyIsMissing(deps);
  const begunAt = deps.now().toISOString();
  const known = await deps.registry.readMap();
  assertSameSecrets(
    Object.values(known.counties).map(({ keyPrints }) => keyPrints),
    deps.keys,
  );
  const before = importsOf(known, county);
  const map = await deps.registry.beginImport(county, { attempt, rosterFileId: file.fileId, begunAt });
  const next = await followRoster(county, file, map.counties[county], deps);
  const others = importsOf(map, county).filter((begun) => begun.attempt !== attempt);
  const inDoubt = others.length > 0 || before.length > 0;
  const changed = await writeRegistry(next, inDoubt, deps);
  await noteKinship(county, next, deps);
  if (inDoubt) await removeLeftovers(county, [...before, ...others], next, deps);
  assertTimeLeft(deps.time, importing);

  if ((await deps.runs.openRun()) !== undefined) return 'run-open';
  const content = {
    index: buildCountyIndex(county, indexEntries(next.households)),
    register: next.register,
    people: next.people,
    names: next.names,
    rosterFileId: file.fileId,
    keyVersions: [...deps.keys.versions],
    keyPrints: deps.keys.prints,
  };
  const isOver = (begun: RosterImport) => begun.attempt === attempt || isDead(begun, deps.now());
  if (!(await deps.registry.replaceCounty(county, content, { map, isOver }))) return 'overtaken';
  correlateWith(file.fileId);
  count({ HouseholdsImported: next.households.length, HouseholdsChanged: changed });
  log.info('roster-imported', {
    county,
    households: next.households.length,
    changed,
    gone: next.ended.length,
    numbersListed: next.numberList.oldNumbers.size,
    numbersRefused: next.numberList.refused,
  });
  return 'applied';
}

/** @returns how many households were written */
async function writeRegistry(
  next: NextRegistry,
  inDoubt: boolean,
  { households, time }: ApplyRosterDependencies,
): Promise<number> {
  const changed = next.households.filter((each) => inDoubt || each.differs);
  await households.writeRegistry(inTime(changed, time, importing));
  for await (const { householdId, ordinal, on, isNews } of inTime(next.former, time, importing))
    if (inDoubt || isNews) await households.markLeft(householdId, ordinal, on);
  for await (const { householdId, unreadable } of inTime(next.disputed, time, importing))
    await households.setDisputed(householdId, unreadable);
  for await (const { householdId, isNews, ended, links } of inTime(next.ended, time, importing))
    if (inDoubt || isNews) await households.setEnded(householdId, { ended, links });
  return changed.length;
}

/** A record that somebody changes meanwhile is taken up by the message's next attempt. */
class StaffRecordContestedError extends NamedError {
  readonly name = 'StaffRecordContestedError';
}

/** Staff whose relatives have moved are related to the household that these are in now; noted before the registry is replaced. */
async function noteKinship(
  county: string,
  { moves }: NextRegistry,
  deps: ApplyRosterDependencies,
): Promise<void> {
  if (moves.length === 0) return;
  for (const { before, after } of followKinship(await deps.staff.ofCounty(county), moves)) {
    const record = {
      ...after,
      version: before.version + 1,
      changedAt: deps.now().toISOString(),
      changedBy: 'hedui',
    };
    if (!(await deps.staff.write(record, before)))
      throw new StaffRecordContestedError(`the staff record ${before.id} was changed meanwhile`);
    log.info('relatives-moved', { staff: before.id, moves: after.relativesMoved?.length ?? 0 });
  }
}

/**
 * Members lose the token of a key that is not known any more: not while holdings go by it.
 * @throws KeyMissingError
 */
async function assertNoKeyIsMissing({ keys, pointers }: ApplyRosterDependencies): Promise<void> {
  const published = (await pointers.readAll()).filter(({ publication }) => publication > 0);
  const missing = published.find(({ keyVersion }) => !keys.versions.includes(keyVersion));
  if (missing !== undefined) throw new KeyMissingError(missing.keyVersion, keys.versions);
}

/** Who is compared: the comparable members of active households. Whether they are authorised is a matter of the day. */
export function* indexEntries(households: readonly RegistryHousehold[]): Generator<IndexEntry> {
  for (const { profile, members } of households) {
    if (profile.status !== 'active') continue;
    for (const member of members) {
      if (member.identity !== 'comparable') continue;
      yield {
        first17: member.idNumber.slice(0, 17),
        householdId: profile.householdId,
        memberOrdinal: member.ordinal,
        recipient: member.recipient,
        authorisedUntil: member.authorisedUntil,
      };
    }
  }
}
