/** The household file (一户一档): everything about one household, as stored in one partition. Its parts are described beside. */
import { z } from 'zod';
import { clearance } from './clearances.ts';
import { holding } from './holdings.ts';
import { householdCase } from './household-case.ts';
import { authorisedUntil, fen, householdId, scheme } from './primitives.ts';

export * from './clearances.ts';
export * from './findings.ts';
export * from './holdings.ts';
export * from './household-case.ts';

/** `disputed`: the roster's rows contradict each other; nobody is compared and nobody ends. */
export const profileStatus = z.enum(['active', 'disputed', 'ended']);

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
  status: profileStatus,
});
export type Profile = z.infer<typeof profile>;

export const member = z.object({
  /** 1 upwards, in the order of the roster's rows of this household. */
  ordinal: z.int().positive(),
  /** Keyed HMAC of the first 17 digits, with the key's version: `<version>:<hex>`, under the oldest key that is known; absent when not comparable. */
  identityToken: z.string().optional(),
  /** The same under newer keys, the newest last; absent while there is one key. */
  furtherTokens: z.array(z.string()).optional(),
  identity: z.enum(['comparable', 'invalid', 'other-document']),
  /** As normalised (18 characters) when comparable, else as given. Encrypted at rest by the table's key. */
  idNumber: z.string(),
  name: z.string(),
  formerNames: z.array(z.string()),
  relation: z.string(),
  recipient: z.boolean(),
  /** 人员类别, as the roster says it; absent where it says none. */
  personClasses: z.array(z.string()).optional(),
  authorisedUntil,
});
export type Member = z.infer<typeof member>;

export const householdFile = z.object({
  profile,
  members: z.array(member),
  holdings: z.array(holding),
  cases: z.array(householdCase),
  clearances: z.array(clearance),
});
export type HouseholdFile = z.infer<typeof householdFile>;
