/** What a rule is, what it sees of a household, and what it may say. */
import * as z from 'zod';
import type { CaseKind, Clearance, Member, Profile, RuleName } from '../../contracts/household-file.ts';
import type { Bilingual, CalendarDate, Citation, Fen, HouseholdId } from '../../contracts/primitives.ts';
import type { SourceFreshness } from '../../contracts/runs.ts';
import { dated, type Dated } from '../kernel/dated.ts';
import type { FacetKind, FacetTopic } from './facets.ts';
import type { HeldAsset, MatchedRow } from './held.ts';
import type { Source } from './source.ts';

/** `live` raises cases; `shadow` judges and shows, and raises none; `off` does nothing. */
export const ruleMode = z.enum(['live', 'shadow', 'off']);
export type RuleMode = z.infer<typeof ruleMode>;

/** The entry of a rule in a policy: what every rule has, and the parameters that the rule itself names. */
export interface RuleEntry extends Dated {
  rule: RuleName;
  mode: RuleMode;
  [parameter: string]: unknown;
}

/** A number or list that policy gives a rule. */
export interface Parameter<Schema extends z.ZodType = z.ZodType> {
  schema: Schema;
  /** What staff call it. */
  title: Bilingual;
  /** One of its values as staff know it, where that is more than the value. */
  show?: (value: unknown) => Bilingual;
  /** Its values are names of sources, each of which has to give a facet that the rule reads. */
  namesSources?: boolean;
}

type Parameters = Readonly<Record<string, Parameter>>;
type ValuesOf<P extends Parameters> = { [Name in keyof P]: z.infer<P[Name]['schema']> };
type EntryOf<P extends Parameters> = Dated & { rule: RuleName; mode: RuleMode } & ValuesOf<P>;

export interface Recipient {
  /** Of the member in this household. */
  ordinal: number;
  identityToken: string;
  otherHouseholds: readonly HouseholdId[];
}

/** What a rule sees of a household on a day. */
export interface View {
  profile: Profile;
  day: CalendarDate;
  /** Who is in the household, compared or not. */
  members: readonly Member[];
  /** A year's guarantee for one person of the household's scheme, or `none` where policy names no standard. */
  yearlyStandardFen: Fen | 'none';
  /** Every thing, doubtful, ended and unclear ones too. */
  assets: readonly HeldAsset[];
  /** Clearances of this rule that have not ended. */
  clearances: readonly Clearance[];
  /** By what share a cleared amount may grow before its clearance ends. */
  clearanceGrowthShare: number;
  /** Whether another rule in play might fail by this thing if nothing about it were unclear. */
  mightCount(asset: HeldAsset): boolean;
  /** What is known of each provider, and of which months. */
  freshness: readonly SourceFreshness[];
  /**
   * What the household is due by what it declares.
   *
   * @param instead what is supposed in place of what the roster says
   */
  amountDue: (instead?: Supposed) => Due;
  /** Recipients whose identity number can be compared, by ordinal, with the other active households they receive in. */
  listRecipients(): readonly Recipient[];
  /**
   * What the asset rules in play that pass would say if doubtful matches were probable; those that still pass are
   * left out.
   * @param except keys of things that stay out of it
   */
  ifDoubtfulWereProbable(except: ReadonlySet<string>): readonly { title: Bilingual; failed: Failed }[];
}

/** In place of what the roster says. */
export interface Supposed {
  /** Person classes by member. */
  classes?: ReadonlyMap<number, readonly string[]>;
  /** In the period of the declaration. */
  incomeFen?: Fen;
}

/** What is due a month, January to December, and how it comes about; or why it cannot be calculated. */
export type Due =
  | {
      kind: 'due';
      months: readonly Fen[];
      lines: readonly { text: Bilingual; fen: Fen }[];
      /** What a month would be more if recipients whose class nobody has put on record had the highest supplement. */
      unclassedMonthlyFen: Fen;
    }
  | { kind: 'unknown'; message: Bilingual };

/** A row that a finding rests on, and what it counts for where the rule is about money. */
export interface EvidenceRow {
  row: MatchedRow;
  countedFen?: Fen;
  /** What the row's thing holds before anything is exempt, once for each thing. */
  heldFen?: Fen;
}

export interface Failed {
  kind: 'failed';
  raises: CaseKind;
  amountFen: Fen | null;
  limitFen: Fen | null;
  explanation: Bilingual;
  evidence: readonly EvidenceRow[];
  /** The decision that the form begins with. */
  proposes?: 'gradual-exit';
  /** What a month would be more, where more is due. */
  moreMonthlyFen?: Fen;
  /** Whom it rests on where no row says so. */
  people?: readonly Recipient[];
}

