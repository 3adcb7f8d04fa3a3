/** A route of the interface, as data: what is asked, by whom, and what is answered; the document is made from the same. */
import type { z } from 'zod';
import type { Bilingual } from '../contracts/primitives.ts';
import type { Capability } from '../domain/staff/access.ts';
import type { Actor } from './actor.ts';
import type { AuditNote } from './audit-note.ts';
import type { Problem } from './problems.ts';
import type { ScopedStores } from './scoped-stores.ts';

/** A header, and a key of the table. */
export const idempotencyKeyForm = /^[\x21-\x7e]{1,128}$/;

export interface Reply<Body> {
  kind: 'reply';
  body: Body;
  /** Becomes the entity tag, for `If-Match` of the next change. */
  version?: number;
}

/** Something else than JSON. */
export interface FileReply {
  kind: 'file';
  bytes: Uint8Array;
  mediaType: string;
  fileName: string;
  headers?: Record<string, string>;
}

export interface RouteRequest<Path, Query, Body> {
  actor: Actor;
  /** Households, cases, lists and the audit log, as far as the actor may see and work them. */
  scoped: ScopedStores;
  path: Path;
  query: Query;
  body: Body;
  /** The body as it came, where the route takes `bytes`. */
  bytes: Uint8Array;
  /** The version of `If-Match`; undefined without one. */
  expectedVersion: number | undefined;
  /** Notes in the audit log what is done here; what is refused is noted by itself. */
  note: (entry: AuditNote) => void;
}

export interface Route<
  Deps,
  Path extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT';
  /** With variables in braces: `/api/households/{household}`. */
  pattern: string;
  summary: Bilingual;
  /** Who may ask at all, by the table of capabilities; what they see is narrowed by county, town and kinship. */
  capability: Capability;
  path?: Path;
  query?: Query;
  /** Of changes: what is sent, as JSON; `bytes` takes the body as it is. */
  body?: Body | 'bytes';
  /** `file`: answers with something else than JSON. */
  answer: Answer | 'file';
  /** Whether the same request may come again under an idempotency key: its answer then is ids, states and versions only. */
  isRepeatable?: boolean;
  /** Whether it makes something new, which is answered with 201. */
  creates?: boolean;
  /** Whether a change rests on a version, which `If-Match` has to say. */
  needsVersion?: boolean;
  handle(
    request: RouteRequest<z.infer<Path>, z.infer<Query>, z.infer<Body>>,
    deps: Deps,
  ): Promise<Reply<z.input<Answer>> | FileReply | Problem>;
}

/** Makes routes whose handlers are typed by their schemas; the list of all routes forgets which. */
export function routesWith<Deps>() {
  return <
    Path extends z.ZodType = z.ZodUnknown,
    Query extends z.ZodType = z.ZodUnknown,
    Body extends z.ZodType = z.ZodUnknown,
    Answer extends z.ZodType = z.ZodUnknown,
  >(
    route: Route<Deps, Path, Query, Body, Answer>,
  ): Route<Deps> => route;
}

export function reply<Body>(body: Body, rest: Omit<Reply<Body>, 'kind' | 'body'> = {}): Reply<Body> {
  return { kind: 'reply', body, ...rest };
}
