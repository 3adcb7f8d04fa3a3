/** Requests that come from a thread of this process: answered without a connection, a signature or a second reading. */
import diagnostics from 'node:diagnostics_channel';
import type { MessagePort } from 'node:worker_threads';
import { actionOf, rulesOf, validations, type Refusal, type Request } from './dynalite-parts.ts';
import type { Page } from './read-range.ts';
import type { TableStore } from './table-store.ts';

export interface TableRequest {
  id: number;
  /** As DynamoDB calls it: `BatchWriteItem`. */
  operation: string;
  /** JSON, as the API has it. */
  body: string;
}

export interface TableAnswer {
  id: number;
  /** 200, or that of a refusal. */
  status: number;
  /** JSON, as the API has it. */
  body: string;
}

const answeredChannel = diagnostics.channel('hedui.tables.answered');

/** Works off what comes through a port, in the order in which it comes. */
export function serve(port: MessagePort, store: TableStore): void {
  port.on('message', ({ id, operation, body }: TableRequest) => {
    answer(store, operation, body, (status, answered) => {
      port.postMessage({ id, status, body: answered } satisfies TableAnswer);
      // For whoever counts what a night asks of its tables.
      if (answeredChannel.hasSubscribers)
        answeredChannel.publish({ operation, bytes: body.length + answered.length });
    });
  });
}

type Done = (status: number, body: string) => void;

function answer(store: TableStore, operation: string, body: string, done: Done): void {
  try {
    const request = readRequest(store, operation, body);
    actionOf(operation)(store, request as never, (error, result) => {
      if (error) refuse(error, done);
      else done(200, formatResult(result));
    });
  } catch (error) {
    refuse(error, done);
  }
}

/** A batch is looked at by whoever writes it; what else is asked is validated as it is over a connection. */
function readRequest(store: TableStore, operation: string, body: string): Request {
  const said = JSON.parse(body) as Request;
  if (operation === 'BatchWriteItem') return said;
  const { types, custom } = rulesOf(operation);
  const request = validations.checkTypes(said, types);
  validations.checkValidations(request, types, custom, store);
  return { ...request, asTexts: true };
}

function formatResult(result: unknown): string {
  const { texts, ...rest } = result as Partial<Page>;
  if (texts === undefined) return JSON.stringify(result);
  return `{"Items":[${texts.join(',')}],${JSON.stringify(rest).slice(1)}`;
}

function refuse(error: unknown, done: Done): void {
  const { statusCode, body } = error as Partial<Refusal>;
  if (statusCode === undefined || body === undefined) throw error;
  done(statusCode, JSON.stringify(body));
}
