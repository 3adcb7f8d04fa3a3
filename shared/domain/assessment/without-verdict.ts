/** What the machine would raise is for staff: papers leave it out of an explanation. */
import type { Bilingual } from '../../contracts/primitives.ts';
import { say } from '../kernel/say.ts';

/** The explanation without the sentences that say whether it would be a suspension or a review. */
export function withoutVerdict({ zh, en }: Bilingual): Bilingual {
  const isVerdict = (sentence: string): boolean => /拟停发|^(Suspension:|Review, not)/.test(sentence);
  const keep = (sentences: readonly string[]): string[] => sentences.filter((each) => !isVerdict(each));
  return say(keep(zh.split(/(?<=。)/)).join(''), keep(en.split(/(?<=\.) /)).join(' '));
}

/**
 * The same for a check report, which is read by whoever decides an application: what makes a finding a question stays, such
 * as an account that may be somebody else's in part.
 */
export function withQuestion({ zh, en }: Bilingual): Bilingual {
  return withoutVerdict({
    zh: zh.replace('先复核、不拟停发：', '待核实：'),
    en: en.replace('Review, not suspension: ', 'To be found out: '),
  });
}
