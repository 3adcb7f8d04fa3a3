/** Cases that staff work on, taken step by step through the domain itself. */
import { caseStep, type CaseStepInput, type StepName } from '../../shared/contracts/case-steps.ts';
import type { HouseholdCase, HouseholdFile } from '../../shared/contracts/household-file.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import type { StaffMember } from '../../shared/contracts/staff.ts';
import { assess, type AssessmentContext } from '../../shared/domain/assessment/assess.ts';
import { differencesToday } from '../../shared/domain/cases/ground.ts';
import { reconcileCase } from '../../shared/domain/cases/reconcile-case.ts';
import { listSteps, takeStep, type StepOutcome } from '../../shared/domain/cases/take-step.ts';
import type { Policy } from '../../shared/domain/policy/policy.ts';
import { defaultPolicy } from '../../shared/domain/policy/default-policy.ts';
import { aContext } from './assessment.ts';
import { aBankHolding, aHousehold, aMember, aVehicleHolding } from './household-file.ts';
import { staff, type Person } from './staff.ts';

/** A household with a case at work, on a day. */
export class CaseLife {
  file: HouseholdFile;
  day: CalendarDate;
  policy: Policy;
  readonly people: ReadonlyMap<string, StaffMember>;

  constructor(file: HouseholdFile, day: CalendarDate = '2026-10-12', policy: Policy = defaultPolicy) {
    this.file = file;
    this.day = day;
    this.policy = policy;
    this.people = new Map(Object.values(staff).map((each) => [each.id, each]));
    this.assess();
  }

  get case(): HouseholdCase {
    const newest = this.file.cases.at(-1);
    if (newest === undefined) throw new Error('the household has no case');
    return newest;
  }

  /** Tries a step; what it leads to is kept. */
  try(who: Person | StaffMember, step: CaseStepInput, of = this.case): StepOutcome {
    const actor = typeof who === 'string' ? staff[who] : who;
    const outcome = takeStep(this.file, of, caseStep.parse(step), actor, this.#context());
    if (outcome.kind === 'taken') this.keep(outcome.case);
    return outcome;
  }

  /** Takes a step that has to be allowed. */
  take(who: Person | StaffMember, step: CaseStepInput): this {
    const outcome = this.try(who, step);
    if (outcome.kind === 'refused') {
      throw new Error(`${step.step}: ${outcome.problems.map(({ code }) => code).join(', ')}`);
    }
    return this;
  }

  /** What is otherwise today than was proposed and noticed. */
  differences(): string[] {
    return differencesToday(this.file, this.case, this).map(({ difference }) => difference);
  }

  /** The decision, with a reason for everything that is otherwise than proposed and noticed. */
  decisionAllTheSame(step: CaseStepInput & { step: 'decide' } = { step: 'decide' }): CaseStepInput {
    const confirmed = this.differences().map((difference) => ({ difference, reason: '已核实，不影响处理' }));
    return { ...step, confirmed };
  }

  decideAllTheSame(): this {
    return this.take('approver', this.decisionAllTheSame());
  }

  on(day: CalendarDate): this {
    this.day = day;
    return this;
  }

  /** What speaks against a step before anything is said with it. */
  whyNot(who: Person | StaffMember, step: StepName): string[] {
    const actor = typeof who === 'string' ? staff[who] : who;
    const options = listSteps(this.file, this.case, actor, this.#context());
    return options.find((option) => option.step === step)?.problems.map(({ code }) => code) ?? [];
  }

  /** A night: the machine looks at the household again. */
  assess(parts: Partial<HouseholdFile> = {}): this {
    this.file = { ...this.file, ...parts };
    return this.assessIn({});
  }

  /** A night in which something beside the file is otherwise. */
  assessIn(parts: Partial<AssessmentContext>): this {
    const context = aContext({ day: this.day, policy: this.policy, ...parts });
    const at = `${this.day}T15:00:00Z`;
    const change = reconcileCase(this.file, assess(this.file, context), { ...context, at });
    if (change.kind !== 'none') this.keep(change.case);
    return this;
  }

  keep(changed: HouseholdCase): void {
    const others = this.file.cases.filter(({ number }) => number !== changed.number);
    this.file = { ...this.file, cases: [...others, changed].sort((a, b) => a.number - b.number) };
  }

  #context() {
    return { policy: this.policy, day: this.day, at: `${this.day}T02:00:00Z`, staff: this.people };
  }
}

/** Savings over the limit, verified: a suspension case. 2026-10-12 is a Monday. */
export function aHardCase(parts: Partial<HouseholdFile> = {}): CaseLife {
  return new CaseLife(
    aHousehold({
      members: [aMember()],
      holdings: [aBankHolding({ balanceFen: 20_000_00, balanceDate: '2026-09-30' })],
      ...parts,
    }),
  );
}

/** A car: a review case. */
export function aSoftCase(): CaseLife {
  return new CaseLife(aHousehold({ members: [aMember()], holdings: [aVehicleHolding()] }));
}

export const steps = {
  screen: { step: 'screen' },
  dispatch: { step: 'dispatch', town: '东街镇' },
  begin: { step: 'begin-investigation', investigators: ['town-handler-1', 'town-handler-2'] },
  survey: {
    step: 'record-survey',
    visitedOn: '2026-10-12',
    found: '存款系卖粮所得',
    signature: { kind: 'signed', memberOrdinal: 1 },
  },
  terminate: {
    step: 'propose',
    decision: 'terminate',
    scope: { kind: 'household' },
    effectiveMonth: '2026-11',
    monthlyAmountFen: 0,
    reason: '存款等金融资产超过限额',
  },
  continue: {
    step: 'propose',
    decision: 'continue',
    scope: { kind: 'household' },
    effectiveMonth: '2026-11',
    monthlyAmountFen: 600_00,
    reason: '款项用于治疗',
  },
  check: { step: 'check' },
  notice: {
    step: 'issue-notice',
    reference: '告字〔2026〕1号',
    reasons: '存款等金融资产超过限额',
    remedies: '可申请行政复议',
  },
  serve: { step: 'record-service', servedOn: '2026-10-12', manner: 'in-person' },
  agrees: { step: 'record-reply', reply: 'agrees', receivedOn: '2026-10-12' },
  hear: { step: 'hear', considered: '无新情况' },
  decide: { step: 'decide', collectiveDecision: '纪要〔2026〕1号' },
} as const satisfies Record<string, CaseStepInput>;

/** As far as the town's investigation with a signed survey. */
export function surveyed(life: CaseLife): CaseLife {
  return life
    .take('county', steps.screen)
    .take('county', steps.dispatch)
    .take('handler', steps.begin)
    .take('handler', steps.survey);
}

/** As far as a decision to terminate, or on another proposal, would be allowed. */
export function heard(life: CaseLife, proposal: CaseStepInput = steps.terminate): CaseLife {
  return surveyed(life)
    .take('leader', proposal)
    .take('county', steps.check)
    .take('county', steps.notice)
    .take('handler', steps.serve)
    .take('handler', steps.agrees)
    .take('county', steps.hear);
}
