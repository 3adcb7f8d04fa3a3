/** First lines of files: names, order, what is missing, and files that have no rows. */
import { encodeGb18030 } from '../../../cli/sample-county/gb18030-encoder.ts';
import {
  bankHeader,
  bankHeaderEnglish,
  bankRow,
  csv,
  goodFile,
  joinBytes,
  type CorpusFiles,
} from './corpus-file.ts';

const withHeader = (header: string) => ({ content: csv(header, bankRow()) });

export const headers: CorpusFiles = {
  'english-header': withHeader(bankHeaderEnglish),
  'capital-header': withHeader(bankHeaderEnglish.toUpperCase()),
  'quoted-header': withHeader(bankHeader.replaceAll(/[^,]+/g, '"$&"')),
  'marked-quoted-header': {
    content: joinBytes([0xef, 0xbb, 0xbf], csv(bankHeader.replaceAll(/[^,]+/g, '"$&"'), bankRow())),
  },
  'spaced-header': withHeader(bankHeader.replaceAll(',', ' ,\u3000')),
  'unknown-columns': withHeader(`${bankHeader},备注,备注`),
  'shuffled-columns': {
    content: csv(bankHeader.split(',').reverse().join(','), bankRow().split(',').reverse().join(',')),
  },
  'optional-column-doubled': withHeader(`${bankHeader},币种`),
  'column-missing': withHeader(bankHeader.replace('账户状态', '备注')),
  'column-doubled': withHeader(bankHeader.replace('币种', '余额')),
  'column-in-both-languages': withHeader(bankHeader.replace('币种', 'balance')),
  'header-of-another-source': withHeader('身份证号,姓名,号牌号码,号牌种类,机动车状态'),
  'header-too-long': withHeader(`${bankHeader},${'x'.repeat(1024 * 1024)}`),
  'blank-first-line': { content: `\n${goodFile}` },
  'title-lines': {
    content: encodeGb18030(csv('某银行存款明细,,,,', '制表时间：2026-10-30,,', bankHeader, bankRow())),
  },
  'title-in-ten-thousands': { content: `单位：万元,,,\n${goodFile}` },
  'balance-in-ten-thousands': withHeader(bankHeader.replace('余额,', '余额（万元）,')),
  'balance-in-yuan': withHeader(bankHeader.replace('余额,', '余额(元),')),
  'header-with-stars': withHeader(bankHeader.replace('身份证号', '*身份证号').replace('余额,', '*余额,')),
  'header-with-apostrophes': withHeader(bankHeader.replaceAll(/[^,]+/g, "'$&")),
  'header-of-formulas': withHeader(bankHeader.replaceAll(/[^,]+/g, '="$&"')),
  'header-with-invisible-marks': withHeader(bankHeader.replace('余额日期', '余额\u200B日期')),
  'header-with-line-break': withHeader(bankHeader.replace('余额,', '"余额\n(元)",')),
  'header-of-synonyms': withHeader(
    '公民身份号码,客户姓名,开户网点,卡号,子账户,货币,账户余额,余额日期,账户状态',
  ),
  'no-header': { content: csv(bankRow()) },
  'lists-of-other-orders': {
    content: `${goodFile}${csv(bankHeader.split(',').reverse().join(','), bankRow().split(',').reverse().join(','))}`,
  },
  semicolons: { content: goodFile.replaceAll(',', ';') },
  tabs: { content: goodFile.replaceAll(',', '\t') },
  'html-as-csv': { content: '<html><body><table><tr><td>身份证号</td></tr></table></body></html>\n' },
  'xml-as-xls': {
    key: 'inbox/bank/xml-as-xls/2026-10-30/a.xls',
    content: '<?xml version="1.0"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>\n',
  },
  json: { content: '[{"身份证号":"1","余额":1}]\n' },
  pdf: { content: '%PDF-1.7\n%\n' },
  'old-workbook': { content: Buffer.from('d0cf11e0a1b11ae10a', 'hex') },
  'workbook-with-password': {
    content: joinBytes(Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')),
  },
  rar: { content: 'Rar!\u001a\u0007\u0001\u0000' },
  'seven-zip': { content: Buffer.from('377abcaf271c0004', 'hex') },
  'header-only': { content: csv(bankHeader) },
  'header-and-blank-lines': { content: `${bankHeader}\n\n   \n` },
  empty: { content: '' },
  'only-spaces': { content: '  \r\n \t\n' },
  'only-a-mark': { content: joinBytes([0xef, 0xbb, 0xbf]) },
};
