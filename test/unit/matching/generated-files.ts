/** Files as providers might send them, and worse: for the property that the engine and the definition agree. */
import { gzipSync } from 'node:zlib';
import fc from '../../builders/fast-check.ts';
import { amountUnit, type Column, column } from '../../../shared/domain/kernel/header.ts';
import { sources } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Source } from '../../../shared/domain/catalogue/source.ts';
import type { BlockSizes } from '../../../shared/matching/line-blocks.ts';
import { encodeGb18030 } from '../../../cli/sample-county/gb18030-encoder.ts';
import { numberOf, people } from './small-registry.ts';

export type GeneratedFile = {
  spec: Source;
  stored: Uint8Array;
  gzipped: boolean;
  /** Lengths of the chunks that the bytes come in, over and over. */
  chunkBytes: readonly number[];
  sizes: BlockSizes;
};

const goodIdentity = fc.constantFrom(...Object.values(people)).map(numberOf);

/** A number with one character that is nearly a digit, or no digit at all, anywhere. */
const nearlyIdentity = fc
  .tuple(
    goodIdentity,
    fc.nat(17),
    fc.constantFrom(...Array.from('/:?@pPyz;+\0\n\v\x7f, "'), '\u0661', '\u00b1', '中', '\ue000'),
  )
  .map(([number, place, wrong]) => number.slice(0, place) + wrong + number.slice(place + 1));

const identityCell = fc.oneof(
  { weight: 16, arbitrary: goodIdentity },
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        goodIdentity,
        fc.constantFrom<(number: string) => string>(
          (number) => number.toLowerCase(),
          (number) => number.replace(/./g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
          (number) => number.slice(0, 6) + number.slice(8, 17),
          (number) => `${number.slice(0, 17)}${number.endsWith('1') ? '2' : '1'}`,
          (number) => ` ${number}`,
          (number) => `  ${number}   `,
          (number) => `${number}\t`,
          (number) => `\u3000${number}\u3000`,
          (number) => `\uFEFF${number}`,
          (number) => `${number}\r`,
          (number) => `${number}\rx`,
          (number) => `'${number}`,
          (number) => `${number}0`,
          (number) => number.slice(0, 17),
          (number) => `${number.slice(0, 6)}********${number.slice(14)}`,
          (number) => number.replace('1', '\u0661'),
          (number) => `${number}\0`,
          (number) => `="${number}"`,
          (number) => `\u202D${number}\u202C`,
          (number) => `${number.slice(0, 6)}-${number.slice(6, 14)}-${number.slice(14)}`,
          (number) => `${number.slice(0, 6)} ${number.slice(6)}`,
          (number) => number.replace('X', '×'),
          (number) => `身份证${number}`,
          (number) => `${number}、11010119800101001X`,
          (number) => `${number}/${number}`,
          (number) => `${number}${number}`,
        ),
      )
      .map(([number, change]) => change(number)),
  },
  { weight: 6, arbitrary: nearlyIdentity },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      '1.10101E+17',
      'X'.repeat(18),
      '0'.repeat(18),
      '身份证',
      '110101 19800101 0011',
      'E12345678',
      '91320100MA1ABCDE2X',
    ),
  },
);

/** Identity numbers, too, in columns where they are none, and where a reader might lose count of the columns. */
const misleadingCell = fc
  .tuple(goodIdentity, fc.constantFrom('$', '$,', 'a",$,"', 'a""",$,b', '","$', ',$'))
  .map(([number, form]) => form.replace('$', number));

const otherWord = fc.constantFrom(
  ...[
    '',
    '张三',
    '阿依古丽·买买提',
    '𠮷野',
    '한국어',
    'ü',
    '6228480012345678',
    '12600.00',
    '12,600.01',
    '1,2,3',
    '-5.00',
  ],
  ...[
    '2026-10-31',
    '20261031',
    '2026-02-30',
    '正常',
    '销户',
    'CNY',
    '50%',
    '住宅',
    '京A12345',
    '02',
    'a"b',
    '"',
    '""',
    ',',
    ' x ',
  ],
  ...['\0', '0\r1', '\uFEFF', '\uE000', 'a\nb', '€', '\u{1F9E7}', '0'.repeat(40)],
);

const otherCell = fc.oneof({ weight: 3, arbitrary: otherWord }, misleadingCell);

