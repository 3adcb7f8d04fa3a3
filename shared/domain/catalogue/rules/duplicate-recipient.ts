/** A person for whom two households receive the guarantee. */
import type { Bilingual, HouseholdId } from '../../../contracts/primitives.ts';
import { say, sayAll } from '../../kernel/say.ts';
import { isExplainedDouble } from './clearances.ts';
import { defineRule, failWithoutAmount, type Recipient, type View } from '../rule.ts';

export const duplicateRecipient = defineRule({
  name: 'duplicate-recipient',
  title: say('重复享受', 'duplicate recipient'),
  phrase: say('有成员重复享受低保', 'the household of a recipient in two households'),
  failsWhen: say(
    '保障对象同时在两个在保家庭中。两户均复核。',
    'A recipient is in two active households. Review of both.',
  ),
  facets: [],
  about: 'people',
  restsOn: say('惯例：不得重复享受', 'practice: nobody is aided twice'),
  parameters: {},
  defaults: () => ({}),
  mightCount: () => false,
  judge(view) {
    const all = view.listRecipients().filter(({ otherHouseholds }) => otherHouseholds.length > 0);
    const doubles = withoutExplained(all, view);
    if (all.length === 0) {
      return {
        kind: 'passed',
        explanation: say('保障对象均未在其他家庭重复享受。', 'No recipient is in another active household.'),
      };
    }
    if (doubles.length === 0) {
      return {
        kind: 'passed',
        explanation: say('有成员同时在其他家庭享受，此前已核实排除。', 'A clearance explains the double.'),
      };
    }
    const why = say(
      '先复核、不拟停发：请与另一户所在乡镇（街道）核实其共同生活的家庭，由一户保障，另一户核减。',
      'Review, not suspension: settle with the town of the other household where the person lives; one keeps them, the other takes them off.',
    );
    const failed = failWithoutAmount('review', sayAll([...describeDoubles(view, doubles), why]), []);
    return { ...failed, people: doubles };
  },
});

/**
 * A clearance is for a member and another household: of a further household, or another member, nothing was explained. One of
 * before that named neither holds for the household until it ends.
 */
function withoutExplained(doubles: readonly Recipient[], { clearances }: View): Recipient[] {
  if (clearances.some(({ people }) => people === undefined)) return [];
  const explained = clearances.flatMap(({ people = [] }) => people);
  return doubles
    .map((each) => ({
      ...each,
      otherHouseholds: each.otherHouseholds.filter((other) => !isExplainedDouble(explained, each, other)),
    }))
    .filter(({ otherHouseholds }) => otherHouseholds.length > 0);
}

/** More than this many are only counted, so that an explanation stays readable. */
const MOST_NAMED = 5;

function describeDoubles(view: View, doubles: readonly Recipient[]): Bilingual[] {
  const named = doubles.slice(0, MOST_NAMED).map(({ ordinal, otherHouseholds }) => {
    const { zh, en } = nameHouseholds(view.profile.county, otherHouseholds);
    return say(`成员 ${ordinal} 同时是${zh} 的保障对象。`, `Member ${ordinal} is also a recipient of ${en}.`);
  });
  const rest = doubles.length - named.length;
  return rest > 0 ? [...named, say(`另有 ${rest} 名成员也在其他家庭享受。`, `So are ${rest} more.`)] : named;
}

/** Staff learn the number of a household of their own county only; of any other, that there is one. */
function nameHouseholds(county: string, households: readonly HouseholdId[]): Bilingual {
  const own = households.filter((household) => household.startsWith(`${county}-`));
  const zh = own.slice(0, MOST_NAMED).map((household) => `家庭 ${household}`);
  const en = own.slice(0, MOST_NAMED).map((household) => `household ${household}`);
  if (own.length < households.length) {
    zh.push('另一县区家庭');
    en.push('a household of another county');
  }
  return say(zh.join('、'), en.join(' and '));
}
