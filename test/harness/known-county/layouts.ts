/** The columns of the known county's files: titles as rosters and the sources of the catalogue have them. */
import { requireSource } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Column } from '../../../shared/domain/kernel/header.ts';
import { rosterColumns } from '../../../shared/domain/roster/roster-columns.ts';

/** English names in the order of the cells; of other sources every column. */
const cellsOf: Readonly<Record<string, readonly string[]>> = {
  roster: [
    'household_number',
    'scheme',
    'head_name',
    'name',
    'former_name',
    'id_number',
    'relation',
    'recipient',
    'town',
    'village',
    'category',
    'household_size',
    'monthly_amount',
    'income',
    'income_period',
    'aid_account',
    'authorised_on',
    'authorised_until',
  ],
  bank: [
    'name',
    'branch',
    'id_number',
    'account_number',
    'sub_account',
    'account_type',
    'currency',
    'balance',
    'balance_date',
    'account_status',
  ],
  vehicle: ['plate_number', 'plate_type', 'id_number', 'name', 'vin', 'vehicle_status'],
  property: [
    'id_number',
    'name',
    'certificate_number',
    'unit_number',
    'location',
    'area',
    'purpose',
    'ownership',
    'share',
    'title_status',
  ],
};

/** @param layout a source, or `roster` */
export function columnsOf(layout: string): readonly Column[] {
  const known = layout === 'roster' ? rosterColumns : requireSource(layout).columns;
  const cells = cellsOf[layout] ?? known.map(({ en }) => en);
  return cells.map((name) => {
    const found = known.find(({ en }) => en === name);
    if (found === undefined) throw new RangeError(`${layout} has no column ${name}`);
    return found;
  });
}
