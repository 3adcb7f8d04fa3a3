/** How a file is read to its end, wherever its blocks are examined. */
import type { BlockTask, ExaminedBlock, ExaminedFile, ExaminerOptions } from './block-examiner.ts';
import { SCRATCH_BYTES } from './block-scanner.ts';
import { bytesOf, type Piece } from './engine.ts';
import { FilePass, type PassChoice } from './file-pass.ts';
import { bufferBytes, LINE_LIMIT_BYTES, type LineBlock, LineBlocks } from './line-blocks.ts';
import type { MatchOutcome, MatchRequest } from './match-request.ts';
import { toRegistryDay } from './member-lookup.ts';
import { digestObject, ObjectReading, ObjectUnusableError } from './stored-object.ts';

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

/**
 * Reads the file once where its header tells the encoding, or its first encoding fits throughout. Else as often as it
 * takes to know in which of the two encodings fewer lines are invalid; a pass is broken off as soon as it has too many.
 */
export async function runPasses(request: MatchRequest, examiner: Examiner): Promise<MatchOutcome> {
  const run = (format: 0 | 1, invalidLinesAtMost: number): ReturnType<typeof runPass> =>
    runPass(request, examiner, { format, invalidLinesAtMost });
  const first = await run(0, 0);
  if (first !== 'turned') return first.outcome;
  const second = await run(1, Infinity);
  if (second === 'turned') throw new RangeError('a pass without a limit was broken off');
  if (second.invalidLines === 0) return second.outcome;
  const again = await run(0, second.invalidLines);
  if (again !== 'turned') return again.outcome;
  const last = await run(1, Infinity);
  return last === 'turned' ? second.outcome : last.outcome;
}

type Ran = { readonly outcome: MatchOutcome; readonly invalidLines: number };

async function runPass(
  request: MatchRequest,
  examiner: Examiner,
  choice: PassChoice,
): Promise<Ran | 'turned'> {
  const { memory } = request.registry.lookup;
  const reading = await ObjectReading.begin(request, request.spec.columns);
  const scratch = memory.take(SCRATCH_BYTES);
  const pieces = Array.from({ length: examiner.buffers }, () => memory.take(bufferBytes(request.sizes)));
  const options = { ...optionsOf(request, scratch), digests: reading.isPlain };
  const examination = examiner.begin(options, pieces);
  try {
    const buffers = pieces.map((piece) => bytesOf(memory.memory, piece));
    return await readToEnd(request, { reading, examination, buffers }, new FilePass(request, choice));
  } catch (error) {
    if (!(error instanceof ObjectUnusableError)) throw error;
    const { reason, detail } = error;
    const outcome = { kind: 'rejected' as const, reason, ...(detail !== undefined && { detail }) };
    return { outcome: { ...outcome, ...(await digestObject(request)) }, invalidLines: 0 };
  } finally {
    await examination.close();
    memory.giveBack(scratch, ...pieces);
  }
}

function optionsOf({ registry, day, sizes }: MatchRequest, scratch: Piece): Omit<ExaminerOptions, 'digests'> {
  return {
    members: { memory: registry.lookup.memory.memory, table: registry.lookup.table },
    scratch,
    day: toRegistryDay(day),
    lineLimitBytes: sizes?.lineLimitBytes ?? LINE_LIMIT_BYTES,
  };
}

type Reading = {
  readonly reading: ObjectReading;
  readonly examination: Examination;
  readonly buffers: readonly Buffer[];
};

async function readToEnd(
  request: MatchRequest,
  { reading, examination, buffers }: Reading,
  pass: FilePass,
): Promise<Ran | 'turned'> {
  const blocks = new LineBlocks(request.sizes, buffers);
  const onTheirWay: (() => Promise<void>)[] = [];
  // Of what is stored as it is read, the digest is the examiner's, where it costs this thread nothing.
  for await (const block of blocks.of(reading.content({ digests: !reading.isPlain }))) {
    const task = pass.plan(block);
    const examined = Promise.resolve(examination.examine(block, task));
    // A failure is heard when its turn comes; until then it must not count as unannounced.
    examined.catch(() => undefined);
    onTheirWay.push(async () => pass.take(block, task, await examined));
    if (onTheirWay.length === buffers.length) await onTheirWay.shift()?.();
    if (pass.isTurned) return 'turned';
  }
  for (const take of onTheirWay) await take();
  const file = await examination.end();
  const result = pass.end();
  if (result.kind === 'turned') return 'turned';
  const { invalidLines, ...found } = result;
  const digest = { ...reading.digest(), ...(file.sha256 !== undefined && { sha256: file.sha256 }) };
  if (found.kind === 'rejected') return { outcome: { ...found, ...digest }, invalidLines };
  return { outcome: { ...found, ...digest, endsWithNewline: blocks.endsWithNewline }, invalidLines };
}
