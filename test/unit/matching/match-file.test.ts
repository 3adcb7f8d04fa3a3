import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bank } from '../../../shared/domain/catalogue/sources/bank.ts';
import {
  type Hit,
  matchFile,
  type MatchRequest,
  type QuarantinedRow,
} from '../../../shared/matching/match-file.ts';
import type { RowMember, SampledRow } from '../../../shared/matching/match-request.ts';
import { type PersonRow, readMatchedRow } from '../../../shared/matching/match-row.ts';
import { readRows } from '../../../shared/matching/read-rows.ts';
import { encodeGb18030 } from '../../../cli/sample-county/gb18030-encoder.ts';
import { inChunks } from './generated-files.ts';
import { day, numberOf, openSmallRegistry, people } from './small-registry.ts';

const header = '身份证号,姓名,账号,余额,余额日期,账户状态';
const englishHeader = 'id_number,name,account_number,balance,balance_date,account_status';
const member = numberOf(people.openEnded);
const stranger = numberOf(people.stranger);
/** Of a row that leads to the member and cannot be read. */
const membership = expect.objectContaining({ first17: member.slice(0, 17) }) as RowMember;

function aRow(identity: string, rest = '张三,6228480012345678,12600.01,2026-10-31,正常'): string {
  return `${identity},${rest}`;
}

function aFile(...rows: readonly string[]): string {
  return [header, ...rows, ''].join('\n');
}

/** A hit as publishing reads it. */
interface ReadHit {
  line: number;
  row: PersonRow | undefined;
  households: string[];
}

async function match(content: string | Uint8Array, parts: Partial<MatchRequest> = {}) {
  const stored = Buffer.from(content);
  const hits: ReadHit[] = [];
  const quarantined: QuarantinedRow[] = [];
  const registry = openSmallRegistry();
  let passes = 0;
  const outcome = await matchFile({
    open: () => inChunks({ stored, chunkBytes: [64 * 1024] }),
    gzipped: false,
    spec: bank,
    registry,
    day,
    beginPass: ({ encoding, positions }) => {
      const read = ({ line, bytes, start, end, households }: Hit): ReadHit => {
        const row = readMatchedRow(
          new TextDecoder(encoding).decode(bytes.subarray(start, end)),
          positions,
          bank,
        );
        return { line, row, households: households.map((each) => registry.householdId(each)) };
      };
      passes += 1;
      hits.length = 0;
      quarantined.length = 0;
      return {
        hits: (batch) => void hits.push(...batch.map(read)),
        quarantined: (batch) => void quarantined.push(...batch),
      };
    },
    ...parts,
  });
  return { outcome, hits, quarantined, passes };
}

