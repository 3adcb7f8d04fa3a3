/** Household files: found by number, read whole, identity numbers shown on request and on record. */
import { z } from 'zod';
import type { HouseholdFile } from '../../../shared/contracts/household-file.ts';
import { householdId } from '../../../shared/contracts/primitives.ts';
import type { StaffMember } from '../../../shared/contracts/staff.ts';
import { say as text } from '../../../shared/domain/kernel/say.ts';
import { openFile } from '../../../shared/web/household-access.ts';
import type { Problem } from '../../../shared/web/problems.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { findHouseholdPage } from '../pages/find-household.ts';
import { householdPage, type Revealed } from '../pages/household.ts';
import { defineRoute, show, type Outcome } from '../route.ts';
import { householdAddress } from '../texts/addresses.ts';
import { rolesOf } from '../views/navigation.ts';
import type { StaffVisit } from '../visit.ts';

const roles = rolesOf('/households');
const path = z.object({ household: householdId });

/** The file of a household that the person may see, or why not. */
export async function readFileFor(
  household: string,
  staff: StaffMember,
  { households, pointers }: ConsoleDependencies,
): Promise<HouseholdFile | Problem> {
  const opened = await openFile({ staff }, household, { households, pointers: await pointers.readAll() });
  return opened.kind === 'file' ? opened.file : opened;
}

export function isProblem(value: object): value is Problem {
  return 'kind' in value && value.kind === 'problem';
}

const find = defineRoute({
  method: 'GET',
  pattern: '/households',
  roles,
  query: z.object({ number: z.string().trim().max(50).optional().catch(undefined) }),
  handle: async ({ visit, query: { number } }, deps): Promise<Outcome> => {
    if (number === undefined || number === '') return show(findHouseholdPage(visit));
    const candidates = [number, `${visit.staff.county}-${number}`].filter(
      (each) => householdId.safeParse(each).success,
    );
    for (const household of candidates) {
      if (!isProblem(await readFileFor(household, visit.staff, deps)))
        return { kind: 'redirect', to: householdAddress(household) };
    }
    return show(
      findHouseholdPage(
        visit,
        number,
        text('本县（乡镇）没有这个编号的家庭', 'no household of yours has this number'),
      ),
    );
  },
});

async function showFile(
  household: string,
  visit: StaffVisit,
  deps: ConsoleDependencies,
  revealed?: (file: HouseholdFile) => Revealed | undefined,
): Promise<Outcome> {
  const file = await readFileFor(household, visit.staff, deps);
  if (isProblem(file)) return file;
  const { policy } = await deps.policies.current();
  return show(householdPage(visit, file, policy.clearances.reasons, revealed?.(file)));
}

const one = defineRoute({
  method: 'GET',
  pattern: '/households/:household',
  roles,
  path,
  handle: ({ visit, path: { household } }, deps) => showFile(household, visit, deps),
});

const reveal = defineRoute({
  method: 'POST',
  pattern: '/households/:household/reveal',
  roles,
  path,
  handle: ({ visit, path: { household }, entered, note }, deps) => {
    const ordinal = Number(entered['ordinal']?.[0]);
    return showFile(household, visit, deps, ({ members }) => {
      const member = members.find((each) => each.ordinal === ordinal);
      if (member === undefined) return undefined;
      note({ code: 'identity-number-revealed', household, subject: `member ${ordinal}` });
      return { ordinal, idNumber: member.idNumber };
    });
  },
});

export const householdRoutes = [find, one, reveal];
