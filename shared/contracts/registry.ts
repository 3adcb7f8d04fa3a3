/** What is on record of the registry index: who is in which county's rosters. */
import * as z from 'zod';
import { instant } from './primitives.ts';
import { kept } from './stored.ts';

/** What identity tokens have from before there were several keys. */
export const firstKeyVersion = '1';

/** One county's part of the registry index: the packed table, and the register of its households. */
export const countyIndex = kept({
  indexKey: z.string(),
  registerKey: z.string(),
  /** Who is who; absent from what was imported before that was kept. */
  peopleKey: z.string().optional(),
  /** What households are looked up by; absent from what was imported before that was kept. */
  namesKey: z.string().optional(),
  households: z.int().nonnegative(),
  /** In the index object: the table is made for so many before any object is read. */
  persons: z.int().nonnegative(),
  rosterFileId: z.string(),
  /** Keys under which its members have identity tokens, the oldest first. */
  keyVersions: z.array(z.string()).default([firstKeyVersion]),
  /** By version: the print of the key; absent in what was imported before that was kept. */
  keyPrints: z.record(z.string(), z.string()).optional(),
});
export type CountyIndex = z.infer<typeof countyIndex>;

/** An import that has begun to write household files of a county, and has not said that it is done. */
export const rosterImport = kept({ attempt: z.string(), rosterFileId: z.string(), begunAt: instant });
export type RosterImport = z.infer<typeof rosterImport>;

/** The registry index: county → objects. Its version is the digest of that map; its revision counts the swaps. */
export const registryMap = kept({
  version: z.string(),
  revision: z.int().nonnegative(),
  counties: z.record(z.string(), countyIndex),
  /** Imports under way, or cut off, by county. */
  importing: z.record(z.string(), z.array(rosterImport)).optional(),
});
export type RegistryMap = z.infer<typeof registryMap>;

/** A line of a county's register: every household of its registry, ended ones that were left included. */
export const registerLine = z.object({
  householdId: z.string(),
  /** Digest of profile and members: the same roster again writes nothing. */
  digest: z.string(),
  /** The highest ordinal that was given: former members are among them. */
  members: z.int().nonnegative(),
  ended: z.boolean(),
});
export type RegisterLine = z.infer<typeof registerLine>;
