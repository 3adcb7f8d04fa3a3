/** What each provider's files look like: the order of their columns, encoding and line ends. Titles are the source's own. */
import { requireSource } from '../../shared/domain/catalogue/catalogue.ts';
import type { Cells } from '../../shared/domain/catalogue/sample.ts';
import { remarks } from './dirt.ts';
import type { AccountRow, HomeRow, VehicleRow } from './ledger.ts';
import type { BankName } from './providers.ts';
import type { Random } from './random.ts';
import type { FileForm } from './write.ts';

/** A column of the source by its English name; or a title of the office's own, and what stands below it. */
type Column<Row> = (keyof Row & string) | readonly [title: string, content: (random: Random) => string];

export interface Layout<Row> {
  source: string;
  /** In English; Chinese unless said. */
  english?: true;
  columns: readonly Column<Row>[];
  form: FileForm;
  quoteAll?: boolean;
  /** Lines broken off before the identity; only where it is not in front. */
  brokenShare?: number;
}

export const accountLayouts: Record<BankName, Layout<AccountRow>> = {
  rural: {
    source: 'bank',
    form: { encoding: 'gb18030', newline: '\r\n', blankEvery: 5003 },
    brokenShare: 0.0002,
    columns: [
      ['机构号', (random) => `3299${random.int(100, 139)}`],
      'name',
      'id_number',
      'account_number',
      'sub_account',
      'account_type',
      'currency',
      'balance',
      'balance_date',
      'account_status',
      'branch',
      ['备注', (random) => random.pick(remarks)],
    ],
  },
  commercial: {
    source: 'bank',
    english: true,
    form: { encoding: 'utf-8', newline: '\n', gzip: true },
    brokenShare: 0.0002,
    columns: [
      'account_number',
      'currency',
      'balance',
      'balance_date',
      'account_status',
      'name',
      'id_number',
      ['customer_level', (random) => random.pick(['', '1', '2', 'VIP'])],
      'branch',
      'account_type',
      'sub_account',
    ],
  },
  postal: {
    source: 'bank',
    form: { encoding: 'gb18030', newline: '\n', blankEvery: 1000 },
    columns: [
      'id_number',
      'name',
      'account_status',
      'balance_date',
      'balance',
      'account_number',
      'sub_account',
      'currency',
      'branch',
    ],
  },
};

export const vehicleLayout: Layout<VehicleRow> = {
  source: 'vehicle',
  form: { encoding: 'utf-8', newline: '\n' },
  columns: [
    'plate_type',
    'plate_number',
    'vehicle_type',
    'vin',
    'id_number',
    'name',
    'use',
    'registered_on',
    ['检验有效期止', (random) => `20${random.int(24, 29)}-0${random.int(1, 9)}-28`],
    'vehicle_status',
  ],
};

export const titleLayout: Layout<HomeRow> = {
  source: 'property',
  form: { encoding: 'utf-8-bom', newline: '\n', blankEvery: 7000 },
  quoteAll: true,
  columns: [
    'certificate_number',
    'unit_number',
    'name',
    'id_number',
    'location',
    'purpose',
    'area',
    'ownership',
    'share',
    'registered_on',
    'title_status',
    ['附记', (random) => random.pick(remarks)],
  ],
};

/** Every column of a source, in its order. */
export function wholeLayout(source: string): Layout<Cells> {
  const columns = requireSource(source).columns.map(({ en }) => en);
  return { source, columns, form: { encoding: 'utf-8', newline: '\n' } };
}

export function titlesOf<Row>({ source, english, columns }: Layout<Row>): string[] {
  const known = requireSource(source).columns;
  return columns.map((column) => {
    if (typeof column !== 'string') return column[0];
    const found = known.find(({ en }) => en === column);
    if (found === undefined) throw new RangeError(`${source} has no column ${column}`);
    return english ? found.en : found.zh;
  });
}
