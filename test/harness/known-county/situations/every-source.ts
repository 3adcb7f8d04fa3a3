/** Of every source of the catalogue: what its sample says raises nothing, and a row that cannot be read is unknown, not nothing. */
import { readSamples } from '../../../../cli/sample-county/samples.ts';
import { createRandom } from '../../../../cli/sample-county/random.ts';
import { sources } from '../../../../shared/domain/catalogue/catalogue.ts';
import { canBeInvalid, reasonOf } from '../../../../shared/domain/catalogue/columns.ts';
import type { Cells, SourceSample } from '../../../../shared/domain/catalogue/sample.ts';
import type { Source } from '../../../../shared/domain/catalogue/source.ts';
import { alone, reviewFor, unclearAsset, type Situation } from '../situation.ts';

/** Their situations are written by hand, their reasons of quarantine too. */
const byHand = ['bank', 'vehicle', 'property'];

const { sources: samples } = await readSamples();

/** Rows of one person who has some: of forty, of fifteen where nobody of forty has any, of a stranger where nobody of the county has. */
export function drawSampleRows({ name }: Pick<Source, 'name'>, seed = ''): readonly Cells[] {
  const sample = samples.get(name);
  const [sender] = sample?.senders ?? [];
  if (sample === undefined || sender === undefined) throw new RangeError(`${name} has no sample`);
  const random = createRandom(`${name} known ${seed}`);
  const holder = { spareFen: 500_00, declaredFen: 300_00, isHead: true, place: '试验县试验镇' };
  for (let tries = 0; tries < 100; tries += 1) {
    const age = tries < 50 ? 40 : 15;
    const rows = (sample satisfies SourceSample).draw(random, { ...holder, age }, sender);
    if (rows.length > 0) return rows;
  }
  if (sample.share === 0) return sample.drawAny?.(random, { ...holder, age: 40 }, sender) ?? [];
  throw new RangeError(`neither at forty nor at fifteen has anybody a row of ${name}`);
}

/** What no form reads. */
const unreadable = '？';

function situationsOf(source: Source): Situation[] {
  const [row = {}] = drawSampleRows(source);
  const ordinary: Situation = {
    name: `what people ordinarily have of ${source.name} raises nothing`,
    members: alone,
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
          cells: { ...row, [column.en]: column.form === 'identifier' ? '' : unreadable },
          lot: reasonOf(column),
        },
      ],
      expected: reviewFor(unclearAsset),
    }));
  // Who has died has left: nobody of the county has such rows in order.
  const hasOrdinary = (samples.get(source.name)?.share ?? 0) > 0;
  return [...(hasOrdinary ? [ordinary] : []), ...unread];
}

export const everySourceSituations: readonly Situation[] = sources
  .filter(({ name }) => !byHand.includes(name))
  .flatMap(situationsOf);
