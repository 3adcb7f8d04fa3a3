/** Sources whose modules bring a sample of their own: what of it some of the county's people have, and everybody else. */
import { sources } from '../../shared/domain/catalogue/catalogue.ts';
import type { Cells, SourceSample } from '../../shared/domain/catalogue/sample.ts';
import { soilIdentity } from './dirt.ts';
import type { Household } from './families.ts';
import { judgeLot, signPlainly, type Filed, type Ledger } from './ledger.ts';
import { createRandom, type Random } from './random.ts';
import { drawStranger } from './strangers.ts';

export type Samples = ReadonlyMap<string, SourceSample>;

/** The samples of all modules that have one: `sources/<name>.ts`. */
export async function readSamples(): Promise<Samples> {
  const samples = new Map<string, SourceSample>();
  for (const { name } of sources) {
    const path = `../../shared/domain/catalogue/sources/${name}.ts`;
    const { sample } = (await import(path)) as { sample?: SourceSample };
    if (sample !== undefined) samples.set(name, sample);
  }
  return samples;
}

/** Of what a household may hold, what its people may have in all of these sources together. */
const shareOfLimit = 0.1;

/** Gives some of a household's people what the sample says. */
export function holdOrdinarily(ledger: Ledger, samples: Samples, household: Household): void {
  const spareFen = Math.floor(
    (household.limitFen * shareOfLimit) / Math.max(1, samples.size * household.members.length),
  );
  for (const [source, sample] of samples) {
    const random = createRandom(`${source} of ${household.number}`);
    for (const member of household.members) {
      if (!random.chance(sample.share)) continue;
      const { identity, name } = signPlainly(member);
      const rows = sample.draw(random, { age: member.person.age, spareFen });
      (ledger.others[source] ??= []).push(
        ...rows.map((cells) => ({
          row: { id_number: identity, name, ...cells },
          lot: judgeLot(member, true),
        })),
      );
    }
  }
}

const strangersMostFen = 500_000_00;

/** Rows of people whom the county's registry does not know, without end. */
export function* listStrangersRows(
  sample: SourceSample,
  random: Random,
  members: ReadonlySet<string>,
): Generator<Filed<Cells>, never> {
  for (;;) {
    const { number, name } = drawStranger(random, members);
    const { identity, readable } = soilIdentity(random, number);
    const age = 2026 - Number(number.slice(6, 10));
    for (const cells of sample.draw(random, { age, spareFen: strangersMostFen }))
      yield { row: { id_number: identity, name, ...cells }, lot: readable ? 'unmatched' : 'quarantined' };
  }
}
