/** What the samples of sources and rules say: rows that some of the county's people have, and everybody else's. */
import { requireSource, ruleNames, sourceNames } from '../../shared/domain/catalogue/catalogue.ts';
import type { Cells, RuleSample, SampleSender, SourceSample } from '../../shared/domain/catalogue/sample.ts';
import { soilCells, soilFreely, soilIdentity } from './dirt.ts';
import type { Household } from './families.ts';
import { drawBirth, drawNumber } from './identities.ts';
import { enter, type Filed, type Ledger, signPlainly } from './ledger.ts';
import { drawName } from './names.ts';
import { countyName, towns } from './places.ts';
import type { Plot } from './plots.ts';
import { createRandom, type Random } from './random.ts';

/** By the name of the source, and of the rule. */
export interface Samples {
  sources: ReadonlyMap<string, SourceSample>;
  rules: ReadonlyMap<string, RuleSample>;
}

/** The samples of all modules that have one: `sources/<name>.ts`, `rules/<name>.ts`. */
export async function readSamples(): Promise<Samples> {
  return {
    sources: await importSamples<SourceSample>('sources', sourceNames),
    rules: await importSamples<RuleSample>('rules', ruleNames),
  };
}

async function importSamples<Sample>(folder: string, names: readonly string[]): Promise<Map<string, Sample>> {
  const samples = new Map<string, Sample>();
  for (const name of names) {
    const path = `../../shared/domain/catalogue/${folder}/${name}.ts`;
    const { sample } = (await import(path)) as { sample?: Sample };
    if (sample !== undefined) samples.set(name, sample);
  }
  return samples;
}

/** What rules see of the source: `money`. */
export function facetOf(source: string): string {
  return requireSource(source).facets[0] ?? source;
}

/** Of what a household may hold, what its people may have in all files together. */
const shareOfLimit = 0.5;

/** The finding of a rule, for households that have nothing else of its facet. */
export function plotOf([rule, sample]: readonly [string, RuleSample]): Plot {
  const { provider, households, kind } = sample;
  return {
    name: `sample of ${rule}`,
    households,
    raises: [{ rule, kind }],
    plant: ({ household, head, ledger }) => {
      const random = createRandom(`${rule} of ${household.number}`);
      const spareFen = Math.floor((household.limitFen * shareOfLimit) / household.members.length);
      const place = countyName + household.place.town;
      for (const cells of sample.draw(random, {
        ...{ age: head.person.age, spareFen, isHead: true, place },
        declaredFen: declaredMonthly(household),
      }))
        enter(ledger, { provider }, { member: head, signature: signPlainly(head), cells });
    },
  };
}

/** Gives some of a household's people what the samples say. */
export function holdOrdinarily(ledger: Ledger, samples: Samples['sources'], household: Household): void {
  const files = [...samples.values()].flatMap(({ senders }) => senders).length;
  const spareFen = Math.floor((household.limitFen * shareOfLimit) / (files * household.members.length));
  const place = countyName + household.place.town;
  for (const [source, sample] of samples) {
    const random = createRandom(`${source} of ${household.number}`);
    for (const [index, member] of household.members.entries()) {
      const holder = {
        ...{ age: member.person.age, spareFen, isHead: index === 0, place },
        declaredFen: declaredMonthly(household),
      };
      for (const sender of sample.senders) {
        if (!random.chance(sample.share)) continue;
        for (const cells of sample.draw(random, holder, sender))
          enter(ledger, sender, { member, signature: soilFreely(random, member), cells, mayRepeat: true });
      }
    }
  }
}

function declaredMonthly({ scheme, incomeFen }: Household): number {
  return Math.floor(incomeFen / (scheme === 'rural' ? 12 : 1));
}

const strangersMostFen = 500_000_00;
const strangersDeclaredFen = 4_000_00;

/** Rows of people whom the county's registry does not know, without end. */
export function* listStrangersRows(
  { source, sample, sender }: { source: string; sample: SourceSample; sender: SampleSender },
  random: Random,
  members: ReadonlySet<string>,
): Generator<Filed, never> {
  const drawRows = (number: string): readonly Cells[] => {
    const holder = {
      ...{ age: 2026 - Number(number.slice(6, 10)), spareFen: strangersMostFen, isHead: true },
      declaredFen: strangersDeclaredFen,
      place: countyName + random.pick(towns).name,
    };
    return sample.drawAny?.(random, holder, sender) ?? sample.draw(random, holder, sender);
  };
  for (;;) {
    const { number, name } = drawStranger(random, members);
    for (const cells of drawRows(number)) {
      const { identity, readable } = soilIdentity(random, number);
      yield {
        row: { id_number: identity, name, ...soilCells(random, source, cells) },
        lot: readable ? 'unmatched' : 'quarantined',
        mayRepeat: true,
      };
    }
  }
}

/** @param members first 17 digits of everybody in the registry, which no stranger gets */
function drawStranger(random: Random, members: ReadonlySet<string>): { number: string; name: string } {
  const sex = random.pick(['male', 'female'] as const);
  for (;;) {
    const year = random.int(1938, 2018);
    const number = drawNumber(random, { birth: drawBirth(random, year), sex });
    if (!members.has(number.slice(0, 17))) return { number, name: drawName(random, sex, year) };
  }
}
