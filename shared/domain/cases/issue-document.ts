/** Freezes what a document says on the day it is issued. */
import type { DocumentKind } from '../../contracts/case-steps.ts';
import { caseRecord } from '../../contracts/case-record.ts';
import type { DocumentFinding, DocumentHousehold, IssuedDocument } from '../../contracts/documents.ts';
import type { Finding, HouseholdCase, HouseholdFile } from '../../contracts/household-file.ts';
import type { Situation } from './step-input.ts';
import type { CasePolicy } from '../policy/case-policy.ts';
import { endsOrRefuses, otherKindsOf } from '../payments/other-kinds.ts';
import { sayPerson } from '../roster/people.ts';
import { maskIdNumber } from '../kernel/mask.ts';
import { phraseOfRule, summariseRow, titleOfRule } from '../catalogue/catalogue.ts';
import { remediesOf } from '../policy/document-policy.ts';
import { nextDocumentNumber } from './document-number.ts';

/** Rows printed for one finding; the case keeps more. */
const rowsPrinted = 12;

/** What has to be recorded before a document can be issued. */
const needs: Readonly<Record<DocumentKind, (it: HouseholdCase) => boolean>> = {
  'survey-form': () => true,
  'comparison-report': () => true,
  notice: ({ notice }) => notice !== null,
  'service-record': ({ notice }) => notice !== null,
  'change-form': ({ proposal }) => proposal !== null,
  decision: ({ decision }) => decision !== null,
};

export function canIssue(kind: DocumentKind, it: HouseholdCase): boolean {
  return needs[kind](it);
}

/** A document of the case in its present state. A notice has the number under which it was served. */
export function issueDocument(
  kind: DocumentKind,
  { file, case: it, actor, context }: Situation,
): IssuedDocument {
  const { policy, day: on } = context;
  const { documents, cases } = policy;
  const standard = policy.yearlyStandardFen[file.profile.scheme];
  const number = nextDocumentNumber(kind, it, on);
  return {
    kind,
    number: kind === 'notice' ? (it.notice?.reference ?? number) : number,
    on,
    by: { id: actor.id, name: actor.name },
    office: documents.office,
    basis: documents.basis[kind],
    remedies: remediesOf(documents),
    ...(documents.contact !== undefined && { contact: documents.contact }),
    replyWorkingDays: replyWorkingDays(it, cases),
    yearlyStandardFen: standard === 'none' ? null : standard,
    caseNumber: it.number,
    household: describeHousehold(file),
    comparison: {
      day: it.day,
      policyVersion: it.policyVersion,
      indexVersion: it.indexVersion,
      deliveriesRead: it.deliveriesRead.map((each) => ({ ...each, provider: policy.providerName(each) })),
    },
    findings: it.findings.map((finding) => describeFinding(finding, policy)),
    ...(kind === 'decision' && endsOrRefuses(it) && { otherKinds: listOtherKinds(file, it, policy) }),
    record: caseRecord.parse(it),
  };
}

/** What may be applied for, and of what nobody can say whether it may. */
function listOtherKinds(file: HouseholdFile, it: HouseholdCase, policy: Situation['context']['policy']) {
  return otherKindsOf(file, it, policy).flatMap(({ may, text }) => (may === 'not-apply' ? [] : [text]));
}

/** What the notice said; before the notice, what policy gives. */
function replyWorkingDays({ service, notice }: HouseholdCase, { replyPeriod }: CasePolicy): number {
  return service?.replyWorkingDays ?? notice?.replyWorkingDays ?? replyPeriod.workingDays;
}

function describeHousehold({ profile, members }: HouseholdFile): DocumentHousehold {
  const { householdId, number, headName, scheme, category, town, village } = profile;
  const { headcount, monthlyAmountFen, incomeFen, incomePeriod } = profile;
  return {
    ...{ householdId, headName, scheme, category, town, village },
    ...(number !== undefined && { number }),
    ...{ headcount, monthlyAmountFen, incomeFen, incomePeriod },
    members: members.map(({ ordinal, name, idNumber, relation, recipient }) => ({
      ordinal,
      name,
      maskedIdNumber: maskIdNumber(idNumber),
      relation,
      recipient,
    })),
  };
}

/** By the names that providers have on the day of the document. */
function describeFinding(
  finding: Finding,
  { providerName }: Situation['context']['policy'],
): DocumentFinding {
  const { rule, kind, amountFen, limitFen, explanation, evidence } = finding;
  const printed = evidence.slice(0, rowsPrinted);
  return {
    ...{ rule, kind, amountFen, limitFen, explanation },
    title: titleOfRule(rule),
    phrase: phraseOfRule(rule),
    evidence: printed.map(
      ({ source, provider, asOf, certainty, memberOrdinal, memberName, note, asset, countedFen }) => ({
        ...{ source, provider: providerName({ source, provider }), asOf, certainty, note },
        shown: summariseRow(asset),
        memberName: memberName ?? sayPerson({ ordinal: memberOrdinal }).zh,
        countedFen: countedFen ?? null,
      }),
    ),
    evidenceOmitted: finding.evidenceOmitted + evidence.length - printed.length,
  };
}
