/** What a county's morning shows. */
import type { ListedCase, ListedClearance } from '../../../../shared/contracts/case-lists.ts';
import type { ListedCheck } from '../../../../shared/contracts/checks.ts';
import type { CalendarDate } from '../../../../shared/contracts/primitives.ts';
import type { SharingProviders } from '../../../../shared/contracts/runs.ts';
import type { StaffMember } from '../../../../shared/contracts/staff.ts';
import type { HeldFile } from '../deliveries.ts';
import type { ListedSource } from '../sources.ts';

export interface CountyMorning {
  freshness: readonly ListedSource[];
  held: readonly HeldFile[];
  /** As the last night found them. */
  sharing: readonly SharingProviders[];
  /** Every open case of the county, a line each. */
  open: readonly ListedCase[];
  /** Decided, or paid as decided, and not yet archived. */
  settled: readonly ListedCase[];
  /** The day of this month, or the next, up to which finance pays by what was decided. */
  cutOff: CalendarDate;
  clearances: readonly ListedClearance[];
  /** Whom the reader stands in for today. */
  standsInFor: readonly StaffMember[];
  /** Changes of policy that wait for the reader's approval. */
  toApprove: number;
  /** Checks that wait. */
  checks: readonly ListedCheck[];
}
