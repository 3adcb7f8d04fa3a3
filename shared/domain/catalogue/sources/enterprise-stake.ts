/** What the rows of one business say together of the part that a household has in it. */
import { add, compare, type Fraction, ONE, parseShare } from '../../kernel/fraction.ts';
import { isCreditCode } from '../../kernel/credit-code.ts';
import { foldPayer } from '../../kernel/payer.ts';
import { say } from '../../kernel/say.ts';
import { cleanNumber, isPlaceholder } from '../../kernel/text.ts';
import { foldIdentifier } from '../columns.ts';
import type { Stake } from '../facets.ts';
import { unclear, type UnclearPoint } from '../held.ts';
import { groupBy, type NonEmpty, type RowOf, withoutDoubt } from '../rows.ts';
import type { Combined } from '../source.ts';
import { businesses, irregularities, roles } from './enterprise-words.ts';

/** What is read of a row. */
export interface StakeRow {
  creditCode: string;
  businessName: string;
  businessType: string;
  role: string;
  share?: string;
  capitalFen?: number;
  reportedYear?: string;
  irregular?: string;
  unread?: readonly string[];
}

const wrongCode: UnclearPoint = {
  point: 'credit-code',
  text: say('的统一社会信用代码校验不符', 'whose credit code has a wrong check character'),
};

/** The state is the business's: rows that tell different ones leave it unclear. Shares of members add up, to at most 1. */
export function combineStakes(rows: NonEmpty<RowOf<StakeRow>>): Combined {
  const known = withoutDoubt(rows);
  const [first = rows[0], ...others] = known;
  const state = others.every((row) => row.state === first.state) ? first.state : 'unclear';
  const business = joinKinds(known);
  const role = joinRoles(known, business);
  const share = addShares(known);
  const years = known.flatMap(readYear);
  const points: [boolean, UnclearPoint][] = [
    [state === 'unclear', unclear.state],
    [role === 'unclear', unclear.role],
    [business === 'unclear' && role !== 'evidence', unclear.class],
    [share === 'unclear', unclear.share],
    [!isCreditCode(foldIdentifier(first.asset.creditCode)), wrongCode],
  ];
  const stake: Stake = {
    kind: 'stake',
    // What it might be, while nobody knows.
    role: role === 'unclear' ? 'counts' : role,
    business,
    share,
    payer: foldPayer(first.asset.businessName),
    ...(years.length > 0 && { reportedYear: Math.max(...years) }),
    isIrregular: known.some(({ asset }) => isIrregular(asset)),
  };
  return {
    rows: known,
    state,
    unclear: state === 'out' ? [] : points.filter(([is]) => is).map(([, point]) => point),
    facets: [stake],
  };
}

type Rows = readonly RowOf<StakeRow>[];

/** A business whose rows name different kinds is unclear. */
function joinKinds(rows: Rows): Stake['business'] {
  const [kind, ...others] = new Set(
    rows.map(({ asset }) => {
      const [word = ''] = businesses.partsOf(asset.businessType);
      return businesses.of(word) ?? 'unclear';
    }),
  );
  return kind === undefined || others.length > 0 ? 'unclear' : kind;
}

/** Who holds a share of a cooperative or a village collective is a member of it, as most of a village may be. */
function joinRoles(rows: Rows, business: Stake['business']): Stake['role'] | 'unclear' {
  const isOfMembers = business === 'cooperative' || business === 'collective';
  const counts = new Set(isOfMembers ? ['leads'] : ['leads', 'owns']);
  const found = rows.flatMap(({ asset }) => {
    const parts = roles.partsOf(asset.role);
    return parts.length === 0 ? ['unclear'] : parts.map((part) => roles.of(part) ?? 'unclear');
  });
  if (found.some((role) => counts.has(role))) return 'counts';
  return found.includes('unclear') ? 'unclear' : 'evidence';
}

/** Of one member the largest, which the rows of several roles repeat. */
function addShares(rows: Rows): Stake['share'] {
  const readings = rows.map(({ asset }) => readShare(asset));
  if (readings.includes('unclear')) return 'unclear';
  const members = [...groupBy(rows, ({ memberOrdinal }) => String(memberOrdinal)).values()];
  const shares = members.flatMap((own) => {
    const fractions = own.map(({ asset }) => readShare(asset)).filter((share) => typeof share === 'object');
    return fractions.length === 0 ? [] : [fractions.reduce((a, b) => (compare(a, b) >= 0 ? a : b))];
  });
  if (shares.length === 0) return readings.includes('some') ? 'some' : 'none';
  const sum = shares.reduce(add);
  return compare(sum, ONE) > 0 ? 'unclear' : sum;
}

/** Zero is none. An amount without a share says that there is one. */
function readShare({ share = '', capitalFen = 0, unread }: StakeRow): Fraction | 'some' | 'none' | 'unclear' {
  const text = cleanNumber(share);
  if (!isPlaceholder(text) && !/^0+(?:\.0*)?%?$/.test(text)) return parseShare(text);
  if (unread?.includes('capitalFen')) return 'unclear';
  return capitalFen > 0 && isPlaceholder(text) ? 'some' : 'none';
}

/** `2025` or `2025年度`; a year after the one that the file is of is none. */
function readYear({ asset, holding }: RowOf<StakeRow>): number[] {
  const year = Number(/(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(cleanNumber(asset.reportedYear ?? ''))?.[0]);
  return year <= Number(holding.asOf.slice(0, 4)) ? [year] : [];
}

function isIrregular({ irregular = '' }: StakeRow): boolean {
  return !isPlaceholder(cleanNumber(irregular)) && irregularities.of(irregular) !== 'no';
}
