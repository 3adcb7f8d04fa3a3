import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { grantSecrets } from '../data/identity-secret.ts';
import { DataKey } from '../data-key.ts';
import type { HeduiFunction } from '../work/hedui-function.ts';
import { acknowledge } from '../rules.ts';
import type { Settings } from '../settings.ts';

/** What a function has to know of the provider that staff sign in with. */
type Provider = Settings['identityProvider'];

/** The OpenID Connect provider that staff sign in with: the one of the settings, or a Cognito user pool. */
export class IdentityProvider extends Construct {
  private readonly provider: Provider;
  private readonly settings: Settings;
  private readonly secret: secretsmanager.Secret;
  private readonly isPublicClient: boolean;

  /** @param publicUrl where people reach the interface: the provider sends them back there */
  constructor(
    scope: Construct,
    id: string,
    { settings, publicUrl }: { settings: Settings; publicUrl: string },
  ) {
    super(scope, id);
    this.settings = settings;
    this.provider = settings.cognito ? createUserPool(this, settings, publicUrl) : settings.identityProvider;
    this.isPublicClient = this.provider.clientAuthentication === 'none';
    // Either this value is given to the provider, or the provider's is put in its place; a public client seals cookies by it.
    this.secret = new secretsmanager.Secret(this, this.isPublicClient ? 'CookieSecret' : 'ClientSecret', {
      description: this.isPublicClient
        ? 'Secret by which sign-ins that have begun are sealed'
        : 'Secret by which the identity provider knows Hedui',
      encryptionKey: DataKey.ofOperations(this),
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const rule of [
      'AwsSolutions::AwsSolutions-SMG4',
      'NIST.800.53.R5::NIST.800.53.R5-SecretsManagerRotationEnabled',
    ])
      acknowledge(this.secret, rule, 'It changes together with the provider, which has to be told.');
  }

  /** Lets a function sign people in and tell valid tokens from others. */
  grantSignIn(user: HeduiFunction): void {
    const { provider, settings } = this;
    user.setEnvironment('OIDC_ISSUER', provider.issuer);
    user.setEnvironment('OIDC_CLIENT_ID', provider.clientId);
    user.setEnvironment('OIDC_SCOPES', provider.scopes);
    user.setEnvironment('OIDC_AUDIENCE', provider.audience);
    user.setEnvironment('OIDC_ACCESS_TOKENS', provider.accessTokens);
    user.setEnvironment('OIDC_STAFF_CLAIM', provider.staffClaim);
    user.setEnvironment('OIDC_COUNTY_CLAIM', provider.countyClaim);
    user.setEnvironment('OIDC_TOWN_CLAIM', provider.townClaim);
    user.setEnvironment('SESSION_IDLE_MINUTES', String(settings.sessionIdleMinutes));
    user.setEnvironment('SESSION_HOURS', String(settings.sessionHours));
    user.setEnvironment('OIDC_MAX_AGE_SECONDS', String(provider.maxAgeSeconds));
    user.setEnvironment('OIDC_ACR_VALUES', provider.acrValues.join(' '));
    user.setEnvironment('OIDC_TOKEN_CLIENTS', [provider.clientId, ...provider.tokenClients].join(' '));
    user.setEnvironment('OIDC_CLOCK_TOLERANCE_SECONDS', String(provider.clockToleranceSeconds));
    const { secretArn } = this.secret;
    user.setEnvironment('SIGN_IN_SECRET_ID', secretArn);
    if (!this.isPublicClient) user.setEnvironment('OIDC_CLIENT_SECRET_ID', secretArn);
    grantSecrets(user, [this.secret]);
  }
}

/** A user pool in which an administrator makes every account, with a second factor for all of them. */
function createUserPool(scope: Construct, settings: Settings, publicUrl: string): Provider {
  const pool = new cognito.UserPool(scope, 'UserPool', {
    selfSignUpEnabled: false,
    signInAliases: { username: true },
    mfa: cognito.Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 12,
      requireDigits: true,
      requireLowercase: true,
      requireUppercase: true,
      requireSymbols: true,
    },
    accountRecovery: cognito.AccountRecovery.NONE,
    customAttributes: { county: new cognito.StringAttribute(), town: new cognito.StringAttribute() },
    deletionProtection: settings.deletionProtection,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  acknowledge(
    pool,
    'AwsSolutions::AwsSolutions-COG8',
    'Accounts are made by an administrator and have a second factor; what the plus plan adds is for sign-ups by the public.',
  );
  // Names of domains are unique in a region; the account's number makes this one so.
  pool.addDomain('Domain', {
    cognitoDomain: { domainPrefix: `${settings.stackName.toLowerCase()}-${Aws.ACCOUNT_ID}` },
  });
  const client = pool.addClient('Client', {
    // PKCE protects the code; a secret of Cognito's making could not be told to a function without a custom resource.
    generateSecret: false,
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.PROFILE],
      callbackUrls: [`${publicUrl}/auth/callback`],
    },
    preventUserExistenceErrors: true,
  });
  return {
    issuer: pool.userPoolProviderUrl,
    clientId: client.userPoolClientId,
    clientAuthentication: 'none',
    scopes: 'openid profile',
    audience: client.userPoolClientId,
    accessTokens: 'cognito',
    staffClaim: 'sub',
    countyClaim: 'custom:county',
    townClaim: 'custom:town',
    maxAgeSeconds: settings.identityProvider.maxAgeSeconds,
    acrValues: [],
    tokenClients: [],
    clockToleranceSeconds: settings.identityProvider.clockToleranceSeconds,
  };
}
