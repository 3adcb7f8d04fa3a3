/** Control totals, and the keys under which files are put. */
import { createHash } from 'node:crypto';
import { bankHeader, bankRow, csv, goodFile, member, type CorpusFiles } from './corpus-file.ts';

const sha256 = createHash('sha256').update(goodFile).digest('hex');
const withManifest = (manifest: unknown) => ({
  content: goodFile,
  manifest: typeof manifest === 'string' ? manifest : JSON.stringify(manifest),
});
const part = (n: number) => ({
  key: `inbox/bank/two-parts/2026-10-30/part-${n}-of-two.csv`,
  content: csv(bankHeader, bankRow({ account: `6200000${n}` })),
  manifest: JSON.stringify({ part: n, of: 2 }),
});

export const controlTotals: CorpusFiles = {
  'totals-right': withManifest({ rows: 1, sha256, part: 1, of: 1 }),
  'totals-of-nothing': withManifest({}),
  'digest-in-capitals': withManifest({ sha256: sha256.toUpperCase() }),
  'manifest-with-mark': withManifest('\uFEFF{"rows":1}'),
  'rows-differ': withManifest({ rows: 2 }),
  'rows-none': withManifest({ rows: 0 }),
  'digest-differs': withManifest({ sha256: '0'.repeat(64) }),
  'digest-too-short': withManifest({ sha256: sha256.slice(1) }),
  'rows-negative': withManifest({ rows: -1 }),
  'rows-as-text': withManifest({ rows: '1' }),
  'rows-a-fraction': withManifest({ rows: 1.5 }),
  'part-beyond-of': withManifest({ part: 3, of: 2 }),
  'part-zero': withManifest({ part: 0, of: 2 }),
  'of-without-part': withManifest({ of: 2 }),
  'of-1001': withManifest({ part: 1, of: 1001 }),
  'manifest-not-json': withManifest('rows: 1'),
  'manifest-a-list': withManifest([{ rows: 1 }]),
  'manifest-with-more': withManifest({ rows: 1, sum: 100 }),
  'manifest-empty': withManifest(''),
  'part-that-is-alone': withManifest({ part: 1, of: 2 }),
  'part-1-of-two': part(1),
  'part-2-of-two': part(2),
};

const at = (key: string) => ({ key, content: goodFile });

export const keys: CorpusFiles = {
  'source-unknown': at('inbox/lottery/b/2026-10-30/source-unknown.csv'),
  'source-in-capitals': at('inbox/BANK/b/2026-10-30/source-in-capitals.csv'),
  'no-such-day': at('inbox/bank/no-such-day/2026-02-30/no-such-day.csv'),
  'day-in-other-form': at('inbox/bank/day-in-other-form/20261030/day-in-other-form.csv'),
  'day-in-future': at('inbox/bank/day-in-future/2026-11-01/day-in-future.csv'),
  'no-day': at('inbox/bank/no-day/no-day.csv'),
  'too-deep': at('inbox/bank/too-deep/2026-10-30/more/too-deep.csv'),
  'provider-with-hash': at('inbox/bank/a#b/2026-10-30/provider-with-hash.csv'),
  'provider-of-61': at(`inbox/bank/${'p'.repeat(61)}/2026-10-30/provider-of-61.csv`),
  'provider-of-60': at(`inbox/bank/${'p'.repeat(60)}/2026-10-30/provider-of-60.csv`),
  'provider-empty': at('inbox/bank//2026-10-30/provider-empty.csv'),
  'provider-blank': at('inbox/bank/ /2026-10-30/provider-blank.csv'),
  'provider-of-dots': at('inbox/bank/../2026-10-30/provider-of-dots.csv'),
  'way-out-of-the-folder': at('inbox/../../../../way-out-of-the-folder.csv'),
  'file-without-name': at('inbox/bank/file-without-name/2026-10-30/'),
  'spaces-plus-percent': at('inbox/bank/邮储 银行/2026-10-30/存款 明细+1%25&spaces-plus-percent.csv'),
  'newline-in-key': at('inbox/bank/newline-in-key/2026-10-30/a\nnewline-in-key.csv'),
  'markup-in-key': at('inbox/bank/markup-in-key/2026-10-30/<img src=x onerror=alert(1)>markup-in-key.csv'),
  'name-of-600-bytes': at(`inbox/bank/long-name/2026-10-30/${'名'.repeat(190)}name-of-600-bytes.csv`),
  'identity-number-in-key': at(`inbox/bank/identity-number-in-key/2026-10-30/${member}.csv`),
  'identity-number-as-provider': at(`inbox/bank/${member}/2026-10-30/identity-number-as-provider.csv`),
  'card-number-in-key': at('inbox/bank/card-number-in-key/2026-10-30/6217995550884207.csv'),
  'plate-in-key': at('inbox/bank/plate-in-key/2026-10-30/冀RX7708.csv'),
  'name-in-key': at('inbox/bank/name-in-key/2026-10-30/测一name-in-key.csv'),
  'county-too-short': at('roster/32990/2026-10-25/county-too-short.csv'),
  'county-in-words': at('roster/某某县/2026-10-25/county-in-words.csv'),
  'roster-too-deep': at('roster/329901/2026-10-25/more/roster-too-deep.csv'),
};
