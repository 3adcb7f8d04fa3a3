/** What a roster would change: files of households, and who claims whom. */
import type { HouseholdFile, Member } from '../../shared/contracts/household-file.ts';
import type { HouseholdId } from '../../shared/contracts/primitives.ts';
import { readIdentity } from '../../shared/domain/kernel/identity.ts';
import type { Claim, Registry } from '../../shared/matching/registry-index.ts';
import { indexEntries } from './apply-roster.ts';
import type { NextRegistry } from './next-registry.ts';

/** The registry as it would be, as far as assessments ask it: who claims a person. */
export class RosterChanges implements Pick<Registry, 'claims'> {
  readonly #county: string;
  readonly #before: Pick<Registry, 'claims'>;
  readonly #claims = new Map<string, Claim[]>();

  constructor(county: string, next: NextRegistry, before: Pick<Registry, 'claims'>) {
    this.#county = county;
    this.#before = before;
    for (const { first17, ...claim } of indexEntries(next.households))
      this.#claims.set(first17, [...(this.#claims.get(first17) ?? []), claim]);
  }

  claims(first17: string): readonly Claim[] {
    const elsewhere = this.#before
      .claims(first17)
      .filter(({ householdId }) => !householdId.startsWith(`${this.#county}-`));
    const all = [...elsewhere, ...(this.#claims.get(first17) ?? [])];
    return all.sort((a, b) => (a.householdId < b.householdId ? -1 : 1));
  }

  /** Persons who come into a household that did not have them: what they hold is found in the night after. */
  get newPersons(): number {
    let persons = 0;
    for (const first17 of this.#claims.keys()) {
      const before = new Set(this.#before.claims(first17).map(({ householdId }) => householdId));
      if (this.claims(first17).some(({ householdId }) => !before.has(householdId))) persons += 1;
    }
    return persons;
  }

  /** The households of everybody whom other households claim than before. */
  neighbours(): Set<HouseholdId> {
    const households = new Set<HouseholdId>();
    for (const first17 of this.#claims.keys()) {
      const [before, after] = [this.#before.claims(first17), this.claims(first17)];
      if (describeClaims(before) !== describeClaims(after))
        for (const { householdId } of [...before, ...after]) households.add(householdId);
    }
    return households;
  }

  /** Adds the households that claim somebody now. */
  addNeighbours(idNumber: string, to: Set<HouseholdId>): void {
    const identity = readIdentity(idNumber);
    if (identity.kind !== 'identity') return;
    for (const { householdId } of this.#before.claims(identity.first17)) to.add(householdId);
  }
}

function describeClaims(claims: readonly Claim[]): string {
  return claims.map(({ householdId, recipient }) => `${householdId} ${String(recipient)}`).join();
}

/** A household's file as it would be after a roster; of one that is not on file yet, with nothing held and no case. */
export function fileAfter(
  next: NextRegistry,
): (household: HouseholdId) => (before: HouseholdFile | undefined) => HouseholdFile | undefined {
  const settled = new Map(next.households.map((each) => [each.profile.householdId, each]));
  const ended = new Map(next.ended.map((each) => [each.householdId, each]));
  const disputed = new Map(next.disputed.map((each) => [each.householdId, each]));
  const former = Map.groupBy(next.former, ({ householdId }) => householdId);
  return (household) => (before) => {
    const { profile = before?.profile, members = before?.members ?? [] } = settled.get(household) ?? {};
    if (profile === undefined) return undefined;
    const [end, dispute] = [ended.get(household), disputed.get(household)];
    const left = new Map((former.get(household) ?? []).map(({ ordinal, on }) => [ordinal, on]));
    const gone = [...(before?.members ?? []), ...members].flatMap((member): Member[] => {
      const leftOn = left.get(member.ordinal);
      return leftOn === undefined ? [] : [{ ...member, leftOn }];
    });
    const stayed = members.filter(({ ordinal }) => !left.has(ordinal));
    const returned = new Set(stayed.map(({ ordinal }) => ordinal));
    const formerMembers = [...(before?.formerMembers ?? []), ...gone].filter(
      ({ ordinal }) => !returned.has(ordinal),
    );
    return {
      ...{ holdings: [], cases: [], clearances: [], ...before },
      profile: {
        ...profile,
        ...(dispute && { status: 'disputed', unreadable: dispute.unreadable }),
        ...(end && { status: 'ended', ended: end.ended, links: end.links }),
      },
      members: stayed,
      formerMembers: [...new Map(formerMembers.map((member) => [member.ordinal, member])).values()],
    };
  };
}
