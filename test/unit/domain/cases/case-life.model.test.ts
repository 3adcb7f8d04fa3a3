/** Walks the life of a case at random, every role trying every step, against a plain model. */
import fc, { long } from '../../../builders/fast-check.ts';
import { describe, expect, it } from 'vitest';
import type { CaseStepInput } from '../../../../shared/contracts/case-steps.ts';
import type { CalendarDate } from '../../../../shared/contracts/primitives.ts';
import { lastDayOf, monthOf } from '../../../../shared/domain/kernel/calendar.ts';
import { isOpen } from '../../../../shared/contracts/household-case.ts';
import { verifyChain } from '../../../../shared/domain/cases/chain.ts';
import { gateBreaches, missingFromGate } from '../../../../shared/domain/cases/gate.ts';
import { addWorkingDays } from '../../../../shared/domain/kernel/working-days.ts';
import { aHardCase, type CaseLife, steps } from '../../../builders/case-life.ts';
import { aBankHolding, aVehicleHolding } from '../../../builders/household-file.ts';
import { staff, type Person } from '../../../builders/staff.ts';
import { advances, allows, follow, fresh, type Attempt, type Model } from './model.ts';

const people = Object.keys(staff) as Person[];

/** What each attempt says: always something that makes sense, so that only the life of the case can refuse it. */
function stepOf(attempt: Attempt, day: CalendarDate): CaseStepInput {
  switch (attempt) {
    case 'begin-investigation':
      return steps.begin;
    case 'record-survey':
      return steps.survey;
    case 'propose-terminate':
      return { ...steps.terminate, effectiveMonth: monthOf(day) };
    case 'propose-continue':
      return { ...steps.continue, effectiveMonth: monthOf(day) };
    case 'return-for-more':
    case 'take-back-dispatch':
    case 'take-back-proposal':
      return { step: attempt, reason: '补充材料' };
    case 'take-back-request':
      return { step: attempt, subject: 'financial-assets', reason: '凭证有误' };
    case 'issue-notice':
      return steps.notice;
    case 'record-service':
      return { ...steps.serve, servedOn: day };
    case 'record-reply':
      return { ...steps.agrees, receivedOn: day };
    case 'no-reply':
      return { step: 'record-reply', reply: 'no-reply', receivedOn: day };
    case 'object':
      return { step: attempt, receivedOn: day, objection: '不属实', evidence: '病历' };
    case 'execute':
      return { step: attempt, paymentList: '2026-11' };
    case 'clear':
      return {
        step: attempt,
        rule: 'financial-assets',
        reason: 'medical-money',
        until: lastDayOf(monthOf(day)),
      };
    case 'confirm':
      return { step: attempt, subject: 'financial-assets' };
    case 'refuse':
      return { step: attempt, subject: 'financial-assets', reason: '凭证不足' };
    case 'hear':
      return steps.hear;
    case 'decide':
      return steps.decide;
    case 'dispatch':
      return steps.dispatch;
    case 'screen':
    case 'check':
    case 'archive':
      return { step: attempt };
  }
}

const attempts: Attempt[] = [
  'screen',
  'dispatch',
  'begin-investigation',
  'record-survey',
  'propose-terminate',
  'propose-continue',
  'take-back-dispatch',
  'take-back-proposal',
  'take-back-request',
  'check',
  'return-for-more',
  'issue-notice',
  'record-service',
  'record-reply',
  'no-reply',
  'object',
  'hear',
  'decide',
  'execute',
  'archive',
  'clear',
  'confirm',
  'refuse',
];

class TryStep implements fc.Command<Model, CaseLife> {
  readonly who: Person;
  readonly attempt: Attempt;
  constructor(who: Person, attempt: Attempt) {
    this.who = who;
    this.attempt = attempt;
  }
  check = () => true;
  run(model: Model, life: CaseLife): void {
    const before = life.case;
    const allowed = allows(model, this.who, this.attempt);
    // What the machine found meanwhile is confirmed, so that only who may decide when is left to try.
    const step = stepOf(this.attempt, life.day);
    const outcome = life.try(this.who, step.step === 'decide' ? life.decisionAllTheSame(step) : step);
    expect({ allowed, by: outcome }).toMatchObject({ by: { kind: allowed ? 'taken' : 'refused' } });
    if (allowed) follow(model, this.who, this.attempt);
    expect(life.case.version).toBe(before.version + (allowed ? 1 : 0));
    holds(model, life);
  }
  toString = () => `${this.who}: ${this.attempt}`;
}

