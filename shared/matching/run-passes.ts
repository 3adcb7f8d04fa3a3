/** How a file is read to its end, wherever its blocks are examined. */
import type { BlockTask, ExaminedBlock, ExaminedFile, ExaminerOptions } from './block-examiner.ts';
import { FilePass } from './file-pass.ts';
import { LINE_LIMIT_BYTES, type LineBlock, LineBlocks } from './line-blocks.ts';
import type { MatchOutcome, MatchRequest } from './match-request.ts';
import { toRegistryDay } from './member-lookup.ts';
import { digestObject, GzipUnusableError, ObjectReading } from './stored-object.ts';

/** Examines the blocks of one pass in their order. As many can be on their way as there are buffers. */
export type Examination = {
  readonly buffers: readonly Buffer[];
  examine(block: LineBlock, task: BlockTask): ExaminedBlock | Promise<ExaminedBlock>;
  end(): ExaminedFile | Promise<ExaminedFile>;
  /** The pass is over, finished or broken off. */
  close(): void;
};

export type BeginExamination = (options: ExaminerOptions, request: MatchRequest) => Examination;

/** Reads the file once, and once more where the first pass finds that it is in the other encoding. */
export async function runPasses(
  request: MatchRequest,
  begin: BeginExamination,
  choice = 0,
): Promise<MatchOutcome> {
  const examination = begin(optionsOf(request), request);
  try {
    const outcome = await readToEnd(request, examination, new FilePass(request, choice));
    if (outcome !== 'turned') return outcome;
  } catch (error) {
    if (!(error instanceof GzipUnusableError)) throw error;
    return { kind: 'rejected', reason: error.reason, ...(await digestObject(request)) };
  } finally {
    examination.close();
  }
  return await runPasses(request, begin, choice + 1);
}

function optionsOf({ registry, day, sizes, gzipped }: MatchRequest): ExaminerOptions {
  return {
    lookup: registry.lookup,
    day: toRegistryDay(day),
    lineLimitBytes: sizes?.lineLimitBytes ?? LINE_LIMIT_BYTES,
    // Of a gzipped object the digest is of other bytes than those that are examined.
    digests: !gzipped,
  };
}

async function readToEnd(
  request: MatchRequest,
  examination: Examination,
  pass: FilePass,
): Promise<MatchOutcome | 'turned'> {
  const reading = new ObjectReading(request, { digests: request.gzipped });
  const blocks = new LineBlocks(request.sizes, examination.buffers);
  const onTheirWay: (() => Promise<void>)[] = [];
  for await (const block of blocks.of(reading.content())) {
    const task = pass.plan(block);
    const examined = Promise.resolve(examination.examine(block, task));
    // A failure is heard when its turn comes; until then it must not count as unheard.
    examined.catch(() => undefined);
    onTheirWay.push(async () => pass.take(block, task, await examined));
    if (onTheirWay.length === examination.buffers.length) await onTheirWay.shift()?.();
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
