/** Plays a history on the domain itself: rosters are followed, rows matched, households assessed, cases worked by staff. */
import { nextRegistry, type NextRegistry } from '../../../functions/import-roster/next-registry.ts';
import type { CaseStepInput } from '../../../shared/contracts/case-steps.ts';
import { caseStep } from '../../../shared/contracts/case-steps.ts';
import type { RegisterLine } from '../../../shared/contracts/registry.ts';
import type { HouseholdCase, HouseholdFile, Member } from '../../../shared/contracts/household-file.ts';
import type { HouseholdPeople } from '../../../shared/contracts/household-people.ts';
import type { CalendarDate } from '../../../shared/contracts/primitives.ts';
import { assess, type AssessmentContext } from '../../../shared/domain/assessment/assess.ts';
import { differencesToday } from '../../../shared/domain/cases/ground.ts';
import { reconcileCase } from '../../../shared/domain/cases/reconcile-case.ts';
import { explainSuccessors } from '../../../shared/domain/cases/explained-duplicates.ts';
import { followClearances } from '../../../shared/domain/cases/follow-clearances.ts';
import { policyInForce } from '../../../shared/domain/policy/policy-in-force.ts';
import { settleClearances } from '../../../shared/domain/cases/settle-clearances.ts';
import type { StepContext } from '../../../shared/domain/cases/step-input.ts';
import { takeStep } from '../../../shared/domain/cases/take-step.ts';
import { addMonths, monthOf } from '../../../shared/domain/kernel/calendar.ts';
import { defaultPolicy } from '../../../shared/domain/policy/default-policy.ts';
import { policyVersion, type Policy } from '../../../shared/domain/policy/policy.ts';
import { interpretRoster } from '../../../shared/domain/roster/interpret-roster.ts';
import { openKeyRing } from '../../../shared/web/identity-token.ts';
import { staff, type Person } from '../../builders/staff.ts';
import type { Random } from '../../../cli/sample-county/random.ts';
import { providers, type County } from './county.ts';
import { identityOf, writeDeliveries, writeRoster, type Ways } from './clerks.ts';

const county = '110101';
export const keys = openKeyRing([{ version: '1', secret: 'a secret of histories' }]);
const people = new Map(Object.values(staff).map((each) => [each.id, each]));

/** Every provider under the name that it may come to have. */
const policy: Policy = {
  ...defaultPolicy,
  providers: Object.entries(providers).flatMap(([source, names]) =>
    names.map((provider) => ({
      ...{ source, provider, aliases: [`${provider}-renamed`] },
      ...{ effectiveFrom: '2026-01-01', restsOn: '更名批复' },
    })),
  ),
};

export interface Played {
  files: Map<string, HouseholdFile>;
  /** By home: the household that it is, or was. */
  households: Map<string, string>;
  /** What staff tried, and what came of it. */
  tried: string[];
  people: readonly HouseholdPeople[];
  register: readonly RegisterLine[];
}

export function nothingPlayed(): Played {
  return { files: new Map(), households: new Map(), tried: [], people: [], register: [] };
}

/** A roster comes into use. */
export function playRoster(played: Played, world: County, ways: Ways, on: CalendarDate): void {
  const written = writeRoster(world, ways);
  const reading = interpretRoster(county, written.rows);
  if (reading.kind === 'rejected') throw new Error(reading.reason);
  const numbers = { oldNumbers: new Map(ways.list), refused: 0 };
  const next = nextRegistry(
    { county, people: played.people, register: played.register, names: [] },
    { on, households: reading.households, strays: reading.strays, numbers },
    keys,
  );
  applyRegistry(played, next);
  for (const { householdId, number, ended } of next.people) {
    const home = written.homes.get(number);
    if (ended === null && home !== undefined) played.households.set(home, householdId);
  }
  ways.list.clear();
  ways.corrected.clear();
}

