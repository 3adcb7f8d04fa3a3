/** What a roster did to a household besides changing its contents, in words. */
import type { HouseholdFile, HouseholdLink } from '../../contracts/household-file.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { say } from '../kernel/say.ts';
import { personAt, sayPerson } from './people.ts';

type People = Pick<HouseholdFile, 'members' | 'formerMembers'>;

const nothing = say('', '');

/** The words before and after the name of the other household. */
export function describeLink(
  { kind, number = '', ordinals = [] }: HouseholdLink,
  file: People,
): [Bilingual, Bilingual] {
  const people = ordinals.map((ordinal) => sayPerson(personAt(file, ordinal) ?? { ordinal }));
  const [zh, en] = [people.map((each) => each.zh).join('、'), people.map((each) => each.en).join(', ')];
  switch (kind) {
    case 'renumbered':
      return [
        say(`家庭编号由 ${number} 变更，档案延续`, `its number was ${number}; the file goes on`),
        nothing,
      ];
    case 'number-given-to':
      return [
        say(`原编号 ${number} 现归另一家庭：`, `its number ${number} is now that of another household: `),
        nothing,
      ];
    case 'number-taken-from':
      return [
        say(`编号 ${number} 以前属于另一家庭：`, `the number ${number} was another household's: `),
        say('（不是同一家庭，个案互不相关）', ' (not the same household: its cases are others)'),
      ];
    case 'members-went-to':
      return [say(`${zh}转入 `, `${en} went to `), nothing];
    case 'members-came-from':
      return [
        say(`${zh}来自 `, `${en} came from `),
        say('（原家庭的个案见该档案）', ' (see that file for its cases)'),
      ];
    case 'came-back':
      return [say('重新列入花名册', 'is in the roster again'), nothing];
    default:
      return [say(kind, kind), nothing];
  }
}
