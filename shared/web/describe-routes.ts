/** The OpenAPI 3.1 document of routes, made from the schemas that check what is sent. */
import { z } from 'zod';
import { problemBody } from '../contracts/problems.ts';
import { capabilities } from '../domain/staff/access.ts';
import type { Route } from './route.ts';

const jsonOf = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _, ...plain } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return plain;
};

export interface ApiDocument {
  openapi: '3.1.0';
  /** Operations by path and method. */
  paths: Record<string, Record<string, Record<string, unknown>>>;
  [part: string]: unknown;
}

export function describeRoutes<Deps>(routes: readonly Route<Deps>[], version: string): ApiDocument {
  const paths: ApiDocument['paths'] = {};
  for (const route of routes) {
    (paths[route.pattern] ??= {})[route.method.toLowerCase()] = describeRoute(route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hedui staff API 核对工作人员接口',
      version,
      description:
        'Everything that county and town staff do with cases. Money is integer fen, dates are calendar dates in China.',
    },
    security: [{ session: [] }, { accessToken: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-hedui' },
        accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT (RFC 9068)' },
      },
      schemas: { Problem: jsonOf(problemBody, 'output') },
    },
  };
}

function describeRoute<Deps>(route: Route<Deps>): Record<string, unknown> {
  const parameters = [
    ...describeParameters(route.path, 'path'),
    ...describeParameters(route.query, 'query'),
    ...describeHeaders(route),
  ];
  return {
    summary: `${route.summary.zh} ${route.summary.en}`,
    'x-capability': route.capability,
    'x-roles': capabilities[route.capability].roles,
    ...(parameters.length > 0 && { parameters }),
    ...(route.body !== undefined && { requestBody: { required: true, content: describeBody(route.body) } }),
    responses: {
      200: { description: 'OK', content: describeAnswer(route.answer) },
      default: {
        description: 'Problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
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

function describeBody(body: z.ZodType | 'bytes'): Record<string, unknown> {
  return body === 'bytes'
    ? { '*/*': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: jsonOf(body, 'input') } };
}

function describeAnswer(answer: z.ZodType | 'file'): Record<string, unknown> {
  return answer === 'file'
    ? { '*/*': { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: jsonOf(answer, 'output') } };
}
