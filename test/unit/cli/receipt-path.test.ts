import { describe, expect, it } from 'vitest';
import { receiptPath } from '../../../cli/receipt-path.ts';

describe('where a receipt lies', () => {
  it('is below the folder of receipts, by the key', () => {
    expect(receiptPath('out', 'inbox/bank/农商 银行/2026-10-30/a.csv')).toBe(
      'out/receipts/inbox/bank/农商 银行/2026-10-30/a.csv.json',
    );
  });

  it.each([
    ['inbox/../../../etc/a.csv', 'out/receipts/inbox/%2E%2E/%2E%2E/%2E%2E/etc/a.csv.json'],
    ['inbox//a', 'out/receipts/inbox/%/a.json'],
    ['./a', 'out/receipts/%2E/a.json'],
    ['inbox/a\nb', 'out/receipts/inbox/a%0Ab.json'],
    ['inbox/a.json/b', 'out/receipts/inbox/a.json_/b.json'],
  ])('%j cannot leave it, nor be in the way of another', (key, path) => {
    expect(receiptPath('out', key)).toBe(path);
  });

  it('a name that no file system takes is cut, and differs from those that begin alike', () => {
    const [one, other] = ['一', '二'].map((end) => receiptPath('out', `inbox/${'名'.repeat(300)}${end}`));
    expect(Buffer.byteLength(one ?? '')).toBeLessThan(255);
    expect(one).not.toBe(other);
    expect(one).not.toContain('\uFFFD');
  });
});
