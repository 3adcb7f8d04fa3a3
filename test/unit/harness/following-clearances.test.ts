/** What was explained of people stays explained where they go to live: by a move, a merge, a split. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addMonths, monthOf } from '../../../shared/domain/kernel/calendar.ts';
import { steps } from '../../builders/case-life.ts';
import { LivedCounty } from '../../harness/histories/replay-county.ts';

let county: LivedCounty;
const isOpen = (home: string): boolean =>
  county.fileOf(home).cases.some(({ state }) => state === 'raised' || state === 'screened');
const why = { reason: 'inheritance', until: '2027-03-31' };

/** Everything that was found of a home, explained by two people. */
function explain(home: string): void {
  county.takeAll(home, [['county', steps.screen]]);
  for (const { rule, kind } of county.caseOf(home).findings) {
    county.takeAll(home, [['county', { step: 'clear', rule, ...why }]]);
    if (kind === 'suspension') county.takeAll(home, [['approver', { step: 'confirm', subject: rule }]]);
  }
  expect(county.caseOf(home).state).toBe('explained');
}

beforeEach(() => {
  county = new LivedCounty({ a: ['p1', 'p2', 'p3'], b: ['p4'] }).night();
  explain('a');
});

describe('a clearance follows', () => {
  it('members who split off, for what is theirs', () => {
    county.settle('a', ['p1', 'p2']).settle('c', ['p3']).night('2026-10-13');
    expect(isOpen('c')).toBe(false);
    expect(county.fileOf('c').clearances).toMatchObject([
      { rule: 'financial-assets', heldFen: 45_000_00, from: { household: '110101-N-a', caseNumber: 1 } },
    ]);
    expect(isOpen('a')).toBe(false);
  });

  it('only those who came from there: what others of the household have is found', () => {
    county.settle('a', ['p1', 'p2']).settle('b', ['p4', 'p3']).night('2026-10-13');
    expect(county.caseOf('b').findings).toMatchObject([{ amountFen: 45_000_00 }]);
  });

  it('no more than theirs: what grows by over a fifth of it is found', () => {
    county.settle('a', ['p1', 'p2']).settle('c', ['p3']).night('2026-10-13');
    county.hold('p3', ['p3'], 60_000).night('2026-10-14');
    expect(county.caseOf('c').findings).toMatchObject([{ amountFen: 60_000_00 }]);
  });

  it('a household that appears under another number and scheme', () => {
    county.settle('a', ['p1', 'p2', 'p3'], { number: 'X', scheme: 'rural' }).night('2026-10-13');
    expect(county.fileOf('a').profile).toMatchObject({ householdId: '110101-N-a', number: 'X' });
    expect(isOpen('a')).toBe(false);
  });

  it('a household that merges into another one', () => {
    explain('b');
    county.leave('b').settle('a', ['p1', 'p2', 'p3', 'p4']).night('2026-10-13');
    expect(isOpen('a')).toBe(false);
  });

  it('who goes on, though no night came in between, and who comes back', () => {
    county.settle('a', ['p1', 'p2']).settle('c', ['p3']).night('2026-10-13');
    county.leave('c').settle('d', ['p3'], { scheme: 'rural' }).night('2026-10-14');
    expect(isOpen('d')).toBe(false);
    county.leave('d').settle('a', ['p1', 'p2', 'p3']).night('2026-10-15');
    expect(isOpen('a')).toBe(false);
    expect(county.fileOf('a').clearances).toHaveLength(1);
  });

  it('until it is taken back where it was granted', () => {
    county.settle('a', ['p1', 'p2']).settle('c', ['p3']).night('2026-10-13');
    county.takeAll('a', [['approver', { step: 'reopen', reason: '来源不实' }]]);
    county.night('2026-10-14');
    expect(isOpen('c')).toBe(true);
    expect(county.fileOf('c').clearances).toEqual([]);
  });
});

describe('a decision', () => {
  const proposal = { ...steps.terminate, effectiveMonth: addMonths(monthOf('2026-10-12'), 1) };

  it('that payment goes on follows the whole household, and none of its members', () => {
    county = new LivedCounty({ a: ['p1', 'p2'] }).night();
    county.takeAll('a', [
      ['county', steps.screen],
      ['county', steps.dispatch],
      ['handler', steps.begin],
      ['handler', steps.survey],
      ['leader', { ...proposal, decision: 'continue', monthlyAmountFen: 600_00 }],
      ['county', steps.check],
      ['approver', steps.decide],
    ]);
    county.settle('a', ['p1']).settle('c', ['p2']).night('2026-10-13');
    expect(isOpen('c')).toBe(true);
    county.leave('a', 'c').settle('d', ['p1'], { scheme: 'rural' }).night('2026-10-14');
    expect(isOpen('d')).toBe(false);
  });

  it('that payment ends keeps nothing silent elsewhere', () => {
    county = new LivedCounty({ a: ['p1', 'p2'], z: ['p9'] }).hold('p9', ['p9'], 100).night();
    county.bringToDecision('a').takeAll('a', [['approver', steps.decide]]);
    county.leave('a').settle('d', ['p9', 'p2']).leave('z').night('2026-10-13');
    expect(county.fileOf('a').profile.ended?.cause).toBe('merged');
    expect(county.fileOf('z').cases.map(({ state }) => state)).toEqual(['raised']);
  });
});

describe('a clearance of a double', () => {
  beforeEach(() => {
    county = new LivedCounty({ a: ['p1', 'p2'], z: ['p2'] });
    for (const person of ['p1', 'p2']) county.hold(person, [person], 100);
    county.night();
    for (const home of ['a', 'z']) explain(home);
    county.night('2026-10-13');
  });

  it('follows the person to another household, for the household that it was about', () => {
    county.settle('a', ['p1']).settle('c', ['p2']).night('2026-10-14');
    expect(isOpen('c')).toBe(false);
    // The other household that was explained there is another one now.
    expect(county.caseOf('z').findings).toMatchObject([{ people: [{ households: ['110101-N-c'] }] }]);
  });

  it('appears where the other household has another number and scheme', () => {
    county.leave('a').settle('c', ['p2', 'p1'], { scheme: 'rural' }).night('2026-10-14');
    expect([isOpen('c'), isOpen('z')]).toEqual([false, false]);
  });
});
