import { describe, expect, it } from 'vitest';
import {
  isNoDelivery,
  maskKey,
  nameOfFile,
  readDeliveryKey,
} from '../../../../shared/domain/deliveries/delivery-key.ts';

const today = '2026-10-31';
const person = '329901197001010017';

describe('what is no delivery', () => {
  const at = (name: string) => `inbox/bank/a/2026-10-30/${name}`;
  it.each([
    ...[
      '',
      'a.csv.filepart',
      'a.csv.part',
      'a.tmp',
      'a.csv.crdownload',
      '~$a.xlsx',
      'a.csv.md5',
      'a.csv.SHA256',
    ],
    ...[
      '.DS_Store',
      '._a.csv',
      'Thumbs.db',
      'desktop.ini',
      '__MACOSX/a.csv',
      'r.csv.numbers.csv',
      'x_$folder$',
    ],
  ])('is left alone: %s', (name) => {
    expect(isNoDelivery(at(name))).toBe(true);
  });

  it.each(['a.csv', 'a.csv.gz', 'parts.csv', 'tmp.csv', 'md5.csv', 'a.xlsx', 'part'])('is not %s', (name) => {
    expect(isNoDelivery(at(name))).toBe(false);
  });

  it('a key that leads out of its folder is refused, not left alone', () => {
    expect(isNoDelivery('inbox/bank/../2026-10-30/a.csv')).toBe(false);
  });
});

describe('keys of the inbox', () => {
  it('a delivery says source, provider and date', () => {
    expect(readDeliveryKey('inbox/bank/农商/2026-10-31/a.csv.gz', today)).toEqual({
      kind: 'delivery',
      subject: { kind: 'provider', source: 'bank', provider: '农商' },
      asOf: '2026-10-31',
      gzipped: true,
    });
  });

  it('a roster says county and date', () => {
    expect(readDeliveryKey('roster/329901/2026-10-30/a.csv', today)).toEqual({
      kind: 'delivery',
      subject: { kind: 'roster', county: '329901' },
      asOf: '2026-10-30',
      gzipped: false,
    });
  });

  it.each([
    ['elsewhere/bank/a/2026-10-30/a.csv', 'key-unreadable'],
    ['inbox/bank/a/a.csv', 'key-unreadable'],
    ['inbox/bank/a/2026-10-30/b/a.csv', 'key-unreadable'],
    ['inbox/bank/a/2026-10-30/', 'key-unreadable'],
    ['roster/329901/a.csv', 'key-unreadable'],
    ['roster/329901/2026-10-30/b/a.csv', 'key-unreadable'],
    ['inbox/lottery/a/2026-10-30/a.csv', 'source-unknown'],
    ['inbox/bank/ /2026-10-30/a.csv', 'provider-unreadable'],
    ['inbox/bank/../2026-10-30/a.csv', 'provider-unreadable'],
    ['inbox/bank/./2026-10-30/a.csv', 'provider-unreadable'],
    ['inbox/bank/a#b/2026-10-30/a.csv', 'provider-unreadable'],
    ['inbox/bank/a\u001fb/2026-10-30/a.csv', 'provider-unreadable'],
    ['inbox/bank/a\u007fb/2026-10-30/a.csv', 'provider-unreadable'],
    [`inbox/bank/${'p'.repeat(61)}/2026-10-30/a.csv`, 'provider-unreadable'],
    ['roster/32990/2026-10-30/a.csv', 'county-unreadable'],
    ['roster/3299011/2026-10-30/a.csv', 'county-unreadable'],
    ['inbox/bank/a/2026-02-30/a.csv', 'as-of-invalid'],
    ['inbox/bank/a/2026-11-01/a.csv', 'as-of-future'],
    [`inbox/bank/a/2026-10-30/${person}.csv`, 'key-holds-identity-number'],
    [`inbox/bank/${person}/2026-10-30/a.csv`, 'key-holds-identity-number'],
    ['inbox/bank/a/2026-10-30/6217995550884207.csv', 'key-holds-account-or-plate'],
    ['inbox/bank/a/2026-10-30/张_6217995550884207123.csv', 'key-holds-account-or-plate'],
    ['inbox/vehicle/a/2026-10-30/冀RX7708.csv', 'key-holds-account-or-plate'],
    ['inbox/vehicle/a/2026-10-30/x-苏A·D12345.csv', 'key-holds-account-or-plate'],
    ['roster/329901/2026-10-30/冀R-X7708.csv', 'key-holds-account-or-plate'],
  ])('%s is refused as %s', (key, reason) => {
    expect(readDeliveryKey(key, today)).toMatchObject({ kind: 'refused', reason });
  });

  it.each(['...', 'a.b', 'p'.repeat(60)])('a provider may be called %s', (provider) => {
    expect(readDeliveryKey(`inbox/bank/${provider}/2026-10-30/a.csv`, today).kind).toBe('delivery');
  });

  it.each([
    // A wrong check digit; no day of birth; a longer number; a shorter one.
    '329901197001010015',
    '329901197013010014',
    `${person}0`,
    `1${person}`,
    person.slice(0, 17),
  ])('%s in a key is no identity number', (number) => {
    const key = `inbox/bank/a/2026-10-30/${number}.csv`;
    expect(readDeliveryKey(key, today).kind).toBe('delivery');
    expect(maskKey(key)).toBe(key);
  });

  it.each([
    // Times, numbers of another kind, and words that only begin like a plate.
    '20261030123045999',
    '621799555088420',
    '62179955508842071234',
    '1621799555088420',
    '冀R2026103001',
    '川A1234',
    '新X银行',
    '车辆',
  ])('%s in a key is neither card nor plate', (text) => {
    const key = `inbox/bank/a/2026-10-30/${text}.csv`;
    expect(readDeliveryKey(key, today).kind).toBe('delivery');
    expect(maskKey(key)).toBe(key);
  });

  it('cards and plates are struck out of keys, and what stands around them stays', () => {
    expect(maskKey('inbox/bank/a/2026-10-30/x-6217995550884207-冀RX7708-y.csv')).toBe(
      `inbox/bank/a/2026-10-30/x-${'*'.repeat(16)}-${'*'.repeat(7)}-y.csv`,
    );
  });

  it('in errors a file has a name that says nothing of its key, and the same file the same', () => {
    const [one, other] = [nameOfFile('inbox/bank/a/2026-10-30/张三.csv'), nameOfFile('x')];
    expect(one).toMatch(/^file [0-9a-f]{16}$/);
    expect(nameOfFile('inbox/bank/a/2026-10-30/张三.csv')).toBe(one);
    expect(other).not.toBe(one);
  });

  it('identity numbers are struck out of keys, every one of them', () => {
    const other = '11010519491231002x';
    expect(maskKey(`inbox/bank/${person}/2026-10-30/${other}-a.csv`)).toBe(
      `inbox/bank/${'*'.repeat(18)}/2026-10-30/${'*'.repeat(18)}-a.csv`,
    );
  });

  it('what is refused still has its provider where the key names it', () => {
    expect(readDeliveryKey('inbox/bank/a/2026-11-01/a.csv', today).subject).toEqual({
      kind: 'provider',
      source: 'bank',
      provider: 'a',
    });
    expect(readDeliveryKey('inbox/lottery/a/2026-10-30/a.csv', today).subject).toEqual({ kind: 'refused' });
  });
});
