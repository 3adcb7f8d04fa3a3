/** What those who operate Hedui read of a message that was not taken: files and providers, and no person. */
import { describe, expect, it } from 'vitest';
import { describeMessage } from '../../../../shared/domain/deliveries/describe-message.ts';

const described = (message: unknown) => describeMessage(JSON.stringify(message));

const put = (...keys: string[]) => ({
  Records: keys.map((key) => ({
    eventTime: '2026-10-31T00:00:00Z',
    s3: { bucket: { name: 'inbox' }, object: { key } },
  })),
});

describe('a message in words', () => {
  it.each<[object, string]>([
    [put('inbox/bank/a/2026-10-31/a.csv'), 'file inbox/bank/a/2026-10-31/a.csv'],
    [put('roster/1.csv', 'roster/2.csv'), 'file roster/1.csv, file roster/2.csv'],
    [{ Event: 's3:TestEvent' }, 'test event of S3'],
    [
      { type: 'found', key: 'inbox/a.csv', eTag: 'e', bytes: 1, putAt: '2026-10-31T00:00:00Z' },
      'file inbox/a.csv, found in the inbox',
    ],
    [{ type: 'rematch', source: 'bank', provider: 'a', fileId: 'f1' }, 'match bank/a again, file f1'],
    [{ type: 'resume-roster', county: '329901' }, 'take up the roster of 329901'],
    [{ source: 'vehicle', provider: 'b', publication: 7 }, 'publish vehicle/b 7'],
    [{ scheduledTime: '2026-10-31T14:30:00Z' }, 'start for 2026-10-31T14:30:00Z'],
    [{ type: 'segment', run: '20261031T143000Z', chunk: 3, of: 20 }, 'chunk 3 of run 20261031T143000Z'],
    [
      { type: 'landed', source: 'bank', provider: 'b', publication: 7, segment: 2, of: 20, seenThrough: 9 },
      'assess what bank/b 7 changed, segment 2',
    ],
    [
      { type: 'chunk', run: '20261031T143000Z', chunk: 3, county: '329901', from: 0, to: 10 },
      'chunk 3 of run 20261031T143000Z',
    ],
    [{ type: 'households', households: ['329901-1', '329901-2'] }, 'assess 2 households'],
  ])('%o', (message, words) => {
    expect(described(message)).toBe(words);
  });

  it('reads the keys of S3 as they are encoded there', () => {
    expect(described(put('inbox/bank/%E5%86%9C+%E5%95%86/a+b.csv'))).toBe('file inbox/bank/农 商/a b.csv');
    expect(described(put('inbox/100%/a.csv'))).toBe('file inbox/100%/a.csv');
  });

  it('strikes out what tells of a person in a key', () => {
    const key = 'inbox/bank/a/2026-10-31/329901197001010017.csv';
    const masked = 'inbox/bank/a/2026-10-31/******************.csv';
    expect(described(put(key))).toBe(`file ${masked}`);
    expect(described({ type: 'found', key, eTag: 'e', bytes: 1, putAt: '2026-10-31T00:00:00Z' })).toBe(
      `file ${masked}, found in the inbox`,
    );
  });

  it.each(['张三丰', '{"name":"张三丰"}', ''])(
    'of what is no message of Hedui says only how long it is: %s',
    (body) => {
      expect(describeMessage(body)).toBe(`something else, ${body.length} characters`);
    },
  );
});
