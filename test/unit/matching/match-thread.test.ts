import { afterAll, describe, expect, it } from 'vitest';
import { bank } from '../../../shared/domain/catalogue/sources/bank.ts';
import { type Hit, matchFile, type MatchRequest } from '../../../shared/matching/match-file.ts';
import { MatchThread } from '../../../shared/matching/match-thread.ts';
import { inChunks } from './generated-files.ts';
import { day, numberOf, openSmallRegistry, people } from './small-registry.ts';

const header = '身份证号,姓名,账号,余额,余额日期,账户状态';
const row = `${numberOf(people.openEnded)},张三,6228480012345678,12600.01,2026-10-31,正常\n`;
const strangersRow = `${numberOf(people.stranger)},李四,6228480012345678,1.00,2026-10-31,正常\n`;
const blockBytes = 4 * 1024;

const thread = new MatchThread();
afterAll(() => thread.close());

function aFile(rows: number): Buffer {
  const lines = Array.from({ length: rows }, (_, n) => (n % 3 === 0 ? row : strangersRow));
  return Buffer.from(`${header}\n${lines.join('')}`);
}

function aRequest(stored: Buffer, parts: Partial<MatchRequest> = {}): MatchRequest {
  return {
    open: () => inChunks({ stored, chunkBytes: [10_000] }),
    gzipped: false,
    spec: bank,
    registry: openSmallRegistry(),
    day,
    sizes: { blockBytes },
    beginPass: () => ({ hits: () => undefined, quarantined: () => undefined }),
    ...parts,
  };
}

describe('matching on two threads', () => {
  it('gives the outcome of one thread, and the hits in the order of their lines', async () => {
    const stored = aFile(5_000);
    const lines: number[] = [];
    const hits = (batch: readonly Hit[]) => void lines.push(...batch.map(({ line }) => line));
    const outcome = await thread.matchFile(
      aRequest(stored, { beginPass: () => ({ hits, quarantined: () => undefined }) }),
    );
    expect(outcome).toEqual(await matchFile(aRequest(stored)));
    expect(lines).toEqual(Array.from({ length: 1_667 }, (_, n) => 2 + 3 * n));
  });

  it('matches several files at once', async () => {
    const files = [10, 2_000, 1, 700].map(aFile);
    const outcomes = await Promise.all(files.map((stored) => thread.matchFile(aRequest(stored))));
    expect(outcomes).toEqual(await Promise.all(files.map((stored) => matchFile(aRequest(stored)))));
  });

  it('reads no more than a few blocks ahead of what the sink has taken', async () => {
    const stored = aFile(3_000);
    const chunkBytes = 1_000;
    let read = 0;
    async function* open() {
      for await (const chunk of inChunks({ stored, chunkBytes: [chunkBytes] })) {
        read += chunk.length;
        yield chunk;
      }
    }
    let furthestAhead = 0;
    let taken = 0;
    const hits = async (batch: readonly Hit[]) => {
      await new Promise((resolve) => setImmediate(resolve));
      furthestAhead = Math.max(furthestAhead, read - taken);
      taken += 3 * batch.length * Buffer.byteLength(row);
    };
    await thread.matchFile(
      aRequest(stored, { open, beginPass: () => ({ hits, quarantined: () => undefined }) }),
    );
    // What is looked at first tells what the file is.
    expect(furthestAhead).toBeLessThan(64 * 1024 + 5 * blockBytes);
  });

  it('ends with what the sink or the source throws, and goes on with the next file', async () => {
    const stored = aFile(1_000);
    const hits = () => Promise.reject(new Error('the store is down'));
    const failing = aRequest(stored, { beginPass: () => ({ hits, quarantined: () => undefined }) });
    await expect(thread.matchFile(failing)).rejects.toThrow('the store is down');
    async function* open() {
      yield* inChunks({ stored, chunkBytes: [30_000] });
      throw new Error('the connection was lost');
    }
    await expect(thread.matchFile(aRequest(stored, { open }))).rejects.toThrow('the connection was lost');
    expect(await thread.matchFile(aRequest(stored))).toMatchObject({ kind: 'matched', rows: 1_000 });
  });

  it('fails once the thread has ended, and does not wait for it', async () => {
    const ended = new MatchThread();
    const matching = ended.matchFile(aRequest(aFile(1_000)));
    const failing = expect(matching).rejects.toThrow('the matching thread has ended');
    await ended.close();
    await failing;
    await expect(ended.matchFile(aRequest(aFile(1)))).rejects.toThrow('the matching thread has ended');
  });
});
