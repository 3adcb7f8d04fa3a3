/** What becomes of cases where rosters move, merge, split, bury and bring back the people that they are about. */
import { beforeEach, describe, expect, it } from 'vitest';
import { caseStep, type CaseStepInput } from '../../../shared/contracts/case-steps.ts';
import type { HouseholdFile } from '../../../shared/contracts/household-file.ts';
import type { CalendarDate } from '../../../shared/contracts/primitives.ts';
import { takeStep } from '../../../shared/domain/cases/take-step.ts';
import { completeNumber } from '../../../cli/sample-county/identities.ts';
import { steps } from '../../builders/case-life.ts';
import { staff, type Person } from '../../builders/staff.ts';
import { plainWays } from '../../harness/histories/clerks.ts';
import type { County, Home } from '../../harness/histories/county.ts';
import {
  contextOfSteps,
  nothingPlayed,
  playNight,
  playRoster,
  type Played,
} from '../../harness/histories/play.ts';

const first: CalendarDate = '2026-10-12';
const second: CalendarDate = '2026-10-13';

let world: County;
let played: Played;

/** Households of people by key: `{ a: ['p1', 'p2'] }`, the head first; everybody saves more than a household may. */
function live(homes: Readonly<Record<string, readonly string[]>>): void {
  const keys = Object.values(homes).flat();
  const people = keys.map((key, n) => {
    const number = completeNumber(`110101197001${10 + n}010`);
    return [
      key,
      { key, name: `测${key}`, number, hasOtherDocument: false, authorisedUntil: '长期' },
    ] as const;
  });
  world = {
    people: new Map(people),
    homes: new Map(),
    things: new Map(),
    given: { home: 0, person: 0, thing: 0 },
  };
  for (const [key, members] of Object.entries(homes)) settle(key, members);
  for (const key of keys)
    world.things.set(key, {
      ...{ key, source: 'bank', provider: 'rural-bank', holders: [key], yuan: 45_000 },
      names: { number: `8800${key}9`, further: '', place: '' },
    });
}

function settle(key: string, members: readonly string[], parts: Partial<Home> = {}): void {
  world.homes.set(key, {
    ...{
      key,
      number: `N-${key}`,
      scheme: 'urban',
      town: '东街镇',
      monthlyYuan: 600,
      aidAccount: `8600${key}`,
    },
    members: members.map((person, n) => ({ person, relation: n === 0 ? '户主' : '子女', isRecipient: true })),
    ...parts,
  });
}

function night(day: CalendarDate): void {
  playRoster(played, world, plainWays(), day);
  playNight(played, world, plainWays(), day);
}

function fileOf(home: string): HouseholdFile {
  const file = played.files.get(played.households.get(home) ?? '');
  if (file === undefined) throw new Error(`there is no household ${home}`);
  return file;
}

const caseOf = (home: string) => fileOf(home).cases.at(-1) ?? expect.unreachable();

/** What stands against a step; none: it was taken. */
function take(home: string, who: Person, step: CaseStepInput, day = first): string[] {
  const file = fileOf(home);
  const outcome = takeStep(file, caseOf(home), caseStep.parse(step), staff[who], contextOfSteps(day));
  if (outcome.kind === 'refused') return outcome.problems.map(({ code }) => code);
  file.cases = [...file.cases.filter(({ number }) => number !== outcome.case.number), outcome.case];
  return [];
}

/** As far as a decision to terminate. */
function bringToDecision(home: string): void {
  const way: readonly [Person, CaseStepInput][] = [
    ['county', steps.screen],
    ['county', steps.dispatch],
    ['handler', steps.begin],
    ['handler', steps.survey],
    ['leader', steps.terminate],
    ['county', steps.check],
    ['county', steps.notice],
    ['handler', steps.serve],
    ['handler', steps.agrees],
    ['county', steps.hear],
  ];
  for (const [who, step] of way) expect(take(home, who, step)).toEqual([]);
}

const lastWords = (home: string): string => caseOf(home).events.at(-1)?.reason.zh ?? '';
const differing = (...differences: string[]): CaseStepInput => ({
  ...steps.decide,
  confirmed: differences.map((difference) => ({ difference, reason: '已核实' })),
});

