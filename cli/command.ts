/** The frame of every subcommand: its flags and words, help and usage errors in both languages, and its exit code. */
import {
  buildCommand,
  formatMessageForArgumentScannerError,
  text_en,
  ArgumentScannerError,
  type ApplicationText,
  type BaseArgs,
  type Command,
  type StricliProcess,
  type TypedCommandParameters,
} from '@stricli/core';
import { relative } from 'node:path';
import { calendarDate, householdId, type CalendarDate } from '../shared/contracts/primitives.ts';
import { ArgumentError, describeFailure } from './errors.ts';

/** What a subcommand is run with. */
export interface HeduiContext {
  readonly process: StricliProcess;
  /** What may follow the words, for a shell that completes them. */
  propose(words: readonly string[]): Promise<string[]>;
}

export interface Definition<Flags, Words extends readonly unknown[], Parameters> {
  /** Shown above the flags: what it does, its exit codes. Chinese first. */
  about: string;
  parameters: Parameters;
  /** @returns the exit code: 0 done, 1 not done or something waits for a person, 2 wrong arguments */
  run: (this: HeduiContext, flags: Flags, ...words: Words) => Promise<number>;
}

export function defineCommand<
  const Flags extends Readonly<Partial<Record<keyof Flags, unknown>>>,
  const Words extends BaseArgs = [],
>({
  about,
  parameters,
  run,
}: Definition<
  Flags,
  Words,
  NoInfer<TypedCommandParameters<Flags, Words, HeduiContext>>
>): Command<HeduiContext> {
  return buildCommand<Flags, Words, HeduiContext>({
    async func(flags, ...words) {
      this.process.exitCode = await run.call(this, flags, ...words);
    },
    parameters,
    docs: { brief: about.split('\n')[0] ?? '', fullDescription: about },
  });
}

/** A flag that takes a text, and may be left out. */
export function textFlag(placeholder: string, brief: string) {
  return { kind: 'parsed', parse: String, optional: true, placeholder, brief } as const;
}

/** A flag that takes a text, and may be given several times. */
export function textsFlag(placeholder: string, brief: string) {
  return { ...textFlag(placeholder, brief), variadic: true } as const;
}

/** A flag that is given or not. */
export function switchFlag(brief: string) {
  return { kind: 'boolean', default: false, withNegated: false, brief } as const;
}

/** The folder of the night on this machine. */
export const outFlag = textFlag('DIR', '本机一晚的结果目录 the folder of the night on this machine (out)');

export function readDate(text: string): CalendarDate {
  const date = calendarDate.safeParse(text);
  if (!date.success)
    throw new ArgumentError(`${text} 不是日期，如 2026-10-31; it is not a calendar date such as 2026-10-31`);
  return date.data;
}

export function readPort(text: string): number {
  const port = Number(text);
  if (text.trim() === '' || !Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ArgumentError(`${text} 不是端口号 0–65535; it is not a port number, 0 to 65535`);
  return port;
}

export function readHousehold(text: string): string {
  if (!householdId.safeParse(text).success)
    throw new ArgumentError(
      `${text} 不是家庭，如 329901-0001，见 cases.ndjson; it is not a household such as 329901-0001; cases.ndjson lists some`,
    );
  return text;
}

/** A path as a person would write it here. */
export function shortPath(path: string): string {
  const below = relative('.', path);
  return below.startsWith('..') ? path : below || '.';
}

/** A word as a shell takes it. */
export function quote(word: string): string {
  return /^[\w./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** What the library says, in both languages. */
export const texts: ApplicationText = {
  ...text_en,
  keywords: { default: '默认 default =', separator: '分隔 separator =' },
  headers: {
    usage: '用法 USAGE',
    aliases: '别名 ALIASES',
    commands: '子命令 COMMANDS',
    flags: '选项 FLAGS',
    arguments: '参数 ARGUMENTS',
  },
  briefs: {
    ...text_en.briefs,
    help: '显示帮助 print this help',
    helpAll: '显示全部帮助 print all help',
    argumentEscapeSequence: '其后均为参数 what follows are words, not flags',
  },
  noCommandRegisteredForInput: ({ input, corrections }) =>
    `没有子命令 there is no command ${input}${corrections.length === 0 ? '' : `；是否指 did you mean ${corrections.join(', ')}?`}`,
  exceptionWhileParsingArguments: (error) =>
    error instanceof ArgumentScannerError
      ? formatMessageForArgumentScannerError(error, problems)
      : describeFailure(error).text,
  exceptionWhileRunningCommand: (error) => describeFailure(error).text,
};

/** Where somebody finds what a flag wants, if its name alone does not say. */
const whatIsMeant: Readonly<Partial<Record<string, string>>> = {
  stamp: '；须给出戳记，见 held show; name the stamp that `held show` prints',
  why: '；须写明理由 say why, for the record',
};

const problems: Parameters<typeof formatMessageForArgumentScannerError>[1] = {
  FlagNotFoundError: ({ input, corrections }) =>
    `没有选项 there is no flag --${input}${corrections.length === 0 ? '' : `；是否指 did you mean ${corrections.map((flag) => `--${flag}`).join(', ')}?`}`,
  AliasNotFoundError: ({ input }) => `没有选项 there is no flag -${input}`,
  // Placeholders of words are written large, names of flags small.
  ArgumentParseError: ({ externalFlagNameOrPlaceholder: name, exception }) =>
    `${name === name.toUpperCase() ? name : `--${name}`}: ${exception instanceof Error ? exception.message : String(exception)}`,
  EnumValidationError: ({ externalFlagName: name, input, values }) =>
    `--${name} ${input}: 只能是 it has to be one of ${values.join(', ')}`,
  UnsatisfiedFlagError: ({ externalFlagName: name }) =>
    `缺少 --${name} is missing, or its value is${whatIsMeant[name] ?? ''}`,
  UnsatisfiedPositionalError: ({ placeholder }) => `缺少参数 ${placeholder} is missing`,
  UnexpectedPositionalError: ({ input, expectedCount }) =>
    `多余的参数 ${input} is more than the ${expectedCount} that are taken`,
};