function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('matching a file', () => {
  it('counts every row once and hands on what leads to a member', async () => {
    const file = aFile(
      aRow(member),
      aRow(stranger),
      aRow('1.10101E+17'),
      aRow(member, ',6228,1e3,2026-10-31,正常'),
    );
    const { outcome, hits, quarantined } = await match(file);
    expect(outcome).toEqual({
      ...{ kind: 'matched', encoding: 'utf-8', rows: 4, matched: 1, unmatched: 1, quarantined: 2 },
      ...{ sha256: sha256(file), bytes: Buffer.byteLength(file), endsWithNewline: true },
    });
    expect(quarantined).toEqual([
      { line: 4, reason: 'identity-scientific' },
      { line: 5, reason: 'balance-invalid', members: [membership] },
    ]);
    expect(hits).toEqual([
      {
        line: 2,
        row: {
          ...{ first17: member.slice(0, 17), checkDigitRight: true, name: '张三' },
          asset: {
            ...{ source: 'bank', accountNumber: '6228480012345678', balanceFen: 12_600_01 },
            ...{ balanceDate: '2026-10-31', status: '正常' },
          },
        },
        households: ['110101-0001'],
      },
    ]);
  });

  it.each([
    ['18 characters', member, 'matched'],
    ['a lower-case x', numberOf(people.checkCharacterX).toLowerCase(), 'matched'],
    [
      'full-width digits',
      member.replace(/./g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
      'matched',
    ],
    ['15 digits', member.slice(0, 6) + member.slice(8, 17), 'matched'],
    ['spaces around', `  ${member}\t`, 'matched'],
    ['quotes around', `"${member}"`, 'matched'],
    ['a wrong check digit', member.slice(0, 17) + (member.endsWith('1') ? '2' : '1'), 'matched'],
    ['an authorisation that ends today', numberOf(people.lastDayToday), 'matched'],
    ['two households', numberOf(people.twoHouseholds), 'matched'],
    ['an authorisation that ended yesterday', numberOf(people.lapsedYesterday), 'unmatched'],
    ['no authorisation', numberOf(people.neverAuthorised), 'unmatched'],
    ['nobody', stranger, 'unmatched'],
    ['17 digits', member.slice(0, 17), 'identity-unreadable'],
    ['a masked number', `${member.slice(0, 6)}********${member.slice(14)}`, 'identity-masked'],
    ['an apostrophe in front', `'${member}`, 'matched'],
    ['nothing', '', 'identity-unreadable'],
  ])('a row with %s is %s', async (_, identity, expected) => {
    const { outcome, quarantined } = await match(aFile(aRow(identity)));
    expect(outcome).toMatchObject({ kind: 'matched', rows: 1 });
    const counted = (['matched', 'unmatched'] as const).filter(
      (kind) => outcome.kind === 'matched' && outcome[kind] === 1,
    );
    expect([...counted, ...quarantined.map(({ reason }) => reason)]).toEqual([expected]);
  });

  it('leads to both households of a person of two', async () => {
    const { hits } = await match(aFile(aRow(numberOf(people.twoHouseholds))));
    expect(hits.map(({ households }) => households)).toEqual([['110101-0002', '110101-0003']]);
  });

  it('leads to the household with an authorisation only, of a person of two counties', async () => {
    const { hits } = await match(aFile(aRow(numberOf(people.twoCountiesOneLapsed))));
    expect(hits.map(({ households }) => households)).toEqual([['510104-A.1']]);
  });

  it('looks at nothing behind the identity of people it does not compare', async () => {
    const { outcome, quarantined } = await match(aFile(stranger, aRow(stranger, '"')));
    expect(outcome).toMatchObject({ rows: 2, unmatched: 2 });
    expect(quarantined).toEqual([]);
  });

  it('reads optional columns missing at the end of a row as empty, and quarantines where required ones are', async () => {
    const rows = [
      '张三,6228480012345678,0.00,2026-10-31',
      '',
      `张三,6228480012345678,0.00,2026-10-31,${member},`,
      `张三,6228480012345678,0.00,2026-10-31,${member}`,
      `,6228,,2026-10-31,${member},`,
    ];
    const { hits, quarantined } = await match(
      ['姓名,账号,余额,余额日期,身份证号,账户状态,开户行', ...rows].join('\r\n'),
    );
    expect(hits.map(({ line, row }) => [line, row?.asset['status']])).toEqual([[4, '']]);
    expect(quarantined).toEqual([
      { line: 2, reason: 'columns-missing' },
      { line: 5, reason: 'fields-too-few', members: [membership] },
      { line: 6, reason: 'balance-invalid', members: [membership] },
    ]);
  });

  it('tells rows that are about nobody from rows whose number cannot be read', async () => {
    const { quarantined, outcome } = await match(
      aFile(
        ',,,,,',
        '合计,,,"1,234.00",,',
        '制表人：某某,,复核人：,,,',
        '单位：万元,,,,,',
        '身份证号,姓名,账号,余额,余额日期,账户状态',
        '无,张三,1,1,1,1',
      ),
    );
    expect(quarantined.map(({ reason }) => reason)).toEqual([
      'row-empty',
      'row-footer',
      'row-footer',
      'unit-not-yuan',
      'row-footer',
      'identity-unreadable',
    ]);
    expect(outcome).toMatchObject({ rows: 6, quarantined: 6 });
  });

  it('counts blank lines as lines and not as rows', async () => {
    const { outcome, hits } = await match(aFile('', aRow(stranger), ' \t', '\u3000', aRow(member)));
    expect(outcome).toMatchObject({ rows: 2, matched: 1 });
    expect(hits.map(({ line }) => line)).toEqual([6]);
  });

  it('takes an empty name for a hit', async () => {
    const { hits } = await match(aFile(aRow(member, ',6228480012345678,1.00,2026-10-31,正常')));
    expect(hits.map(({ row }) => row?.name)).toEqual(['']);
  });

  it('says when a file does not end with a newline', async () => {
    expect((await match(aFile(aRow(member)).trimEnd())).outcome).toMatchObject({
      matched: 1,
      endsWithNewline: false,
    });
  });

  it('finds the same in a gzipped file, and the digest is of the stored bytes', async () => {
    const stored = Buffer.concat([gzipSync(aFile(aRow(stranger))), gzipSync(aRow(member))]);
    const { outcome, hits } = await match(stored, { gzipped: true });
    expect(outcome).toMatchObject({ rows: 2, matched: 1, sha256: sha256(stored), bytes: stored.length });
    expect(hits.map(({ line }) => line)).toEqual([3]);
  });
});

describe('the encoding of a file', () => {
  const row = aRow(member, '一丁,6228480012345678,1.00,2026-10-31,正常');

  it('is GB18030 where the Chinese header says so', async () => {
    const { outcome, hits, passes } = await match(encodeGb18030(aFile(row)));
    expect(outcome).toMatchObject({ encoding: 'gb18030', matched: 1 });
    expect(hits.map(({ row }) => [row?.name, row?.asset['status']])).toEqual([['一丁', '正常']]);
    expect(passes).toBe(1);
  });

  it('is UTF-8 with a byte order mark or without', async () => {
    for (const mark of ['', '\uFEFF']) {
      expect((await match(mark + aFile(row))).outcome).toMatchObject({ encoding: 'utf-8', matched: 1 });
    }
  });

  it('is UTF-8 under an English header if all of the file is', async () => {
    expect((await match(`${englishHeader}\n${row}\n`)).outcome).toMatchObject({
      encoding: 'utf-8',
      matched: 1,
    });
  });

  it('is GB18030 under an English header if one late byte is not UTF-8, and the first pass is forgotten', async () => {
    const ascii = aRow(member, 'Zhang San,6228480012345678,1.00,2026-10-31,A').concat('\n').repeat(20_000);
    const stored = Buffer.concat([Buffer.from(`${englishHeader}\n${ascii}`), encodeGb18030(`${row}\n`)]);
    const { outcome, hits, passes } = await match(stored);
    expect(outcome).toMatchObject({ encoding: 'gb18030', matched: 20_001, sha256: sha256(stored) });
    expect([passes, hits.length, hits.at(-1)?.row?.name]).toEqual([2, 20_001, '一丁']);
  });

  it('is UTF-8 after a byte order mark, whatever the header fits', async () => {
    const stored = Buffer.concat([
      Buffer.from(`\uFEFFremark,${englishHeader}\n`),
      encodeGb18030(`一丁,${row}\n`),
    ]);
    const { outcome, quarantined } = await match(stored);
    expect(outcome).toMatchObject({ encoding: 'utf-8', matched: 0, quarantined: 1 });
    expect(quarantined).toEqual([{ line: 2, reason: 'encoding-invalid', members: [membership] }]);
  });

  it('that ends within a character costs the row that is cut', async () => {
    const { outcome, quarantined } = await match(Buffer.from(aFile(row, row).trimEnd()).subarray(0, -1));
    expect(outcome).toMatchObject({ kind: 'matched', matched: 1, quarantined: 1 });
    expect(quarantined).toEqual([{ line: 3, reason: 'encoding-invalid', members: [membership] }]);
  });

  it('is broken in one row about a stranger: that row is quarantined with its line', async () => {
    const rows = Array.from({ length: 300 }, () => aRow(stranger)).join('\n');
    const stored = Buffer.concat([
      Buffer.from(`${header}\n${aRow(member)}\n${rows}\n`),
      Buffer.from(aRow(stranger)),
      Buffer.from([0xd6, 0x0a]),
    ]);
    const { outcome, quarantined } = await match(stored);
    expect(outcome).toMatchObject({ rows: 302, matched: 1, unmatched: 300, quarantined: 1 });
    expect(quarantined).toEqual([{ line: 303, reason: 'encoding-invalid' }]);
  });

  it('is broken in 1 % of the rows and three of them: the file is rejected, and the lines are named', async () => {
    const broken = Buffer.concat([Buffer.from(aRow(stranger)), Buffer.from([0xd6, 0x0a])]);
    const whole = Buffer.from(`${aRow(stranger)}\n`.repeat(97));
    const two = Buffer.concat([Buffer.from(`${header}\n`), broken, broken, whole]);
    expect((await match(two)).outcome).toMatchObject({ kind: 'matched', quarantined: 2 });
    const three = Buffer.concat([two, broken]);
    expect((await match(three)).outcome).toMatchObject({
      ...{ kind: 'rejected', reason: 'encoding-invalid', sha256: sha256(three) },
      detail: expect.stringContaining('第 2、3、101 行 lines 2, 3, 101') as string,
    });
    const few = Buffer.concat([three, Buffer.from(`${aRow(stranger)}\n`.repeat(201))]);
    expect((await match(few)).outcome).toMatchObject({ kind: 'matched', rows: 301, quarantined: 3 });
  });

  it('is the one with fewer broken lines, UTF-8 where there are as many', async () => {
    const broken = Buffer.from([0xff, 0x0a]);
    const [utf8, gb] = [Buffer.from(`${row}\n`), encodeGb18030(`${row}\n`)];
    const start = Buffer.from(`${englishHeader}\n`);
    const mostlyGb = Buffer.concat([start, gb, gb, broken, utf8]);
    const mostlyUtf8 = Buffer.concat([start, utf8, utf8, broken, gb]);
    const evenly = Buffer.concat([start, gb, utf8]);
    for (const [stored, encoding, quarantined] of [
      [mostlyGb, 'gb18030', 2],
      [mostlyUtf8, 'utf-8', 2],
      [evenly, 'utf-8', 1],
    ] as const)
      expect((await match(stored)).outcome).toMatchObject({ encoding, quarantined });
  });
});

describe('a file that cannot be accepted', () => {
  const invalid = Buffer.from([0xff]);
  it.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'file-empty'],
    ['only a byte order mark', '\uFEFF', 'file-empty'],
    ['only whitespace', ' \r\n\t\n', 'file-empty'],
    ['only a header', header, 'header-only'],
    ['a header and blank lines', `${header}\n\n \n`, 'header-only'],
    ['without a required column', aFile(aRow(member)).replace('余额,', ''), 'column-missing'],
    ['with a required column twice', aFile(aRow(member)).replace('余额日期', '余额'), 'column-missing'],
    [
      'with a column under both its names',
      aFile(aRow(member)).replace('账户状态', '账户状态,balance'),
      'column-doubled',
    ],
    [
      'damaged in a name of its header',
      Buffer.concat([Buffer.from(header), invalid, Buffer.from('\n1\n')]),
      'column-missing',
    ],
    [
      'with a header over 1 MiB',
      `${header},${'x'.repeat(1024 * 1024)}\n${aRow(member)}\n`,
      'header-too-long',
    ],
    [
      'with a header of 3 MiB',
      `${header},${'x'.repeat(3 * 1024 * 1024)}\n${aRow(member)}\n`,
      'header-too-long',
    ],
  ])('because it is %s is rejected, with the digest of all its bytes', async (_, content, reason) => {
    const { outcome } = await match(content);
    expect(outcome).toMatchObject({ kind: 'rejected', reason, sha256: sha256(content) });
  });

  it('names the columns that are missing', async () => {
    const { outcome } = await match('身份证号,姓名,账号\n1,2,3\n');
    expect(outcome).toMatchObject({ reason: 'column-missing', detail: '余额、余额日期、账户状态' });
  });

  const zipped = gzipSync(aFile(aRow(member)));
  it.each<[string, Uint8Array, string]>([
    ['cut off', zipped.subarray(0, -5), '压缩数据不完整'],
    [
      'altered',
      Buffer.concat([zipped.subarray(0, -6), Buffer.from([1, 2]), zipped.subarray(-4)]),
      '压缩数据不完整或校验不符',
    ],
    ['not gzip', Buffer.from(aFile(aRow(member))), '请去掉 .gz'],
    ['followed by a newline', Buffer.concat([zipped, Buffer.from('\n')]), '压缩数据'],
    ['followed by zeros and another file', Buffer.concat([zipped, Buffer.alloc(9), zipped]), '压缩数据之后'],
  ])(
    'because its gzip stream is %s is rejected, with the digest of all its bytes',
    async (_, content, result) => {
      for (const chunkBytes of [64 * 1024, 100]) {
        const open = () => inChunks({ stored: content, chunkBytes: [chunkBytes] });
        const { outcome } = await match('', { open, gzipped: true });
        const whole = { sha256: sha256(content), bytes: content.length };
        const detail = expect.stringContaining(result) as string;
        expect(outcome).toEqual({ kind: 'rejected', reason: 'gzip-damaged', ...whole, detail });
      }
    },
  );

  it('because it is an empty object is empty, gzipped or not', async () => {
    expect((await match('', { gzipped: true })).outcome).toMatchObject({
      kind: 'rejected',
      reason: 'file-empty',
      bytes: 0,
    });
  });
});

