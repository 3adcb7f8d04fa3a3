/** What API Gateway answers by itself: as the template says, else in its own words. */
import { z } from 'zod';
import type { Stack } from './stack.ts';

/** Kinds of refusals that occur here, with the status and the words of API Gateway. */
const refusals = {
  MISSING_AUTHENTICATION_TOKEN: { statusCode: 403, message: 'Missing Authentication Token' },
  REQUEST_TOO_LARGE: { statusCode: 413, message: 'Request Too Long' },
  INTEGRATION_FAILURE: { statusCode: 502, message: 'Internal server error' },
  INTEGRATION_TIMEOUT: { statusCode: 504, message: 'Endpoint request timed out' },
} as const;
export type Refusal = keyof typeof refusals;

const gatewayResponseProperties = z.object({
  ResponseType: z.string(),
  StatusCode: z.coerce.number().int().optional(),
  ResponseParameters: z.record(z.string(), z.string()).default({}),
  ResponseTemplates: z.object({ 'application/json': z.string() }),
});
type GatewayResponse = z.infer<typeof gatewayResponseProperties>;

/** By type. */
export type GatewayResponses = ReadonlyMap<string, GatewayResponse>;

export function readGatewayResponses(stack: Stack): GatewayResponses {
  return new Map(
    stack
      .resourcesOf('AWS::ApiGateway::GatewayResponse', gatewayResponseProperties)
      .map(({ properties }) => [properties.ResponseType, properties]),
  );
}

export interface Refused {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

export function refuse(refusal: Refusal, responses: GatewayResponses): Refused {
  const { statusCode, message } = refusals[refusal];
  const response = responses.get(refusal) ?? responses.get(statusCode < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
  const template =
    response?.ResponseTemplates['application/json'] ?? '{"message":$context.error.messageString}';
  return {
    statusCode: response?.StatusCode ?? statusCode,
    headers: { 'content-type': 'application/json', ...readHeaders(response) },
    body: template.replaceAll('$context.error.messageString', JSON.stringify(message)),
  };
}

/** Texts in single quotes; what would come from a request is not run. */
function readHeaders(response: GatewayResponse | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response?.ResponseParameters ?? {}).flatMap(([parameter, value]) => {
      const name = /^gatewayresponse\.header\.(.+)$/.exec(parameter)?.[1];
      const text = /^'(.*)'$/.exec(value)?.[1];
      return name === undefined || text === undefined ? [] : [[name.toLowerCase(), text]];
    }),
  );
}
