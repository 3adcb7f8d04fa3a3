/** Who applies in the sample county: each is a sample of what its name says. */
import { expect, it } from 'vitest';
import { applying, drawApplicants } from '../../../cli/sample-county/applicants.ts';
import { composeHouseholds } from '../../../cli/sample-county/families.ts';
import { sampleCounty } from '../../../cli/sample-county/identities.ts';
import { SAMPLE_DAY } from '../../../cli/sample-county/index.ts';
import type { Filed } from '../../../cli/sample-county/ledger.ts';
import { samplePolicy } from '../../../cli/sample-policy.ts';
import { assess } from '../../../shared/domain/assessment/assess.ts';
import { banks } from '../../../shared/domain/catalogue/sources/bank-sample.ts';
import { bank } from '../../../shared/domain/catalogue/sources/bank.ts';
import { judgeMemberIdentity } from '../../../shared/domain/kernel/identity.ts';
import { aContext, everySource } from '../../builders/assessment.ts';
import { aHousehold, aMember, tokenOf } from '../../builders/household-file.ts';
import { rowOf } from '../../builders/rows-of-source.ts';

const filed: Filed[] = [];
const taken = new Set<string>();
const households = composeHouseholds(taken);
const applications = drawApplicants(new Map([[banks.rural.provider, filed]]), households, taken);

const applicationOf = (name: (typeof applying)[number]) => {
  const found = applications[applying.indexOf(name)];
  if (found === undefined) throw new RangeError(name);
  return found;
};

/** `rule kind` of what a check finds, where every source has delivered. */
function foundOf(name: (typeof applying)[number]): string[] {
  const { members, incomeFen } = applicationOf(name);
  const holdings = members.flatMap(({ number }, index) =>
    filed
      .filter(({ row }) => row['id_number'] === number)
      .map(({ row }) => rowOf(bank, row, { identityToken: tokenOf(index + 1), name: row['name'] ?? '' })),
  );
  const file = aHousehold({
    profile: { county: sampleCounty, headcount: members.length, incomeFen },
    members: members.map((each, index) =>
      aMember({ ordinal: index + 1, name: each.name, idNumber: each.number }),
    ),
    holdings,
  });
  const context = aContext({ day: SAMPLE_DAY, policy: samplePolicy, freshness: everySource });
  return assess(file, context).findings.map(({ rule, kind }) => `${rule} ${kind}`);
}

it.each([
  ['nothing-found', []],
  ['over-the-limit', ['financial-assets suspension']],
  ['unclear', ['unclear-asset review']],
] as const)('%s', (name, expected) => {
  expect(foundOf(name)).toEqual(expected);
});

it('one is a recipient of the roster, and one has a number that cannot be', () => {
  const [recipient] = applicationOf('recipient').members;
  expect(recipient?.number).toBe(households[0]?.members[0]?.person.number);
  const [wrong] = applicationOf('wrong-number').members;
  expect(judgeMemberIdentity(wrong?.number ?? '')).toEqual({ kind: 'invalid' });
});
