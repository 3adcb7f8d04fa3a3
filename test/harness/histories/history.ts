/** One history twice, as it was and with clerical changes in between, recognised by people and homes: nothing but numbers may differ. */
import type {
  Clearance,
  HouseholdCase,
  HouseholdFile,
  NamedPerson,
} from '../../../shared/contracts/household-file.ts';
import type { CalendarDate } from '../../../shared/contracts/primitives.ts';
import { drawsOf } from '../faults/draws.ts';
import { changeWays, clericalChanges, plainWays, type ClericalChange, type Ways } from './clerks.ts';
import { drawCounty, liveOn, type County } from './county.ts';
import { nothingPlayed, personsByToken, playNight, playRoster, workCases, type Played } from './play.ts';

/** Mondays, and the days of rosters and nights. */
const days: readonly CalendarDate[] = ['2026-10-12', '2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09'];

/** A change before night `night`, from 1. */
export interface Placed {
  night: number;
  change: ClericalChange;
}

export interface DescribedHousehold {
  tried: string[];
  homes: Record<string, unknown>;
}

/** The history of a seed, each night with its clerical changes. Life and staff are the same, whatever the changes. */
export function describeHistory(seed: number, changes: readonly Placed[]): DescribedHousehold[] {
  const draw = drawsOf(seed);
  const world = drawCounty(draw('county'));
  const [played, ways] = [nothingPlayed(), plainWays()];
  return days.map((day, night) => {
    const before = structuredClone(world);
    if (night > 0) liveOn(world, draw('life', night));
    // Corrections first: who is under another number without a list is shown by somebody whose number is as it was.
    const tonight = changes.filter((each) => each.night === night).sort(byChange);
    for (const { change } of tonight)
      changeWays(ways, change, { before, now: world }, draw('clerk', night, change));
    playRoster(played, world, ways, day);
    playNight(played, world, ways, day);
    const persons = personsByToken(world, ways);
    workCases(played, day, {
      randomOf: (home) => draw('staff', night, home),
      who: ({ identityToken, name }) => persons.get(identityToken ?? '') ?? name,
    });
    return tell(played, world, ways);
  });
}

function byChange(a: Placed, b: Placed): number {
  return a.change < b.change ? -1 : 1;
}

function tell(played: Played, world: County, ways: Ways): DescribedHousehold {
  const persons = personsByToken(world, ways);
  const homeOf = new Map([...played.households].map(([home, household]) => [household, home]));
  const homes = [...played.households].map(([home, household]) => {
    const file = played.files.get(household);
    return [home, file && describeFile(file, { persons, homeOf })] as const;
  });
  return { homes: Object.fromEntries(homes.sort()), tried: [...played.tried] };
}

interface Truth {
  persons: ReadonlyMap<string, string>;
  homeOf: ReadonlyMap<string, string>;
}

/** Within a file: whose place in it is which. */
type Places = (ordinal: number | undefined) => string;

function describeFile(file: HouseholdFile, { persons, homeOf }: Truth) {
  const { profile, members, formerMembers, cases, clearances } = file;
  const { status, scheme, town, headcount, monthlyAmountFen, ended, links = [] } = profile;
  const all = [...members, ...formerMembers];
  // Places are given in the order of rows, and are the clerks'. Whoever has no number is known by name.
  const byPlace = new Map(
    all.map(({ ordinal, identityToken, name }) => [ordinal, persons.get(identityToken ?? '') ?? name]),
  );
  const places: Places = (ordinal) => byPlace.get(ordinal ?? 0) ?? 'nobody';
  return {
    ...{ status, scheme, town, headcount, monthlyAmountFen },
    ended: ended && {
      ...{ cause: describeCause(ended.cause), on: ended.on },
      households:
        ended.cause === 'number-given-to-others'
          ? []
          : ended.households.map((each) => homeOf.get(each)).sort(),
    },
    moves: links
      .filter(({ kind }) => kind.startsWith('members'))
      .map(({ ordinals = [], on, kind }) => [on, kind, ...ordinals.map(places).sort()].join(' '))
      .sort(),
    members: all.map(({ ordinal, leftOn }) => `${places(ordinal)} ${leftOn ?? ''}`).sort(),
    cases: cases.map((each) => describeCase(each, places, homeOf)),
    clearances: clearances.map((each) => describeClearance(each, places)),
  };
}

/** Whether the number of a household that has left is given to others is up to the clerks. */
function describeCause(cause: string | undefined): string | undefined {
  return cause === 'number-given-to-others' ? 'left-roster' : cause;
}

