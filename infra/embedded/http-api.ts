/** HTTP APIs: which function answers a request, by the template's routes. */
import { z } from 'zod';
import { UnsupportedTemplateError } from './errors.ts';
import { functionNameOf } from './identities.ts';
import type { FunctionDefinition } from './functions.ts';
import type { Stack } from './stack.ts';

const apiType = 'AWS::ApiGatewayV2::Api';
const integrationType = 'AWS::ApiGatewayV2::Integration';
const routeType = 'AWS::ApiGatewayV2::Route';

const apiProperties = z.object({ ProtocolType: z.literal('HTTP') });
const integrationProperties = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.coerce.number().default(30_000),
});
const routeProperties = z.object({
  AuthorizationType: z.literal('NONE').default('NONE'),
  RouteKey: z.string(),
  Target: z.string(),
});
const stageProperties = z.object({ StageName: z.literal('$default') });

export interface HttpRoute {
  /** Such as `ANY /api/{proxy+}`, or `$default`. */
  routeKey: string;
  functionId: string;
  functionArn: string;
  timeoutMs: number;
}

/** Throws UnsupportedTemplateError for what is not run. */
export function readHttpRoutes(stack: Stack, functions: readonly FunctionDefinition[]): HttpRoute[] {
  const apis = stack.resourcesOf(apiType, apiProperties);
  if (apis.length > 1) throw new UnsupportedTemplateError(`several resources of type ${apiType} are not run`);
  stack.resourcesOf('AWS::ApiGatewayV2::Stage', stageProperties);
  const integrations = stack.resourcesOf(integrationType, integrationProperties);
  return stack.resourcesOf(routeType, routeProperties).map(({ logicalId, properties }) => {
    const where = `${logicalId} (${routeType})`;
    const target = integrations.find(({ identity }) => properties.Target === `integrations/${identity.ref}`);
    if (target === undefined) throw new UnsupportedTemplateError(`${where}: property Target leads nowhere`);
    const { IntegrationUri: functionArn, TimeoutInMillis: timeoutMs } = target.properties;
    const definition = functions.find(({ name }) => name === functionNameOf(functionArn).name);
    if (definition === undefined)
      throw new UnsupportedTemplateError(`${where}: ${functionArn} is no function of this stack`);
    return { routeKey: properties.RouteKey, functionId: definition.logicalId, functionArn, timeoutMs };
  });
}

export interface RouteMatch {
  route: HttpRoute;
  pathParameters: Record<string, string>;
}

/** The most specific route that a request fits, as API Gateway chooses: whole paths, then variables, then the rest. */
export function matchRoute(
  routes: readonly HttpRoute[],
  method: string,
  path: string,
): RouteMatch | undefined {
  const matches = routes.flatMap((route) => {
    const pathParameters = fit(route.routeKey, method, path);
    return pathParameters === undefined ? [] : [{ route, pathParameters }];
  });
  return matches.sort((a, b) => rank(b.route.routeKey) - rank(a.route.routeKey))[0];
}

function fit(routeKey: string, method: string, path: string): Record<string, string> | undefined {
  if (routeKey === '$default') return {};
  const [wanted = '', pattern = ''] = routeKey.split(' ');
  if (wanted !== 'ANY' && wanted !== method) return undefined;
  const parts = pattern.split('/');
  const given = path.split('/');
  const parameters: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const greedy = /^\{(.+)\+\}$/.exec(part)?.[1];
    const rest = given.slice(index).join('/');
    if (greedy !== undefined) return rest === '' ? undefined : { ...parameters, [greedy]: decode(rest) };
    const variable = /^\{(.+)\}$/.exec(part)?.[1];
    const value = given[index];
    if (variable !== undefined && value !== undefined && value !== '') parameters[variable] = decode(value);
    else if (part !== value) return undefined;
  }
  return parts.length === given.length ? parameters : undefined;
}

function rank(routeKey: string): number {
  if (routeKey === '$default') return 0;
  const [method = '', pattern = ''] = routeKey.split(' ');
  const kind = pattern.includes('+}') ? 1 : pattern.includes('{') ? 2 : 3;
  return kind * 1_000_000 + pattern.length * 10 + (method === 'ANY' ? 0 : 1);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
