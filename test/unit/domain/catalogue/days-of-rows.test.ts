/** What is shown of a row says every day and month that the row is of, whatever its source. */
import { expect, it } from 'vitest';
import { describeRow, sources, summariseRow } from '../../../../shared/domain/catalogue/catalogue.ts';
import { drawSampleRows, hasSample } from '../../../builders/sample-rows.ts';
import { readCells } from '../../../builders/source-rows.ts';

it.each(sources.filter(hasSample).map((source) => [source.name, source] as const))('of %s', (_, source) => {
  const days = source.columns.filter(({ form }) => form === 'date' || form === 'month');
  const given = Object.fromEntries(
    days.map(({ en, form }, n) => [en, form === 'date' ? `2019-03-1${n}` : `2019-0${n + 1}`]),
  );
  const row = readCells(source, { ...drawSampleRows(source)[0], ...given });
  for (const text of [summariseRow(row), describeRow(row)])
    for (const day of Object.values(given)) {
      expect(text.zh).toContain(day);
      expect(text.en).toContain(day);
    }
});
