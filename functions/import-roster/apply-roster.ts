import { createHash } from 'node:crypto';
import type { DeliveryLedger } from '../../shared/store/delivery-ledger.ts';
import type { Households } from '../../shared/store/households.ts';
import { KeyMissingError, type KeyRing } from '../../shared/web/identity-token.ts';
import { correlateWith } from '../../shared/runtime/correlation.ts';
import { count } from '../../shared/runtime/metrics.ts';
import { log } from '../../shared/runtime/log.ts';
import type { Bucket } from '../../shared/store/aws/objects.ts';
import type { Pointers } from '../../shared/store/pointers.ts';
import { importsOf, type RegistryStore } from '../../shared/store/registry-store.ts';
import type { Runs } from '../../shared/store/runs.ts';
import type { FileRecord, RegisterLine, RosterImport } from '../../shared/contracts/deliveries.ts';
import type { Member, Profile } from '../../shared/contracts/household-file.ts';
import type { RosterHousehold } from '../../shared/domain/roster/interpret-roster.ts';
import { assertTimeLeft, inTime, type TimeLeft } from '../../shared/domain/kernel/time-left.ts';
import { buildCountyIndex, type IndexEntry } from '../../shared/matching/registry-index.ts';
import { isDead, removeLeftovers } from './leftovers.ts';
import { readKeptRoster } from './read-roster.ts';

export interface ApplyRosterDependencies {
  inbox: Bucket;
  store: Bucket;
  ledger: DeliveryLedger;
  households: Households;
  pointers: Pick<Pointers, 'readAll'>;
  registry: RegistryStore;
  runs: Runs;
  keys: KeyRing;
  time: TimeLeft;
  now(): Date;
}

/** What is stopped, when time runs out. */
const importing = 'importing a roster';

/**
 * Brings the registry in line with a roster: writes the households that differ (in their tokens too, after a key has come or gone), ends those that are gone, then swaps
 * the county's index. The same roster again writes nothing. Where another import was cut off or is still under way, the
 * register no longer tells what is on file: then every household is written, and what only that import knew is removed.
 * The night that follows matches with the new index and assesses every household.
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
  const before = importsOf(await deps.registry.readMap(), county);
  const map = await deps.registry.beginImport(county, { attempt, rosterFileId: file.fileId, begunAt });
  const entry = map.counties[county];
  const known = new Map((await deps.registry.readRegister(entry)).map((line) => [line.householdId, line]));
  const roster = (await readKeptRoster(county, file, deps))
    .map((household) => withTokens(household, deps.keys))
    .filter((household) => !isDisputed(household) || known.has(householdIdOf(household)));

  const lines = roster.map((household) => registerLineOf(household, known.get(householdIdOf(household))));
  const others = importsOf(map, county).filter((begun) => begun.attempt !== attempt);
  const inDoubt = others.length > 0 || before.length > 0;
  const changed = roster.filter((household, n) =>
    inDoubt ? !isDisputed(household) : mustWrite(household, lines[n], known.get(householdIdOf(household))),
  );
  await deps.households.writeRegistry(inTime(changed, deps.time, importing));
  await deps.households.removeMembers(surplusMembers(lines, known));
  if (inDoubt) await removeLeftovers(county, [...before, ...others], { lines, known }, deps);
  const disputed = roster.filter(isDisputed).map(householdIdOf);
  const gone = missingFrom(lines, known);
  const ending = gone.filter(({ ended }) => !ended || inDoubt).map(({ householdId }) => householdId);
  for await (const household of inTime(disputed, deps.time, importing))
    await deps.households.setStatus(household, 'disputed');
  for await (const household of inTime(ending, deps.time, importing))
    await deps.households.setStatus(household, 'ended');

  assertTimeLeft(deps.time, importing);

  if ((await deps.runs.openRun()) !== undefined) return 'run-open';
  const register = [...lines, ...gone.map((line) => ({ ...line, digest: '', ended: true }))];
  const content = {
    index: buildCountyIndex(county, indexEntries(roster)),
    register: register.sort(byHousehold),
    rosterFileId: file.fileId,
    keyVersions: [...deps.keys.versions],
  };
  const isOver = (begun: RosterImport) => begun.attempt === attempt || isDead(begun, deps.now());
  if (!(await deps.registry.replaceCounty(county, content, { map, isOver }))) return 'overtaken';
  correlateWith(file.fileId);
  count({ HouseholdsImported: lines.length, HouseholdsChanged: changed.length });
  log.info('roster-imported', {
    county,
    households: lines.length,
    changed: changed.length,
    gone: gone.length,
  });
  return 'applied';
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

interface RegistryHousehold {
  profile: Profile;
  members: Member[];
}

/** A token under every key that is known; with one key, nothing says that there could be more. */
function withTokens({ profile, members }: RosterHousehold, keys: KeyRing): RegistryHousehold {
  const withTheirs = (member: (typeof members)[number]): Member => {
    if (member.identity !== 'comparable') return member;
    const [identityToken = '', ...furtherTokens] = keys.allTokens(first17Of(member));
    return { ...member, identityToken, ...(furtherTokens.length > 0 && { furtherTokens }) };
  };
  return { profile, members: members.map(withTheirs) };
}

