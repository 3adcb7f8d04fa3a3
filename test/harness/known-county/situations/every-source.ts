/** Of every source of the catalogue: what its sample says raises nothing, and a row that cannot be read is unknown, not nothing. */
import { sources } from '../../../../shared/domain/catalogue/catalogue.ts';
import { canBeInvalid, reasonOf } from '../../../../shared/domain/catalogue/columns.ts';
import type { Source } from '../../../../shared/domain/catalogue/source.ts';
import { drawSampleRows, hasOrdinaryRows, sampleDeclaredFen, spoilt } from '../../../builders/sample-rows.ts';
import { alone, reviewFor, unclearAsset, type Situation } from '../situation.ts';

/** Their situations are written by hand, their reasons of quarantine too. */
const byHand = ['bank', 'vehicle', 'property'];

function situationsOf(source: Source): Situation[] {
  const [row = {}] = drawSampleRows(source);
  const ordinary: Situation = {
    name: `what people ordinarily have of ${source.name} raises nothing`,
    members: alone,
    household: { income: String(sampleDeclaredFen / 100) },
    rows: drawSampleRows(source).map((cells) => ({ source: source.name, cells })),
  };
  const unread = Object.values(source.fields)
    .filter(canBeInvalid)
    .map((column): Situation => ({
      name: `a row of ${source.name} whose ${column.en} cannot be read is unclear`,
      members: alone,
      rows: [
        {
          source: source.name,
          cells: { ...row, [column.en]: spoilt(column) },
          lot: reasonOf(column),
        },
      ],
      expected: reviewFor(unclearAsset),
    }));
  // Who has died has left: nobody of the county has such rows in order.
  return hasOrdinaryRows(source) ? [ordinary, ...unread] : unread;
}

export const everySourceSituations: readonly Situation[] = sources
  .filter(({ name }) => !byHand.includes(name))
  .flatMap(situationsOf);
