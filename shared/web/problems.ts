/** What a handler answers when a request cannot be carried out. */
import type { z } from 'zod';
import type { ProblemCode, ProblemDetails } from '../contracts/problems.ts';

export interface Problem extends ProblemDetails {
  kind: 'problem';
  code: ProblemCode;
}

export function problem(code: ProblemCode, rest: ProblemDetails = {}): Problem {
  return { kind: 'problem', code, ...rest };
}

/** What somebody may not do, as opposed to what they only got wrong: it goes into the audit log of their county. */
const forbidden: ReadonlySet<ProblemCode> = new Set([
  'token-not-for-access',
  'staff-inactive',
  'claims-differ',
  'csrf-token-missing',
  'role-missing',
  'outside-scope',
  'related-staff',
  'step-refused',
  'decision-refused',
  'staff-change-refused',
  'purpose-unknown',
]);

export function isForbidden({ code }: Problem): boolean {
  return forbidden.has(code);
}

/** What is wrong by the schema: where, and in which way. What was sent is not repeated. */
export function invalidRequest(place: 'body' | 'query' | 'path', error: z.ZodError): Problem {
  const problems = error.issues.slice(0, 20).map((issue) => ({
    code: issue.code,
    path: [place, ...issue.path.map(String)].join('.'),
    zh: '不符合要求',
    // The names of unknown fields are what was sent as well.
    en: issue.code === 'unrecognized_keys' ? 'Unrecognized keys' : issue.message,
  }));
  return problem('request-invalid', { problems });
}
