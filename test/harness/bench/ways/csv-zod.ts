/** What one would write first: a CSV library, a schema on every row, and a Map of the people. */
import { createReadStream, createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { z } from 'zod';
import { columns } from '../delivery.ts';
import { chunkBytes, type Job, type Way } from './way.ts';

const row = z.object({
  id_number: z.string().transform((text) => text.trim().toUpperCase()),
  name: z.string(),
  branch: z.string().optional(),
  account_number: z.string().min(1),
  sub_account: z.string().optional(),
  account_type: z.string().optional(),
  currency: z.string().optional(),
  balance: z.coerce.number(),
  balance_date: z.iso.date(),
  account_status: z.string(),
});

export const csvZod: Way = async (job) => {
  const people = await readPeople(job.peopleCsv);
  return async (delivery) => {
    let hits = 0;
    const match = async function* (records: AsyncIterable<unknown>): AsyncGenerator<string> {
      for await (const record of records) {
        const reading = row.parse(record);
        const household = people.get(reading.id_number);
        if (household === undefined) continue;
        hits += 1;
        yield `${JSON.stringify({ household, holding: reading })}\n`;
      }
    };
    const source = createReadStream(delivery, { highWaterMark: chunkBytes });
    const parser = parse({ columns: Object.keys(columns), from_line: 2 });
    await pipeline(
      source,
      decode(job.encoding),
      parser,
      match,
      createWriteStream(join(job.out, 'hits.ndjson')),
    );
    return hits;
  };
};

async function readPeople(path: string): Promise<Map<string, string>> {
  const people = new Map<string, string>();
  const text = await readFile(path, 'latin1');
  for (let start = text.indexOf('\n') + 1; start < text.length;) {
    const end = text.indexOf('\n', start);
    const comma = text.indexOf(',', start);
    people.set(text.slice(start, comma), text.slice(comma + 1, end));
    start = end + 1;
  }
  return people;
}

function decode(encoding: Job['encoding']): Transform {
  const decoder = new TextDecoder(encoding, { fatal: true });
  return new Transform({
    decodeStrings: false,
    encoding: 'utf8',
    transform: (chunk: Uint8Array, _, done) => done(null, decoder.decode(chunk, { stream: true })),
    flush: (done) => done(null, decoder.decode()),
  });
}
