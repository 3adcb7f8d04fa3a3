/** Household files: found by number, read whole, identity numbers shown on request; each opening on record with its purpose. */
import * as z from 'zod';
import { policyInForce } from '../../../shared/domain/policy/policy-in-force.ts';
import type { HouseholdFile } from '../../../shared/contracts/household-file.ts';
import { householdId } from '../../../shared/contracts/primitives.ts';
import { amountDue } from '../../../shared/domain/payments/amount-due.ts';
import { otherKinds } from '../../../shared/domain/payments/other-kinds.ts';
import { freshnessOf } from '../../../shared/app/assessments/assessment-context.ts';
import { overviewOf } from '../../../shared/domain/assessment/overview.ts';
import { purpose, type Purpose } from '../../../shared/domain/staff/purposes.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { findByNumber, findHouseholds } from '../../../shared/web/find-households.ts';
import type { Problem } from '../../../shared/web/problems.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { askPurposePage, findHouseholdPage } from '../pages/find-household.ts';
import { householdPage, type Revealed } from '../pages/household.ts';
import { defineRoute, show, type Outcome, type RouteRequest } from '../route.ts';
import { caseAddress, checkAddress, householdAddress } from '../texts/addresses.ts';

const path = z.object({ household: householdId });
const stated = purpose.optional().catch(undefined);
const nothing = say('请输入要查询的内容', 'enter what to look for');
const mistyped = say(
  '身份证号有误，请核对后重新输入 18 位号码',
  'the identity number is wrong: check it, and enter all 18 characters',
);
const missing = say('请选择查看目的', 'choose what for');

export function isProblem(value: object): value is Problem {
  return 'kind' in value && value.kind === 'problem';
}

const find = defineRoute({
  method: 'GET',
  pattern: '/households',
  capability: 'open-household',
  query: z.object({ number: z.string().trim().max(50).optional().catch(undefined), purpose: stated }),
  handle: async ({ visit, scoped, query: { number, purpose: given }, note }): Promise<Outcome> => {
    if (number === undefined || number === '') return show(findHouseholdPage(visit, { purpose: given }));
    if (given === undefined)
      return show(findHouseholdPage(visit, { entered: number, purposeError: missing }));
    const household = await findByNumber(number, { county: visit.staff.county, scoped, note });
    if (household !== undefined) return { kind: 'redirect', to: householdAddress(household, given) };
    const enteredError = say('本县（乡镇）没有这个编号的家庭', 'no household of yours has this number');
    return show(findHouseholdPage(visit, { entered: number, purpose: given, enteredError }));
  },
});

const lookUp = defineRoute({
  method: 'POST',
  pattern: '/households/look-up',
  capability: 'open-household',
  handle: async ({ visit, scoped, entered: form, note }): Promise<Outcome> => {
    const entered = (form['entered']?.[0] ?? '').trim().slice(0, 50);
    const given = stated.parse(form['purpose']?.[0]);
    if (entered === '') return show(findHouseholdPage(visit, { purpose: given, enteredError: nothing }));
    const found = await findHouseholds(entered, { county: visit.staff.county, scoped, note });
    switch (found.kind) {
      case 'identity-number-wrong':
        return show(findHouseholdPage(visit, { entered, purpose: given, enteredError: mistyped }));
      case 'numbered':
        return { kind: 'redirect', to: householdAddress(found.household, given) };
      case 'case':
        return { kind: 'redirect', to: caseAddress({ householdId: found.household, number: found.number }) };
      case 'names-not-kept':
        return show(findHouseholdPage(visit, { entered, purpose: given, found: 'not-kept' }));
      case 'found':
        return show(findHouseholdPage(visit, { entered, purpose: given, found }));
    }
  },
});

async function showFile(
  { visit, scoped }: Pick<RouteRequest<unknown, unknown>, 'visit' | 'scoped'>,
  { household, purpose: given }: { household: string; purpose: Purpose | undefined },
  deps: ConsoleDependencies,
  reveal?: (file: HouseholdFile) => Revealed | undefined,
): Promise<Outcome> {
  if (given === undefined) return show(askPurposePage(visit, household));
  const opened = await scoped.openFile(household, given);
  if (opened.kind === 'problem') return opened;
  const { policy } = await deps.policies.current();
  const { file } = opened;
  const inForce = policyInForce(policy, file.profile.county, visit.day);
  const due = amountDue(file, inForce);
  const freshness = freshnessOf(await deps.pointers.readAll());
  const overview = overviewOf(file, { policy: inForce, freshness, day: visit.day });
  const former = await openFormer(file, scoped);
  const others = file.profile.ended?.cause === 'left-roster' ? otherKinds(file, inForce) : [];
  const shown = { file, purpose: given, overview, due, otherKinds: others, revealed: reveal?.(file), former };
  return show(householdPage(visit, shown, inForce.clearances.reasons));
}

const mostFormer = 5;

/** The households that members came from, the newest first, each opened on record; those that are closed to this person are left out. */
async function openFormer(
  { profile: { links = [] } }: HouseholdFile,
  scoped: RouteRequest<unknown, unknown>['scoped'],
): Promise<HouseholdFile[]> {
  const households = links.flatMap(({ kind, household }) =>
    kind === 'members-came-from' && household !== undefined ? [household] : [],
  );
  const newest = [...new Set(households.reverse())].slice(0, mostFormer);
  const opened = await Promise.all(newest.map((household) => scoped.openFile(household, 'roster-check')));
  return opened.flatMap((each) => (each.kind === 'problem' ? [] : [each.file]));
}

const one = defineRoute({
  method: 'GET',
  pattern: '/households/:household',
  capability: 'open-household',
  path,
  query: z.object({ purpose: stated }),
  handle: ({ visit, scoped, path: { household }, query }, deps) =>
    showFile({ visit, scoped }, { household, purpose: query.purpose }, deps),
});

const reveal = defineRoute({
  method: 'POST',
  pattern: '/households/:household/reveal',
  capability: 'reveal-identity-numbers',
  path,
  query: z.object({ purpose: stated }),
  handle: ({ visit, scoped, path: { household }, query, entered, note }, deps) => {
    const ordinal = Number(entered['ordinal']?.[0]);
    return showFile({ visit, scoped }, { household, purpose: query.purpose }, deps, ({ members }) => {
      const member = members.find((each) => each.ordinal === ordinal);
      if (member === undefined) return undefined;
      note({ code: 'identity-number-revealed', household, subject: `member ${ordinal}` });
      return { ordinal, idNumber: member.idNumber };
    });
  },
});

/** Asks for a check of the household, with the purpose for which its file was opened. */
const check = defineRoute({
  method: 'POST',
  pattern: '/households/:household/check',
  capability: 'ask-checks',
  path,
  handle: async ({ scoped, path: { household }, entered }): Promise<Outcome> => {
    const given = purpose.safeParse(entered['purpose']?.[0]);
    if (!given.success)
      return (
        (await scoped.refuseHousehold(household)) ?? { kind: 'redirect', to: householdAddress(household) }
      );
    const outcome = await scoped.checks.askForHousehold(household, given.data);
    return outcome.kind === 'problem' ? outcome : { kind: 'redirect', to: checkAddress(outcome.subject) };
  },
});

export const householdRoutes = [find, lookUp, one, reveal, check];
