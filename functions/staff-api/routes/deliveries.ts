/** Deliveries and rosters: what became of each file, what of it was quarantined, and what is decided about held ones. */
import * as z from 'zod';
import type { Subject } from '../../../shared/contracts/deliveries.ts';
import { deliveryLine, deliveryState, quarantineLine } from '../../../shared/contracts/outputs.ts';
import { bilingual, calendarDate, instant } from '../../../shared/contracts/primitives.ts';
import { readDeliveryKey } from '../../../shared/domain/deliveries/delivery-key.ts';
import { type PolicyInForce, policyInForce } from '../../../shared/domain/policy/policy-in-force.ts';
import { countyEffect, sampleRow, type ReleaseEffect } from '../../../shared/contracts/release-preview.ts';
import { deliveryComparison, fileProfile, rosterComparison } from '../../../shared/contracts/trust.ts';
import { effectFor, needsSecondPerson } from '../../../shared/domain/deliveries/release-effect.ts';
import { readHeld, type HeldFile } from '../../../shared/app/deliveries/read-held.ts';
import { decideHeld } from '../../../shared/app/deliveries/decide-held.ts';
import {
  deliveryLineOf,
  explain,
  readQuarantine,
  type DeliveredFile,
  type DeliveredFilesDependencies,
} from '../../../shared/app/deliveries/delivered-files.ts';
import { readFilePage, readFilesUnder } from '../../../shared/app/deliveries/list-files.ts';
import { subjectName } from '../../../shared/store/keys.ts';
import type { Actor } from '../../../shared/web/actor.ts';
import { readCursor, writeCursor } from '../../../shared/web/cursor.ts';
import { problem } from '../../../shared/web/problems.ts';
import { reply } from '../../../shared/web/route.ts';
import { defineRoute } from '../dependencies.ts';

const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
};
/** Place in a list that only grows at its end or between: how many were shown. */
const place = z.int().nonnegative();
/** The last put that was shown. */
const arrivalCursor = z.object({ at: instant, fileId: z.string().max(64) });
const inboxKey = z.string().min(1).max(1024);

const shownDelivery = deliveryLine.extend({
  kind: z.enum(['provider', 'roster', 'applicants', 'refused', 'unknown']),
  /** What policy calls its provider; null where it is no provider's. */
  providerName: z.string().nullable(),
  asOf: calendarDate.nullable(),
  arrivedAt: instant,
  explanation: bilingual.nullable(),
});

const shownEffect = countyEffect.extend({
  /** Cases of other counties. */
  otherCounties: countyEffect.pick({
    ...{ raised: true, changed: true, withdrawn: true, milder: true, harder: true },
  }),
  /** Whether somebody else has to decide the same. */
  needsSecondPerson: z.boolean(),
  endedHouseholds: z.int().optional(),
  endedByTown: z.array(z.object({ town: z.string(), households: z.int() })).optional(),
  newPersons: z.int().optional(),
});

/** Where persons are is for nobody outside. */
const comparedCounts = deliveryComparison.omit({ missing: true });

const shownHeld = z.object({
  /** Null while it is being worked out: ask again. */
  preview: z
    .object({
      stamp: z.string(),
      day: calendarDate,
      policyVersion: z.string(),
      indexVersion: z.string(),
      release: shownEffect,
      join: shownEffect.optional(),
    })
    .nullable(),
  /** Waits for a second person. */
  proposed: z
    .object({ decision: z.string(), by: z.string(), at: instant, reason: z.string().optional() })
    .nullable(),
  profile: fileProfile.nullable(),
  comparison: comparedCounts.nullable(),
  rosterComparison: rosterComparison.nullable(),
  /** Masked. */
  sample: z.array(sampleRow),
});