export type Verdict =
  | { kind: 'passed'; explanation: Bilingual }
  | Failed
  /** Something is missing that the rule needs: unknown is never taken for nothing. */
  | { kind: 'unjudged'; explanation: Bilingual };

/** `limit`: more is too much. `due`: more or less is wrong. `declared`: more than the household says that it has. */
export type MeasuredAgainst = 'limit' | 'due' | 'declared';

interface About {
  name: RuleName;
  title: Bilingual;
  /** What a household is that fails it, so that "was …" and "此前…" make sentences. */
  phrase: Bilingual;
  /** When a household fails it, what that raises, and what does not count: as staff and the references read it. */
  failsWhen: Bilingual;
  /** What it reads of things; a pass says little where a source of these is overdue. */
  facets: readonly FacetKind[] | 'every';
  /** Of events and vehicles: the topics that it asks about. A source that knows of none of these says nothing to it. */
  topics?: readonly FacetTopic[];
  /** Asset rules are the ones that identity-question asks again. */
  about: 'assets' | 'identities' | 'people';
  /** What its amount is compared with; a limit by default. */
  measuredAgainst?: MeasuredAgainst;
  /** Asked only where a policy names it: it needs what a county has to state first. */
  onlyWhereNamed?: true;
  /** What the rule rests on by default, its numbers included. */
  restsOn: Citation;
}

/**
 * A rule as its module writes it. Its judgement is a pure function and gives the same whatever the order of holdings.
 *
 * Explanations are plain words for staff. They go into reports, so they hold no name, identity number or plate, no
 * word of a provider's row (a shifted column may hold a name), and of an account the last four digits only.
 */
export interface RuleDefinition<P extends Parameters> extends About {
  parameters: P;
  /** The parameters of the default policy, which may depend on what sources there are. */
  defaults(sources: readonly Source[]): ValuesOf<P>;
  /** Whether an entry has the rule read a source that gives one of its facets; all of them unless said. */
  reads?(source: string, entry: EntryOf<P>): boolean;
  /**
   * Whether it might count a thing of this kind, whatever is unclear about it, and whether that could matter: money of a
   * known amount does not where the rule would pass with all of it. Of a thing that has ended nothing is unclear.
   */
  mightCount(asset: HeldAsset, entry: EntryOf<P>, view: View): boolean;
  judge(view: View, entry: EntryOf<P>): Verdict;
}

/** A rule as everything else sees it: entries are those that its schema has read. */
export interface Rule extends About {
  parameters: Parameters;
  /** The schema of its entries in a policy. */
  entry: z.ZodType<RuleEntry>;
  defaults(sources: readonly Source[]): Readonly<Record<string, unknown>>;
  reads(source: string, entry: RuleEntry): boolean;
  mightCount(asset: HeldAsset, entry: RuleEntry, view: View): boolean;
  judge(view: View, entry: RuleEntry): Verdict;
}

/** Completes a rule with the schema of its entries. */
export function defineRule<P extends Parameters>(definition: RuleDefinition<P>): Rule {
  const { name, parameters } = definition;
  const shape = Object.fromEntries(Object.entries(parameters).map(([key, { schema }]) => [key, schema]));
  const entry = z.strictObject({ rule: z.literal(name), mode: ruleMode, ...dated, ...shape });
  // Each rule gets only entries of its name, which this schema has read.
  return { reads: () => true, ...definition, entry };
}

/** Whether a rule reads a source, by an entry. */
export function readsSource(rule: Rule, source: Source, entry: RuleEntry): boolean {
  return mayRead(rule, source) && rule.reads(source.name, entry);
}

/** Whether a source gives what a rule reads, whatever policy has it read. */
export function mayRead(
  { facets, topics: asked }: Pick<Rule, 'facets' | 'topics'>,
  { facets: given, topics: known }: Pick<Source, 'facets' | 'topics'>,
): boolean {
  if (facets === 'every') return true;
  if (!facets.some((facet) => given.includes(facet))) return false;
  return asked === undefined || known === undefined || asked.some((topic) => known.includes(topic));
}

/** The verdict of a rule that is not about money. */
export function failWithoutAmount(
  raises: CaseKind,
  explanation: Bilingual,
  evidence: readonly EvidenceRow[],
): Failed {
  return { kind: 'failed', raises, amountFen: null, limitFen: null, explanation, evidence };
}

/** The rows of things as evidence of a rule that is not about money. */
export function listRows(assets: readonly HeldAsset[]): EvidenceRow[] {
  return assets.flatMap((asset) => asset.rows.map((row) => ({ row })));
}
