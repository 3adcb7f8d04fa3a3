import { RemovalPolicy } from 'aws-cdk-lib';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { firstKeyVersion } from '../../shared/contracts/deliveries.ts';
import { DataKey } from '../data-key.ts';
import type { HeduiFunction } from '../work/hedui-function.ts';
import { acknowledge } from '../rules.ts';
import type { Settings } from '../settings.ts';

/** The keys that turn identity numbers into tokens: a secret for each version that every token bears. */
export class IdentitySecret extends Construct {
  private readonly keys: { version: string; secret: secretsmanager.Secret }[];

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const encryptionKey = DataKey.shared(this, 'SecretsKey', 'secrets');
    this.keys = settings.identityKeys.map((version) => ({
      version,
      secret: this.secretOf(version, encryptionKey),
    }));
  }

  private secretOf(version: string, encryptionKey: DataKey): secretsmanager.Secret {
    // Retained: without it the tokens of all household files would lead nowhere, and a version taken away can be put back.
    const secret = new secretsmanager.Secret(this, version === firstKeyVersion ? 'Key' : `Key${version}`, {
      description: `Key ${version} of the HMAC that turns identity numbers into tokens`,
      encryptionKey,
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
        'A key is followed by another version beside it, and goes when nothing bears its tokens any more; a timer could not tell (docs/operations.md).',
      );
    return secret;
  }

  /** Lets a function make tokens. CloudFormation resolves the references at deployment; the template never holds a key. */
  grantTokens(user: HeduiFunction): void {
    const keys = this.keys.map(({ version, secret }) => `${version}=${secret.secretValue.unsafeUnwrap()}`);
    user.tell('IDENTITY_KEYS', keys.join(' '));
  }
}
