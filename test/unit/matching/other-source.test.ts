/** A file of one source in another's folder. */
import { describe, expect, it } from 'vitest';
import { sources } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Column } from '../../../shared/domain/kernel/header.ts';
import { rosterColumns } from '../../../shared/domain/roster/roster-columns.ts';
import { HeaderSearch } from '../../../shared/matching/file-header.ts';

/** What becomes of a header in a folder. */
function judge(header: readonly string[], columns: readonly Column[]) {
  const search = new HeaderSearch(columns);
  return search.take(Buffer.from(`${header.join(',')}\n`)) ?? search.end();
}

const pairs = sources.flatMap((folder) =>
  sources
    .filter(({ name }) => name !== folder.name)
    .map((file) => [file.name, folder.name, file, folder] as const),
);

describe('a file of one source in the folder of another', () => {
  it.each(pairs)(
    '%s in the folder of %s is recognised by its columns, in either language',
    (_, __, file, folder) => {
      for (const language of ['zh', 'en'] as const) {
        const header = file.columns.map((column) => column[language]);
        const own = new Set(folder.columns.map((column) => column[language]));
        // Payment accounts have, in English, the columns of bank accounts and no other: nothing tells them apart.
        if (header.every((name) => own.has(name))) continue;
        const judged = judge(header, folder.columns);
        expect(judged).toMatchObject({ kind: 'rejected', reason: 'file-of-another-source' });
        if (judged.kind === 'rejected') expect(judged.detail).toContain(file.title[language]);
      }
    },
  );

  it.each(sources.map((source) => [source.name, source] as const))(
    '%s in its own is read',
    (_, { columns }) => {
      const required = columns.filter((column) => column.required);
      for (const language of ['zh', 'en'] as const)
        for (const header of [columns, required])
          expect(
            judge(
              header.map((column) => column[language]),
              columns,
            ).kind,
          ).toBe('header');
    },
  );

  it('and so is a roster, or a file of a source among the rosters', () => {
    const [bank] = sources;
    const names = (columns: readonly Column[]) => columns.map(({ zh }) => zh);
    expect(judge(names(rosterColumns), bank!.columns)).toMatchObject({ reason: 'file-of-another-source' });
    expect(judge(names(bank!.columns), rosterColumns)).toMatchObject({ reason: 'file-of-another-source' });
  });

  it('is nothing that lacks columns of every source', () => {
    const [bank] = sources;
    expect(judge(['身份证号', '姓名', '号牌号码'], bank!.columns)).toMatchObject({
      reason: 'column-missing',
    });
  });
});
