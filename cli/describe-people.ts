/** Whose file it is, as `explain` prints it: members by name, whom of them nobody can compare, and what rosters did to it. */
import type { HouseholdFile } from '../shared/contracts/household-file.ts';
import type { CalendarDate } from '../shared/contracts/primitives.ts';
import { sayWhyUnknown, whyNotCompared } from '../shared/domain/assessment/unknown-people.ts';
import { sayEnd } from '../shared/domain/cases/closing-cause.ts';
import { sayPerson } from '../shared/domain/roster/people.ts';
import { describeLink } from '../shared/domain/roster/describe-link.ts';
import { inBoth } from './in-both.ts';

export function describePeople(file: HouseholdFile, day: CalendarDate): string[] {
  const { profile, members, formerMembers } = file;
  const history = (profile.links ?? []).map((link) => {
    const [before, after] = describeLink(link, file);
    const other = link.household ?? '';
    return `  ${link.on}  ${before.zh}${other}${after.zh} ${before.en}${other}${after.en}`;
  });
  const end =
    profile.status === 'ended' ? [`  ${profile.ended?.on ?? ''}  ${inBoth(sayEnd(profile.ended))}`] : [];
  return [
    '成员 Members',
    ...members.map((member) => {
      const unknown = whyNotCompared(member, day);
      const why = unknown === undefined ? '' : `：${inBoth(sayWhyUnknown(unknown))}`;
      return `  ${inBoth(sayPerson(member))}${why}`;
    }),
    ...formerMembers.map(
      (member) =>
        `  ${inBoth(sayPerson(member))}：${member.leftOn ?? ''} 起不在花名册 not in the roster since`,
    ),
    ...(history.length + end.length === 0 ? [] : ['编号与人员沿革 Numbers and people over the years']),
    ...history,
    ...end,
  ];
}
