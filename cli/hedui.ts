/** `hedui`: the subcommand that the first word names is loaded, and run. */
import { proposeCompletions, run } from '@stricli/core';
import { openApplication } from './application.ts';
import type { HeduiContext } from './command.ts';
import { subcommands } from './subcommands.ts';

function contextOf(): HeduiContext {
  const { stdout, stderr } = process;
  const context: HeduiContext = {
    process: { stdout, stderr },
    propose: async (words) => {
      const proposals = await proposeCompletions(await openApplication(words[0]), words, context);
      return proposals.map(({ completion }) => completion);
    },
  };
  return context;
}

const words = process.argv.slice(2);
const context = contextOf();
await run(await openApplication(words[0]), words, context);
const code = Number(context.process.exitCode ?? 0);
// The library's own codes are negative, of arguments that cannot be used and of failures of its own.
process.exitCode = code < 0 ? 2 : code;
if (code < 0)
  process.stderr.write(
    `帮助 help: npx hedui ${subcommands[words[0] ?? ''] === undefined ? '' : `${words[0] ?? ''} `}--help\n`,
  );
