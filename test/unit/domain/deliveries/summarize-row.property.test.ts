import fc from '../../../builders/fast-check.ts';
import { expect, it } from 'vitest';
import { sources } from '../../../../shared/domain/catalogue/catalogue.ts';
import { RowSummarizer } from '../../../../shared/domain/deliveries/summarize-row.ts';

const cell = fc.constantFrom(
  ...['', '无', '12600.01', '1,260.00', '-5', '2026-10-31', '2026/10/31', '2026-02-30', '正常', '注销', 'A'],
  ...['不认识', ' 正常 ', '6228480012345678', '京A12345'],
);

it.each(sources)('the summary of a row of $name is that of what is kept of it', (source) => {
  const summarizer = new RowSummarizer(source);
  const cells = fc.record(Object.fromEntries(source.columns.map(({ field }) => [field, cell])));
  fc.assert(
    fc.property(cells, (row) => {
      const field = (name: string): string => row[name] ?? '';
      const kept = source.readRow(field);
      if (kept.kind === 'row') expect(summarizer.read(field)).toEqual(summarizer.of(kept.row));
    }),
    { numRuns: 500 },
  );
});
