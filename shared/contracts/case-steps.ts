/**
 * The steps of a case: everything that staff can do with one, as they ask for it. Who may take which step when is data of
 * `shared/domain/cases`; what a step needs beyond its own shape is checked there too.
 */
import * as z from 'zod';
import { ruleName } from './findings.ts';
import { calendarDate, calendarMonth, fen, scheme } from './primitives.ts';
import { staffId } from './staff.ts';
import { kept, openWord, storedWord, type OpenWord } from './stored.ts';
import { surveyForm } from './survey-form.ts';
import { words } from './words.ts';

const note = words.optional();
const name = words.max(60);
/** The number of a document: of a notice, of the minutes of a meeting, of a payment list. */
const reference = words.max(120);

/** 处理决定. `reduce`, `gradual-exit`, `suspend` and `terminate` take money away, so they pass the gate. */
export const decisionKind = z.enum([
  'continue',
  'increase',
  'reduce',
  'gradual-exit',
  'suspend',
  'terminate',
]);
export type DecisionKind = z.infer<typeof decisionKind>;
export const storedDecisionKind = openWord(decisionKind);
export type StoredDecisionKind = OpenWord<DecisionKind>;

/** Whom a decision is about: the household, or one member's own part. */
export const decisionScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('household') }),
  z.strictObject({ kind: z.literal('member'), ordinal: z.int().positive() }),
]);
/** A scope as stored: one of those, or one of another version. */
export const storedScope = kept({ kind: storedWord, ordinal: z.int().positive().optional() });
export type StoredScope = z.infer<typeof storedScope>;

const period = z.enum(['month', 'year']);
const amount = fen.nonnegative();

/** A grown child, parent or other person who owes support and lives elsewhere (赡养、抚养、扶养费). */
export const supporter = z.strictObject({
  headcount: z.int().positive().max(50),
  incomeFen: amount,
  incomePeriod: period,
  /** The supporter's own scheme and county, by whose standard is calculated; absent in older records: the household's. */
  scheme: scheme.optional(),
  county: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  livesTogether: z.boolean(),
  recipient: z.boolean(),
  /** 60 or older, and unable to work. */
  over60UnableToWork: z.boolean(),
  /** What a judgment or an agreement lays down for a month: it comes first. */
  agreedMonthlyFen: amount.optional(),
  /** What is given a month; it counts unless it is plainly low. */
  givenMonthlyFen: amount.optional(),
});
export type Supporter = z.infer<typeof supporter>;

/** What an amount is calculated from, as the survey found it. */
export const amountInput = z.strictObject({
  /** People guaranteed by this amount. */
  headcount: z.int().positive().max(50),
  /** People who live together and share the income; absent in older records: the same. */
  livingTogether: z.int().positive().max(50).optional(),
  /** Counted income of all who live together, without support owed. */
  incomeFen: amount,
  incomePeriod: period,
  supporters: z.array(supporter).max(20),
  /** The whole household, where one of it is to be guaranteed alone (单人保). */
  singledOutOf: z
    .strictObject({ headcount: z.int().positive().max(50), incomeFen: amount, incomePeriod: period })
    .optional(),
});
export type AmountInput = z.infer<typeof amountInput>;
/** What an amount was calculated from: of it only the figures that every version shows are looked at. */
export const storedAmountInput = kept({ headcount: z.int().positive(), incomeFen: fen });

export const surveySignature = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('signed'), memberOrdinal: z.int().positive() }),
  /** 拒签: who saw it, and what the household said. */
  z.strictObject({ kind: z.literal('refused'), witness: name, circumstances: words }),
]);
export const storedSignature = kept({
  kind: storedWord,
  memberOrdinal: z.int().positive().optional(),
  witness: z.string().optional(),
  circumstances: z.string().optional(),
});

export const serviceManner = z.enum(['in-person', 'left-at-home', 'by-mail', 'electronic', 'announced']);
export type ServiceManner = z.infer<typeof serviceManner>;
export const storedServiceManner = openWord(serviceManner);

/** `no-reply` closes an unused reply period; `agrees` and `statement` are the household's words. */
export const replyKind = z.enum(['agrees', 'statement', 'no-reply']);
export const storedReplyKind = openWord(replyKind);

export const attachmentKind = z.enum([
  'survey-form',
  'photo',
  'notice',
  'service-record',
  'reply',
  'decision',
  'evidence',
]);
export type AttachmentKind = z.infer<typeof attachmentKind>;

/** 文书: what is printed from a case, to be signed, sealed or handed over. */
export const documentKind = z.enum([
  'survey-form',
  'comparison-report',
  'notice',
  'service-record',
  'change-form',
  'decision',
]);
export type DocumentKind = z.infer<typeof documentKind>;
export const storedDocumentKind = openWord(documentKind);

/** What a second person is asked about: the clearance of a rule, or closing the case without a decision. */
export const secondOpinionSubject = z.union([ruleName, z.enum(['withdraw', 'end'])]);
export type SecondOpinionSubject = z.infer<typeof secondOpinionSubject>;

