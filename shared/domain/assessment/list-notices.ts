/** What is listed of a household without a case: unknown is never taken for nothing. */
import { isOfKnownStatus, type HouseholdFile, type Member } from '../../contracts/household-file.ts';
import type { CalendarDate } from '../../contracts/primitives.ts';
import type { NoticeReason } from '../../contracts/reasons.ts';
import { whyNotCompared } from './unknown-people.ts';

export interface Notice {
  /** Ordinal of the member it is about; null for the household. */
  member: number | null;
  reason: NoticeReason;
}

/** At most one notice a member, by ordinal: what is wrong with the number comes before the authorisation. */
export function listNotices({ profile, members }: HouseholdFile, day: CalendarDate): Notice[] {
  if (profile.status === 'disputed')
    return [{ member: null, reason: 'household-disputed' }, ...(profile.unreadable ?? []).map(unreadable)];
  if (profile.status === 'ended') return [];
  if (!isOfKnownStatus(profile)) return [{ member: null, reason: 'household-of-another-version' }];
  return members
    .flatMap((member) => noticeOf(member, day).map((reason) => ({ member: member.ordinal, reason })))
    .sort((a, b) => a.member - b.member);
}

function unreadable(member: number): Notice {
  return { member, reason: 'member-row-quarantined' };
}

function noticeOf(member: Member, day: CalendarDate): NoticeReason[] {
  const because = whyNotCompared(member, day);
  return because === undefined ? [] : [because];
}
