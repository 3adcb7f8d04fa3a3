/** What a case of the corpus consists of: bytes, where they are put, and the manifest that is put before them. */
import { computeCheckDigit } from '../../../shared/domain/kernel/identity.ts';

export interface CorpusFile {
  content: string | Uint8Array;
  /** Where it is put; by default a bank of the case's own name, so that no case disturbs another. */
  key?: string;
  /** Text of the manifest, put before the file. */
  manifest?: string;
}

export type CorpusFiles = Readonly<Record<string, CorpusFile>>;

/** The lines of one file, each a case: its name, and the line as it is there. */
export type CorpusRows = Readonly<Record<string, string>>;

export const corpusCounty = '329901';

/** An invented person by number, with a right check digit. */
export function corpusIdentity(n: number, first6 = corpusCounty): string {
  const first17 = `${first6}19700101${String(n).padStart(3, '0')}`;
  return first17 + computeCheckDigit(first17);
}

/** The people on the corpus's roster: 2 is compared in rows, 3 has not authorised anything. */
export const member = corpusIdentity(1);
export const rowMember = corpusIdentity(2);
export const unauthorised = corpusIdentity(3);
export const stranger = corpusIdentity(99);

export const bankHeader = '身份证号,姓名,开户行,账号,子账号,币种,余额,余额日期,账户状态';
export const bankHeaderEnglish =
  'id_number,name,branch,account_number,sub_account,currency,balance,balance_date,account_status';

/** A bank row as it should be, but for what is said. */
export function bankRow(said: Partial<Record<keyof typeof plainRow, string>> = {}): string {
  return Object.values({ ...plainRow, ...said }).join(',');
}

const plainRow = {
  id: member,
  name: '测一',
  branch: '东乡支行',
  account: '62000001',
  subAccount: '',
  currency: 'CNY',
  balance: '100.00',
  date: '2026-10-30',
  status: '正常',
};

/** A header and its rows, each with its newline. */
export function csv(...lines: string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

export const goodFile = csv(bankHeader, bankRow());

export function joinBytes(...parts: (string | Uint8Array | number[])[]): Buffer {
  return Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
  );
}