export const attachment = z.strictObject({
  kind: attachmentKind,
  /** Key in the store bucket. */
  key: z.string().min(1).max(300),
  fileName: words.max(120),
  mediaType: z.enum(['image/jpeg', 'image/png', 'application/pdf']),
  bytes: z.int().positive().max(10_000_000),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export const storedAttachment = kept({
  ...attachment.shape,
  kind: openWord(attachmentKind),
  mediaType: z.string(),
});

function step<Name extends string, Fields extends z.ZodRawShape>(called: Name, fields: Fields) {
  return z.strictObject({ step: z.literal(called), ...fields });
}

export const caseStep = z.discriminatedUnion('step', [
  /** 初筛. `registeredApart`: related to officials (办法 11, 20), so the county visits too. */
  step('screen', { registeredApart: z.boolean().default(false), note }),
  /** 转办 to a town, also to another one than before. */
  step('dispatch', { town: words.max(60), note }),
  /** 指派; `null` gives the case back to all of the town or county. */
  step('assign', { assignee: staffId.nullable() }),
  /** 入户调查: at least two investigators, named. */
  step('begin-investigation', { investigators: z.array(staffId).min(1).max(10) }),
  /** 未能入户: somebody went, and nobody was met. */
  step('record-absence', {
    visitedOn: calendarDate,
    /** How nobody was met, and what neighbours say. */
    found: words,
    /** The day of the next attempt, where one is set. */
    againOn: calendarDate.optional(),
  }),
  step('record-survey', {
    visitedOn: calendarDate,
    /** What the visit comes to, in the investigators' words. */
    found: words,
    /** The rest of the form; without it the survey is that one text. */
    form: surveyForm.optional(),
    /** Members who have died, as the visit found: a death that one office alone has on record ends nothing without it. */
    deceased: z.array(z.int().positive()).max(50).optional(),
    signature: surveySignature,
    attachments: z.array(z.string()).max(20).default([]),
  }),
  step('propose', {
    decision: decisionKind,
    scope: decisionScope,
    effectiveMonth: calendarMonth,
    /** What the household would be paid a month from then on. */
    monthlyAmountFen: amount,
    calculation: amountInput.optional(),
    /** Why the amount differs from what is calculated, where it does. */
    deviation: words.optional(),
    reason: words,
  }),
  /** What one has done oneself, taken back before anybody else has acted; the reason is on record. */
  step('take-back-dispatch', { reason: words }),
  step('take-back-proposal', { reason: words }),
  step('check', { note }),
  step('return-for-more', { reason: words }),
  step('issue-notice', { reference, reasons: words, remedies: words }),
  step('record-service', { servedOn: calendarDate, manner: serviceManner, note }),
  step('record-reply', { reply: replyKind, receivedOn: calendarDate, text: words.optional() }),
  /** 异议 with something that speaks against the findings: the town checks again. */
  step('object', { receivedOn: calendarDate, objection: words, evidence: words }),
  /** 听取意见: what the household said has been weighed. */
  step('hear', { considered: words }),
  /** `confirmed`: each difference from what was proposed and noticed, and why it is decided all the same. */
  step('decide', {
    collectiveDecision: reference.optional(),
    confirmed: z
      .array(z.strictObject({ difference: z.string().max(120), reason: words }))
      .max(60)
      .optional(),
    note,
  }),
  /** 落实: finance has carried the change out. */
  step('execute', { paymentList: reference, note }),
  step('archive', { note }),
  /** 排除 of one finding; without `assets`, of all of it. */
  step('clear', {
    rule: ruleName,
    assets: z.array(z.string()).min(1).max(200).optional(),
    reason: words.max(60),
    until: calendarDate,
    note,
    /** A second person is asked whatever the finding: one reason was given for many cases at once. */
    asksSecond: z.boolean().optional(),
  }),
  step('confirm', { subject: secondOpinionSubject, note }),
  step('refuse', { subject: secondOpinionSubject, reason: words }),
  /** What one asked a second person, before there is an answer. */
  step('take-back-request', { subject: secondOpinionSubject, reason: words }),
  /** Newer data no longer show any finding. */
  step('withdraw', { reason: words }),
  step('mark-ended', { cause: z.enum(['died', 'moved', 'left']), on: calendarDate, reason: words }),
  step('comment', { text: words }),
  step('attach', { attachment }),
  /** 出具文书: numbered, with the facts of this day. */
  step('issue-document', { document: documentKind }),
  step('extend-deadline', { workingDays: z.int().positive().max(60), grantedBy: staffId, reason: words }),
  /** Takes a closed case up again, as the next case of the household. */
  step('reopen', { reason: words }),
]);
export type CaseStep = z.infer<typeof caseStep>;
export type StepName = CaseStep['step'];
/** A step as a client writes it, defaults left out. */
export type CaseStepInput = z.input<typeof caseStep>;
export type StepOf<Name extends StepName> = Extract<CaseStep, { step: Name }>;
export const stepNames = caseStep.options.map((option) => option.shape.step.value);
/** A step as it is in the events of a case: every field as it was taken. */
export const storedStepName = openWord(z.enum(stepNames));
export const storedStep = kept({ step: storedStepName });

/** Why and when a household was marked as gone, as it is in the events of its case. */
export const storedEnding = kept({ step: z.literal('mark-ended'), cause: storedWord, on: calendarDate });
