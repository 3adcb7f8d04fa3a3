import { hash } from 'node:crypto';
import { tokensOf, type Member, type Profile } from '../../shared/contracts/household-file.ts';
import type { HouseholdPeople } from '../../shared/contracts/household-people.ts';
import { foldName } from '../../shared/domain/kernel/fold-name.ts';
import { cleanNumber } from '../../shared/domain/kernel/text.ts';
import type { ArrivedHousehold } from '../../shared/domain/roster/match-households.ts';
import type { PersonKeys } from '../../shared/domain/roster/match-people.ts';
import type { KeyRing } from '../../shared/web/identity-token.ts';
import { isHeadByRelation, type RosterHousehold } from '../../shared/domain/roster/interpret-roster.ts';

export interface RegistryHousehold {
  profile: Profile;
  members: Member[];
}

/** Of a county, 20 hex digits tell its people apart as well as 64 do, in a third of the space. */
const keptDigits = 20;

/** Keys of a person that no name and no number can be read from: keyed digests, one under each key that is known. */
export function personKeys(member: Omit<Member, 'ordinal'>, keys: KeyRing): PersonKeys {
  const name = foldName(member.name);
  const comparable = member.identity === 'comparable';
  const written = cleanNumber(member.idNumber).toUpperCase();
  const tokens = comparable ? tokensOf(member) : written === '' ? [] : sign(`${written}|${name}`, keys);
  return {
    comparable,
    tokens: tokens.map(shorten),
    names: sign(`|${name}|${member.relation}`, keys).map(shorten),
    ...(comparable && { parts: partKeys(name, member.idNumber, keys) }),
    ...(member.identity === 'invalid' && { unreadable: true }),
  };
}

/** What a person of an identity number is known by, as {@link personKeys} has it. */
export function tokensOfNumber(number: string, keys: KeyRing): string[] {
  return keys.allTokens(number.slice(0, 17)).map(shorten);
}

/** A number that was corrected differs in a digit or two: in the day of birth, or in what is before and behind it. */
function partKeys(name: string, idNumber: string, keys: KeyRing): string[] {
  const [region, birth, sequence] = [idNumber.slice(0, 6), idNumber.slice(6, 14), idNumber.slice(14, 17)];
  return [`${name}|${birth}`, `${name}|${region}|${sequence}`].flatMap((part) =>
    sign(`part|${part}`, keys).map(shorten),
  );
}

/** Keys of a household's head: of the name, and of the number of whoever has it; of several, of the one who is the head. */
function headKeys(
  headName: string,
  members: readonly { name: string; relation: string; keys: PersonKeys }[],
  keys: KeyRing,
): Pick<HouseholdPeople, 'head' | 'headNumber'> {
  const name = foldName(headName);
  const namesakes = members.filter((each) => foldName(each.name) === name);
  const heads = namesakes.filter(isHeadByRelation);
  const bearers = (heads.length > 0 ? heads : namesakes).filter((each) => each.keys.comparable);
  const head = sign(`head|${name}`, keys).map(shorten);
  if (bearers.length === 0) return { head };
  return { head, headNumber: bearers.flatMap((each) => [...each.keys.tokens, ...(each.keys.parts ?? [])]) };
}

/** A household as it is on file, from a version that kept no people beside the register. */
export function peopleOnFile({ profile, members }: RegistryHousehold, keys: KeyRing): HouseholdPeople {
  const bearers = members.map((member) => ({ ...member, keys: personKeys(member, keys) }));
  const people = bearers.map(({ ordinal, keys: { comparable, tokens, names, parts } }) => ({
    ...{ ordinal, comparable, tokens, names },
    ...(parts && { parts }),
  }));
  const { householdId, scheme, status } = profile;
  return {
    householdId,
    number: profile.number ?? householdId.slice(7),
    scheme,
    ...headKeys(profile.headName, bearers, keys),
    people,
    links: profile.links ?? [],
    ended:
      status === 'ended'
        ? (profile.ended ?? { cause: 'left-roster', households: [], on: '1970-01-01' })
        : null,
  };
}

/** A household of a roster as it is distinguished from others, and what it holds. */
export interface RosterArrival extends ArrivedHousehold {
  household: RegistryHousehold;
  /** In the order of the household's members, those whose rows are in quarantine at the end. */
  people: readonly PersonKeys[];
}

/** A household of a roster with everything that it is known again by. */
export function toArrival(
  { profile, members, unreadable = [] }: RosterHousehold,
  keys: KeyRing,
): RosterArrival {
  const borne = members.map((member) => withTokens(member, keys));
  const bearers = borne.map((member) => ({ ...member, keys: personKeys(member, keys) }));
  const hidden = unreadable.map((person) => ({
    ...personKeys(withTokens(person, keys), keys),
    hidden: true,
  }));
  return {
    number: profile.householdId.slice(7),
    scheme: profile.scheme,
    ...headKeys(profile.headName, bearers, keys),
    disputed: profile.status === 'disputed',
    people: [...bearers.map((each) => each.keys), ...hidden],
    household: { profile, members: borne },
  };
}

/** A token under every key that is known; with one key, nothing says that there could be more. */
function withTokens<M extends Omit<Member, 'ordinal' | 'identityToken'>>(
  member: M,
  keys: KeyRing,
): M & Pick<Member, 'identityToken' | 'furtherTokens'> {
  if (member.identity !== 'comparable') return member;
  const [identityToken = '', ...furtherTokens] = keys.allTokens(member.idNumber.slice(0, 17));
  return { ...member, identityToken, ...(furtherTokens.length > 0 && { furtherTokens }) };
}

/** A digest takes 17 digits, as an identity number's: a text is given as many of its own. */
function sign(text: string, keys: KeyRing): string[] {
  const digits = (BigInt(`0x${hash('sha256', text, 'hex').slice(0, 28)}`) % 10n ** 17n)
    .toString()
    .padStart(17, '0');
  return keys.allTokens(digits);
}

function shorten(token: string): string {
  return token.slice(0, token.indexOf(':') + 1 + keptDigits);
}
