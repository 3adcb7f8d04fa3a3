/** What a night leaves behind, a chunk at a time: no names, no numbers of people. */
import * as z from 'zod';
import { chainEnd } from './evidence.ts';
import { profileStatus, ruleName, storedCaseKind } from './household-file.ts';
import { calendarDate, fen, householdId, instant, monthSpan, sourceName } from './primitives.ts';
import { storedReason } from './reasons.ts';
import { openWord } from './stored.ts';

/** Things of a household that are the same whoever delivers them, such as accounts, by who delivered them. */
export const deliveredThings = z.object({
  source: sourceName,
  /** In ascending order; by the names that policy uses. */
  providers: z.array(z.string()),
  things: z.int().positive(),
});
export type DeliveredThings = z.infer<typeof deliveredThings>;

/** Two providers that deliver mostly the same things: perhaps one that was renamed, or one that delivers for the other. */
export const sharingProviders = z.object({
  source: sourceName,
  providers: z.tuple([z.string(), z.string()]),
  /** Things that both delivered. */
  shared: z.int(),
  /** Things of the one of them that delivered fewer. */
  of: z.int(),
});
export type SharingProviders = z.infer<typeof sharingProviders>;

/** A line of `runs/<run>/chunks/<n>.ndjson`: what the night found of one household. */
export const householdResult = z.object({
  householdId,
  status: openWord(profileStatus),
  /** Empty in a night that began before results recorded it. */
  town: z.string().default(''),
  /** Kind of the household's open case after this assessment. */
  openCase: storedCaseKind.nullable(),
  amountAtStakeFen: fen,
  rules: z.array(ruleName),
  shadowRules: z.array(ruleName),
  matches: z.object({ verified: z.int(), probable: z.int(), doubtful: z.int() }),
  notices: z.array(z.object({ member: z.int().nullable(), reason: storedReason })),
  /** Of every case of the household, open or not: what the night's digest covers. */
  chains: z.array(chainEnd),
  /** Absent where there is none, and in a night that began before results recorded it. */
  delivered: z.array(deliveredThings).optional(),
});
export type HouseholdResult = z.infer<typeof householdResult>;

/** How fresh one provider is; `asOf` null: it has delivered nothing that could be accepted. */
export const sourceFreshness = z.object({
  source: sourceName,
  provider: z.string(),
  asOf: calendarDate.nullable(),
  /** Of a source whose rows are each about a month: the months that its current delivery covers. */
  months: monthSpan.optional(),
});
export type SourceFreshness = z.infer<typeof sourceFreshness>;

/** What the night found in a town. `incomplete`: compared, but not all of its members could be. */
export const townResult = z
  .object({
    active: z.int(),
    disputed: z.int(),
    incomplete: z.int(),
    review: z.int(),
    suspension: z.int(),
  })
  .catchall(z.int());
export type TownResult = z.infer<typeof townResult>;

/** `runs/<run>/report.json`: the night as a whole. */
export const runReport = z.object({
  run: z.string(),
  day: calendarDate,
  startedAt: instant,
  closedAt: instant,
  policyVersion: z.string(),
  indexVersion: z.string(),
  households: z.object({ active: z.int(), disputed: z.int(), ended: z.int() }),
  /** Open cases by kind. */
  openCases: z.object({ review: z.int(), suspension: z.int() }).catchall(z.int()),
  findingsByRule: z.record(ruleName, z.int()),
  shadowFindingsByRule: z.record(ruleName, z.int()),
  matches: z.object({ verified: z.int(), probable: z.int(), doubtful: z.int() }),
  amountAtStakeFen: fen,
  notices: z.record(storedReason, z.int()),
  freshness: z.array(sourceFreshness),
  /** Absent where none do. */
  sharing: z.array(sharingProviders).optional(),
  /** Of one county; the report of all counties has none, since names of towns repeat. */
  towns: z.record(z.string(), townResult).default({}),
});
export type RunReport = z.infer<typeof runReport>;
