/** What goes into the audit log of a request that was carried out. */
export interface AuditNote {
  /** `done` unless it is said. */
  outcome?: 'done' | 'refused';
  code: string;
  household?: string;
  subject?: string;
}
