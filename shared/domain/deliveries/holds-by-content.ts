/** Holds on what a delivery itself contains. */
import { say } from '../kernel/say.ts';
import { wordKey } from './accept-delivery.ts';
import { over, type HoldCheck } from './hold-check.ts';
import { holdThresholds as at, isOver } from './hold-thresholds.ts';

export const mostlyUnreadable: HoldCheck = {
  reason: 'mostly-unreadable',
  needs: 'file',
  when: say(
    `无法识别的行超过 ${over(at.unreadableMost)} 或 ${over(at.unreadableMany)}，或涉及成员的行中超过 ${over(at.unreadableMembers)}`,
    `rows that cannot be read are over ${over(at.unreadableMost)} or ${over(at.unreadableMany)}, or of those that lead to members over ${over(at.unreadableMembers)}`,
  ),
  find({ profile }) {
    if (profile === undefined) return undefined;
    const { rows, members } = profile;
    // Rows of members are judged below: whose they are depends on the index, and a state may not.
    const unreadable = profile.unreadable - members.unreadable;
    if (isOver(unreadable, rows, at.unreadableMost) || isOver(unreadable, rows, at.unreadableMany))
      return say(`${rows} 行中有 ${unreadable} 行无法识别`, `${unreadable} of ${rows} rows cannot be read`);
    if (!isOver(members.unreadable, members.rows, at.unreadableMembers)) return undefined;
    return say(
      `涉及成员的 ${members.rows} 行中有 ${members.unreadable} 行无法识别`,
      `${members.unreadable} of the ${members.rows} rows that lead to members cannot be read`,
    );
  },
};

export const identitiesDamaged: HoldCheck = {
  reason: 'identities-damaged',
  needs: 'file',
  when: say(
    `可识别的身份证号中，校验码不符或以 000 结尾的超过 ${over(at.damagedMost)} 或 ${over(at.damagedMany)}`,
    `of the readable identity numbers, over ${over(at.damagedMost)} or ${over(at.damagedMany)} have a wrong check digit or end in 000`,
  ),
  find({ profile }) {
    if (profile === undefined) return undefined;
    const { identities, damaged, endInZeros, wrongCheckDigits } = profile.sample;
    if (!isOver(damaged, identities, at.damagedMost) && !isOver(damaged, identities, at.damagedMany))
      return undefined;
    return endInZeros * 2 > damaged
      ? say(
          `${identities} 个身份证号中 ${endInZeros} 个以 000 结尾，像是被电子表格取整；请将该列按文本导出`,
          `${endInZeros} of ${identities} identity numbers end in 000, as spreadsheets round them; export the column as text`,
        )
      : say(
          `${identities} 个身份证号中 ${wrongCheckDigits} 个校验码不符；请核对该列是否错位或被改动`,
          `${wrongCheckDigits} of ${identities} identity numbers have a wrong check digit; check whether the column was shifted or altered`,
        );
  },
};

export const datesShifted: HoldCheck = {
  reason: 'dates-shifted',
  needs: 'members',
  when: say(
    `涉及成员的行中，任一日期列晚于数据日期的超过 ${over(at.datedLater)}`,
    `of the rows that lead to members, over ${over(at.datedLater)} have a date, in any column of dates, after that of the delivery`,
  ),
  find({ profile }) {
    if (profile === undefined) return undefined;
    const { rows, afterAsOf } = profile.members;
    if (!isOver(afterAsOf, rows, at.datedLater)) return undefined;
    return say(
      `涉及成员的 ${rows} 行中有 ${afterAsOf} 行的日期晚于数据日期`,
      `${afterAsOf} of the ${rows} rows that lead to members are dated after the date of the delivery`,
    );
  },
};

export const wordsUnknown: HoldCheck = {
  reason: 'words-unknown',
  needs: 'members',
  when: say(
    `涉及成员的行中，出现同一未知用词的超过 ${over(at.sameWord)}`,
    `of the rows that lead to members, over ${over(at.sameWord)} have the same word that neither the catalogue nor an earlier accepted delivery of the provider has`,
  ),
  find({ profile, history }) {
    const unknown = (profile?.unknownWords ?? []).find(
      (each) =>
        history?.words.has(wordKey(each)) !== true &&
        isOver(each.rows, profile?.members.rows ?? 0, at.sameWord),
    );
    if (unknown === undefined) return undefined;
    const { word, rows } = unknown;
    return say(`有 ${rows} 行出现未知用词“${word}”`, `${rows} rows have the unknown word “${word}”`);
  },
};

export const cutAtALimit: HoldCheck = {
  reason: 'cut-at-a-limit',
  needs: 'file',
  when: say(
    `行数（含或不含表头）恰为 ${at.rowLimits.join('、')}`,
    `it has exactly ${at.rowLimits.join(', ')} rows, the header counted or not`,
  ),
  find({ fileRows }) {
    const limits: readonly number[] = at.rowLimits;
    const cut = fileRows.find((rows) => limits.includes(rows) || limits.includes(rows + 1));
    if (cut === undefined) return undefined;
    return say(
      `恰有 ${cut} 行，正是电子表格的上限，可能被截断；请拆分为多个文件或导出为 CSV`,
      `exactly ${cut} rows, as many as a spreadsheet holds; it may have been cut off: send several files, or export CSV`,
    );
  },
};
