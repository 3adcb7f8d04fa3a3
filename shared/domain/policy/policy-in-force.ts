/** What of a policy applies to a county on a day. */
import type { CalendarDate, CalendarMonth, Fen, Scheme } from '../../contracts/primitives.ts';
import { lastDayOf } from '../kernel/calendar.ts';
import type { Fraction } from '../kernel/fraction.ts';
import { pickInForce } from '../kernel/dated.ts';
import { exactly } from '../kernel/decimal.ts';
import type { AmountMethod, Grant, Supplement } from './amount-policy.ts';
import type { CasePolicy, ClearancePolicy } from './case-policy.ts';
import type { Policy } from './document.ts';
import { contactOf, type DocumentPolicy } from './document-policy.ts';
import { applyOverlays } from './overlays.ts';
import type { RetentionPolicy } from './retention-policy.ts';
import {
  nameOfProvider,
  namesOfProviders,
  type ProviderEntry,
  type ProviderNames,
  type RetiredProvider,
} from './providers.ts';
import { listMeanings, nameOfWord, type ProviderWord } from './provider-words.ts';
import type { RuleName } from '../../contracts/findings.ts';
import type { ProviderRef } from '../../contracts/messages.ts';
import { unreadRules } from './unread-rules.ts';
import type { RuleEntry } from '../catalogue/rule.ts';
import type { MeaningOf } from '../catalogue/words.ts';

/** The flat policy of one county and day. */
export interface PolicyInForce extends ProviderNames {
  /** The day on which it holds. */
  day: CalendarDate;
  /** One entry a rule, in the order in which the policy first names the rules; those that are off too. */
  rules: readonly RuleEntry[];
  /** Rules of which this version cannot read the entry: nobody can say whether they pass. */
  unreadRules: readonly RuleName[];
  /** A year's guarantee for one person, or `none` where policy names no standard. */
  yearlyStandardFen: Readonly<Record<Scheme, Fen | 'none'>>;
  /** Yuan for one unit of a currency, exactly. */
  yuanPerUnit: ReadonlyMap<string, Fraction>;
  clearanceGrowthShare: number;
  /** The standards and rates themselves, each with what it rests on. */
  standards: readonly Policy['standards'][number][];
  currencyRates: readonly Policy['currencyRates'][number][];
  cases: CasePolicy;
  clearances: ClearancePolicy;
  documents: DocumentsInForce;
  /** How long what is known of people is kept. */
  retention: RetentionPolicy;
  sources: Policy['sources'];
  /** Providers that deliver no more by this day. */
  retiredProviders: readonly RetiredProvider[];
  /** The entries behind the names of providers. */
  providers: readonly ProviderEntry[];
  /** What words of a provider mean that the catalogue does not know; undefined where policy says nothing of any. */
  meaningsOf: (ref: ProviderRef) => MeaningOf | undefined;
  /** The entries behind them. */
  words: readonly ProviderWord[];
  /** How what is due is calculated. */
  amounts: AmountsInForce;
  /** A year's guarantee for one person of another scheme or county, as a supporter's. */
  standardOf(scheme: Scheme, county: string): StandardOfCounty | 'none';
}

/** A year's guarantee for one person in any county. */
export interface StandardOfCounty {
  yearlyFen: Fen;
  /** Whether it is the one for every county, because policy has none for this one. */
  general: boolean;
}

/** With the office that signs, and whom a household asks, in this county. */
export type DocumentsInForce = DocumentPolicy & { office: string };

/** No county's: what holds where no county has an entry of its own. */
export const everywhere = '';

/** How one scheme's amounts are calculated. */
export interface MethodInForce {
  method: AmountMethod;
  alone: Grant;
  rounding: 'fen' | 'yuan-up';
}

export interface AmountsInForce {
  methods: Readonly<Record<Scheme, MethodInForce | 'none'>>;
  /** By which a roster says that recipients are guaranteed alone (单人保). */
  aloneWords: readonly string[];
  supplements: readonly Supplement[];
  /** A month's, for each recipient; 0 where none is in force. */
  priceSupplementFen: Readonly<Record<Scheme, Fen>>;
  support: { share: number; plainlyLowShare: number };
}

/** Counties and days of one policy that are remembered: every household of a county asks for the same. */
const mostRemembered = 100;
const remembered = new WeakMap<Policy, Map<string, PolicyInForce>>();

/**
 * Everything that a policy says of a county on a day. Nobody else reads the document.
 *
 * @param county `everywhere` for what holds in every county that has no entry of its own
 */
