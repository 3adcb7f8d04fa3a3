/** What is listed of a household without a case: unknown is never taken for nothing. */
import type { HouseholdFile, Member } from '../../contracts/household-file.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import type { NoticeReason } from '../../contracts/reasons.ts';
import { isAuthorised, isComparable } from './match-rows.ts';

export interface Notice {
  /** Ordinal of the member it is about; null for the household. */
  member: number | null;
  reason: NoticeReason;
}

/** At most one notice a member, by ordinal: what is wrong with the number comes before the authorisation. */
export function listNotices({ profile, members }: HouseholdFile, day: CalendarDate): Notice[] {
  if (profile.status === 'disputed') return [{ member: null, reason: 'household-disputed' }];
  if (profile.status === 'ended') return [];
  return members
    .flatMap((member) => noticeOf(member, day).map((reason) => ({ member: member.ordinal, reason })))
    .sort((a, b) => a.member - b.member);
}

function noticeOf(member: Member, day: CalendarDate): NoticeReason[] {
  if (member.identity === 'invalid') return ['identity-invalid'];
  if (!isComparable(member)) return ['identity-not-comparable'];
  return isAuthorised(member, day) ? [] : ['member-unauthorised'];
}
