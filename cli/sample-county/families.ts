/** The county's households and the people in them. */
import { authorise, type Authorisation } from './authorisations.ts';
import { createPerson, type Person } from './people.ts';
import { listPlaces, type Scheme, type Village } from './places.ts';
import { createRandom, weigh, type Random } from './random.ts';
import { shapesBySize, type Shape } from './shapes.ts';

export interface Member {
  person: Person;
  relation: string;
  /** 是否保障对象, as written: 是, 否, or empty for 是. */
  recipient: string;
  /** 人员类别; empty for most. */
  personClass: string;
  authorisation: Authorisation;
}

export interface Household {
  /** 家庭编号 */
  number: string;
  scheme: Scheme;
  place: Village;
  category: string;
  members: Member[];
  /** 家庭人口 as written; empty where the rows are the count. */
  headcountText: string;
  headcount: number;
  /** What two standards allow a year: the household may hold this much. */
  limitFen: number;
  monthlyAmountFen: number;
  incomeFen: number;
  /** Account at the rural bank that receives the guarantee; empty where it is paid in cash. */
  aidAccount: string;
  /** Whether a person is in another household, too, and whether both guarantee that person. */
  shared: 'no' | 'guaranteed-once' | 'guaranteed-twice';
}

/** How many households have how many people: 15,012 with 27,929 and 4,645 with 9,204. */
const householdsBySize: Record<Scheme, Readonly<Record<number, number>>> = {
  rural: { 1: 7162, 2: 4448, 3: 2122, 4: 960, 5: 255, 6: 65 },
  urban: { 1: 1943, 2: 1433, 3: 845, 4: 290, 5: 104, 6: 30 },
};

export const yearlyStandardFen: Record<Scheme, number> = { urban: 420_000, rural: 240_000 };

/** Pairs of households that share somebody, and how many of them guarantee the person twice. */
const sharedPairs = { all: 55, guaranteedTwice: 40 };

/** Of the standard, what a household of this category is paid. */
const paidShare: Record<string, readonly [number, number]> = { A: [90, 100], B: [55, 90], C: [25, 60] };

/** @param taken receives the first 17 digits of everybody's number */
export function composeHouseholds(taken: Set<string>): Household[] {
  const random = createRandom('families');
  const sizes = { rural: dealSizes(random, 'rural'), urban: dealSizes(random, 'urban') };
  const households: Household[] = [];
  for (const { scheme, place } of listPlaces()) {
    const size = sizes[scheme].pop() ?? 1;
    households.push(composeHousehold(random, { scheme, place, serial: households.length + 1, size, taken }));
  }
  shareMembers(random, households);
  households.forEach(payRecipients);
  return households;
}

/** Whether what is found about this member counts: comparable and authorised on the sample's day. */
export function isReachable(member: Member): boolean {
  return member.person.comparable && member.authorisation.valid;
}

function dealSizes(random: Random, scheme: Scheme): number[] {
  const table = Object.entries(householdsBySize[scheme]);
  return random.shuffle(weigh(table.map(([size, count]) => [Number(size), count] as const)));
}

interface Lot {
  scheme: Scheme;
  place: Village;
  serial: number;
  size: number;
  taken: Set<string>;
}

function composeHousehold(random: Random, { scheme, place, serial, size, taken }: Lot): Household {
  const members = composeMembers(random, taken, random.pick(shapesBySize[size] ?? []));
  const headcount = countHeads(random, size);
  const category = categorise(random, members);
  const monthlyStandardFen = (yearlyStandardFen[scheme] / 12) * headcount;
  const [least, most] = paidShare[category] ?? [50, 50];
  const paidPercent = random.int(least, most);
  const incomePercent = 100 - paidPercent;
  return {
    number: `${scheme === 'rural' ? 'N' : 'C'}${String(place.townNumber).padStart(2, '0')}${String(serial).padStart(5, '0')}`,
    scheme,
    place,
    category,
    members,
    headcountText: headcount !== size || random.chance(0.93) ? String(headcount) : '',
    headcount,
    limitFen: headcount * yearlyStandardFen[scheme],
    monthlyAmountFen: roundToYuan((monthlyStandardFen * paidPercent) / 100),
    incomeFen: roundToYuan(((scheme === 'rural' ? 12 : 1) * monthlyStandardFen * incomePercent) / 100),
    aidAccount: random.chance(0.97) ? `6299010${String(serial * 7919).padStart(12, '0')}` : '',
    shared: 'no',
  };
}