describe('a line over 1 MiB', () => {
  it('is quarantined unread, and what follows is read', async () => {
    // In a column that nobody reads.
    const row = `${aRow(member)},`;
    const longest = row + '0'.repeat(1024 * 1024 - Buffer.byteLength(row));
    const rows = [aRow(member), `${longest}0`, longest, aRow(member, '"'.repeat(10_000_000)), aRow(member)];
    const file = aFile(...rows).replace(header, `${header},备注`);
    const { outcome, hits, quarantined } = await match(file);
    expect(outcome).toMatchObject({ rows: 5, matched: 3, quarantined: 2 });
    expect(hits.map(({ line }) => line)).toEqual([2, 4, 6]);
    expect(quarantined.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'line-too-long'],
      [5, 'line-too-long'],
    ]);
  });

  it('is distinguished from one at the limit, wherever blocks are cut', async () => {
    const lineLimitBytes = Buffer.byteLength(header);
    const rows = [0, 1, 0, 1, 1, -1].map((over) => stranger.padEnd(lineLimitBytes + over, ','));
    const [matched, ...tooLong] = [{ kind: 'matched', rows: 6, unmatched: 3 }, 3, 5, 6];
    for (let blockBytes = 1; blockBytes < 3 * lineLimitBytes; blockBytes += 1) {
      const { outcome, quarantined } = await match(aFile(...rows), { sizes: { lineLimitBytes, blockBytes } });
      expect(outcome).toMatchObject(matched);
      expect(quarantined.map(({ line }) => line)).toEqual(tooLong);
    }
  });

  it('at the end of a file is quarantined too', async () => {
    const { outcome } = await match(aFile(aRow(member), 'x'.repeat(4 * 1024 * 1024)).trimEnd());
    expect(outcome).toMatchObject({ rows: 2, matched: 1, quarantined: 1, endsWithNewline: false });
  });

  it('is not looked at, whatever bytes it has', async () => {
    const file = Buffer.from(aFile('x'.repeat(4 * 1024 * 1024), aRow(member)));
    file[3 * 1024 * 1024] = 0xff;
    const { outcome, quarantined } = await match(file);
    expect(outcome).toMatchObject({ kind: 'matched', rows: 2, matched: 1 });
    expect(quarantined).toEqual([{ line: 2, reason: 'line-too-long' }]);
  });
});

