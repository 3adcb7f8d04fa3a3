/** How a file is read to its end, wherever its blocks are examined. */
import type { BlockTask, ExaminedBlock, ExaminedFile, ExaminerOptions } from './block-examiner.ts';
import { SCRATCH_BYTES } from './block-scanner.ts';
import { bytesOf, type Piece } from './engine.ts';
import { FilePass } from './file-pass.ts';
import { bufferBytes, LINE_LIMIT_BYTES, type LineBlock, LineBlocks } from './line-blocks.ts';
import type { MatchOutcome, MatchRequest } from './match-request.ts';
import { toRegistryDay } from './member-lookup.ts';
import { digestObject, GzipUnusableError, ObjectReading } from './stored-object.ts';

/** Examines the blocks of one pass in their order. */
export type Examination = {
  examine(block: LineBlock, task: BlockTask): ExaminedBlock | Promise<ExaminedBlock>;
  end(): ExaminedFile | Promise<ExaminedFile>;
  /** The pass is over, finished or broken off. When this has ended, nothing reads its memory any more. */
  close(): Promise<void> | void;
};

/** How blocks are examined. As many of them can be on their way as there are buffers. */
export type Examiner = {
  readonly buffers: number;
  begin(options: ExaminerOptions, buffers: readonly Piece[]): Examination;
};

/** Reads the file once, and once more where the first pass finds that it is in the other encoding. */
export async function runPasses(
  request: MatchRequest,
  examiner: Examiner,
  choice = 0,
): Promise<MatchOutcome> {
  const { memory } = request.registry.lookup;
  const scratch = memory.take(SCRATCH_BYTES);
  const pieces = Array.from({ length: examiner.buffers }, () => memory.take(bufferBytes(request.sizes)));
  const examination = examiner.begin(optionsOf(request, scratch), pieces);
  try {
    const buffers = pieces.map((piece) => bytesOf(memory.memory, piece));
    const outcome = await readToEnd(request, { examination, buffers }, new FilePass(request, choice));
    if (outcome !== 'turned') return outcome;
  } catch (error) {
    if (!(error instanceof GzipUnusableError)) throw error;
    return { kind: 'rejected', reason: error.reason, ...(await digestObject(request)) };
  } finally {
    await examination.close();
    memory.giveBack(scratch, ...pieces);
  }
  return await runPasses(request, examiner, choice + 1);
}

function optionsOf({ registry, day, sizes, gzipped }: MatchRequest, scratch: Piece): ExaminerOptions {
  return {
    members: { memory: registry.lookup.memory.memory, table: registry.lookup.table },
    scratch,
    day: toRegistryDay(day),
    lineLimitBytes: sizes?.lineLimitBytes ?? LINE_LIMIT_BYTES,
    // Of a gzipped object the digest is of other bytes than those that are examined.
    digests: !gzipped,
  };
}

async function readToEnd(
  request: MatchRequest,
  { examination, buffers }: { examination: Examination; buffers: readonly Buffer[] },
  pass: FilePass,
): Promise<MatchOutcome | 'turned'> {
  const reading = new ObjectReading(request, { digests: request.gzipped });
  const blocks = new LineBlocks(request.sizes, buffers);
  const onTheirWay: (() => Promise<void>)[] = [];
  for await (const block of blocks.of(reading.content())) {
    const task = pass.plan(block);
    const examined = Promise.resolve(examination.examine(block, task));
    // A failure is heard when its turn comes; until then it must not count as unheard.
    examined.catch(() => undefined);
    onTheirWay.push(async () => pass.take(block, task, await examined));
    if (onTheirWay.length === buffers.length) await onTheirWay.shift()?.();
    if (pass.isTurned) return 'turned';
  }
  for (const take of onTheirWay) await take();
  const file = await examination.end();
  const result = pass.end(file);
  if (result.kind === 'turned') return 'turned';
  const digest = { ...reading.digest(), ...(file.sha256 !== undefined && { sha256: file.sha256 }) };
  if (result.kind === 'rejected') return { ...result, ...digest };
  return { ...result, ...digest, endsWithNewline: blocks.endsWithNewline };
}
