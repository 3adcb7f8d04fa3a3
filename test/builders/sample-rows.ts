/** Rows of any source of the catalogue, from its sample. */
import { createRandom } from '../../cli/sample-county/random.ts';
import { readSamples } from '../../cli/sample-county/samples.ts';
import type { ColumnOf } from '../../shared/domain/catalogue/columns.ts';
import type { Cells } from '../../shared/domain/catalogue/sample.ts';
import type { Source } from '../../shared/domain/catalogue/source.ts';

const { sources: samples } = await readSamples();

/** Whether anybody of the sample county has rows of it that raise nothing. */
export function hasOrdinaryRows({ name }: Pick<Source, 'name'>): boolean {
  return (samples.get(name)?.share ?? 0) > 0;
}

/** Whether it has a sample at all. */
export function hasSample({ name }: Pick<Source, 'name'>): boolean {
  return samples.has(name);
}

/** What the household of that person declares a month. */
export const sampleDeclaredFen = 300_00;

/** Rows of one person who has some: of forty, of fifteen where nobody of forty has any, of a stranger where nobody of the county has. */
export function drawSampleRows({ name }: Pick<Source, 'name'>, seed = ''): readonly Cells[] {
  const sample = samples.get(name);
  const [sender] = sample?.senders ?? [];
  if (sample === undefined || sender === undefined) throw new RangeError(`${name} has no sample`);
  const random = createRandom(`${name} known ${seed}`);
  const holder = { spareFen: 500_00, declaredFen: sampleDeclaredFen, isHead: true, place: '试验县试验镇' };
  for (let tries = 0; tries < 100; tries += 1) {
    const age = tries < 50 ? 40 : 15;
    const rows = sample.draw(random, { ...holder, age }, sender);
    if (rows.length > 0) return rows;
  }
  if (sample.share === 0) return sample.drawAny?.(random, { ...holder, age: 40 }, sender) ?? [];
  throw new RangeError(`neither at forty nor at fifteen has anybody a row of ${name}`);
}

/** What no reader takes for a value of the column. */
export function spoilt({ form }: Pick<ColumnOf, 'form'>): string {
  return form === 'identifier' ? '' : '？？';
}