describe('a file as people make it', () => {
  const row = aRow(member);

  it.each<[string, string | Uint8Array, number]>([
    ['a blank line above the header', `\n${aFile(row)}`, 3],
    ['a title above the header', `某银行存款明细,,,,,\n制表时间：2026-10-30,,,,,\n${aFile(row)}`, 4],
    ['twenty lines with text, the last being the header', `${'说明\n\n'.repeat(19)}${aFile(row)}`, 40],
    ['a unit line that says yuan', `单位：元\n${aFile(row)}`, 3],
    ['a unit in the name of the balance', aFile(row).replace('余额,', '余额(元),'), 2],
    ['a full-width unit', aFile(row).replace('余额,', '余额（人民币元）,'), 2],
    ['stars before required names', aFile(row).replace('身份证号', '*身份证号'), 2],
    ['an invisible character in a name', aFile(row).replace('余额日期', '余额\u200B日期'), 2],
    ['a space in a name', aFile(row).replace('姓名', '姓 名'), 2],
    ['a hard space behind a name', aFile(row).replace('姓名', '姓名\u00A0'), 2],
    ['apostrophes before the names', aFile(row).replace(header, header.replace(/(^|,)/g, "$1'")), 2],
    ['formulas for names', aFile(row).replace(header, header.replace(/[^,]+/g, '="$&"')), 2],
    ['synonyms', aFile(row).replace('身份证号', '公民身份号码').replace('账号', '卡号'), 2],
    ['a line break in a quoted name', aFile(row).replace('余额,', '"余额\n(元)",'), 3],
    ['lines that end as on old Macs', aFile(row).replaceAll('\n', '\r'), 2],
    ['such lines, the last without an end', `${header}\r${row}`, 2],
    ['such lines in gzip', gzipSync(aFile(row).replaceAll('\n', '\r')), 2],
    ['such lines in zstd', zstdCompressSync(aFile(row).replaceAll('\n', '\r')), 2],
    ['such lines in a zip', zipSync({ 'b.csv': strToU8(aFile(row).replaceAll('\n', '\r')) }), 2],
    ['such lines in gzip in a zip', zipSync({ b: gzipSync(aFile(row).replaceAll('\n', '\r')) }), 2],
    ['a return in a quoted name', aFile(row).replace('余额,', '"余额\r(元)",'), 2],
    ['a return in a name', aFile(row).replace('余额,', '余额\r(元),'), 2],
    ['a return in a field', aFile(row.replace('张三', '"张\r三"')), 2],
    ['returns around a row', `${header}\n\r${row}\r\r\n`, 2],
    ['gzip without a name that says so', gzipSync(aFile(row)), 2],
    ['gzip in two members', Buffer.concat([gzipSync(`${header}\n`), gzipSync(`${row}\n`)]), 2],
    ['gzip and zeros behind it', Buffer.concat([gzipSync(aFile(row)), Buffer.alloc(300_000)]), 2],
    ['zstd', zstdCompressSync(aFile(row)), 2],
    ['a zip with one file', zipSync({ 'a/b.csv': strToU8(aFile(row)) }), 2],
    [
      'a zip with what a Mac adds',
      zipSync({ 'b.csv': strToU8(aFile(row)), '__MACOSX/._b.csv': strToU8('x') }),
      2,
    ],
    ['a zip with a gzipped file', zipSync({ 'b.csv.gz': gzipSync(aFile(row)) }), 2],
  ])('is read: %s', async (_, content, line) => {
    for (const blockBytes of [64 * 1024, 7]) {
      const { outcome, hits } = await match(content, { sizes: { blockBytes, lineLimitBytes: 4096 } });
      expect(outcome).toMatchObject({ kind: 'matched', rows: 1, matched: 1, sha256: sha256(content) });
      expect(hits.map((hit) => hit.line)).toEqual([line]);
    }
  });

  it.each<[string, string | Uint8Array, string, string]>([
    ['a title in 万元', `单位：万元,,\n${aFile(row)}`, 'unit-not-yuan', 'line 1'],
    ['a title in 千元', `某银行\n金额单位(千元)\n${aFile(row)}`, 'unit-not-yuan', 'line 2'],
    ['a balance in 万元', aFile(row).replace('余额,', '余额（万元）,'), 'unit-not-yuan', '余额'],
    ['twenty lines above the header', `${'说明\n'.repeat(20)}${aFile(row)}`, 'column-missing', '身份证号'],
    [
      'a name that is nearly right',
      aFile(row).replace('账户状态', '账户状态说明'),
      'column-missing',
      '「账户状态说明」',
    ],
    [
      'a name with something in it that nobody sees',
      aFile(row).replace('余额日期', '余额\u3164日期'),
      'column-missing',
      '第 1 行写作 「余额<U+3164>日期」',
    ],
    ['no header at all', `${row}\n${row}\n`, 'column-missing', '前 20 行中没有表头，请在第一行写明'],
    ['a PDF', '%PDF-1.7\n', 'container-unusable', 'PDF 文件，请提供 .xlsx 或 CSV it is a PDF'],
    ['a rar archive', 'Rar!\u001a\u0007', 'container-unusable', 'rar'],
    ['a 7z archive', Buffer.from('377abcaf271c', 'hex'), 'container-unusable', '7z'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae10a', 'hex'), 'container-unusable', '.xls'],
    [
      'a workbook with a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'container-unusable',
      'password',
    ],
    ['a web page', '<html><body><table><tr><td>身份证号</td></tr></table>', 'container-unusable', 'HTML'],
    ['XML', '<?xml version="1.0"?><Workbook/>', 'container-unusable', 'XML'],
    ['JSON', '[{"身份证号":"1"}]', 'container-unusable', 'JSON'],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${aFile(row)}`, 'utf16le'), 'encoding-invalid', 'UTF-16'],
    [
      'UTF-8 that was encoded twice',
      Buffer.from(Buffer.from(aFile(row)).toString('latin1')),
      'column-missing',
      '两次编码',
    ],
    ['UTF-16 without a mark', Buffer.from(aFile(row), 'utf16le'), 'encoding-invalid', 'UTF-16'],
    ['a zip of two files', zipSync({ a: strToU8('1'), b: strToU8('2') }), 'container-unusable', '2 files'],
    ['a zip that is cut off', zipSync({ a: strToU8('1') }).subarray(0, 40), 'container-unusable', 'damaged'],
    ['a Word document', zipSync({ 'word/document.xml': strToU8('<a/>') }), 'container-unusable', 'Word'],
    ['zstd that is cut off', zstdCompressSync(aFile(row)).subarray(0, -4), 'gzip-damaged', ''],
    ['a zip bomb', zipSync({ a: new Uint8Array(65 * 1024 * 1024) }), 'inflates-too-much', ''],
  ])('is told what it is: %s', async (_, content, reason, result) => {
    const { outcome } = await match(content);
    expect(outcome).toMatchObject({ kind: 'rejected', reason, sha256: sha256(content) });
    expect(outcome.kind === 'rejected' && (outcome.detail ?? '')).toContain(result);
  });

  it('that has no header quotes nobody', async () => {
    const rows = Array.from({ length: 30 }, () => `${member},开户人张三,柳湾支行账号,1.00`).join('\n');
    const { outcome } = await match(rows);
    expect(outcome).toMatchObject({
      reason: 'column-missing',
      detail: expect.not.stringContaining('张三') as string,
    });
  });

  it('with more fields than the header has rows that are not read, and lead to whom they are about', async () => {
    const cut = '张三,6228480012345678,1,258,300.00,2026-10-31,正常';
    const { outcome, quarantined } = await match(aFile(aRow(member, cut), aRow(stranger, cut), `${row},,,`));
    expect(outcome).toMatchObject({ rows: 3, matched: 1, unmatched: 1, quarantined: 1 });
    expect(quarantined).toEqual([{ line: 2, reason: 'fields-too-many', members: [membership] }]);
  });

  describe('with rows that end in a return alone among others', () => {
    const both = [member, numberOf(people.twoHouseholds)];
    const first17s = both.map((number) => number.slice(0, 17));
    const [one = '', other = ''] = both.map((number) => aRow(number));
    const leadsTo = ({ members }: QuarantinedRow) => members?.map(({ first17 }) => first17);

    it.each([
      ['two rows', [`${one}\r${other}`], first17s],
      ['a row of nobody before the one of a member', [`${aRow(stranger)}\r${other}`], first17s.slice(1)],
      ['a row of nobody behind it', [`${one}\r${aRow(stranger)}`], first17s.slice(0, 1)],
      ['several returns and spaces', [`${aRow(stranger)}\r\r ${one} \r${other}`], first17s],
      ['lines of Windows', [`${aRow(stranger)}\r${other}\r`], first17s.slice(1)],
      ['a row that was cut off', [`${aRow(stranger).slice(0, 30)}\r${other}`], first17s.slice(1)],
      ['rows in quotes', [`"${stranger}","张\r三",1,1,1,1\r"${other.replace(',', '",')}`], first17s.slice(1)],
    ])('leads to everybody in the line: %s', async (_, lines, expected) => {
      for (const blockBytes of [64 * 1024, 7]) {
        const { outcome, quarantined } = await match(aFile(...lines), { sizes: { blockBytes } });
        expect(outcome).toMatchObject({ rows: 1, matched: 0, quarantined: 1 });
        expect(quarantined).toMatchObject([{ line: 2, reason: 'line-ends-mixed' }]);
        expect(quarantined.flatMap(leadsTo)).toEqual(expected);
      }
    });

    it('leads to whoever is in the first column, behind a number in the last', async () => {
      const names = '身份证号,姓名,账号,余额日期,账户状态,余额';
      const rows = both.map((number) => `${number},张三,6228480012345678,2026-10-31,正常,100`);
      const { quarantined } = await match(`${names}\n${rows.join('\r')}\n`);
      expect(quarantined.flatMap(leadsTo)).toEqual(first17s);
    });

    it('is read where the rows beside them end otherwise', async () => {
      const { hits, quarantined } = await match(aFile(one, `${aRow(stranger)}\r${aRow(stranger)}`, one));
      expect(hits.map(({ line }) => line)).toEqual([2, 4]);
      expect(quarantined).toEqual([{ line: 3, reason: 'line-ends-mixed' }]);
    });

    it.each([
      ['the header and a row', `${header}\r${one}\n${other}\n`],
      ['the header, an optional column at its end, and a row', `${header},币种\r${one},CNY\n${other},CNY\n`],
      ['a title and the header', `存款明细\r${header}\n${one}\n`],
    ])('is refused, quoting nobody, where that is %s', async (_, content) => {
      const { outcome } = await match(content);
      expect(outcome).toMatchObject({
        kind: 'rejected',
        reason: 'line-ends-mixed',
        detail: '第 1 行 line 1',
      });
    });
  });

  it('with a row behind another one without an end between them leads to both of their people', async () => {
    const other = numberOf(people.twoHouseholds);
    const { quarantined } = await match(aFile(`${row}${aRow(other)}`));
    expect(quarantined).toMatchObject([{ line: 2, reason: 'fields-too-many' }]);
    expect(quarantined[0]?.members?.map(({ first17 }) => first17)).toEqual([
      member.slice(0, 17),
      other.slice(0, 17),
    ]);
  });

  it('whose bytes are damaged where the number is says that it may be anybody\u2019s', async () => {
    const rows = Array.from({ length: 200 }, () => aRow(stranger));
    const bytes = Buffer.from(aFile(aRow(member), aRow(member, '张,'), ...rows));
    bytes[bytes.indexOf(member) + 9] = 0xff;
    bytes[bytes.lastIndexOf(member) + 19] = 0xff;
    const { quarantined } = await match(bytes);
    expect(quarantined).toEqual([
      { line: 2, reason: 'encoding-invalid', isAnybodys: true },
      { line: 3, reason: 'encoding-invalid', members: [membership] },
    ]);
  });

  it('whose identity is behind the field that was cut still leads to the person', async () => {
    const behind = '开户行,身份证号,姓名,账号,余额,余额日期,账户状态';
    const { quarantined } = await match(`${behind}\n柳湾,1号支行,${row}\n${['柳湾', row].join()}\n`);
    expect(quarantined).toEqual([{ line: 2, reason: 'fields-too-many', members: [membership] }]);
  });

  it('with several numbers in a field leads to each of them', async () => {
    const other = numberOf(people.twoHouseholds);
    const { quarantined } = await match(aFile(`${member}、${other},${row.slice(19)}`));
    expect(quarantined).toMatchObject([{ line: 2, reason: 'identities-several' }]);
    expect(quarantined[0]?.members?.map(({ first17 }) => first17)).toEqual([
      member.slice(0, 17),
      other.slice(0, 17),
    ]);
  });

  it.each([['万元'], ['千元'], ['美元'], ['不详']])(
    'with %s in its column of units is not read',
    async (unit) => {
      const rows = aFile(`${row},${unit}`, `${row},元`, `${row},`).replace(header, `${header},金额单位`);
      const { outcome, quarantined } = await match(rows);
      expect(outcome).toMatchObject({ rows: 3, matched: 2 });
      expect(quarantined).toEqual([{ line: 2, reason: 'unit-not-yuan', members: [membership] }]);
    },
  );
});