export function policyInForce(policy: Policy, county: string, day: CalendarDate): PolicyInForce {
  const known = remembered.get(policy) ?? new Map<string, PolicyInForce>();
  const key = `${county} ${day}`;
  const found = known.get(key) ?? readInForce(policy, county, day);
  if (known.size >= mostRemembered) known.clear();
  remembered.set(policy, known.set(key, found));
  return found;
}

function readInForce(policy: Policy, county: string, day: CalendarDate): PolicyInForce {
  const rates = pickInForce(policy.currencyRates, (entry) => entry.currency, county, day);
  const { cases, clearances, documents, retention, sources, overlays = [] } = policy;
  const stated = { cases, clearances, documents, retention, sources };
  const sections = applyOverlays(stated, overlays, { county, day });
  const unread = unreadRules(policy, county);
  const providers = pickInForce(policy.providers ?? [], nameOfProvider, county, day);
  const words = pickInForce(policy.words ?? [], nameOfWord, county, day);
  const names = namesOfProviders(providers);
  return {
    ...sections,
    day,
    unreadRules: unread,
    documents: inCounty(sections.documents, county),
    standards: pickInForce(policy.standards, (entry) => entry.scheme, county, day),
    currencyRates: rates,
    retiredProviders: (policy.retiredProviders ?? []).filter(({ effectiveFrom }) => effectiveFrom <= day),
    ...names,
    providers,
    words,
    meaningsOf: listMeanings(words, names.providerOf),
    rules: pickInForce(policy.rules, (entry) => entry.rule, county, day).filter(
      ({ rule }) => !unread.includes(rule),
    ),
    yearlyStandardFen: yearlyStandards(policy, county, day),
    yuanPerUnit: new Map(rates.map(({ currency, yuanPerUnit }) => [currency, exactly(yuanPerUnit)])),
    clearanceGrowthShare: sections.clearances.growthShare,
    amounts: amountsInForce(policy.amounts, sections.cases, { county, day }),
    standardOf: (scheme, place) => standardIn(policy, scheme, place, day),
  };
}

/** A month is calculated by what holds on its last day: a standard that begins within it holds for all of it. */
export function policyOfMonth(policy: Policy, county: string, month: CalendarMonth): PolicyInForce {
  return policyInForce(policy, county, lastDayOf(month));
}

function yearlyStandards(policy: Policy, county: string, day: CalendarDate): Record<Scheme, Fen | 'none'> {
  const yearlyFen = (scheme: Scheme) => {
    const standard = standardIn(policy, scheme, county, day);
    return standard === 'none' ? 'none' : standard.yearlyFen;
  };
  return { urban: yearlyFen('urban'), rural: yearlyFen('rural') };
}

function standardIn(
  { standards }: Policy,
  scheme: Scheme,
  place: string,
  day: CalendarDate,
): StandardOfCounty | 'none' {
  const entry = pickInForce(standards, (each) => each.scheme, place, day).find(
    (each) => each.scheme === scheme,
  );
  if (entry === undefined) return 'none';
  const { county, period, amountFen } = entry;
  return { yearlyFen: period === 'month' ? amountFen * 12 : amountFen, general: county === undefined };
}

/** Who signs in a county, and whom its households ask. */
function inCounty(stated: DocumentPolicy, county: string): DocumentsInForce {
  const { contact: _anywhere, ...documents } = stated;
  const contact = contactOf(stated, county);
  return {
    ...documents,
    office: documents.offices[county] ?? documents.otherOffices,
    ...(contact !== undefined && { contact }),
  };
}

function amountsInForce(
  amounts: Policy['amounts'],
  cases: CasePolicy,
  { county, day }: { county: string; day: CalendarDate },
): AmountsInForce {
  const methods = pickInForce(amounts.methods, (entry) => entry.scheme, county, day);
  const prices = pickInForce(amounts.priceSupplements, (entry) => entry.scheme, county, day);
  const methodOf = (scheme: Scheme) => methods.find((entry) => entry.scheme === scheme) ?? 'none';
  const priceOf = (scheme: Scheme) => prices.find((entry) => entry.scheme === scheme)?.monthlyFen ?? 0;
  return {
    methods: { urban: methodOf('urban'), rural: methodOf('rural') },
    aloneWords: amounts.aloneWords,
    supplements: pickInForce(amounts.supplements, (entry) => entry.name.zh, county, day),
    priceSupplementFen: { urban: priceOf('urban'), rural: priceOf('rural') },
    support: cases.support,
  };
}
