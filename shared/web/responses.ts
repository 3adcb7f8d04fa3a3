/** Answers as they go over the wire. */
import { answerHeaders, problemMediaType } from '../contracts/answer-headers.ts';
import { describeProblem } from '../contracts/problems.ts';
import { contentDisposition } from './file-names.ts';
import type { Problem } from './problems.ts';
import type { FileReply, Reply, Route } from './route.ts';

/** The schema of the answer is applied: what it does not name does not leave. */
export function respond<Deps>(answer: Reply<unknown> | FileReply, route: Route<Deps>): Response {
  if (answer.kind === 'file') return respondWithFile(answer);
  if (route.answer === 'file') throw new TypeError(`${route.pattern} answers with a file`);
  const { body, version } = answer;
  return new Response(JSON.stringify(route.answer.parse(body), withoutInternals), {
    status: route.creates === true ? 201 : 200,
    headers: {
      ...answerHeaders,
      'content-type': 'application/json; charset=utf-8',
      ...(version !== undefined && { etag: `"${version}"` }),
    },
  });
}

/** Tokens of people, their households in other counties, and keys of tables: stored objects keep what they do not know, and these are for nobody outside. */
export const internals: ReadonlySet<string> = new Set([
  'identityToken',
  'furtherTokens',
  'memberToken',
  'memberTokens',
  'spouseToken',
  'token',
  'tokens',
  'elsewhere',
  'pk',
  'sk',
]);

function withoutInternals(name: string, value: unknown): unknown {
  return internals.has(name) ? undefined : value;
}

function respondWithFile({ bytes, mediaType, fileName, headers }: FileReply): Response {
  return new Response(Uint8Array.from(bytes), {
    headers: {
      ...answerHeaders,
      ...headers,
      'content-type': mediaType,
      // Shown by nothing but a program that the person chooses: no upload runs as a page of this host.
      'content-disposition': contentDisposition('attachment', fileName),
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
}

export function respondWithProblem(problem: Problem): Response {
  const body = describeProblem(problem.code, problem);
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: {
      ...answerHeaders,
      'content-type': problemMediaType,
      ...(body.status === 401 && { 'www-authenticate': 'Bearer realm="hedui"' }),
    },
  });
}
