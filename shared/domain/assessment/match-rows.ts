/** Which holdings lead to a member who may be compared today, and how sure each of them is. */
import { unreadableReason } from '../../contracts/holdings.ts';
import type { HouseholdFile, Holding, Member } from '../../contracts/household-file.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import { assertKeysAgree, membersByToken } from '../roster/identity-keys.ts';
import { birthDateIn } from '../kernel/identity.ts';
import { compareNames } from '../kernel/names.ts';
import { compareText } from '../kernel/text.ts';
import type { MatchedRow } from '../catalogue/held.ts';

/** Whether a member may be queried on a day: the last day of an authorisation is part of it. */
export function isAuthorised(member: Pick<Member, 'authorisedUntil'>, day: CalendarDate): boolean {
  if (member.authorisedUntil === 'never') return false;
  return member.authorisedUntil === 'open-ended' || day <= member.authorisedUntil;
}

/** Members who are compared on a day: of an active household, with a comparable number, and authorised. */
export function listComparedMembers(
  file: Pick<HouseholdFile, 'profile' | 'members'>,
  day: CalendarDate,
): Member[] {
  if (file.profile.status !== 'active') return [];
  return file.members.filter((member) => isComparable(member) && isAuthorised(member, day));
}

/** Whether a member's identity number can be compared at all. */
export function isComparable(member: Member): member is Member & { identityToken: string } {
  return member.identity === 'comparable' && member.identityToken !== undefined;
}

/**
 * The holdings of the members who are compared on a day, each with its certainty, by source, provider, file and line.
 * Holdings of anyone else are left out: nobody is judged by what may not be asked.
 *
 * @throws KeysApartError
 */
export function matchRows(file: HouseholdFile, day: CalendarDate): MatchedRow[] {
  const compared = listComparedMembers(file, day);
  assertKeysAgree(file, compared, file.holdings);
  const members = membersByToken(
    compared.map((member) => ({ ...member, bornOn: birthDateIn(member.idNumber) })),
  );
  return file.holdings
    .flatMap((holding) => {
      const member = members.get(holding.identityToken);
      return member ? [matchRow(holding, member)] : [];
    })
    .sort(compareRows);
}

function matchRow(holding: Holding, member: Member & { bornOn: CalendarDate | undefined }): MatchedRow {
  const about = {
    ...{ holding, memberOrdinal: member.ordinal, memberName: member.name },
    ...(member.bornOn !== undefined && { bornOn: member.bornOn }),
  };
  if (unreadableReason(holding.asset) !== undefined) {
    const note = {
      zh: '该行含有本人的身份证号，但未能读取',
      en: 'the row has their identity number and cannot be read',
    };
    return { ...about, certainty: 'probable', note };
  }
  if (!holding.checkDigitRight) {
    const note = { zh: '身份证号校验码不符', en: 'the check digit of the identity number is wrong' };
    return { ...about, certainty: 'doubtful', note };
  }
  const { kind, note } = compareNames([member.name, ...member.formerNames], holding.name);
  const certainty = kind === 'equal' ? 'verified' : kind === 'alike' ? 'probable' : 'doubtful';
  return { ...about, certainty, note };
}

/** A fixed order of rows: by source, provider, file, line and member. */
export function compareRows(a: MatchedRow, b: MatchedRow): number {
  return (
    compareText(a.holding.asset.source, b.holding.asset.source) ||
    compareText(a.holding.provider, b.holding.provider) ||
    compareText(a.holding.file, b.holding.file) ||
    a.holding.line - b.holding.line ||
    a.memberOrdinal - b.memberOrdinal
  );
}