describe('rows that are shown whomever they are about', () => {
  it('are the first 1,000, and one in every 8 KiB behind them, wherever blocks are cut', async () => {
    const content = aFile(
      ...Array.from({ length: 9_000 }, (_, at) => aRow(stranger, `${at},1,1.00,2026-10-31,正常`)),
    );
    const shown = async (blockBytes: number): Promise<string[]> => {
      const rows: string[] = [];
      const sample = ({ bytes, start, end }: SampledRow) =>
        void rows.push(bytes.toString('utf8', start, end));
      await match(content, { sample, sizes: { blockBytes } });
      return rows;
    };
    const [small, large] = [await shown(1_000), await shown(256 * 1024)];
    expect(small).toEqual(large);
    expect(await sampledByDefinition(content)).toEqual(small);
    expect(small.slice(0, 1_000).map((text) => text.split(',')[1])).toEqual(
      Array.from({ length: 1_000 }, (_, at) => String(at)),
    );
    const behind = Buffer.byteLength(content) - Buffer.byteLength(small.slice(0, 1_000).join('\n'));
    expect(Math.abs(small.length - 1_000 - behind / 8192)).toBeLessThan(3);
  });
});

/** The rows that the plain reading says are shown. */
async function sampledByDefinition(content: string): Promise<string[]> {
  const open = () => Readable.from([Buffer.from(content)]);
  const reading = await readRows(open, { gzipped: false, columns: bank.columns });
  const rows: string[] = [];
  if (reading.kind !== 'rows') return rows;
  for await (const row of reading.rows) if (row.kind === 'text' && row.sampled) rows.push(row.text);
  return rows;
}

