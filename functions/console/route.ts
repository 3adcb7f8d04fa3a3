/** A route of the console: who it is for, what it reads of a request, and what comes of it. */
import type { z } from 'zod';
import type { StaffRole } from '../../shared/contracts/staff.ts';
import type { Problem } from '../../shared/web/problems.ts';
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

/** What goes into the audit log; refusals of the console itself are noted by themselves. */
export interface AuditNote {
  /** `done` unless it says otherwise. */
  outcome?: 'done' | 'refused';
  code: string;
  household?: string;
  subject?: string;
}

export interface RouteRequest<Path, Query> {
  visit: StaffVisit;
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
  roles: readonly StaffRole[];
  path?: Path;
  /** What cannot be read is left out of a query rather than refused: links grow old. */
  query?: Query;
  handle(request: RouteRequest<z.infer<Path>, z.infer<Query>>, deps: ConsoleDependencies): Promise<Outcome>;
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
