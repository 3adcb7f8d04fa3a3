/** REST APIs: which function answers a request, by the template's resources and methods, and what the gateway says itself. */
import { z } from 'zod';
import { UnsupportedTemplateError } from './errors.ts';
import { functionNameOf } from './identities.ts';
import type { FunctionDefinition } from './functions.ts';
import { type GatewayResponses, readGatewayResponses } from './gateway-responses.ts';
import type { Stack } from './stack.ts';

const apiType = 'AWS::ApiGateway::RestApi';
const methodType = 'AWS::ApiGateway::Method';

const apiProperties = z.object({
  // Every body is handed on as base64 then, and every base64 of a function as bytes.
  BinaryMediaTypes: z.tuple([z.literal('*/*')]),
});
const resourceProperties = z.object({ ParentId: z.string(), PathPart: z.string() });
const methodProperties = z.object({
  AuthorizationType: z.literal('NONE'),
  HttpMethod: z.string(),
  ResourceId: z.string(),
  Integration: z.object({
    Type: z.literal('AWS_PROXY'),
    Uri: z.string(),
    TimeoutInMillis: z.coerce.number().default(29_000),
  }),
});
const stageProperties = z.object({ StageName: z.string() });

export interface HttpRoute {
  /** Such as `ANY`. */
  method: string;
  /** Such as `/api/{proxy+}`. */
  resource: string;
  functionId: string;
  functionArn: string;
  timeoutMs: number;
}

export interface RestApi {
  /** First part of every address. */
  stage: string;
  /** Paths of all resources, with and without a method. */
  resources: string[];
  routes: HttpRoute[];
  responses: GatewayResponses;
}

/** Undefined where the template has none. Throws UnsupportedTemplateError for what is not run. */
export function readRestApi(stack: Stack, functions: readonly FunctionDefinition[]): RestApi | undefined {
  const [api, ...more] = stack.resourcesOf(apiType, apiProperties);
  const [stage, ...moreStages] = stack.resourcesOf('AWS::ApiGateway::Stage', stageProperties);
  if (api === undefined || stage === undefined) return undefined;
  if (more.length + moreStages.length > 0)
    throw new UnsupportedTemplateError(`several resources of type ${apiType}, or stages, are not run`);
  const resources = readResources(stack);
  return {
    stage: stage.properties.StageName,
    resources: ['/', ...resources.values()],
    routes: readRoutes(stack, resources, functions),
    responses: readGatewayResponses(stack),
  };
}

/** Paths of resources by their ids, such as `/api/{proxy+}`; those of folders too, which no method answers. */
function readResources(stack: Stack): Map<string, string> {
  const parts = new Map(
    stack
      .resourcesOf('AWS::ApiGateway::Resource', resourceProperties)
      .map(({ identity, properties }) => [identity.ref, properties]),
  );
  const pathOf = (id: string): string => {
    const resource = parts.get(id);
    return resource === undefined ? '' : `${pathOf(resource.ParentId)}/${resource.PathPart}`;
  };
  return new Map([...parts.keys()].map((id) => [id, pathOf(id)]));
}

function readRoutes(
  stack: Stack,
  resources: ReadonlyMap<string, string>,
  functions: readonly FunctionDefinition[],
): HttpRoute[] {
  return stack.resourcesOf(methodType, methodProperties).map(({ logicalId, properties }) => {
    const { Uri: uri, TimeoutInMillis: timeoutMs } = properties.Integration;
    const functionArn = /\/functions\/(.+)\/invocations$/.exec(uri)?.[1] ?? '';
    const definition = functions.find(({ name }) => name === functionNameOf(functionArn).name);
    if (definition === undefined)
      throw new UnsupportedTemplateError(`${logicalId} (${methodType}): ${uri} is no function of this stack`);
    const resource = resources.get(properties.ResourceId) ?? '/';
    const { logicalId: functionId } = definition;
    return { method: properties.HttpMethod, resource, functionId, functionArn, timeoutMs };
  });
}

export interface RouteMatch {
  route: HttpRoute;
  pathParameters: Record<string, string>;
}

/**
 * The method of the resource that a path fits best, as API Gateway chooses: whole paths, then variables, then the rest. A
 * resource without this method is not passed over for another one.
 */
export function matchRoute(
  { resources, routes }: Pick<RestApi, 'resources' | 'routes'>,
  method: string,
  path: string,
): RouteMatch | undefined {
  const [best] = resources
    .flatMap((resource) => {
      const pathParameters = fit(resource, path);
      return pathParameters === undefined ? [] : [{ resource, pathParameters }];
    })
    .sort((a, b) => rank(b.resource) - rank(a.resource));
  if (best === undefined) return undefined;
  const methods = routes.filter(({ resource }) => resource === best.resource);
  const route =
    methods.find((each) => each.method === method) ?? methods.find((each) => each.method === 'ANY');
  return route && { route, pathParameters: best.pathParameters };
}

function fit(resource: string, path: string): Record<string, string> | undefined {
  const parts = resource.split('/');
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

function rank(resource: string): number {
  const kind = resource.includes('+}') ? 1 : resource.includes('{') ? 2 : 3;
  return kind * 1_000_000 + resource.length;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
