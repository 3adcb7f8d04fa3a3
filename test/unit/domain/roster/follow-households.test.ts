import { describe, expect, it } from 'vitest';
import type { HouseholdPeople } from '../../../../shared/contracts/household-people.ts';
import { followHouseholds, type FollowedRoster } from '../../../../shared/domain/roster/follow-households.ts';
import type { ArrivedHousehold } from '../../../../shared/domain/roster/match-households.ts';
import type { PersonKeys } from '../../../../shared/domain/roster/match-people.ts';

const county = '329901';

/** `安=12` has a number of two parts, `安` one without any; `安` is a person who can be compared, `安?` one whose number is wrong, `安-` one without any, `安!` one whose row cannot be read. */
function person(text: string): PersonKeys {
  const name = text.replace(/[?!-]|=.*/g, '');
  const number = /=(.*)/.exec(text)?.[1] ?? name;
  if (text.endsWith('-')) return { comparable: false, tokens: [], names: [`${name}|`] };
  if (text.endsWith('?'))
    return { comparable: false, tokens: [`${number}?`], names: [`${name}|`], unreadable: true };
  const parts = /^\d\d$/.test(number) && { parts: [...number].map((part, n) => `${name}|${n}|${part}`) };
  const keys = { comparable: true, tokens: [`1:${number}`], names: [`${name}|`], ...parts };
  return text.endsWith('!') ? { ...keys, hidden: true } : keys;
}

/** `0001 安 平`: number, then people, the head first; `0001* …` is disputed, `0001r …` rural. */
function household(text: string): ArrivedHousehold {
  const [number = '', ...people] = text.split(' ');
  return {
    number: number.replace(/[*r]/g, ''),
    scheme: number.endsWith('r') ? 'rural' : 'urban',
    disputed: number.endsWith('*'),
    head: [`head ${(people[0] ?? '').replace(/[?!-]|=.*/g, '')}`],
    headNumber: headNumberOf(people.map(person)),
    people: people.map(person),
  };
}

function headNumberOf([head]: readonly PersonKeys[]): string[] | undefined {
  return head?.parts && [...head.tokens, ...head.parts];
}

type Roster = readonly string[];

/** Rosters one after the other, a month each. */
function follow(...rosters: Roster[]): FollowedRoster<ArrivedHousehold> & { all: HouseholdPeople[] } {
  return followListed(new Map(), ...rosters);
}

function followListed(oldNumbers: ReadonlyMap<string, string>, ...rosters: Roster[]) {
  let known: HouseholdPeople[] = [];
  let last: FollowedRoster<ArrivedHousehold> = { present: [], ended: [], inDoubt: [] };
  for (const [n, roster] of rosters.entries()) {
    const list = n === rosters.length - 1 ? oldNumbers : new Map<string, string>();
    last = followHouseholds(known, roster.map(household), { county, on: dayOf(n), oldNumbers: list });
    known = [...last.present.map(({ after }) => after), ...last.ended];
  }
  return { ...last, all: known };
}

const dayOf = (n: number): string => `2026-${String(n + 1).padStart(2, '0')}-25`;

/** `329901-0001: 1安 2平, was 3宁` with the number where it is another, and why it ended. */
function tell({ all }: { all: readonly HouseholdPeople[] }): string[] {
  return all
    .map(({ householdId, number, people, ended }) => {
      const listed = people.map(
        ({ ordinal, names, leftOn }) => `${leftOn ? '-' : ''}${ordinal}${names[0]?.slice(0, -1) ?? ''}`,
      );
      const now = householdId.slice(7) === number ? '' : ` (${number})`;
      const end = ended === null ? '' : ` ended: ${[ended.cause, ...ended.households].join(' ')}`;
      return `${householdId.slice(7)}${now}: ${listed.join(' ')}${end}`;
    })
    .sort();
}

function linksOf({ all }: { all: readonly HouseholdPeople[] }, id: string): string[] {
  const found = all.find(({ householdId }) => householdId === `${county}-${id}`);
  return (found?.links ?? []).map(({ kind, household: other, number, ordinals }) =>
    [kind, other?.slice(7), number, ordinals?.join('+')].filter((each) => each !== undefined).join(' '),
  );
}

