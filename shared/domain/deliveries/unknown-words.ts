/** Words of providers that no policy explains yet, once for each provider, with how many rows have them. */
import type { FileRecord, Subject } from '../../contracts/deliveries.ts';
import type { ProviderRef } from '../../contracts/messages.ts';
import type { DeliveryState } from '../../contracts/outputs.ts';
import type { StateReason } from '../../contracts/reasons.ts';
import type { MeaningOf } from '../catalogue/words.ts';

/** A word of a provider, and its column. */
export interface UnknownWordOf extends ProviderRef {
  column: string;
  word: string;
  /** In the delivery that has most of it. */
  rows: number;
  asOf: string;
  /** Inbox keys of deliveries that are held because of unknown words, this one among them. */
  heldKeys: string[];
}

interface DeliveredWords {
  subject: Subject;
  file: FileRecord;
  state: DeliveryState;
  reason: StateReason;
}

/**
 * The unknown words of files that are in use or wait for a person, the most frequent first.
 * @param meaningsOf what policy says of a provider's words: these are no longer unknown
 */
export function listUnknownWords(
  files: readonly DeliveredWords[],
  meaningsOf: (ref: ProviderRef) => MeaningOf | undefined,
): UnknownWordOf[] {
  const found = new Map<string, UnknownWordOf>();
  for (const { subject, file, state, reason } of files) {
    if (subject.kind !== 'provider' || (state !== 'current' && state !== 'held')) continue;
    const ref = { source: subject.source, provider: subject.provider };
    const words = file.verdict.kind === 'accepted' ? (file.verdict.profile?.unknownWords ?? []) : [];
    for (const { field: column, word, rows } of words) {
      if (meaningsOf(ref)?.(column, word) !== undefined) continue;
      const key = [ref.source, ref.provider, column, word].join('\n');
      const known = found.get(key) ?? { ...ref, column, word, rows: 0, asOf: '', heldKeys: [] };
      found.set(key, {
        ...known,
        rows: Math.max(known.rows, rows),
        asOf: [known.asOf, file.asOf ?? ''].sort().at(-1) ?? '',
        heldKeys: [...known.heldKeys, ...(reason === 'words-unknown' ? [file.key] : [])],
      });
    }
  }
  return [...found.values()].sort((a, b) => b.rows - a.rows || (a.word < b.word ? -1 : 1));
}
