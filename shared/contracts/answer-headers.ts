/** What every answer of the interface carries: nothing of it may be kept by anybody between, or taken for something else. */
export const answerHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
} as const;

/** RFC 9457. */
export const problemMediaType = 'application/problem+json; charset=utf-8';
