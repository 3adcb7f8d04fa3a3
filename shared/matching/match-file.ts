/** The matching engine: one pass over the bytes of a file, in which only rows that may lead to a member are judged. */
import { BlockExaminer } from './block-examiner.ts';
import type { MatchOutcome, MatchRequest } from './match-request.ts';
import { type Examiner, runPasses } from './run-passes.ts';

export type { Hit, MatchOutcome, MatchRequest, QuarantinedRow } from './match-request.ts';

/**
 * Matches a file with the registry. The answer is that of `matchFileByDefinition`, however the bytes come in chunks;
 * memory does not grow with the file. Where the header fits both encodings and the file turns out not to be UTF-8, the
 * pass is broken off and a second one reads it as GB18030.
 *
 * @throws what `open`, reading from it, or the sink throws; a file that cannot be accepted is an outcome
 */
export async function matchFile(request: MatchRequest): Promise<MatchOutcome> {
  return await runPasses(request, onThisThread);
}

const onThisThread: Examiner = {
  buffers: 1,
  begin: (options) => {
    const examiner = new BlockExaminer(options);
    return {
      examine: (block, task) => examiner.examine(block, task),
      end: () => examiner.end(),
      close: () => undefined,
    };
  },
};
