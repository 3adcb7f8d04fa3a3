/** A member who is on record as dead. One record may be a clerk's mistake, so it asks for a visit and ends nothing. */
import type { Bilingual } from '../../../contracts/primitives.ts';
import { countOf, say, sayAll } from '../../kernel/say.ts';
import { defineRule, failWithoutAmount, listRows, type View } from '../rule.ts';
import type { RuleSample } from '../sample.ts';
import { eventsOf, listEvents, type MemberEvent, signedOnBy } from './events.ts';

export const memberDeceased = defineRule({
  name: 'member-deceased',
  title: say('成员死亡', 'deceased member'),
  phrase: say('有成员在有关部门登记为已去世', 'a household with a member who is on record as dead'),
  failsWhen: say(
    '有成员登记为死亡。复核；只有一个单位记录的，不能单独据此停发或终止。',
    'A member is on record as dead. Review; where one office alone says so, nothing ends by it alone.',
  ),
  facets: ['event'],
  topics: ['death'],
  about: 'assets',
  restsOn: say(
    '民政部 2022 年 10 月 20 日通知（成员死亡后三个月内复核）；单一记录不作决定依据：产品设定',
    "notice of 2022-10-20 (reviewed within three months after a member's death); that one record decides nothing: product choice",
  ),
  parameters: {},
  defaults: () => ({}),
  mightCount: (asset) => eventsOf(asset, ['died']).length > 0,
  judge(view) {
    const all = listEvents(view, ['died']);
    const deaths = all.filter(({ isCleared }) => !isCleared);
    if (deaths.length === 0) return { kind: 'passed', explanation: describeNone(all.length) };
    const people = [...Map.groupBy(deaths, ({ memberOrdinal }) => memberOrdinal)];
    const seen = people.flatMap(([ordinal, events]) => describeDeath(ordinal, events, view));
    const isByOne = people.some(([, events]) => countOffices(events.flatMap(({ asset }) => asset.rows)) < 2);
    const why = isByOne ? recordedOnce : recordedBySeveral;
    return failWithoutAmount('review', sayAll([...seen, why]), listRows(deaths.map(({ asset }) => asset)));
  },
});

const recordedOnce = say(
  '先复核、不拟停发：只有一个单位有记录的，须另有来源或者入户核实；核实死亡的，核减该成员、重新测算保障金额，单人户按程序终止。',
  'Review, not suspension: where one office alone has it on record, a second source or a visit has to confirm it. Then take the member off and calculate again; a household of one ends by procedure.',
);

const recordedBySeveral = say(
  '先复核、不拟停发：请入户核实；核实死亡的，核减该成员、重新测算保障金额，单人户按程序终止。',
  'Review, not suspension: confirm it by a visit. Then take the member off and calculate again; a household of one ends by procedure.',
);

/** What is on record of one person, and whether that person has signed since. */
function describeDeath(
  ordinal: number,
  events: readonly MemberEvent[],
  view: Pick<View, 'members'>,
): Bilingual[] {
  const days = [...new Set(events.map(({ event }) => event.on))];
  const offices = countOffices(events.flatMap(({ asset }) => asset.rows));
  const recorded = say(
    `成员 ${ordinal} 登记为死亡（${days.join('、')}${days.length > 1 ? '，各记录的日期不一致' : ''}），${offices} 个单位有记录。`,
    `Member ${ordinal} is on record as dead (${days.join(', ')}), by ${countOf(offices, 'office')}.`,
  );
  const signedOn = signedOnBy(ordinal, view);
  if (signedOn === undefined)
    return [
      recorded,
      say('授权书签署日期不详，不能与之核对。', 'When the authorisation was signed is not known.'),
    ];
  if (events.every(({ event }) => signedOn <= event.on)) return [recorded];
  return [
    recorded,
    say(
      `但授权书签署于 ${signedOn}，晚于记录的死亡日期：请核实记录是否有误、授权书由谁签署。`,
      `Yet the authorisation was signed on ${signedOn}, after that: find out whether the record is wrong, and who signed.`,
    ),
  ];
}

/** How many offices have rows: one source of two providers is two, and so are two sources of one. */
export function countOffices(
  rows: readonly { holding: { provider: string; asset: { source: string } } }[],
): number {
  return new Set(rows.map(({ holding }) => `${holding.asset.source}|${holding.provider}`)).size;
}

function describeNone(cleared: number): Bilingual {
  return say(
    `没有成员登记为死亡${cleared > 0 ? `（${cleared} 项此前已核实排除）` : ''}。`,
    `No member is on record as dead${cleared > 0 ? ` (${cleared} covered by a clearance)` : ''}.`,
  );
}

export const sample: RuleSample = {
  source: 'household-register',
  provider: 'register-office',
  providerName: '清禾县户籍注销登记处',
  households: 12,
  kind: 'review',
  draw: (draw) => [
    { register_status: '死亡注销', reason: '死亡', changed_on: `2026-0${draw.int(1, 9)}-1${draw.int(0, 9)}` },
  ],
};
