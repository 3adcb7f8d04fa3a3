/** The household file (一户一档): everything about one household, as stored in one partition. Its parts are described beside. */
import * as z from 'zod';
import { clearance } from './clearances.ts';
import { holding } from './holdings.ts';
import { householdCase } from './household-case.ts';
import { householdEnd, householdLink } from './household-people.ts';
import { authorisedUntil, calendarDate, fen, householdId, scheme } from './primitives.ts';
import { isKnown, openWord } from './stored.ts';

export * from './clearances.ts';
export * from './findings.ts';
export * from './holdings.ts';
export * from './household-case.ts';
export * from './household-people.ts';

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
  /**
   * 分类救助金 a month, where the roster has a column of its own; `unknown` where its rows cannot be read or contradict each
   * other; absent where it names none. Policy says whether the monthly amount has it in it.
   */
  supplementFen: z.union([fen.positive(), z.literal('unknown')]).optional(),
  incomeFen: fen,
  incomePeriod: z.enum(['month', 'year']),
  /** Account that receives the guarantee (低保金发放账号), folded as account numbers are. */
  aidAccount: z.string().optional(),
  status: openWord(profileStatus),
  /** 家庭编号 as the roster writes it now; absent where it is the one in the id. */
  number: z.string().optional(),
  /** Why it has left the roster; absent while it is there, and of what left before this was kept. */
  ended: householdEnd.optional(),
  /** What rosters did to it: numbers that changed, people who came from and went to other households. */
  links: z.array(householdLink).optional(),
  /** Ordinals of members whose rows cannot be read, or whose numbers no longer can, while it is disputed. */
  unreadable: z.array(z.int().positive()).optional(),
});
export type Profile = z.infer<typeof profile>;

/** Whether a household's status is one of this version's; one of another is shown, and like a disputed one it is left as it is. */
export function isOfKnownStatus({ status }: Pick<Profile, 'status'>): boolean {
  return isKnown(profileStatus, status);
}

export const member = z.object({
  /** Given to a person once and for good, 1 upwards, whatever the order of a roster's rows. */
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
  /** 授权书签署日期; absent where the roster says none, and in records of before. */
  authorisedOn: calendarDate.optional(),
  authorisedUntil,
  /** As-of date of the roster that has this person no more; absent while in it. */
  leftOn: calendarDate.optional(),
});
export type Member = z.infer<typeof member>;

/** A member's tokens, under the oldest key first. */
export function tokensOf({
  identityToken,
  furtherTokens = [],
}: Pick<Member, 'identityToken' | 'furtherTokens'>): string[] {
  return identityToken === undefined ? [] : [identityToken, ...furtherTokens];
}

export const householdFile = z.object({
  profile,
  /** Who is in the household now. */
  members: z.array(member),
  /** Who was: they keep their ordinals, and what is on record of them stays theirs. */
  formerMembers: z.array(member),
  holdings: z.array(holding),
  cases: z.array(householdCase),
  clearances: z.array(clearance),
  /** The highest number of a case that was forgotten; absent where none was. */
  casesThrough: z.int().positive().optional(),
});
export type HouseholdFile = z.infer<typeof householdFile>;
