/** Puts on record that a check is asked for, and has it carried out. Asked twice of the same it changes nothing. */
import type { NewObligor } from '../../domain/checks/requests.ts';
import type { Check, CheckRequest } from '../../contracts/checks.ts';
import type { HouseholdFile } from '../../contracts/household-file.ts';
import type { CheckMessage } from '../../contracts/messages.ts';
import type { CalendarDate, HouseholdId, Instant } from '../../contracts/primitives.ts';
import type { StaffRef } from '../../contracts/staff.ts';
import type { Application } from '../../domain/checks/interpret-applications.ts';
import { readObligor } from '../../domain/checks/read-form.ts';
import { applicantId } from '../../domain/kernel/applicant-id.ts';
import { canonicalJson } from '../../domain/kernel/canonical-json.ts';
import { addWorkingDays } from '../../domain/kernel/working-days.ts';
import type { PolicyInForce } from '../../domain/policy/policy-in-force.ts';
import type { Queue } from '../../store/aws/queues.ts';
import type { Checks } from '../../store/checks.ts';

export interface AskCheckDependencies {
  checks: Checks;
  checkRequests: Pick<Queue<CheckMessage>, 'send'>;
}

/** Who asks, when and what for. */
export interface Asking {
  at: Instant;
  on: CalendarDate;
  policy: Pick<PolicyInForce, 'cases'>;
  purpose: string;
  by?: StaffRef;
  /** Inbox key of the file that brings it. */
  file?: string;
  reason?: string;
}

/** Subjects in one message: they are looked for in one pass over the deliveries. */
const subjectsInMessage = 100;

export async function sendChecks(
  subjects: readonly HouseholdId[],
  { checkRequests }: Pick<AskCheckDependencies, 'checkRequests'>,
): Promise<void> {
  for (let from = 0; from < subjects.length; from += subjectsInMessage)
    await checkRequests.send([{ type: 'check', households: subjects.slice(from, from + subjectsInMessage) }]);
}

function requestOf({ policy, ...asking }: Asking): CheckRequest {
  const { day: dueOn } = addWorkingDays(asking.on, policy.cases.checkStart.workingDays);
  return { ...asking, dueOn };
}

/**
 * `asked`: it is to be checked; `unchanged`: it is on record so, and has been; `taken`: the number is that of other people;
 * `outdated`: what is on record was given later; `contested`: somebody else has just changed it.
 */
export type Recorded = 'asked' | 'unchanged' | 'taken' | 'outdated' | 'contested';

/** An application that is given again is corrected by it, and checked again. */
export async function recordApplication(
  { number, appliedOn, profile, members }: Application,
  asking: Asking,
  { checks }: Pick<AskCheckDependencies, 'checks'>,
): Promise<Recorded> {
  const subject = profile.householdId;
  const known = await checks.read(subject);
  const given = { profile, members, application: { number, appliedOn } };
  if (known !== undefined) {
    const before = { profile: known.profile, members: known.members, application: known.application };
    if (canonicalJson(before) === canonicalJson(given)) {
      if (!(await confirmGiven(known, asking.at, checks))) return 'contested';
      return known.state === 'waiting' ? 'asked' : 'unchanged';
    }
    if (known.kind !== 'application' || !sharesSomebody(known.members, members)) return 'taken';
    // Files come in any order, and again.
    if (known.givenAt !== undefined && known.givenAt > asking.at) return 'outdated';
  }
  const check: Check = {
    ...(known ?? { subject, kind: 'application', reports: 0 }),
    ...given,
    givenAt: asking.at,
    state: 'waiting',
    asked: requestOf(asking),
    version: (known?.version ?? 0) + 1,
  };
  return (await checks.write(check, known?.version)) ? 'asked' : 'contested';
}

/** What is given once more is newer than what came in between, in whatever order the files are worked off. */
async function confirmGiven(known: Check, at: Instant, checks: Checks): Promise<boolean> {
  if (known.givenAt !== undefined && known.givenAt >= at) return true;
  return checks.write({ ...known, givenAt: at, version: known.version + 1 }, known.version);
}

/** By numbers that can be compared; by name where one of them has none of these. */
function sharesSomebody(before: Check['members'], now: Check['members']): boolean {
  const numbersOf = (members: Check['members']): string[] =>
    members.filter(({ identity }) => identity === 'comparable').map(({ idNumber }) => idNumber);
  const [old, given] = [numbersOf(before), numbersOf(now)];
  if (old.length > 0 && given.length > 0) return given.some((number) => old.includes(number));
  return now.some(({ name }) => before.some((other) => other.name === name));
}

/** The first number of a day that nobody has: two who ask at once get two. */
export async function nextNumber(
  county: string,
  { prefix, on }: { prefix: string; on: CalendarDate },
  { checks }: Pick<AskCheckDependencies, 'checks'>,
): Promise<string> {
  for (let n = 1; ; n += 1) {
    const number = `${prefix}${on.replaceAll('-', '')}-${n}`;
    if ((await checks.read(applicantId(county, number))) === undefined) return number;
  }
}

/** Asks about an outside obligor. The caller has seen that a consent is on record, and for whom. */
export async function recordObligor(
  given: NewObligor,
  { of, asking }: { of: HouseholdFile['profile']; asking: Asking },
  deps: Pick<AskCheckDependencies, 'checks'>,
): Promise<{ kind: 'asked'; subject: HouseholdId } | { kind: 'number-wrong' }> {
  const { supports, consent } = given;
  for (;;) {
    const number = await nextNumber(of.county, { prefix: 'fy', on: asking.on }, deps);
    const subject = applicantId(of.county, number);
    const read = readObligor(given, { subject, of });
    if (read.kind === 'refused') return { kind: 'number-wrong' };
    const check: Check = {
      ...{ subject, kind: 'obligor', state: 'waiting', profile: read.profile, members: read.members },
      ...{ supports, consent, asked: requestOf(asking), reports: 0, version: 1 },
    };
    if (await deps.checks.write(check, undefined)) return { kind: 'asked', subject };
  }
}

/** Asks for a report about a household that is on the roster; its people are in its file. */
export async function recordHousehold(
  { profile }: Pick<HouseholdFile, 'profile'>,
  asking: Asking,
  { checks }: Pick<AskCheckDependencies, 'checks'>,
): Promise<Recorded> {
  const known = await checks.read(profile.householdId);
  const check: Check = {
    ...(known ?? { subject: profile.householdId, kind: 'household', members: [], reports: 0 }),
    profile,
    state: 'waiting',
    asked: requestOf(asking),
    version: (known?.version ?? 0) + 1,
  };
  return (await checks.write(check, known?.version)) ? 'asked' : 'contested';
}

/** 再次核对: a new report, which names the one before. */
export async function recordAgain(
  known: Check,
  asking: Asking,
  { checks }: Pick<AskCheckDependencies, 'checks'>,
): Promise<Recorded> {
  const check: Check = {
    ...known,
    state: 'waiting',
    asked: requestOf({ ...asking, purpose: known.asked.purpose }),
    version: known.version + 1,
  };
  return (await checks.write(check, known.version)) ? 'asked' : 'contested';
}
