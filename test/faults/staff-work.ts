/** A person of the county who works on cases while they are being reassessed. */
import type { HeduiTarget } from '../../infra/embedded/cli/hedui-target.ts';
import type { CaseStep } from '../../shared/contracts/case-steps.ts';
import { isOpen } from '../../shared/domain/cases/states.ts';
import { verifyChain } from '../../shared/domain/cases/chain.ts';
import { workCase } from '../../shared/flow/work-case.ts';
import { county } from '../builders/county-files.ts';
import { aStaffMember } from '../builders/staff.ts';

const person = aStaffMember({ id: 'county-handler-1', county, roles: ['county-handler'] });

/** What was taken, by household: the steps, in their order. */
export type StepsTaken = Map<string, { number: number; steps: CaseStep['step'][] }>;

/** Screens the open case of a household, or comments on it; whoever was quicker, nothing happens. */
export async function workOnCase(householdId: string, target: HeduiTarget, taken: StepsTaken): Promise<void> {
  const file = await target.households.readFile(householdId, []);
  const open = file?.cases.find(isOpen);
  if (open === undefined) return;
  const step: CaseStep =
    open.state === 'raised'
      ? { step: 'screen', registeredApart: false }
      : { step: 'comment', text: '已与家庭联系' };
  const outcome = await workCase(
    { householdId, number: open.number, seenVersion: open.version, step, actor: person },
    {
      households: target.households,
      policies: target.policies,
      staff: { find: () => Promise.resolve(undefined) },
      today: () => target.day,
      now: () => new Date(`${target.day}T02:00:00Z`),
    },
  );
  if (outcome.kind !== 'taken') return;
  const before = taken.get(householdId)?.steps ?? [];
  taken.set(householdId, { number: open.number, steps: [...before, step.step] });
}

/** A step of staff is never overwritten by the machine: it stands in the chain, and the case stays open. */
export async function findOverwritten(target: HeduiTarget, taken: StepsTaken): Promise<string[]> {
  const violations: string[] = [];
  for (const [householdId, { number, steps }] of taken) {
    const file = await target.households.readFile(householdId, []);
    const worked = file?.cases.find((each) => each.number === number);
    const found = worked?.events.flatMap(({ step }) => (step === undefined ? [] : [step.step])) ?? [];
    if (worked === undefined || !isOpen(worked) || found.join() !== steps.join())
      violations.push(`the case of ${householdId} lost what staff did: ${steps.join()}, now ${found.join()}`);
    else if (verifyChain(worked.events).kind !== 'intact')
      violations.push(`the events of the case of ${householdId} do not chain`);
  }
  return violations;
}
