/** The household file (一户一档): everything about one household, as stored in one partition. */
import { z } from 'zod';
import {
  authorisedUntil,
  bilingual,
  calendarDate,
  certainty,
  fen,
  householdId,
  instant,
  scheme,
  sourceName,
} from './primitives.ts';

export const profile = z.object({
  householdId,
  county: z.string(),
  scheme,
  headName: z.string(),
  town: z.string(),
  village: z.string(),
  category: z.string(),
  /** Members who live together: 家庭人口, else the number of persons in the roster's rows. */
  headcount: z.int().positive(),
  monthlyAmountFen: fen,
  incomeFen: fen,
  incomePeriod: z.enum(['month', 'year']),
  /** Account that receives the guarantee (低保金发放账号), folded as account numbers are. */
  aidAccount: z.string().optional(),
  /** `disputed`: the roster's rows contradict each other; nobody is compared and nobody ends. */
  status: z.enum(['active', 'disputed', 'ended']),
});
export type Profile = z.infer<typeof profile>;

export const member = z.object({
  /** 1 upwards, in the order of the roster's rows of this household. */
  ordinal: z.int().positive(),
  /** Keyed HMAC of the first 17 digits, with the key's version: `<version>:<hex>`; absent when not comparable. */
  identityToken: z.string().optional(),
  identity: z.enum(['comparable', 'invalid', 'other-document']),
  /** As normalised (18 characters) when comparable, else as given. Encrypted at rest by the table's key. */
  idNumber: z.string(),
  name: z.string(),
  formerNames: z.array(z.string()),
  relation: z.string(),
  recipient: z.boolean(),
  authorisedUntil,
});
export type Member = z.infer<typeof member>;

/** What a bank row says. Words are kept as delivered; they are judged in the assessment. */
export const bankAsset = z.object({
  source: z.literal('bank'),
  accountNumber: z.string(),
  subAccount: z.string().optional(),
  branch: z.string().optional(),
  accountType: z.string().optional(),
  currency: z.string().optional(),
  balanceFen: fen,
  balanceDate: calendarDate,
  status: z.string(),
});
export type BankAsset = z.infer<typeof bankAsset>;

export const vehicleAsset = z.object({
  source: z.literal('vehicle'),
  plateNumber: z.string(),
  plateType: z.string(),
  vin: z.string().optional(),
  vehicleType: z.string().optional(),
  use: z.string().optional(),
  registeredOn: calendarDate.optional(),
  status: z.string(),
});
export type VehicleAsset = z.infer<typeof vehicleAsset>;

export const propertyAsset = z.object({
  source: z.literal('property'),
  certificateNumber: z.string(),
  unitNumber: z.string().optional(),
  location: z.string().optional(),
  purpose: z.string(),
  area: z.string().optional(),
  ownership: z.string().optional(),
  share: z.string().optional(),
  registeredOn: calendarDate.optional(),
  status: z.string(),
});
export type PropertyAsset = z.infer<typeof propertyAsset>;

export const asset = z.discriminatedUnion('source', [bankAsset, vehicleAsset, propertyAsset]);
export type Asset = z.infer<typeof asset>;

/** A holding (财产记录): one matched row, in the file of the household it leads to. */
export const holding = z.object({
  provider: z.string(),
  asOf: calendarDate,
  /** Inbox key of the file. */
  file: z.string(),
  /** Physical line, the header being 1, after inflation. */
  line: z.int().positive(),
  /** The member it leads to, by the first 17 digits. */
  identityToken: z.string(),
  checkDigitRight: z.boolean(),
  /** Name on the row, as delivered (may be empty). */
  name: z.string(),
  asset,
});
export type Holding = z.infer<typeof holding>;

/** A line of a staged chunk of hits: a holding on its way into a household's file. */
export const stagedHit = z.object({ household: householdId, holding });
export type StagedHit = z.infer<typeof stagedHit>;

export const ruleName = z.enum([
  'financial-assets',
  'commercial-property',
  'second-home',
  'motor-vehicle',
  'unclear-asset',
  'identity-question',
  'duplicate-recipient',
]);
export type RuleName = z.infer<typeof ruleName>;

export const caseKind = z.enum(['review', 'suspension']);
export type CaseKind = z.infer<typeof caseKind>;

/** One row that a finding rests on, frozen when the finding was made. */
export const evidence = z.object({
  source: sourceName,
  provider: z.string(),
  asOf: calendarDate,
  file: z.string(),
  line: z.int().positive(),
  certainty,
  /** Why the certainty is what it is, and what the row shows, for staff. */
  note: bilingual,
  memberOrdinal: z.int().positive(),
  asset,
  /** What this row counts for in the finding, in fen; absent where the rule is not about money. */
  countedFen: fen.optional(),
});
export type Evidence = z.infer<typeof evidence>;

/** A finding (疑点): one rule that the household fails. */
export const finding = z.object({
  rule: ruleName,
  kind: caseKind,
  amountFen: fen.nullable(),
  limitFen: fen.nullable(),
  explanation: bilingual,
  /** Largest first, at most 200; the rest is counted. */
  evidence: z.array(evidence),
  evidenceOmitted: z.int().nonnegative(),
});
export type Finding = z.infer<typeof finding>;

/** One thing that happened to a case, chained to the one before by its digest. */
export const caseEvent = z.object({
  sequence: z.int().positive(),
  at: instant,
  actor: z.string(),
  type: z.enum(['raised', 'merged', 'escalated', 'lowered', 'withdrawn', 'ended']),
  reason: bilingual,
  /** Digest of the event before, hex; 64 zeros for the first. */
  previousDigest: z.string(),
  digest: z.string(),
});
export type CaseEvent = z.infer<typeof caseEvent>;

/** A case (个案): what staff are asked to look at. Amounts are of the household on the day it was last assessed. */
export const householdCase = z.object({
  number: z.int().positive(),
  householdId,
  kind: caseKind,
  state: z.enum(['raised', 'withdrawn', 'ended']),
  findings: z.array(finding),
  /** One month's guarantee, in fen. */
  amountAtStakeFen: fen,
  day: calendarDate,
  policyVersion: z.string(),
  indexVersion: z.string(),
  /** Deliveries read: what was known of each provider when this was judged. */
  deliveriesRead: z.array(
    z.object({ source: sourceName, provider: z.string(), asOf: calendarDate.nullable() }),
  ),
  /** One higher with each change; every update is conditional on it. */
  version: z.int().positive(),
  events: z.array(caseEvent),
});
export type HouseholdCase = z.infer<typeof householdCase>;

/** A clearance (排除): staff have explained a finding. Granting them is staff's work; the assessment honours them. */
export const clearance = z.object({
  rule: ruleName,
  /** Asset keys (`assetKey` of the source) that were explained. */
  assets: z.array(z.string()),
  amountFen: fen.nullable(),
  by: z.string(),
  reason: z.string(),
  until: calendarDate.nullable(),
});
export type Clearance = z.infer<typeof clearance>;

export const householdFile = z.object({
  profile,
  members: z.array(member),
  holdings: z.array(holding),
  cases: z.array(householdCase),
  clearances: z.array(clearance),
});
export type HouseholdFile = z.infer<typeof householdFile>;
