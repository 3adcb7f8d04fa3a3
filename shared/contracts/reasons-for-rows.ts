/** Why a row, or a person, was left out: what happened and what to do. */
import type { Bilingual } from './primitives.ts';

/** Why a row as well as a whole file cannot be used. */
export const unusableTexts = {
  'unit-not-yuan': {
    zh: '金额单位不是元；请以元为单位提供',
    en: 'the amounts are not in yuan; give them in yuan',
  },
  'columns-moved': {
    zh: '表中又出现表头，且各列的顺序与文件开头不同：像是几份清单拼在了一起；请统一列的顺序，或分成几个文件报送',
    en: 'a further header names the columns in another order than the first one, as if several lists had been joined; bring them into one order, or send several files',
  },
  'line-ends-mixed': {
    zh: '换行方式不统一：有的行只以回车符（旧式 Mac）结尾，几行因此连成了一行，无法读取；请统一换行方式后重新导出，如另存为 .xlsx 或 Windows 格式的 CSV',
    en: 'lines end in different ways: some in a carriage return alone, as on old Macs, so that several rows appear in one line; export again with one kind of line end, as .xlsx or as CSV for Windows',
  },
  'encoding-invalid': {
    zh: '含有损坏的字符：字节既不是 UTF-8 也不是 GB18030（如按长度截断的半个汉字，或两种编码混在一起）；请改正这些行，整个文件以其中一种编码重新导出',
    en: 'it holds damaged characters: bytes that are valid neither as UTF-8 nor as GB18030 (half a character that was cut off, two encodings in one file); mend these lines, and export the whole file in one of them',
  },
} satisfies Record<string, Bilingual>;

/** Why a row was quarantined. */
export const quarantineTexts = {
  ...unusableTexts,
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
    en: 'several identity numbers appear in one field; give one row for each person',
  },
  'identity-other-document': {
    zh: '不是居民身份证号（护照、通行证或单位代码），无法比对',
    en: 'it is the number of another document (a passport, a permit, an organisation), which cannot be compared',
  },
  'fields-too-many': {
    zh: '列数多于表头：某列中有未加引号的逗号（金额的千分位、地址等），或两行之间缺少换行；请去掉逗号或给该列加英文双引号，补上换行',
    en: 'the row has more fields than the header, so a comma appears in one of them without quotes (in an amount, an address), or another row follows without a line end; leave the comma out, or quote the field, and put in the line end',
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
    en: 'the same person appears twice in this household',
  },
  'household-number-reserved': {
    zh: '家庭编号以 sq. 开头，这种编号只用于申请家庭；请改用花名册的编号',
    en: 'a household number that begins with sq. is one of applicants; give the number of the register',
  },
  'application-number-unreadable': {
    zh: '申请编号无法识别：请使用不超过 37 位的字母、数字和 . _ -',
    en: 'the application number cannot be read: give at most 37 letters, digits and . _ -',
  },
  'applied-on-invalid': {
    zh: '申请日期无效、各行不一致或晚于今天；请写成 2026-10-31 这样的日期',
    en: 'the date of the application is not a date, differs between its rows, or is to come',
  },
  'application-incomplete': {
    zh: '该申请的另一行无法读取或各行矛盾，整户未受理核对；请改正后整户重新报送',
    en: 'another row of this application cannot be read, or its rows contradict each other: it was not taken; correct it and send all of it again',
  },
  'application-number-taken': {
    zh: '该申请编号已用于其他人的申请，未受理核对；请改用新的申请编号',
    en: 'the application number is that of other people: it was not taken; give the application a number of its own',
  },
  'application-outdated': {
    zh: '该申请此后已有更新的登记，以更新的为准，本行未使用',
    en: 'what is on record of this application is newer than this file, and stays',
  },
  'household-contradictory': {
    zh: '同一家庭各行的救助类别或户主不一致；请改为一致，在此之前该家庭不比对',
    en: "the household's rows disagree on scheme or head; nobody of it is compared until they agree",
  },
} satisfies Record<string, Bilingual>;

/** Why somebody counts as unreadable of whom a file has no row. */
export const absenceTexts = {
  'missing-while-unreadable': {
    zh: '上次有此人的数据，本次没有，而本次有更多身份证号无法识别：可能就在其中',
    en: 'the delivery before had data of this person and this one has none, while more of its identity numbers cannot be read: they may be among these',
  },
} satisfies Record<string, Bilingual>;

/** What is listed without raising a case. */
export const noticeTexts = {
  'member-unauthorised': { zh: '成员未授权或授权已过期', en: 'the member has given no valid authorisation' },
  'identity-invalid': {
    zh: '成员身份证号有误（如校验码或出生日期不符），请核对证件后更正',
    en: "the member's identity number is wrong (its check character or date of birth, say); look at the document and correct it",
  },
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
} satisfies Record<string, Bilingual>;
