/** Six members of staff to try everything with, one a role, and a second town's handler and leader. All are invented. */
import type { StaffRecords } from '../../../shared/store/staff-records.ts';
import type { StaffRef, StaffRole } from '../../../shared/contracts/staff.ts';

/** Their id is also what the sample provider knows them by. */
export interface SamplePerson extends StaffRef {
  role: StaffRole;
  county: string;
  town?: string;
}

/** The sample staff of a county. @param towns those that the town staff are of; with two, both have a handler and a leader */
export function sampleStaff(county: string, towns: readonly string[]): SamplePerson[] {
  const [first = '城关镇', second] = towns;
  const ofCounty: Omit<SamplePerson, 'county'>[] = [
    { id: 'town-handler', name: '乔安然', role: 'town-handler', town: first },
    { id: 'town-leader', name: '穆建平', role: 'town-leader', town: first },
    { id: 'county-handler', name: '尚知行', role: 'county-handler' },
    { id: 'county-approver', name: '管明远', role: 'county-approver' },
    { id: 'administrator', name: '祁守正', role: 'administrator' },
    { id: 'auditor', name: '纪文清', role: 'auditor' },
  ];
  const secondTown: Omit<SamplePerson, 'county'>[] =
    second === undefined
      ? []
      : [
          { id: 'town-handler-2', name: '舒晓岚', role: 'town-handler', town: second },
          { id: 'town-leader-2', name: '项大川', role: 'town-leader', town: second },
        ];
  return [...ofCounty, ...secondTown].map((person) => ({ ...person, county }));
}

/** Puts records of the sample staff where there are none. */
export async function addSampleStaff(people: readonly SamplePerson[], staff: StaffRecords): Promise<void> {
  for (const { id, name, role, county, town } of people) {
    const record = { id, name, county, roles: [role], relatedHouseholds: [], active: true };
    const origin = { version: 1, changedAt: '2026-01-01T00:00:00.000Z', changedBy: 'sample' };
    await staff.write({ ...record, ...(town !== undefined && { town }), ...origin }, undefined);
  }
}
