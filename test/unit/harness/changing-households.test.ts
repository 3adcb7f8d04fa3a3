/** What becomes of cases where rosters move, merge, split, bury and bring back the people that they are about. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseStepInput } from '../../../shared/contracts/case-steps.ts';
import type { CalendarDate } from '../../../shared/contracts/primitives.ts';
import { completeNumber } from '../../../cli/sample-county/identities.ts';
import { steps } from '../../builders/case-life.ts';
import { listCase, sayListed } from '../../../shared/domain/cases/list-case.ts';
import { differencesToday } from '../../../shared/domain/cases/ground.ts';
import { LivedCounty } from '../../harness/histories/replay-county.ts';
import { contextOfSteps } from '../../harness/histories/play.ts';

const first: CalendarDate = '2026-10-12';
const second: CalendarDate = '2026-10-13';

let county: LivedCounty;
const differing = (...differences: string[]): CaseStepInput => ({
  ...steps.decide,
  confirmed: differences.map((difference) => ({ difference, reason: '已核实' })),
});

beforeEach(() => {
  county = new LivedCounty({ a: ['p1', 'p2', 'p3'], b: ['p4'] }, first).night();
});

describe('two households that merge while both are worked', () => {
  beforeEach(() => {
    for (const home of ['a', 'b']) county.take(home, 'county', steps.screen);
    county.leave('b');
    county.settle('a', ['p1', 'p2', 'p3', 'p4']);
    county.night(second);
  });

  it('keep both cases, and both say what happened', () => {
    expect([county.caseOf('a').state, county.caseOf('b').state]).toEqual(['screened', 'screened']);
    expect(county.lastWords('a')).toContain('来自 110101-N-b');
    expect(county.lastWords('b')).toContain('该家庭已并入 110101-N-a');
    expect(county.fileOf('b').profile.ended).toMatchObject({ cause: 'merged', households: ['110101-N-a'] });
  });

  it('leave the end of the one that is gone to staff', () => {
    expect(
      county.take('b', 'county', { step: 'mark-ended', cause: 'moved', on: second, reason: '并入' }),
    ).toEqual([]);
    expect(county.caseOf('b').state).toBe('ended');
  });
});

describe('a household that splits after its proposal', () => {
  beforeEach(() => {
    county.bringToDecision('a');
    county.settle('a', ['p1', 'p2']);
    county.settle('c', ['p3']);
    county.night(second);
  });

  it('is decided only by whoever says why that changes nothing', () => {
    expect(county.take('a', 'approver', steps.decide)).toContain('ground-differs');
    const notice = county.caseOf('a').notice?.people?.map(({ name }) => name);
    expect(notice).toEqual(['测p1', '测p2', '测p3']);
  });

  it('tells on both sides who went', () => {
    expect(county.lastWords('a')).toContain('成员 3（测p3）已转入 110101-N-c');
    expect(county.fileOf('c').profile.links).toMatchObject([
      { kind: 'members-came-from', household: '110101-N-a' },
    ]);
  });
});

describe('a household that is renumbered while a namesake of its head founds another one', () => {
  it('stays with its head', () => {
    county = new LivedCounty({ a: ['p1', 'p2'], b: ['p4'] }, first);
    const [head, child] = ['p1', 'p2'].map((key) => county.world.people.get(key));
    Object.assign(head ?? {}, { name: '测同名' });
    Object.assign(child ?? {}, { name: '测同名', number: completeNumber('11010119800222123') });
    county.night().settle('a', ['p1'], { number: 'X-1' }).settle('c', ['p2']).night(second);
    expect(county.fileOf('a').profile).toMatchObject({ householdId: '110101-N-a', number: 'X-1' });
    expect(county.fileOf('c').profile.householdId).toBe('110101-N-c');
  });
});

describe('a household whose number is given to others after the notice', () => {
  beforeEach(() => {
    county.bringToDecision('a');
    county.world.people.set('p9', {
      ...(county.world.people.get('p4') ?? expect.unreachable()),
      ...{ key: 'p9', name: '测新来', number: completeNumber('11010119800109001') },
    });
    county.leave('a').settle('x', ['p9'], { number: 'N-a' }).night(second);
  });

  it('keeps the case in its own file; the others begin with nothing', () => {
    expect(county.fileOf('x').profile.householdId).toBe('110101-N-a~2');
    expect(county.fileOf('x').cases).toEqual([]);
    expect(county.lastWords('a')).toContain('家庭编号已归其他家庭使用（110101-N-a~2）');
  });

  it('is decided only by whoever confirms that it has left and its number is others’', () => {
    expect(county.take('a', 'approver', steps.decide)).toContain('ground-differs');
    const differences = differencesToday(county.fileOf('a'), county.caseOf('a'), contextOfSteps(second));
    expect(differences.map(({ difference }) => difference)).toContain(
      'ended number-given-to-others 110101-N-a~2',
    );
    expect(differences.map(({ text }) => text.zh)).toContain('家庭编号已归其他家庭使用（110101-N-a~2）');
  });

  it('is called in every list by words that nobody takes for the others', () => {
    expect(sayListed(listCase(county.caseOf('a'))).zh).toBe(
      '原编号 110101-N-a，现为其他家庭的编号（档案号 110101-N-a）',
    );
  });
});

describe('a household whose head dies after the notice', () => {
  it('has the head named in what was told, and is decided only by whoever looks at it again', () => {
    county.bringToDecision('a');
    county.settle('a', ['p2', 'p3']);
    county.night(second);
    expect(county.lastWords('a')).toContain('成员 1（测p1）已不在花名册中');
    expect(county.take('a', 'approver', steps.decide)).toContain('ground-differs');
    expect(county.caseOf('a').notice?.people?.[0]?.name).toBe('测p1');
    expect(county.caseOf('a').survey?.signer?.name).toBe('测p1');
    const { limitFen, amountFen } = county.caseOf('a').findings[0] ?? {};
    expect([limitFen, amountFen]).toEqual([12_600_00, 135_000_00]);
    expect(county.take('a', 'approver', differing('left 1'))).toContain('ground-differs');
  });
});

describe('a household whose head dies while the number of who is left is corrected', () => {
  it('keeps its file, and the person the place, though the relation is another one', () => {
    const right = county.world.people.get('p2')?.number ?? '';
    county.ways.identities.set('p2', completeNumber(`${right.slice(0, 14)}777`));
    county.settle('a', ['p2']).night(second);
    expect(county.fileOf('a').profile).toMatchObject({ householdId: '110101-N-a', status: 'active' });
    expect(county.fileOf('a').members).toMatchObject([{ ordinal: 2, name: '测p2', relation: '户主' }]);
  });
});

describe('a household that moves town, scheme and number in one roster', () => {
  const move = (): void => {
    const home = county.world.homes.get('a') ?? expect.unreachable();
    county.world.homes.set('a', { ...home, number: 'R-7', scheme: 'rural', town: '西街镇' });
    county.night(second);
  };

  it('keeps its file and its case, with what staff have done', () => {
    county.take('a', 'county', steps.screen);
    move();
    const { householdId, number, scheme, status } = county.fileOf('a').profile;
    expect([householdId, number, scheme, status]).toEqual(['110101-N-a', 'R-7', 'rural', 'active']);
    expect(county.fileOf('a').cases.map(({ number: n, state }) => [n, state])).toEqual([[1, 'screened']]);
  });

  it('is decided only by whoever says why the other scheme changes nothing', () => {
    county.bringToDecision('a');
    move();
    expect(county.take('a', 'approver', steps.decide)).toContain('ground-differs');
    const names = differencesToday(county.fileOf('a'), county.caseOf('a'), contextOfSteps(second));
    expect(names.map(({ difference }) => difference).join(' ')).toContain('scheme');
  });
});

describe('a household that is renumbered in the roster in which somebody joins it', () => {
  it('keeps its file and its case, which says who came', () => {
    county.take('a', 'county', steps.screen);
    county.leave('b').settle('a', ['p1', 'p2', 'p3', 'p4'], { number: 'X-1' }).night(second);
    expect(county.fileOf('a').profile).toMatchObject({ householdId: '110101-N-a', number: 'X-1' });
    expect(county.caseOf('a')).toMatchObject({ number: 1, state: 'screened' });
    expect(county.lastWords('a')).toContain('来自 110101-N-b');
  });
});

describe('a household that was ended by a decision', () => {
  it('comes back to its own file, with the decision, and is looked at again', () => {
    county.bringToDecision('b');
    expect(county.take('b', 'approver', steps.decide)).toEqual([]);
    const home = county.world.homes.get('b') ?? expect.unreachable();
    county.leave('b');
    county.night('2026-12-01');
    expect(county.fileOf('b').profile.status).toBe('ended');
    county.world.homes.set('b', home);
    county.night('2027-02-01');
    expect(county.fileOf('b').profile).toMatchObject({ status: 'active', householdId: '110101-N-b' });
    expect(county.fileOf('b').profile.links?.at(-1)).toMatchObject({ kind: 'came-back' });
    expect(county.fileOf('b').cases.map(({ number, state }) => [number, state])).toEqual([
      [1, 'decided'],
      [2, 'raised'],
    ]);
  });
});
