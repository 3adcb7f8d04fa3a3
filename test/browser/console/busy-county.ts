/** A console the morning after a county's first night: as many reviews as the sample county has, in two towns. */
import { startStaffedHedui, type StaffedTarget } from '../../../cli/staffed-target.ts';
import type { HouseholdCase } from '../../../shared/contracts/household-file.ts';
import { aHardCase, aSoftCase, heard, steps } from '../../builders/case-life.ts';
import { aHousehold, aMember } from '../../builders/household-file.ts';

export const day = '2026-10-13';
export const county = '110101';
export const towns = ['东街镇', '西街镇'] as const;
/** As in the sample county. */
export const reviews = 2_119;
/** Decided, and to be carried out by finance. */
export const decided = 12;
/** Among the reviews there is one with the most money at stake, and it is not due first. */
export const dearest = '测最贵';

const families = ['赵', '钱', '孙', '李', '周', '吴', '郑', '王'];
const soft = aSoftCase().case;
const hard = heard(aHardCase()).take('approver', steps.decide).case;

export function idOf(n: number): string {
  return `${county}-B${String(n).padStart(5, '0')}`;
}

export async function startBusyCounty(): Promise<StaffedTarget> {
  const staffed = await startStaffedHedui(day, () => Promise.resolve({ county, towns }));
  const { households } = staffed.target;
  const numbers = Array.from({ length: reviews + decided }, (_, n) => n);
  await households.writeRegistry(
    numbers.map((n) =>
      aHousehold({
        profile: { ...aboutOf(n), householdId: idOf(n) },
        members: [aMember({ name: aboutOf(n).headName })],
      }),
    ),
  );
  for (let from = 0; from < numbers.length; from += 50)
    await Promise.all(numbers.slice(from, from + 50).map((n) => households.writeCase(caseOf(n), undefined)));
  return staffed;
}

function aboutOf(n: number) {
  const family = families[n % families.length] ?? '';
  return {
    headName: n === 1_000 ? dearest : `${family}测${String(n).padStart(4, '0')}`,
    town: towns[n % towns.length] ?? towns[0],
    village: `${(n % 9) + 1}号村`,
    scheme: 'rural' as const,
    monthlyAmountFen: n === 1_000 ? 99_000_00 : 200_00 + (n % 400) * 100,
  };
}

function caseOf(n: number): HouseholdCase {
  const life = n < reviews ? soft : hard;
  const { monthlyAmountFen: amountAtStakeFen, ...about } = aboutOf(n);
  return {
    ...{ ...life, householdId: idOf(n), amountAtStakeFen, about: { ...life.about, ...about } },
    ...(life.town !== null && { town: about.town }),
  };
}
