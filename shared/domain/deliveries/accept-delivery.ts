/** How a whole delivery takes the place of the current one: beside what staff joined, and what is remembered of it. */
import type { Bilingual, CalendarDate } from '../../contracts/primitives.ts';
import { say } from '../kernel/say.ts';
import {
  bytesRemembered,
  idOf,
  newestOf,
  wordsRemembered,
  type Combination,
  type Folding,
  type Group,
} from './folding.ts';

/** What decisions name the files of a combination by. */
export function arrivalNames({ arrivals, files }: Combination): readonly string[] {
  return arrivals ?? files.map(({ fileId }) => fileId);
}

/** A correction of one of several files that staff joined leaves the others in use. */
export function keepOtherJoinedFiles(completed: Combination, current: Combination | undefined): Combination {
  const key = completed.files[0]?.key;
  if (current?.joined === undefined || current.asOf !== completed.asOf) return completed;
  const kept = current.files.flatMap((file, n) => (file.key === key ? [] : [[file, n] as const]));
  if (kept.length === current.files.length) return completed;
  const names = arrivalNames(current);
  const others = {
    ...current,
    files: kept.map(([file]) => file),
    arrivals: kept.map(([, n]) => names[n] ?? ''),
  };
  return join(others, completed);
}

export function join(current: Combination, candidate: Combination): Combination {
  const arrivals = [...arrivalNames(current), ...arrivalNames(candidate)];
  const files = [...current.files, ...candidate.files];
  return { id: idOf(arrivals), asOf: candidate.asOf, files, arrivals, joined: true };
}

/** Says of a delivery under which older date its very bytes were delivered before, if they were. */
export function noteBytes({ oldestOf }: Folding, candidate: Combination): Combination {
  // The first version of the hold rules did not look at this.
  if (candidate.files.some(({ holdRules }) => holdRules === undefined)) return candidate;
  const bytes = idOf(candidate.files.map(({ sha256 }) => sha256));
  const oldest = oldestOf.get(bytes);
  if (oldest === undefined || candidate.asOf < oldest) oldestOf.set(bytes, candidate.asOf);
  for (const forgotten of [...oldestOf.keys()].slice(0, -bytesRemembered)) oldestOf.delete(forgotten);
  return oldest !== undefined && oldest < candidate.asOf ? { ...candidate, bytesOf: oldest } : candidate;
}

/** The actor that records of comparisons name. */
export function comparisonName(candidate: Combination, current: Combination): string {
  return `${candidate.id} ${current.id}`;
}

/** A delivery as it would be current in place of the other: with whom it lacks while more of it cannot be read. */
export function replaceCurrent(candidate: Combination, current: Combination | undefined): Combination {
  if (current === undefined || candidate.joined) return candidate;
  const name = comparisonName(candidate, current);
  const missing = candidate.files.map(({ comparisons }) => comparisons?.[name]?.missing).find(Boolean);
  return missing === undefined ? candidate : { ...candidate, missing };
}

/** The delivery becomes current; what is older than it can become current no more. */
export function accept(folding: Folding, candidate: Combination): void {
  folding.current = replaceCurrent(candidate, folding.current);
  folding.history = { ...folding.history, words: withWords(folding.history.words, candidate) };
  for (const [name, group] of folding.groups) {
    const older = group.asOf < candidate.asOf;
    const overtaken =
      group.asOf === candidate.asOf && group.parts.size === group.of && !holds(group, candidate);
    if (older || overtaken) folding.groups.delete(name);
  }
}

function withWords(known: ReadonlySet<string>, { files }: Combination): ReadonlySet<string> {
  const words = files.flatMap(({ verdict }) =>
    verdict.kind === 'accepted' ? (verdict.profile?.unknownWords ?? []) : [],
  );
  if (words.length === 0) return known;
  return new Set(newestOf(new Set([...known, ...words.map(wordKey)]), wordsRemembered));
}

/** How an unknown word is known again. */
export function wordKey({ field, word }: { field: string; word: string }): string {
  return `${field} ${word}`;
}

function holds(group: Group, combination: Combination): boolean {
  return combination.files.every((file) => group.parts.get(file.part)?.file.fileId === file.fileId);
}

/** What is reported of bytes that were delivered under an older date. */
export function describeOlderBytes(date: CalendarDate): Bilingual {
  return say(
    `与 ${date} 报送的文件逐字节相同；新鲜程度按 ${date} 计算，请报送新数据`,
    `byte for byte the file of ${date}; how fresh it is goes by ${date}: send what is held now`,
  );
}
