/** Whose cases and households a person sees, and which roles count for a case. */
import { describe, expect, it } from 'vitest';
import {
  grantOf,
  may,
  maySee,
  rolesFor,
  seesCounty,
  withoutWithheld,
} from '../../../../shared/domain/staff/access.ts';
import { aStaffMember, staff } from '../../../builders/staff.ts';

const profile = { county: '110101', town: '东街镇' };
const elsewhere = { county: '110101', town: '西街镇' };

describe('county staff', () => {
  it.each(['county', 'approver', 'auditor'] as const)('see all of their county: %s', (person) => {
    expect(seesCounty(staff[person])).toBe(true);
    expect(maySee(staff[person], profile, [])).toBe(true);
    expect(maySee(staff[person], elsewhere, [])).toBe(true);
    expect(maySee(staff[person], { ...profile, county: '110102' }, [])).toBe(false);
  });

  it('see nothing any more once they are not active', () => {
    expect(maySee({ ...staff.county, active: false }, profile, [])).toBe(false);
  });
});

describe('town staff', () => {
  it.each(['handler', 'leader'] as const)('see their town: %s', (person) => {
    expect(seesCounty(staff[person])).toBe(false);
    expect(maySee(staff[person], profile, [])).toBe(true);
    expect(maySee(staff[person], elsewhere, [])).toBe(false);
    expect(maySee(staff[person], { ...profile, county: '110102' }, [])).toBe(false);
  });

  it('see a household of another town that a case brought to theirs', () => {
    expect(maySee(staff.handler, elsewhere, [{ town: null }, { town: '东街镇' }])).toBe(true);
    expect(maySee(staff.handler, elsewhere, [{ town: null }, { town: '北街镇' }])).toBe(false);
  });

  it('without a town see none, not even households without one', () => {
    const nowhere = aStaffMember({ id: 'town-handler-3', roles: ['town-handler'] });
    expect(maySee(nowhere, { ...profile, town: '' }, [{ town: null }])).toBe(false);
  });
});

it('an administrator sees no household, in whatever town', () => {
  expect(maySee({ ...staff.administrator, town: '东街镇' }, profile, [])).toBe(false);
});

describe('the roles that count for a case', () => {
  const both = aStaffMember({
    id: 'both',
    roles: ['town-handler', 'county-handler'],
    town: '东街镇',
  });

  it('are those of the town only where the case is with that town', () => {
    expect(rolesFor(both, '110101', { town: '东街镇' })).toEqual(['town-handler', 'county-handler']);
    expect(rolesFor(both, '110101', { town: '西街镇' })).toEqual(['county-handler']);
    expect(rolesFor(both, '110101', { town: null })).toEqual(['county-handler']);
  });

  it('are none in another county', () => {
    expect(rolesFor(both, '110102', { town: '东街镇' })).toEqual([]);
  });

  it('are none of a town for who has no town, while the case has none either', () => {
    const nowhere = aStaffMember({ id: 'town-handler-3', roles: ['town-handler'] });
    expect(rolesFor(nowhere, '110101', { town: null })).toEqual([]);
  });
});

describe('a grant', () => {
  const relative = { ...staff.county, relatedHouseholds: ['110101-1'] };
  const rows = [{ householdId: '110101-1' }, { householdId: '110101-2' }];

  it('leaves out related households where they are withheld, and counts them where they are counted', () => {
    const [list, figures] = [grantOf(relative, 'list-cases'), grantOf(relative, 'see-statistics')];
    expect(list && withoutWithheld(rows, list)).toEqual([{ householdId: '110101-2' }]);
    expect(figures && withoutWithheld(rows, figures)).toEqual(rows);
  });

  it('is of the town for town staff, and of the county for who sees it', () => {
    expect(grantOf(staff.handler, 'list-cases')).toMatchObject({ county: '110101', town: '东街镇' });
    expect(grantOf(staff.auditor, 'list-cases')).toMatchObject({ county: '110101', town: undefined });
  });

  it('is none by a role that is not known, by a town role without a town, or once somebody is not active', () => {
    const later = aStaffMember({ id: 'later', roles: ['village-handler'] });
    const nowhere = aStaffMember({ id: 'nowhere', roles: ['town-handler'] });
    for (const each of [later, nowhere, { ...staff.county, active: false }])
      expect(may(each, 'list-cases')).toBe(false);
    expect(may({ ...later, roles: ['village-handler', 'auditor'] }, 'read-audit')).toBe(true);
  });
});
