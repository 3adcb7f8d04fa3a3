/** Names of files that people bring and take. */

/** How a browser is told to keep or show an answer. A name may hold half of a surrogate pair, which no URI can. */
export function contentDisposition(manner: 'inline' | 'attachment', fileName: string): string {
  return `${manner}; filename*=UTF-8''${encodeURIComponent(fileName.toWellFormed())}`;
}

/** The end of a name, which has its type, in so many UTF-16 units at most: control characters go, and none is cut in two. */
export function endOfName(name: string, longest: number): string {
  let short = '';
  for (const character of [...name.toWellFormed().replaceAll(/\p{Cc}/gu, '')].reverse()) {
    if (short.length + character.length > longest) break;
    short = character + short;
  }
  return short;
}
