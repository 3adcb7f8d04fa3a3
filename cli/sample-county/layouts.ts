/** What each provider's files look like: columns, their order, encoding and line ends. */
import { remarks } from './dirt.ts';
import type { AccountRow, HomeRow, VehicleRow } from './ledger.ts';
import type { BankName } from './providers.ts';
import type { Random } from './random.ts';
import type { FileForm } from './write.ts';

/** A title, and the field or the extra content below it. */
type Column<Row> = readonly [title: string, content: (keyof Row & string) | ((random: Random) => string)];

export interface Layout<Row> {
  columns: readonly Column<Row>[];
  form: FileForm;
  quoteAll?: boolean;
  /** Lines broken off before the identity; only where it is not in front. */
  brokenShare?: number;
}

export const accountLayouts: Record<BankName, Layout<AccountRow>> = {
  rural: {
    form: { encoding: 'gb18030', newline: '\r\n', blankEvery: 5003 },
    brokenShare: 0.0002,
    columns: [
      ['机构号', (random) => `3299${random.int(100, 139)}`],
      ['姓名', 'name'],
      ['身份证号', 'identity'],
      ['账号', 'account'],
      ['子账号', 'subAccount'],
      ['账户类型', 'type'],
      ['币种', 'currency'],
      ['余额', 'balance'],
      ['余额日期', 'date'],
      ['账户状态', 'status'],
      ['开户行', 'branch'],
      ['备注', (random) => random.pick(remarks)],
    ],
  },
  commercial: {
    form: { encoding: 'utf-8', newline: '\n', gzip: true },
    brokenShare: 0.0002,
    columns: [
      ['account_number', 'account'],
      ['currency', 'currency'],
      ['balance', 'balance'],
      ['balance_date', 'date'],
      ['account_status', 'status'],
      ['name', 'name'],
      ['id_number', 'identity'],
      ['customer_level', (random) => random.pick(['', '1', '2', 'VIP'])],
      ['branch', 'branch'],
      ['account_type', 'type'],
      ['sub_account', 'subAccount'],
    ],
  },
  postal: {
    form: { encoding: 'gb18030', newline: '\n', blankEvery: 1000 },
    columns: [
      ['身份证号', 'identity'],
      ['姓名', 'name'],
      ['账户状态', 'status'],
      ['余额日期', 'date'],
      ['余额', 'balance'],
      ['账号', 'account'],
      ['子账号', 'subAccount'],
      ['币种', 'currency'],
      ['开户行', 'branch'],
    ],
  },
};

export const vehicleLayout: Layout<VehicleRow> = {
  form: { encoding: 'utf-8', newline: '\n' },
  columns: [
    ['号牌种类', 'plateType'],
    ['号牌号码', 'plate'],
    ['车辆类型', 'type'],
    ['车辆识别代号', 'vin'],
    ['身份证号', 'identity'],
    ['姓名', 'name'],
    ['使用性质', 'use'],
    ['初次登记日期', 'registeredOn'],
    ['检验有效期止', (random) => `20${random.int(24, 29)}-0${random.int(1, 9)}-28`],
    ['机动车状态', 'status'],
  ],
};

export const titleLayout: Layout<HomeRow> = {
  form: { encoding: 'utf-8-bom', newline: '\n', blankEvery: 7000 },
  quoteAll: true,
  columns: [
    ['不动产权证号', 'certificate'],
    ['不动产单元号', 'unit'],
    ['姓名', 'name'],
    ['身份证号', 'identity'],
    ['坐落', 'location'],
    ['用途', 'purpose'],
    ['建筑面积', 'area'],
    ['共有方式', 'ownership'],
    ['共有份额', 'share'],
    ['登记日期', 'registeredOn'],
    ['权利状态', 'status'],
    ['附记', (random) => random.pick(remarks)],
  ],
};
