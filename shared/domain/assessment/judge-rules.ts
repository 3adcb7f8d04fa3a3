/** Asks the rules about one household, and asks them again where a rule wants to know what if. */
import type { Clearance, HouseholdFile, RuleName } from '../../contracts/household-file.ts';
import type { Bilingual, CalendarDate, HouseholdId } from '../../contracts/primitives.ts';
import { once } from '../kernel/once.ts';
import { countOf, say, sayAll } from '../kernel/say.ts';
import type { PolicyInForce } from '../policy/policy-in-force.ts';
import { ruleOf, sourceOf } from '../catalogue/catalogue.ts';
import { type HeldAsset, isUnclear, isUnreadable, type MatchedRow, unclear } from '../catalogue/held.ts';
import {
  type Due,
  type Recipient,
  readsSource,
  type Rule,
  type RuleEntry,
  type Supposed,
  type Verdict,
  type View,
} from '../catalogue/rule.ts';
import { findCleared } from '../catalogue/rules/clearances.ts';
import { unclearAsset } from '../catalogue/rules/unclear-asset.ts';
import { amountDue, type AmountDue } from '../payments/amount-due.ts';
import { amountUnknowns } from '../payments/amount-unknown.ts';
import type { AssessmentContext } from './assessment.ts';
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
  freshness: AssessmentContext['freshness'];
  /** What rules about recipients begin with; it is looked up when one of them asks. */
  recipients: () => readonly Recipient[];
}

/**
 * The verdict of one rule on what is known. Unknown is never taken for nothing: a rule that this version does not have
 * judges nothing, and one that reads things passes nobody of whose rows some cannot be read, or who would fail it if what
 * is unclear counted and nobody has explained that.
 */
export function judgeRule(inquiry: Inquiry, entry: RuleEntry): Verdict {
  const rule = ruleOf(entry.rule);
  if (rule === undefined) return { kind: 'unjudged', explanation: unknownRule };
  const verdict = judge(inquiry, rule, entry, inquiry.assets);
  if (verdict.kind !== 'passed' || rule.about !== 'assets') return verdict;
  const unreadable = inquiry.assets.filter(
    (asset) => isUnreadable(asset) && reads(rule, asset, entry),
  ).length;
  const undecided = countUndecided(inquiry, rule, entry);
  if (unreadable + undecided === 0) return verdict;
  return {
    kind: 'unjudged',
    explanation: sayAll([
      verdict.explanation,
      ...(unreadable > 0 ? [sayUnreadable(unreadable)] : []),
      ...(undecided > 0 ? [sayUndecided(undecided)] : []),
    ]),
  };
}

/** Things that this rule leaves out because something about them is unclear, and might fail by if it were not. */
function countUndecided(inquiry: Inquiry, rule: Rule, entry: RuleEntry): number {
  const undecided = inquiry.assets.filter(
    (asset) => asset.certainty !== 'doubtful' && asset.unclear.length > 0 && !isUnreadable(asset),
  );
  if (undecided.length === 0) return 0;
  const view = makeView(inquiry, entry, inquiry.assets);
  const explained = findCleared({ ...view, clearances: listClearances(inquiry, unclearAsset.name) });
  return undecided.filter((asset) => !explained.has(asset.key) && rule.mightCount(asset, entry, view)).length;
}

function listClearances({ file, day }: Inquiry, rule: RuleName): Clearance[] {
  return file.clearances.filter((each) => each.rule === rule && (each.until === null || day <= each.until));
}

/** Of a row of another version nobody can say what it is about; one that could not be read is of its source at least. */
function reads(rule: Rule, asset: HeldAsset, entry: RuleEntry): boolean {
  const known = sourceOf(asset.source);
  return known === undefined || !isUnclear(asset, unclear.unread) || readsSource(rule, known, entry);
}

const unknownRule = say('本版本没有此规则，未判断。', 'This version has no such rule; it is not judged.');

function sayUndecided(assets: number): Bilingual {
  return say(
    `另有 ${assets} 项情况不明，如计入可能成为疑点，因此不作判断；见“情况不明的财产”。`,
    `${countOf(assets, 'asset')} that ${assets === 1 ? 'is' : 'are'} unclear might make it fail, so nothing is judged.`,
  );
}

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
  const inPlay = once(() => listInPlay(policy.rules, entry));
  return {
    profile: file.profile,
    day,
    members: file.members,
    yearlyStandardFen: policy.yearlyStandardFen[file.profile.scheme],
    assets,
    freshness: inquiry.freshness,
    amountDue: (instead) => dueOf(amountDue(supposing(file, instead), policy)),
    listRecipients: inquiry.recipients,
    clearances: listClearances(inquiry, entry.rule),
    clearanceGrowthShare: policy.clearanceGrowthShare,
    mightCount: (asset) =>
      isUnreadable(asset) ||
      inPlay().some((other) =>
        ruleOf(other.rule)?.mightCount(asset, other, makeView(inquiry, other, assets)),
      ),
    ifDoubtfulWereProbable: (except) => askAgain(inquiry, inPlay(), except),
  };
}

function supposing(file: HouseholdFile, { classes, incomeFen }: Supposed = {}): HouseholdFile {
  const profile = incomeFen === undefined ? file.profile : { ...file.profile, incomeFen };
  const members = file.members.map((member) => {
    const given = classes?.get(member.ordinal);
    return given === undefined ? member : { ...member, personClasses: [...given] };
  });
  return { ...file, profile, members };
}

function dueOf(amount: AmountDue): Due {
  return amount.kind === 'due' ? amount : { kind: 'unknown', message: amountUnknowns[amount.reason] };
}

/** The rules that may influence a rule: what is only in shadow must raise nothing by way of one that is live. */
function listInPlay(entries: readonly RuleEntry[], asking: RuleEntry): RuleEntry[] {
  return entries.filter(({ mode }) => mode === 'live' || mode === asking.mode);
}

/** @param otherHouseholds of a person, by the identity token */
export function listRecipients(
  file: HouseholdFile,
  otherHouseholds: (identityToken: string) => readonly HouseholdId[],
): readonly Recipient[] {
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
