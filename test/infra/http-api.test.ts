import { describe, expect, test } from 'vitest';
import { functionsOf, resourcesOf, synthesize } from './synthesized.ts';

const template = synthesize();
const variables = functionsOf(template).get('staff-api')?.Properties.Environment.Variables ?? {};

describe('the HTTP interface', () => {
  test('sends the paths of interface and sign-in to their function, and all others to the console', () => {
    const routes = [...resourcesOf(template, 'AWS::ApiGatewayV2::Route').values()];
    expect(routes.map(({ Properties }) => Properties['RouteKey'])).toEqual([
      'ANY /api/{proxy+}',
      'ANY /auth/{proxy+}',
      'ANY /',
      'ANY /{proxy+}',
    ]);
  });

  test('takes no more requests than its settings say, and logs neither queries nor addresses of people', () => {
    const [stage] = [...resourcesOf(template, 'AWS::ApiGatewayV2::Stage').values()];
    expect(stage?.Properties).toMatchObject({
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    });
    const { Format } = stage?.Properties['AccessLogSettings'] as { Format: string };
    expect(Object.keys(JSON.parse(Format) as object)).toContain('requestId');
    expect(Format).not.toMatch(/queryString|sourceIp|userAgent|identity|authorizer/);
  });

  test('tells the function the address that people use', () => {
    const [api] = [...resourcesOf(template, 'AWS::ApiGatewayV2::Api').keys()];
    expect(variables['PUBLIC_URL']).toEqual({ 'Fn::GetAtt': [api, 'ApiEndpoint'] });
    const own = functionsOf(synthesize({ hedui: { publicUrl: 'https://hedui.example.cn' } }));
    expect(own.get('staff-api')?.Properties.Environment.Variables['PUBLIC_URL']).toBe(
      'https://hedui.example.cn',
    );
  });
});

describe('the identity provider', () => {
  test('is any issuer, with a secret that deployment resolves', () => {
    expect(variables['OIDC_CLIENT_SECRET']).toMatchObject({
      'Fn::Join': ['', expect.arrayContaining(['{{resolve:secretsmanager:'])],
    });
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
    const told = functionsOf(pooled).get('staff-api')?.Properties.Environment.Variables;
    expect(told).toMatchObject({ OIDC_ACCESS_TOKENS: 'cognito' });
    expect(told).not.toHaveProperty('OIDC_CLIENT_SECRET');
  });

  test('a region in China has no service of the other partition', () => {
    const china = synthesize({ region: 'cn-north-1' });
    china.resourceCountIs('AWS::Lambda::Url', 0);
    china.resourceCountIs('AWS::Cognito::UserPool', 0);
    expect(resourcesOf(china, 'AWS::ApiGatewayV2::Api').size).toBe(1);
  });
});
