import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createClients } from '../../../shared/store/aws/clients.ts';
import { LockedDigests } from '../../../shared/store/locked-digests.ts';
import { Bucket } from '../../../shared/store/aws/objects.ts';
import { chainDigest } from '../../../shared/domain/cases/digests.ts';

test('a digest is put with its checksum, without which S3 takes nothing into a bucket that locks', async () => {
  const asked: { url: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    asked.push({ url, headers });
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { objects } = createClients({
    s3: {
      region: 'cn-north-1',
      endpoint: `http://127.0.0.1:${port}`,
      forcePathStyle: true,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    },
  });
  const digest = chainDigest(undefined, { run: 'r', at: '2026-10-31T15:00:00.000Z', cases: 1, list: 'l' });
  await new LockedDigests(new Bucket(objects, 'audit')).lock(digest);
  objects.destroy();
  server.close();

  const sum = createHash('sha256').update(JSON.stringify(digest)).digest('base64');
  expect(asked).toHaveLength(1);
  expect(asked[0]?.url).toContain(`/audit/digests/000000001-${digest.digest}.json`);
  expect(asked[0]?.headers).toMatchObject({ 'x-amz-checksum-sha256': sum });
});
