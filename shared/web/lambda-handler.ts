/** A web application as a Lambda handler for events of a REST API. */
import { Hono } from 'hono';
import { defaultIsContentTypeBinary, handle, type LambdaEvent } from 'hono/aws-lambda';
import { measureAnswer } from './measure-answers.ts';
import { pathAt, placeAnswer } from './place.ts';

/** @param publicUrl where people reach the application, which itself writes addresses as if it stood at the root */
/* eslint-disable @typescript-eslint/no-deprecated -- the package that is to follow it is not published yet */
export function lambdaHandler(app: Hono, publicUrl: string) {
  const place = new URL(publicUrl).pathname.replace(/\/$/, '');
  const placed = new Hono();
  placed.mount('/', async (request) => {
    const answer = await app.fetch(request);
    measureAnswer(new URL(request.url).pathname, answer.status);
    return placeAnswer(answer, place);
  });
  const run = handle(placed, {
    isContentTypeBinary: (type) => isFile(type) || defaultIsContentTypeBinary(type),
  });
  return (event: RestApiEvent) => run({ ...event, path: pathAt(place, event.path) });
}

type RestApiEvent = Extract<LambdaEvent, { version: string; httpMethod: string }>;

/** As text a CSV would lose its byte order mark: Excel in China takes it for GBK then, and its digest is another. */
function isFile(contentType: string): boolean {
  return contentType.startsWith('text/csv');
}
