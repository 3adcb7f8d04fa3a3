/** Which rules a county sees: those of sources that it expects, or that were ever delivered. */
import { describe, expect, it } from 'vitest';
import { assess } from '../../../../shared/domain/assessment/assess.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { aContext, fresh } from '../../../builders/assessment.ts';
import { aHousehold, aVehicleHolding } from '../../../builders/household-file.ts';

const { bank } = defaultPolicy.sources;
const banksAlone = { ...defaultPolicy, sources: { bank } } as typeof defaultPolicy;
const bankOnly = { policy: banksAlone, freshness: [fresh('bank', 'rural-bank')] };

function rulesSeen(parts: Parameters<typeof aContext>[0], file = aHousehold()): string[] {
  return assess(file, aContext(parts)).results.map(({ rule }) => rule);
}

describe('a county that gets banks alone', () => {
  it('sees the rules of money, of people and of identities, and none of other sources', () => {
    expect(rulesSeen(bankOnly)).toEqual(
      expect.arrayContaining(['financial-assets', 'duplicate-recipient', 'unclear-asset']),
    );
    expect(rulesSeen(bankOnly)).not.toEqual(expect.arrayContaining(['motor-vehicle']));
    expect(rulesSeen(bankOnly)).not.toEqual(expect.arrayContaining(['second-home']));
  });

  it('sees a rule once its policy expects the source, though nothing has come', () => {
    expect(rulesSeen({ ...bankOnly, policy: defaultPolicy })).toContain('motor-vehicle');
  });

  it('sees a rule once anything of the source was delivered, be it damaged', () => {
    const freshness = [...bankOnly.freshness, fresh('vehicle', 'vehicle-office', null)];
    expect(rulesSeen({ ...bankOnly, freshness })).toContain('motor-vehicle');
  });

  it('sees a rule of which the household has rows', () => {
    const file = aHousehold({ holdings: [aVehicleHolding()] });
    expect(rulesSeen(bankOnly, file)).toContain('motor-vehicle');
  });
});

describe('a source says nothing to a rule whose topic it does not know', () => {
  const getting = (source: string) => rulesSeen({ ...bankOnly, freshness: [fresh(source, 'office')] });

  it('a registry of marriages knows of no deaths and of no moves', () => {
    expect(getting('marriage')).toContain('family-changed');
    expect(getting('marriage')).not.toContain('member-deceased');
    expect(getting('marriage')).not.toContain('register-moved');
  });

  it('a registry of vessels knows of no cars, and vehicles of no machines', () => {
    expect(getting('vessel')).toContain('vessel-or-machinery');
    expect(getting('vessel')).not.toContain('motor-vehicle');
    expect(getting('vehicle')).not.toContain('vessel-or-machinery');
  });

  it('the household register knows of deaths and of moves', () => {
    expect(getting('household-register')).toEqual(
      expect.arrayContaining(['member-deceased', 'register-moved']),
    );
  });
});
