/** What a key says, as far as a trial needs it. */
export function keyParts(key: string): { subject: string; copyKey: string } {
  const parts = key.split('/');
  const file = parts.at(-1) ?? '';
  const subject = parts.slice(0, key.startsWith('roster/') ? 2 : 3).join('/');
  return { subject, copyKey: [...parts.slice(0, -1), `copy-of-${file}`].join('/') };
}

/** The keys that a message of S3 names; none where it is another's. */
export function notifiedKeys(body: string): string[] {
  const { Records: records } = JSON.parse(body) as { Records?: { s3: { object: { key: string } } }[] };
  return records?.map(({ s3 }) => decodeURIComponent(s3.object.key.replaceAll('+', ' '))) ?? [];
}
