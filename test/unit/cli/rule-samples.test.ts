/** The findings that rules bring to the sample county: each is what it says, and is planted. */
import { beforeAll, describe, expect, it } from 'vitest';
import { asset } from '../../../shared/contracts/household-file.ts';
import { assess } from '../../../shared/domain/assessment/assess.ts';
import { requireSource } from '../../../shared/domain/catalogue/catalogue.ts';
import type { RuleSample } from '../../../shared/domain/catalogue/sample.ts';
import { listDeliveries } from '../../../cli/sample-county/deliveries.ts';
import { composeHouseholds } from '../../../cli/sample-county/families.ts';
import { plantHoldings } from '../../../cli/sample-county/planting.ts';
import { createRandom } from '../../../cli/sample-county/random.ts';
import { readSamples, type Samples } from '../../../cli/sample-county/samples.ts';
import { aContext, everySource } from '../../builders/assessment.ts';
import { aBankHolding, aHousehold, aMember } from '../../builders/household-file.ts';

let samples: Samples;

beforeAll(async () => {
  samples = await readSamples();
});

const car: RuleSample = {
  source: 'vehicle',
  provider: 'another-office',
  providerName: '另一车管所',
  households: 3,
  kind: 'review',
  draw: (draw) => [
    { plate_number: `苏Z${draw.int(10_000, 99_999)}`, plate_type: '02', vehicle_status: '正常' },
  ],
};
const motorcycle: RuleSample = {
  ...car,
  draw: () => [{ plate_number: '苏Z12345', plate_type: '07', vehicle_status: '正常' }],
};

/** `rule kind` of all that a head with the rows of a sample has. */
function raisedBy(sample: RuleSample): string[] {
  const { source } = sample;
  const holder = { age: 50, spareFen: 6_300_00, declaredFen: 300_00, isHead: true, place: '试验县' };
  const rows = sample.draw(createRandom(source), holder);
  const holdings = rows.map((cells, index) => {
    const reading = requireSource(source).readRow(
      (name) => cells[name] ?? '',
      () => '1:somebody',
    );
    if (reading.kind === 'invalid') throw new Error(reading.reason);
    return { ...aBankHolding({}, { line: index + 2 }), asset: asset.parse(reading.row) };
  });
  const { findings } = assess(
    aHousehold({ members: [aMember({ authorisedOn: '2025-01-01' })], holdings }),
    aContext({ freshness: everySource }),
  );
  return findings.map(({ rule, kind }) => `${rule} ${kind}`);
}

describe('what a rule brings to the sample county', () => {
  it('raises its finding and no other', () => {
    for (const [rule, sample] of samples.rules) expect(raisedBy(sample)).toEqual([`${rule} ${sample.kind}`]);
    expect(raisedBy(car)).toEqual(['motor-vehicle review']);
    expect(raisedBy(motorcycle)).toEqual([]);
  });

  it('is planted in as many households as it says, and delivered by its provider among rows of others', () => {
    const taken = new Set<string>();
    const own: Samples = { ...samples, rules: new Map([['motor-vehicle', car]]) };
    const { ledger, planted, expected } = plantHoldings(composeHouseholds(taken), own);
    const households = planted['sample of motor-vehicle'] ?? [];
    expect(households).toHaveLength(car.households);
    for (const each of households)
      expect(expected[each]).toContainEqual({ rule: 'motor-vehicle', kind: 'review' });
    expect(ledger.get(car.provider)).toHaveLength(car.households);
    const mine = [...listDeliveries(ledger, own, taken)].filter(({ key }) => key.includes(car.provider));
    expect(mine.map(({ key }) => key)).toEqual(['inbox/vehicle/another-office/2026-10-31/vehicle.csv']);
    const lots = mine.flatMap(({ lines }) => Array.from(lines, ({ lot }) => lot));
    expect(lots.filter((lot) => lot === 'matched')).toHaveLength(car.households);
    expect(lots).toHaveLength(30);
  });
});
