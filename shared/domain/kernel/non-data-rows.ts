/** Rows of a list that are about nobody: what spreadsheets leave empty, totals, signatures, the header once more, types. */
import { type Column, fieldNamedBy, namesOtherUnit } from './header.ts';
import { isIdentity } from './identity.ts';
import { clean } from './text.ts';

/** Totals, and who drew up the list and when. */
const FOOTER =
  /^[(（*※-]*(?:合计|总计|小计|本页|共计|累计|总和|制表|填表|填报|审核|复核|负责人|经办|单位负责人|打印|导出|查询|备注|说明|注\d?[:：]|单位[:：(（]|第\d+页|共有?\d+[条户人页行]|\d+(?:rows?(?:selected|inset)?|行记录|条记录)|续表|接上页|转下页|以[上下]|数据截[止至]|截[止至]|盖章|公章|完$|结束|日期[:：]|时间[:：]|(?:报送|上报|统计|汇总|生成|更新|出具|制单)(?:单位|部门|机构|日期|时间|人)|联系(?:人|电话|方式)[:：]|电话[:：]|签[字名章]|(?:分管|主管)?领导|主管[:：]|审批|批准人|核对人|校对|数据来源|来源[:：]|平均|endof|end$)/i;
/** Below a list by themselves: a date in figures or characters, or the form for one; the name of an office, with its seal. */
const DATE_BELOW =
  /^(?:(?:\d{4}|[〇○零一二三四五六七八九]{4})?年(?:\d{1,2}|[一二三四五六七八九十]{1,3})?月(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})?日)?|\d{4}([-/.])\d{1,2}\1\d{1,2})$/;
const OFFICE_BELOW =
  /^\p{Script=Han}{2,30}(?:局|厅|部|委员会|办公室|办事处|中心|公司|银行|支行|分行|信用社|联社|政府)(?:[（(](?:盖?公?章|加盖公章)[)）])?$/u;
/** What databases and templates write below a header: the type of each column, perhaps with its length. */
const TYPE_OF_COLUMN =
  /^(?:文本|字符(?:串|型)?|数值(?:型)?|数字|整数|整型|小数|日期(?:型|时间)?|时间|布尔|string|text|n?(?:var)?char2?|number|numeric|decimal|(?:big|small)?int(?:eger)?|date(?:time)?|timestamp|float|double|bool(?:ean)?)(?:[(（]\d+(?:[,，]\d+)?[)）])?$/i;
/** So many of its fields make a row the header, once more. */
const LEAST_NAMES = 2;

/** A row under a header: its fields, and where each column stands. */
export interface RowOfColumns {
  fields: readonly string[];
  columns: readonly Column[];
  /** The text of a column by its field; empty where there is none. */
  field: (name: string) => string;
}

/**
 * Why a row is about nobody; undefined where it may be about somebody. Two say something of the whole file:
 * `unit-not-yuan`, that its amounts are not in yuan; `columns-moved`, that from here on the columns are elsewhere.
 */
export function classifyNonDataRow(
  row: RowOfColumns,
): 'row-empty' | 'row-footer' | 'unit-not-yuan' | 'columns-moved' | undefined {
  const texts = row.fields.map(clean).filter((text) => text !== '' && !RULE.test(text));
  if (texts.length === 0) return 'row-empty';
  if (texts.some(isIdentity)) return undefined;
  if (texts.some(namesOtherUnit)) return 'unit-not-yuan';
  if (repeatsHeader(texts, row.columns)) return isMoved(row) ? 'columns-moved' : 'row-footer';
  const compact = texts.map((text) => text.replaceAll(/\s/g, ''));
  if (compact.length >= LEAST_NAMES && compact.every((text) => TYPE_OF_COLUMN.test(text)))
    return 'row-footer';
  return FOOTER.test(compact[0] ?? '') || isBelowAList(compact, row) ? 'row-footer' : undefined;
}

/** A date and an office, where neither is in a column of such: there it may be all that is left of somebody's row. */
function isBelowAList(texts: readonly string[], { columns, field }: RowOfColumns): boolean {
  const ofSuch = columns.filter((column) => column.form === 'date' || column.field === 'branch');
  return (
    texts.every((text) => DATE_BELOW.test(text) || OFFICE_BELOW.test(text)) &&
    ofSuch.every((column) => clean(field(column.field)) === '')
  );
}

/** Drawn lines, as databases print them below their headers. */
const RULE = /^[-=_+|─━—]{3,}$/;

/** The name of one column is where another column is. */
function isMoved({ columns, field }: RowOfColumns): boolean {
  return columns.some((column) => {
    const named = fieldNamedBy(field(column.field), columns);
    return named !== undefined && named !== column.field;
  });
}

/** Names are read as in the header itself: with stars, spaces and units, too. */
function repeatsHeader(texts: readonly string[], columns: readonly Column[]): boolean {
  if (texts.length < LEAST_NAMES) return false;
  const found = texts.filter((text) => fieldNamedBy(text, columns) !== undefined);
  return found.length * 2 > texts.length;
}
