import { expect, it } from 'vitest';
import { contentDisposition, endOfName } from '../../../shared/web/file-names.ts';

it('a name that ends in the middle of a character is still handed out', () => {
  const cut = '\u{20bb7}照片.png'.slice(1);
  expect(contentDisposition('attachment', cut)).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('\ufffd照片.png')}`,
  );
});

it('a long name keeps its end and cuts no character in two', () => {
  const name = `${'\u{20bb7}'.repeat(100)}.png`;
  const short = endOfName(name, 120);
  expect(short.isWellFormed()).toBe(true);
  expect(short.length).toBeLessThanOrEqual(120);
  expect(short.endsWith('\u{20bb7}.png')).toBe(true);
});
