/** Steps of county staff on a household's first case, taken as the interface takes them. */
import { expect } from 'vitest';
import type { CaseStep } from '../../../shared/contracts/case-steps.ts';
import type { StaffRole } from '../../../shared/contracts/staff.ts';
import { workCase } from '../../../shared/app/cases/work-case.ts';
import { aStaffMember } from '../../builders/staff.ts';
import { county, type SmallCounty } from './small-county.ts';

export async function workAsCounty(
  { target: { households, policies, staff, day } }: SmallCounty,
  householdId: string,
  steps: readonly (readonly [person: string, step: CaseStep, role?: StaffRole])[],
  now = new Date(),
): Promise<void> {
  for (const [id, step, role = 'county-handler'] of steps) {
    const file = await households.readFile(householdId, []);
    const seenVersion = file?.cases[0]?.version ?? 0;
    const actor = aStaffMember({ id, roles: [role], county });
    expect(
      await workCase(
        { householdId, number: 1, seenVersion, steps: [step], actor },
        { households, policies, staff, today: () => day, now: () => now },
      ),
    ).toMatchObject({ kind: 'taken' });
  }
}
