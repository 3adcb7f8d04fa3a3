/**
 * How a county is written down: rosters and deliveries. Clerks change their ways: they sort again, renumber, correct numbers and
 * names, complete what things are called; a provider is renamed. Nothing of that is life (invariant 12).
 */
import { completeNumber } from '../../../cli/sample-county/identities.ts';
import type { Random } from '../../../cli/sample-county/random.ts';
import type { Holding } from '../../../shared/contracts/household-file.ts';
import type { CalendarDate } from '../../../shared/contracts/primitives.ts';
import type { RosterRow } from '../../../shared/domain/roster/interpret-roster.ts';
import { providers, type County, type Home, type AssetIdentity } from './county.ts';

export const clericalChanges = [
  'shuffle rows',
  'renumber with a list',
  'renumber without a list',
  'drop leading zeros',
  'swap numbers',
  'correct an identity number',
  'correct a name',
  'rename a provider',
  'complete keys',
] as const;
export type ClericalChange = (typeof clericalChanges)[number];

/** What clerks write in place of what the county has. */
export interface Ways {
  order: Random | undefined;
  /** Whether a spreadsheet takes numbers for numbers. */
  dropZeros: boolean;
  /** By home. */
  numbers: Map<string, string>;
  /** By person. */
  identities: Map<string, string>;
  names: Map<string, string>;
  /** By provider. */
  providers: Map<string, string>;
  /** Things whose names are written whole. */
  whole: Set<string>;
  /** New number → old number, beside the next roster. */
  list: Map<string, string>;
  /** People of whom the next roster corrects number or name: of both at once nobody knows who it is. */
  corrected: Set<string>;
}

export function plainWays(): Ways {
  const empty = {
    numbers: new Map(),
    identities: new Map(),
    names: new Map(),
    providers: new Map(),
    list: new Map(),
  };
  return { order: undefined, dropZeros: false, whole: new Set(), corrected: new Set(), ...empty };
}

/** A county before and after what life did since the roster before. */
export interface Since {
  before: County;
  now: County;
}

/** Changes how the county is written from now on. `list` is of the next roster alone. */
export function changeWays(ways: Ways, change: ClericalChange, since: Since, random: Random): void {
  changes[change](ways, since, random);
}

const changes: Readonly<Record<ClericalChange, (ways: Ways, since: Since, random: Random) => void>> = {
  'shuffle rows': (ways, _since, random) => void (ways.order = random),
  'renumber with a list': (ways, since, random) => {
    for (const home of since.now.homes.values())
      renumber(ways, since, home, `N${random.int(1000, 9999)}${home.key.slice(5)}`);
  },
  'renumber without a list': (ways, since, random) => {
    for (const home of since.now.homes.values())
      if (isRecognisable(ways, since, home) && random.chance(0.7))
        ways.numbers.set(home.key, `M${random.int(1000, 9999)}${home.key.slice(5)}`);
  },
  'drop leading zeros': (ways) => void (ways.dropZeros = true),
  'swap numbers': (ways, since, random) => {
    const known = [...since.now.homes.values()].filter((home) => isRecognisable(ways, since, home));
    const [one, other] = random.shuffle(known);
    if (one === undefined || other === undefined) return;
    const [a, b] = [numberOf(ways, one), numberOf(ways, other)];
    ways.numbers.set(one.key, b);
    ways.numbers.set(other.key, a);
  },
  'correct an identity number': (ways, { before, now }, random) => {
    const person = random.pick([...now.people.values()]);
    // Nobody can tell who it is that comes from elsewhere with another number.
    const hasMoved = homeWith(before, person.key) !== homeWith(now, person.key);
    if (person.hasOtherDocument || hasMoved || ways.identities.has(person.key)) return;
    if (ways.corrected.has(person.key)) return;
    const places = random.pick([
      [8, 9],
      [15, 16],
    ] as const);
    const place = random.pick(places);
    const digits = [...person.number.slice(0, 17)];
    digits[place] = String((Number(digits[place]) + random.int(1, 9)) % 10);
    ways.identities.set(person.key, completeNumber(digits.join('')));
    ways.corrected.add(person.key);
  },
  'correct a name': (ways, { now }, random) => {
    const person = random.pick([...now.people.values()]);
    if (person.hasOtherDocument || ways.corrected.has(person.key)) return;
    ways.names.set(person.key, `${person.name.slice(0, 1)}${random.pick(['安', '平', '宁', '静', '明'])}`);
    ways.corrected.add(person.key);
  },
  'rename a provider': (ways, _since, random) => {
    const provider = random.pick(Object.values(providers).flat());
    ways.providers.set(provider, `${provider}-renamed`);
  },
  'complete keys': (ways, { now }, random) => {
    for (const { key } of now.things.values()) if (random.chance(0.7)) ways.whole.add(key);
  },
};

function homeWith({ homes }: County, person: string): string | undefined {
  return [...homes.values()].find(({ members }) => members.some((each) => each.person === person))?.key;
}

