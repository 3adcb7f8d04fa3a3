/** People of county and town who work on cases while they are being reassessed, each taking the step that comes next. */
import type { HeduiTarget } from '../../../cli/hedui-target.ts';
import { caseStep, type CaseStepInput, type StepName } from '../../../shared/contracts/case-steps.ts';
import type { HouseholdCase } from '../../../shared/contracts/household-file.ts';
import type { StaffMember } from '../../../shared/contracts/staff.ts';
import { verifyChain } from '../../../shared/domain/cases/chain.ts';
import { gateBreaches } from '../../../shared/domain/cases/gate.ts';
import { isOpen } from '../../../shared/contracts/household-case.ts';
import { workCase } from '../../../shared/app/cases/work-case.ts';
import { county, day } from '../../builders/county-files.ts';
import { aDirectory, aStaffMember } from '../../builders/staff.ts';

const staff = {
  county: aStaffMember({ id: 'county-handler-1', county, roles: ['county-handler'] }),
  second: aStaffMember({ id: 'county-handler-2', county, roles: ['county-handler'] }),
  approver: aStaffMember({ id: 'county-approver-1', county, roles: ['county-approver'] }),
  handler: aStaffMember({ id: 'town-handler-1', county, roles: ['town-handler'] }),
  visitor: aStaffMember({ id: 'town-handler-2', county, roles: ['town-handler'] }),
  leader: aStaffMember({ id: 'town-leader-1', county, roles: ['town-leader'] }),
};
type Person = keyof typeof staff;
type NextStep = readonly [who: Person, step: CaseStepInput];

/** What was done with one case: its steps in their order, and where the last one led. */
interface Worked {
  householdId: string;
  number: number;
  steps: StepName[];
  state: HouseholdCase['state'];
}
/** By household and number of the case. */
export type StepsTaken = Map<string, Worked>;

/** Works on the open case of a household for some steps; whoever was quicker, the person looks again. */
export async function workOnCase(householdId: string, target: HeduiTarget, taken: StepsTaken): Promise<void> {
  const household = Number(/\d+$/.exec(householdId)?.[0] ?? 0);
  for (let steps = 1 + (household % 6); steps > 0; steps -= 1) await takeNextStep(householdId, target, taken);
}

/** The same on one of the cases that are open now. */
export async function workOnOpenCase(nth: number, target: HeduiTarget, taken: StepsTaken): Promise<void> {
  const open = (await target.caseLists.allCases({ county })).map(({ householdId }) => householdId).sort();
  const chosen = open[nth % Math.max(1, open.length)];
  if (chosen !== undefined) await workOnCase(chosen, target, taken);
}

async function takeNextStep(householdId: string, target: HeduiTarget, taken: StepsTaken): Promise<void> {
  const file = await target.households.readFile(householdId, []);
  const open = file?.cases.find(isOpen);
  if (file === undefined || open === undefined) return;
  const { town } = file.profile;
  const inTown = (person: StaffMember): StaffMember =>
    person.id.startsWith('town') ? { ...person, town } : person;
  const people = new Map(Object.values(staff).map((person) => [person.id, inTown(person)]));
  const [who, input] = nextStep(open, town);
  const step = caseStep.parse(input);
  const outcome = await workCase(
    { householdId, number: open.number, seenVersion: open.version, steps: [step], actor: inTown(staff[who]) },
    {
      households: target.households,
      policies: target.policies,
      staff: aDirectory(people),
      today: () => target.day,
      now: () => new Date(`${target.day}T02:00:00Z`),
    },
  );
  if (outcome.kind !== 'taken') return;
  const name = `${householdId} ${open.number}`;
  const steps = [...(taken.get(name)?.steps ?? []), step.step];
  taken.set(name, { householdId, number: open.number, steps, state: outcome.case.state });
}

const attachment = {
  kind: 'photo',
  key: 'attachments/photo',
  fileName: '存折.jpg',
  mediaType: 'image/jpeg',
  bytes: 10,
  sha256: 'a'.repeat(64),
} as const;

/** What comes next in the life of a case; every second household is cleared, the others lose their payment. */
function nextStep(it: HouseholdCase, town: string): NextStep {
  const [pending] = it.pending;
  if (pending !== undefined) return ['second', { step: 'confirm', subject: pending.subject }];
  const [finding] = it.findings;
  switch (it.state) {
    case 'raised':
      return ['county', { step: 'screen' }];
    case 'screened':
      return finding !== undefined && Number(it.householdId.at(-1)) % 2 === 0
        ? ['county', clearing(finding.rule)]
        : ['county', { step: 'dispatch', town }];
    case 'dispatched':
      return it.attachments.length === 0
        ? ['county', { step: 'attach', attachment }]
        : ['handler', { step: 'begin-investigation', investigators: [staff.handler.id, staff.visitor.id] }];
    case 'investigating':
      return it.survey === null ? ['handler', survey] : ['leader', proposal];
    case 'proposed':
      return ['county', { step: 'check' }];
    case 'checked':
      return ['county', { step: 'issue-notice', reference: '告1号', reasons: '超限额', remedies: '可复议' }];
    case 'noticed':
      return nextToNotice(it);
    case 'heard':
      return ['approver', { step: 'decide', collectiveDecision: '纪要1号' }];
    default:
      return ['county', { step: 'comment', text: '已与家庭联系' }];
  }
}

function clearing(rule: HouseholdCase['findings'][number]['rule']): CaseStepInput {
  return { step: 'clear', rule, reason: 'medical-money', until: '2027-06-30', note: '已核实' };
}

const survey = {
  step: 'record-survey',
  visitedOn: day,
  found: '存款系卖粮所得',
  signature: { kind: 'signed', memberOrdinal: 1 },
} as const;
const proposal = {
  step: 'propose',
  decision: 'terminate',
  scope: { kind: 'household' },
  effectiveMonth: '2026-12',
  monthlyAmountFen: 0,
  reason: '存款等金融资产超过限额',
} as const;

function nextToNotice({ service, reply }: HouseholdCase): NextStep {
  if (service === null) return ['handler', { step: 'record-service', servedOn: day, manner: 'in-person' }];
  if (reply === null) return ['handler', { step: 'record-reply', reply: 'agrees', receivedOn: day }];
  return ['county', { step: 'hear', considered: '无新情况' }];
}

/** What staff did is never overwritten by the machine: it is in the chain, and the case is where it led. */
export async function findOverwritten(target: HeduiTarget, taken: StepsTaken): Promise<string[]> {
  const violations: string[] = [];
  for (const { householdId, number, steps, state } of taken.values()) {
    const file = await target.households.readFile(householdId, []);
    const worked = file?.cases.find((each) => each.number === number);
    const found = worked?.events.flatMap(({ step }) => (step === undefined ? [] : [step.step])) ?? [];
    const name = `case ${number} of ${householdId}`;
    if (worked === undefined || found.join() !== steps.join())
      violations.push(`${name} lost what staff did: ${steps.join()}, now ${found.join()}`);
    else if (worked.state !== state) violations.push(`${name} was ${state}, and is ${worked.state}`);
    else if (verifyChain(worked.events).kind !== 'intact')
      violations.push(`the events of ${name} do not chain`);
    else if (gateBreaches(worked).length > 0) violations.push(`${name} was decided without its gate`);
  }
  return violations;
}