export const deliveryRoutes = [
  defineRoute({
    method: 'GET',
    pattern: '/api/deliveries',
    summary: {
      zh: '交付与花名册',
      en: 'Deliveries and rosters, the newest first, with counts and why one is held',
    },
    capability: 'see-deliveries',
    query: z.object({
      ...page,
      /** A page may then hold fewer than asked for, or none, while there is a next one. */
      state: deliveryState.optional(),
      kind: shownDelivery.shape.kind.optional(),
      key: inboxKey.optional(),
    }),
    answer: z.object({ deliveries: z.array(shownDelivery), next: z.string().nullable() }),
    handle: async ({ actor, query }, deps) => {
      const before = query.cursor === undefined ? undefined : readCursor(arrivalCursor, query.cursor);
      if (query.cursor !== undefined && before === undefined) return problem('cursor-invalid');
      const { files, next } = await readFilePage(
        deps,
        (subject) => concerns(actor, subject) && isAsked(subject, query),
        {
          before,
          limit: query.limit,
          is: ({ state, file }) =>
            (query.state === undefined || state === query.state) &&
            (query.key === undefined || file.key === query.key),
        },
      );
      const { policy } = await deps.policies.current();
      const { providerName } = policyInForce(policy, actor.staff.county, deps.today());
      const deliveries = files.map((each) => showDelivery(each, providerName));
      return reply({ deliveries, next: next === undefined ? null : writeCursor(next) });
    },
  }),
  defineRoute({
    method: 'POST',
    pattern: '/api/deliveries/decisions',
    summary: {
      zh: '放行、合并、退回待确认的交付，或收回放行',
      en: 'Releases, joins or rejects a held delivery or roster, or takes a release back',
    },
    capability: 'decide-deliveries',
    body: z.strictObject({
      key: inboxKey,
      /** `join`: used beside another file of the same day that is current; `take-back`: a release is undone. */
      decision: z.enum(['release', 'reject', 'join', 'take-back']),
      /** Needed for all but to reject. */
      reason: z.string().trim().min(1).max(500).optional(),
      /** Of the preview that was seen; needed to release or join. */
      stamp: z.string().max(100).optional(),
    }),
    /** `proposed`: it does so much that somebody else has to decide the same. */
    answer: z.object({ outcome: z.enum(['decided', 'proposed', 'unchanged']) }),
    isRepeatable: true,
    handle: async ({ actor, body, note }, deps) => {
      if (!isWithin(actor, body.key)) return problem('outside-scope');
      const { stamp, ...decision } = body;
      const made = { ...decision, by: actor.staff.id, at: deps.now().toISOString() };
      const outcome = await decideHeld({ ...made, basis: { kind: 'preview', stamp } }, deps);
      if (outcome.kind === 'refused') return problem('decision-refused', { detail: outcome.problem });
      const code = outcome.kind === 'proposed' ? 'propose' : body.decision;
      if (outcome.kind !== 'unchanged') note({ code: `delivery-${code}`, subject: body.key });
      return reply({ outcome: outcome.kind });
    },
  }),
  defineRoute({
    method: 'GET',
    pattern: '/api/deliveries/preview',
    summary: {
      zh: '放行会使哪些个案新增、减轻、加重、撤回或有其他变化，文件概况与样例行',
      en: 'What releasing a held file would do, by rule and town, what the file looks like, and masked rows of it',
    },
    capability: 'see-deliveries',
    query: z.object({ key: inboxKey }),
    answer: shownHeld,
    handle: async ({ actor, query }, deps) => {
      if (!isWithin(actor, query.key)) return problem('outside-scope');
      const newest = await findNewest(query.key, actor, deps);
      const held = newest && (await readHeld(newest.subject, newest.file, deps));
      return held === undefined ? problem('not-found') : reply(showHeld(held, actor));
    },
  }),
  defineRoute({
    method: 'GET',
    pattern: '/api/quarantine',
    summary: { zh: '隔离的行', en: 'Quarantined rows of a file: line and reason; the row stays in its file' },
    capability: 'see-deliveries',
    query: z.object({ ...page, key: inboxKey }),
    answer: z.object({ rows: z.array(quarantineLine), next: z.string().nullable() }),
    handle: async ({ actor, query }, deps) => {
      const from = query.cursor === undefined ? 0 : readCursor(place, query.cursor);
      if (from === undefined) return problem('cursor-invalid');
      if (!isWithin(actor, query.key)) return problem('outside-scope');
      const newest = await findNewest(query.key, actor, deps);
      if (newest === undefined) return problem('not-found');
      const rows: z.infer<typeof quarantineLine>[] = [];
      let seen = 0;
      for await (const row of readQuarantine(newest, deps.store)) {
        if (seen++ < from) continue;
        if (rows.push(row) > query.limit) break;
      }
      const next = rows.length > query.limit ? writeCursor(from + query.limit) : null;
      return reply({ rows: rows.slice(0, query.limit), next });
    },
  }),
];

