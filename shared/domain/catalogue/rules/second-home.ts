/** More homes than one household lives in. */
import type { Bilingual } from '../../../contracts/primitives.ts';
import { add, compare, type Fraction, makeFraction } from '../../kernel/fraction.ts';
import { countOf, say, sayAll } from '../../kernel/say.ts';
import { exactly, policyNumber } from '../../kernel/decimal.ts';
import { defineRule, failWithoutAmount, listRows } from '../rule.ts';
import { homeOf, listTitles } from './titles.ts';

export const secondHome = defineRule({
  name: 'second-home',
  title: say('第二套住房', 'second home'),
  phrase: say('住房超过政策允许的套数', 'the owner of more homes than policy allows'),
  failsWhen: say(
    '成员的住宅份额合计超过政策允许的套数（默认 1 套）。复核。',
    "Members' shares of dwellings add up to more than policy allows (by default 1 home). Review.",
  ),
  facets: ['home'],
  about: 'assets',
  restsOn: say(
    '《办法》第十四条（房屋；维持基本生活所必需的可以豁免）；区县做法中比对，但不作为决定依据',
    'Measures art. 14 (houses; what is needed to live may be exempted); compared in district practice, not decisive',
  ),
  parameters: {
    /** How many homes a household may hold; shares of homes add up. */
    homesAllowed: { schema: policyNumber, title: say('允许住房套数', 'homes allowed') },
  },
  defaults: () => ({ homesAllowed: 1 }),
  mightCount: (asset) => ['dwelling', 'unclear'].includes(homeOf(asset)?.use ?? 'other'),
  judge(view, { homesAllowed }) {
    const { titles: homes, cleared } = listTitles(view, 'dwelling');
    const sum = homes.map(({ home }) => home.share).reduce(add, makeFraction(0n, 1n));
    const seen = describeHomes(homes.length, sum, homesAllowed, cleared);
    if (compare(sum, exactly(homesAllowed)) <= 0) return { kind: 'passed', explanation: seen };
    const why = say(
      '先复核、不拟停发：核对结果只作提示。请入户核实是否居住、是否危房，或者已出售、拆迁、析产。',
      'Review, not suspension: it decides nothing alone. Find out by a visit whether it is lived in, unsafe, sold, pulled down or divided.',
    );
    return failWithoutAmount('review', sayAll([seen, why]), listRows(homes.map(({ asset }) => asset)));
  },
});

function describeHomes(count: number, sum: Fraction, homesAllowed: number, cleared: number): Bilingual {
  const share = sum.denominator === 1n ? `${sum.numerator}` : `${sum.numerator}/${sum.denominator}`;
  return say(
    `登记有效的住宅 ${count} 处，家庭成员份额合计 ${share} 套，至多 ${homesAllowed} 套` +
      `${cleared > 0 ? `；另有 ${cleared} 处此前已核实排除，未计入` : ''}。`,
    `${countOf(count, 'dwelling')} in force, members' shares adding up to ${share} of at most ${homesAllowed}` +
      `${cleared > 0 ? `; ${cleared} more covered by a clearance` : ''}.`,
  );
}
