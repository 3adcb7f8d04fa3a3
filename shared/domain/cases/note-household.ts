/** What has become of the household itself since a case was last looked at: who joined or left, another town, another scheme. */
import type { HouseholdCase, HouseholdFile } from '../../contracts/household-file.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { say } from '../kernel/say.ts';
import { schemeTitles } from '../kernel/titles.ts';
import { sayEnd } from './closing-cause.ts';
import { personAt, peopleOf, sayPerson } from '../roster/people.ts';

/** Every change, in words; none: nothing has changed. Of a case that kept no people yet, these are not compared. */
export function describeHouseholdChange(open: HouseholdCase, file: HouseholdFile): Bilingual[] {
  const { profile } = file;
  if (profile.status === 'ended') {
    const { zh, en } = sayEnd(profile.ended);
    return [say(zh, en.charAt(0).toLowerCase() + en.slice(1))];
  }
  return [...describePeopleChange(open, file), ...describePlaceChange(open, file)];
}

function describePeopleChange({ people: before }: HouseholdCase, file: HouseholdFile): Bilingual[] {
  if (before === undefined) return [];
  const now = peopleOf(file);
  const left = before.filter(({ ordinal }) => !now.some((each) => each.ordinal === ordinal));
  const joined = now.filter(({ ordinal }) => !before.some((each) => each.ordinal === ordinal));
  return [
    ...left.map((person) => sayLeft(person.ordinal, person.name, file)),
    ...joined.map((person) => sayJoined(person.ordinal, file)),
  ];
}

/** A roster does not say why somebody left it, but it does say where they are now. */
function sayLeft(ordinal: number, name: string, { profile: { links = [] } }: HouseholdFile): Bilingual {
  const went = links.find(({ kind, ordinals }) => kind === 'members-went-to' && ordinals?.includes(ordinal));
  const { zh, en } = sayPerson({ ordinal, name });
  return went?.household === undefined
    ? say(
        `${zh}已不在花名册中（去世、迁出等，须核实）`,
        `${en} is in the roster no more (died, moved away: to be verified)`,
      )
    : say(`${zh}已转入 ${went.household}`, `${en} has moved to ${went.household}`);
}

function sayJoined(ordinal: number, file: HouseholdFile): Bilingual {
  const came = file.profile.links?.find(
    ({ kind, ordinals }) => kind === 'members-came-from' && ordinals?.includes(ordinal),
  );
  const { zh, en } = sayPerson(personAt(file, ordinal) ?? { ordinal });
  return came?.household === undefined
    ? say(`新增${zh}`, `${en} has joined`)
    : say(`新增${zh}，来自 ${came.household}`, `${en} has joined, from ${came.household}`);
}

function describePlaceChange({ about }: HouseholdCase, { profile }: HouseholdFile): Bilingual[] {
  const [was, is] = [schemeTitles[about.scheme], schemeTitles[profile.scheme]];
  return [
    ...(about.town === profile.town
      ? []
      : [
          say(
            `家庭由 ${about.town} 迁至 ${profile.town}`,
            `the household has moved from ${about.town} to ${profile.town}`,
          ),
        ]),
    ...(about.scheme === profile.scheme
      ? []
      : [say(`救助类别由${was.zh}改为${is.zh}`, `its scheme was ${was.en} and is ${is.en}`)]),
  ];
}
