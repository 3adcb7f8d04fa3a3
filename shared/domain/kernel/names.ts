/** Names as two offices write them: the same person, spelt with other glyphs, partly masked, or mistyped by sound. */
import type { Bilingual } from '../../contracts/primitives.ts';
import { keysByCharacter } from './character-table.ts';
import { foldName, foldParts, HAN_ALONE, SEPARATOR } from './fold-name.ts';
import readings from './readings.json' with { type: 'json' };
import { clean } from './text.ts';

/** All toneless readings of a character, by pinyin-pro's dictionary; none for what is no Chinese character or has no known reading. */
export const readingsOf = keysByCharacter(readings);

/** How the name on a row agrees with a member's, and why, without quoting either. */
export type NameComparison = { kind: 'equal' | 'alike' | 'different' | 'empty'; note: Bilingual };

/** What made two names alike and not equal. */
type Cause = 'reading' | 'unreadable' | 'masked' | 'lost' | 'remark' | 'order';

const causeTexts: Readonly<Record<Cause, Bilingual>> = {
  reading: { zh: '个别字同音不同形', en: 'some characters differ but sound alike' },
  unreadable: { zh: '个别字无法识别或被遮盖', en: 'some characters are masked or unreadable' },
  masked: { zh: '姓名后部被遮盖', en: 'the end of the name is masked' },
  lost: { zh: '有一个字丢失', en: 'one character was lost' },
  remark: { zh: '姓名后附有说明', en: 'there is a remark beside the name' },
  order: { zh: '姓与名的顺序不同', en: 'the parts are in another order' },
};

/**
 * Compares the name on a row with a member's name and former names; the best agreement wins.
 *
 * - equal: the same after {@link foldName}. A bracket that says so (`（曾用名…）`) gives a further name, on either side.
 * - alike: of equal length, every differing pair shares a toneless reading or one of the two is `*` `?` `□` `�` or a
 *   private-use character; a trailing run of `*` on the row may represent the rest; at least one character agrees. Or one
 *   character was lost on the row, whatever number of signs, or its reading in letters, or nothing, represents it. Or any
 *   other remark is next to an equal name, or the parts of a name in letters are in another order.
 * - different: anything else. empty: the row gives no name.
 *
 * A name with `*` `?` `□` `�` in it is never equal, not even to itself: it does not say who is meant.
 *
 * @param recordNames the member's name first, then former names; empty ones are skipped.
 */
export function compareNames(recordNames: readonly string[], given: string): NameComparison {
  if (given === recordNames[0] && HAN_ALONE.test(given) && !REMARKED.test(given)) return asRecorded;
  const spoken = readSpoken(given);
  if (foldName(spoken.names[0] ?? '') === '') return empty;
  const outcomes = recordNames.flatMap((name, index) =>
    readSpoken(name).names.flatMap((record, at) =>
      spoken.names.map((each, which) =>
        describe(compareSpoken(record, each, which === 0 ? spoken : undefined), index + at + which > 0),
      ),
    ),
  );
  const best = (kind: NameComparison['kind']): NameComparison | undefined =>
    outcomes.find((outcome) => outcome.kind === kind);
  return best('equal') ?? best('alike') ?? different;
}

/** `沈知远(曾用名沈建国)`: the name, and those that a bracket adds. */
type SpokenName = {
  readonly names: readonly string[];
  /** With `□` for a bracket, which may describe a character that could not be written: 李(金全). */
  readonly described: string;
  /** Something is next to the name that is no name. */
  readonly remarked: boolean;
};

