/** What somebody who decides about a held file looks at and asks first, and what is mostly right, by why it is held. */
import type { Bilingual } from '../../contracts/primitives.ts';
import { lookUp } from '../../contracts/stored.ts';
import { say } from '../kernel/say.ts';

const advice: Readonly<Record<string, Bilingual>> = {
  'mostly-unreadable': say(
    '多数情况下应退回：请把“隔离原因”告知提供单位，改正后重新报送。放行后，无法识别的记录按情况不明处理，相关家庭会收到复核。',
    'Mostly it is to be rejected: tell the provider the reasons of quarantine, and have the file mended and sent again. Released, what cannot be read counts as unknown, and the households concerned are reviewed.',
  ),
  'identities-damaged': say(
    '几乎总是应退回：被改动的号码已无法还原，放行会使有财产的家庭看似没有财产。请提供单位将身份证号一列设为文本后重新导出。',
    'Nearly always it is to be rejected: the numbers cannot be restored, and released, households that hold something would seem to hold nothing. Have the provider export the column of identity numbers as text.',
  ),
  'members-lost': say(
    '请问提供单位：这些人是否确实已无账户（财产），还是文件不完整。说不清原因的，退回并要求补报；确属变化的，写明答复后放行。',
    'Ask the provider whether these people really hold nothing any more, or the file is not whole. Where nobody can say why, reject it and have it sent again; where it is so, write down the answer and release it.',
  ),
  'matches-dropped': say(
    '请核对文件是否只含部分网点、部分乡镇或部分月份。不完整的退回；确属减少的，写明原因后放行。',
    'See whether the file has some branches, towns or months only. Reject what is not whole; where there really is less, write down why and release it.',
  ),
  'rows-dropped': say(
    '请核对文件是否传输中断或只导出了一部分。不完整的退回；确属减少的，写明原因后放行。',
    'See whether the transfer broke off, or a part was exported only. Reject what is not whole; where there really is less, write down why and release it.',
  ),
  'last-line-unfinished': say(
    '请提供单位报出应有的行数，与读到的行数核对：一致的可以放行，不一致的退回重报。',
    'Ask the provider how many rows there should be, and compare with the number of rows that were read: where they are equal, release it; else reject it and have it sent again.',
  ),
  'members-gained': say(
    '请核对是否混入了其他地区或其他种类的数据。确属新增来源的，写明原因后放行。',
    'See whether data of other places or kinds have got into it. Where the provider really has more now, write down why and release it.',
  ),
  'names-shifted': say(
    '几乎总是应退回：姓名与身份证号不再对应，放行会把他人的财产记在成员名下。请提供单位整表重新导出，不要单独排序某一列。',
    'Nearly always it is to be rejected: names and numbers no longer belong together, and released, people would be held to what others have. Have the whole table exported again, with no column sorted by itself.',
  ),
  'amounts-shifted': say(
    '请对照样例行看金额的单位与小数点：变为“万元”、缺了小数点或千分位的，退回重报；利率、市值等确有大幅变化的，写明原因后放行。',
    'See the unit and the decimal point of the amounts in the sample rows: in ten thousands, or without point or separators, reject it; where values really moved that much, write down why and release it.',
  ),
  'states-shifted': say(
    '请问提供单位状态一列的取值是否换了写法或整列填错。填错的退回；换了写法的，先在“未知用词”中说明含义。',
    'Ask the provider whether the column of states is written otherwise now, or filled in wrongly. Reject what is wrong; where words have changed, say what they mean under unknown words first.',
  ),
  'dates-shifted': say(
    '请核对日期一列是否为到期日等其他日期，或文件放错了日期文件夹。是的，退回重报。',
    'See whether the column holds another date, such as that of expiry, or the file is in the wrong folder. If so, reject it and have it sent again.',
  ),
  'words-unknown': say(
    '请先向提供单位核实该词的含义，在“未知用词”页说明；批准后文件随之放行。不必在此直接放行：直接放行时，使用该词的记录按情况不明处理。',
    'Ask the provider what the word means, and say so on the page of unknown words: approved, that releases the file. Released here, what has the word counts as unclear.',
  ),
  'cut-at-a-limit': say(
    '几乎总是应退回：超出电子表格上限的行已丢失。请提供单位拆分为多个文件（附清单）或导出为 CSV。',
    'Nearly always it is to be rejected: rows beyond what a spreadsheet holds are lost. Have it sent as several files with manifests, or as CSV.',
  ),
  'same-bytes-again': say(
    '请问提供单位这段时间是否确实没有变化。忘记更新的，退回并要求报送新数据；确无变化的可以放行，新鲜程度仍按较早日期计算。',
    'Ask the provider whether nothing has changed since. Where somebody forgot to make a new list, reject it; where nothing has, it can be released, and is as fresh as the older date.',
  ),
  'other-people-same-day': say(
    '请问提供单位：这是更正后的全量文件（放行，取代现行文件），还是同一天的另一部分（合并使用）。选错会使一部分人看似没有财产。',
    'Ask the provider whether it is the whole list corrected (release: it takes the place of the one in use) or another part of the same day (use both). The wrong choice makes some people seem to hold nothing.',
  ),
  'households-vanished': say(
    '请核对花名册是否缺少乡镇或类别。缺少的退回补齐；确已退出的，放行后这些家庭及其个案随之终止。',
    'See whether towns or schemes are missing from the roster. If so, reject it; released, these households end, and their cases with them.',
  ),
  'members-damaged': say(
    '请看所列数字：身份证号无法比对的，退回并要求按文本导出；金额变动大的，先核实是否调整了标准。',
    'Look at the figures: where numbers can no longer be compared, reject it and have them exported as text; where amounts moved, find out first whether standards did.',
  ),
};

/** Undefined where nobody decides: the file waits for something else. */
export function adviceOn(reason: string): Bilingual | undefined {
  return lookUp(advice, reason);
}
