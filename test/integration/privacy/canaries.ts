/** Canaries: invented people whose every detail is like no other text, so that each can be found wherever it gets to. */
import { computeCheckDigit } from '../../../shared/domain/kernel/identity.ts';
import { county, rosterFile } from '../../builders/county-files.ts';

export interface Canary {
  household: string;
  id: string;
  name: string;
  account: string;
  aidAccount: string;
  plate: string;
  vin: string;
  certificate: string;
}

const names = ['禤鬯彧', '爨璟翯', '亓官彧珩', '麴黛箐', '晁骉骐', '仉馥蘅'];

export const canaries: readonly Canary[] = names.map((name, n) => {
  const first17 = `${county}19661113${871 + n}`;
  return {
    household: `C${n + 1}`,
    id: first17 + computeCheckDigit(first17),
    name,
    account: `62179955508842${n}7`,
    aidAccount: `62284801190077${n}3`,
    plate: `冀RX77${n}8Q`,
    vin: `LCNRYVXQ8K77510${n}4`,
    certificate: `冀2026霸州不动产第00774${n}1号`,
  };
});

/** Everything that may be found, by what it is; an identity number also as 15 digits and without its check digit. */
export function detailsOf({ household, ...details }: Canary): [kind: string, text: string][] {
  const { id } = details;
  const old = id.slice(0, 6) + id.slice(8, 17);
  const all: [string, string][] = [
    ...Object.entries(details),
    ['id of 15 digits', old],
    ['id without check digit', id.slice(0, 17)],
  ];
  return all.map(([kind, text]) => [`${kind} of ${household}`, text]);
}

export const rosterText = rosterFile(
  canaries.map(({ household, id, name }, n) => ({ household, person: n + 1, id, name, head: name })),
)
  .split('\n')
  .map((line, n) => {
    const aidAccount = n === 0 ? '低保金发放账号' : canaries[n - 1]?.aidAccount;
    return aidAccount === undefined ? line : `${line},${aidAccount}`;
  })
  .join('\n');

const csv = (header: string, rows: readonly string[]) => [header, ...rows, ''].join('\n');
export const bankHeader = '身份证号,姓名,账号,余额,余额日期,账户状态';

/** Sound rows beside those that are quarantined: a file of which most rows cannot be read would be held, and publish nothing. */
const soundRows = [1, 2, 3, 4, 5] as const;

/** Savings over the limit, and rows that are quarantined: a balance, a date and an account that are none. */
export const bankText = csv(
  bankHeader,
  canaries.flatMap(({ id, name, account }, n) => [
    ...soundRows.map((each) => `${id},${name},8800123${n}${each},1.00,2026-10-20,正常`),
    `${id},${name},${account},50000.00,2026-10-20,正常`,
    `${id},${name},${account},${name},2026-10-20,正常`,
    `${id},${name},${account},5.00,${id},正常`,
    `${id},${name},-,5.00,2026-10-20,正常`,
    `${id.slice(0, 10)}****${id.slice(14)},${name},${account},5.00,2026-10-20,正常`,
  ]),
);

export const vehicleText = csv(
  '身份证号,姓名,号牌号码,号牌种类,车辆识别代号,机动车状态',
  canaries.flatMap(({ id, name, plate, vin }, n) => [
    ...soundRows.map((each) => `${id},${name},冀A${n}${each}000,02,LSOUND0000000${n}${each},正常`),
    `${id},${name},${plate},02,${vin},正常`,
    `${id},${name},-,02,${vin},正常`,
    `${id},${plate}`,
  ]),
);

/** The spouses are strangers, whose numbers are compared and kept nowhere but in the file itself. */
export const spouses: readonly string[] = canaries.map((_canary, n) => {
  const first17 = `3201021985072${n}91${n}`.padEnd(17, '7');
  return first17 + computeCheckDigit(first17);
});

export const marriageText = csv(
  '身份证号,姓名,登记类型,登记日期,配偶身份证号',
  canaries.map(({ id, name }, n) => `${id},${name},结婚登记,2026-08-01,${spouses[n] ?? ''}`),
);

export const propertyText = csv(
  '身份证号,姓名,不动产权证号,用途,权利状态,共有份额',
  canaries.map(({ id, name, certificate }) => `${id},${name},${certificate},住宅,现势,${name}`),
);
