/** Staff for tests, all of county 110101 and, of its towns, 东街镇; one is of the town beside it. */
import type { StaffDirectory, StaffMember } from '../../shared/contracts/staff.ts';

export function aStaffMember(parts: Partial<StaffMember> & Pick<StaffMember, 'id' | 'roles'>): StaffMember {
  return { name: `职员 ${parts.id}`, county: '110101', relatedHouseholds: [], active: true, ...parts };
}

const town = '东街镇';

/** One of each role, and a second one where two people are needed. */
export const staff = {
  handler: aStaffMember({ id: 'town-handler-1', roles: ['town-handler'], town }),
  otherHandler: aStaffMember({ id: 'town-handler-2', roles: ['town-handler'], town }),
  neighbour: aStaffMember({ id: 'town-handler-3', roles: ['town-handler'], town: '西街镇' }),
  leader: aStaffMember({ id: 'town-leader-1', roles: ['town-leader'], town }),
  county: aStaffMember({ id: 'county-handler-1', roles: ['county-handler'] }),
  otherCounty: aStaffMember({ id: 'county-handler-2', roles: ['county-handler'] }),
  approver: aStaffMember({ id: 'county-approver-1', roles: ['county-approver'] }),
  administrator: aStaffMember({ id: 'administrator-1', roles: ['administrator'] }),
  auditor: aStaffMember({ id: 'auditor-1', roles: ['auditor'] }),
};
export type Person = keyof typeof staff;

/** The directory in which these people are on record. */
export function aDirectory(people: ReadonlyMap<string, StaffMember>): StaffDirectory {
  const ofCounty = (county: string) => [...people.values()].filter((person) => person.county === county);
  return {
    find: (id) => Promise.resolve(people.get(id)),
    ofCounty: (county) => Promise.resolve(ofCounty(county)),
  };
}
