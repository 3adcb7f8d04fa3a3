/** Who is asking: the staff record as it is now, and how they proved who they are. */
import type { StaffRecord } from '../contracts/staff-record.ts';

export interface Actor {
  kind: 'actor';
  staff: StaffRecord;
  /** A browser's session, whose changes need its check value, or a bearer token, which no page can send by itself. */
  via: { kind: 'session'; csrfToken: string } | { kind: 'token' };
}
