/** Where a person can go; what the server permits is judged on every page again. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import type { StaffMember } from '../../../shared/contracts/staff.ts';
import { may, type Capability } from '../../../shared/domain/staff/access.ts';
import { words } from '../texts/words.ts';

export interface Destination {
  href: string;
  title: Bilingual;
}

/** The parts of the console, each with what one has to be granted to see it: navigation asks the same table as the server. */
export const parts: readonly (Destination & { capability: Capability })[] = [
  { href: '/', title: words.today, capability: 'list-cases' },
  { href: '/cases', title: words.worklist, capability: 'list-cases' },
  { href: '/households', title: words.households, capability: 'open-household' },
  { href: '/deliveries', title: words.deliveries, capability: 'see-deliveries' },
  { href: '/runs', title: words.runs, capability: 'see-runs' },
  { href: '/payments', title: words.payments, capability: 'list-payments' },
  { href: '/statistics', title: words.statistics, capability: 'see-statistics' },
  { href: '/policy', title: words.policy, capability: 'see-policy' },
  { href: '/audit', title: words.audit, capability: 'read-audit' },
];

export function listDestinations(staff: StaffMember): readonly Destination[] {
  return parts.filter(({ capability }) => may(staff, capability));
}
