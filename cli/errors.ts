/** What a person is told when a command fails. Where the cause is known, a stack of the code would only hide it. */

/** An argument that cannot be used: what is wrong with it and what to do. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
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
  { is: ({ name }) => ['RefusedError', 'SignInError'].includes(name), say: ({ message }) => message },
  // A port that is taken, or a folder that another command works on.
  { is: ({ name }) => name === 'EmbeddedTargetError', say: ({ message }) => message },
  {
    is: ({ name }) => name === 'CredentialsProviderError',
    say: ({ message }) =>
      `no credentials of AWS are set, or they have ended (${message}); set AWS_PROFILE or AWS_ACCESS_KEY_ID, or leave out --stack for the night on this machine`,
  },
  {
    is: ({ message }) => message === 'Region is missing',
    say: () => 'no region is set; give it: --region cn-north-1',
  },
  // What AWS answered, such as a right that is missing or a stack that there is not.
  { is: (error) => '$metadata' in error, say: ({ name, message }) => `AWS answered: ${name}: ${message}` },
  // What the system answered: no such file, a folder in place of one, no room.
  { is: (error) => 'syscall' in error, say: ({ message }) => message },
];