/**
 * The rows of the household contradict each other. One that is on file keeps what is there and does not end. One that
 * is not could not be told from a broken line: its rows are in quarantine, and it comes in when they agree.
 */
function isDisputed({ profile }: RegistryHousehold): boolean {
  return profile.status === 'disputed';
}

function first17Of({ idNumber }: Pick<Member, 'idNumber'>): string {
  return idNumber.slice(0, 17);
}

function householdIdOf({ profile }: RegistryHousehold): string {
  return profile.householdId;
}

/**
 * A household whose rows contradict each other keeps what is on file of it; the digest says that it has to be written
 * anew as soon as they agree.
 */
function registerLineOf(household: RegistryHousehold, known: RegisterLine | undefined): RegisterLine {
  const kept = isDisputed(household) ? known : undefined;
  return {
    householdId: householdIdOf(household),
    digest: isDisputed(household) ? 'disputed' : digestOf(household),
    members: kept?.members ?? household.members.length,
    ended: false,
  };
}

function digestOf(household: RegistryHousehold): string {
  return createHash('sha256').update(JSON.stringify(household)).digest('hex').slice(0, 32);
}

function mustWrite(
  household: RegistryHousehold,
  line: RegisterLine | undefined,
  known: RegisterLine | undefined,
): boolean {
  if (known === undefined) return true;
  return !isDisputed(household) && (known.ended || known.digest !== line?.digest);
}

function* surplusMembers(lines: readonly RegisterLine[], known: ReadonlyMap<string, RegisterLine>) {
  for (const { householdId, members } of lines) {
    const before = known.get(householdId)?.members ?? 0;
    if (before > members) yield { household: householdId, from: members + 1, through: before };
  }
}

/** Households on the register that the roster lacks, those that ended before included: their cases may still be open. */
function missingFrom(
  lines: readonly RegisterLine[],
  known: ReadonlyMap<string, RegisterLine>,
): RegisterLine[] {
  const present = new Set(lines.map((line) => line.householdId));
  return [...known.values()].filter((line) => !present.has(line.householdId));
}

/** Who is compared: the comparable members of active households. Whether they are authorised is a matter of the day. */
function* indexEntries(households: readonly RegistryHousehold[]): Generator<IndexEntry> {
  for (const { profile, members } of households) {
    if (profile.status !== 'active') continue;
    for (const member of members) {
      if (member.identity !== 'comparable') continue;
      yield {
        first17: first17Of(member),
        householdId: profile.householdId,
        memberOrdinal: member.ordinal,
        recipient: member.recipient,
        authorisedUntil: member.authorisedUntil,
      };
    }
  }
}

function byHousehold(a: RegisterLine, b: RegisterLine): number {
  return a.householdId < b.householdId ? -1 : 1;
}
