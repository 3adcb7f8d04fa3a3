/** The cases of a household as `explain` prints them: what was declared and found, what happened, what is due. */
import type { HouseholdCase, HouseholdFile } from '../shared/contracts/household-file.ts';
import { verifyChain } from '../shared/domain/cases/chain.ts';
import { compareDeclared } from '../shared/domain/cases/compare-declared.ts';
import { stateTitles } from '../shared/domain/cases/states.ts';
import { describeTimeline } from '../shared/domain/cases/timeline.ts';
import { sayCitation, sayWord } from '../shared/domain/kernel/say.ts';

export function describeLife(file: HouseholdFile): string[] {
  return file.cases.flatMap((each) => [
    `Case ${each.number} 个案: ${each.kind}, ${sayWord(stateTitles, each.state).zh} ${each.state}${describeDeadline(each)}`,
    ...compareDeclared(file.profile, file.members.length, each).map(
      ({ topic, declared, found }) =>
        `  ${topic.en} ${topic.zh}: declared ${declared.en} ${declared.zh}; found ${found.en} ${found.zh}`,
    ),
    ...describeTimeline(each).flatMap(({ on, who, what }) => [
      `  ${on} ${who.zh}: ${what.zh}`,
      `             ${what.en}`,
    ]),
    ...describeChain(each),
  ]);
}

function describeDeadline({ deadline }: HouseholdCase): string {
  if (deadline === null) return '';
  const provisional = deadline.provisional ? ', provisional until the year is announced' : '';
  return `, due ${deadline.dueOn}${provisional} (${sayCitation(deadline.restsOn).en})`;
}

function describeChain({ events }: HouseholdCase): string[] {
  const check = verifyChain(events);
  return check.kind === 'intact' ? [] : [`  the chain of events is broken at event ${check.at}`];
}
