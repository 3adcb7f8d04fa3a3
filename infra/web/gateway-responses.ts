import { ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';
import { answerHeaders, problemMediaType } from '../../shared/contracts/answer-headers.ts';
import { describeProblem, type ProblemCode } from '../../shared/contracts/problems.ts';

/** What API Gateway refuses by itself, before a function is asked or after none has answered, and as which problem. */
const refusals: readonly { type: ResponseType; code: ProblemCode; headers?: Record<string, string> }[] = [
  { type: ResponseType.REQUEST_TOO_LARGE, code: 'body-too-large' },
  { type: ResponseType.THROTTLED, code: 'too-many-requests', headers: { 'retry-after': '1' } },
  // So it calls an address or a method that it does not know.
  { type: ResponseType.MISSING_AUTHENTICATION_TOKEN, code: 'not-found' },
  { type: ResponseType.RESOURCE_NOT_FOUND, code: 'not-found' },
  { type: ResponseType.UNSUPPORTED_MEDIA_TYPE, code: 'media-type-unsupported' },
  { type: ResponseType.INTEGRATION_TIMEOUT, code: 'answer-late' },
  { type: ResponseType.INTEGRATION_FAILURE, code: 'internal-error' },
  { type: ResponseType.API_CONFIGURATION_ERROR, code: 'internal-error' },
];

/** Whatever else there may be. Its status stays what it is, so the problem does not name it. */
const others: readonly { type: ResponseType; code: ProblemCode }[] = [
  { type: ResponseType.DEFAULT_4XX, code: 'request-refused' },
  { type: ResponseType.DEFAULT_5XX, code: 'internal-error' },
];

/** Has API Gateway answer in the words of the interface: problem details with the same fields as those of the functions. */
export function speakInProblems(api: RestApi): void {
  for (const { type, code, headers } of refusals) {
    const problem = describeProblem(code);
    respond(api, type, { statusCode: String(problem.status), body: problem, headers });
  }
  for (const { type, code } of others) {
    const { status: _, ...body } = describeProblem(code);
    respond(api, type, { body });
  }
}

interface Answer {
  statusCode?: string;
  body: object;
  headers?: Record<string, string> | undefined;
}

function respond(api: RestApi, type: ResponseType, { statusCode, body, headers }: Answer): void {
  const sent = { ...answerHeaders, ...headers, 'content-type': problemMediaType };
  api.addGatewayResponse(type.responseType, {
    type,
    ...(statusCode !== undefined && { statusCode }),
    // What is taken as it is is in single quotes.
    responseHeaders: Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, `'${value}'`])),
    templates: { 'application/json': escapeChinese(JSON.stringify(body)) },
  });
}

/** CloudFormation does not carry every character through; as escapes of JSON they arrive. */
function escapeChinese(json: string): string {
  return json.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
