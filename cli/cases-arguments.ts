/** The arguments of `npm run cases`. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { householdId } from '../shared/contracts/primitives.ts';
import { ArgumentError } from './arguments.ts';

export const casesUsage = `npm run cases -- <command> [--as PERSON] [--out DIR] [--url URL]

Works the cases of the last embedded night through the staff API, signed in as one of the sample staff.

  people                               who can sign in, and what they are
  list [filters]                       cases, what is due first
       --state raised,screened  --kind review|suspension  --rule RULE  --town TOWN  --mine
       --certainty verified|probable|doubtful  --due-by DATE  --least YUAN  --limit N  --cursor CURSOR
  show <household> [number]            a case: findings, what happened, what may be done next and why the rest may not
  file <household>                     the household's file
  step <household> <step> [--json '{…}'] [--case N]
                                       takes a step, such as: step 329901-… dispatch --json '{"town":"…"}'
  attach <household> <photo or scan> [--kind photo|survey-form|notice|service-record|reply|decision|evidence] [--case N]
  get <path>                           any other part of the API, such as: get /api/deliveries
  serve [--port N]                     keeps the API and the sign-in running until Ctrl-C; others use it by --url

  --as PERSON  county-handler (default), county-approver, town-handler, town-leader, town-handler-2, town-leader-2,
               administrator, auditor
  --out DIR    the folder of the night (default: out)
  --url URL    an API that is running already (serve prints it), instead of starting one`;

const commands = ['people', 'list', 'show', 'file', 'step', 'attach', 'get', 'serve'] as const;
export type CasesCommand = (typeof commands)[number];

export interface CasesArguments {
  command: CasesCommand;
  /** What follows the command. */
  rest: string[];
  as: string;
  out: string;
  url: string | undefined;
  port: number;
  values: ReturnType<typeof parse>['values'];
}

/** @throws ArgumentError */
export function readCasesArguments(argv: readonly string[]): CasesArguments | 'help' {
  const { values, positionals } = parse(argv);
  const [given, ...rest] = positionals;
  if (values.help === true || given === undefined) return 'help';
  const command = commands.find((each) => each === given);
  if (command === undefined) throw new ArgumentError(`there is no command ${given}\n\n${casesUsage}`);
  checkRest(command, rest);
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ArgumentError(`--port: ${values.port ?? ''} is no port`);
  const out = resolve(values.out ?? 'out');
  return { command, rest, as: values.as ?? 'county-handler', out, url: values.url, port, values };
}

function parse(argv: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        as: text,
        out: text,
        url: text,
        port: text,
        state: text,
        kind: text,
        rule: text,
        certainty: text,
        town: text,
        mine: { type: 'boolean' },
        'due-by': text,
        least: text,
        limit: text,
        cursor: text,
        json: text,
        case: text,
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message}\n\n${casesUsage}`);
  }
}

const needed: Partial<Record<CasesCommand, number>> = { show: 1, file: 1, step: 2, attach: 2, get: 1 };

function checkRest(command: CasesCommand, rest: readonly string[]): void {
  if (rest.length < (needed[command] ?? 0))
    throw new ArgumentError(`${command} needs more: see npm run cases -- --help`);
  const isAboutHousehold = ['show', 'file', 'step', 'attach'].includes(command);
  if (isAboutHousehold && !householdId.safeParse(rest[0]).success)
    throw new ArgumentError(`${rest[0] ?? ''} is no household such as 329901-0001; cases.ndjson names them`);
  const [, file = ''] = rest;
  if (command === 'attach' && !existsSync(file)) throw new ArgumentError(`there is no file ${file}`);
}
