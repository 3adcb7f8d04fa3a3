/**
 * In bundles this stands in place of `@aws-sdk/credential-provider-node`, which looks for credentials in ten places and brings
 * the clients of three services along. Lambda gives a function its own in the environment, and renews them with the instance.
 */
import { NamedError } from '../../contracts/named-error.ts';

export interface FunctionCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** The environment has no credentials: this runs somewhere else than on Lambda. */
class CredentialsMissingError extends NamedError {
  readonly name = 'CredentialsMissingError';
}

/** What the SDK's clients call where they are given no credentials. @throws CredentialsMissingError */
export function defaultProvider(): () => Promise<FunctionCredentials> {
  return () => {
    const {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    } = process.env;
    if (!accessKeyId || !secretAccessKey)
      return Promise.reject(new CredentialsMissingError('the environment has no credentials'));
    return Promise.resolve({ accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) });
  };
}
