/** Where a person can go, by role; what the server permits is judged on every page again. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import type { StaffMember, StaffRole } from '../../../shared/contracts/staff.ts';
import { words } from '../texts/words.ts';

export interface Destination {
  href: string;
  title: Bilingual;
}

const county: readonly StaffRole[] = ['county-handler', 'county-approver', 'administrator', 'auditor'];
const town: readonly StaffRole[] = ['town-handler', 'town-leader'];
/** An administrator keeps staff records and policy, and needs no household for that. */
const caseReaders: readonly StaffRole[] = [...town, ...county.filter((role) => role !== 'administrator')];
const everybody: readonly StaffRole[] = [...county, ...town];

/** Which roles each part of the console is for: navigation shows it to them, and the server lets only them in. */
export const parts: readonly (Destination & { roles: readonly StaffRole[] })[] = [
  { href: '/', title: words.today, roles: caseReaders },
  { href: '/cases', title: words.worklist, roles: caseReaders },
  { href: '/households', title: words.households, roles: caseReaders },
  { href: '/deliveries', title: words.deliveries, roles: county },
  { href: '/runs', title: words.runs, roles: county },
  { href: '/payments', title: words.payments, roles: county.filter((role) => caseReaders.includes(role)) },
  { href: '/statistics', title: words.statistics, roles: caseReaders },
  { href: '/policy', title: words.policy, roles: everybody },
  { href: '/audit', title: words.audit, roles: ['administrator', 'auditor'] },
];

export function listDestinations(staff: StaffMember): readonly Destination[] {
  return parts.filter(({ roles }) => roles.some((role) => staff.roles.includes(role)));
}

/** Who may see a part of the console. */
export function rolesOf(href: string): readonly StaffRole[] {
  return parts.find((part) => part.href === href)?.roles ?? [];
}
