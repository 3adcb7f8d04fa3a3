import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
  assessmentMessage,
  checkMessage,
  foundMessage,
  publicationMessage,
  rematchMessage,
  resumeRosterMessage,
  s3Notification,
  nightlyEvent,
  previewMessage,
  previewRosterMessage,
  rehearseMessage,
  settleMessage,
} from '../../shared/contracts/messages.ts';

const read = (name: string): Promise<string> =>
  readFile(new URL(`../../events/${name}`, import.meta.url), 'utf8');

describe('sample events', () => {
  it.each([
    ['01-delivery-landed.json', s3Notification],
    ['02-roster-landed.json', s3Notification],
    ['03-test-event.json', s3Notification],
    ['04-rematch.json', rematchMessage],
    ['05-resume-roster.json', resumeRosterMessage],
    ['06-publication.json', publicationMessage],
    ['07-assess-households.json', assessmentMessage],
    ['08-assess-segment.json', assessmentMessage],
    ['09-nightly-schedule.json', nightlyEvent],
    ['11-found.json', foundMessage],
    ['12-assess-landed.json', assessmentMessage],
    ['13-settle.json', settleMessage],
    ['14-preview.json', previewMessage],
    ['15-preview-roster.json', previewRosterMessage],
    ['16-rehearse.json', rehearseMessage],
    ['17-check.json', checkMessage],
  ])('%s is what its contract says', async (name, schema) => {
    expect(schema.safeParse(JSON.parse(await read(name))).error).toBeUndefined();
  });

  it('carry keys as S3 encodes them', async () => {
    const notification = s3Notification.parse(JSON.parse(await read('01-delivery-landed.json')));
    const key = 'Records' in notification ? (notification.Records[0]?.s3.object.key ?? '') : '';
    expect(decodeURIComponent(key.replaceAll('+', ' '))).toBe(
      'inbox/bank/农商银行/2026-10-30/存款账户 1-2.csv',
    );
  });

  it('show a batch as a queue hands it over', async () => {
    const batch = JSON.parse(await read('10-queue-batch.json')) as {
      Records: { body: string; md5OfBody: string }[];
    };
    for (const { body, md5OfBody } of batch.Records) {
      expect(createHash('md5').update(body).digest('hex')).toBe(md5OfBody);
      const message = JSON.parse(body) as unknown;
      expect(s3Notification.or(rematchMessage).safeParse(message).success).toBe(true);
    }
  });

  it('bring sample deliveries whose manifest is right', async () => {
    const file = 'sample-deliveries/inbox/bank/sample-bank/2026-10-30/accounts.csv';
    const text = await read(file);
    const manifest = JSON.parse(await read(`${file}.manifest.json`)) as unknown;
    const sha256 = createHash('sha256').update(text).digest('hex');
    expect(manifest).toEqual({ rows: text.trimEnd().split('\n').length - 1, sha256 });
  });
});
