/** Rows of a source, read from the cells of its file, and what they come to. */
import type { Asset } from '../../shared/contracts/household-file.ts';
import { assetKeyOf } from '../../shared/domain/catalogue/catalogue.ts';
import type { HeldState } from '../../shared/domain/catalogue/held.ts';
import type { Combined, Source } from '../../shared/domain/catalogue/source.ts';
import { aBankHolding, tokenOf } from './household-file.ts';

type Cells = Readonly<Record<string, string>>;

/** Throws the reason for which a row would be set aside. */
export function readCells(source: Source, cells: Cells): Asset {
  const reading = source.readRow((name) => cells[name] ?? '');
  if (reading.kind === 'invalid') throw new Error(reading.reason);
  return reading.row;
}

/** What makes rows of a member one thing. */
export function thingOf(source: Source, cells: Cells, provider = 'p', member = 1): string {
  const place = { provider, file: 'inbox/a.csv', line: 2, memberToken: tokenOf(member) };
  return assetKeyOf(readCells(source, cells), place);
}

/** What one row says by itself, as of the end of October 2026. */
export function combineCells(source: Source, cells: Cells): Combined & { points: string[] } {
  const asset = readCells(source, cells);
  const state: HeldState = source.stateOf(asset);
  const combined = source.combine(
    [
      {
        ...{ holding: { ...aBankHolding(), asset }, asset, memberOrdinal: 1, memberName: '张三丰' },
        ...{ certainty: 'verified', trust: 'verified', state, note: { zh: '', en: '' } },
      },
    ],
    { yuanPerUnit: new Map() },
  );
  return { ...combined, points: combined.unclear.map(({ point }) => point) };
}
