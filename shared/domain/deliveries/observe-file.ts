/** What a receipt says of the file as a whole besides its state: figures of the profile, and what to do. */
import type { Bilingual } from '../../contracts/primitives.ts';
import type { FileProfile } from '../../contracts/trust.ts';
import { say } from '../kernel/say.ts';
import { type Lines, linesInChinese, linesInEnglish } from './quarantined-rows.ts';

type Observe = (profile: FileProfile) => Bilingual | undefined;

/** So many numbers in a hundred are wrong in any register. */
const leastShare = 0.01;

const observations: readonly Observe[] = [
  ({ sample: { rows, tooManyFields = 0 } }) =>
    tooManyFields > 0
      ? say(
          `所查 ${rows} 行中有 ${tooManyFields} 行的列数多于表头：某列中有未加引号的逗号，或几行连成了一行；请给该列加英文双引号或去掉逗号，每行末尾换行`,
          `${tooManyFields} of ${rows} rows looked at have more fields than the header: a comma appears in one of them without quotes, or rows have no line end between them; quote the field or leave the comma out, and end every row`,
        )
      : undefined,
  ({ sample: { rows, tooFewFields = 0 } }) =>
    tooFewFields > 0
      ? say(
          `所查 ${rows} 行中有 ${tooFewFields} 行的列数少于表头：该行被截断，或被单元格内的换行分成了两行；请去掉单元格中的换行后重新导出`,
          `${tooFewFields} of ${rows} rows looked at end before a required column: they were cut off, or a line break in a field made two lines of one; take line breaks out of fields and export again`,
        )
      : undefined,
  ({ sample: { identities, rounded = 0 } }) =>
    rounded > 0
      ? say(
          `所查 ${identities} 个身份证号中有 ${rounded} 个以 000 结尾且校验码不符，像是被电子表格取整；请将该列按文本导出`,
          `${rounded} of ${identities} identity numbers looked at end in 000 and have a wrong check digit, as spreadsheets round them; export the column as text`,
        )
      : undefined,
  ({ sample: { identities, wrongCheckDigits, rounded = 0 } }) => {
    const others = wrongCheckDigits - rounded;
    return others > identities * leastShare
      ? say(
          `所查 ${identities} 个身份证号中有 ${others} 个校验码不符；请核对录入`,
          `${others} of ${identities} identity numbers looked at have a wrong check digit; check how they were entered`,
        )
      : undefined;
  },
  ({ members: { afterAsOf } }) =>
    afterAsOf > 0
      ? say(
          `${afterAsOf} 行的日期晚于数据日期；请核对日期一列，以及文件夹中的数据日期`,
          `${afterAsOf} rows are dated after the delivery; check the column of dates, and the date of the folder`,
        )
      : undefined,
  ({ unknownWords }) =>
    unknownWords.length > 0
      ? say(
          `未收录的用词：${unknownWords.map(({ word, rows }) => `“${word}”（${rows} 行）`).join('、')}；请说明其含义，或改用规范用词`,
          `words that are not known: ${unknownWords.map(({ word, rows }) => `“${word}” (${rows} rows)`).join(', ')}; say what they mean, or use those of the specification`,
        )
      : undefined,
];

/** In the order of the table; nothing of a file that has nothing to tell. */
export function observeFile(profile: FileProfile): Bilingual[] {
  return observations.flatMap((observe) => observe(profile) ?? []);
}

/** Rows that say something in a column of amounts which need not be there, and no amount. @param column as files call it */
export function sayUnread(column: string, lines: Lines): Bilingual {
  return say(
    `${lines.rows} 行的${column}无法识别（${linesInChinese(lines)}），按未知处理；请写成 12600.01 这样的数字（单位为元），没有的留空`,
    `${lines.rows} rows have no amount such as 12600.01 in ${column} (${linesInEnglish(lines)}): it is unknown; leave it empty where there is none`,
  );
}

/** Of a roster: rows that were read as of the household above them. */
export function sayMerged(rows: number): Bilingual {
  return say(
    `${rows} 行的家庭各栏为空（如合并的单元格），按上一行的家庭读取；请核对`,
    `${rows} rows say nothing of their household, as where cells were merged: they are read as of the one above; check that they are`,
  );
}