beforeEach(() => {
  played = nothingPlayed();
  live({ a: ['p1', 'p2', 'p3'], b: ['p4'] });
  night(first);
});

describe('two households that merge while both are worked', () => {
  beforeEach(() => {
    for (const home of ['a', 'b']) take(home, 'county', steps.screen);
    world.homes.delete('b');
    settle('a', ['p1', 'p2', 'p3', 'p4']);
    night(second);
  });

  it('keep both cases, and both say what happened', () => {
    expect([caseOf('a').state, caseOf('b').state]).toEqual(['screened', 'screened']);
    expect(lastWords('a')).toContain('来自 110101-N-b');
    expect(lastWords('b')).toContain('该家庭已并入 110101-N-a');
    expect(fileOf('b').profile.ended).toMatchObject({ cause: 'merged', households: ['110101-N-a'] });
  });

  it('leave the end of the one that is gone to staff', () => {
    expect(
      take('b', 'county', { step: 'mark-ended', cause: 'moved', on: second, reason: '并入' }, second),
    ).toEqual([]);
    expect(caseOf('b').state).toBe('ended');
  });
});

describe('a household that splits after its proposal', () => {
  beforeEach(() => {
    bringToDecision('a');
    settle('a', ['p1', 'p2']);
    settle('c', ['p3']);
    night(second);
  });

  it('is decided only by whoever says why that changes nothing', () => {
    expect(take('a', 'approver', steps.decide, second)).toContain('ground-differs');
    const notice = caseOf('a').notice?.people?.map(({ name }) => name);
    expect(notice).toEqual(['测p1', '测p2', '测p3']);
  });

  it('tells on both sides who went', () => {
    expect(lastWords('a')).toContain('成员 3（测p3）已转入 110101-N-c');
    expect(fileOf('c').profile.links).toMatchObject([{ kind: 'members-came-from', household: '110101-N-a' }]);
  });
});

describe('a household whose head dies after the notice', () => {
  it('has the head named in what was told, and is decided only by whoever looks at it again', () => {
    bringToDecision('a');
    settle('a', ['p2', 'p3']);
    night(second);
    expect(lastWords('a')).toContain('成员 1（测p1）已不在花名册中');
    expect(take('a', 'approver', steps.decide, second)).toContain('ground-differs');
    expect(caseOf('a').notice?.people?.[0]?.name).toBe('测p1');
    expect(caseOf('a').survey?.signer?.name).toBe('测p1');
    const { limitFen, amountFen } = caseOf('a').findings[0] ?? {};
    expect([limitFen, amountFen]).toEqual([12_600_00, 135_000_00]);
    expect(take('a', 'approver', differing('left 1'), second)).toContain('ground-differs');
  });
});

describe('a household that moves town, scheme and number in one roster', () => {
  it('is told on both sides; its case ends as moved, and the one of where it is now is its own', () => {
    world.homes.delete('a');
    settle('c', ['p1', 'p2', 'p3'], { scheme: 'rural', town: '西街镇' });
    night(second);
    expect(fileOf('a').profile.ended).toMatchObject({ cause: 'moved', households: ['110101-N-c'] });
    expect(caseOf('a')).toMatchObject({ state: 'ended', cause: 'moved' });
    expect(fileOf('c').profile.links).toMatchObject([{ kind: 'members-came-from', household: '110101-N-a' }]);
    expect(caseOf('c')).toMatchObject({ number: 1, state: 'raised' });
  });
});

describe('a household that was ended by a decision', () => {
  it('comes back to its own file, with the decision, and is looked at anew', () => {
    bringToDecision('b');
    expect(take('b', 'approver', steps.decide, first)).toEqual([]);
    const home = world.homes.get('b') ?? expect.unreachable();
    world.homes.delete('b');
    night('2026-12-01');
    expect(fileOf('b').profile.status).toBe('ended');
    world.homes.set('b', home);
    night('2027-02-01');
    expect(fileOf('b').profile).toMatchObject({ status: 'active', householdId: '110101-N-b' });
    expect(fileOf('b').profile.links?.at(-1)).toMatchObject({ kind: 'came-back' });
    expect(fileOf('b').cases.map(({ number, state }) => [number, state])).toEqual([
      [1, 'decided'],
      [2, 'raised'],
    ]);
  });
});
