/** What of a household is forgotten, and what waits. */
import { describe, expect, it } from 'vitest';
import type { HouseholdCase, HouseholdFile, Profile } from '../../../../shared/contracts/household-file.ts';
import { defaultRetention } from '../../../../shared/domain/policy/retention-policy.ts';
import { cutOff, mayBeErased, findDue } from '../../../../shared/domain/retention/find-due.ts';
import { nextCaseNumber } from '../../../../shared/domain/cases/case-number.ts';
import { aHardCase } from '../../../builders/case-life.ts';
import { aClearance, aHousehold, aMember } from '../../../builders/household-file.ts';

const { file, case: open } = aHardCase();
/** Raised on 2026-10-12; closed a day later. */
const closed: HouseholdCase = {
  ...open,
  state: 'withdrawn',
  events: open.events.map((event) => ({ ...event, at: '2026-10-13T02:00:00Z' })),
};
const ended: Partial<Profile> = {
  status: 'ended',
  ended: { cause: 'left-roster', households: [], on: '2026-10-20' },
};
const left = (parts: Partial<HouseholdFile> = {}, profile: Partial<Profile> = ended) =>
  aHousehold({ ...file, cases: [closed], ...parts, profile: { ...file.profile, ...profile } });
const dueOn = (of: HouseholdFile, day: string) => findDue(of, defaultRetention, day);

describe('a household that left the roster', () => {
  it('is forgotten whole when it left, and its last case was closed, a term ago', () => {
    expect(dueOn(left(), '2031-10-19')).toEqual({ kind: 'none' });
    expect(dueOn(left(), '2031-10-20')).toMatchObject({ kind: 'household', cases: [{ case: 1 }] });
    const late = {
      ...closed,
      events: closed.events.map((event) => ({ ...event, at: '2027-01-10T02:00:00Z' })),
    };
    expect(dueOn(left({ cases: [late] }), '2031-10-20')).toEqual({ kind: 'none' });
    expect(dueOn(left({ cases: [late] }), '2032-01-10')).toMatchObject({ kind: 'household' });
  });

  it.each<[string, Partial<HouseholdFile>, Partial<Profile>]>([
    ['a case goes on', { cases: [open] }, ended],
    ['a case is in a state that another version wrote', { cases: [{ ...closed, state: 'later' }] }, ended],
    ['nobody knows when it left', {}, { status: 'ended' }],
    ['its status is one that another version wrote', {}, { ...ended, status: 'later' }],
  ])('waits while %s', (_why, parts, profile) => {
    expect(dueOn(left({ formerMembers: [], ...parts }, profile), '2099-01-01').kind).not.toBe('household');
  });

  it('waits for a clearance that went on with its people', () => {
    const grants = { ...closed, clearances: [{ ...aClearance(), caseNumber: 1, until: null }] };
    const moved: Partial<Profile> = {
      status: 'ended',
      ended: { cause: 'moved', households: ['110101-2'], on: '2026-10-20' },
    };
    expect(dueOn(left({ cases: [grants] }, moved), '2040-01-01')).toEqual({ kind: 'none' });
    expect(dueOn(left({ cases: [grants] }), '2040-01-01')).toMatchObject({ kind: 'household' });
  });
});

describe('a household that goes on', () => {
  const active = { status: 'active' } as const;

  it('forgets closed cases whose term is over, and gives no number of theirs again', () => {
    expect(dueOn(left({}, active), '2031-10-12')).toEqual({ kind: 'none' });
    expect(dueOn(left({}, active), '2031-10-13')).toMatchObject({ kind: 'parts', cases: [{ number: 1 }] });
    expect(nextCaseNumber({ cases: [], casesThrough: 1 })).toBe(2);
    expect(nextCaseNumber({ cases: [closed], casesThrough: 4 })).toBe(5);
  });

  it('keeps a case that grants something, and one that a later case takes up again', () => {
    const granted = (until: string | null) => [{ ...aClearance(), caseNumber: 1, until }];
    const withUntil = (until: string | null) =>
      dueOn(left({ cases: [{ ...closed, clearances: granted(until) }] }, active), '2040-01-01').kind;
    expect([withUntil(null), withUntil('2040-01-01'), withUntil('2039-12-31')]).toEqual([
      'none',
      'none',
      'parts',
    ]);
    const again = { ...open, number: 2, reopens: 1 };
    expect(dueOn(left({ cases: [closed, again] }, active), '2040-01-01')).toEqual({ kind: 'none' });
  });

  it('forgets a member who left a term ago, and waits for the cases that may name them', () => {
    const gone = aMember({
      ordinal: 2,
      name: '李四光',
      idNumber: '110101199001010000',
      leftOn: '2026-11-01',
    });
    const of = (cases: HouseholdCase[]) => left({ cases, formerMembers: [gone] }, active);
    expect(dueOn(of([]), '2031-10-31')).toEqual({ kind: 'none' });
    expect(dueOn(of([]), '2031-11-01')).toMatchObject({ kind: 'parts', members: [{ ordinal: 2 }] });
    // Begun while they were there.
    expect(dueOn(of([open]), '2040-01-01')).toEqual({ kind: 'none' });
    const since = { ...open, raisedOn: '2026-12-01' };
    expect(dueOn(of([since]), '2040-01-01')).toMatchObject({
      kind: 'parts',
      cases: [],
      members: [{ ordinal: 2 }],
    });
    const naming = { ...since, people: [{ ordinal: 2, name: '李四光' }] };
    expect(dueOn(of([naming]), '2040-01-01')).toEqual({ kind: 'none' });
  });
});

it('a term is over on the same day of the month, or on its last', () => {
  expect(cutOff('2031-10-31', { months: 60 })).toBe('2026-10-31');
  expect(cutOff('2032-02-29', { months: 12 })).toBe('2031-02-28');
  expect(cutOff('2026-03-31', { months: 1 })).toBe('2026-02-28');
});

it('a household is erased only when nothing of it is in use', () => {
  expect(mayBeErased(left(), '2026-10-21')).toEqual({ kind: 'yes' });
  expect(mayBeErased(left({}, { status: 'active' }), '2026-10-21')).toMatchObject({
    because: 'on-the-roster',
  });
  expect(mayBeErased(left({ cases: [open] }), '2026-10-21')).toMatchObject({ because: 'case-open' });
});