/** Some count one who is not in the rows (moved in lately), or do not count one who is (in prison). */
function countHeads(random: Random, size: number): number {
  if (random.chance(0.01)) return size + 1;
  return size > 2 && random.chance(0.005) ? size - 1 : size;
}

/** The guarantee goes to the recipients: the share of the household's that is theirs. */
function payRecipients(household: Household): void {
  const { headcount, monthlyAmountFen } = household;
  const recipients = household.members.filter(({ recipient }) => recipient !== '否').length;
  if (recipients < headcount)
    household.monthlyAmountFen = roundToYuan((monthlyAmountFen * recipients) / headcount);
}

function roundToYuan(amountFen: number): number {
  return Math.round(amountFen / 100) * 100;
}

function composeMembers(random: Random, taken: Set<string>, shape: Shape): Member[] {
  const headAge = random.int(...shape.headAge);
  const head = createPerson(random, taken, { age: headAge });
  const people = [{ relation: '户主', person: head }];
  for (const other of shape.others) {
    const age = Math.max(1, headAge + random.int(...other.older));
    const sex = other.sex ?? (head.sex === 'male' ? 'female' : 'male');
    const kin = other.kin ? findFather(people) : undefined;
    people.push({ relation: other.relation, person: createPerson(random, taken, { age, sex, kin }) });
  }
  return people.map((member, index) => ({
    ...member,
    recipient: index > 0 && random.chance(0.04) ? '否' : random.pick(['是', '是', '是', '']),
    personClass: '',
    authorisation: authorise(random),
  }));
}

/** Children have their father's surname: the head's or the head's husband's. */
function findFather(people: readonly { relation: string; person: Person }[]): Person | undefined {
  const couple = people.filter(({ relation }) => relation === '户主' || relation === '配偶');
  return (couple.find(({ person }) => person.sex === 'male') ?? couple[0])?.person;
}

/** A: everybody is old or a child (or gravely ill, which no column shows); B: some; C: nobody. */
function categorise(random: Random, members: readonly Member[]): string {
  const weak = members.filter(
    ({ person }) => person.age > 70 || person.age < 16 || random.chance(0.25),
  ).length;
  if (weak === members.length) return 'A';
  return weak > 0 ? 'B' : 'C';
}

/** One family, two households: the grown child of a rural one is a child or grandchild in an urban one, too. */
function shareMembers(random: Random, households: readonly Household[]): void {
  const children = ['子', '女', '孙子', '孙女'];
  const findChild = (household: Household): Member | undefined =>
    household.members.find((member) => children.includes(member.relation) && isReachable(member));
  const willing = random.shuffle(households.filter((household) => findChild(household) !== undefined));
  const rural = willing.filter(({ scheme }) => scheme === 'rural').slice(0, sharedPairs.all);
  const urban = willing.filter(({ scheme }) => scheme === 'urban').slice(0, sharedPairs.all);
  for (const [index, household] of rural.entries()) {
    const other = urban[index];
    const [member, double] = [findChild(household), other && findChild(other)];
    if (other === undefined || member === undefined || double === undefined) continue;
    double.person = member.person;
    double.relation = member.person.sex === 'male' ? '子' : '女';
    member.recipient = '是';
    const twice = index < sharedPairs.guaranteedTwice;
    double.recipient = twice ? '是' : '否';
    household.shared = other.shared = twice ? 'guaranteed-twice' : 'guaranteed-once';
  }
}