describe('the people of a household', () => {
  it('keep their ordinals in whatever order the rows stand', () => {
    expect(tell(follow(['1 安 平 宁'], ['1 宁 平 安']))).toEqual(['1: 1安 2平 3宁']);
  });

  it('leave with their ordinals, and who comes gets the next', () => {
    expect(tell(follow(['1 安 平 宁'], ['1 静 安 宁']))).toEqual(['1: 1安 -2平 3宁 4静']);
  });

  it('are the same when they come back', () => {
    expect(tell(follow(['1 安 平'], ['1 安'], ['1 平 安 静']))).toEqual(['1: 1安 2平 3静']);
  });

  it('stay the same when their number is corrected', () => {
    const [line] = follow(['1 安 平=7'], ['1 平=8 安']).all;
    expect(line?.people.map(({ ordinal, tokens }) => [ordinal, tokens])).toEqual([
      [1, ['1:安']],
      [2, ['1:8']],
    ]);
  });

  it('are two where one leaves and one of the same name and relation comes, with another number altogether', () => {
    expect(tell(follow(['1 安 平=71'], ['1 安 平=72']))).toEqual(['1: 1安 2平']);
    expect(tell(follow(['1 安 平=71'], ['1 安 平=61']))).toEqual(['1: 1安 2平']);
    expect(tell(follow(['1 安 平=71'], ['1 安 平=62']))).toEqual(['1: 1安 -2平 3平']);
  });

  it('stay the same when their name is corrected', () => {
    expect(tell(follow(['1 安 平=7'], ['1 凭=7 安']))).toEqual(['1: 1安 2凭']);
  });

  it('are treated as two where name and number change in one roster: nobody can tell who that is', () => {
    expect(tell(follow(['1 安 平=71'], ['1 安 凭=72']))).toEqual(['1: 1安 -2平 3凭']);
  });

  it('are known by name and relation where there is no number', () => {
    expect(tell(follow(['1 安 平-'], ['1 平- 安'], ['1 安'], ['1 安 平-']))).toEqual(['1: 1安 2平']);
  });

  it('are two where an old and a new number of one person appear beside each other', () => {
    expect(tell(follow(['1 安=7'], ['1 安=8 安=7'], ['1 安=8']))).toEqual(['1: -1安 2安']);
  });

  it('stay distinct where twins have numbers that differ in a digit', () => {
    expect(tell(follow(['1 安=71 平=72'], ['1 平=72 安=71']))).toEqual(['1: 1安 2平']);
  });
});

