/** A shop, an office or the like in a member's name. */
import type { Bilingual } from '../../../contracts/primitives.ts';
import { isCountable } from '../held.ts';
import { compare, ONE } from '../../kernel/fraction.ts';
import { countOf, say, sayAll, sayList } from '../../kernel/say.ts';
import { defineRule, failWithoutAmount, listRows, type View } from '../rule.ts';
import { homeOf, listTitles, type Title } from './titles.ts';

export const commercialProperty = defineRule({
  name: 'commercial-property',
  title: say('经营性房产', 'commercial property'),
  phrase: say('名下有经营性房产', 'the owner of commercial property'),
  failsWhen: say(
    '名下有登记有效的经营性房产。至少一处已确认为本人、由家庭全部持有，且登记中另有住宅的，拟停发，否则复核。',
    'Commercial property is in force. Suspension if one is verified and wholly owned by members and a dwelling is on record too, else review.',
  ),
  facets: ['home'],
  about: 'assets',
  restsOn: say(
    '《办法》第十四条（不动产）；区县 2013 年做法',
    'Measures art. 14 (immovables); district practice 2013',
  ),
  parameters: {},
  defaults: () => ({}),
  mightCount: (asset) => ['commercial', 'unclear'].includes(homeOf(asset)?.use ?? 'other'),
  judge(view) {
    const { titles, cleared } = listTitles(view, 'commercial');
    const seen = describeTitles(titles.length, cleared);
    if (titles.length === 0) return { kind: 'passed', explanation: seen };
    const doubts = findDoubts(titles, hasDwelling(view));
    const raises = doubts.length === 0 ? 'suspension' : 'review';
    return failWithoutAmount(
      raises,
      sayAll([seen, describeKind(doubts)]),
      listRows(titles.map(({ asset }) => asset)),
    );
  },
});

/** A dwelling on record: without one the household may live in the commercial property. */
function hasDwelling(view: View): boolean {
  return view.assets.some((asset) => homeOf(asset)?.use === 'dwelling' && isCountable(asset));
}

/** One title that leaves no doubt is enough for a suspension. */
function findDoubts(titles: readonly Title[], dwelling: boolean): Bilingual[] {
  const verified = titles.filter((title) => title.asset.certainty === 'verified');
  const whole = verified.filter((title) => compare(title.home.share, ONE) === 0);
  const doubts: Bilingual[] = [];
  if (verified.length === 0) doubts.push(say('未能确认权利人为本人', 'not verified as theirs'));
  else if (whole.length === 0) doubts.push(say('仅占部分份额', 'only partly theirs'));
  if (!dwelling)
    doubts.push(say('登记中没有住宅，可能就住在此处', 'no dwelling is on record, they may live there'));
  return doubts;
}

function describeTitles(count: number, cleared: number): Bilingual {
  return say(
    `${count > 0 ? `登记有效的经营性房产 ${count} 处` : '没有查到登记有效的经营性房产'}${cleared > 0 ? `；另有 ${cleared} 处此前已核实排除，未计入` : ''}。`,
    `${countOf(count, 'commercial property', 'commercial properties')} in force` +
      `${cleared > 0 ? `; ${cleared} more covered by a clearance` : ''}.`,
  );
}

function describeKind(doubts: readonly Bilingual[]): Bilingual {
  if (doubts.length === 0) {
    return say(
      '拟停发：至少一处已确认为本人所有、由家庭成员全部持有，且登记中另有住宅；停发前请核实是否出租和租金收入。',
      'Suspension: at least one is verified and wholly owned by members, and a dwelling is on record. Find out about rent before payment stops.',
    );
  }
  const { zh, en } = sayList(doubts);
  return say(`先复核、不拟停发：${zh}。`, `Review, not suspension: ${en}.`);
}
