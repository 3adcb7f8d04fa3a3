/** Asks the rules about one household, and asks them again where a rule wants to know what if. */
import type { HouseholdFile } from '../../contracts/household-file.ts';
import type { CalendarDate, HouseholdId } from '../../contracts/primitives.ts';
import type { PolicyInForce } from '../policy/policy-in-force.ts';
import { type RuleEntry, rules } from '../catalogue/rules/index.ts';
import type { Verdict, View } from '../catalogue/rules/rule.ts';
import type { HeldAsset, MatchedRow } from './held-asset.ts';
import { groupIntoAssets, keyOf } from './holdings-to-assets.ts';
import { isComparable } from './match-rows.ts';

/** A household on a day, under the policy of that day. */
export interface Inquiry {
  file: HouseholdFile;
  day: CalendarDate;
  policy: PolicyInForce;
  rows: readonly MatchedRow[];
  /** What the rows make up, doubtful ones as they are. */
  assets: readonly HeldAsset[];
  otherHouseholds: (identityToken: string) => readonly HouseholdId[];
}

/** The verdict of one rule on what is known. */
export function judgeRule(inquiry: Inquiry, entry: RuleEntry): Verdict {
  return judge(inquiry, entry, inquiry.assets);
}

function judge(inquiry: Inquiry, entry: RuleEntry, assets: readonly HeldAsset[]): Verdict {
  return rules[entry.rule].judge(makeView(inquiry, entry, assets), entry);
}

function makeView(inquiry: Inquiry, entry: RuleEntry, assets: readonly HeldAsset[]): View {
  const { file, day, policy } = inquiry;
  const inPlay = listInPlay(policy.rules, entry);
  return {
    profile: file.profile,
    day,
    yearlyStandardFen: policy.yearlyStandardFen[file.profile.scheme],
    assets,
    listRecipients: () => listRecipients(inquiry),
    clearances: file.clearances.filter(
      ({ rule, until }) => rule === entry.rule && (until === null || day <= until),
    ),
    clearanceGrowthShare: policy.clearanceGrowthShare,
    mightCount: (asset) =>
      asset.source === 'unknown' || inPlay.some((other) => rules[other.rule].mightCount(asset, other)),
    ifDoubtfulWereProbable: (except) => askAgain(inquiry, inPlay, except),
  };
}

/** The rules that may influence a rule: what is only in shadow must raise nothing by way of one that is live. */
function listInPlay(entries: readonly RuleEntry[], asking: RuleEntry): RuleEntry[] {
  return entries.filter(({ mode }) => mode === 'live' || mode === asking.mode);
}

function listRecipients({ file, otherHouseholds }: Inquiry): ReturnType<View['listRecipients']> {
  const own = file.profile.householdId;
  return file.members
    .filter((member) => member.recipient)
    .filter(isComparable)
    .map(({ ordinal, identityToken }) => ({
      ordinal,
      otherHouseholds: [...new Set(otherHouseholds(identityToken))].filter((other) => other !== own).sort(),
    }))
    .sort((a, b) => a.ordinal - b.ordinal);
}

function askAgain(
  inquiry: Inquiry,
  inPlay: readonly RuleEntry[],
  except: ReadonlySet<string>,
): ReturnType<View['ifDoubtfulWereProbable']> {
  const rows = inquiry.rows.filter((row) => row.certainty !== 'doubtful' || !except.has(keyOf(row)));
  if (rows.every((row) => row.certainty !== 'doubtful')) return [];
  const { yuanPerUnit } = inquiry.policy;
  const supposed = groupIntoAssets(rows, { yuanPerUnit, doubt: 'as-probable' });
  return inPlay
    .filter((entry) => rules[entry.rule].about === 'assets')
    .filter((entry) => judgeRule(inquiry, entry).kind === 'passed')
    .flatMap((entry) => {
      const failed = judge(inquiry, entry, supposed);
      return failed.kind === 'failed' ? [{ title: rules[entry.rule].title, failed }] : [];
    });
}