describe('a household', () => {
  it('is another one where its number was given to other people', () => {
    const followed = follow(['1 安 平', '2 宁'], ['1 静 明', '2 宁']);
    expect(tell(followed)).toEqual([
      '1: 1安 2平 ended: number-given-to-others 329901-1~2',
      '1~2 (1): 1静 2明',
      '2: 1宁',
    ]);
    expect(linksOf(followed, '1')).toEqual(['number-given-to 1~2 1']);
    expect(linksOf(followed, '1~2')).toEqual(['number-taken-from 1 1']);
  });

  it('is the same as long as one comparable member or the name of the head is left', () => {
    expect(tell(follow(['1 安 平'], ['1 平 静']))).toEqual(['1: -1安 2平 3静']);
    expect(tell(follow(['1 安=7 平'], ['1 安=8 静']))).toEqual(['1: 1安 -2平 3静']);
  });

  it('is the same where the head is gone and the number of who is left was corrected', () => {
    expect(tell(follow(['1 安=11 平=22'], ['1 平=23']))).toEqual(['1: -1安 2平']);
    expect(tell(follow(['1 安=11 平=22'], ['1 平=33']))).toEqual([
      '1: 1安 2平 ended: number-given-to-others 329901-1~2',
      '1~2 (1): 1平',
    ]);
  });

  it('is another one where its number was given to a namesake of the head', () => {
    expect(tell(follow(['1 安=11 平'], ['1 安=22 静']))).toEqual([
      '1: 1安 2平 ended: number-given-to-others 329901-1~2',
      '1~2 (1): 1安 2静',
    ]);
    expect(tell(follow(['1 安=11 平'], ['1 安=12 静']))).toEqual(['1: 1安 -2平 3静']);
  });

  it('ends as moved where its people went elsewhere, whoever has its number now', () => {
    const followed = follow(['A 安=11 平=33', 'C 宁'], ['A 静', 'C 宁', 'B 明 平=33']);
    expect(tell(followed)[0]).toBe('A: 1安 2平 ended: moved 329901-B');
    expect(linksOf(followed, 'A')).toEqual(['members-went-to B 2', 'number-given-to A~2 A']);
  });

  it('has nothing of one that left long before, whose number it was given', () => {
    const followed = follow(['1 安', '2 宁'], ['2 宁'], ['2 宁'], ['1 静', '2 宁']);
    expect(tell(followed)).toEqual(['1: 1安 ended: left-roster', '1~2 (1): 1静', '2: 1宁']);
  });

  it('says on both sides that a child was adopted into it, also where the child stays a member of the other', () => {
    const adopted = follow(['1 安 平', '2 宁'], ['1 安', '2 宁 平']);
    expect(linksOf(adopted, '1')).toEqual(['members-went-to 2 2']);
    expect(linksOf(adopted, '2')).toEqual(['members-came-from 1 2']);
    const both = follow(['1 安 平', '2 宁'], ['1 安 平', '2 宁 平']);
    expect([linksOf(both, '1'), linksOf(both, '2')]).toEqual([[], []]);
  });

  it('that splits keeps its file where its number stands', () => {
    const followed = follow(['1 安 平 宁'], ['1 安', '1b 平 宁']);
    expect(tell(followed)).toEqual(['1: 1安 -2平 -3宁', '1b: 1平 2宁']);
    expect(linksOf(followed, '1')).toEqual(['members-went-to 1b 2+3']);
  });

  it('gets its file back where its number returns to it', () => {
    const followed = follow(['1 安'], ['1 静'], ['1 安']);
    expect(tell(followed)).toEqual(['1: 1安', '1~2 (1): 1静 ended: number-given-to-others 329901-1']);
    expect(linksOf(followed, '1')).toEqual(['number-given-to 1~2 1', 'came-back', 'number-taken-from 1~2 1']);
  });

  it('stays as it was while somebody of it is in a row that tells no household', () => {
    const known = follow(['1 安 平', '2 宁', '3 静']).all;
    const step = { county, on: dayOf(1), oldNumbers: new Map(), strays: new Set(['1:平', '1:宁']) };
    const { present, ended, inDoubt } = followHouseholds(known, ['1 安', '3 静'].map(household), step);
    expect(tell({ all: present.map(({ after }) => after) })).toEqual(['1: 1安 2平', '3: 1静']);
    expect(present.map(({ arrived: { disputed } }) => disputed)).toEqual([true, false]);
    expect(tell({ all: inDoubt })).toEqual(['2: 1宁']);
    expect(ended).toEqual([]);
  });

  it('never shares a name with an earlier one', () => {
    expect(tell(follow(['1 安'], ['1 静'], ['1 明'])).map((line) => line.split(':')[0])).toEqual([
      '1',
      '1~2 (1)',
      '1~3 (1)',
    ]);
  });

  it('is the same under a number without its leading zeros', () => {
    const followed = follow(['0001 安 平', '0002 宁'], ['1 平 静', '2 宁']);
    expect(tell(followed)).toEqual(['0001 (1): -1安 2平 3静', '0002 (2): 1宁']);
    expect(linksOf(followed, '0001')).toEqual(['renumbered 0001']);
  });

  it('is the same under any number, with equal people, where the old number is gone', () => {
    expect(tell(follow(['A 安 平', 'B 宁'], ['B 宁', 'C 平 安']))).toEqual(['A (C): 1安 2平', 'B: 1宁']);
  });

  it('is the same under any number where the numbers of some of its people were corrected too, not of all', () => {
    expect(tell(follow(['A 安=11 平=33'], ['C 平=33 安=12']))).toEqual(['A (C): 1安 2平']);
    expect(tell(follow(['A 安=11'], ['C 安=12']))).toEqual(['A: 1安 ended: left-roster', 'C: 1安']);
  });

  it('is the same under any number where somebody has joined or left in the same roster', () => {
    expect(tell(follow(['A 安=11 平=33'], ['C 安=11 平=33 静=44']))).toEqual(['A (C): 1安 2平 3静']);
    expect(tell(follow(['A 安=11 平=33 静=44'], ['C 安=11']))).toEqual(['A (C): 1安 -2平 -3静']);
    expect(tell(follow(['A 安 平 静'], ['C 平 静']))).toEqual(['A (C): -1安 2平 3静']);
    expect(tell(follow(['A 安=11 平=33'], ['C 安=12 平=33 静=44']))).toEqual(['A (C): 1安 2平 3静']);
    expect(tell(follow(['A 安=11 平=33', 'B 宁'], ['A 宁', 'C 安=11 静=44']))).toEqual([
      'A (C): 1安 -2平 3静',
      'B (A): 1宁',
    ]);
  });

  it('is the same under any number where its head has another name', () => {
    expect(tell(follow(['A 安=11 平=33'], ['C 桉=11 静=44']))).toEqual(['A (C): 1桉 -2平 3静']);
  });

  it('is another one under another number where only some of its people are left, and not its head', () => {
    const followed = follow(['A 安=11 平=33'], ['C 静=44 平=33']);
    expect(tell(followed)).toEqual(['A: 1安 2平 ended: moved 329901-C', 'C: 1静 2平']);
    expect(linksOf(followed, 'C')).toEqual(['members-came-from A 2']);
    expect(tell(follow(['A 安 平'], ['C 静 明 平']))[0]).toBe('A: 1安 2平 ended: moved 329901-C');
  });

  it('whose parts both have other numbers is the one with its head', () => {
    const followed = follow(['A 安=11 平=33 静=44'], ['B 平=33 静=44', 'C 安=11']);
    expect(tell(followed)).toEqual(['A (C): 1安 -2平 -3静', 'B: 1平 2静']);
    expect(linksOf(followed, 'B')).toEqual(['members-came-from A 1+2']);
  });

  it('keeps its number, whoever heads it, where another one has joined it', () => {
    expect(tell(follow(['1 安=11 平=33', '2 宁=55'], ['1 宁=55 安=11 平=33']))).toEqual([
      '1: 1安 2平 3宁',
      '2: 1宁 ended: merged 329901-1',
    ]);
    expect(tell(follow(['1 安=11', '2 宁=55 明=66'], ['1 宁=55 安=11', '2 明=66']))).toEqual([
      '1: 1安 2宁',
      '2: -1宁 2明',
    ]);
  });

  it('is the same where scheme and number change in one roster, also with other people in it', () => {
    const followed = follow(['A 安 平'], ['Br 安 平']);
    expect(tell(followed)).toEqual(['A (B): 1安 2平']);
    expect(followed.all.map(({ scheme }) => scheme)).toEqual(['rural']);
    expect(linksOf(followed, 'A')).toEqual(['renumbered A']);
    expect(tell(follow(['A 安=11 平=33'], ['Br 安=11 静=44']))).toEqual(['A (B): 1安 -2平 3静']);
  });

  it('that goes over to another scheme and number stays with its head, whoever of that scheme has joined it', () => {
    expect(tell(follow(['A 安=11', 'Br 平=33 静=44'], ['Cr 安=11 平=33 静=44']))).toEqual([
      'A (C): 1安 2平 3静',
      'B: 1平 2静 ended: merged 329901-A',
    ]);
  });

  it('is the one of its scheme where the people appear in two, an urban and a rural one', () => {
    expect(tell(follow(['A 安 平', 'Br 安 平'], ['C 安 平', 'Dr 安 平']))).toEqual([
      'A (C): 1安 2平',
      'B (D): 1安 2平',
    ]);
    expect(tell(follow(['A 安 平', 'Br 安 平'], ['A 安 平', 'C 安 平']))).toEqual([
      'A: 1安 2平',
      'B (C): 1安 2平',
    ]);
    expect(tell(follow(['1 安=11 平=33', '2r 安=11 静=44'], ['2 安=11 平=33', '1r 安=11 静=44']))).toEqual([
      '1 (2): 1安 2平',
      '2 (1): 1安 2静',
    ]);
  });

  it('that ended is another one under another number and of another scheme', () => {
    expect(tell(follow(['A 安 平', 'B 宁'], ['B 宁'], ['B 宁', 'Cr 安 平']))).toEqual([
      'A: 1安 2平 ended: left-roster',
      'B: 1宁',
      'C: 1安 2平',
    ]);
  });

  it('that left the roster is the same when it comes back under another number with other people', () => {
    expect(tell(follow(['A 安=11 平=33', 'B 宁'], ['B 宁'], ['B 宁', 'C 安=11 静=44']))).toEqual([
      'A (C): 1安 -2平 3静',
      'B: 1宁',
    ]);
  });

  it('keeps its file where two swap numbers and somebody goes from one to the other', () => {
    expect(tell(follow(['1 安=11 平=33', '2 宁=55 静=66'], ['2 安=11', '1 宁=55 静=66 平=33']))).toEqual([
      '1 (2): 1安 -2平',
      '2 (1): 1宁 2静 3平',
    ]);
  });

  it('keeps its file where two households swap numbers', () => {
    const followed = follow(['1 安 平', '2 宁 静'], ['2 安 平', '1 静 宁']);
    expect(tell(followed)).toEqual(['1 (2): 1安 2平', '2 (1): 1宁 2静']);
    expect(linksOf(followed, '1')).toEqual(['renumbered 1', 'number-given-to 2 1', 'number-taken-from 2 2']);
  });

  it('keeps its file where two households swap numbers whose heads share a name', () => {
    expect(tell(follow(['1 安=11 平', '2 安=22 宁'], ['2 安=11 平', '1 安=22 宁']))).toEqual([
      '1 (2): 1安 2平',
      '2 (1): 1安 2宁',
    ]);
  });

  it('that splits says so on both sides', () => {
    const followed = follow(['1 安 平 宁'], ['1 安 宁', '2 平']);
    expect(tell(followed)).toEqual(['1: 1安 -2平 3宁', '2: 1平']);
    expect(linksOf(followed, '1')).toEqual(['members-went-to 2 2']);
    expect(linksOf(followed, '2')).toEqual(['members-came-from 1 1']);
  });

  it('that merges into another one ends as merged', () => {
    const followed = follow(['1 安', '2 平 宁'], ['2 平 宁 安']);
    expect(tell(followed)).toEqual(['1: 1安 ended: merged 329901-2', '2: 1平 2宁 3安']);
    expect(linksOf(followed, '2')).toEqual(['members-came-from 1 3']);
  });

  it('does not lose somebody who stays in one of its two, urban and rural', () => {
    const followed = follow(['1 安 平', '2r 安 平'], ['1 安', '2r 安 平']);
    expect(linksOf(followed, '2')).toEqual([]);
    expect(linksOf(followed, '1')).toEqual([]);
  });

  it('that appears under two numbers keeps its own', () => {
    expect(tell(follow(['1 安 平'], ['0 安 平', '1 安 平']))).toEqual(['0: 1安 2平', '1: 1安 2平']);
  });

  it('that left the roster and comes back is the same', () => {
    const followed = follow(['1 安', '2 平'], ['2 平'], ['1 安', '2 平']);
    expect(tell(followed)).toEqual(['1: 1安', '2: 1平']);
    expect(linksOf(followed, '1')).toEqual(['came-back']);
  });

  it('follows a list that has the leading zeros which a roster before had lost', () => {
    const list = new Map([['X1', '001']]);
    expect(tell(followListed(list, ['1 安 平'], ['X1 平 静']))).toEqual(['1 (X1): -1安 2平 3静']);
  });

  it('follows a list of old and new numbers, where the people do not say otherwise', () => {
    const list = new Map([
      ['X1', '1'],
      ['X2', '2'],
    ]);
    const followed = followListed(list, ['1 安 平', '2 宁'], ['X1 平 静', 'X2 明']);
    expect(tell(followed)).toEqual(['1 (X1): -1安 2平 3静', '2: 1宁 ended: left-roster', 'X2: 1明']);
  });
});