/** As the store keeps it. */
function applyRegistry(played: Played, next: NextRegistry): void {
  const { files } = played;
  const none = { members: [], formerMembers: [], holdings: [], cases: [], clearances: [] };
  for (const { profile, members } of next.households) {
    const before = files.get(profile.householdId) ?? { profile, ...none };
    const all = [...before.formerMembers, ...before.members];
    const formerMembers = all.filter(({ ordinal }) => !members.some((each) => each.ordinal === ordinal));
    files.set(profile.householdId, { ...before, profile, members, formerMembers });
  }
  for (const { householdId, ordinal, on } of next.former) {
    const file = files.get(householdId);
    const gone = file?.members.find((each) => each.ordinal === ordinal);
    if (file === undefined || gone === undefined) continue;
    file.members = file.members.filter((each) => each !== gone);
    file.formerMembers = [...file.formerMembers, { ...gone, leftOn: on }];
  }
  for (const { householdId, unreadable } of next.disputed) {
    const file = files.get(householdId);
    if (file) file.profile = { ...file.profile, status: 'disputed', unreadable };
  }
  for (const { householdId, ended, links } of next.ended) {
    const file = files.get(householdId);
    if (file) file.profile = { ...file.profile, status: 'ended', ended, ...(links && { links }) };
  }
  for (const file of files.values()) file.formerMembers.sort((a, b) => a.ordinal - b.ordinal);
  played.people = next.people;
  played.register = next.register;
}

/** Every provider delivers, and the night compares. */
export function playNight(played: Played, world: County, ways: Ways, day: CalendarDate): void {
  const rows = writeDeliveries(world, ways, day).map(({ idNumber, ...row }) => ({
    ...row,
    identityToken: keys.allTokens(idNumber.slice(0, 17))[0] ?? '',
  }));
  for (const file of played.files.values()) {
    const tokens = new Set(file.members.map(({ identityToken }) => identityToken));
    file.holdings =
      file.profile.status === 'active' ? rows.filter(({ identityToken }) => tokens.has(identityToken)) : [];
  }
  const context = contextOf(played, day);
  const names = policyInForce(policy, county, day).namesOfProvider;
  const moved = [...played.files.values()].flatMap(({ profile: { householdId, ended } }) =>
    ended?.cause === 'moved' ? [[householdId, ended.households] as const] : [],
  );
  const successors = new Map(moved);
  for (const file of played.files.values()) {
    file.clearances = settleClearances(file, followClearances(file, played.files, names)).file.clearances;
    const judged = explainSuccessors(file, successors);
    const change = reconcileCase(judged, assess(judged, context), { ...context, at: `${day}T15:00:00Z` });
    if (change.kind !== 'none') keep(file, change.case);
  }
}

function contextOf({ files }: Played, day: CalendarDate): AssessmentContext {
  const recipients = [...files.values()].flatMap(({ profile, members }) =>
    profile.status === 'active'
      ? members
          .filter(({ recipient }) => recipient)
          .map((member) => ({ ...member, household: profile.householdId }))
      : [],
  );
  return {
    ...{ policy, policyVersion: policyVersion(policy), day, indexVersion: 'index' },
    freshness: Object.entries(providers).flatMap(([source, names]) =>
      names.map((provider) => ({ source, provider, asOf: day })),
    ),
    otherHouseholds: (token) =>
      recipients.filter(({ identityToken }) => identityToken === token).map(({ household }) => household),
  };
}

function keep(file: HouseholdFile, changed: HouseholdCase): void {
  const others = file.cases.filter(({ number }) => number !== changed.number);
  file.cases = [...others, changed].sort((a, b) => a.number - b.number);
}

/** Somebody of the household, whatever the order in which it lists them. */
function pickMember({ members }: HouseholdFile, random: Random, who: Who): number {
  const ordered = [...members].sort((a, b) => (who(a) < who(b) ? -1 : 1));
  return random.pick(ordered).ordinal;
}

type Who = (member: Member) => string;
type Attempt = (
  file: HouseholdFile,
  it: HouseholdCase,
  by: { day: CalendarDate; random: Random; who: Who },
) => CaseStepInput;

