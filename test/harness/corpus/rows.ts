/** Rows of the three sources, each a line of one file and about a member unless its name says otherwise. */
import {
  bankRow,
  corpusIdentity,
  rowMember,
  stranger,
  unauthorised,
  type CorpusRows,
} from './corpus-file.ts';

const wide = (text: string) =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const bank = (said: Parameters<typeof bankRow>[0]) => bankRow({ id: rowMember, ...said });
const balance = (text: string) => bank({ balance: text });
const date = (text: string) => bank({ date: text });
const id = (text: string) => bank({ id: text });
const fifteen = rowMember.slice(0, 6) + rowMember.slice(8, 17);
const wrongCheckDigit = rowMember.slice(0, 17) + (rowMember.endsWith('0') ? '1' : '0');

export const bankRows: CorpusRows = {
  'balance-with-thousands': balance('"12,600.01"'),
  'balance-negative': balance('-5.00'),
  'balance-with-spaces': balance(' 5.00 '),
  'balance-with-zeros-before': balance('000005'),
  'balance-of-misplaced-commas': balance('"1,2,3"'),
  'balance-in-wide-digits': balance('１２３'),
  'balance-in-scientific': balance('1.26E+4'),
  'balance-empty': balance(''),
  'balance-of-three-decimals': balance('12.345'),
  'balance-with-plus': balance('+5'),
  'balance-with-open-point': balance('5.'),
  'balance-with-sign-of-yuan': balance('￥5.00'),
  'balance-behind-rmb': balance('RMB 5.00'),
  'balance-before-yuan': balance('5.00元'),
  'balance-in-wan': balance('5.00万元'),
  'balance-of-zeros': balance('5.0000'),
  'balance-in-parentheses': balance('(5.00)'),
  'balance-with-minus-behind': balance('5.00-'),
  'balance-in-dollars': balance('$5.00'),
  'balance-cut-at-a-comma': balance('12,600.01'),
  'balance-in-words': balance('伍元'),
  'balance-not-a-number': balance('NaN'),
  'balance-beyond-exact': balance('9007199254740993'),
  'balance-a-formula': balance('=1+1'),
  'date-with-slashes': date('2026/10/3'),
  'date-of-eight-digits': date('20261030'),
  'date-in-chinese': date('2026年10月30日'),
  'date-that-is-none': date('2026-02-30'),
  'date-of-month-13': date('20261301'),
  'date-empty': date(''),
  'date-in-words': date('昨天'),
  'date-with-time': date('2026-10-30 00:00:00'),
  'date-with-a-short-time': date('2026/10/30 0:00'),
  'date-with-fourteen-digits': date('20261030093000'),
  'date-as-serial-number': date('46325'),
  'date-of-short-year': date('26-10-30'),
  'identity-in-wide-digits': id(wide(rowMember)),
  'identity-with-spaces': id(` ${rowMember}\u3000`),
  'identity-quoted': id(`"${rowMember}"`),
  'identity-of-15-digits': id(fifteen),
  'identity-check-digit-wrong': id(wrongCheckDigit),
  'identity-in-scientific': id('3.29901E+17'),
  'identity-masked': id(`${rowMember.slice(0, 6)}********${rowMember.slice(14)}`),
  'identity-empty': id(''),
  'identity-of-17-digits': id(rowMember.slice(0, 17)),
  'identity-of-19-digits': id(`${rowMember}0`),
  'identity-with-spaces-inside': id(`${rowMember.slice(0, 6)} ${rowMember.slice(6)}`),
  'identity-with-apostrophe': id(`'${rowMember}`),
  'identity-as-formula': id(`"=""${rowMember}"""`),
  'identity-with-times-sign': id(`\u202D${rowMember.replace('X', '×')}`),
  'identity-behind-a-word': id(`身份证${rowMember}`),
  'identity-of-two': id(`${rowMember}、${corpusIdentity(1)}`),
  'identity-of-a-company': id('91320100MA1ABCDE2X'),
  'identity-with-a-letter-o': id(rowMember.replace('0', 'O')),
  'identity-in-words': id('无'),
  'identity-a-passport': id('E12345678'),
  'identity-of-a-stranger': bankRow({ id: stranger, balance: 'nonsense' }),
  'identity-without-authorisation': bankRow({ id: unauthorised, balance: 'nonsense' }),
  'name-empty': bank({ name: '' }),
  'name-a-formula': bank({ name: "=cmd|' /C calc'!A0" }),
  'name-markup': bank({ name: '<script>alert(1)</script>' }),
  'name-with-quotes': bank({ name: '"测""二"' }),
  'name-of-200-characters': bank({ name: '测'.repeat(200) }),
  'name-of-201-characters': bank({ name: '测'.repeat(201) }),
  'branch-of-300000-characters': bank({ branch: '行'.repeat(300_000) }),
  'branch-a-link': bank({ branch: '"=HYPERLINK(""http://example.invalid"",""a"")"' }),
  'account-empty': bank({ account: '' }),
  'account-a-stroke': bank({ account: '-' }),
  'account-in-words': bank({ account: '无' }),
  'account-with-spaces': bank({ account: '6200 0000 0002' }),
  'currency-unknown': bank({ currency: '贝壳' }),
  'status-empty': bank({ status: '' }),
  'status-unknown': bank({ status: '待定' }),
  'row-that-ends-early': `${rowMember},测二`,
  'row-with-fields-too-many': `${bank({})},a,b,c`,
};

export const vehicleHeader = '身份证号,姓名,号牌号码,号牌种类,车辆识别代号,初次登记日期,机动车状态';
const vehicle = (plate: string, type = '02', vin = 'LSVAA00001', registered = '', status = 'A') =>
  `${corpusIdentity(2)},测二,${plate},${type},${vin},${registered},${status}`;

export const vehicleRows: CorpusRows = {
  'plate-with-dot': vehicle('苏Z·12345'),
  'plate-empty': vehicle(''),
  'plate-a-stroke': vehicle('—'),
  'plate-a-formula': vehicle('=A1'),
  'plate-type-unknown': vehicle('苏Z12346', '99'),
  'vin-a-stroke': vehicle('苏Z12347', '02', '-'),
  'registered-on-in-words': vehicle('苏Z12348', '02', '', '去年'),
  'vehicle-status-unknown': vehicle('苏Z12349', '02', '', '', 'ZZ'),
  'vehicle-status-empty': vehicle('苏Z12350', '02', '', '', ''),
};

export const propertyHeader = '身份证号,姓名,不动产权证号,坐落,用途,建筑面积,共有方式,共有份额,权利状态';
const title = (
  certificate: string,
  said: { location?: string; purpose?: string; area?: string; share?: string },
) =>
  `${corpusIdentity(2)},测二,${certificate},${said.location ?? '某路 1 号'},${said.purpose ?? '住宅'},${said.area ?? '80'},按份共有,${said.share ?? '50%'},现势`;

export const propertyRows: CorpusRows = {
  'certificate-empty': title('', {}),
  'certificate-in-words': title('无', {}),
  'share-in-words': title('证1', { share: '二分之一' }),
  'share-bare': title('证2', { share: '50' }),
  'share-over-one': title('证3', { share: '3/2' }),
  'share-of-nothing': title('证4', { share: '1/0' }),
  'area-in-words': title('证5', { area: '很大' }),
  'use-empty': title('证6', { purpose: '' }),
  'location-markup': title('证7', { location: '<img src=x onerror=alert(1)>' }),
};
