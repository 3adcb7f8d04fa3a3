/** What a person reads when a command fails, in both languages. Where the cause is known, a stack trace would only hide it. */

/** An argument that cannot be used: what is wrong with it and what to do. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}

/** Packages that package.json names are not there. */
export class NotInstalledError extends Error {
  override readonly name = 'NotInstalledError';

  constructor(missing: readonly string[]) {
    super(`依赖不完整，请运行 npm ci; a package is missing: run \`npm ci\` (${missing.join(', ')})`);
  }
}

/** The API said no; what it said is the message. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

export function describeFailure(error: unknown): { text: string; exitCode: number } {
  if (!(error instanceof Error)) return { text: String(error), exitCode: 1 };
  if (error instanceof ArgumentError || error.name === 'TableMissingError')
    return { text: error.message, exitCode: 2 };
  const known = causes.find(({ is }) => is(error));
  return { text: known?.say(error) ?? String(error.stack), exitCode: 1 };
}

const causes: readonly { is: (error: Error) => boolean; say: (error: Error) => string }[] = [
  {
    is: ({ name }) => ['RefusedError', 'SignInError', 'NotInstalledError'].includes(name),
    say: ({ message }) => message,
  },
  // A package that a later part of a command would load.
  {
    is: ({ message }) => /^Cannot find package /.test(message),
    say: ({ message }) => new NotInstalledError([message]).message,
  },
  // A port that is taken, or a folder that another command works on.
  { is: ({ name }) => name === 'EmbeddedTargetError', say: ({ message }) => message },
  {
    is: ({ name }) => name === 'CredentialsProviderError',
    say: ({ message }) =>
      `没有可用的 AWS 凭证：请设置 AWS_PROFILE 或 AWS_ACCESS_KEY_ID，或去掉 --stack 使用本机的一晚; no AWS credentials are set, or they have expired: set AWS_PROFILE or AWS_ACCESS_KEY_ID, or leave out --stack to use the night on this machine (${message})`,
  },
  {
    is: ({ message }) => /^Region is missing/.test(message),
    say: () => '没有指定区域，请加 no region is set; add: --region cn-north-1',
  },
  // What AWS answered, such as a missing right or a stack that does not exist.
  {
    is: (error) => '$metadata' in error,
    say: ({ name, message }) => `AWS 答复 answered: ${name}: ${message}`,
  },
  // What the system answered: no such file, a folder in place of one, no room.
  { is: (error) => 'syscall' in error, say: ({ message }) => message },
];
