/** Asks the rules about one household, and asks them again where a rule wants to know what if. */
import type { HouseholdFile } from '../../contracts/household-file.ts';
import type { Bilingual, CalendarDate, HouseholdId } from '../../contracts/primitives.ts';
import { countOf, say, sayAll } from '../kernel/say.ts';
import type { PolicyInForce } from '../policy/policy-in-force.ts';
import { ruleOf, sourceOf } from '../catalogue/catalogue.ts';
import { type HeldAsset, isUnclear, isUnreadable, type MatchedRow, unclear } from '../catalogue/held.ts';
import {
  type Due,
  readsSource,
  type Rule,
  type RuleEntry,
  type Verdict,
  type View,
} from '../catalogue/rule.ts';
import { amountDue, type AmountDue } from '../payments/amount-due.ts';
import { amountUnknowns } from '../payments/amount-unknown.ts';
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

/**
 * The verdict of one rule on what is known. Unknown is never taken for nothing: a rule that this version does not have
 * judges nothing, and one that reads things passes nobody of whose rows this version cannot read some.
 */
export function judgeRule(inquiry: Inquiry, entry: RuleEntry): Verdict {
  const rule = ruleOf(entry.rule);
  if (rule === undefined) return { kind: 'unjudged', explanation: unknownRule };
  const verdict = judge(inquiry, rule, entry, inquiry.assets);
  const unreadable = inquiry.assets.filter(
    (asset) => isUnreadable(asset) && reads(rule, asset, entry),
  ).length;
  if (verdict.kind !== 'passed' || unreadable === 0 || rule.about !== 'assets') return verdict;
  return { kind: 'unjudged', explanation: sayAll([verdict.explanation, sayUnreadable(unreadable)]) };
}

/** Of a row of another version nobody can say what it is about; one that could not be read is of its source at least. */
function reads(rule: Rule, asset: HeldAsset, entry: RuleEntry): boolean {
  const known = sourceOf(asset.source);
  return known === undefined || !isUnclear(asset, unclear.unread) || readsSource(rule, known, entry);
}

const unknownRule = say('本版本没有此规则，未判断。', 'This version has no such rule; it is not judged.');

function sayUnreadable(records: number): Bilingual {
  return say(
    `另有 ${records} 条记录未能读取，因此不作判断。`,
    `${countOf(records, 'record')} cannot be read, so nothing is judged.`,
  );
}

function judge(inquiry: Inquiry, rule: Rule, entry: RuleEntry, assets: readonly HeldAsset[]): Verdict {
  return rule.judge(makeView(inquiry, entry, assets), entry);
}

function makeView(inquiry: Inquiry, entry: RuleEntry, assets: readonly HeldAsset[]): View {
  const { file, day, policy } = inquiry;
  const inPlay = listInPlay(policy.rules, entry);
  return {
    profile: file.profile,
    day,
    yearlyStandardFen: policy.yearlyStandardFen[file.profile.scheme],
    assets,
    amountDue: () => dueOf(amountDue(file, policy)),
    listRecipients: () => listRecipients(inquiry),
    clearances: file.clearances.filter(
      ({ rule, until }) => rule === entry.rule && (until === null || day <= until),
    ),
    clearanceGrowthShare: policy.clearanceGrowthShare,
    mightCount: (asset) =>
      isUnreadable(asset) || inPlay.some((other) => ruleOf(other.rule)?.mightCount(asset, other)),
    ifDoubtfulWereProbable: (except) => askAgain(inquiry, inPlay, except),
  };
}

function dueOf(amount: AmountDue): Due {
  return amount.kind === 'due' ? amount : { kind: 'unknown', message: amountUnknowns[amount.reason] };
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
      identityToken,
      otherHouseholds: [...new Set(otherHouseholds(identityToken))].filter((other) => other !== own).sort(),
    }))
    .sort((a, b) => a.ordinal - b.ordinal);
}

function askAgain(
  inquiry: Inquiry,
  inPlay: readonly RuleEntry[],
  except: ReadonlySet<string>,
): ReturnType<View['ifDoubtfulWereProbable']> {
  const { policy } = inquiry;
  const rows = inquiry.rows.filter(
    (row) => row.certainty !== 'doubtful' || !except.has(keyOf(row, policy.namesOfProvider)),
  );
  if (rows.every((row) => row.certainty !== 'doubtful')) return [];
  const supposed = groupIntoAssets(rows, { policy: inquiry.policy, doubt: 'as-probable' });
  return inPlay.flatMap((entry) => {
    const rule = ruleOf(entry.rule);
    if (rule?.about !== 'assets' || judge(inquiry, rule, entry, inquiry.assets).kind !== 'passed') return [];
    const failed = judge(inquiry, rule, entry, supposed);
    return failed.kind === 'failed' ? [{ title: rule.title, failed }] : [];
  });
}
