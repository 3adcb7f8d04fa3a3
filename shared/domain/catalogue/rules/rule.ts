/** What a rule is, what it sees of a household, and what it may say. */
import { z } from 'zod';
import type { CaseKind, Clearance, Profile, RuleName } from '../../../contracts/household-file.ts';
import type { Bilingual, CalendarDate, Fen, HouseholdId, SourceName } from '../../../contracts/primitives.ts';
import type { HeldAsset, MatchedRow } from '../../assessment/held-asset.ts';
import { dated } from '../../policy/dated.ts';

/** `live` raises cases; `shadow` judges and shows, and raises none; `off` does nothing. */
export const ruleMode = z.enum(['live', 'shadow', 'off']);
export type RuleMode = z.infer<typeof ruleMode>;

/** The entry of a rule in the policy: what every rule has, and the parameters of this one. */
export function defineEntry<Name extends RuleName, Parameters extends z.ZodRawShape>(
  rule: Name,
  parameters: Parameters,
) {
  return z.strictObject({ rule: z.literal(rule), mode: ruleMode, ...dated, ...parameters });
}

export interface Recipient {
  /** Of the member in this household. */
  ordinal: number;
  otherHouseholds: readonly HouseholdId[];
}

/** What a rule sees of a household on a day. */
export interface View {
  profile: Profile;
  day: CalendarDate;
  /** A year's guarantee for one person of the household's scheme, or `none` where policy names no standard. */
  yearlyStandardFen: Fen | 'none';
  /** Every asset, doubtful, ended and unclear ones too. */
  assets: readonly HeldAsset[];
  /** Clearances of this rule that have not ended. */
  clearances: readonly Clearance[];
  /** By what share a cleared amount may grow before its clearance ends. */
  clearanceGrowthShare: number;
  /** Whether another rule in play might count this asset if nothing about it were unclear. */
  mightCount(asset: HeldAsset): boolean;
  /** Recipients whose identity number can be compared, by ordinal, with the other active households they receive in. */
  listRecipients(): readonly Recipient[];
  /**
   * What the asset rules in play that pass would say if doubtful matches were probable; those that still pass are
   * left out.
   * @param except keys of assets that stay out of it
   */
  ifDoubtfulWereProbable(except: ReadonlySet<string>): readonly { title: Bilingual; failed: Failed }[];
}

/** A row that a finding rests on, and what it counts for where the rule is about money. */
export interface EvidenceRow {
  row: MatchedRow;
  countedFen?: Fen;
}

export interface Failed {
  kind: 'failed';
  raises: CaseKind;
  amountFen: Fen | null;
  limitFen: Fen | null;
  explanation: Bilingual;
  evidence: readonly EvidenceRow[];
}

export type Verdict =
  | { kind: 'passed'; explanation: Bilingual }
  | Failed
  /** Something is missing that the rule needs: unknown is never taken for nothing. */
  | { kind: 'unjudged'; explanation: Bilingual };

/**
 * A rule. Its judgement is a pure function and gives the same whatever the order of holdings.
 *
 * Explanations are plain words for staff. They go into reports, so they hold no name, identity number or plate, no
 * word of a provider's row (a shifted column may hold a name), and of an account the last four digits only.
 */
export interface Rule<Entry> {
  name: RuleName;
  title: Bilingual;
  /** What a household is that fails it, so that "was …" and "此前…" make sentences. */
  phrase: Bilingual;
  /** Sources that it reads; a pass says little where one of them is overdue. */
  sources: readonly SourceName[];
  /** Asset rules are the ones that identity-question asks again. */
  about: 'assets' | 'identities' | 'people';
  /** Whether it would count an asset of this kind, whatever is unclear about it. Of one that has ended nothing is. */
  mightCount(asset: HeldAsset, entry: Entry): boolean;
  judge(view: View, entry: Entry): Verdict;
}

/** The verdict of a rule that is not about money. */
export function failWithoutAmount(
  raises: CaseKind,
  explanation: Bilingual,
  evidence: readonly EvidenceRow[],
): Failed {
  return { kind: 'failed', raises, amountFen: null, limitFen: null, explanation, evidence };
}

/** The rows of assets as evidence of a rule that is not about money. */
export function listRows(assets: readonly HeldAsset[]): EvidenceRow[] {
  return assets.flatMap((asset) => asset.rows.map((row) => ({ row })));
}