/** Cells that let a row be accepted, plain and otherwise, and then some that nearly do. */
const sensible: Readonly<Record<string, readonly string[]>> = {
  account_number: [
    '6228480012345678',
    '6.22848E+15',
    '不详',
    '6228 4800 1234 5678',
    '活期０１',
    '\u00a0',
    '无',
  ],
  balance: [
    '12600.01',
    '0',
    '7.5',
    '12,600.01',
    '1234567890123.99',
    '12345678901234.99',
    '5.',
    '1.005',
    '-1.00',
    '￥12600.01',
    '12600.0000元',
    '1.26万元',
    '(5)',
  ],
  balance_date: [
    '2026-10-28',
    '2026-10-31',
    '2026/10/31',
    '2026-02-29',
    '0000-01-01',
    '2026-13-01',
    '2026-00-10',
    '2026-10-28 00:00:00',
    '46326',
  ],
  amount_unit: ['元', '', '万元'],
  plate_number: ['京A12345', '京A·12345', '苏·', '-'],
  certificate_number: ['京（2020）不动产权第0000001号', '无号', '/'],
};
const ordinary: readonly string[] = ['正常'];

function cellOf(field: string): fc.Arbitrary<string> {
  if (field === 'id_number') return identityCell;
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...(sensible[field] ?? ordinary)) },
    { weight: 2, arbitrary: otherCell },
  );
}

/** How a cell is written: some programs quote everything, some only what needs it, some get it wrong. */
const writing = fc.oneof(
  { weight: 6, arbitrary: fc.constant((cell: string) => (/[",]/.test(cell) ? quote(cell) : cell)) },
  { weight: 3, arbitrary: fc.constant(quote) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      (cell: string) => `"${cell}`,
      (cell: string) => `${quote(cell)}x`,
      (cell: string) => `${quote(cell)} `,
      (cell: string) => ` ${quote(cell)}`,
      (cell: string) => cell,
    ),
  },
);

function quote(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

/** Columns in any order: the source's, most of the time all of its required ones, and some that nobody knows. */
function headerOf(spec: Source) {
  const required = spec.columns.filter((column) => column.required);
  const optional = spec.columns.filter((column) => !column.required);
  const unknown: Column[] = ['备注', 'remark', ''].map((name) => column(name, name, 'optional'));
  return fc
    .tuple(
      fc.oneof(
        { weight: 14, arbitrary: fc.constant(required) },
        { weight: 1, arbitrary: fc.subarray(required) },
        { weight: 1, arbitrary: fc.constantFrom(...required).map((twice) => [...required, twice]) },
      ),
      fc.subarray([...optional, ...unknown, amountUnit]),
    )
    .chain(([some, others]) => {
      const columns = [...some, ...others];
      return fc.record({
        columns: fc.shuffledSubarray(columns, { minLength: columns.length }),
        language: fc.constantFrom('zh', 'en', 'either'),
        write: writing,
      });
    });
}

function rowOf(columns: readonly Column[]): fc.Arbitrary<string> {
  const cells = fc.tuple(...columns.map(({ field }) => fc.tuple(cellOf(field), writing)));
  const row = cells.map((row) => row.map(([cell, write]) => write(cell)).join(','));
  return fc.oneof(
    { weight: 20, arbitrary: row },
    {
      weight: 2,
      arbitrary: fc.tuple(row, fc.nat(60)).map(([text, length]) => [...text].slice(0, length).join('')),
    },
    { weight: 1, arbitrary: row.map((text) => `${text},more,`) },
    { weight: 1, arbitrary: row.map((text) => `a,${text}`) },
    { weight: 1, arbitrary: row.map((text) => text.replace(/\d(?=\d\d\d\b)/, '$&,')) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', ' ', '\t \v', '\u3000', '\uFEFF', '\r', ',', ',,,,,,,,,', '"'),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(row, fc.integer({ min: 50, max: 900 })).map(([text, n]) => text + '长x'.repeat(n)),
    },
    { weight: 1, arbitrary: fc.integer({ min: 200, max: 700 }).map((length) => ' '.repeat(length)) },
  );
}

/** The text of a file, line ends included; they may differ from line to line. */
const text = fc.constantFrom(...sources).chain((spec) =>
  headerOf(spec).chain(({ columns, language, write }) =>
    fc
      .record({
        languages: fc.array(fc.constantFrom('zh', 'en', 'synonym'), {
          minLength: columns.length,
          maxLength: columns.length,
        }),
        before: fc.oneof(
          { weight: 30, arbitrary: fc.constant('') },
          fc.constantFrom(
            '\n',
            ' \r\n',
            '\u3000',
            '某银行,\n',
            '单位：元\n',
            '单位：万元\n',
            '"a\n',
            '说明\n'.repeat(20),
          ),
        ),
        rows: fc.array(rowOf(columns), { maxLength: 12 }),
        lineEnds: fc.oneof(
          fc.constant(['\n']),
          fc.constant(['\r\n']),
          fc.constant(['\r']),
          fc.array(fc.constantFrom('\n', '\r\n', '\r\r\n', '\n\n', '\n\r', '\r', '\r\r', ' \r '), {
            ...{ minLength: 1, maxLength: 4 },
          }),
          // The header ends as it should, and some rows end in a return alone.
          fc
            .array(fc.constantFrom('\r', '\r\n'), { minLength: 1, maxLength: 4 })
            .map((ends) => ['\n', ...ends]),
        ),
        lastLineEnds: fc.boolean(),
      })
      .map(({ languages, before, rows, lineEnds, lastLineEnds }) => {
        const names = columns.map(({ zh, en, synonyms }, i) => {
          const chosen = language === 'either' ? languages[i] : language;
          return chosen === 'synonym' ? (synonyms[0] ?? zh) : chosen === 'zh' ? zh : en;
        });
        const lines = [before + names.map(write).join(','), ...rows];
        const ended = lines.map((line, i) => line + (lineEnds[i % lineEnds.length] ?? '')).join('');
        return { spec, text: lastLineEnds ? ended : ended.replace(/\r?\n$/, '') };
      }),
  ),
);

const encodings: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'utf-8': (text) => Buffer.from(text),
  'utf-8 with a byte order mark': (text) => Buffer.from(`\uFEFF${text}`),
  gb18030: encodeGb18030,
};

/** Bytes put in, or put in the place of others, anywhere: characters cut, of the other encoding, or of none. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  replaced: fc.nat(3),
  bytes: fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 4 }),
    fc
      .constantFrom([0xff], [0x80], [0xe4, 0xb8], [0xd6, 0xd0], [0x81, 0x30, 0x81], [0x84, 0x31, 0xa4, 0x38])
      .map((b) => Uint8Array.from(b)),
  ),
});

type Damage = { at: number; replaced: number; bytes: Uint8Array };

function applyDamage(bytes: Uint8Array, { at, replaced, bytes: put }: Damage): Uint8Array {
  const place = Math.floor(at * bytes.length);
  return Buffer.concat([bytes.subarray(0, place), put, bytes.subarray(place + replaced)]);
}

const none: readonly Damage[] = [];
const maybeDamage: fc.Arbitrary<readonly Damage[]> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(none) },
  { weight: 1, arbitrary: fc.array(damage, { minLength: 1, maxLength: 2 }) },
);

/** Most files are stored as they are; of the compressed ones most are whole. */
const storing: fc.Arbitrary<{ gzipped: boolean; damage: readonly Damage[] }> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ gzipped: false, damage: none }) },
  { weight: 2, arbitrary: fc.constant({ gzipped: true, damage: none }) },
  { weight: 1, arbitrary: fc.record({ gzipped: fc.constant(true), damage: maybeDamage }) },
);

