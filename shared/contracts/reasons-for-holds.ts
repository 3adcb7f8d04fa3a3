/** Why a delivery or roster is held: what happened and what to do. */
import type { Bilingual } from './primitives.ts';

/** Why a delivery or roster is held. */
export const holdTexts = {
  'part-missing': {
    zh: '等待同一批的其余文件；请报送清单中写明的其余部分',
    en: 'other files of the same delivery are still missing',
  },
  'too-many-files': {
    zh: '当日报送的文件数已达上限，本文件尚未读取，待人工放行；请合并报送，或由运维人员调高上限',
    en: 'as many files as are taken in on a day had come before, so it has not been read; staff release or reject it; send fewer files, or have operators raise the limit',
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
    en: 'many persons have another name than in the last accepted delivery, as if a column had shifted; staff release or reject it',
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
    zh: '许多行出现了同一个未知用词，待人工确认其含义；请改用规范用词，或向县级说明其含义',
    en: 'many rows have the same unknown word; staff say what it means, and release or reject it',
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
} satisfies Record<string, Bilingual>;
