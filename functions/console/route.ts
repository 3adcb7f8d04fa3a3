/** A route of the console: who it is for, what it reads of a request, and what comes of it. */
import type { z } from 'zod';
import type { Capability } from '../../shared/domain/staff/access.ts';
import type { AuditNote } from '../../shared/web/audit-note.ts';
import type { Problem } from '../../shared/web/problems.ts';
import type { ScopedStores } from '../../shared/web/scoped-stores.ts';
import type { ConsoleDependencies } from './dependencies.ts';
import type { Entered } from './steps/form.ts';
import type { Page } from './views/shell.ts';
import type { StaffVisit } from './visit.ts';

export type Outcome =
  | { kind: 'page'; page: Page; status?: 200 | 409 | 412 | 422 }
  /** What was asked for is done, or found elsewhere. */
  | { kind: 'redirect'; to: string }
  | {
      kind: 'file';
      body: string | Uint8Array<ArrayBuffer>;
      mediaType: string;
      fileName: string;
      inline?: boolean;
    }
  | Problem;

export interface RouteRequest<Path, Query> {
  visit: StaffVisit;
  /** Households, cases, lists and the audit log, as far as the person may see and work them. */
  scoped: ScopedStores;
  path: Path;
  query: Query;
  /** What was sent, by field; empty for GET. */
  entered: Entered;
  /** The files of a form that has some. */
  files: readonly File[];
  note: (entry: AuditNote) => void;
}

export interface Route<Path extends z.ZodType = z.ZodType, Query extends z.ZodType = z.ZodType> {
  method: 'GET' | 'POST';
  pattern: string;
  capability: Capability;
  path?: Path;
  /** What cannot be read is left out of a query rather than refused: links grow old. */
  query?: Query;
  handle(request: RouteRequest<z.infer<Path>, z.infer<Query>>, deps: ConsoleDependencies): Promise<Outcome>;
  /**
   * The page of the form with what was entered, for somebody whose session ended meanwhile and who has signed in again:
   * nothing is done yet. Where a route has none, what was entered is shown by itself and sent from there.
   */
  refill?(request: RouteRequest<z.infer<Path>, z.infer<Query>>, deps: ConsoleDependencies): Promise<Outcome>;
}

/** Makes a route whose handler is typed by its schemas; the list of all routes forgets which. */
export function defineRoute<Path extends z.ZodType = z.ZodUnknown, Query extends z.ZodType = z.ZodUnknown>(
  route: Route<Path, Query>,
): Route {
  return route;
}

export function show(page: Page): Outcome {
  return { kind: 'page', page };
}
