/** `hedui`: the subcommand that the first word names is loaded, and run. */
import {
  buildApplication,
  buildCommand,
  buildRouteMap,
  proposeCompletions,
  run,
  type Application,
} from '@stricli/core';
import { texts, type HeduiContext } from './command.ts';
import { describeFailure } from './errors.ts';
import { subcommands } from './subcommands.ts';

/** With all of the subcommand that the words begin with; of the others, what the list says. */
async function openApplication([first]: readonly string[]): Promise<Application<HeduiContext>> {
  const named = first === undefined ? undefined : subcommands[first];
  const loaded = await named?.load();
  const routes = Object.entries(subcommands).map(([name, subcommand]) => {
    if (subcommand === named && loaded !== undefined) return [name, loaded.command] as const;
    const docs = { brief: subcommand.brief };
    return [
      name,
      buildCommand<object, [], HeduiContext>({ func: () => undefined, parameters: {}, docs }),
    ] as const;
  });
  const root = buildRouteMap({ routes: Object.fromEntries(routes), docs: { brief: about } });
  return buildApplication<HeduiContext>(root, {
    name: 'hedui',
    scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true },
    documentation: { disableAnsiColor: true },
    localization: { text: texts },
    determineExitCode: (error) => describeFailure(error).exitCode,
  });
}

const about = `Hedui 核对：低保对象与金融机构、车辆、不动产登记信息的核对
Compares the recipients of the minimum living guarantee with what banks, the vehicle authority and the registry hold.`;

function contextOf(): HeduiContext {
  const { stdout, stderr } = process;
  const context: HeduiContext = {
    process: { stdout, stderr },
    propose: async (words) => {
      const proposals = await proposeCompletions(await openApplication(words), words, context);
      return proposals.map(({ completion }) => completion);
    },
  };
  return context;
}

const words = process.argv.slice(2);
const context = contextOf();
await run(await openApplication(words), words, context);
const code = Number(context.process.exitCode ?? 0);
// The library's own codes are negative, of arguments that cannot be used and of failures of its own.
process.exitCode = code < 0 ? 2 : code;
if (code < 0)
  process.stderr.write(
    `帮助 help: npx hedui ${subcommands[words[0] ?? ''] === undefined ? '' : `${words[0] ?? ''} `}--help\n`,
  );
