/** Files of a small county, written as strings: a few invented people, their rosters and what banks say of them. */
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import { computeCheckDigit } from '../../shared/domain/kernel/identity.ts';

export const day: CalendarDate = '2026-10-31';
export const county = '329901';

/** Invented people by number: each has an identity number with a right check digit. */
export function idOf(n: number): string {
  const first17 = `32990119700101${String(n).padStart(3, '0')}`;
  return first17 + computeCheckDigit(first17);
}

export interface RosterEntry {
  household: string;
  person: number;
  name?: string;
  head?: string;
  relation?: string;
  scheme?: string;
  authorisedUntil?: string;
  id?: string;
}

/** A roster: each entry a row; everybody is an urban recipient of 600.00 a month and authorised unless said. */
export function rosterFile(entries: readonly RosterEntry[]): string {
  const header =
    '家庭编号,救助类别,户主姓名,成员姓名,身份证号,与户主关系,是否保障对象,乡镇,村社区,保障类别,月保障金额,家庭收入,收入周期,授权有效期至';
  const rows = entries.map((entry) => {
    const name = entry.name ?? nameOf(entry.person);
    const id = entry.id ?? idOf(entry.person);
    const scheme = entry.scheme ?? '城市低保';
    return `${entry.household},${scheme},${entry.head ?? nameOf(entry.person)},${name},${id},${entry.relation ?? '户主'},是,东乡,一村,A,600.00,0,月,${entry.authorisedUntil ?? '长期'}`;
  });
  return [header, ...rows, ''].join('\n');
}

const given = ['安', '平', '宁', '静', '明', '山', '江', '海', '云', '雨'];

export function nameOf(n: number): string {
  return `测${given[Math.floor(n / 10) % 10] ?? ''}${given[n % 10] ?? ''}`;
}

export interface ApplicantEntry {
  application: string;
  person: number;
  appliedOn?: string;
  id?: string;
  name?: string;
  head?: number;
  income?: string;
  relation?: string;
}

/** A list of applicants: each entry a row; everybody has signed and declares 500.00 a month unless said. */
export function applicantsFile(entries: readonly ApplicantEntry[]): string {
  const header =
    '申请编号,申请日期,救助类别,户主姓名,成员姓名,身份证号,与户主关系,乡镇,村社区,家庭收入,收入周期,授权书签署日期,授权有效期至';
  const rows = entries.map((entry) => {
    const { application, person, appliedOn = '2026-10-28', id = idOf(person), name = nameOf(person) } = entry;
    const { head = person, income = '500.00', relation = head === person ? '户主' : '配偶' } = entry;
    return `${application},${appliedOn},城市低保,${nameOf(head)},${name},${id},${relation},东乡,一村,${income},月,2026-10-20,救助期间`;
  });
  return [header, ...rows, ''].join('\n');
}

export const applicantsKey = (file: string, asOf = '2026-10-30') => `applicants/${county}/${asOf}/${file}`;

export interface BankEntry {
  person: number;
  balance?: string;
  date?: string;
  account?: string;
  name?: string;
  id?: string;
}

export const bankHeader = '身份证号,姓名,账号,币种,余额,余额日期,账户状态';

/** A bank file: an account in force of 100.00 each unless said. */
export function bankFile(entries: readonly BankEntry[]): string {
  return [bankHeader, ...entries.map(bankRow), ''].join('\n');
}

export function bankRow(entry: BankEntry): string {
  const account = entry.account ?? `6200${String(entry.person).padStart(8, '0')}`;
  const id = entry.id ?? idOf(entry.person);
  return `${id},${entry.name ?? nameOf(entry.person)},${account},CNY,${entry.balance ?? '100.00'},${entry.date ?? '2026-10-30'},正常`;
}

export const bankKey = (file: string, asOf = '2026-10-30', provider = 'nongshang') =>
  `inbox/bank/${provider}/${asOf}/${file}`;
export const rosterKey = (file: string, asOf = '2026-10-25') => `roster/${county}/${asOf}/${file}`;
