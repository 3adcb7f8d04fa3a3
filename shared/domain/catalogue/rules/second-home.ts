/** More homes than one household lives in. */
import type { z } from 'zod';
import type { Bilingual } from '../../../contracts/primitives.ts';
import { add, compare, type Fraction, makeFraction } from '../../kernel/fraction.ts';
import { countOf, say, sayAll } from '../../kernel/say.ts';
import { exactly, policyNumber } from '../../kernel/decimal.ts';
import { defineEntry, failWithoutAmount, listRows, type Rule } from './rule.ts';
import { listTitles } from './titles.ts';

export const secondHomeEntry = defineEntry('second-home', {
  /** How many homes a household may hold; shares of homes add up. */
  homesAllowed: policyNumber,
});

export const secondHome: Rule<z.infer<typeof secondHomeEntry>> = {
  name: 'second-home',
  title: say('第二套住房', 'second home'),
  phrase: say('住房超过一套', 'the owner of more than one home'),
  sources: ['property'],
  about: 'assets',
  mightCount: (asset) => asset.source === 'property' && ['dwelling', 'unclear'].includes(asset.use),
  judge(view, { homesAllowed }) {
    const { titles: homes, cleared } = listTitles(view, 'dwelling');
    const sum = homes.map((home) => home.share).reduce(add, makeFraction(0n, 1n));
    const seen = describeHomes(homes.length, sum, homesAllowed, cleared);
    if (compare(sum, exactly(homesAllowed)) <= 0) return { kind: 'passed', explanation: seen };
    const why = say(
      '先复核、不拟停发：核对只提示，不能单独认定。',
      'Review, not suspension: it is compared, and decides nothing alone.',
    );
    return failWithoutAmount('review', sayAll([seen, why]), listRows(homes));
  },
};

function describeHomes(count: number, sum: Fraction, homesAllowed: number, cleared: number): Bilingual {
  const share = sum.denominator === 1n ? `${sum.numerator}` : `${sum.numerator}/${sum.denominator}`;
  return say(
    `现势住宅 ${count} 处，家庭成员份额合计 ${share} 套，至多 ${homesAllowed} 套` +
      `${cleared > 0 ? `；另有 ${cleared} 处已有排除说明，未计入` : ''}。`,
    `${countOf(count, 'dwelling')} in force, members' shares adding up to ${share} of at most ${homesAllowed}` +
      `${cleared > 0 ? `; ${cleared} more covered by a clearance` : ''}.`,
  );
}