describe('while a file is matched', () => {
  const block = Buffer.from(aRow(member).concat('\n').repeat(4_000));

  /** A file that knows how much of it was read. */
  function openMeasured(blocks: number) {
    const read = { blocks: 0 };
    // eslint-disable-next-line @typescript-eslint/require-await -- a source that never has to wait
    async function* open() {
      yield Buffer.from(`${header}\n`);
      for (; read.blocks < blocks; read.blocks += 1) yield block;
    }
    return { open, read };
  }

  it('no more is read than the sink has taken', async () => {
    const { open, read } = openMeasured(20);
    let taken = 0;
    let furthestAhead = 0;
    const sink = {
      hits: async (batch: readonly Hit[]) => {
        await new Promise((resolve) => setImmediate(resolve));
        furthestAhead = Math.max(furthestAhead, read.blocks * 4_000 - taken);
        taken += batch.length;
      },
      quarantined: () => undefined,
    };
    const { outcome } = await match('', { open, beginPass: () => sink });
    expect(outcome).toMatchObject({ matched: 80_000 });
    expect(furthestAhead).toBeLessThan(3 * 4_000);
  });

  it('a failure of the sink or of the source is thrown and rejects nothing', async () => {
    const sink = { hits: () => Promise.reject(new Error('the store is down')), quarantined: () => undefined };
    await expect(match(aFile(aRow(member)), { beginPass: () => sink })).rejects.toThrow('the store is down');
    const stored = gzipSync(aFile(aRow(member)));
    let opened = 0;
    // eslint-disable-next-line @typescript-eslint/require-await -- a source that never has to wait
    async function* open() {
      opened += 1;
      yield opened === 1 ? stored.subarray(0, 30) : stored;
      if (opened > 1) return;
      throw Object.assign(new Error('the connection was lost'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });
    }
    await expect(match('', { open, gzipped: true })).rejects.toThrow('the connection was lost');
  });
});
