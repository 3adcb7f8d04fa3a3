import { RemovalPolicy } from 'aws-cdk-lib';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { firstKeyVersion } from '../../shared/contracts/registry.ts';
import { DataKey } from '../data-key.ts';
import type { HeduiFunction } from '../work/hedui-function.ts';
import { acknowledge } from '../rules.ts';
import type { Settings } from '../settings.ts';

/** Lets a function fetch secrets, and nothing else of them. */
export function grantSecrets(user: HeduiFunction, secrets: readonly secretsmanager.Secret[]): void {
  user.permit(
    ['secretsmanager:GetSecretValue'],
    secrets.map(({ secretArn }) => secretArn),
  );
  user.permit(['kms:Decrypt'], [DataKey.ofOperations(user).keyArn]);
}

/** The keys that turn identity numbers into tokens: a secret for each version that every token has. */
export class IdentitySecret extends Construct {
  private readonly keys: { version: string; secret: secretsmanager.Secret }[];

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    this.keys = settings.identityKeys.map((version) => ({ version, secret: this.secretOf(version) }));
  }

  private secretOf(version: string): secretsmanager.Secret {
    // Retained: without it the tokens of all household files would lead nowhere, and a version taken away can be put back.
    const secret = new secretsmanager.Secret(this, version === firstKeyVersion ? 'Key' : `Key${version}`, {
      description: `Key ${version} of the HMAC that turns identity numbers into tokens`,
      encryptionKey: DataKey.ofOperations(this),
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const rule of [
      'AwsSolutions::AwsSolutions-SMG4',
      'NIST.800.53.R5::NIST.800.53.R5-SecretsManagerRotationEnabled',
    ])
      acknowledge(
        secret,
        rule,
        'A key is followed by another version beside it, and goes when nothing has its tokens any more; a timer could not tell (docs/operations.md).',
      );
    return secret;
  }

  /** Lets a function make tokens: it fetches the keys when it starts, and nobody reads them in its configuration. */
  grantTokens(user: HeduiFunction): void {
    const ids = this.keys.map(({ version, secret }) => `${version}=${secret.secretArn}`);
    user.setEnvironment('IDENTITY_KEY_IDS', ids.join(' '));
    grantSecrets(
      user,
      this.keys.map(({ secret }) => secret),
    );
  }
}
