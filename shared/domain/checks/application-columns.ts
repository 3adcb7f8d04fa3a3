/** The columns of a file of applicants (申请家庭名单): those of a roster, without what only a confirmed household has. */
import { type Column, column } from '../kernel/header.ts';
import { rosterColumns } from '../roster/roster-columns.ts';

/** What only a roster has. */
const ofRosters: ReadonlySet<string> = new Set([
  ...['household_number', 'monthly_amount', 'approved_on', 'certificate_number', 'pay_period', 'supplement'],
]);

/** A category is given when a household is confirmed. */
const optionalHere: ReadonlySet<string> = new Set(['category']);

export const applicationColumns: readonly Column[] = [
  column('申请编号', 'application_number', 'required', 'word', ['申请号', '申请单号', '受理编号', '受理号']),
  column('申请日期', 'applied_on', 'required', 'date', ['申请时间', '受理日期', '受理时间']),
  ...rosterColumns
    .filter(({ field }) => !ofRosters.has(field))
    .map((each) => (optionalHere.has(each.field) ? { ...each, required: false } : each)),
];
