/** What the first screen of a household says of members who are not compared: unknown is never nothing. */
import { expect, it } from 'vitest';
import { overviewOfHousehold } from '../../../../functions/console/pages/household-overview.ts';
import { overviewOf } from '../../../../shared/domain/assessment/overview.ts';
import { policyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import { aContext } from '../../../builders/assessment.ts';
import { aHousehold, aMember } from '../../../builders/household-file.ts';
import { aVisit, textOf } from '../../../builders/shown.ts';

function shown(members: ReturnType<typeof aMember>[]): string {
  const { day, freshness, policy } = aContext();
  const file = aHousehold({ members });
  const inForce = policyInForce(policy, file.profile.county, day);
  const overview = overviewOf(file, { policy: inForce, freshness, day });
  return textOf(String(overviewOfHousehold(overview, aVisit('/'))));
}

const signed = aMember();
const unsigned = aMember({ ordinal: 2, name: '李四', authorisedUntil: 'never' });

it('says that nothing was found where everybody was compared', () => {
  expect(shown([signed])).toMatch(/(?<!：)没有查到财产/);
});

it('says it of those who were compared alone where somebody was not', () => {
  expect(shown([signed, unsigned])).toContain('已比对的成员：没有查到财产');
});

it('says nothing of the kind where nobody was', () => {
  expect(shown([{ ...signed, authorisedUntil: 'never' }])).not.toContain('没有查到');
});
