/** Person classes of the sample county: its policy asks about them, and finds what was planted. */
import { beforeAll, expect, it } from 'vitest';
import { plantAmounts } from '../../../cli/sample-county/amount-plots.ts';
import { classPlots } from '../../../cli/sample-county/class-plots.ts';
import { composeHouseholds, type Household } from '../../../cli/sample-county/families.ts';
import { sampleCounty } from '../../../cli/sample-county/identities.ts';
import { SAMPLE_DAY } from '../../../cli/sample-county/index.ts';
import { plantHoldings, type Planting } from '../../../cli/sample-county/planting.ts';
import { samplePolicy } from '../../../cli/sample-policy.ts';
import { readSamples, type Samples } from '../../../cli/sample-county/samples.ts';
import type { Holding, HouseholdFile } from '../../../shared/contracts/household-file.ts';
import { assess } from '../../../shared/domain/assessment/assess.ts';
import { requireSource } from '../../../shared/domain/catalogue/catalogue.ts';
import { readIdentity } from '../../../shared/domain/kernel/identity.ts';
import { readPolicy } from '../../../shared/domain/policy/policy.ts';
import { aContext, everySource } from '../../builders/assessment.ts';
import { aHousehold, aMember, tokenOf } from '../../builders/household-file.ts';
import { rowOf } from '../../builders/rows-of-source.ts';

let samples: Samples;
let households: Household[];
let planting: Planting;

beforeAll(async () => {
  samples = await readSamples();
  households = composeHouseholds(new Set());
  plantAmounts(households);
  planting = plantHoldings(households, samples);
}, 60_000);

/** The rows of certificates and school records, by the first 17 digits of whose they are. */
function rowsByPerson(): Map<string, Omit<Holding, 'identityToken'>[]> {
  const rows = new Map<string, Omit<Holding, 'identityToken'>[]>();
  for (const name of ['disability', 'school'] as const) {
    const source = requireSource(name);
    const filed = (samples.sources.get(name)?.senders ?? []).flatMap(
      ({ provider }) => planting.ledger.get(provider) ?? [],
    );
    for (const { row, lot } of filed) {
      const identity = readIdentity(row['id_number'] ?? '');
      if (lot !== 'matched' || identity.kind !== 'identity') continue;
      const first17 = identity.number.slice(0, 17);
      const line = (rows.get(first17)?.length ?? 0) + 2;
      rows.set(first17, [
        ...(rows.get(first17) ?? []),
        rowOf(source, row, { line, name: row['name'] ?? '' }),
      ]);
    }
  }
  return rows;
}

function fileOf(household: Household, rows: ReturnType<typeof rowsByPerson>): HouseholdFile {
  const { number, scheme, headcount, incomeFen, monthlyAmountFen } = household;
  const members = household.members.map(({ person, recipient, personClass }, index) =>
    aMember({
      ...{ ordinal: index + 1, name: person.name, idNumber: person.number, recipient: recipient !== '否' },
      ...(personClass !== '' && { personClasses: [personClass] }),
    }),
  );
  const holdings = household.members.flatMap(({ person: { number: own } }, index) =>
    (rows.get(own.slice(0, 17)) ?? []).map((row) => ({ ...row, identityToken: tokenOf(index + 1) })),
  );
  const profile = {
    ...{ householdId: `${sampleCounty}-${number}`, county: sampleCounty, scheme, headcount },
    ...{
      incomeFen,
      monthlyAmountFen,
      incomePeriod: scheme === 'rural' ? ('year' as const) : ('month' as const),
    },
  };
  return aHousehold({ profile, members, holdings });
}

it('a policy of its own names the rule, and can be put in force', () => {
  expect(readPolicy(samplePolicy)).toMatchObject({ kind: 'policy' });
});

it('has a finding where the roster and a record were planted to differ, and in no other household', () => {
  const rows = rowsByPerson();
  const rules = samplePolicy.rules.filter(({ rule }) => rule === 'class-changed');
  const policy = { ...samplePolicy, rules };
  const context = aContext({ day: SAMPLE_DAY, freshness: everySource, policy });
  const raised = households.flatMap((household) => {
    const { findings } = assess(fileOf(household, rows), context);
    return findings.map(({ rule, kind }) => [`${sampleCounty}-${household.number}`, { rule, kind }] as const);
  });
  const planted = Object.entries(planting.expected).flatMap(([id, raises]) =>
    raises.filter(({ rule }) => rule === 'class-changed').map((raise) => [id, raise] as const),
  );
  expect(Object.fromEntries(raised)).toEqual(Object.fromEntries(planted));
  expect(raised).toHaveLength(
    classPlots.reduce((sum, plot) => sum + plot.raises.length * plot.households, 0),
  );
});
