import { RemovalPolicy } from 'aws-cdk-lib';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { HeduiFunction } from './hedui-function.ts';
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
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Lets a function make tokens. CloudFormation resolves the reference at deployment; the template never holds the key. */
  grantTokens(user: HeduiFunction): void {
    user.tell('IDENTITY_SECRET', this.secret.secretValue.unsafeUnwrap());
    user.tell('IDENTITY_KEY_VERSION', this.keyVersion);
  }
}
