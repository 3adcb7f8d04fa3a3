/** A console to try things in: a county of a few invented households in two towns, each with a case that nobody has seen. */
import { startStaffedHedui, type StaffedOptions, type StaffedTarget } from '../../../cli/staffed-target.ts';
import type { HeduiTarget } from '../../../cli/hedui-target.ts';
import type { HouseholdFile } from '../../../shared/contracts/household-file.ts';
import { hitItems } from '../../../shared/store/household-items.ts';
import { defaultPolicy } from '../../../shared/domain/policy/default-policy.ts';
import { CaseLife } from '../../builders/case-life.ts';
import { aBankHolding, aHousehold, aMember, aVehicleHolding } from '../../builders/household-file.ts';

/** A Friday. */
export const day = '2026-10-30';
export const county = '329901';
export const towns = ['东乡镇', '西乡镇'] as const;

/** Savings over the limit, verified. */
export const suspended = `${county}-LX-0001`;
/** A car, to be explained. */
export const withCar = `${county}-LX-0002`;
/** Of the other town. */
export const elsewhere = `${county}-LX-0003`;
/** Its head's name, as a roster may hold it, is markup. */
export const hostile = `${county}-LX-0004`;
export const hostileName = '<img src=x onerror=alert(1)>"\'&';

/** Savings over the limit, which are for a hospital. */
export const hard = `${county}-LX-0005`;

const bank = { source: 'bank', provider: 'rural-bank' } as const;
/** Merged into another bank: it delivers no more, and policy says so. */
export const merged = { source: 'bank', provider: 'merged-bank' } as const;
const vehicles = { source: 'vehicle', provider: 'vehicle-office' } as const;

function household(householdId: string, headName: string, parts: Partial<HouseholdFile> & { town?: string }) {
  const { town = towns[0], ...rest } = parts;
  return aHousehold({
    members: [
      aMember({ name: headName, idNumber: '329901198001010017' }),
      aMember({
        ordinal: 2,
        name: '李小妹',
        relation: '配偶',
        idNumber: '329901198203040028',
        authorisedUntil: '2026-11-15',
      }),
    ],
    ...rest,
    profile: {
      householdId,
      county,
      headName,
      town,
      village: '槐树村',
      scheme: 'rural',
      incomeFen: 3_200_00,
      incomePeriod: 'year',
    },
  });
}

const people: readonly HouseholdFile[] = [
  household(suspended, '周国强', {
    holdings: [
      aBankHolding(
        { balanceFen: 20_000_00, balanceDate: '2026-10-20', accountType: '定期', branch: '东乡支行' },
        { name: '周国强', line: 214 },
      ),
      aBankHolding(
        { accountNumber: '6222020000005678', balanceFen: 3_480_55, balanceDate: '2026-10-20' },
        { name: '周国强', line: 215 },
      ),
    ],
  }),
  household(withCar, '吴桂兰', { holdings: [aVehicleHolding({}, { name: '吴桂兰', line: 31 })] }),
  household(elsewhere, '郑大海', {
    town: towns[1],
    holdings: [aVehicleHolding({ plateNumber: '京B54321' }, { name: '郑大海' })],
  }),
  household(hard, '孙医保', {
    holdings: [
      aBankHolding({ balanceFen: 30_000_00, balanceDate: '2026-10-20' }, { name: '孙医保', line: 88 }),
    ],
  }),
  household(hostile, hostileName, {
    holdings: [aBankHolding({ balanceFen: 9_000_00, balanceDate: '2026-10-20' }, { name: hostileName })],
  }),
];

export async function startSmallCounty(options: StaffedOptions = {}): Promise<StaffedTarget> {
  const staffed = await startStaffedHedui(day, () => Promise.resolve({ county, towns }), options);
  await fill(staffed.target);
  return staffed;
}

async function fill({ households, pointers, policies }: HeduiTarget): Promise<void> {
  await households.writeRegistry(people);
  for (const ref of [bank, vehicles]) {
    const hits = people.map(({ profile, holdings }) => ({
      household: profile.householdId,
      holdings: holdings.filter(({ asset }) => asset.source === ref.source),
    }));
    await households.writeHits(hits.flatMap((each) => hitItems(ref, 1, each)));
    await pointers.ensure(ref);
    await pointers.raise(ref, { publication: 1, asOf: '2026-10-20', files: [] });
  }
  await pointers.ensure(merged);
  await pointers.raise(merged, { publication: 1, asOf: '2026-06-30', files: [] });
  const retired = { ...merged, effectiveFrom: '2026-07-01', restsOn: 'merged with rural-bank' };
  const policy = { ...defaultPolicy, retiredProviders: [retired] };
  await policies.replace(policy);
  for (const file of people) await households.writeCase(new CaseLife(file, day, policy).case, undefined);
}
