/** Answers as they go over the wire. Nothing of this interface may be kept by anybody between. */
import { describeProblem, type Problem } from './problems.ts';
import type { FileReply, Reply, Route } from './route.ts';

const always = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
};

/** The schema of the answer is applied: what it does not name does not leave. */
export function respond<Deps>(answer: Reply<unknown> | FileReply, route: Route<Deps>): Response {
  if (answer.kind === 'file') return respondWithFile(answer);
  if (route.answer === 'file') throw new TypeError(`${route.pattern} answers with a file`);
  const { body, status = 200, version } = answer;
  return new Response(JSON.stringify(route.answer.parse(body)), {
    status,
    headers: {
      ...always,
      'content-type': 'application/json; charset=utf-8',
      ...(version !== undefined && { etag: `"${version}"` }),
    },
  });
}

function respondWithFile({ bytes, mediaType, fileName, headers }: FileReply): Response {
  return new Response(Uint8Array.from(bytes), {
    headers: {
      ...always,
      ...headers,
      'content-type': mediaType,
      // Shown by nothing but a program that the person chooses: no upload runs as a page of this host.
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
}

export function respondWithProblem(problem: Problem): Response {
  const body = describeProblem(problem);
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: {
      ...always,
      'content-type': 'application/problem+json; charset=utf-8',
      ...(body.status === 401 && { 'www-authenticate': 'Bearer realm="hedui"' }),
    },
  });
}
