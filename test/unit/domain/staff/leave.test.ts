import { describe, expect, test } from 'vitest';
import { newStaffEntry, staffRecord, type StaffRecord } from '../../../../shared/contracts/staff-record.ts';
import {
  describeDifference,
  isAway,
  problemsOfChange,
  type RecordChange,
  standsInFor,
} from '../../../../shared/domain/staff/change-record.ts';

function aRecord(id: string, parts: Partial<StaffRecord> = {}): StaffRecord {
  return {
    ...{ id, name: id, county: '329901', roles: ['county-handler'], relatedHouseholds: [], active: true },
    ...{ version: 1, changedAt: '2026-10-01T00:00:00Z', changedBy: 'admin' },
    ...parts,
  };
}

const admin = aRecord('admin', { roles: ['administrator'] });
const leave = { from: '2026-11-02', until: '2026-11-06', standIn: 'second' };
const first = aRecord('first', { leave });

const day = '2026-11-01';

function problemsWith(second: StaffRecord | undefined): string[] {
  const county = [admin, aRecord('first'), ...(second === undefined ? [] : [second])];
  return codesOf({ id: 'first', before: aRecord('first'), after: first, county });
}

function codesOf(change: Omit<RecordChange, 'by' | 'day' | 'towns'>, on = day): string[] {
  return problemsOfChange({ by: admin, day: on, towns: [], ...change }).map(({ code }) => code);
}

describe('a leave', () => {
  test('has a stand-in who has the same roles already', () => {
    expect(problemsWith(aRecord('second'))).toEqual([]);
    expect(problemsWith(aRecord('second', { roles: ['county-approver', 'county-handler'] }))).toEqual([]);
  });

  test.each([
    ['is not on record', undefined],
    ['is no longer active', aRecord('second', { active: false })],
    ['has another role', aRecord('second', { roles: ['county-approver'] })],
    ['is of a town', aRecord('second', { roles: ['town-handler'], town: '东乡镇' })],
    ['is away then', aRecord('second', { leave: { from: '2026-11-06', until: '2026-11-09' } })],
  ])('has no stand-in who %s', (_why, second) => {
    expect(problemsWith(second)).toEqual(['stand-in-unfit']);
  });

  test('has nobody stand in for themselves', () => {
    const after = aRecord('first', { leave: { ...leave, standIn: 'first' } });
    const county = [admin, aRecord('first')];
    expect(codesOf({ id: 'first', before: after, after: { ...after, town: '东乡镇' }, county })).toEqual([
      'stand-in-unfit',
    ]);
    expect(codesOf({ id: 'first', before: aRecord('first'), after, county })).toEqual(['stand-in-unfit']);
  });

  test.each([
    ['2026-11-01', false],
    ['2026-11-02', true],
    ['2026-11-06', true],
    ['2026-11-07', false],
  ])('on %s lasts: %s', (day, away) => {
    expect(isAway(first, day)).toBe(away);
    expect(standsInFor('second', day, [admin, first]).map(({ id }) => id)).toEqual(away ? ['first'] : []);
    expect(standsInFor('admin', day, [admin, first])).toEqual([]);
  });

  test('that ends before it begins is refused, and a record of before reads without one', () => {
    const { version: _v, changedAt: _a, changedBy: _b, county: _c, ...entry } = first;
    expect(newStaffEntry.safeParse(entry).success).toBe(true);
    const backwards = { ...entry, leave: { from: '2026-11-06', until: '2026-11-02' } };
    expect(newStaffEntry.safeParse(backwards).success).toBe(false);
    expect(staffRecord.parse(aRecord('second'))).not.toHaveProperty('leave');
  });

  test('is named in the audit log, where it begins and where it is taken away', () => {
    const after = { ...first, version: 2 };
    expect(describeDifference(aRecord('first'), after)).toBe('first v2 leave:2026-11-02/2026-11-06/second');
    expect(describeDifference(first, { ...aRecord('first'), version: 3 })).toBe('first v3 leave:');
    expect(describeDifference(first, after)).toBe('first v2');
  });
});

describe('who stands in for somebody', () => {
  const second = aRecord('second');
  const county = [admin, first, second];
  const change = (parts: Partial<StaffRecord>, on = day): string[] =>
    codesOf({ id: 'second', before: second, after: { ...second, ...parts }, county }, on);

  test.each([
    ['deactivated', { active: false }],
    ['given another role in place of theirs', { roles: ['county-approver'] }],
    ['sent to a town', { roles: ['town-handler'], town: '东乡镇' }],
    ['given a leave at that time', { leave: { from: '2026-11-06', until: '2026-11-20' } }],
  ])('is not %s before another is named', (_what, parts) => {
    expect(change(parts)).toEqual(['relied-upon']);
    expect(change(parts, '2026-11-06')).toEqual(['relied-upon']);
    expect(change(parts, '2026-11-07')).toEqual([]);
  });

  test('is changed in whatever leaves them fit', () => {
    expect(change({ name: '方再新', relatedHouseholds: ['329901-H1'] })).toEqual([]);
    expect(change({ roles: ['county-handler', 'county-approver'] })).toEqual([]);
    expect(change({ leave: { from: '2026-11-07', until: '2026-11-20' } })).toEqual([]);
  });

  test('is refused with whom it concerns, and when they are away', () => {
    const after = { ...second, active: false };
    const [problem] = problemsOfChange({
      by: admin,
      id: 'second',
      before: second,
      after,
      county,
      day,
      towns: [],
    });
    expect(problem?.zh).toContain('first（2026-11-02 – 2026-11-06）');
    expect(problem?.en).toContain('first');
  });
});

test('who is away is changed in other things, even where the stand-in has become unfit or the leave is over', () => {
  const second = aRecord('second', { active: false });
  const county = [admin, first, second];
  expect(codesOf({ id: 'first', before: first, after: { ...first, active: false }, county })).toEqual([]);
  const promoted = { ...first, roles: ['county-handler', 'county-approver'] };
  expect(codesOf({ id: 'first', before: first, after: promoted, county })).toEqual(['stand-in-unfit']);
  expect(codesOf({ id: 'first', before: first, after: promoted, county }, '2026-11-07')).toEqual([]);
});
