/** A file of any source, or a roster, in which its header stands more than once: at the top, or among the rows. */
import { describe, expect, it } from 'vitest';
import { sources } from '../../../../shared/domain/catalogue/catalogue.ts';
import { type Column, readHeader } from '../../../../shared/domain/kernel/header.ts';
import { classifyNonDataRow } from '../../../../shared/domain/kernel/non-data-rows.ts';
import { rosterColumns } from '../../../../shared/domain/roster/roster-columns.ts';

const files: readonly [name: string, columns: readonly Column[]][] = [
  ...sources.map(({ name, columns }): [string, readonly Column[]] => [name, columns]),
  ['roster', rosterColumns],
];

const spellings: Readonly<Record<string, (column: Column) => string>> = {
  Chinese: ({ zh }) => zh,
  English: ({ en }) => en,
  capitals: ({ en }) => en.toUpperCase(),
  synonyms: ({ zh, synonyms }) => synonyms[0] ?? zh,
  'stars and spaces': ({ zh }) => `* ${Array.from(zh).join(' ')} `,
  'what is to be filled in': ({ zh, required }) => (required ? `${zh}（必填）` : zh),
  'units behind amounts': ({ zh, form }) => (form === 'amount' ? `${zh}(元)` : zh),
};

/** What a row is below a header, where its fields are those of the header once more. */
function judge(columns: readonly Column[], header: readonly string[], again: readonly string[]) {
  const reading = readHeader(header.join(','), columns);
  if (reading.kind !== 'header') throw new Error(reading.kind);
  const field = (name: string): string => again[reading.positions[name] ?? -1] ?? '';
  return classifyNonDataRow({ fields: again, columns, field });
}

describe.each(files)('a file of %s', (_, columns) => {
  it.each(Object.entries(spellings))('with its header once more in %s has no row in it', (__, spelling) => {
    const again = columns.map(spelling);
    expect(judge(columns, again, again)).toBe('row-footer');
    expect(judge(columns, columns.map(spellings['Chinese']!), again)).toBe('row-footer');
  });

  it.each(Object.entries(spellings))(
    'with its columns in another order from there on is none (%s)',
    (__, spelling) => {
      const again = columns.map(spelling);
      expect(judge(columns, again, [...again.slice(1), again[0]!])).toBe('columns-moved');
    },
  );
});