const BRACKET = /[([{【〔](.*?)[)\]}】〕]/gu;
const FORMER = /^(?:曾用名|原名|又名|别名|曾用|原姓名)[:：]?\s*(.+)$/u;
const TITLE = /(?:先生|女士|小姐|同志)$/u;
/** There may be more in it than the name. */
const REMARKED = /[([{【〔]|先生|女士|小姐|同志/u;

function readSpoken(text: string): SpokenName {
  const name = clean(text);
  if (!REMARKED.test(name)) return { names: [name], described: name, remarked: false };
  const inside = [...name.matchAll(BRACKET)].map(([, words = '']) => words.trim());
  const former = inside.flatMap((words) => FORMER.exec(words)?.[1]?.split(/[、,;/]/u) ?? []);
  const bare = name.replace(BRACKET, '').trim();
  const untitled = bare.replace(TITLE, '');
  const remarked = untitled !== bare || inside.some((words) => !FORMER.test(words));
  return { names: [untitled, ...former], described: name.replace(BRACKET, '□'), remarked };
}

const empty: NameComparison = {
  kind: 'empty',
  note: { zh: '数据源未给出姓名', en: 'the row gives no name' },
};
const different: NameComparison = { kind: 'different', note: { zh: '姓名不一致', en: 'the names disagree' } };

/** What nearly every row says: the member's name of today, character by character. */
const asRecorded = describe({ kind: 'equal' }, false);

type FoldedComparison =
  { kind: 'equal' } | { kind: 'alike'; causes: readonly Cause[] } | { kind: 'different' };

function compareSpoken(record: string, given: string, spoken: SpokenName | undefined): FoldedComparison {
  const compared = compareFolded(foldName(record), foldName(given));
  if (compared.kind === 'equal') return spoken?.remarked === true ? alike('remark') : compared;
  if (compared.kind === 'alike') return compared;
  const written = [given, ...(spoken?.remarked === true ? [spoken.described] : [])];
  if (written.some((each) => lacksOne(foldParts(record), foldParts(each)))) return alike('lost');
  return hasPartsOf(record, given) ? alike('order') : compared;
}

function alike(cause: Cause): FoldedComparison {
  return { kind: 'alike', causes: [cause] };
}

function compareFolded(record: string, given: string): FoldedComparison {
  if (record !== '' && record === given && !/[*?□�]/u.test(record)) return { kind: 'equal' };
  const recordChars = Array.from(record);
  const shown = Array.from(given.replace(/\*+$/, ''));
  const masked = given.endsWith('*') && recordChars.length > shown.length;
  const causes = masked
    ? findCauses(recordChars.slice(0, shown.length), shown, ['masked'])
    : findCauses(recordChars, Array.from(given), []);
  return causes ? { kind: 'alike', causes } : { kind: 'different' };
}

/** Signs that represent one character, or its reading in letters. */
const SIGNS = /[*?□�\p{Private_Use}]+|[A-Z]+/gu;
/** So many characters have to be left where nothing at all represents the lost one. */
const LEAST_LEFT = 2;

/** Whether a name is another one in which one character, a separating dot too, was lost. Both have their dots. */
function lacksOne(recordParts: string, givenParts: string): boolean {
  const given = givenParts.replaceAll(SEPARATOR, '');
  const plain = recordParts.replaceAll(SEPARATOR, '');
  const runs = [...given.matchAll(SIGNS)];
  const [run] = runs;
  if (run === undefined) return lacksOneSilently(Array.from(plain), Array.from(given));
  if (runs.length > 1 || !/\p{Script=Han}/u.test(given)) return false;
  const [before, after] = [given.slice(0, run.index), given.slice(run.index + run[0].length)];
  return [plain, recordParts].some((record) => {
    if (!record.startsWith(before) || !record.endsWith(after)) return false;
    const [lost, ...more] = Array.from(record.slice(before.length, record.length - after.length));
    return lost !== undefined && more.length === 0 && mayReplace(run[0], lost);
  });
}

/** Letters represent the character that they are the reading of, or whose reading nobody knows; signs for any. */
function mayReplace(signs: string, lost: string): boolean {
  if (!/[A-Z]/.test(signs)) return true;
  const readings = readingsOf(lost).map((reading) => foldName(reading));
  return lost !== SEPARATOR && (readings.length === 0 || readings.includes(signs));
}

function lacksOneSilently(record: readonly string[], given: readonly string[]): boolean {
  if (given.length < LEAST_LEFT || record.length !== given.length + 1) return false;
  if (!record.some((char) => /\p{Script=Han}/u.test(char))) return false;
  const from = record.findIndex((char, at) => char !== given[at]);
  return record.slice(from + 1).every((char, at) => char === given[from + at]);
}

/** `MINJUN KIM` and `KIM MINJUN`. */
function hasPartsOf(record: string, given: string): boolean {
  const [a, b] = [record, given].map((name) => foldParts(name).split(SEPARATOR).sort());
  return (
    a !== undefined && a.length > 1 && a.every((part) => /^[A-Z]+$/.test(part)) && a.join() === b?.join()
  );
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
  if (isSubstitute(a) || isSubstitute(b)) return 'unreadable';
  if (a === b) return 'same';
  const readings = readingsOf(b);
  return readingsOf(a).some((reading) => readings.includes(reading)) ? 'reading' : 'different';
}

/** A character that represents one that was masked, lost in a conversion, or drawn by some office's own font. */
function isSubstitute(char: string): boolean {
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
