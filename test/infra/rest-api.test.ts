import { describe, expect, test } from 'vitest';
import { problemBody } from '../../shared/contracts/problems.ts';
import {
  functionBehind,
  functionsOf,
  referenceOf,
  resourcesOf,
  synthesize,
  type Statement,
} from './synthesized.ts';

const template = synthesize();
const variables = functionsOf(template).get('staff-api')?.Properties.Environment.Variables ?? {};

/** Addresses with a function behind them, by the chain of resources that they are made of. */
function pathsWithMethods(): string[] {
  const resources = resourcesOf<{ ParentId: unknown; PathPart: string }>(
    template,
    'AWS::ApiGateway::Resource',
  );
  const pathOf = (id: string): string => {
    const resource = resources.get(id)?.Properties;
    return resource === undefined ? '' : `${pathOf(referenceOf(resource.ParentId))}/${resource.PathPart}`;
  };
  const methods = [...resourcesOf(template, 'AWS::ApiGateway::Method').values()];
  return methods.map(
    ({ Properties }) =>
      `${String(Properties['HttpMethod'])} ${pathOf(referenceOf(Properties['ResourceId'])) || '/'}`,
  );
}

describe('the HTTP interface', () => {
  test('sends the paths of interface and sign-in to their function, and all others to the console', () => {
    expect(pathsWithMethods().sort()).toEqual([
      'ANY /',
      'ANY /api/{proxy+}',
      'ANY /auth/{proxy+}',
      'ANY /{proxy+}',
    ]);
  });

  test('invokes functions through their alias, and waits as long as API Gateway can', () => {
    for (const { Properties } of resourcesOf(template, 'AWS::ApiGateway::Method').values()) {
      const { Uri, TimeoutInMillis } = Properties['Integration'] as { Uri: unknown; TimeoutInMillis: number };
      expect(functionBehind(template, Uri)?.FunctionName).toMatch(/^Hedui-(staff-api|console)$/);
      expect(TimeoutInMillis).toBe(29_000);
    }
  });

  test('takes no more requests than its settings say, of strangers who sign in fewer, and logs from where they come but neither addresses as typed nor people', () => {
    const [stage] = [...resourcesOf(template, 'AWS::ApiGateway::Stage').values()];
    expect(stage?.Properties).toMatchObject({
      MethodSettings: [
        { HttpMethod: '*', ResourcePath: '/*', ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
        ...['GET', 'POST'].map((HttpMethod) => ({
          HttpMethod,
          ResourcePath: '/~1auth~1{proxy+}',
          ThrottlingRateLimit: 10,
          ThrottlingBurstLimit: 20,
        })),
      ],
    });
    const { Format } = stage?.Properties['AccessLogSetting'] as { Format: string };
    const result = Object.values(JSON.parse(Format) as Record<string, string>);
    expect(result).toContain('$context.resourcePath');
    expect(result).toContain('$context.identity.sourceIp');
    expect(Format).not.toMatch(/context\.path|queryString|userAgent|identity\.(?!sourceIp)|authorizer/);
  });

  test('is closed at the address of API Gateway where people have another one', () => {
    const [open] = [...resourcesOf(template, 'AWS::ApiGateway::RestApi').values()];
    expect(open?.Properties).not.toHaveProperty('DisableExecuteApiEndpoint', true);
    const publicUrl = 'https://hedui.example.cn';
    const own = synthesize({ hedui: { publicUrl }, region: 'eu-central-1' });
    const [closed] = [...resourcesOf(own, 'AWS::ApiGateway::RestApi').values()];
    expect(closed?.Properties).toMatchObject({ DisableExecuteApiEndpoint: true });
  });

  test('is open to the networks of the settings alone, before any function is called, and appears behind their web ACL', () => {
    const allowedNetworks = ['203.0.113.0/24', '2001:db8::/32'];
    const webAclArn = 'arn:aws-cn:wafv2:cn-north-1:111122223333:regional/webacl/county/abc';
    const bounded = synthesize({ hedui: { allowedNetworks, webAclArn }, region: 'cn-north-1' });
    const [api] = [...resourcesOf(bounded, 'AWS::ApiGateway::RestApi').values()];
    const { Statement } = api?.Properties['Policy'] as { Statement: Statement[] };
    expect(Statement.filter(({ Effect }) => Effect === 'Deny')).toMatchObject([
      { Principal: { AWS: '*' }, Condition: { NotIpAddress: { 'aws:SourceIp': allowedNetworks } } },
    ]);
    bounded.hasResourceProperties('AWS::WAFv2::WebACLAssociation', { WebACLArn: webAclArn });
    template.resourceCountIs('AWS::WAFv2::WebACLAssociation', 0);
  });

  test('logs nothing of what is sent: execution logs are off', () => {
    const [stage] = [...resourcesOf(template, 'AWS::ApiGateway::Stage').values()];
    const settings = stage?.Properties['MethodSettings'] as Record<string, unknown>[];
    for (const each of settings) expect(each).not.toHaveProperty('DataTraceEnabled', true);
    for (const each of settings) expect(each['LoggingLevel'] ?? 'OFF').toBe('OFF');
  });

  test('leaves the role for logs, which is one for all APIs of an account and region, when the stack goes', () => {
    for (const type of ['AWS::ApiGateway::Account', 'AWS::IAM::Role'])
      for (const [id, { DeletionPolicy }] of resourcesOf(template, type))
        if (/^HttpAccount/.test(id)) expect(DeletionPolicy, id).toBe('Retain');
    template.resourceCountIs('AWS::ApiGateway::Account', 1);
  });

  test('tells the function the address that people use, with the stage where API Gateway gives it', () => {
    const [api] = [...resourcesOf(template, 'AWS::ApiGateway::RestApi').keys()];
    expect(variables['PUBLIC_URL']).toEqual({
      'Fn::Join': [
        '',
        [
          'https://',
          { Ref: api },
          '.execute-api.',
          { Ref: 'AWS::Region' },
          '.',
          { Ref: 'AWS::URLSuffix' },
          '/hedui',
        ],
      ],
    });
    const own = functionsOf(synthesize({ hedui: { publicUrl: 'https://hedui.example.cn' } }));
    expect(own.get('staff-api')?.Properties.Environment.Variables['PUBLIC_URL']).toBe(
      'https://hedui.example.cn',
    );
  });
});

describe('what API Gateway refuses by itself', () => {
  const responses = [
    ...resourcesOf<{
      ResponseType: string;
      StatusCode?: string;
      ResponseParameters: Record<string, string>;
      ResponseTemplates: Record<string, string>;
    }>(template, 'AWS::ApiGateway::GatewayResponse').values(),
  ].map(({ Properties }) => Properties);

  test.each([
    ['REQUEST_TOO_LARGE', 413, 'body-too-large'],
    ['THROTTLED', 429, 'too-many-requests'],
    ['MISSING_AUTHENTICATION_TOKEN', 404, 'not-found'],
    ['INTEGRATION_TIMEOUT', 504, 'answer-late'],
    ['INTEGRATION_FAILURE', 500, 'internal-error'],
  ])('%s is the problem %i %s, with the fields that functions answer with', (type, status, code) => {
    const response = responses.find(({ ResponseType }) => ResponseType === type);
    expect(response?.StatusCode).toBe(String(status));
    const body: unknown = JSON.parse(response?.ResponseTemplates['application/json'] ?? '');
    expect(problemBody.parse(body)).toMatchObject({ type: `urn:hedui:problem:${code}`, status, code });
  });

  test('is a problem in ASCII and may not be kept, whatever it is', () => {
    expect(responses.map(({ ResponseType }) => ResponseType)).toEqual(
      expect.arrayContaining(['DEFAULT_4XX', 'DEFAULT_5XX']),
    );
    for (const { ResponseParameters, ResponseTemplates } of responses) {
      expect(ResponseParameters).toMatchObject({
        'gatewayresponse.header.content-type': "'application/problem+json; charset=utf-8'",
        'gatewayresponse.header.cache-control': "'no-store'",
      });
      expect(ResponseTemplates['application/json']).toMatch(/^[\x20-\x7e]+$/);
    }
  });

  test('keeps its status where it is none of these, since a default would change that of all', () => {
    for (const { ResponseType, StatusCode } of responses)
      if (ResponseType.startsWith('DEFAULT')) expect(StatusCode).toBeUndefined();
  });
});

describe('the identity provider', () => {
  test('is any issuer, with a secret of which the functions are told the name', () => {
    const { Ref: secret = '' } = variables['OIDC_CLIENT_SECRET_ID'] as { Ref?: string };
    expect(resourcesOf(template, 'AWS::SecretsManager::Secret').has(secret)).toBe(true);
    template.resourceCountIs('AWS::Cognito::UserPool', 0);
  });

  test('is a user pool where the settings say so: second factor, accounts by an administrator only', () => {
    const pooled = synthesize({ hedui: { cognito: true }, region: 'eu-central-1' });
    const [pool] = [...resourcesOf(pooled, 'AWS::Cognito::UserPool').values()];
    expect(pool?.Properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
    });
    const [client] = [...resourcesOf(pooled, 'AWS::Cognito::UserPoolClient').values()];
    expect(client?.Properties).toMatchObject({ AllowedOAuthFlows: ['code'] });
    const result = functionsOf(pooled).get('staff-api')?.Properties.Environment.Variables;
    expect(result).toMatchObject({ OIDC_ACCESS_TOKENS: 'cognito' });
    expect(result).not.toHaveProperty('OIDC_CLIENT_SECRET_ID');
  });

  test('a region in China has no service of the other partition', () => {
    const china = synthesize({ region: 'cn-north-1' });
    china.resourceCountIs('AWS::Lambda::Url', 0);
    china.resourceCountIs('AWS::Cognito::UserPool', 0);
    expect(resourcesOf(china, 'AWS::ApiGateway::RestApi').size).toBe(1);
  });
});
