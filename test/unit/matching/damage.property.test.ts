import fc, { long } from '../../builders/fast-check.ts';
import { describe, expect, it } from 'vitest';
import { bank } from '../../../shared/domain/catalogue/sources/bank.ts';
import type { Asset } from '../../../shared/contracts/holdings.ts';
import { matchFile, type Hit, type QuarantinedRow } from '../../../shared/matching/match-file.ts';
import { readMatchedRow } from '../../../shared/matching/match-row.ts';
import type { Form } from '../../../shared/domain/kernel/forms.ts';
import { fieldDamages, type FieldDamage } from '../../harness/damage/field-damages.ts';
import { workbookOf } from '../../harness/corpus/workbook.ts';
import { inChunks } from './generated-files.ts';
import { day, numberOf, openSmallRegistry, people } from './small-registry.ts';

const numRuns = long ? 2_000 : 60;
const registry = openSmallRegistry();
const header = ['身份证号', '姓名', '账号', '余额', '余额日期', '账户状态'];
const forms: Readonly<Record<string, Form>> = {
  ...{ id_number: 'identity', name: 'name', account_number: 'identifier' },
  ...{ balance: 'amount', balance_date: 'date', account_status: 'word' },
};
const fields = Object.keys(forms);
/** A rounded number is another one: whose it was nobody knows. */
const damages = fieldDamages.filter(
  (damage) =>
    damage.name !== 'a rounded number' && fields.some((field) => damage.forms.includes(forms[field]!)),
);
const members = [people.openEnded, people.twoHouseholds, people.lastDayToday].map(numberOf);

/** A row by column, about one of the members. */
const cleanRow = fc
  .record({
    id_number: fc.constantFrom(...members),
    account_number: fc
      .integer({ min: 1, max: 999_999_999 })
      .map((n) => `6299010${String(n).padStart(12, '0')}`),
    fen: fc.integer({ min: 100_000, max: 9_999_999 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ id_number, account_number, fen, day: at }): Record<string, string> => ({
    ...{ id_number, account_number, name: '张三', account_status: '正常' },
    balance: `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`,
    balance_date: `2026-10-${String(at).padStart(2, '0')}`,
  }));

interface DamagedFile {
  rows: Record<string, string>[];
  damage: FieldDamage;
  field: string;
  /** Which rows, one for each. */
  hit: boolean[];
  title: boolean;
  asWorkbook: boolean;
}

const damagedFile: fc.Arbitrary<DamagedFile> = fc
  .tuple(fc.array(cleanRow, { minLength: 1, maxLength: 12 }), fc.constantFrom(...damages))
  .chain(([rows, damage]) =>
    fc.record({
      rows: fc.constant(rows),
      damage: fc.constant(damage),
      field: fc.constantFrom(...fields.filter((field) => damage.forms.includes(forms[field]!))),
      hit: fc.array(fc.boolean(), { minLength: rows.length, maxLength: rows.length }),
      title: fc.boolean(),
      asWorkbook: fc.boolean(),
    }),
  );

function linesOf({ rows, damage, field, hit, title }: DamagedFile): string[] {
  const lines = rows.map((row, at) =>
    fields
      .map((name) => {
        const text = row[name] ?? '';
        const written = hit[at] === true && name === field ? damage.apply(text) : text;
        return written.includes(',') ? `"${written}"` : written;
      })
      .join(',')
      .replaceAll('\u0001', ','),
  );
  return [...(title ? ['某银行存款明细'] : []), header.join(','), ...lines];
}

/** What XML can hold without being escaped. */
function isCellCharacter(char: string): boolean {
  return char >= ' ' && !'"&<'.includes(char) && char.isWellFormed();
}

/** A lone surrogate becomes a byte of no encoding. */
function toBytes(file: DamagedFile): Uint8Array {
  const lines = linesOf(file);
  const canBeCell = lines.every((line) => Array.from(line).every(isCellCharacter));
  if (file.asWorkbook && canBeCell && lines.every((line) => line.split(',').length <= header.length))
    return workbookOf([lines.join('\n')]);
  return Buffer.concat(
    lines.flatMap((line) =>
      line
        .split('\ud83d')
        .flatMap((part, at) => [Buffer.from(at > 0 ? [0xff] : []), Buffer.from(part)])
        .concat(Buffer.from('\n')),
    ),
  );
}

interface Found {
  matched: Map<number, Asset>;
  unread: Map<number, QuarantinedRow>;
}

async function find(file: DamagedFile): Promise<Found | 'rejected'> {
  const stored = toBytes(file);
  const found: Found = { matched: new Map(), unread: new Map() };
  const outcome = await matchFile({
    ...{ open: () => inChunks({ stored, chunkBytes: [97] }), gzipped: false, spec: bank, registry, day },
    beginPass: ({ encoding, positions }) => {
      found.matched.clear();
      found.unread.clear();
      const decoder = new TextDecoder(encoding);
      const read = ({ line, bytes, start, end }: Hit): void => {
        const row = readMatchedRow(decoder.decode(bytes.subarray(start, end)), positions, bank);
        if (row) found.matched.set(line, row.asset);
      };
      return {
        hits: (batch) => {
          batch.forEach(read);
        },
        quarantined: (batch) => {
          for (const row of batch) found.unread.set(row.line, row);
        },
      };
    },
  });
  return outcome.kind === 'rejected' ? 'rejected' : found;
}

describe('a file of members that is damaged in any field of any rows', () => {
  it('loses nobody: each row says what it said, or leads to its member unread, or nobody can tell whose it is', async () => {
    await fc.assert(
      fc.asyncProperty(damagedFile, async (file) => {
        const clean = await find({ ...file, hit: file.hit.map(() => false), asWorkbook: false });
        const damaged = await find(file);
        // A rejected file leaves the delivery before it in use.
        if (clean === 'rejected') throw new Error('a clean file was rejected');
        if (damaged === 'rejected') return;
        file.rows.forEach((row, at) => {
          const line = at + (file.title ? 3 : 2);
          const before = clean.matched.get(line);
          const now = damaged.matched.get(line);
          const unread = damaged.unread.get(line);
          const wasHit = file.hit[at] === true;
          if (!wasHit || file.damage.leaves === 'same') expect(now).toEqual(before);
          else if (now !== undefined) expect(withoutNames(now)).toEqual(withoutNames(before));
          if (now !== undefined) return;
          expect(unread).toBeDefined();
          if (file.field === 'id_number' && unread?.members === undefined) return;
          expect(unread?.members?.map(({ first17 }) => first17)).toContain(row['id_number']?.slice(0, 17));
        });
      }),
      { numRuns },
    );
  }, 300_000);
});

/** Of a number that names nothing, or a word that nobody knows, the text is kept: it is unclear where it is judged. */
function withoutNames(asset: Asset | undefined): Partial<Asset> {
  return { ...asset, accountNumber: undefined, status: undefined };
}
