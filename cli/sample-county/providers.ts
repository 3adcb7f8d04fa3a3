/** Who delivers in the sample county, as of when, and how their systems write dates and amounts. */

/** The day that the sample county is compared on unless somebody says otherwise. */
export const SAMPLE_DAY = '2026-10-31';

export type BankName = 'rural' | 'commercial' | 'postal';

export interface Bank {
  provider: string;
  asOf: string;
  branches: readonly string[];
  accountPrefix: string;
  writeDate(date: string): string;
  writeAmount(amountFen: number): string;
}

export const banks: Record<BankName, Bank> = {
  /** Pays out the guarantee; its folder has a Chinese name. */
  rural: {
    provider: '农商银行',
    asOf: '2026-10-30',
    branches: ['清禾农商银行营业部', '柳湾支行', '石桥支行', '白鹭支行', '新集支行', '河口分理处'],
    accountPrefix: '6299010',
    writeDate: (date) => date,
    writeAmount: (amountFen) => (amountFen / 100).toFixed(2),
  },
  commercial: {
    provider: 'gongshang-bank',
    asOf: '2026-10-31',
    branches: ['清禾支行', '清禾城关支行', '清禾滨河支行'],
    accountPrefix: '6299020',
    writeDate: (date) => date.replaceAll('-', ''),
    writeAmount: (amountFen) => groupThousands((amountFen / 100).toFixed(2)),
  },
  /** Sends late: on the sample's day its data are 41 days old, and a bank is overdue after 35. */
  postal: {
    provider: 'postal-bank',
    asOf: '2026-09-20',
    branches: ['清禾县邮政所', '柳湾邮政所', '双塘邮政所', '荷塘邮政所'],
    accountPrefix: '6299030',
    writeDate: (date) => date.replace(/-0?/g, '/'),
    writeAmount: (amountFen) => String(amountFen / 100),
  },
};

export const bankNames = ['rural', 'commercial', 'postal'] as const;

export const vehicleOffice = { provider: 'vehicle-office', asOf: '2026-10-31', earlierAsOf: '2026-07-31' };

export const propertyRegistry = { provider: 'property-registry', asOf: '2026-10-15' };

export function groupThousands(amount: string): string {
  return amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
}

export function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);
}
