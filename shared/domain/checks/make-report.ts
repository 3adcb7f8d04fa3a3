/** Makes the check report (核对报告) of a household, an applicant or an obligor: pure, and frozen by its digest. */
import type { Check } from '../../contracts/checks.ts';
import type { CheckReport, ReportRow, ReportRule, ReportSource } from '../../contracts/check-report.ts';
import type { HouseholdFile } from '../../contracts/household-file.ts';
import type { Bilingual, CalendarDate, Instant } from '../../contracts/primitives.ts';
import { reasonTexts } from '../../contracts/reasons.ts';
import type { Assessment, RuleResult } from '../assessment/assessment.ts';
import { showHolding } from '../assessment/freeze-evidence.ts';
import { withQuestion } from '../assessment/without-verdict.ts';
import { listComparedMembers, matchRows } from '../assessment/match-rows.ts';
import { whyNotCompared } from '../assessment/unknown-people.ts';
import { ruleOf, sourceOf, titleOfSource } from '../catalogue/catalogue.ts';
import type { MatchedRow } from '../catalogue/held.ts';
import { readsSource, type RuleEntry } from '../catalogue/rule.ts';
import { applicationNumberOf, isApplicant } from '../kernel/applicant-id.ts';
import { addDays } from '../kernel/calendar.ts';
import { digestOf } from '../kernel/canonical-json.ts';
import { maskIdNumber } from '../kernel/mask.ts';
import { countOf, say } from '../kernel/say.ts';
import { otherKinds } from '../payments/other-kinds.ts';
import type { PolicyInForce } from '../policy/policy-in-force.ts';
import { isUnknown, saySource } from './report-sources.ts';

/** A report lists so many rows and counts the rest, so that it stays a document. */
const mostRows = 500;

export interface ReportGround {
  policy: PolicyInForce;
  policyVersion: string;
  indexVersion: string;
  day: CalendarDate;
  at: Instant;
  sources: readonly ReportSource[];
  /** The report in whose place this one stands. */
  former: CheckReport | undefined;
}

export type Checked = { check: Check; file: HouseholdFile; assessment: Assessment; sequence: number };

/**
 * A report says what is known and what is not. A rule passes only where everything that it reads was compared: with a source
 * that is late, missing or cannot be read, or a member who could not be compared, it is not judged.
 */
export function makeReport(
  { check, file, assessment, sequence }: Checked,
  ground: ReportGround,
): CheckReport {
  const { policy, day, at, former } = ground;
  const { subject, kind, asked } = check;
  const { documents } = policy;
  const county = subject.slice(0, 6);
  const rows = matchRows(file, day);
  const found = rows.slice(0, mostRows).map((row) => describeFound(row, policy));
  const unlisted = rows.length - found.length;
  const members = describeMembers(file, day);
  const rules = kind === 'obligor' ? [] : describeRules({ check, file, assessment, rows }, ground);
  const isDoubtful = kind === 'application' && rules.some(({ outcome }) => outcome === 'failed');
  const report: Omit<CheckReport, 'digest'> = {
    number: reportNumber(subject, sequence, day),
    ...{ subject, sequence, kind, county, asked },
    answers: check.version,
    office: documents.office,
    basis: kind === 'obligor' ? bases.obligor : documents.basis['comparison-report'],
    issuedAt: at,
    issuedOn: day,
    validUntil: addDays(day, documents.reportValidDays - 1),
    ...(former !== undefined && { replaces: former.number }),
    ...(check.application !== undefined && { application: check.application }),
    ...(check.supports !== undefined && { supports: check.supports }),
    ...(check.consent !== undefined && { consent: check.consent }),
    household: describeHousehold(file),
    members,
    sources: [...ground.sources],
    found,
    foundOmitted: unlisted,
    rules,
    ...(isDoubtful && { otherKinds: listOtherKinds(file, policy) }),
    notCompared: [
      ...members.flatMap(({ name, because }) =>
        because === undefined ? [] : [say(`${name}：${because.zh}`, `${name}: ${because.en}`)],
      ),
      ...ground.sources.flatMap((source) => saySource(source) ?? []),
    ],
    policyVersion: ground.policyVersion,
    indexVersion: ground.indexVersion,
  };
  return { ...report, digest: digestOf(report) };
}

/** Whether a report is as it was issued. */
export function isUnchanged({ digest, ...report }: CheckReport): boolean {
  return digestOf(report) === digest;
}

const bases = { obligor: '《中华人民共和国社会救助法》第四十一条，经本人书面同意' } as const;

/** `329901低保核〔2026〕申2026-17-1号`: the first report about an application; a household is named by its number. */
function reportNumber(subject: string, sequence: number, on: CalendarDate): string {
  const name = isApplicant(subject) ? `申${applicationNumberOf(subject)}` : `户${subject.slice(7)}`;
  return `${subject.slice(0, 6)}低保核〔${on.slice(0, 4)}〕${name}-${sequence}号`;
}

