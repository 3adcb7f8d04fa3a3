/** A held file in words: what a release would do, county by county, and what the file looks like. */
import type { HeldFile } from '../shared/app/deliveries/read-held.ts';
import type { EffectLine, ReleaseEffect, SampleRow } from '../shared/contracts/release-preview.ts';
import { titleOfRule } from '../shared/domain/catalogue/catalogue.ts';
import {
  countedByRule,
  findingTitles,
  listCounts,
  sayEnded,
  sayFoundKinds,
  sayTwoPeople,
  titleOfEffect,
} from '../shared/domain/deliveries/describe-effect.ts';
import { needsSecondPerson } from '../shared/domain/deliveries/release-effect.ts';
import { whySampled } from '../shared/domain/deliveries/sample-rows.ts';
import { sayWord } from '../shared/domain/kernel/say.ts';
import { kinds } from '../functions/console/texts/words.ts';
import { describeProposed } from './describe-decision.ts';
import { inBoth } from './in-both.ts';

export function describeHeld({ preview, proposed, profile, comparison, sample }: HeldFile): string[] {
  const effect =
    preview === undefined
      ? ['', '预览尚未完成，请稍后再看 its preview is still being made; look again shortly']
      : [
          ...describeEffect('放行会 a release would', preview.release),
          ...(preview.join ? describeEffect('合并使用会 using it beside would', preview.join) : []),
          '',
          `戳记 stamp: ${preview.stamp}`,
        ];
  const waits = proposed === undefined ? [] : [describeProposed(proposed)];
  return [...effect, ...waits, ...describeProfile(profile, comparison), ...describeSample(sample)];
}

function describeEffect(title: string, effect: ReleaseEffect): string[] {
  const { newPersons = 0 } = effect;
  const ended = sayEnded(effect);
  return [
    '',
    `${title}:`,
    ...effect.counties.flatMap(({ county, open, lines, ...counts }) => [
      `  ${county}: ${listCounts(counts)
        .map(({ title, cases }) => `${inBoth(title)} ${cases}`)
        .join(', ')}; 未结 open ${open}`,
      ...lines.map((line) => `    ${describeLine(line)}`),
      ...(lines.length > 1 ? [`    ${inBoth(countedByRule)}`] : []),
    ]),
    ...(effect.counties.length === 0 ? ['  不影响任何个案 no case is touched'] : []),
    ...(ended ? [`  ${ended.zh} ${ended.en}`] : []),
    ...(newPersons > 0
      ? [`  新列入 ${newPersons} 人，当晚才比对 new persons, compared in the night after`]
      : []),
    ...(needsSecondPerson(effect)
      ? [`  须两人办理：${sayTwoPeople().zh} it takes two people: ${sayTwoPeople().en}`]
      : []),
  ];
}

function describeLine(line: EffectLine): string {
  const { rule, town, finding, cases, households } = line;
  const what = [
    inBoth(titleOfRule(rule)),
    town,
    inBoth(sayFoundKinds(line, kinds)),
    ...(finding === undefined ? [] : [inBoth(sayWord(findingTitles, finding))]),
  ];
  const named =
    households === undefined ? '' : `: ${households.join(', ')}${cases > households.length ? ' …' : ''}`;
  return `${inBoth(titleOfEffect(line))} ${cases}: ${what.join(', ')}${named}`;
}

function describeProfile(profile: HeldFile['profile'], comparison: HeldFile['comparison']): string[] {
  if (profile === undefined) return [];
  const { rows, unreadable, sample, members } = profile;
  return [
    '',
    `行 rows ${rows}, 无法识别 unreadable ${unreadable}; 命中人员 persons matched ${members.persons}`,
    `抽样检查的行 rows looked at in a sample ${sample.rows}: 以 000 结尾 end in 000 ${sample.endInZeros}, 校验码不符 wrong check digits ${sample.wrongCheckDigits}, 列数过多 fields too many ${sample.tooManyFields ?? 0}`,
    ...(comparison === undefined
      ? []
      : [
          `命中人员：上次 persons matched before ${comparison.before}, 本次 now ${comparison.after}, 两次都有 both ${comparison.both}, 不再出现 missing ${comparison.before - comparison.both}; 两次都有的人中改名 of both, renamed ${comparison.renamed}`,
          `金额变动五倍以上的（任一次有 1000 元以上者中） money moved fivefold, of those with 1,000 yuan or more in either: ${comparison.moved}/${comparison.wealthy}`,
        ]),
  ];
}

/** The rows that the console shows beside the decision, a line each: fields by the column's name, masked. */
function describeSample(sample: readonly SampleRow[]): string[] {
  if (sample.length === 0) return [];
  const lines = sample.map(({ why, fields }) => {
    const values = fields.map(({ field, value }) => `${field} ${value || '（空 empty）'}`);
    return `  ${inBoth(whySampled[why])}: ${values.join(' | ')}`;
  });
  return ['', '样例行（已遮盖） sample rows, masked:', ...lines];
}
