/** Every reason that Hedui gives, in one place: what happened and what to do, in plain words. */
import * as z from 'zod';
import type { Bilingual } from './primitives.ts';
import { lookUp, storedWord } from './stored.ts';

/** A reason as stored; `reasonText` says what is known of it. */
export const storedReason = storedWord;

/** Why a row was quarantined. The row itself stays in its file; only key, line and reason are kept. */
export const quarantineReason = z.enum([
  'identity-unreadable',
  'identity-scientific',
  'identity-masked',
  'identities-several',
  'identity-other-document',
  'columns-missing',
  'fields-too-many',
  'fields-too-few',
  'row-empty',
  'row-footer',
  'encoding-invalid',
  'unit-not-yuan',
  'columns-moved',
  'line-too-long',
  'field-too-long',
  'household-number-unreadable',
  'scheme-unknown',
  'head-name-missing',
  'name-missing',
  'recipient-unknown',
  'household-size-invalid',
  'monthly-amount-invalid',
  'income-invalid',
  'income-period-unknown',
  'authorised-on-invalid',
  'authorised-until-invalid',
  'member-repeated',
  'household-contradictory',
]);

/** Why somebody counts as unreadable of whom a file has no row. */
export const absenceReason = z.enum(['missing-while-unreadable']);
export type AbsenceReason = z.infer<typeof absenceReason>;

/** Those, and `<column>-invalid` for the fields of sources, which the catalogue lists. */
export type QuarantineReason = z.infer<typeof quarantineReason> | `${string}-invalid`;

/** Why a whole file was rejected. */
export const rejectionReason = z.enum([
  'key-unreadable',
  'key-holds-identity-number',
  'key-holds-account-or-plate',
  'source-unknown',
  'provider-unreadable',
  'county-unreadable',
  'as-of-invalid',
  'as-of-future',
  'file-empty',
  'header-only',
  'encoding-invalid',
  'unit-not-yuan',
  'columns-moved',
  'sheets-several',
  'container-unusable',
  'column-missing',
  'column-doubled',
  'header-too-long',
  'manifest-invalid',
  'rows-differ-from-manifest',
  'digest-differs-from-manifest',
  'gzip-damaged',
  'inflates-too-much',
  'file-too-large',
  'file-name-too-long',
  'file-archived',
  'manifest-too-large',
  'household-numbers-are-identity-numbers',
  'nothing-readable',
  'rejected-by-staff',
]);
export type RejectionReason = z.infer<typeof rejectionReason>;

/** Why a delivery or roster is held. The first and the last two end by themselves; nobody releases them. */
export const holdReason = z.enum([
  'part-missing',
  'too-many-files',
  'mostly-unreadable',
  'identities-damaged',
  'members-lost',
  'matches-dropped',
  'rows-dropped',
  'last-line-unfinished',
  'members-gained',
  'names-shifted',
  'amounts-shifted',
  'states-shifted',
  'dates-shifted',
  'words-unknown',
  'cut-at-a-limit',
  'same-bytes-again',
  'other-people-same-day',
  'households-vanished',
  'members-damaged',
  'run-in-progress',
  'not-compared-yet',
]);
export type HoldReason = z.infer<typeof holdReason>;

export const supersededReason = z.enum(['newer-delivery', 'older-than-current']);
export type SupersededReason = z.infer<typeof supersededReason>;

export const stateReason = z.union([
  rejectionReason,
  holdReason,
  supersededReason,
  z.literal('same-bytes'),
  storedReason,
  z.null(),
]);
export type StateReason = z.infer<typeof stateReason>;

/** What is listed without raising a case. Unknown is never taken for nothing. */
export const noticeReason = z.enum([
  'member-unauthorised',
  'identity-invalid',
  'identity-not-comparable',
  'member-row-quarantined',
  'household-disputed',
  'household-of-another-version',
  'provider-overdue',
  'roster-held',
]);
export type NoticeReason = z.infer<typeof noticeReason>;

/** What each reason means and what to do about it. */
export const reasonTexts: Readonly<
  Record<
    Exclude<
      | z.infer<typeof quarantineReason>
      | AbsenceReason
      | RejectionReason
      | HoldReason
      | SupersededReason
      | NoticeReason,
      never
    >,
    Bilingual
  >