describe('what cannot be read', () => {
  it('ends nobody: a disputed household keeps its file, under another number too', () => {
    expect(tell(follow(['1 安 平', '2 宁'], ['1* 明', '3* 宁']))).toEqual(['1: 1安 2平', '2: 1宁']);
  });

  it('brings nobody in', () => {
    expect(tell(follow(['1 安'], ['1 安', '9* 明!']))).toEqual(['1: 1安']);
  });

  it('brings a household in as disputed of which somebody can be read', () => {
    const followed = follow(['1 安'], ['1 安', '9* 明 平!']);
    expect(tell(followed)).toEqual(['1: 1安', '9: 1明']);
    expect(tell(follow(['1 安'], ['1 安', '9* 明 平!'], ['1 安', '9 平 明']))).toEqual([
      '1: 1安',
      '9: 1明 2平',
    ]);
  });

  it('makes a household disputed whose member was comparable and no longer is', () => {
    const followed = follow(['1 安 平'], ['1 安 平?']);
    expect(followed.present.map(({ arrived }) => arrived.disputed)).toEqual([true]);
    expect(tell(followed)).toEqual(['1: 1安 2平']);
  });

  it('makes a household disputed a row of which cannot be read, and takes nobody out of it', () => {
    const followed = follow(['1 安 平'], ['1 安 平!']);
    expect(followed.present.map(({ arrived }) => arrived.disputed)).toEqual([true]);
    expect(tell(followed)).toEqual(['1: 1安 2平']);
  });

  it('gives no place to a person whose row is in quarantine', () => {
    expect(tell(follow(['1 安'], ['1 安 平!', '2 宁']))).toEqual(['1: 1安', '2: 1宁']);
  });
});
