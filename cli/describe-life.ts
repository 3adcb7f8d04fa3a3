/** The cases of a household as `explain` prints them: what was declared and found, what happened, what is due. */
import type { HouseholdCase, HouseholdFile } from '../shared/contracts/household-file.ts';
import type { Bilingual, CalendarDate } from '../shared/contracts/primitives.ts';
import { kindTitles } from '../shared/domain/assessment/finding-kinds.ts';
import { verifyChain } from '../shared/domain/cases/chain.ts';
import { compareDeclared } from '../shared/domain/cases/compare-declared.ts';
import { MACHINE } from '../shared/domain/cases/machine-events.ts';
import { stateTitles } from '../shared/domain/cases/states.ts';
import { shanghaiDate } from '../shared/domain/kernel/calendar.ts';
import { sayCitation, sayWord, say } from '../shared/domain/kernel/say.ts';
import { inBoth } from './in-both.ts';

export function describeLife(file: HouseholdFile): string[] {
  return file.cases.flatMap((each) => [
    `个案 case ${each.number}: ${inBoth(sayWord(kindTitles, each.kind))}, ${inBoth(sayWord(stateTitles, each.state))}${describeDeadline(each)}`,
    ...compareDeclared(file.profile, file.members.length, each).map(
      ({ topic, declared, found }) =>
        `  ${inBoth(topic)}: 申报 declared ${inBoth(declared)}；查得 found ${inBoth(found)}`,
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
  const provisional = deadline.provisional
    ? '，暂定，待当年节假日公布 provisional until the holidays of the year are announced'
    : '';
  return `，到期 due ${deadline.dueOn}${provisional}（${inBoth(sayCitation(deadline.restsOn))}）`;
}

function describeChain({ events }: HouseholdCase): string[] {
  const check = verifyChain(events);
  return check.kind === 'intact'
    ? []
    : [`  第 ${check.at} 条记录起被改动 the chain of events is broken at event ${check.at}`];
}

interface TimelineEntry {
  on: CalendarDate;
  who: Bilingual;
  what: Bilingual;
}

export function describeTimeline({ events }: Pick<HouseholdCase, 'events'>): TimelineEntry[] {
  return events.map(({ at, actor, actorName, reason }) => ({
    on: shanghaiDate(new Date(at)),
    who: actor === MACHINE ? say('系统', 'Hedui') : say(actorName ?? actor, actorName ?? actor),
    what: reason,
  }));
}