/** Whether the list asks for files of a subject; of a key only its own can have any. */
function isAsked(
  subject: Subject,
  { kind, key }: { kind?: Subject['kind'] | undefined; key?: string | undefined },
): boolean {
  if (kind !== undefined && subject.kind !== kind) return false;
  if (key === undefined) return true;
  const reading = readDeliveryKey(key, '9999-12-31');
  return subject.kind === 'refused' || subjectName(reading.subject) === subjectName(subject);
}

/** Of a key that was put several times, the newest bytes. */
async function findNewest(
  key: string,
  actor: Actor,
  deps: DeliveredFilesDependencies,
): Promise<DeliveredFile | undefined> {
  const isWanted = (subject: Subject): boolean => concerns(actor, subject) && isAsked(subject, { key });
  return (await readFilesUnder(deps, key, isWanted)).named.at(-1);
}

/** Providers deliver for every county; a roster and a list of applicants are their county's alone. */
function concerns({ staff }: Actor, subject: Subject): boolean {
  return !('county' in subject) || subject.county === staff.county;
}

function isWithin(actor: Actor, key: string): boolean {
  const reading = readDeliveryKey(key, '9999-12-31');
  return reading.kind === 'refused' || concerns(actor, reading.subject);
}

function showEffect(effect: ReleaseEffect, { staff }: Actor): z.infer<typeof shownEffect> {
  const { own, elsewhere } = effectFor(effect, staff.county);
  const { endedHouseholds, endedByTown, newPersons } = effect;
  return {
    ...{ ...own, otherCounties: elsewhere, needsSecondPerson: needsSecondPerson(effect) },
    ...(endedHouseholds !== undefined && { endedHouseholds }),
    ...(endedByTown !== undefined && { endedByTown }),
    ...(newPersons !== undefined && { newPersons }),
  };
}

function showHeld(held: HeldFile, actor: Actor): z.infer<typeof shownHeld> {
  const { preview, proposed, profile, comparison, rosterComparison: rosters, sample } = held;
  return {
    preview:
      preview === undefined
        ? null
        : {
            stamp: preview.stamp,
            day: preview.day,
            policyVersion: preview.policyVersion,
            indexVersion: preview.indexVersion,
            release: showEffect(preview.release, actor),
            ...(preview.join && { join: showEffect(preview.join, actor) }),
          },
    proposed:
      proposed === undefined
        ? null
        : {
            ...{ decision: proposed.proposes ?? 'release', by: proposed.by, at: proposed.at },
            ...(proposed.reason !== undefined && { reason: proposed.reason }),
          },
    profile: profile ?? null,
    comparison: comparison === undefined ? null : comparedCounts.parse(comparison),
    rosterComparison: rosters ?? null,
    sample,
  };
}

function showDelivery(
  delivered: DeliveredFile,
  providerName: PolicyInForce['providerName'],
): z.infer<typeof shownDelivery> {
  const { file, subject } = delivered;
  return {
    ...deliveryLineOf(delivered),
    kind: subject.kind,
    providerName: subject.kind === 'provider' ? providerName(subject) : null,
    asOf: file.asOf,
    arrivedAt: file.arrivedAt,
    explanation: explain(delivered),
  };
}