/** Something that brings the case on, so that walks get far: of all such steps the one that the number falls on. */
class Proceed implements fc.Command<Model, CaseLife> {
  readonly pick: number;
  constructor(pick: number) {
    this.pick = pick;
  }
  check = () => true;
  run(model: Model, life: CaseLife): void {
    const choices = people.flatMap((who) =>
      attempts
        .filter((attempt) => allows(model, who, attempt) && advances(model, who, attempt))
        .map((attempt) => new TryStep(who, attempt)),
    );
    choices[this.pick % Math.max(choices.length, 1)]?.run(model, life);
  }
  toString = () => `proceeds (${this.pick})`;
}

class PassDays implements fc.Command<Model, CaseLife> {
  readonly days: number;
  constructor(days: number) {
    this.days = days;
  }
  check = (model: Readonly<Model>) => model.waited < 10;
  run(model: Model, life: CaseLife): void {
    life.day = addWorkingDays(life.day, this.days).day;
    if (model.served) model.waited += this.days;
  }
  toString = () => `${this.days} working days pass`;
}

/** The machine finds more, or nothing any more: a case that a person works on keeps its state and its record. */
class Night implements fc.Command<Model, CaseLife> {
  readonly found: 'more' | 'nothing' | 'the same';
  constructor(found: 'more' | 'nothing' | 'the same') {
    this.found = found;
  }
  check = (model: Readonly<Model>) => model.state !== 'raised' && isOpen(model);
  run(model: Model, life: CaseLife): void {
    const { findings, latest, kind, events, version, amountAtStakeFen, about, ...before } = life.case;
    const savings = aBankHolding({ balanceFen: 20_000_00, balanceDate: '2026-09-30' });
    const holdings = { more: [savings, aVehicleHolding()], nothing: [], 'the same': [savings] }[this.found];
    life.assess({ holdings });
    model.more ||= this.found === 'more';
    expect(life.case).toMatchObject(before);
    expect(life.case.findings.length).toBeGreaterThanOrEqual(findings.length);
    expect([kind, 'suspension']).toContain(life.case.kind);
    expect(life.case.events.slice(0, events.length)).toEqual(events);
  }
  toString = () => `a night finds ${this.found}`;
}

/** What is true of every case at every moment. */
function holds(model: Model, life: CaseLife): void {
  const now = life.case;
  expect(now.state).toBe(model.state);
  expect(verifyChain(now.events)).toEqual({ kind: 'intact' });
  expect(gateBreaches(now)).toEqual([]);
  expect(life.file.cases.filter(isOpen).length).toBeLessThanOrEqual(1);
  if (now.decision === null) return;
  expect(model.proposedOrInvestigated.has('approver')).toBe(false);
  if (model.decision === 'terminate') expect(missingFromGate(now, now.decision.on)).toEqual([]);
}

describe('the life of a case', () => {
  it('is what a plain model says, whoever tries whatever', () => {
    const anybody = fc
      .tuple(fc.constantFrom(...people), fc.constantFrom(...attempts))
      .map(([who, attempt]) => new TryStep(who, attempt));
    const allowed = fc.nat(1_000_000).map((pick) => new Proceed(pick));
    const days = fc.integer({ min: 1, max: 6 }).map((count) => new PassDays(count));
    const night = fc
      .constantFrom('more' as const, 'nothing' as const, 'the same' as const)
      .map((found) => new Night(found));
    fc.assert(
      fc.property(
        fc.commands([anybody, anybody, allowed, allowed, allowed, days, night], {
          maxCommands: 60,
          size: 'max',
        }),
        (commands) => {
          fc.modelRun(() => ({ model: fresh(), real: aHardCase() }), commands);
        },
      ),
      { numRuns: long ? 3_000 : 150 },
    );
  }, 300_000);
});
