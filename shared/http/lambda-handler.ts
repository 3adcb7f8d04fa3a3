/** A web application as a Lambda handler for events of an HTTP API. */
import type { Hono } from 'hono';
import { defaultIsContentTypeBinary, handle } from 'hono/aws-lambda';

/* eslint-disable @typescript-eslint/no-deprecated -- the package that is to follow it is not published yet */
export function lambdaHandler(app: Hono) {
  return handle(app, { isContentTypeBinary: (type) => isFile(type) || defaultIsContentTypeBinary(type) });
}

/** As text a CSV would lose its byte order mark: Excel in China takes it for GBK then, and its digest is another. */
function isFile(contentType: string): boolean {
  return contentType.startsWith('text/csv');
}
