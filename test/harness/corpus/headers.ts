/** First lines of files: names, order, what is missing, and files that have no rows. */
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
  'no-header': { content: csv(bankRow()) },
  semicolons: { content: goodFile.replaceAll(',', ';') },
  tabs: { content: goodFile.replaceAll(',', '\t') },
  'html-as-csv': { content: '<html><body><table><tr><td>身份证号</td></tr></table></body></html>\n' },
  'header-only': { content: csv(bankHeader) },
  'header-and-blank-lines': { content: `${bankHeader}\n\n   \n` },
  empty: { content: '' },
  'only-spaces': { content: '  \r\n \t\n' },
  'only-a-mark': { content: joinBytes([0xef, 0xbb, 0xbf]) },
};