const sizes = fc.oneof(
  fc.constant({}),
  fc.record({
    lineLimitBytes: fc.integer({ min: 150, max: 700 }),
    blockBytes: fc.integer({ min: 1, max: 300 }),
  }),
);

export const generatedFile: fc.Arbitrary<GeneratedFile> = fc
  .record({
    content: text,
    encoding: fc.constantFrom(...Object.keys(encodings)),
    damage: maybeDamage,
    storing,
    chunkBytes: fc.oneof(
      fc.constant([2 ** 30]),
      fc.constant([1]),
      fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 5 }),
    ),
    sizes,
  })
  .map(({ content, encoding, damage: done, storing: { gzipped, damage: afterwards }, chunkBytes, sizes }) => {
    const bytes = done.reduce(applyDamage, encodings[encoding]?.(content.text) ?? new Uint8Array(0));
    const stored = afterwards.reduce<Uint8Array>(applyDamage, gzipped ? gzipSync(bytes) : bytes);
    return { spec: content.spec, stored, gzipped, chunkBytes, sizes };
  });

/** The stored bytes in their chunks. */
// eslint-disable-next-line @typescript-eslint/require-await -- a source that never has to wait
export async function* inChunks({ stored, chunkBytes }: Pick<GeneratedFile, 'stored' | 'chunkBytes'>) {
  let start = 0;
  for (let i = 0; start < stored.length; i += 1) {
    const chunk = stored.slice(start, start + (chunkBytes[i % chunkBytes.length] ?? 1));
    start += chunk.length;
    yield chunk;
  }
}