> = {
  'identity-unreadable': {
    zh: '身份证号无法识别，请提供完整的 18 位号码',
    en: 'the identity number cannot be read; give all 18 characters, unmasked, as text',
  },
  'identity-scientific': {
    zh: '身份证号被电子表格改成了科学计数法，末几位已丢失；请将该列设为文本后重新导出',
    en: 'the identity number is in scientific notation, so a spreadsheet has dropped its last digits; set the column to text and export again',
  },
  'identity-masked': {
    zh: '身份证号被遮盖，请提供完整的 18 位号码',
    en: 'the identity number is masked; give all 18 characters',
  },
  'identities-several': {
    zh: '一个单元格内有多个身份证号；请每人一行',
    en: 'several identity numbers stand in one field; give one row for each person',
  },
  'identity-other-document': {
    zh: '不是居民身份证号（护照、通行证或单位代码），无法比对',
    en: 'it is the number of another document (a passport, a permit, an organisation), which cannot be compared',
  },
  'fields-too-many': {
    zh: '列数多于表头：某列中有未加引号的逗号（金额的千分位、地址等）；请去掉逗号或给该列加英文双引号',
    en: 'the row has more fields than the header, so a comma stands in one of them without quotes (in an amount, an address); leave it out, or quote the field',
  },
  'row-empty': {
    zh: '整行为空，不涉及任何人',
    en: 'every field of the row is empty; it is about nobody',
  },
  'row-footer': {
    zh: '合计、签名、说明或重复的表头，不涉及任何人',
    en: 'a total, a signature, a remark or the header once more; it is about nobody',
  },
  'fields-too-few': {
    zh: '列数少于表头，必需的列没有内容：该行可能被截断，或被换行符分成了两行；请去掉单元格中的换行后重新导出',
    en: 'the row ends before a required column: it was cut off, or a line break in a field made two lines of it; take line breaks out of fields and export again',
  },
  'unit-not-yuan': {
    zh: '金额单位不是元；请以元为单位提供',
    en: 'the amounts are not in yuan; give them in yuan',
  },
  'columns-moved': {
    zh: '表中又出现表头，且各列的顺序与文件开头不同：像是几份清单拼在了一起；请统一列的顺序，或分成几个文件报送',
    en: 'a further header names the columns in another order than the first one, as if several lists had been joined; bring them into one order, or send several files',
  },
  'columns-missing': {
    zh: '列数不足，身份证号一列没有内容：该行可能被截断，或被单元格内的换行分成了两行；请去掉单元格中的换行后重新导出',
    en: 'the row has too few columns; check for broken lines',
  },
  'line-too-long': {
    zh: '该行超过 1 MiB：可能缺少换行；请检查导出设置，每条记录一行',
    en: 'the line is longer than 1 MiB; check for missing line ends',
  },
  'field-too-long': {
    zh: '某一列超过 200 个字符：可能缺少逗号、引号或换行；请核对该行',
    en: 'a field is longer than 200 characters; check for broken lines and quotes',
  },
  'household-number-unreadable': {
    zh: '家庭编号为空、已变成科学计数法，或含有字母、数字和 . _ - 以外的字符；请核对，并把该列设为文本',
    en: 'the household number is empty or holds other characters than letters, digits, ".", "_" and "-"',
  },
  'scheme-unknown': {
    zh: '救助类别无法识别，请填写 城市低保 或 农村低保',
    en: 'the scheme is neither 城市低保 nor 农村低保',
  },
  'head-name-missing': { zh: '户主姓名为空，请填写', en: 'the name of the household head is empty' },
  'name-missing': { zh: '成员姓名为空，请填写', en: "the member's name is empty" },
  'recipient-unknown': { zh: '是否保障对象无法识别，请填写 是 或 否', en: 'recipient is neither 是 nor 否' },
  'household-size-invalid': {
    zh: '家庭人口无效，请填写从 1 起的整数',
    en: 'the household size is not a whole number from 1',
  },
  'monthly-amount-invalid': {
    zh: '月保障金额无法识别，请写成 350.00 这样的数字（单位为元）',
    en: 'the monthly amount is not an amount',
  },
  'income-invalid': {
    zh: '家庭收入无法识别，请写成 2500.00 这样的数字（单位为元）',
    en: 'the income is not an amount',
  },
  'income-period-unknown': {
    zh: '收入周期无法识别，请填写 月 或 年',
    en: 'the income period is neither 月 nor 年',
  },
  'authorised-on-invalid': {
    zh: '授权书签署日期无效，请写成 2026-10-31 这样的日期',
    en: 'the date of the authorisation is not a date',
  },
  'authorised-until-invalid': {
    zh: '授权有效期至无效，请写成 2026-10-31 这样的日期，或 长期、救助期间',
    en: 'the end of the authorisation is neither a date nor 长期 nor 救助期间',
  },
  'member-repeated': {
    zh: '同一成员在该家庭中出现了两次；请删去一行',
    en: 'the same person stands twice in this household',
  },
  'household-contradictory': {
    zh: '同一家庭各行的救助类别或户主不一致；请改为一致，在此之前该家庭不比对',
    en: "the household's rows disagree on scheme or head; nobody of it is compared until they agree",
  },
  'missing-while-unreadable': {
    zh: '上次有此人的数据，本次没有，而本次有更多身份证号无法识别：可能就在其中',
    en: 'the delivery before had data of this person and this one has none, while more of its identity numbers cannot be read: they may be among these',
  },
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
  'source-unknown': { zh: '数据源未知', en: 'there is no source of the name that the folder bears' },
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
  'encoding-invalid': {
    zh: '含有既不是 UTF-8 也不是 GB18030 的字节；请另存为其中一种编码',
    en: 'it holds bytes that are valid neither as UTF-8 nor as GB18030; save it in one of them',
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
  'column-doubled': {
    zh: '表头中必需的列出现了两次；请只保留一列',
    en: 'a required column stands twice in the header',
  },
  'header-too-long': {
    zh: '表头超过 1 MiB：可能整个文件没有换行；请每条记录一行重新导出',
    en: 'the header is longer than 1 MiB',
  },
  'manifest-invalid': {
    zh: '清单文件无效，应为 { "rows": 行数, "sha256": "…", "part": 1, "of": 1 }，各项均可不写；请改正后连同文件重新报送',
    en: 'the manifest is not { "rows", "sha256", "part", "of" } with 1 ≤ part ≤ of',
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
    zh: '清单文件超过 64 KiB；清单只有 rows、sha256、part、of 四项',
    en: 'the manifest has over 64 KiB; it is { "rows", "sha256", "part", "of" } and nothing else',
  },
  'household-numbers-are-identity-numbers': {
    zh: '家庭编号使用了身份证号；请为每个家庭另编一个号码',
    en: 'the roster uses identity numbers as household numbers; give every household a number of its own',
  },
  'rejected-by-staff': { zh: '工作人员已退回；请向县级了解原因，修正后重新报送', en: 'staff rejected it' },
  'part-missing': {
    zh: '等待同一批的其余文件；请报送清单中写明的其余部分',
    en: 'other files of the same delivery are still missing',
  },
  'too-many-files': {
    zh: '当日报送的文件数已达上限，本文件尚未读取，待人工放行；请合并报送，或由运维人员调高上限',
    en: 'as many files as are taken in on a day had come before, so it has not been read; staff release or reject it; send fewer files, or have operators raise the limit',
  },
  'nothing-readable': {
    zh: '没有一行能够识别，文件不能使用；请按原因修正后重新报送',
    en: 'no row can be read, so the file cannot be used; mend what the reasons say and send it again',
  },
  'mostly-unreadable': {
    zh: '大量行无法识别，待人工确认；请按隔离原因修正后重新报送',
    en: 'many rows cannot be read; staff release or reject it; mend what the reasons of quarantine say and send it again',
  },
  'identities-damaged': {
    zh: '大量身份证号校验码不符或以 000 结尾，像是被电子表格取整，待人工确认；请将该列按文本导出后重新报送',
    en: 'many identity numbers have a wrong check digit or end in 000, as spreadsheets round them; staff release or reject it; export the column as text and send it again',
  },
  'members-lost': {
    zh: '上次命中的人员有许多不再出现，待人工确认；请核对是否漏报',
    en: 'many persons whom the last accepted delivery matched are missing; staff release or reject it; check whether something was left out',
  },
  'members-gained': {
    zh: '命中人员超过上次的三倍，待人工确认；请核对是否混入其他数据',
    en: 'it matches over three times the persons of the last accepted delivery; staff release or reject it',
  },
  'names-shifted': {
    zh: '许多人的姓名与上次不同，像是某一列错位，待人工确认；请核对姓名与身份证号是否对应',
    en: 'many persons bear another name than in the last accepted delivery, as if a column had shifted; staff release or reject it',
  },
  'amounts-shifted': {
    zh: '许多人的金额变动五倍以上，像是单位、千分位或小数点有误，待人工确认；请核对金额一列',
    en: 'the amounts of many persons moved fivefold, as a unit, a lost separator or a decimal point does; staff release or reject it',
  },
  'states-shifted': {
    zh: '状态的构成与上次相差很大，待人工确认；请核对状态一列',
    en: 'the shares of states differ much from the last accepted delivery; staff release or reject it',
  },
  'dates-shifted': {
    zh: '许多行的日期晚于数据日期，待人工确认；请核对日期一列',
    en: 'many rows are dated after the date of the delivery; staff release or reject it; check the column of dates',
  },
  'words-unknown': {
    zh: '许多行使用了同一个未知词语，待人工确认其含义；请改用规范用词，或向县级说明其含义',
    en: 'many rows bear the same unknown word; staff say what it means, and release or reject it',
  },
  'cut-at-a-limit': {
    zh: '行数恰为电子表格的上限，可能被截断，待人工确认；请拆分为多个文件或以 CSV 导出',
    en: 'it has exactly as many rows as a spreadsheet can hold, so it may have been cut off; staff release or reject it; send several files, or export CSV',
  },
  'same-bytes-again': {
    zh: '与较早日期报送的文件逐字节相同；新鲜程度按较早日期计算',
    en: 'byte for byte the file of an older date; how fresh it is goes by that older date',
  },
  'other-people-same-day': {
    zh: '同一日期的另一文件，所涉人员大多不同：是替换还是合并，待人工确认；同一批的几个文件请附清单（part、of）',
    en: 'another file of the same day that names mostly other people; staff say whether it replaces that one or joins it',
  },
  'members-damaged': {
    zh: '许多成员不再出现、无法比对或有争议，或月保障金额变动很大，待人工确认；请核对身份证号和金额两列',
    en: 'many members have left, can no longer be compared or became disputed, or the monthly amounts moved much; staff release or reject it',
  },
  'matches-dropped': {
    zh: '命中数不足上次的一半，待人工确认；请核对是否漏报',
    en: 'it matches less than half of what the last accepted delivery did; staff release or reject it',
  },
  'rows-dropped': {
    zh: '行数不足上次的一半，待人工确认；请核对文件是否完整',
    en: 'it has less than half of the rows of the last accepted delivery; staff release or reject it',
  },
  'last-line-unfinished': {
    zh: '最后一行没有换行符，而此前的交付都有，可能传输中断，待人工确认；请核对后重新报送',
    en: 'its last line is not ended, as those before always were, so it may have been cut off; staff release or reject it',
  },
  'households-vanished': {
    zh: '超过 5% 的家庭消失，待人工确认；请核对花名册是否完整',
    en: 'more than 5 % of the households would vanish; staff release or reject it',
  },
  'run-in-progress': { zh: '等待本批次结束', en: 'it waits until the run in progress has ended' },
  'not-compared-yet': {
    zh: '尚未与现行花名册比对',
    en: 'it has not been compared with the roster in use yet',
  },
  'newer-delivery': { zh: '已被更新的数据取代', en: 'a newer delivery has taken its place' },
  'older-than-current': { zh: '早于现行数据', en: 'it is older than the current delivery' },
  'member-unauthorised': { zh: '成员未授权或授权已过期', en: 'the member has given no valid authorisation' },
  'identity-invalid': { zh: '成员身份证号无效', en: "the member's identity number is wrong" },
  'identity-not-comparable': {
    zh: '成员证件无法比对',
    en: 'the member has another document, which cannot be compared',
  },
  'member-row-quarantined': {
    zh: '该成员在花名册中的行无法识别，或身份证号已无法识别',
    en: "the member's row in the roster cannot be read, or its number no longer can",
  },
  'household-disputed': {
    zh: '花名册中该家庭各行矛盾，未比对',
    en: "the roster's rows of this household contradict each other; it was not compared",
  },
  'household-of-another-version': {
    zh: '家庭状态由另一版本的系统写入，未比对',
    en: 'another version of Hedui wrote the status of this household; it was not compared',
  },
  'provider-overdue': { zh: '数据源逾期未交付', en: 'the provider has delivered nothing recent enough' },
  'roster-held': { zh: '花名册待人工确认', en: 'a roster is held until staff release or reject it' },
};

/** What a stored reason means; one of another version is shown as it is written. */
export function reasonText(reason: string): Bilingual {
  return lookUp(reasonTexts, reason) ?? { zh: reason, en: reason };
}
