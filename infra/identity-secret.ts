import { RemovalPolicy } from 'aws-cdk-lib';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { DataKey } from './data-key.ts';
import type { HeduiFunction } from './hedui-function.ts';
import { acknowledge } from './rules.ts';
import type { Settings } from './settings.ts';

/** The key that turns identity numbers into tokens, and the version that every token bears. */
export class IdentitySecret extends Construct {
  private readonly secret: secretsmanager.Secret;
  private readonly keyVersion: string;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    this.keyVersion = settings.identityKeyVersion;
    // Retained: without it the tokens of all household files would lead nowhere.
    this.secret = new secretsmanager.Secret(this, 'Key', {
      description: 'Key of the HMAC that turns identity numbers into tokens',
      encryptionKey: DataKey.shared(this, 'SecretsKey', 'secrets'),
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const rule of [
      'AwsSolutions::AwsSolutions-SMG4',
      'NIST.800.53.R5::NIST.800.53.R5-SecretsManagerRotationEnabled',
    ])
      acknowledge(
        this.secret,
        rule,
        'A new key makes every token anew: it comes with a key version and a run of imports, not by a timer (docs/operations.md).',
      );
  }

  /** Lets a function make tokens. CloudFormation resolves the reference at deployment; the template never holds the key. */
  grantTokens(user: HeduiFunction): void {
    user.tell('IDENTITY_SECRET', this.secret.secretValue.unsafeUnwrap());
    user.tell('IDENTITY_KEY_VERSION', this.keyVersion);
  }
}
