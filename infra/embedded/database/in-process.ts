/**
 * Lets the SDK's clients of a function's thread hand their requests to tables through a port: what is asked and answered is
 * the same as over a connection, without HTTP, without signing, and without the SDK's own reading and writing of JSON.
 *
 * `shared/store/aws/clients.ts` hands its client to whoever is under this symbol; nobody does on Lambda.
 */
import type { MessagePort } from 'node:worker_threads';
import { readAnswer, writeRequest } from './attribute-values.ts';
import type { TableAnswer, TableRequest } from './requests.ts';

const symbol = Symbol.for('hedui.tables-in-process');

type Handler = (args: { input: object }) => Promise<{ output: object; response: object }>;

/** What is used of a client of the SDK. */
interface Client {
  middlewareStack: {
    add(
      middleware: (next: Handler, context: { commandName?: string }) => Handler,
      options: { step: 'initialize'; priority: 'high'; name: string },
    ): void;
  };
}

/** Asks through a port what is asked of tables; `body` is JSON, as the API has it. */
export type AskTables = (operation: string, body: string) => Promise<TableAnswer>;

export function askThrough(port: MessagePort): AskTables {
  const waiting = new Map<number, { resolve: (answer: TableAnswer) => void }>();
  let asked = 0;
  port.on('message', (answer: TableAnswer) => {
    waiting.get(answer.id)?.resolve(answer);
    waiting.delete(answer.id);
    if (waiting.size === 0) port.unref();
  });
  port.unref();
  return (operation, body) =>
    new Promise((resolve) => {
      asked += 1;
      waiting.set(asked, { resolve });
      // As an open connection would, what is asked for keeps the thread alive until it is answered.
      port.ref();
      port.postMessage({ id: asked, operation, body } satisfies TableRequest);
    });
}

export function handOverTables(port: MessagePort): void {
  const ask = askThrough(port);
  const install = (client: Client): void =>
    client.middlewareStack.add(
      (_, { commandName = '' }) =>
        async ({ input }) => {
          const { status, body } = await ask(commandName.replace(/Command$/, ''), writeRequest(input));
          if (status !== 200) throw toException(body);
          const $metadata = { httpStatusCode: status, attempts: 1, totalRetryDelay: 0 };
          return { output: { ...readAnswer(body), $metadata }, response: {} };
        },
      { step: 'initialize', priority: 'high', name: 'tablesInProcess' },
    );
  Object.assign(globalThis, { [symbol]: install });
}

/** Like those of the SDK, distinguished by their names. */
function toException(body: string): Error {
  const { __type: type = '', message = '' } = JSON.parse(body) as { __type?: string; message?: string };
  const name = type.split('#').at(-1) ?? type;
  return Object.assign(new Error(message), { name, $fault: 'client', $metadata: {} });
}
