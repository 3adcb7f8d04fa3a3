/** The columns of a file of applicants: those of a roster, but for what is known of a household only once it is confirmed. */
import { type Column, column } from '../kernel/header.ts';
import { rosterColumns } from '../roster/roster-columns.ts';

const applicationNumber = column('申请编号', 'application_number', 'required', 'word', [
  ...['申请编码', '申请号', '受理编号', '受理号', '申请单号', '申请家庭编号'],
]);
const appliedOn = column('申请日期', 'applied_on', 'required', 'date', [
  '申请时间',
  '受理日期',
  '提出申请日期',
]);

/** What a decision brings: a number of the registry, an amount, a certificate. */
const ofTheConfirmed: ReadonlySet<string> = new Set([
  ...['household_number', 'monthly_amount', 'supplement', 'pay_period'],
  ...['approved_on', 'certificate_number'],
]);

export const applicationColumns: readonly Column[] = [
  applicationNumber,
  appliedOn,
  ...rosterColumns
    .filter(({ field }) => !ofTheConfirmed.has(field))
    // The class of a household follows from its confirmation too; an office that has one in mind may give it.
    .map((each) => (each.field === 'category' ? { ...each, required: false } : each)),
];
