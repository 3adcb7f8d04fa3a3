/** How the services refuse, and how they carry out a part of a batch. */
import type { CallOutcome, EngineCall } from '../../../infra/embedded/fault-injection.ts';
import type { Random } from '../../../cli/sample-county/random.ts';

/** Too many requests, as each service says it. */
export function throttle({ engine }: EngineCall): CallOutcome {
  if (engine === 's3') {
    return {
      kind: 'refuse',
      status: 503,
      body: '<Error><Code>SlowDown</Code><Message>reduce your rate</Message></Error>',
    };
  }
  const type =
    engine === 'dynamodb'
      ? 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException'
      : 'com.amazonaws.sqs#RequestThrottled';
  return {
    kind: 'refuse',
    status: 400,
    body: JSON.stringify({ __type: type, message: 'too many requests' }),
  };
}

/** Some items of a batch are left undone, and the answer says which. */
export function carryOutPartly({ operation, body }: EngineCall, random: Pick<Random, 'int'>): CallOutcome {
  if (operation === 'BatchWriteItem') return writePartly(body.toString(), random);
  if (operation === 'BatchGetItem') return readPartly(body.toString(), random);
  if (operation === 'SendMessageBatch') return sendPartly(body.toString(), random);
  return { kind: 'pass' };
}

function writePartly(body: string, random: Pick<Random, 'int'>): CallOutcome {
  const request = JSON.parse(body) as { RequestItems: Record<string, unknown[]> };
  const [table = '', items = []] = Object.entries(request.RequestItems)[0] ?? [];
  const done = random.int(0, items.length - 1);
  const left = { [table]: items.slice(done) };
  if (done === 0) return { kind: 'refuse', status: 200, body: JSON.stringify({ UnprocessedItems: left }) };
  return {
    kind: 'partly',
    body: JSON.stringify({ ...request, RequestItems: { [table]: items.slice(0, done) } }),
    amend: (answer) => JSON.stringify({ ...(JSON.parse(answer) as object), UnprocessedItems: left }),
  };
}

function readPartly(body: string, random: Pick<Random, 'int'>): CallOutcome {
  const request = JSON.parse(body) as { RequestItems: Record<string, { Keys: unknown[] }> };
  const [table = '', asked = { Keys: [] }] = Object.entries(request.RequestItems)[0] ?? [];
  const done = random.int(0, asked.Keys.length - 1);
  const left = { [table]: { ...asked, Keys: asked.Keys.slice(done) } };
  if (done === 0)
    return { kind: 'refuse', status: 200, body: JSON.stringify({ Responses: {}, UnprocessedKeys: left }) };
  const first = { [table]: { ...asked, Keys: asked.Keys.slice(0, done) } };
  return {
    kind: 'partly',
    body: JSON.stringify({ ...request, RequestItems: first }),
    amend: (answer) => JSON.stringify({ ...(JSON.parse(answer) as object), UnprocessedKeys: left }),
  };
}

function sendPartly(body: string, random: Pick<Random, 'int'>): CallOutcome {
  const request = JSON.parse(body) as { Entries: { Id: string }[] };
  const done = random.int(0, request.Entries.length - 1);
  const Failed = request.Entries.slice(done).map(({ Id }) => ({
    Id,
    Code: 'InternalError',
    SenderFault: false,
  }));
  if (done === 0) return { kind: 'refuse', status: 200, body: JSON.stringify({ Successful: [], Failed }) };
  return {
    kind: 'partly',
    body: JSON.stringify({ ...request, Entries: request.Entries.slice(0, done) }),
    amend: (answer) => JSON.stringify({ ...(JSON.parse(answer) as object), Failed }),
  };
}
