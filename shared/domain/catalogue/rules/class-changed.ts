/** Whether age, school records or certificates say another person class (人员类别) than the roster. */
import * as z from 'zod';
import type { Bilingual, CalendarDate, Fen } from '../../../contracts/primitives.ts';
import { birthDateIn } from '../../kernel/identity.ts';
import { formatYuan } from '../../kernel/money.ts';
import { countOf, say, sayAll, sayList } from '../../kernel/say.ts';
import { defineRule, failWithoutAmount, listRows, type Recipient, type View } from '../rule.ts';
import { memberOf } from '../held.ts';
import { isExplainedPerson } from './clearances.ts';
import {
  hasClass,
  classIn,
  type Ground,
  groundOf,
  type Known,
  knownOf,
  personClass,
  type PersonClass,
  showClass,
} from './person-classes.ts';

const defaultClasses: PersonClass[] = [
  { words: ['70岁以上老年人', '70周岁以上老年人', '高龄老年人', '高龄老人'], from: 70 },
  { words: ['老年人', '老人', '60岁以上老年人', '60周岁以上老年人'], from: 60 },
  { words: ['未成年人', '未成年', '儿童'], below: 18 },
  {
    words: ['在校学生', '在校生', '学生', '就读学生'],
    stages: ['primary', 'junior', 'senior', 'undergraduate'],
  },
  {
    words: ['重度残疾人', '重度残疾', '重残', '重残人员'],
    disabled: [{ grades: ['1', '2'] }, { grades: ['3'], disabilities: ['intellect', 'mind'] }],
  },
  { words: ['残疾人', '残疾'], disabled: [{ grades: ['1', '2', '3', '4'] }] },
];

export const classChanged = defineRule({
  name: 'class-changed',
  title: say('人员类别变化', 'person class changed'),
  phrase: say(
    '有保障对象的人员类别与登记的不一致',
    'the household of a recipient whose person class has changed',
  ),
  failsWhen: say(
    '保障对象的年龄、学籍或残疾证表明其人员类别与花名册不同，且金额会因此变化。应当增加的为应享未享，否则复核。政策列明后才启用。',
    "A recipient's age, school record or disability certificate says another person class than the roster, and the amount changes by it. More is due: entitlement; else review. Only where policy names it.",
  ),
  facets: ['class'],
  about: 'people',
  // Person classes are a county's own words, and only one that has stated its supplements can say what they change.
  onlyWhereNamed: true,
  restsOn: say(
    '《社会救助法》第二十条、第四十七条；重度残疾：《办法》第八条；在校学生：《办法》第七条；年龄和用词：产品设定',
    'Act arts. 20, 47; gravely disabled: Measures art. 8; at school: Measures art. 7; ages and words: product choice',
  ),
  parameters: {
    classes: {
      schema: z.array(personClass).min(1),
      title: say(
        '人员类别：花名册用词，以及由什么认定',
        'person classes: words of the roster, and what says so',
      ),
      show: showClass,
    },
  },
  defaults: () => ({ classes: defaultClasses }),
  mightCount: (asset, _entry, { members }) =>
    classIn(asset) !== undefined &&
    members.some(({ ordinal, recipient }) => recipient && ordinal === memberOf(asset)),
  judge(view, { classes }) {
    const comparable = view.listRecipients();
    const recipients = comparable.filter((each) => !isCleared(view, each));
    const readings = recipients.flatMap((each) => readClasses(each, classes, view));
    const changed = readings.filter(({ lost, gained }) => lost.length + gained.length > 0);
    const raise = raiseOf(view, changed);
    const incomparable = view.members.filter(({ recipient }) => recipient).length - comparable.length;
    const untold = readings.filter(({ isUndecided }) => isUndecided).length + incomparable;
    const notes = [...describeExpired(readings), ...(untold > 0 ? [describeUntold(untold)] : [])];
    const isLost = changed.some(({ lost }) => lost.length > 0);
    const isRaised = !isLost && raise !== undefined && raise.monthlyFen > 0;
    if (!isLost && !isRaised && !changed.some(({ bearsNoOther }) => bearsNoOther)) {
      const none = describeNone(recipients.length);
      const isOpen = untold > 0 || raise === undefined;
      return { kind: isOpen ? 'unjudged' : 'passed', explanation: sayAll([none, ...notes]) };
    }
    const seen = changed.flatMap(describeChange);
    const money = isRaised ? [describeRaise(raise)] : [];
    const failed = failWithoutAmount(
      isRaised ? 'entitlement' : 'review',
      sayAll([...seen, ...money, ...notes]),
      listRows(changed.flatMap(({ assets }) => assets)),
    );
    return {
      ...failed,
      ...(isRaised && { moreMonthlyFen: raise.monthlyFen }),
      people: changed.map(({ person }) => ({ ...person, otherHouseholds: [] })),
    };
  },
});

/** A clearance is for a person: of anybody else nothing was explained. One that names nobody holds for all. */
function isCleared({ clearances }: View, person: Recipient): boolean {
  return clearances.some(({ people }) => people === undefined || isExplainedPerson(people, person));
}

