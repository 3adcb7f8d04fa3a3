/** What staff have explained stays explained for the same things and people, whatever clerks do to their names. */
import { describe, expect, it } from 'vitest';
import type { Holding, HouseholdFile } from '../../../../shared/contracts/household-file.ts';
import { assess } from '../../../../shared/domain/assessment/assess.ts';
import { settleClearances } from '../../../../shared/domain/cases/settle-clearances.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { aContext } from '../../../builders/assessment.ts';
import { CaseLife } from '../../../builders/case-life.ts';
import {
  aBankHolding,
  aClearance,
  aHousehold,
  aMember,
  aPropertyHolding,
  aVehicleHolding,
  tokenOf,
} from '../../../builders/household-file.ts';

const day = '2026-10-12';
const why = { reason: 'inheritance', until: '2027-03-31' };

function life(holdings: Holding[], policy: Policy = defaultPolicy): CaseLife {
  return new CaseLife(aHousehold({ members: [aMember(), aMember({ ordinal: 2 })], holdings }), day, policy);
}

/** Everything that was found of these holdings, cleared by two people. */
function cleared(holdings: Holding[], policy: Policy = defaultPolicy): HouseholdFile {
  const it = life(holdings, policy).take('county', { step: 'screen' });
  for (const { rule, kind } of it.case.findings) {
    it.take('county', { step: 'clear', rule, ...why });
    if (kind === 'suspension') it.take('approver', { step: 'confirm', subject: rule });
  }
  if (it.case.state !== 'explained') throw new Error(`it is ${it.case.state}`);
  return settleClearances(it.file).file;
}

/** Rules that these holdings fail in a file. */
function found(file: HouseholdFile, parts: Partial<HouseholdFile>, policy: Policy = defaultPolicy): string[] {
  return assess({ ...file, ...parts }, aContext({ day, policy })).findings.map(({ rule }) => rule);
}

const home = { unitNumber: undefined, location: '幸福路8号', area: '89.50' };
const known = aPropertyHolding({
  certificateNumber: '京（2019）1111号',
  unitNumber: '110101001001GB00001F00010001',
});
/** A second home as an office writes it that leaves parts of its name out. */
const second = (asset: Record<string, string | undefined>) =>
  aPropertyHolding({ certificateNumber: '京（2020）2222号', ...home, ...asset } as never, { line: 3 });
const unit = { unitNumber: '110101001001GB00001F00019999' };

describe('a clearance holds for any part of what a thing is called', () => {
  it('a home whose unit number is added, and taken away again', () => {
    const file = cleared([known, second({})]);
    expect(found(file, { holdings: [known, second(unit)] })).toEqual([]);
    const completed = cleared([known, second(unit)]);
    expect(found(completed, { holdings: [known, second({})] })).toEqual([]);
    expect(found(completed, { holdings: [known, second({ location: undefined, area: undefined })] })).toEqual(
      [],
    );
  });

  it('and for no other home at the same place: the surest kind of name that both have decides', () => {
    const shop = (asset: Record<string, string>) => second({ purpose: '商铺', ...asset });
    const file = cleared([shop(unit)]);
    expect(found(file, { holdings: [shop({ certificateNumber: '京（2026）3333号', ...unit })] })).toEqual([]);
    const other = shop({ unitNumber: '110101001001GB00001F00018888' });
    expect(found(file, { holdings: [other] })).toEqual(['commercial-property']);
  });

  it('a vehicle whose VIN is added, and one that gets another plate; not another one with its plate', () => {
    const plain = cleared([aVehicleHolding()]);
    const vin = 'LSVAA49J132040316';
    expect(found(plain, { holdings: [aVehicleHolding({ vin })] })).toEqual([]);
    const file = cleared([aVehicleHolding({ vin })]);
    expect(found(file, { holdings: [aVehicleHolding({ vin, plateNumber: '京B99999' })] })).toEqual([]);
    const other = aVehicleHolding({ vin: 'LSVAA49J132099999' });
    expect(found(file, { holdings: [other] })).toEqual(['motor-vehicle']);
  });

  it('an account whose bank was renamed, by the names that policy gives it', () => {
    const saved = (provider: string, accountNumber = '88001234') =>
      aBankHolding({ accountNumber, balanceFen: 20_000_00, balanceDate: '2026-09-30' }, { provider });
    const renamed: Policy = {
      ...defaultPolicy,
      providers: [
        {
          ...{ source: 'bank', provider: 'rural-bank', aliases: ['credit-union'] },
          ...{ effectiveFrom: '2026-01-01', restsOn: '更名批复' },
        },
      ],
    };
    const file = cleared([saved('credit-union')]);
    expect(found(file, { holdings: [saved('rural-bank')] })).toEqual(['financial-assets']);
    expect(found(file, { holdings: [saved('rural-bank')] }, renamed)).toEqual([]);
    expect(found(file, { holdings: [saved('rural-bank', '88005678')] }, renamed)).toEqual([
      'financial-assets',
    ]);
    // And the other way round: cleared under the new name, delivered once more under the old one.
    const later = cleared([saved('rural-bank')], renamed);
    expect(found(later, { holdings: [saved('credit-union')] }, renamed)).toEqual([]);
  });

  it('an account with a number of 16 digits or more, whoever delivers it; it counts once', () => {
    const saved = (provider: string, balanceFen = 20_000_00) =>
      aBankHolding({ balanceFen, balanceDate: '2026-09-30' }, { provider });
    const file = cleared([saved('credit-union')]);
    expect(found(file, { holdings: [saved('rural-bank')] })).toEqual([]);
    const both = [saved('credit-union', 7_000_00), saved('rural-bank', 7_000_00)];
    expect(found(life(both).file, {})).toEqual([]);
  });

  it('also an older one, which only has the key', () => {
    const before = aHousehold({
      members: [aMember()],
      clearances: [
        aClearance({ rule: 'second-home', assets: ['property|place|幸福路8号|89.5'] }),
        aClearance({ rule: 'motor-vehicle', assets: ['vehicle|plate|02|京A12345'] }),
      ],
    });
    expect(found(before, { holdings: [known, second(unit)] })).toEqual([]);
    expect(found(before, { holdings: [aVehicleHolding({ vin: 'LSVAA49J132040316' })] })).toEqual([]);
  });
});

