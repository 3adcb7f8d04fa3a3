/** A case that a person works on: the machine adds and notes, and takes nothing away. */
import type {
  Finding,
  FindingOutline,
  HouseholdCase,
  HouseholdFile,
} from '../../contracts/household-file.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { formatYuan } from '../kernel/money.ts';
import { say, sayList } from '../kernel/say.ts';
import { describeChange } from './describe-case.ts';
import { assetsOf, isHard, isWorse, outlineOf } from './findings-covered.ts';
import { aboutOf, kindOf, recordEvent, type CaseChange, type InForceContext } from './machine-events.ts';

/** What is new or worse is added to the case; what is gone or less is noted once. */
export function noteToday(
  open: HouseholdCase,
  file: HouseholdFile,
  found: readonly Finding[],
  context: InForceContext,
): CaseChange {
  const latest = found.map(outlineOf);
  const { monthlyAmountFen: amountAtStakeFen } = file.profile;
  const before = { latest: open.latest ?? open.findings.map(outlineOf), at: open.amountAtStakeFen };
  const findings = addWorse(open.findings, found, context.policy.clearances.growthShare);
  const added = findings.some((finding) => !open.findings.includes(finding));
  const same = canonicalJson(before) === canonicalJson({ latest, at: amountAtStakeFen });
  if (!added && same) return { kind: 'none' };
  const kind = kindOf(findings);
  const type = kind !== open.kind ? 'escalated' : added ? 'merged' : 'noted';
  return {
    kind: 'update',
    expectedVersion: open.version,
    case: {
      ...open,
      kind,
      findings,
      latest,
      amountAtStakeFen,
      about: aboutOf(file),
      version: open.version + 1,
      events: recordEvent(open.events, type, describeLatest(before.latest, latest, file), context),
    },
  };
}

/** The findings of a case, each as it was or as it is today where that is worse, and those that are new. */
function addWorse(before: readonly Finding[], found: readonly Finding[], growthShare: number): Finding[] {
  const known = before.map((old) => {
    const now = found.find(({ rule }) => rule === old.rule);
    if (now === undefined || (isHard(old) && !isHard(now))) return old;
    const assets = new Set(assetsOf(old));
    const more = assetsOf(now).some((key) => !assets.has(key));
    return more || isWorse(now, old, growthShare) ? now : old;
  });
  return [...known, ...found.filter(({ rule }) => !before.some((old) => old.rule === rule))];
}

function describeLatest(
  before: readonly FindingOutline[],
  latest: readonly FindingOutline[],
  { profile }: HouseholdFile,
): Bilingual {
  const left =
    profile.status === 'ended' ? [say('该家庭已不在花名册中', 'the household has left the roster')] : [];
  const change = latest.length + before.length === 0 ? [] : [describeChange(before, latest)];
  const stake = formatYuan(profile.monthlyAmountFen);
  const now = say(`月保障金额 ${stake} 元`, `a monthly guarantee of ${stake} yuan`);
  const { zh, en } = sayList([...left, ...change, now]);
  return say(`最新数据：${zh}`, `Newest data: ${en}`);
}
