/** The OpenAPI 3.1 document of routes, made from the schemas that check what is sent. */
import type { z } from 'zod';
import type { Bilingual } from '../contracts/primitives.ts';
import { problemBody, problemKinds } from '../contracts/problems.ts';
import { capabilities } from '../domain/staff/access.ts';
import { idempotencyKeyForm, type Route } from './route.ts';
import { SchemaComponents } from './schema-components.ts';

export interface ApiDocument {
  openapi: '3.1.0';
  /** Operations by path and method. */
  paths: Record<string, Record<string, Record<string, unknown>>>;
  [part: string]: unknown;
}

/** What a program calls an operation, and the group that a person finds it in. */
export interface Operation {
  id: string;
  tag: string;
}

export interface Description<Deps> {
  routes: readonly Route<Deps>[];
  version: string;
  /** By method and pattern: `GET /api/cases`. */
  operations: Readonly<Record<string, Operation>>;
  tags: Readonly<Record<string, Bilingual>>;
  /** Modules whose schemas have a name of their own wherever they are. */
  schemas: readonly object[];
}

export function describeRoutes<Deps>(description: Description<Deps>): ApiDocument {
  const { routes, version, operations, tags, schemas } = description;
  const components = new SchemaComponents(...schemas);
  const problem = components.refer(problemBody, 'output', 'Problem');
  const paths: ApiDocument['paths'] = {};
  for (const route of routes) {
    const operation = operations[`${route.method} ${route.pattern}`];
    if (operation === undefined) throw new Error(`${route.method} ${route.pattern} has no operation id`);
    (paths[route.pattern] ??= {})[route.method.toLowerCase()] = describeRoute(route, operation, components);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hedui staff API 核对工作人员接口',
      version,
      description:
        'Everything that county and town staff do with cases. Money is integer fen, dates are calendar dates in China.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [
      {
        url: 'https://{host}/hedui',
        description: 'PublicUrl of the deployment, which serves this document with its own address',
        variables: { host: { default: 'hedui.example.cn' } },
      },
    ],
    tags: Object.entries(tags).map(([name, { zh, en }]) => ({ name, description: `${zh} ${en}` })),
    security: [{ session: [] }, { accessToken: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-hedui' },
        accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT (RFC 9068)' },
      },
      responses: describeRefusals(problem),
      schemas: components.all(),
    },
  };
}

/** By status, with the codes that are in a problem of it; `Problem` is whatever a gateway or a mistake of the program answers. */
function describeRefusals(schema: object): Record<string, unknown> {
  const content = { 'application/problem+json': { schema } };
  const byStatus = Object.groupBy(Object.entries(problemKinds), ([, { status }]) => `Problem${status}`);
  const refusals = Object.entries(byStatus).map(([name, kinds = []]) => {
    const codes = kinds.map(([code, { title }]) => `- ${code}: ${title.zh} ${title.en}`);
    return [name, { description: codes.join('\n'), content }];
  });
  const byName = Object.fromEntries(refusals) as Record<string, unknown>;
  return { ...byName, Problem: { description: '问题 Problem (RFC 9457)', content } };
}

function describeRoute<Deps>(
  route: Route<Deps>,
  { id, tag }: Operation,
  components: SchemaComponents,
): Record<string, unknown> {
  const parameters = [
    ...describeParameters(route.path, 'path', components),
    ...describeParameters(route.query, 'query', components),
    ...describeHeaders(route),
  ];
  const name = id.charAt(0).toUpperCase() + id.slice(1);
  const json = (schema: z.ZodType, io: 'input' | 'output', suffix: string) => ({
    'application/json': { schema: components.refer(schema, io, name + suffix) },
  });
  const { body, answer, summary, capability } = route;
  const { roles } = capabilities[capability];
  return {
    operationId: id,
    tags: [tag],
    summary: `${summary.zh} ${summary.en}`,
    description: `可用角色 Roles: ${roles.join(', ')}`,
    'x-capability': capability,
    'x-roles': roles,
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && {
      requestBody: { required: true, content: body === 'bytes' ? bytes : json(body, 'input', 'Request') },
    }),
    responses: {
      [route.creates === true ? 201 : 200]: {
        description: '已办 Done',
        content: answer === 'file' ? bytes : json(answer, 'output', 'Answer'),
      },
      ...Object.fromEntries(
        refusalsOf(route).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
      ),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

const bytes = { '*/*': { schema: { type: 'string', format: 'binary' } } };

/** With which statuses a route may refuse, what the gateway before it answers by itself among them. */
function refusalsOf<Deps>({ method, path, body, needsVersion, isRepeatable }: Route<Deps>): number[] {
  const isChange = method !== 'GET';
  return [
    400,
    401,
    403,
    ...(path === undefined ? [] : [404]),
    ...(isChange ? [409] : []),
    ...(needsVersion === true ? [412, 428] : []),
    ...(body === undefined ? [] : [413]),
    ...(body === undefined || body === 'bytes' ? [] : [415]),
    ...(isChange || isRepeatable === true ? [422] : []),
    ...[429, 500, 503, 504],
  ];
}

function describeParameters(
  schema: z.ZodType | undefined,
  place: 'path' | 'query',
  components: SchemaComponents,
): unknown[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = components.describe(schema, 'input') as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }));
}

function describeHeaders<Deps>(route: Route<Deps>): unknown[] {
  const text = { type: 'string' };
  const csrf = {
    name: 'X-CSRF-Token',
    in: 'header',
    required: false,
    schema: text,
    description: 'of sessions: the `csrfToken` of /api/me',
  };
  const version = {
    name: 'If-Match',
    in: 'header',
    required: true,
    schema: { ...text, pattern: '^"\\d+"$' },
    description: 'the version this rests on, such as `"3"`',
  };
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { ...text, pattern: idempotencyKeyForm.source },
    description: 'the same request again gets the same answer, for a day',
  };
  return [
    ...(route.method === 'GET' ? [] : [csrf]),
    ...(route.needsVersion === true ? [version] : []),
    ...(route.isRepeatable === true ? [key] : []),
  ];
}
