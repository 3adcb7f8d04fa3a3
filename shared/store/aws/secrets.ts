/** Secrets, fetched when a function starts: neither a template nor the configuration of a function has them. */
import {
  GetSecretValueCommand,
  SecretsManagerClient,
  type SecretsManagerClientConfig,
} from '@aws-sdk/client-secrets-manager';

export class Secrets {
  readonly #client: SecretsManagerClient;

  constructor(config: SecretsManagerClientConfig = {}) {
    this.#client = new SecretsManagerClient({ maxAttempts: 8, ...config });
  }

  /** @param id ARN or name. Errors: there is none, or its value is no text */
  async read(id: string): Promise<string> {
    const { SecretString: value } = await this.#client.send(new GetSecretValueCommand({ SecretId: id }));
    if (value === undefined || value === '') throw new Error('a secret has no text');
    return value;
  }

  /** The same of several, each under its version. */
  readVersions(
    ids: readonly { version: string; secretId: string }[],
  ): Promise<{ version: string; secret: string }[]> {
    return Promise.all(
      ids.map(async ({ version, secretId }) => ({ version, secret: await this.read(secretId) })),
    );
  }
}
