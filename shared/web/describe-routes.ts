/** The OpenAPI 3.1 document of routes, made from the schemas that check what is sent. */
import { z } from 'zod';
import type { Bilingual } from '../contracts/primitives.ts';
import { problemBody } from '../contracts/problems.ts';
import { capabilities } from '../domain/staff/access.ts';
import { internals } from './responses.ts';
import type { Route } from './route.ts';

const jsonOf = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const override = ({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }) =>
    leaveOutInternals(jsonSchema);
  const { $schema: _, ...plain } = z.toJSONSchema(schema, { io, unrepresentable: 'any', override });
  return plain;
};

/** What no answer has is described to nobody. */
function leaveOutInternals(schema: z.core.JSONSchema.BaseSchema): void {
  const { properties, required } = schema;
  if (properties === undefined) return;
  schema.properties = Object.fromEntries(Object.entries(properties).filter(([name]) => !internals.has(name)));
  if (required !== undefined) schema.required = required.filter((name) => !internals.has(name));
}

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
  /** What has a name of its own wherever it stands. */
  schemas: Readonly<Record<string, z.ZodType>>;
}

export function describeRoutes<Deps>(description: Description<Deps>): ApiDocument {
  const { routes, version, operations, tags, schemas } = description;
  const components: Record<string, unknown> = { Problem: jsonOf(problemBody, 'output') };
  const paths: ApiDocument['paths'] = {};
  for (const route of routes) {
    const operation = operations[`${route.method} ${route.pattern}`];
    if (operation === undefined) throw new Error(`${route.method} ${route.pattern} has no operation id`);
    (paths[route.pattern] ??= {})[route.method.toLowerCase()] = describeRoute(route, operation, components);
  }
  for (const [name, schema] of Object.entries(schemas)) components[name] = jsonOf(schema, 'output');
  // The first name stays: what two operations answer alike is one component.
  const named = new Map(
    Object.entries(components)
      .toReversed()
      .map(([name, schema]) => [JSON.stringify(schema), name]),
  );
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
      responses: { Problem: { description: '问题 Problem (RFC 9457)', content: problemContent } },
      schemas: nameParts(components, named),
    },
  };
}

const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

/** Puts references in place of what has a name of its own; a component is not put in place of itself. */
function nameParts(components: Record<string, unknown>, named: ReadonlyMap<string, string>) {
  const replace = (part: unknown, isWhole = false): unknown => {
    if (part === null || typeof part !== 'object') return part;
    if (Array.isArray(part)) return part.map((each) => replace(each));
    const name = isWhole ? undefined : named.get(JSON.stringify(part));
    if (name !== undefined) return { $ref: `#/components/schemas/${name}` };
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, replace(value)]));
  };
  return Object.fromEntries(
    Object.entries(components).map(([name, schema]) => [name, replace(schema, true)]),
  );
}

function describeRoute<Deps>(
  route: Route<Deps>,
  { id, tag }: Operation,
  components: Record<string, unknown>,
): Record<string, unknown> {
  const parameters = [
    ...describeParameters(route.path, 'path'),
    ...describeParameters(route.query, 'query'),
    ...describeHeaders(route),
  ];
  const name = id.charAt(0).toUpperCase() + id.slice(1);
  const refer = (suffix: string, schema: z.ZodType, io: 'input' | 'output') => {
    components[name + suffix] = jsonOf(schema, io);
    return { 'application/json': { schema: { $ref: `#/components/schemas/${name}${suffix}` } } };
  };
  const { body, answer } = route;
  return {
    operationId: id,
    tags: [tag],
    summary: `${route.summary.zh} ${route.summary.en}`,
    'x-capability': route.capability,
    'x-roles': capabilities[route.capability].roles,
    ...(parameters.length > 0 && { parameters }),
    ...(body !== undefined && {
      requestBody: { required: true, content: body === 'bytes' ? bytes : refer('Request', body, 'input') },
    }),
    responses: {
      200: {
        description: '已办 Done',
        content: answer === 'file' ? bytes : refer('Answer', answer, 'output'),
      },
      ...Object.fromEntries(
        refusalsOf(route).map((status) => [status, { $ref: '#/components/responses/Problem' }]),
      ),
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

const bytes = { '*/*': { schema: { type: 'string', format: 'binary' } } };

/** With which statuses a route may refuse, besides what a gateway answers by itself. */
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
    ...(isChange || isRepeatable === true ? [422] : []),
    429,
  ];
}

function describeParameters(schema: z.ZodType | undefined, place: 'path' | 'query'): unknown[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = jsonOf(schema, 'input') as {
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
    schema: text,
    description: 'the version this rests on, such as `"3"`',
  };
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: text,
    description: 'the same request again gets the same answer, for a day',
  };
  return [
    ...(route.method === 'GET' ? [] : [csrf]),
    ...(route.needsVersion === true ? [version] : []),
    ...(route.isRepeatable === true ? [key] : []),
  ];
}
