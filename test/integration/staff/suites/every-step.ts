/**
 * The table of transitions, tried through the API: every step in every state as every role. What the table allows is
 * taken and leads where it says; everything else is refused and changes nothing.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { stepNames, type StepName } from '../../../../shared/contracts/case-steps.ts';
import {
  caseState,
  type CaseState,
  type HouseholdCase,
} from '../../../../shared/contracts/household-case.ts';
import { staffRole, type StaffRole } from '../../../../shared/contracts/staff.ts';
import { transitions, type Transition } from '../../../../shared/domain/cases/transitions.ts';
import { png } from '../png.ts';
import { sharedCounty, type SharedCounty, type WorkedCase } from '../staffed-county.ts';
import { samples } from '../step-samples.ts';
import { steps } from '../../../builders/case-life.ts';
import { checkedToContinue, livesUpTo, proposedToContinue, storeCase } from './stored-cases.ts';

let county: SharedCounty;
beforeAll(async () => {
  county = await sharedCounty();
});

const decidedToContinue = () =>
  checkedToContinue().take('approver', { step: 'decide', collectiveDecision: '纪要〔2026〕2号' });

/** What has to be on record before a step makes sense, where that is more than the state. */
function caseFor(state: CaseState, row: Transition, role: StaffRole): HouseholdCase {
  const it = caseOf(state, row);
  const isOwn = row.guards.some((guard) => guard.startsWith('own-'));
  return { ...it, kind: row.onlyFor ?? it.kind, ...(isOwn && doneBy(role, it)) };
}

/** All of it by the sample person of a role: only they take it back. */
function doneBy(role: StaffRole, { events, pending }: HouseholdCase): Partial<HouseholdCase> {
  return {
    events: events.map((event) => (event.step === undefined ? event : { ...event, actor: role })),
    pending: pending.map((asked) => ({ ...asked, by: { id: role, name: role } })),
  };
}

function caseOf(state: CaseState, { guards }: Transition): HouseholdCase {
  const life = livesUpTo[state]();
  if (guards.includes('gives-or-keeps'))
    return state === 'proposed' ? proposedToContinue().case : checkedToContinue().case;
  if (guards.includes('nothing-to-pay')) return decidedToContinue().case;
  if (guards.includes('second-person'))
    return life.take('county', { ...samples.clear, until: '2027-03-31' }).case;
  if (guards.includes('own-request'))
    return life.take('county', { ...samples.clear, until: '2027-03-31' }).case;
  if (guards.includes('nothing-left')) return life.assess({ holdings: [] }).case;
  // The household is of 东乡, and its case still of where it lived before.
  if (guards.includes('household-moved')) return { ...life.case, town: '西乡' };
  return life.case;
}

/** The rows of the table by which a role may take a step in a state; town roles count once the town has the case. */
function rowsFor(role: StaffRole, step: StepName, { state, town }: Pick<HouseholdCase, 'state' | 'town'>) {
  if (role.startsWith('town') && town === null) return [];
  return transitions.filter(
    (row) => row.step === step && row.roles.includes(role) && row.from.some((each) => each === state),
  );
}

/** Rows of another kind of case allow nothing in one of this kind. */
function isAbout({ onlyFor = 'suspension' }: Transition): boolean {
  return onlyFor === 'suspension';
}

/** What a role is refused in a state. What it is never allowed is refused before the state is looked at, so one state will do. */
function refusedSteps(role: StaffRole, it: HouseholdCase): StepName[] {
  const isEver = (step: StepName) =>
    transitions.some((row) => row.step === step && isAbout(row) && row.roles.includes(role));
  return stepNames.filter((step) =>
    isEver(step) ? rowsFor(role, step, it).filter(isAbout).length === 0 : it.state === 'heard',
  );
}

/** Takes a step as its role; attachments come by their own route, with their bytes. */
function take(worked: WorkedCase, role: StaffRole, step: StepName, row?: Transition) {
  // What is proposed without a survey takes nothing away.
  if (row?.guards.includes('raises-or-keeps') === true) return worked.try(role, steps.continue);
  if (step !== 'attach') return worked.try(role, samples[step]);
  return county.client(role).request(`${worked.path}/attachments?kind=photo&fileName=a.png`, {
    method: 'POST',
    version: worked.version,
    body: png,
  });
}

describe.each(caseState.options)('in state %s', (state) => {
  it('every role takes every step that the table allows it, and comes to where it leads', async () => {
    const { town } = livesUpTo[state]().case;
    for (const step of stepNames) {
      for (const role of staffRole.options) {
        for (const row of rowsFor(role, step, { state, town })) {
          const worked = await storeCase(county, caseFor(state, row, role));
          const { status, body } = await take(worked, role, step, row);
          expect(status, `${role} ${step}: ${JSON.stringify(body)}`).toBe(200);
          const targets = row.to.map((target) => (target === 'same' ? state : target));
          expect(targets, `${role} ${step}`).toContain((body as { state: CaseState }).state);
        }
      }
    }
  });

  it('every role is refused every other step, and nothing has changed', async () => {
    const { case: it } = livesUpTo[state]();
    const worked = await storeCase(county, it);
    const tries = staffRole.options.map(async (role) => {
      for (const step of refusedSteps(role, it)) {
        const { status, headers, body } = await take(worked, role, step);
        expect([403, 409], `${role} ${step}: ${JSON.stringify(body)}`).toContain(status);
        expect(headers.get('content-type')).toContain('application/problem+json');
      }
    });
    await Promise.all(tries);
    const { body } = await county.client('auditor').request(worked.path);
    expect(body).toMatchObject({
      case: { state, version: it.version, events: { length: it.events.length } },
    });
  });
});
