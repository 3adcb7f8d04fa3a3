/** What the roster says of a household, with the number that it has and the file that it follows. */
import type { HouseholdFile } from '../../../shared/contracts/household-file.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { isNumberOfOthers } from '../../../shared/domain/kernel/household-number.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { words } from '../texts/words.ts';
import type { Html } from '../views/html.ts';
import { facts, yuan } from '../views/parts.ts';
import { sheetOf, type Sheet } from '../views/sheet.ts';
import type { StaffVisit } from '../visit.ts';

export const declaredTitle = say('申报情况（花名册）', 'Declared (roster)');

type Declared = [name: Bilingual, value: Bilingual];

export function declaredSheet({ profile }: HouseholdFile, visit: StaffVisit): { facts: Html; sheet: Sheet } {
  const { t } = visit;
  const same = (value: string | number): Bilingual => say(String(value), String(value));
  const amount = (fen: number, { zh, en }: Bilingual): Bilingual =>
    say(`${yuan(fen)} ${zh}`, `${yuan(fen)} ${en}`);
  const period = profile.incomePeriod === 'month' ? words.yuanAMonth : say('元/年', 'yuan a year');
  const { county, number, householdId } = profile;
  const written = number === undefined ? householdId : `${county}-${number}`;
  const numberNow = isNumberOfOthers(profile)
    ? say(`${written}（现为其他家庭的编号）`, `${written} (now another household's)`)
    : same(written);
  const rows: Declared[] = [
    [say('家庭编号', 'household number'), numberNow],
    ...(profile.number === undefined
      ? []
      : [[say('档案号', 'file'), sayFile(profile.householdId)] satisfies Declared]),
    [say('户主', 'head'), same(profile.headName)],
    [say('共同生活人口', 'people who live together'), same(profile.headcount)],
    [say('保障类别', 'category'), same(profile.category)],
    [say('月保障金额', 'monthly amount'), amount(profile.monthlyAmountFen, words.yuan)],
    ...supplementOf(profile),
    [say('家庭收入', 'income'), amount(profile.incomeFen, period)],
  ];
  const sheet = sheetOf<Declared>(visit, {
    name: 'declared',
    title: declaredTitle,
    rows,
    columns: [
      { title: say('项目', 'about'), type: 'text', of: ([name], t) => t(name) },
      { title: say('申报', 'declared'), type: 'text', of: ([, value], t) => t(value) },
    ],
  });
  return { facts: facts(rows.map(([name, value]) => [t(name), t(value)])), sheet };
}

/** A file whose number other people had before says so: `110101-0001~2`. */
function sayFile(householdId: string): Bilingual {
  const nth = householdId.split('~')[1];
  if (nth === undefined) return say(householdId, householdId);
  return say(
    `${householdId}（~${nth}：第 ${nth} 个使用该编号的家庭）`,
    `${householdId} (~${nth}: household no. ${nth} with this number)`,
  );
}

/** Of a roster that has it in a column of its own. */
function supplementOf({ supplementFen }: HouseholdFile['profile']): Declared[] {
  if (supplementFen === undefined) return [];
  const name = say('分类救助金（花名册另列）', 'supplement (a column of its own)');
  if (supplementFen === 'unknown')
    return [[name, say('各行不一或无法识别', 'its rows differ or cannot be read')]];
  return [[name, say(`${yuan(supplementFen)} 元`, `${yuan(supplementFen)} yuan`)]];
}
