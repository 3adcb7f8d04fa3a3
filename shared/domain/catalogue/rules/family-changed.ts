/** A member who has married or divorced since signing, while the household is still the one of before. */
import { tokensOf, type Member } from '../../../contracts/household-file.ts';
import type { Bilingual } from '../../../contracts/primitives.ts';
import { say, sayAll } from '../../kernel/say.ts';
import type { Event } from '../facets.ts';
import { memberOf } from '../held.ts';
import { defineRule, failWithoutAmount, listRows, type View } from '../rule.ts';
import { drawStranger, type RuleSample } from '../sample.ts';
import { eventsOf, lastOf, listEvents, type MemberEvent, signedOnBy } from './events.ts';

const kinds: readonly Event['what'][] = ['married', 'divorced'];

export const familyChanged = defineRule({
  name: 'family-changed',
  title: say('婚姻变动', 'family changed'),
  phrase: say(
    '有成员婚姻变动而家庭成员未变',
    'a household that has not changed with the marriage of a member',
  ),
  failsWhen: say(
    '成员在签署授权书之后结婚而配偶不在家庭成员中，或离婚而原配偶仍在家庭成员中。复核。',
    'After signing, a member has married and the spouse is not in the household, or has divorced and the former spouse still is. Review.',
  ),
  facets: ['event'],
  topics: ['marriage'],
  about: 'assets',
  restsOn: say(
    '《社会救助法》第四十六条、《办法》第七条、第三十条（配偶为家庭成员；人口变化应当告知）',
    'Act art. 46, Measures arts. 7 and 30 (a spouse is a member; changes of people are reported)',
  ),
  parameters: {},
  defaults: () => ({}),
  mightCount: (asset, _entry, view) =>
    eventsOf(asset, kinds).some((event) => isSince(event, memberOf(asset), view) !== 'no'),
  judge(view) {
    const all = lastOfEachCouple(listEvents(view, kinds));
    const cleared = all.filter(({ isCleared }) => isCleared).length;
    const judged = all
      .filter(({ isCleared }) => !isCleared)
      .map((each) => ({ each, is: judgeEvent(each, view) }));
    const changed = judged.flatMap(({ each, is }) => (is === 'differs' ? [each] : []));
    const unknown = judged.flatMap(({ each, is }) =>
      is === 'agrees' || is === 'differs' ? [] : [describeUnknown(each, is)],
    );
    if (changed.length > 0) {
      const why = say(
        '先复核、不拟停发：请核实是否共同生活。配偶属于共同生活家庭成员的，补报其情况、签署授权书后重新核对；不再属于的，核减。',
        'Review, not suspension: find out who lives together. A spouse who does is added, signs and is compared; who no longer does is taken off.',
      );
      const seen = sayAll([...changed.map(describeChange), ...unknown, why]);
      return failWithoutAmount('review', seen, listRows(changed.map(({ asset }) => asset)));
    }
    if (unknown.length > 0) return { kind: 'unjudged', explanation: sayAll(unknown) };
    return {
      kind: 'passed',
      explanation: say(
        `没有发现签署授权书之后结婚、离婚而家庭成员未相应变动的${cleared > 0 ? `（${cleared} 项此前已核实排除）` : ''}。`,
        `Nobody has married or divorced since signing whose household would have changed${cleared > 0 ? ` (${cleared} covered by a clearance)` : ''}.`,
      ),
    };
  },
});

/** Of one couple the last registration holds: who divorced and married again is married. Of one day a divorce is the last. */
function lastOfEachCouple(events: readonly MemberEvent[]): MemberEvent[] {
  const couples = Map.groupBy(
    events,
    ({ memberOrdinal, event }) => `${memberOrdinal}|${event.spouseToken ?? ''}`,
  );
  return [...couples.values()].map((each) => lastOf(each, ({ what }) => what === 'divorced'));
}

type Judged = 'agrees' | 'differs' | 'signing-unknown' | 'member-unknown';

/** Whether the household is what the event makes of it. */
function judgeEvent({ event, memberOrdinal }: MemberEvent, view: View): Judged {
  const since = isSince(event, memberOrdinal, view);
  if (since === 'no') return 'agrees';
  const present = isMember(event.spouseToken, view.members);
  const isDifferent = event.what === 'married' ? present !== 'yes' : present !== 'no';
  if (!isDifferent) return 'agrees';
  if (present === 'unknown') return 'member-unknown';
  return since === 'yes' ? 'differs' : 'signing-unknown';
}

/** Whether something happened after the member signed; what the household declared when signing is what it was then. */
function isSince(
  { on }: Event,
  ordinal: number | undefined,
  view: Pick<View, 'members'>,
): 'yes' | 'no' | 'unknown' {
  const signedOn = signedOnBy(ordinal, view);
  if (signedOn === undefined) return 'unknown';
  return on > signedOn ? 'yes' : 'no';
}

/** Whether a spouse is in the household; somebody there whose number cannot be compared may be. */
function isMember(spouse: string | undefined, members: readonly Member[]): 'yes' | 'no' | 'unknown' {
  if (members.some((each) => tokensOf(each).some((token) => token === spouse))) return 'yes';
  const isSomebodyUnknown = members.some((each) => tokensOf(each).length === 0);
  return spouse === undefined || isSomebodyUnknown ? 'unknown' : 'no';
}

function describeChange({ memberOrdinal, event: { what, on } }: MemberEvent): Bilingual {
  return what === 'married'
    ? say(
        `成员 ${memberOrdinal} 于 ${on} 登记结婚，在签署授权书之后，花名册的家庭成员中没有其配偶。`,
        `Member ${memberOrdinal} married on ${on}, after signing, and the spouse is not in the household.`,
      )
    : say(
        `成员 ${memberOrdinal} 于 ${on} 登记离婚，在签署授权书之后，花名册的家庭成员中仍有其原配偶。`,
        `Member ${memberOrdinal} divorced on ${on}, after signing, and the former spouse is still in the household.`,
      );
}

function describeUnknown(
  { memberOrdinal, event: { on } }: MemberEvent,
  why: Exclude<Judged, 'agrees' | 'differs'>,
): Bilingual {
  return why === 'signing-unknown'
    ? say(
        `成员 ${memberOrdinal} 于 ${on} 有婚姻登记，授权书签署日期不详，因此不作判断。`,
        `Member ${memberOrdinal} has a registration of ${on}; when they signed is not known, so nothing is judged.`,
      )
    : say(
        `成员 ${memberOrdinal} 于 ${on} 有婚姻登记，家庭中有身份证号无法比对的成员，因此不作判断。`,
        `Member ${memberOrdinal} has a registration of ${on}; somebody in the household cannot be compared, so nothing is judged.`,
      );
}

export const sample: RuleSample = {
  source: 'marriage',
  provider: 'registration-office',
  providerName: '邻县婚姻登记处',
  households: 20,
  kind: 'review',
  draw: (draw) => [
    {
      kind: '结婚登记',
      registered_on: `2026-0${draw.int(1, 9)}-1${draw.int(0, 9)}`,
      spouse_id: drawStranger(draw),
    },
  ],
};
