/** Rows of a list that are about nobody: what spreadsheets leave empty, totals, signatures, the header once more. */
import { type Column, saysOtherUnit } from './header.ts';
import { readIdentity } from './identity.ts';
import { clean } from './text.ts';

/** Totals, and who drew up the list and when. */
const FOOTER =
  /^(?:合计|总计|小计|本页合计|本页小计|共计|累计|制表|填表|审核|复核|负责人|经办|单位负责人|打印|导出|查询|备注|说明|注[:：]|单位[:：]|第\d+页|共\d+[条户人页])/;
/** So many of its fields make a row the header, once more. */
const LEAST_NAMES = 2;

/**
 * Why a row is about nobody; undefined where it may be about somebody. `unit-not-yuan`: it says of the whole file that its
 * amounts are not in yuan.
 */
export function tellRowOfNobody(
  fields: readonly string[],
  columns: readonly Column[],
): 'row-empty' | 'row-footer' | 'unit-not-yuan' | undefined {
  const texts = fields.map(clean).filter((text) => text !== '');
  if (texts.length === 0) return 'row-empty';
  if (texts.some((text) => readIdentity(text).kind === 'identity')) return undefined;
  if (texts.some(saysOtherUnit)) return 'unit-not-yuan';
  const first = texts[0]?.replaceAll(/\s/g, '') ?? '';
  return FOOTER.test(first) || repeatsHeader(texts, columns) ? 'row-footer' : undefined;
}

function repeatsHeader(texts: readonly string[], columns: readonly Column[]): boolean {
  const isName = (text: string): boolean =>
    columns.some(
      ({ zh, en, synonyms }) => text === zh || text.toLowerCase() === en || synonyms.includes(text),
    );
  return texts.length >= LEAST_NAMES && texts.filter(isName).length * 2 > texts.length;
}