interface Reading extends Pick<Known, 'expiredOn' | 'assets'> {
  person: Recipient;
  words: readonly string[];
  /** Classes that the roster has, and that are not so. */
  lost: readonly PersonClass[];
  /** Classes that are so, and that the roster lacks. */
  gained: readonly PersonClass[];
  /** None of the classes that the roster has is one that is so. */
  bearsNoOther: boolean;
  /** The roster has no class, or records are unclear, where that makes a difference. */
  isUndecided: boolean;
}

/** Of one whose class the roster does not give nothing is lost or gained. */
function readClasses(person: Recipient, classes: readonly PersonClass[], view: View): Reading[] {
  return view.members
    .filter(({ ordinal }) => ordinal === person.ordinal)
    .map(({ idNumber, personClasses: words = [], personClasses }) => {
      const { expiredOn, assets, ...known } = knownOf(person.ordinal, birthDateIn(idNumber), view);
      const borne = classes.map((each) => ({
        each,
        isNamed: each.words.some((word) => words.includes(word)),
        is: hasClass(known, each, view.day),
      }));
      const pick = (isNamed: boolean, is: 'yes' | 'no') =>
        borne.filter((each) => each.isNamed === isNamed && each.is === is).map(({ each }) => each);
      const missing = pick(false, 'yes');
      const isGiven = personClasses !== undefined;
      return {
        ...{ person, words, expiredOn, assets, lost: pick(true, 'no') },
        gained: isGiven ? missing : [],
        bearsNoOther: pick(true, 'yes').length === 0,
        isUndecided: borne.some(({ is }) => is === 'unknown') || (!isGiven && missing.length > 0),
      };
    });
}

interface Raise {
  monthlyFen: Fen;
  /** Lines of what is due that come with it. */
  lines: readonly Bilingual[];
}

/** What a month would be more if the roster had the classes that are so; undefined where it cannot be calculated. */
function raiseOf(view: View, changed: readonly Reading[]): Raise | undefined {
  if (changed.length === 0) return { monthlyFen: 0, lines: [] };
  const classes = new Map(changed.map((each) => [each.person.ordinal, wordsNow(each)]));
  const [before, now] = [view.amountDue(), view.amountDue({ classes })];
  if (before.kind === 'unknown' || now.kind === 'unknown') return undefined;
  const yearly = ({ months }: typeof now): Fen => months.reduce((sum, fen) => sum + fen, 0);
  const known = new Set(before.lines.map(({ text }) => text.zh));
  return {
    monthlyFen: Math.floor((yearly(now) - yearly(before)) / 12),
    lines: now.lines.map(({ text }) => text).filter(({ zh }) => !known.has(zh)),
  };
}

/** Where a class is lost nobody asks what would be due: it is a review. */
function wordsNow({ words, gained }: Reading): string[] {
  return [...words, ...gained.flatMap((each) => each.words)];
}

const grounds: Readonly<Record<Ground, Bilingual>> = {
  age: say('年龄', 'age'),
  school: say('学籍', 'the school record'),
  disability: say('残疾人证', 'the certificate of disability'),
};

function describeChange({ person: { ordinal }, lost, gained, bearsNoOther }: Reading): Bilingual[] {
  const named = (each: PersonClass) => [each.words[0] ?? '', grounds[groundOf(each)]] as const;
  const gone = lost.map((each) => {
    const [word, ground] = named(each);
    return say(
      `花名册上成员 ${ordinal} 为“${word}”，按${ground.zh}已不是。`,
      `Member ${ordinal} is "${word}" in the roster, and by ${ground.en} is so no more.`,
    );
  });
  const shown = lost.length > 0 || bearsNoOther ? gained.slice(0, 1) : gained;
  const come = shown.map((each) => {
    const [word, ground] = named(each);
    return say(
      `成员 ${ordinal} 按${ground.zh}为“${word}”，花名册上没有。`,
      `Member ${ordinal} is "${word}" by ${ground.en}, and not so in the roster.`,
    );
  });
  return [...gone, ...come];
}

function describeRaise({ monthlyFen, lines }: Raise): Bilingual {
  const yuan = formatYuan(monthlyFen);
  const { zh, en } = sayList(lines);
  return say(
    `按此每月应增发 ${yuan} 元${zh && `（${zh}）`}。`,
    `By this ${yuan} more a month is due${en && ` (${en})`}.`,
  );
}

function describeExpired(readings: readonly Reading[]): Bilingual[] {
  const day = (expiredOn: CalendarDate, ordinal: number): Bilingual =>
    say(
      `成员 ${ordinal} 的残疾人证已于 ${expiredOn} 到期，请提醒换证，不因此调低保障。`,
      `The certificate of disability of member ${ordinal} expired on ${expiredOn}: remind them to renew it; nothing is lowered for it.`,
    );
  return readings.flatMap(({ expiredOn, person }) =>
    expiredOn === undefined ? [] : [day(expiredOn, person.ordinal)],
  );
}

function describeUntold(people: number): Bilingual {
  return say(
    `${people} 名保障对象的人员类别不明，或者记录不清楚，对其不作判断。`,
    `Of ${countOf(people, 'recipient')} the person class is not known or the records are unclear; they are not judged.`,
  );
}

function describeNone(people: number): Bilingual {
  return say(
    `已按年龄、学籍和残疾人证对照 ${people} 名保障对象的人员类别，没有须更正的。`,
    `The person classes of ${countOf(people, 'recipient')} were compared with age, school records and certificates; none needs correcting.`,
  );
}
