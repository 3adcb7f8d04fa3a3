import { createHash } from 'node:crypto';
import type { DeliveryLedger } from '../../shared/adapters/delivery-ledger.ts';
import type { Households } from '../../shared/adapters/households.ts';
import type { IdentityToken } from '../../shared/adapters/identity-token.ts';
import { log } from '../../shared/adapters/log.ts';
import type { Bucket } from '../../shared/adapters/objects.ts';
import type { RegistryStore } from '../../shared/adapters/registry-store.ts';
import type { Runs } from '../../shared/adapters/runs.ts';
import type { FileRecord, RegisterLine } from '../../shared/contracts/deliveries.ts';
import type { Member, Profile } from '../../shared/contracts/household-file.ts';
import type { RosterHousehold } from '../../shared/domain/roster/interpret-roster.ts';
import { buildCountyIndex, type IndexEntry } from '../../shared/matching/registry-index.ts';
import { readKeptRoster } from './read-roster.ts';

export interface ApplyRosterDependencies {
  inbox: Bucket;
  store: Bucket;
  ledger: DeliveryLedger;
  households: Households;
  registry: RegistryStore;
  runs: Runs;
  token: IdentityToken;
}

/**
 * Brings the registry in line with a roster: writes the households that differ, ends those that are gone, then swaps
 * the county's index. The same roster again writes nothing; an import that stopped half-way is done over. The night
 * that follows matches with the new index and assesses every household.
 *
 * @returns false when a run was opened meanwhile: its index stays, and the roster is taken up when it ends
 */
export async function applyRoster(county: string, file: FileRecord, deps: ApplyRosterDependencies): Promise<boolean> {
  const roster = await readKeptRoster(county, file, deps);
  const readable = roster.filter((household) => !isDisputed(household)).map((h) => withTokens(h, deps.token));
  const entry = (await deps.registry.readMap()).counties[county];
  const known = new Map((await deps.registry.readRegister(entry)).map((line) => [line.householdId, line]));

  const lines = readable.map(registerLineOf);
  const changed = readable.filter((household) => differs(registerLineOf(household), known.get(householdIdOf(household))));
  await deps.households.writeRegistry(changed);
  await deps.households.removeMembers(surplusMembers(lines, known));
  const disputed = disputedLines(roster, known);
  for (const { householdId } of disputed) await deps.households.setStatus(householdId, 'disputed');
  const gone = missingFrom([...lines, ...disputed], known);
  for (const { householdId, ended } of gone) if (!ended) await deps.households.setStatus(householdId, 'ended');

  if ((await deps.runs.openRun()) !== undefined) return false;
  const register = [...lines, ...disputed, ...gone.map((line) => ({ ...line, digest: '', ended: true }))];
  await deps.registry.replaceCounty(county, {
    index: buildCountyIndex(county, indexEntries(readable)),
    register: register.sort(byHousehold),
    rosterFileId: file.fileId,
  });
  log.info('roster-imported', { county, households: lines.length, changed: changed.length, gone: gone.length });
  return true;
}

interface RegistryHousehold {
  profile: Profile;
  members: Member[];
}

function withTokens({ profile, members }: RosterHousehold, token: IdentityToken): RegistryHousehold {
  return {
    profile,
    members: members.map((member) =>
      member.identity === 'comparable' ? { ...member, identityToken: token(first17Of(member)) } : member,
    ),
  };
}

function isDisputed({ profile }: RosterHousehold): boolean {
  return profile.status === 'disputed';
}

/**
 * Households whose rows contradict each other. What is on file of them stays as it was, but nobody is compared and
 * nobody ends. One that is not on file was never a household that could be told from a broken line: its rows are in
 * quarantine, and it comes in when they agree.
 */
function disputedLines(roster: readonly RosterHousehold[], known: ReadonlyMap<string, RegisterLine>): RegisterLine[] {
  return roster.filter(isDisputed).flatMap(({ profile }) => {
    const line = known.get(profile.householdId);
    return line === undefined ? [] : [{ ...line, digest: 'disputed', ended: false }];
  });
}

function first17Of({ idNumber }: Pick<Member, 'idNumber'>): string {
  return idNumber.slice(0, 17);
}

function householdIdOf({ profile }: RegistryHousehold): string {
  return profile.householdId;
}

function registerLineOf(household: RegistryHousehold): RegisterLine {
  return {
    householdId: householdIdOf(household),
    digest: createHash('sha256').update(JSON.stringify(household)).digest('hex').slice(0, 32),
    members: household.members.length,
    ended: false,
  };
}

function differs(line: RegisterLine, known: RegisterLine | undefined): boolean {
  return known === undefined || known.ended || known.digest !== line.digest;
}

function* surplusMembers(lines: readonly RegisterLine[], known: ReadonlyMap<string, RegisterLine>) {
  for (const { householdId, members } of lines) {
    const before = known.get(householdId)?.members ?? 0;
    if (before > members) yield { household: householdId, from: members + 1, through: before };
  }
}

/** Households on the register that the roster lacks, those that ended before included: their cases may still be open. */
function missingFrom(lines: readonly RegisterLine[], known: ReadonlyMap<string, RegisterLine>): RegisterLine[] {
  const present = new Set(lines.map((line) => line.householdId));
  return [...known.values()].filter((line) => !present.has(line.householdId));
}

/** Who is compared: the comparable members of active households. Whether they are authorised is a matter of the day. */
function* indexEntries(households: readonly RegistryHousehold[]): Generator<IndexEntry> {
  for (const { profile, members } of households) {
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
