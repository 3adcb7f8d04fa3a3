/** Who is who over the years: which people a household's file is about, whatever number and order a roster gives them. */
import * as z from 'zod';
import { calendarDate, householdId, scheme } from './primitives.ts';
import { kept, openWord } from './stored.ts';

/**
 * What a roster did to a household besides changing its contents, seen from the file that records it:
 *
 * | Kind | Says |
 * |---|---|
 * | `renumbered` | the same people are under another number; `number` is the former one |
 * | `number-given-to` | this file's number is now that of the other household |
 * | `number-taken-from` | this household has a number that was the other one's |
 * | `members-went-to`, `members-came-from` | these members (ordinals of this file) left for, or came from, the other household |
 * | `came-back` | it had left the roster, and is in it again |
 */
export const householdLinkKind = z.enum([
  'renumbered',
  'number-given-to',
  'number-taken-from',
  'members-went-to',
  'members-came-from',
  'came-back',
]);

/** One such event, seen from the file that records it. */
export const householdLink = kept({
  kind: openWord(householdLinkKind),
  household: householdId.optional(),
  number: z.string().optional(),
  ordinals: z.array(z.int().positive()).optional(),
  /** As-of date of the roster that says so. */
  on: calendarDate,
});
export type HouseholdLink = z.infer<typeof householdLink>;

/** Members of one household who are in another one since a roster. */
export const householdMove = kept({ from: householdId, to: householdId, on: calendarDate });
export type HouseholdMove = z.infer<typeof householdMove>;

/** A person of the household as a record names them: these words stand, whatever later rosters say. */
export const namedPerson = kept({
  ordinal: z.int().positive(),
  name: z.string(),
  /** Absent where the person's number cannot be compared. */
  identityToken: z.string().optional(),
});
export type NamedPerson = z.infer<typeof namedPerson>;

/** A person who is in other households too. */
export const doublePerson = namedPerson.extend({
  /** Those of the same county. */
  households: z.array(householdId),
  /** Those of other counties, which nobody is shown: staff learn that there is one. */
  elsewhere: z.array(householdId).optional(),
});
export type DoublePerson = z.infer<typeof doublePerson>;

/** Why nothing can be said of a person today, though something was said before. */
export const unknownBecause = z.enum([
  'member-unauthorised',
  'identity-invalid',
  'identity-not-comparable',
  'member-row-quarantined',
  'household-disputed',
  'other-household-disputed',
]);
export type UnknownBecause = z.infer<typeof unknownBecause>;

/** Why a household left the roster, and which households its people or its number went to. */
export const householdEndCause = z.enum(['left-roster', 'number-given-to-others', 'moved', 'merged']);

export const householdEnd = kept({
  cause: openWord(householdEndCause),
  households: z.array(householdId),
  on: calendarDate,
});
export type HouseholdEnd = z.infer<typeof householdEnd>;

/** How a person of a household is known again. Every key is a keyed digest: nothing of the person can be read from it. */
export const knownPerson = kept({
  ordinal: z.int().positive(),
  /** Whether `tokens` are those of an identity number; else they are of the number as it was written, if there was one. */
  comparable: z.boolean(),
  tokens: z.array(z.string()),
  /** Of name and relation. */
  names: z.array(z.string()),
  /**
   * Of name and day of birth, and of name and the rest of the number: a corrected number has one of them in common with the
   * one before. Absent where the number cannot be compared, and in objects of before.
   */
  parts: z.array(z.string()).optional(),
  /** As-of date of the first roster without the person. */
  leftOn: calendarDate.optional(),
});
export type KnownPerson = z.infer<typeof knownPerson>;

/** One household of a county's people: what the importer has to know to tell the next roster's households apart. */
export const householdPeople = kept({
  householdId,
  /** 家庭编号 as the newest roster that has it writes it. */
  number: z.string(),
  scheme,
  /** Keyed digests of the head's name. */
  head: z.array(z.string()),
  /** Tokens and parts of the head's number; absent where it cannot be compared, and in objects of before. */
  headNumber: z.array(z.string()).optional(),
  people: z.array(knownPerson),
  links: z.array(householdLink),
  ended: householdEnd.nullable(),
});
export type HouseholdPeople = z.infer<typeof householdPeople>;

/** What a household is looked up by besides its number: one line of a county's list of names, which no key is made of. */
export const householdNames = kept({
  householdId,
  /** 家庭编号 as the newest roster writes it. */
  number: z.string(),
  headName: z.string(),
  /** Names and former names of its members. */
  names: z.array(z.string()),
  town: z.string(),
  village: z.string(),
});
export type HouseholdNames = z.infer<typeof householdNames>;
