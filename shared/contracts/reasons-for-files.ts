/** Why a whole file was rejected or superseded: what happened and what to do. */
import type { Bilingual } from './primitives.ts';
import { unusableTexts } from './reasons-for-rows.ts';

/** Why a whole file was rejected. */
export const rejectionTexts = {
  ...unusableTexts,
  'key-unreadable': {
    zh: '文件路径不符合规范，应为 inbox/数据源/提供单位/数据日期/文件名，花名册为 roster/县级代码/数据日期/文件名',
    en: 'the key is not inbox/<source>/<provider>/<as-of>/<file> or roster/<county>/<as-of>/<file>',
  },
  'key-holds-identity-number': {
    zh: '文件路径含有身份证号，而路径会被许多人看到；请改名后重新报送',
    en: 'the key holds an identity number, and keys are seen by many; name the file otherwise',
  },
  'key-holds-account-or-plate': {
    zh: '文件路径含有银行卡号或号牌号码，而路径会被许多人看到；请改名后重新报送',
    en: 'the key holds the number of a bank card or of a plate, and keys are seen by many; name the file otherwise',
  },
  'source-unknown': { zh: '数据源未知', en: 'there is no source of the name that the folder has' },
  'provider-unreadable': {
    zh: '提供单位文件夹不可用：不得为空、不得只是点号、不超过 60 个字符，不含 # 和控制字符；请改名后重新报送',
    en: 'the provider folder is empty, a dot or two, longer than 60 characters or holds "#" or control characters',
  },
  'county-unreadable': {
    zh: '花名册的文件夹应为六位县级行政区划代码（GB/T 2260）',
    en: 'the county folder is not a six-digit GB/T 2260 code',
  },
  'as-of-invalid': {
    zh: '数据日期文件夹应为 2026-10-31 这样的日期',
    en: 'the date folder is not a calendar date such as 2026-10-31',
  },
  'as-of-future': { zh: '数据日期晚于今天；请核对文件夹的日期', en: 'the date folder lies in the future' },
  'file-empty': { zh: '文件为空；请重新导出后报送', en: 'the file is empty; deliver it again' },
  'header-only': {
    zh: '文件只有表头，没有数据行；没有数据不等于没有财产，请重新导出后报送',
    en: 'the file has a header and no rows; nothing held is not the same as nothing sent',
  },
  'sheets-several': {
    zh: '工作簿中有多张工作表带有表头；请每个文件只保留一张',
    en: 'several sheets of the workbook have the header; leave one sheet in a file',
  },
  'container-unusable': {
    zh: '不是可以读取的文件类型；请提供 CSV（可用 .gz、.zip、.zst 压缩）或 .xlsx',
    en: 'it is no kind of file that can be read; send CSV (compressed as .gz, .zip or .zst if you like) or .xlsx',
  },
  'column-missing': {
    zh: '表头缺少必需的列；请按规范补上该列，或改正列名',
    en: 'a required column is missing from the header',
  },
  'file-of-another-source': {
    zh: '从列名看，这是另一个数据源的文件，放错了文件夹；请放到该数据源的文件夹重新报送',
    en: 'by its columns it is a file of another source; deliver it in the folder of that source',
  },
  'column-doubled': {
    zh: '表头中必需的列出现了两次；请只保留一列',
    en: 'a required column appears twice in the header',
  },
  'header-too-long': {
    zh: '表头超过 1 MiB：可能整个文件没有换行；请每条记录一行重新导出',
    en: 'the header is longer than 1 MiB',
  },
  'manifest-invalid': {
    zh: '清单文件无效，应为 { "rows": 行数, "sha256": "…", "part": 1, "of": 1, "months": { "from": "2025-10", "to": "2026-10" } }，各项均可不写；请改正后连同文件重新报送',
    en: 'the manifest is not { "rows", "sha256", "part", "of", "months" } with 1 ≤ part ≤ of',
  },
  'rows-differ-from-manifest': {
    zh: '行数与清单不符：文件可能不完整，或清单不是这个文件的；请核对后重新报送',
    en: 'the number of rows is not what the manifest says',
  },
  'digest-differs-from-manifest': {
    zh: '摘要与清单不符：文件可能在传输中损坏，或清单不是这个文件的；请核对后重新报送',
    en: 'the SHA-256 is not what the manifest says',
  },
  'gzip-damaged': {
    zh: '压缩文件损坏或不完整；请重新压缩并报送',
    en: 'the gzip file is cut off or damaged; send it again',
  },
  'inflates-too-much': {
    zh: '压缩文件解压后超过 64 MB 且超过原大小的 200 倍；请不压缩直接报送',
    en: 'the gzip file inflates to over 64 MB and over 200 times its size; send it without compression',
  },
  'file-too-large': {
    zh: '文件过大，无法处理；交付请拆分为多个文件发送（清单中写明 part 和 of），花名册每县一个文件',
    en: 'the file is too large to be read; send a delivery as several files (manifests with part and of), a roster for each county',
  },
  'file-name-too-long': {
    zh: '文件名超过 200 个字符；请缩短后重新报送',
    en: 'the name of the file has over 200 characters; send it under a shorter one',
  },
  'file-archived': {
    zh: '文件存放在归档存储中，无法直接读取；请以标准存储类别重新报送',
    en: 'the object lies in an archive from which it cannot be read at once; put it again in the standard storage class',
  },
  'manifest-too-large': {
    zh: '清单文件超过 64 KiB；清单只有 rows、sha256、part、of、months 五项',
    en: 'the manifest has over 64 KiB; it is { "rows", "sha256", "part", "of", "months" } and nothing else',
  },
  'household-numbers-are-identity-numbers': {
    zh: '家庭编号（或申请编号）使用了身份证号；请为每个家庭另编一个号码',
    en: 'identity numbers are used as household numbers, or application numbers; give every household a number of its own',
  },
  'rejected-by-staff': { zh: '工作人员已退回；请向县级了解原因，修正后重新报送', en: 'staff rejected it' },
  'nobody-decided': {
    zh: '暂扣后期限内无人办理，已自动退回；仍需使用的，请与县级联系后重新报送',
    en: 'it was held and nobody decided within the term, so it was rejected; where it is still needed, ask the county and send it again',
  },
  'nothing-readable': {
    zh: '没有一行能够识别，文件不能使用；请按原因修正后重新报送',
    en: 'no row can be read, so the file cannot be used; mend what the reasons say and send it again',
  },
} satisfies Record<string, Bilingual>;

/** Why a delivery is not used any more. */
export const supersededTexts = {
  'newer-delivery': { zh: '已被更新的数据取代', en: 'a newer delivery has taken its place' },
  'older-than-current': { zh: '早于现行数据', en: 'it is older than the current delivery' },
} satisfies Record<string, Bilingual>;
