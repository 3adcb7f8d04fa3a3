/** Looks for canaries in everything that Hedui keeps, sends and says outside the places where people belong. */
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { inflateRawSync } from 'node:zlib';
import type { Clients } from '../../../shared/store/aws/clients.ts';
import type { Bucket } from '../../../shared/store/aws/objects.ts';
import { canaries, detailsOf } from './canaries.ts';

/** Something that was said or kept somewhere. */
export interface Said {
  where: string;
  text: string;
}

const details = canaries.flatMap(detailsOf);

/** `where: what of whom` for each canary that appears where none may. */
export function findCanaries(said: Iterable<Said>): string[] {
  const found = new Set<string>();
  for (const { where, text } of said) {
    const read = `${text}\n${unescapeText(text)}`;
    for (const [what, detail] of details) if (read.includes(detail)) found.add(`${where}: ${what}`);
  }
  return [...found].sort();
}

/** Where a text stands, however it is escaped there. */
export function findText(wanted: string, said: Iterable<Said>): string[] {
  const places = [...said].filter(({ text }) => `${text}\n${unescapeText(text)}`.includes(wanted));
  return [...new Set(places.map(({ where }) => where))].sort();
}

/** What an address or JSON may hide: `%E7%A6%A4`, `\u79a4`. */
function unescapeText(text: string): string {
  return text
    .replace(/(%[0-9A-Fa-f]{2})+/g, (escaped) =>
      Buffer.from(escaped.replaceAll('%', ''), 'hex').toString('utf8'),
    )
    .replace(/\\u([0-9A-Fa-f]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** An item of a table in words, what was packed included. */
export function describeItem(item: unknown): string {
  return JSON.stringify(item, (_, value: unknown) => (value instanceof Uint8Array ? open(value) : value));
}

function open(bytes: Uint8Array): string {
  try {
    return inflateRawSync(bytes).toString('utf8');
  } catch {
    return Buffer.from(bytes).toString('utf8');
  }
}

export async function* itemsOf(
  { tables }: Clients,
  TableName: string,
): AsyncGenerator<Record<string, unknown>> {
  for (let from: Record<string, unknown> | undefined, more = true; more;) {
    const page = await tables.send(new ScanCommand({ TableName, ...(from && { ExclusiveStartKey: from }) }));
    yield* page.Items ?? [];
    from = page.LastEvaluatedKey;
    more = from !== undefined;
  }
}

/** Keys of a bucket, and the content of its objects outside these folders. */
export async function* objectsOf(bucket: Bucket, mayHoldPeople: readonly string[]): AsyncGenerator<Said> {
  for await (const { key } of bucket.list()) {
    yield { where: `key of ${bucket.name}`, text: key };
    if (mayHoldPeople.some((folder) => key.startsWith(folder))) continue;
    yield { where: `object ${key}`, text: (await bucket.readText(key)) ?? '' };
  }
}