const attempts: readonly (readonly [Person, Attempt])[] = [
  ['county', () => ({ step: 'screen' })],
  ['county', ({ profile }) => ({ step: 'dispatch', town: profile.town })],
  ['handler', () => ({ step: 'begin-investigation', investigators: ['town-handler-1', 'town-handler-2'] })],
  [
    'handler',
    (file, _it, { day: visitedOn, random, who }) => ({
      ...{ step: 'record-survey', visitedOn, found: '存款系卖粮所得' },
      signature: { kind: 'signed', memberOrdinal: pickMember(file, random, who) },
    }),
  ],
  [
    'leader',
    (file, _it, { day, random, who }) => ({
      ...{ step: 'propose', decision: random.pick(['terminate', 'continue'] as const), reason: '核查结果' },
      scope: random.chance(0.5)
        ? { kind: 'household' }
        : { kind: 'member', ordinal: pickMember(file, random, who) },
      effectiveMonth: addMonths(monthOf(day), 1),
      monthlyAmountFen: random.chance(0.5) ? 0 : file.profile.monthlyAmountFen,
    }),
  ],
  ['county', () => ({ step: 'check' })],
  ['county', () => ({ step: 'issue-notice', reference: '告字1号', reasons: '超过限额', remedies: '可复议' })],
  ['handler', (_file, _it, { day: servedOn }) => ({ step: 'record-service', servedOn, manner: 'in-person' })],
  ['handler', (_file, _it, { day: receivedOn }) => ({ step: 'record-reply', reply: 'agrees', receivedOn })],
  ['county', () => ({ step: 'hear', considered: '无新情况' })],
  [
    'approver',
    (file, it, { day }) => ({
      ...{ step: 'decide', collectiveDecision: '纪要1号' },
      confirmed: differencesToday(file, it, { policy, day }).map(({ difference }) => ({
        ...{ difference, reason: '已核实' },
      })),
    }),
  ],
  [
    'county',
    (_file, it, { day, random }) => ({
      ...{ step: 'clear', rule: random.pick(it.findings).rule, reason: 'inheritance' },
      until: `${addMonths(monthOf(day), 3)}-15`,
    }),
  ],
  ['approver', (_file, it) => ({ step: 'confirm', subject: it.pending[0]?.subject ?? 'withdraw' })],
  [
    'county',
    () => ({ step: 'extend-deadline', workingDays: 3, grantedBy: 'county-approver-1', reason: '住院' }),
  ],
];

/** What a step is taken with. */
export function contextOfSteps(day: CalendarDate): StepContext {
  return { policy, day, at: `${day}T02:00:00Z`, staff: people };
}

/** Staff work on the open cases: what they try hangs on the home and the night alone. */
export function workCases(
  played: Played,
  day: CalendarDate,
  { randomOf, who }: { randomOf: (home: string) => Random; who: Who },
): void {
  for (const [home, householdId] of [...played.households].sort()) {
    const random = randomOf(home);
    for (let n = random.int(0, 9); n > 0; n -= 1) {
      const file = played.files.get(householdId);
      const it = file?.cases.find(
        ({ state }) => !['withdrawn', 'explained', 'ended', 'archived'].includes(state),
      );
      if (file === undefined || it === undefined || file.members.length === 0) break;
      const known = attempts.length;
      const at = random.chance(0.7) ? it.events.length - 1 : random.int(0, known - 1);
      const [role, attempt] = attempts[at % known] ?? attempts[0] ?? [];
      if (role === undefined || attempt === undefined) break;
      const step = caseStep.parse(attempt(file, it, { day, random, who }));
      const context = contextOfSteps(day);
      const outcome = takeStep(file, it, step, staff[role], context);
      const codes = outcome.kind === 'refused' ? outcome.problems.map(({ code }) => code).join(' ') : 'taken';
      played.tried.push(`${day} ${home}: ${step.step} ${codes}`);
      if (outcome.kind === 'taken') keep(file, outcome.case);
    }
  }
}

/** By token: whose it is. */
export function personsByToken(world: County, ways: Ways): Map<string, string> {
  const all = [...world.people.keys()].flatMap((key) => {
    const numbers = [identityOf(world, ways, key), world.people.get(key)?.number ?? ''];
    return numbers.map((number) => [keys.allTokens(number.slice(0, 17))[0] ?? '', key] as const);
  });
  return new Map(all);
}
