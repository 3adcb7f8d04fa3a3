/** What the roster says of a household, with the number that it bears and the file that it goes by. */
import type { HouseholdFile } from '../../../shared/contracts/household-file.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { isNumberOfOthers } from '../../../shared/domain/kernel/household-number.ts';
import { say as text } from '../../../shared/domain/kernel/say.ts';
import { words } from '../texts/words.ts';
import type { Html } from '../views/html.ts';
import { facts, yuan } from '../views/parts.ts';
import { sheetOf, type Sheet } from '../views/sheet.ts';
import type { StaffVisit } from '../visit.ts';

export const declaredTitle = text('申报情况（花名册）', 'Declared (roster)');

type Declared = [name: Bilingual, value: Bilingual];

export function declaredSheet({ profile }: HouseholdFile, visit: StaffVisit): { facts: Html; sheet: Sheet } {
  const { say } = visit;
  const same = (value: string | number): Bilingual => text(String(value), String(value));
  const amount = (fen: number, { zh, en }: Bilingual): Bilingual =>
    text(`${yuan(fen)} ${zh}`, `${yuan(fen)} ${en}`);
  const period = profile.incomePeriod === 'month' ? words.yuanAMonth : text('元/年', 'yuan a year');
  const { county, number, householdId } = profile;
  const written = number === undefined ? householdId : `${county}-${number}`;
  const numberNow = isNumberOfOthers(profile)
    ? text(`${written}（现为其他家庭的编号）`, `${written} (now another household's)`)
    : same(written);
  const rows: Declared[] = [
    [text('家庭编号', 'household number'), numberNow],
    ...(profile.number === undefined
      ? []
      : [[text('档案号', 'file'), sayFile(profile.householdId)] satisfies Declared]),
    [text('户主', 'head'), same(profile.headName)],
    [text('共同生活人口', 'people who live together'), same(profile.headcount)],
    [text('保障类别', 'category'), same(profile.category)],
    [text('月保障金额', 'monthly amount'), amount(profile.monthlyAmountFen, words.yuan)],
    ...supplementOf(profile),
    [text('家庭收入', 'income'), amount(profile.incomeFen, period)],
  ];
  const sheet = sheetOf<Declared>(visit, {
    name: 'declared',
    title: declaredTitle,
    rows,
    columns: [
      { title: text('项目', 'about'), type: 'text', of: ([name], speak) => speak(name) },
      { title: text('申报', 'declared'), type: 'text', of: ([, value], speak) => speak(value) },
    ],
  });
  return { facts: facts(rows.map(([name, value]) => [say(name), say(value)])), sheet };
}

/** A file whose number other people had before says so: `110101-0001~2`. */
function sayFile(householdId: string): Bilingual {
  const nth = householdId.split('~')[1];
  if (nth === undefined) return text(householdId, householdId);
  return text(
    `${householdId}（~${nth}：第 ${nth} 个使用该编号的家庭）`,
    `${householdId} (~${nth}: household no. ${nth} with this number)`,
  );
}

/** Of a roster that has it in a column of its own. */
function supplementOf({ supplementFen }: HouseholdFile['profile']): Declared[] {
  if (supplementFen === undefined) return [];
  const name = text('分类救助金（花名册另列）', 'supplement (a column of its own)');
  if (supplementFen === 'unknown')
    return [[name, text('各行不一或无法识别', 'its rows differ or cannot be read')]];
  return [[name, text(`${yuan(supplementFen)} 元`, `${yuan(supplementFen)} yuan`)]];
}
