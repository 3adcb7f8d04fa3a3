/** The subcommands put together as an application of Stricli. */
import { buildApplication, buildCommand, buildRouteMap, type Application } from '@stricli/core';
import { texts, type HeduiContext } from './command.ts';
import { describeFailure } from './errors.ts';
import { subcommands, type Subcommand } from './subcommands.ts';

/** @param named its own definition is loaded; of the others, the application has what the list says */
export async function openApplication(named: string | undefined): Promise<Application<HeduiContext>> {
  const routes = await Promise.all(
    Object.entries(subcommands).map(async ([name, subcommand]) => {
      const isWanted = name === named || named === 'all';
      return [name, isWanted ? (await subcommand.load()).command : listed(subcommand)] as const;
    }),
  );
  const root = buildRouteMap({ routes: Object.fromEntries(routes), docs: { brief: about } });
  return buildApplication<HeduiContext>(root, {
    name: 'hedui',
    scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true },
    documentation: { disableAnsiColor: true },
    localization: { text: texts },
    determineExitCode: (error) => describeFailure(error).exitCode,
  });
}

/** A placeholder for a subcommand in the list. */
function listed({ brief }: Subcommand) {
  return buildCommand<object, [], HeduiContext>({ func: () => undefined, parameters: {}, docs: { brief } });
}

const about = `Hedui 核对：低保对象、申请人与有关部门、金融机构所持信息的核对
Compares who receives, or applies for, the minimum living guarantee with what agencies hold.`;
