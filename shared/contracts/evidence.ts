/** The nightly digests: what the chains of events of all cases were, so that no event can be changed unseen later. */
import * as z from 'zod';
import { householdId, instant } from './primitives.ts';

/** The end of a case's chain: how many events it has, and the digest of the last. */
export const chainEnd = z.object({
  case: z.int().positive(),
  events: z.int().positive(),
  digest: z.string(),
});
export type ChainEnd = z.infer<typeof chainEnd>;

/** A line of `digests/<run>/<digest>.ndjson`: one case as the night left it. */
export const digestedCase = chainEnd.extend({ householdId });
export type DigestedCase = z.infer<typeof digestedCase>;

/** What the audit log of a county held between two nights: the digest of its entries, in their order. */
export const auditSegment = z.object({
  county: z.string(),
  /** Instants: after the first, up to the second. Empty: from the beginning. */
  after: z.string(),
  through: instant,
  entries: z.int().nonnegative(),
  /** SHA-256 (hex) of the entries, each as canonical JSON on a line. */
  sha256: z.string(),
});
export type AuditSegment = z.infer<typeof auditSegment>;

/** One night's digest of all cases and of the audit log, chained to the one before. Fields of later versions are kept. */
export const evidenceDigest = z.looseObject({
  /** 1 upwards. */
  sequence: z.int().positive(),
  run: z.string(),
  at: instant,
  cases: z.int().nonnegative(),
  /** SHA-256 (hex) of the list of cases. */
  list: z.string(),
  /** By county; absent in nights that did not digest the audit log yet. */
  audit: z.array(auditSegment).optional(),
  /** How many tombstones there were, and the digest of the last; absent where there was none, and in nights of before. */
  forgotten: z.object({ tombstones: z.int().positive(), digest: z.string() }).optional(),
  /** Digest of the night's before, hex; 64 zeros for the first. */
  previousDigest: z.string(),
  digest: z.string(),
});
export type EvidenceDigest = z.infer<typeof evidenceDigest>;