function renumber(ways: Ways, { before }: Since, home: Home, number: string): void {
  const known = before.homes.get(home.key);
  const old = ways.numbers.get(home.key) ?? known?.number;
  ways.numbers.set(home.key, number);
  if (known !== undefined && old !== undefined) ways.list.set(number, old);
}

/**
 * Who is under another number without a list is known from the people alone: the head is the same, or more than half of
 * them, before and now. Somebody's number at least is as it was.
 */
function isRecognisable(ways: Ways, { before, now }: Since, home: Home): boolean {
  const known = before.homes.get(home.key);
  if (ways.list.size > 0 || known === undefined) return false;
  const [were, are] = [known, home].map(({ members }) => comparableOf(now, members));
  const stayed = (were ?? []).filter((person) => are?.includes(person));
  const [head] = known.members;
  const hasItsHead =
    head !== undefined && head.person === home.members[0]?.person && stayed.includes(head.person);
  const areMost = [were, are].every((people) => stayed.length * 2 > (people?.length ?? 0));
  return (hasItsHead || areMost) && stayed.some((person) => !ways.corrected.has(person));
}

function comparableOf({ people }: County, members: Home['members']): string[] {
  return members
    .map(({ person }) => person)
    .filter((person) => people.get(person)?.hasOtherDocument === false);
}

function numberOf({ numbers, dropZeros }: Ways, home: Home): string {
  const number = numbers.get(home.key) ?? home.number;
  return dropZeros ? number.replace(/^0+/, '') : number;
}

/** The rows of a roster, each with the home that it is of. */
export function writeRoster(county: County, ways: Ways): { rows: RosterRow[]; homes: Map<string, string> } {
  const homes = new Map<string, string>();
  const all = [...county.homes.values()].flatMap((home) => {
    const number = numberOf(ways, home);
    homes.set(number, home.key);
    const head = county.people.get(home.members[0]?.person ?? '');
    const common = {
      household_number: number,
      scheme: home.scheme === 'urban' ? '城市低保' : '农村低保',
      head_name: head === undefined ? '' : (ways.names.get(head.key) ?? head.name),
      ...{ town: home.town, village: '槐树村', category: 'B', aid_account: home.aidAccount },
      monthly_amount: String(home.monthlyYuan),
      ...{ income: '450', income_period: '月' },
    };
    return home.members.map(({ person, relation, isRecipient }) => ({
      ...common,
      ...personFields(county, ways, person),
      relation,
      recipient: isRecipient ? '是' : '否',
    }));
  });
  const ordered = ways.order?.shuffle(all) ?? all;
  return { homes, rows: ordered.map(toRow) };
}

function personFields(county: County, ways: Ways, key: string): Record<string, string> {
  const person = county.people.get(key);
  if (person === undefined) throw new Error(`nobody is ${key}`);
  return {
    name: ways.names.get(key) ?? person.name,
    id_number: person.hasOtherDocument ? `护照${person.number.slice(-6)}` : identityOf(county, ways, key),
    authorised_on: '2026-01-05',
    authorised_until: person.authorisedUntil,
  };
}

/** As every office writes it from now on. */
export function identityOf({ people }: County, { identities }: Ways, key: string): string {
  return identities.get(key) ?? people.get(key)?.number ?? '';
}

function toRow(fields: Readonly<Record<string, string>>, index: number): RosterRow {
  return { line: index + 2, reachable: true, field: (name) => fields[name] ?? '' };
}

/** What providers deliver: a row for each holder of each thing, without the token of whom it leads to. */
export function writeDeliveries(
  county: County,
  ways: Ways,
  asOf: CalendarDate,
): (Omit<Holding, 'identityToken'> & { idNumber: string })[] {
  const rows = [...county.things.values()].flatMap((thing) =>
    thing.holders.map((holder) => ({
      provider: ways.providers.get(thing.provider) ?? thing.provider,
      ...{ asOf, file: `inbox/${thing.source}/${asOf}.csv`, checkDigitRight: true },
      name: ways.names.get(holder) ?? county.people.get(holder)?.name ?? '',
      idNumber: identityOf(county, ways, holder),
      asset: assetOf(thing, ways, asOf),
    })),
  );
  return (ways.order?.shuffle(rows) ?? rows).map((row, n) => ({ ...row, line: n + 2 }));
}

function assetOf(
  { key, source, names, yuan }: AssetIdentity,
  { whole }: Ways,
  asOf: CalendarDate,
): Holding['asset'] {
  const further = whole.has(key) ? names.further : undefined;
  switch (source) {
    case 'bank':
      return {
        source,
        accountNumber: names.number,
        balanceFen: yuan * 100,
        balanceDate: asOf,
        status: '正常',
      };
    case 'vehicle':
      return {
        source,
        plateNumber: names.number,
        plateType: '02',
        status: '正常',
        ...(further && { vin: further }),
      };
    case 'property':
      return {
        ...{ source, certificateNumber: names.number, location: names.place, area: '89.50' },
        ...{ purpose: yuan > 9_000 ? '商铺' : '住宅', status: '现势' },
        ...(further && { unitNumber: further }),
      };
  }
}
