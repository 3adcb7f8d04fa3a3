/** Names as two offices write them: the same person, spelt with other glyphs, partly masked, or mistyped by sound. */
import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import type { Bilingual } from '../../contracts/primitives.ts';
import { foldWidth } from './text.ts';

/** Whitespace (zero-width kinds included) and the dots that separate the parts of a transcribed name. */
const SEPARATORS = /[\s\u200B-\u200D\u2060.\u00B7\u2022\u2027\u30FB\uFF65]/gu;

/** The package's own declarations do not resolve under NodeNext; this is what they say. */
const toSimplified = Converter({ from: 't', to: 'cn' }) as (text: string) => string;

/**
 * Remembers what a function says of a character: names draw on a few thousand of them.
 * Characters are code points, so that rare ones outside the basic plane count as one.
 */
function rememberByCharacter<T>(ask: (char: string) => T): (char: string) => T {
  const answers = new Map<string, T>();
  return (char) => {
    const known = answers.get(char);
    if (known !== undefined) return known;
    const answer = ask(char);
    answers.set(char, answer);
    return answer;
  };
}

/** Character by character: phrase conversion would make one name depend on which characters stand together. */
const simplify = rememberByCharacter((char) => toSimplified(char));

/** All toneless readings; none for what is no Chinese character or has no known reading. */
const readingsOf = rememberByCharacter((char): readonly string[] =>
  pinyin(char, { toneType: 'none', type: 'array', multiple: true }).filter((reading) => reading !== char),
);

/** A name as it is compared: width, spaces, separators and traditional characters folded. */
export function foldName(name: string): string {
  return Array.from(foldWidth(name).replace(SEPARATORS, ''), simplify).join('');
}

/** How the name on a row agrees with a member's, and why, without quoting either. */
export type NameComparison = { kind: 'equal' | 'alike' | 'different' | 'empty'; note: Bilingual };

/** What made two names alike and not equal. */
type Cause = 'reading' | 'unreadable' | 'masked';

const causeTexts: Readonly<Record<Cause, Bilingual>> = {
  reading: { zh: '个别字同音不同形', en: 'some characters differ but sound alike' },
  unreadable: { zh: '个别字无法识别或被遮盖', en: 'some characters are masked or unreadable' },
  masked: { zh: '姓名后部被遮盖', en: 'the end of the name is masked' },
};

/**
 * Compares the name on a row with a member's name and former names; the best agreement wins.
 *
 * - equal: the same after {@link foldName}.
 * - alike: of equal length, every differing pair shares a toneless reading or one of the two is `*` `?` `□` `�` or a
 *   private-use character; a trailing run of `*` on the row may stand for the rest; at least one character agrees.
 * - different: anything else. empty: the row gives no name.
 *
 * A name with `*` `?` `□` `�` in it is never equal, not even to itself: it does not say who is meant.
 *
 * @param recordNames the member's name first, then former names; empty ones are skipped.
 */
export function compareNames(recordNames: readonly string[], given: string): NameComparison {
  const givenName = foldName(given);
  if (givenName === '') return empty;
  const outcomes = recordNames.map((name, index) =>
    describe(compareFolded(foldName(name), givenName), index > 0),
  );
  const best = (kind: NameComparison['kind']): NameComparison | undefined =>
    outcomes.find((outcome) => outcome.kind === kind);
  return best('equal') ?? best('alike') ?? different;
}

const empty: NameComparison = {
  kind: 'empty',
  note: { zh: '数据源未给出姓名', en: 'the row gives no name' },
};
const different: NameComparison = { kind: 'different', note: { zh: '姓名不一致', en: 'the names disagree' } };

type FoldedComparison =
  { kind: 'equal' } | { kind: 'alike'; causes: readonly Cause[] } | { kind: 'different' };

function compareFolded(record: string, given: string): FoldedComparison {
  if (record === given && !/[*?□�]/u.test(record)) return { kind: 'equal' };
  const recordChars = Array.from(record);
  const shown = Array.from(given.replace(/\*+$/, ''));
  const masked = given.endsWith('*') && recordChars.length > shown.length;
  const causes = masked
    ? findCauses(recordChars.slice(0, shown.length), shown, ['masked'])
    : findCauses(recordChars, Array.from(given), []);
  return causes ? { kind: 'alike', causes } : { kind: 'different' };
}

/** Why two names of equal length are alike; undefined where they are not. */
function findCauses(record: string[], given: string[], already: Cause[]): readonly Cause[] | undefined {
  if (record.length !== given.length) return undefined;
  const verdicts = record.map((char, index) => compareCharacters(char, given[index] ?? ''));
  if (verdicts.includes('different') || !verdicts.includes('same')) return undefined;
  return [
    ...new Set([
      ...already,
      ...verdicts.filter((verdict) => verdict === 'reading' || verdict === 'unreadable'),
    ]),
  ];
}

function compareCharacters(a: string, b: string): 'same' | 'reading' | 'unreadable' | 'different' {
  if (isStandIn(a) || isStandIn(b)) return 'unreadable';
  if (a === b) return 'same';
  const readings = readingsOf(b);
  return readingsOf(a).some((reading) => readings.includes(reading)) ? 'reading' : 'different';
}

/** A character that stands for one that was masked, lost in a conversion, or drawn by some office's own font. */
function isStandIn(char: string): boolean {
  return /^[*?□�\p{Private_Use}]$/u.test(char);
}

function describe(comparison: FoldedComparison, former: boolean): NameComparison {
  if (comparison.kind === 'different') return different;
  const which = former ? { zh: '与曾用名', en: 'with a former name: ' } : { zh: '姓名', en: '' };
  if (comparison.kind === 'equal') {
    return { kind: 'equal', note: { zh: `${which.zh}一致`, en: `${which.en}the names are equal` } };
  }
  const texts = comparison.causes.map((cause) => causeTexts[cause]);
  return {
    kind: 'alike',
    note: {
      zh: `${which.zh}相近：${texts.map(({ zh }) => zh).join('，')}`,
      en: `${which.en}${texts.map(({ en }) => en).join(', ')}`,
    },
  };
}
