/** The matching engine: one pass over the bytes of a file, in which only rows that may lead to a member are decoded. */
import { FilePass } from './file-pass.ts';
import { LineBlocks } from './line-blocks.ts';
import type { MatchOutcome, MatchRequest } from './match-request.ts';
import { digestObject, GzipDamagedError, ObjectReading } from './stored-object.ts';

export type { MatchOutcome, MatchRequest, MatchSink, QuarantinedRow } from './match-request.ts';
export type { Hit } from './match-row.ts';

/**
 * Matches a file with the registry. The answer is that of `matchFileByDefinition`, however the bytes come in chunks;
 * memory does not grow with the file. Where the header fits both encodings and the file turns out not to be UTF-8, the
 * pass is broken off and a second one reads it as GB18030.
 *
 * @throws what `open`, reading from it, or the sink throws; a file that cannot be accepted is an outcome
 */
export async function matchFile(request: MatchRequest): Promise<MatchOutcome> {
  return await runPass(request, 0);
}

async function runPass(request: MatchRequest, choice: number): Promise<MatchOutcome> {
  const reading = new ObjectReading(request);
  const blocks = new LineBlocks(request.sizes);
  const pass = new FilePass(request, choice);
  try {
    for await (const block of blocks.of(reading.content())) {
      await pass.take(block);
      if (pass.isTurned) break;
    }
  } catch (error) {
    if (!(error instanceof GzipDamagedError)) throw error;
    return { kind: 'rejected', reason: 'gzip-damaged', ...(await digestObject(request)) };
  }
  const result = pass.end();
  if (result.kind === 'turned') return await runPass(request, choice + 1);
  if (result.kind === 'rejected') return { ...result, ...reading.digest() };
  return { ...result, ...reading.digest(), endsWithNewline: blocks.endsWithNewline };
}
