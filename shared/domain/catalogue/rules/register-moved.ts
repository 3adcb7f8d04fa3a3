/** A member whose household register is cancelled, or has left the county. */
import type { Bilingual } from '../../../contracts/primitives.ts';
import { say, sayAll } from '../../kernel/say.ts';
import type { Event } from '../facets.ts';
import { type HeldAsset, isCountable, memberOf, unclear } from '../held.ts';
import { defineRule, failWithoutAmount, listRows, type View } from '../rule.ts';
import type { RuleSample } from '../sample.ts';
import { eventsOf, lastOf, listEvents, type MemberEvent } from './events.ts';

/** What may happen to a register; who has died is another rule's. */
const kinds: readonly Event['what'][] = [
  ...(['registered', 'register-moved', 'register-cancelled'] as const),
  ...(['went-to-school', 'joined-army'] as const),
];

export const registerMoved = defineRule({
  name: 'register-moved',
  title: say('户籍变动', 'register moved'),
  phrase: say('有成员户籍已迁出或注销', 'a household with a member whose register has moved or is cancelled'),
  failsWhen: say(
    '成员户籍已迁出本县或注销；升学、参军除外，迁回的不计。复核。',
    "A member's household register has left the county or is cancelled; school and the army excepted, and whoever has come back. Review.",
  ),
  facets: ['event'],
  topics: ['register'],
  about: 'assets',
  restsOn: say(
    '《社会救助法》第三十七条（居住地申请）；升学、参军除外：产品设定',
    'Act art. 37 (applying where one lives); school and army excepted: product choice',
  ),
  parameters: {},
  defaults: () => ({}),
  mightCount: (asset, _entry, view) =>
    eventsOf(asset, ['register-moved', 'register-cancelled']).some(
      (event) => !isOvertaken(asset, event, view),
    ),
  judge(view) {
    const newest = [...Map.groupBy(listEvents(view, kinds), ({ memberOrdinal }) => memberOrdinal).values()]
      .map((each) => lastOf(each, ({ what }) => what !== 'registered'))
      .sort((a, b) => a.memberOrdinal - b.memberOrdinal);
    const gone = newest.filter((each) => !each.isCleared && isGone(each.event, view));
    const known = newest.flatMap((each) => describeKnown(each, view));
    if (gone.length === 0) {
      const cleared = newest.some((each) => each.isCleared)
        ? say('户籍变动此前已核实排除。', 'A clearance explains what happened to the register.')
        : say('没有成员户籍迁出或注销。', "No member's register has moved or is cancelled.");
      return { kind: 'passed', explanation: sayAll([cleared, ...known]) };
    }
    const why = say(
      '先复核、不拟停发：请核实现居住地。仍在本县共同生活的，说明情况后排除；已迁居外地的，告知可以向居住地申请，按程序调整或者终止。',
      'Review, not suspension: find out where they live. Who still lives here is explained; who has left may apply there, and this guarantee is changed or ends by procedure.',
    );
    const seen = sayAll([...gone.map(describeGone), ...known, why]);
    return failWithoutAmount('review', seen, listRows(gone.map(({ asset }) => asset)));
  },
});

function isGone({ what, county }: Event, { profile }: Pick<View, 'profile'>): boolean {
  return what === 'register-cancelled' || (what === 'register-moved' && county !== profile.county);
}

/** Whether the person is known to have been on the register after it, so that it matters no more. */
function isOvertaken(asset: HeldAsset, { on }: Event, { assets }: Pick<View, 'assets'>): boolean {
  const isDayKnown = asset.unclear.every(({ point }) => point === unclear.state.point);
  return (
    isDayKnown &&
    assets.some(
      (other) =>
        isCountable(other) &&
        memberOf(other) === memberOf(asset) &&
        eventsOf(other, ['registered']).some((event) => event.on > on),
    )
  );
}

function describeGone({ memberOrdinal, event: { what, on } }: MemberEvent): Bilingual {
  return what === 'register-moved'
    ? say(
        `成员 ${memberOrdinal} 的户籍已于 ${on} 迁出本县。`,
        `The register of member ${memberOrdinal} moved out of the county on ${on}.`,
      )
    : say(
        `成员 ${memberOrdinal} 的户籍已于 ${on} 注销。`,
        `The register of member ${memberOrdinal} was cancelled on ${on}.`,
      );
}

/** What happened to a register that is no ground for anything, and what follows from it all the same. */
function describeKnown(
  { memberOrdinal, event: { what, on, county } }: MemberEvent,
  { profile }: View,
): Bilingual[] {
  if (what === 'went-to-school')
    return [
      say(
        `成员 ${memberOrdinal} 于 ${on} 因升学迁出，仅作佐证。`,
        `Member ${memberOrdinal} moved for school on ${on}, which is evidence alone.`,
      ),
    ];
  if (what === 'joined-army')
    return [
      say(
        `成员 ${memberOrdinal} 于 ${on} 参军：请核减家庭人口。`,
        `Member ${memberOrdinal} joined the army on ${on}: correct the headcount.`,
      ),
    ];
  if (what === 'register-moved' && county === profile.county)
    return [
      say(
        `成员 ${memberOrdinal} 于 ${on} 在本县内迁移。`,
        `Member ${memberOrdinal} moved within the county on ${on}.`,
      ),
    ];
  return [];
}

export const sample: RuleSample = {
  source: 'household-register',
  provider: 'moves-office',
  providerName: '清禾县户籍迁移登记处',
  households: 25,
  kind: 'review',
  draw: (draw) => [
    {
      register_status: draw.pick(['迁出', '注销']),
      reason: draw.pick(['购房', '婚迁', '出国定居']),
      changed_on: `2026-0${draw.int(1, 9)}-1${draw.int(0, 9)}`,
    },
  ],
};