function describeClearance(
  { rule, amountFen, heldFen, until, by, reason, assets, people = [] }: Clearance,
  places: Places,
) {
  const doubles = people.map(({ ordinal }) => places(ordinal)).sort();
  return { rule, amountFen, heldFen, until, by, reason, things: assets.length, doubles };
}

function describeCase(it: HouseholdCase, places: Places, homeOf: Truth['homeOf']) {
  const { number, kind, state, cause, raisedOn, deadline, town, pending, involved, amountAtStakeFen } = it;
  const { investigation, survey, proposal, notice, service, reply, decision } = it;
  const named = (people: readonly NamedPerson[] | undefined) =>
    people?.map(({ ordinal }) => places(ordinal)).sort();
  return {
    ...{ number, kind, state, cause: describeCause(cause), raisedOn, town, involved, amountAtStakeFen },
    deadline: deadline && {
      ...deadline,
      extensions: deadline.extensions.map((each) => ({ ...each, grantedTo: named(each.grantedTo) })),
    },
    pending: pending.map(({ subject, by }) => `${subject} ${by.id}`),
    findings: it.findings.map((finding) => ({
      ...{ rule: finding.rule, kind: finding.kind, amountFen: finding.amountFen, limitFen: finding.limitFen },
      // Which holder's row represents a joint account hangs on places.
      evidence: finding.evidence
        .map(({ memberOrdinal, certainty, asOf }) => [places(memberOrdinal), certainty, asOf].join(' '))
        .sort(),
      countedFen: finding.evidence.reduce((sum, { countedFen = 0 }) => sum + countedFen, 0),
      heldFen: finding.evidence.reduce((sum, { heldFen = 0 }) => sum + heldFen, 0),
      people: finding.people
        ?.map(({ ordinal, households }) =>
          [places(ordinal), ...households.map((household) => homeOf.get(household)).sort()].join(' '),
        )
        .sort(),
      unjudged: finding.unjudged?.map(({ ordinal, because }) => `${places(ordinal)} ${because}`).sort(),
    })),
    people: named(it.people),
    investigation: investigation?.on,
    survey: survey && { ...describeDone(survey), signer: places(survey.signer?.ordinal) },
    proposal: proposal && {
      ...{ decision: proposal.decision, scope: proposal.scope.kind, month: proposal.effectiveMonth },
      person: places(proposal.person?.ordinal),
      people: named(proposal.ground?.people),
      answers: proposal.answers,
    },
    notice: notice && { on: notice.on, people: named(notice.people) },
    ...{ service, reply },
    decision: decision && {
      on: decision.on,
      month: decision.effectiveMonth,
      confirmed: decision.confirmed?.length,
    },
    clearances: it.clearances.map((each) => describeClearance(each, places)),
    events: it.events.map(({ type, actor, at }) => `${at} ${actor} ${type}`),
  };
}

function describeDone({ on, by }: { on: string; by: { id: string } }) {
  return { on, by: by.id };
}

/** Clerical changes for a history, drawn from its seed. */
export function drawChanges(seed: number): Placed[] {
  const random = drawsOf(seed)('changes');
  const drawn = Array.from({ length: random.int(1, 6) }, () => ({
    night: random.int(1, days.length - 1),
    change: random.pick(clericalChanges),
  }));
  return [...new Map(drawn.map((each) => [JSON.stringify(each), each])).values()];
}

/** What clerical changes make of a history: the first thing that is otherwise, or nothing. */
export function findDifference(seed: number, changes: readonly Placed[]): string | undefined {
  const [plain, changed] = [describeHistory(seed, []), describeHistory(seed, changes)];
  for (const [night, result] of plain.entries()) {
    const difference = compare(result, changed[night], `night ${night}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** As few of the changes as still make a difference. */
export function findFewest(seed: number, changes: readonly Placed[]): readonly Placed[] {
  for (const change of changes) {
    const rest = changes.filter((each) => each !== change);
    if (rest.length > 0 && findDifference(seed, rest) !== undefined) return findFewest(seed, rest);
  }
  return changes;
}

function compare(was: unknown, is: unknown, path: string): string | undefined {
  if (JSON.stringify(was) === JSON.stringify(is)) return undefined;
  if (!isObject(was) || !isObject(is)) return `${path}: ${JSON.stringify(was)} became ${JSON.stringify(is)}`;
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
    const difference = compare(was[name], is[name], `${path} / ${name}`);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