function describeHousehold({ profile }: HouseholdFile): CheckReport['household'] {
  const { headName, town, village, scheme, headcount, incomeFen, incomePeriod } = profile;
  return { headName, town, village, scheme, headcount, incomeFen, incomePeriod };
}

function describeMembers(file: HouseholdFile, day: CalendarDate): CheckReport['members'] {
  const compared = new Set(listComparedMembers(file, day).map(({ ordinal }) => ordinal));
  return file.members.map((member) => {
    const { ordinal, name, relation, idNumber } = member;
    const isCompared = compared.has(ordinal);
    const because = whyNotCompared(member, day) ?? 'household-disputed';
    return {
      ...{ ordinal, name, relation, maskedIdNumber: maskIdNumber(idNumber), compared: isCompared },
      ...(!isCompared && { because: reasonTexts[because] }),
    };
  });
}

function describeFound(row: MatchedRow, { providerName }: PolicyInForce): ReportRow {
  const { asset, provider, asOf, file, line } = row.holding;
  const { source } = asset;
  return {
    ...{
      source,
      title: titleOfSource(source),
      provider: providerName({ source, provider }),
      asOf,
      file,
      line,
    },
    memberOrdinal: row.memberOrdinal,
    memberName: row.memberName,
    certainty: row.certainty,
    note: row.note,
    shown: showHolding(row.holding),
  };
}

/** What may be applied for, or what nobody can say of it. */
function listOtherKinds(file: HouseholdFile, policy: PolicyInForce): Bilingual[] {
  return otherKinds(file, policy).flatMap(({ may, text }) => (may === 'not-apply' ? [] : [text]));
}

/** Rules that policy has live. What is paid is no question to somebody who is paid nothing. */
function describeRules(
  { check, file, assessment, rows }: Omit<Checked, 'sequence'> & { rows: readonly MatchedRow[] },
  ground: ReportGround,
): ReportRule[] {
  const places = new Map(
    rows
      .slice(0, mostRows)
      .map(({ holding: { file: key, line }, memberOrdinal }, place) => [
        `${key}\n${line}\n${memberOrdinal}`,
        place,
      ]),
  );
  return assessment.results
    .filter(({ mode, kind }) => mode === 'live' && kind !== 'off')
    .filter(({ rule }) => check.kind === 'household' || ruleOf(rule)?.measuredAgainst !== 'due')
    .map((result) => {
      const { gaps, isCompared } = coverageOf(result, file, ground);
      const isPartial = result.kind === 'passed' && gaps.length > 0;
      const explanation = withQuestion(result.explanation);
      const finding = result.kind === 'failed' ? result.finding : undefined;
      return {
        rule: result.rule,
        title: result.title,
        outcome: isPartial ? 'unjudged' : result.kind,
        explanation: isPartial ? ofPart(explanation, isCompared) : explanation,
        restsOn: result.restsOn,
        amountFen: finding?.amountFen ?? null,
        limitFen: finding?.limitFen ?? null,
        rows: (finding?.evidence ?? []).flatMap(
          ({ file: key, line, memberOrdinal }) => places.get(`${key}\n${line}\n${memberOrdinal}`) ?? [],
        ),
        gaps,
      };
    });
}

/** A rule that passes for what was compared says nothing of the rest: `0.00` would read as if it had been looked for. */
function ofPart({ zh, en }: Bilingual, isCompared: boolean): Bilingual {
  return isCompared
    ? say(
        `仅就已核对的部分：${zh}其余尚未核对，不能认定符合。`,
        `Of what was compared alone: ${en} The rest is not known.`,
      )
    : say(
        '没有可以核对的成员或数据，此项未核对。',
        'Nobody, or no data, could be compared: nothing is known of this.',
      );
}

interface Coverage {
  /** What the rule could not know: of which members, and of which of its sources. */
  gaps: Bilingual[];
  /** Whether anybody was compared with any of its sources. */
  isCompared: boolean;
}

function coverageOf({ rule: name }: RuleResult, file: HouseholdFile, ground: ReportGround): Coverage {
  const { policy, day, sources } = ground;
  const rule = ruleOf(name);
  const entry: RuleEntry | undefined = policy.rules.find((each) => each.rule === name);
  if (rule === undefined || entry === undefined) return { gaps: [], isCompared: true };
  const compared = listComparedMembers(file, day).length;
  const missing = file.members.length - compared;
  const members = say(`${missing} 名成员未能比对。`, `${countOf(missing, 'member')} could not be compared.`);
  const read = sources.filter(({ source }) => {
    const known = sourceOf(source);
    return known !== undefined && readsSource(rule, known, entry);
  });
  const unknown = read.filter(isUnknown);
  const isOfMembers = rule.about !== 'people';
  return {
    gaps: [
      ...(missing > 0 && isOfMembers ? [members] : []),
      ...unknown.flatMap((source) => saySource(source) ?? []),
    ],
    isCompared: (compared > 0 || !isOfMembers) && (read.length === 0 || unknown.length < read.length),
  };
}
