/** Tells by the names of its columns that a file is of another source than the one whose folder it is in. */
import type { Bilingual } from '../contracts/primitives.ts';
import { sources } from '../domain/catalogue/catalogue.ts';
import { applicationColumns } from '../domain/checks/application-columns.ts';
import { type Column, readHeader } from '../domain/kernel/header.ts';
import { say } from '../domain/kernel/say.ts';
import { rosterColumns } from '../domain/roster/roster-columns.ts';

/** Columns by the names of the specification alone: a synonym may be many sources'. */
function withoutSynonyms(columns: readonly Column[]): Column[] {
  return columns.map((each) => ({ ...each, synonyms: [] }));
}

const ofCounties = [
  { title: say('花名册', 'the roster'), columns: rosterColumns },
  { title: say('申请家庭名单', 'the list of applicants'), columns: applicationColumns },
];
const kinds = [...sources, ...ofCounties].map(({ title, columns }) => ({
  ...{ title, columns },
  specified: withoutSynonyms(columns),
}));

/** A provider may add so many columns of its own that are another source's too. */
const MOST_IN_COMMON = 1;

/**
 * The source, or those alike, that a header is of by its specified names, where it is not of the one that was asked for: that lacks columns,
 * has them by synonyms alone, or knows fewer of the names by more than one.
 *
 * @param own the columns of the source whose folder the file is in
 */
export function seemsOfAnotherSource(line: string, own: readonly Column[]): Bilingual | undefined {
  const mine = readHeader(line, own);
  const specified = kinds.find(({ columns }) => columns === own)?.specified;
  if (specified === undefined) return undefined;
  const isSpecified = readHeader(line, specified).kind === 'header';
  const least = mine.kind === 'missing' ? 0 : mine.known + (isSpecified ? MOST_IN_COMMON + 1 : 0);
  const others = kinds
    .filter(({ columns }) => columns !== own)
    .map((kind) => ({ ...kind, reading: readHeader(line, kind.specified) }))
    .filter(({ reading }) => reading.kind === 'header' && reading.known >= least);
  const most = Math.max(...others.map(({ reading }) => reading.known));
  const titles = others.filter(({ reading }) => reading.known === most).map(({ title }) => title);
  if (titles.length === 0) return undefined;
  return say(titles.map(({ zh }) => zh).join('、'), titles.map(({ en }) => en).join(' or '));
}
