/** What an administrator may make of a staff record. */
import { describe, expect, it } from 'vitest';
import type { StaffRecord } from '../../../../shared/contracts/staff-record.ts';
import { describeDifference, problemsOfChange } from '../../../../shared/domain/staff/change-record.ts';
import { staff } from '../../../builders/staff.ts';

const recordOf = (person: (typeof staff)[keyof typeof staff]): StaffRecord => ({
  ...person,
  version: 1,
  changedAt: '2026-01-01T00:00:00.000Z',
  changedBy: 'set-up',
});
const second = { ...staff.administrator, id: 'administrator-2' };
const county = [staff.administrator, second, staff.county, staff.auditor];
const by = staff.administrator;

function problems(
  of: StaffRecord | undefined,
  after: { roles: string[]; active?: boolean; town?: string; isNewTown?: boolean },
  among = county,
) {
  const entry = { active: true, ...after };
  const towns = ['城关镇', '河西镇'];
  const now = { county: among, day: '2026-11-01', towns };
  const change = { by, id: of?.id ?? 'new-1', before: of, after: entry, ...now };
  return problemsOfChange(change).map(({ code }) => code);
}

describe('an administrator', () => {
  it('adds and changes others', () => {
    expect(problems(undefined, { roles: ['county-handler'] })).toEqual([]);
    expect(problems(recordOf(staff.county), { roles: ['county-handler'], active: false })).toEqual([]);
  });

  it('has staff in towns of the roster, and leaves a town that the roster has lost', () => {
    const roles = ['town-handler'];
    expect(problems(undefined, { roles, town: '河西镇' })).toEqual([]);
    expect(problems(undefined, { roles, town: '河酉镇' })).toEqual(['town-unknown']);
    const merged = recordOf({ ...staff.handler, town: '旧镇' });
    expect(problems(merged, { roles, town: '旧镇' })).toEqual([]);
    expect(problems(merged, { roles, town: '新镇' })).toEqual(['town-unknown']);
    expect(problems(undefined, { roles, town: '新镇', isNewTown: true })).toEqual([]);
    const entry = { active: true, roles, town: '河酉镇' };
    const early = { by, id: 'new-1', before: undefined, after: entry, county, day: '2026-11-01', towns: [] };
    expect(problemsOfChange(early)).toEqual([]);
  });

  it('changes nothing of their own, kinship included', () => {
    expect(problems(recordOf(by), { roles: ['administrator'] })).toEqual(['own-record']);
  });

  it.each([
    [['administrator', 'county-approver']],
    [['auditor', 'county-handler']],
    [['administrator', 'auditor']],
    [['county-handler', 'county-approver', 'administrator', 'auditor']],
  ])('gives nobody %j', (roles) => {
    expect(problems(undefined, { roles })).toEqual(['roles-apart']);
  });

  it('gives nobody a role that is not known, and leaves one where it is', () => {
    const later = { ...recordOf(staff.county), roles: ['county-handler', 'village-handler'] };
    expect(problems(later, { roles: ['county-handler', 'village-handler'] })).toEqual([]);
    expect(problems(later, { roles: ['county-handler', 'emperor'] })).toEqual(['role-unknown']);
  });

  it('cannot leave a county without one', () => {
    const only = [second, staff.county];
    expect(problems(recordOf(second), { roles: ['administrator'], active: false }, only)).toEqual([
      'last-administrator',
    ]);
    expect(problems(recordOf(second), { roles: ['county-handler'] }, only)).toEqual(['last-administrator']);
    expect(problems(recordOf(second), { roles: ['administrator'], active: false })).toEqual([]);
  });
});

it('a change is described by its fields, and then by what it adds and takes away', () => {
  const before = { ...recordOf(staff.county), relatedHouseholds: ['110101-1'] };
  const after = { ...before, version: 2, active: false, roles: ['county-approver'], relatedHouseholds: [] };
  expect(describeDifference(before, after)).toBe(
    'county-handler-1 v2 active +county-approver -county-handler -110101-1',
  );
});
