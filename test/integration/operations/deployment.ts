/** The embedded target as a deployment: its tools find it by CloudFormation, know who asks by STS, and start functions and ask after queues by Lambda. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { spawn } from 'node:child_process';
import type { Embedded } from '../../../infra/embedded/index.ts';
import { noColours, type Ended } from '../../harness/run-command.ts';

export interface Deployment {
  /** `hedui <subcommand> <args>` by somebody's credentials, beside a deployment of the name Hedui. */
  run(person: string, subcommand: string, ...args: string[]): Promise<Ended>;
  close(): Promise<void>;
}

export async function serveAsDeployment(embedded: Embedded): Promise<Deployment> {
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      const [, functionArn] = /\/functions\/([^/]+)\/invocations/.exec(request.url ?? '') ?? [];
      if (functionArn !== undefined) {
        // What fails for good is in a dead-letter queue, as on AWS; nobody waits for it.
        void embedded.invokeEvent(decodeURIComponent(functionArn), body.toString()).catch(() => undefined);
        response.writeHead(202).end();
        return;
      }
      const queueArn = new URL(request.url ?? '', 'http://localhost').searchParams.get('EventSourceArn');
      if (queueArn !== null) {
        const State = embedded.isTaken(queueArn) === true ? 'Enabled' : 'Disabled';
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ EventSourceMappings: [{ EventSourceArn: queueArn, State }] }));
        return;
      }
      const form = new URLSearchParams(body.toString());
      const person = /Credential=([^/]+)/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      const answer = answerTo(form, person, embedded);
      response.writeHead(answer === undefined ? 400 : 200, { 'content-type': 'text/xml' });
      response.end(answer ?? refusal);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    run: (person, subcommand, ...args) =>
      runHedui(subcommand, args, environmentOf(person, address, embedded)),
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

const refusal =
  '<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack does not exist</Message></Error></ErrorResponse>';

function answerTo(form: URLSearchParams, person: string, embedded: Embedded): string | undefined {
  if (form.get('Action') === 'GetCallerIdentity')
    return inResult('GetCallerIdentity', `<Arn>arn:aws-cn:iam::000000000000:user/${person}</Arn>`);
  if (form.get('Action') !== 'DescribeStacks' || form.get('StackName') !== 'Hedui') return undefined;
  const outputs = Object.entries(embedded.outputs).map(
    ([key, value]) =>
      `<member><OutputKey>${key}</OutputKey><OutputValue>${value.replaceAll('&', '&amp;')}</OutputValue></member>`,
  );
  return inResult(
    'DescribeStacks',
    `<Stacks><member><StackName>Hedui</StackName><CreationTime>2026-10-31T00:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus><Outputs>${outputs.join('')}</Outputs></member></Stacks>`,
  );
}

function inResult(action: string, content: string): string {
  return `<${action}Response><${action}Result>${content}</${action}Result></${action}Response>`;
}

/** Nothing of whoever runs the tests, and no way to AWS. */
function environmentOf(person: string, address: string, { endpoints }: Embedded): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    NODE_ENV: 'test',
    TZ: 'UTC',
    AWS_ACCESS_KEY_ID: person,
    AWS_SECRET_ACCESS_KEY: 'embedded',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    AWS_ENDPOINT_URL_CLOUDFORMATION: address,
    AWS_ENDPOINT_URL_STS: address,
    AWS_ENDPOINT_URL_LAMBDA: address,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
  };
}

/** `hedui <subcommand> …`, without npm, which takes longer to start than the command. */
export async function runHedui(
  subcommand: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Ended> {
  const child = spawn(process.execPath, ['cli/hedui.js', subcommand, ...args], {
    env: { ...env, ...noColours },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, [code]] = await Promise.all([
    buffer(child.stdout),
    buffer(child.stderr),
    once(child, 'close') as Promise<[number]>,
  ]);
  return { code, stdout: stdout.toString(), stderr: stderr.toString() };
}