describe('growth of what was explained', () => {
  const account = '6222020000001234';
  const saved = (balanceFen: number) => [aBankHolding({ balanceFen, balanceDate: '2026-09-30' })];
  const aid = { aidAccount: account, monthlyAmountFen: 600_00 };

  it('is measured before anything is exempt: the guarantee goes to another account, and nobody is richer', () => {
    // 7,200 of it are a year's guarantee.
    const it = new CaseLife(
      aHousehold({ profile: aid, members: [aMember()], holdings: saved(20_000_00) }),
      day,
    ).take('county', { step: 'screen' });
    it.take('county', { step: 'clear', rule: 'financial-assets', ...why });
    it.take('approver', { step: 'confirm', subject: 'financial-assets' });
    const { file } = settleClearances(it.file);
    const other = { profile: { ...file.profile, aidAccount: '6222020000009999' } };
    expect(found(file, other)).toEqual([]);
    expect(found(file, { ...other, holdings: saved(24_000_00) })).toEqual([]);
    expect(found(file, { ...other, holdings: saved(24_000_01) })).toEqual(['financial-assets']);
  });
});

describe('a clearance of a double', () => {
  const others = (...of: string[]) => ({
    day,
    otherHouseholds: (token: string) => (token === tokenOf(1) ? of : []),
  });
  const twice = (...of: string[]) => aContext(others(...of));
  const household = aHousehold({ members: [aMember(), aMember({ ordinal: 2 })] });

  function explained(...of: string[]): HouseholdFile {
    const it = new CaseLife(household, day);
    it.assessIn(others(...of)).take('county', { step: 'screen' });
    it.take('county', { step: 'clear', rule: 'duplicate-recipient', ...why });
    return settleClearances(it.file).file;
  }
  const rules = (file: HouseholdFile, context = twice()) =>
    assess(file, context).findings.map(({ rule }) => rule);

  it('is for that member and that other household', () => {
    const file = explained('110101-0077');
    expect(rules(file, twice('110101-0077'))).toEqual([]);
    expect(rules(file, twice('110101-0077', '110101-0088'))).toEqual(['duplicate-recipient']);
    expect(rules(file, aContext({ day, otherHouseholds: () => ['110101-0077'] }))).toEqual([
      'duplicate-recipient',
    ]);
  });

  it('names what is left, and not what was explained', () => {
    const [finding] = assess(explained('110101-0077'), twice('110101-0077', '110101-0088')).findings;
    expect(finding?.people).toMatchObject([{ ordinal: 1, households: ['110101-0088'] }]);
    expect(finding?.explanation.en).not.toContain('110101-0077');
  });

  it('of another county is for that household too, though nobody is told which it is', () => {
    const file = explained('329901-0005');
    expect(rules(file, twice('329901-0005'))).toEqual([]);
    expect(rules(file, twice('329902-0005'))).toEqual(['duplicate-recipient']);
  });

  it('an older one, which names nobody, holds for the household until it ends', () => {
    const before = aClearance({ rule: 'duplicate-recipient', until: day });
    expect(rules({ ...household, clearances: [before] }, twice('110101-0077'))).toEqual([]);
  });

  it('follows the person whose number was corrected', () => {
    const file = explained('110101-0077');
    const members = [aMember({ identityToken: tokenOf(9) }), aMember({ ordinal: 2 })];
    expect(
      rules(
        { ...file, members },
        aContext({ day, otherHouseholds: (token) => (token === tokenOf(9) ? ['110101-0077'] : []) }),
      ),
    ).toEqual([]);
  });
});
