/** Control totals: what a manifest says of its file must agree with the file. */
import { manifest, manifestFields, type Manifest } from '../../contracts/deliveries.ts';
import type { RejectionReason } from '../../contracts/reasons.ts';
import { clean } from '../kernel/text.ts';

export type ManifestReading = { kind: 'manifest'; manifest: Manifest } | { kind: 'invalid'; problem: string };

/**
 * Reads the text of a manifest, as tolerantly as a file: names in capitals or Chinese, numbers as text, with separators or in
 * full width, text around a digest. What is not given by one of its fields is refused, so that a mistyped name is never passed
 * over. `problem` says what is wrong with it, without quoting its contents.
 */
export function readManifest(text: string): ManifestReading {
  let json: unknown;
  try {
    json = JSON.parse(withoutFillings(text));
  } catch {
    return invalid(
      '不是 JSON；应为 { "rows": 行数, "sha256": "…" }',
      'it is not JSON such as { "rows": 12 }',
    );
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return invalid('应为一个 { … } 对象', 'it is no object { … }');
  const fields = Object.entries<unknown>({ ...json }).map(([name, value]) => ({
    name,
    field: fieldOf(name),
    value,
  }));
  const others = fields.filter(({ field }) => field === undefined).map(({ name }) => name);
  if (others.length > 0)
    return invalid(
      `除 ${manifestFields.join('、')} 外还有其他字段：${nameFields(others)}`,
      `it has other fields than ${manifestFields.join(', ')}: ${nameFields(others)}`,
    );
  const repeated = manifestFields.find((each) => fields.filter(({ field }) => field === each).length > 1);
  if (repeated !== undefined) return invalid(`${repeated} 出现了两次`, `${repeated} appears twice`);
  const said = fields.filter(({ value }) => value !== null && value !== '');
  const parsed = manifest.safeParse(
    Object.fromEntries(said.map(({ field, value }) => [field, readValue(field, value)])),
  );
  if (parsed.success) return { kind: 'manifest', manifest: parsed.data };
  const field = manifestFields.find((each) => each === parsed.error.issues[0]?.path[0]);
  return field === undefined ? invalid(...wrongParts) : invalid(...wrongField[field]);
}

/** Byte order marks before it, and what systems fill a file up with behind it. */
function withoutFillings(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/^\uFEFF+/, '').replace(/[\s\u0000\u001A]+$/, '');
}

const wrongParts = [
  'part 与 of 不符：part 从 1 到 of，有 of 时必须有 part',
  'part and of do not agree: part goes from 1 to of, and of needs a part',
] as const;
const wrongField: Record<(typeof manifestFields)[number], readonly [zh: string, en: string]> = {
  rows: ['rows 应为行数，如 1200（不含表头与空行）', 'rows is not a number of rows such as 1200'],
  sha256: ['sha256 应为 64 位十六进制数', 'sha256 is not of 64 hexadecimal digits'],
  part: ['part 应为从 1 起的整数', 'part is not a whole number from 1'],
  of: ['of 应为 1 到 1000 的整数', 'of is not a whole number from 1 to 1000'],
  months: [
    'months 应为 { "from": "2025-10", "to": "2026-10" } 这样的起止月份',
    'months is not a span such as { "from": "2025-10", "to": "2026-10" }',
  ],
};

function invalid(zh: string, en: string): ManifestReading {
  return { kind: 'invalid', problem: `${zh} ${en}` };
}

/** What else the fields are called. */
const fieldNames: Readonly<Record<string, (typeof manifestFields)[number]>> = {
  ...{
    rows: 'rows',
    row: 'rows',
    rowcount: 'rows',
    行数: 'rows',
    总行数: 'rows',
    记录数: 'rows',
    条数: 'rows',
  },
  ...{ sha256: 'sha256', 摘要: 'sha256', 校验值: 'sha256' },
  ...{ months: 'months', 月份: 'months', 覆盖月份: 'months' },
  ...{ part: 'part', 分卷: 'part', 第几个: 'part', of: 'of', parts: 'of', 总卷数: 'of', 共几个: 'of' },
};

function fieldOf(name: string): (typeof manifestFields)[number] | undefined {
  const folded = clean(name)
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '');
  return Object.hasOwn(fieldNames, folded) ? fieldNames[folded] : undefined;
}

/** A number that is written as text, in one way only; anything else as it is, to be refused. */
function readValue(field: (typeof manifestFields)[number] | undefined, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = clean(value);
  if (field === 'sha256') return text.replace(/^sha-?256[:=]/i, '').replaceAll(/\s/g, '');
  const number = /^(\d{1,12}|[1-9]\d{0,2}(?:,\d{3}){1,3})(?:\.0+)?\s*[行条]?$/.exec(text)?.[1];
  return number === undefined ? value : Number(number.replaceAll(',', ''));
}

/** Fields by their names where those are words of a program; anything else might be somebody's name or number. */
function nameFields(fields: readonly string[]): string {
  return fields.map((field) => (/^[A-Za-z_]{1,40}$/.test(field) ? field : '(未显示 not shown)')).join(', ');
}

/** The manifest that a file should have: what was found, and its place among several as it was given. */
export function completeManifest({ part, of, months }: Manifest, { rows, sha256 }: FoundTotals): Manifest {
  return {
    ...{ rows, sha256 },
    ...(part !== undefined && { part }),
    ...(of !== undefined && { of }),
    ...(months !== undefined && { months }),
  };
}

/** Rows without header and blank lines; SHA-256 of the object's bytes as stored. */
interface FoundTotals {
  rows: number;
  sha256: string;
}

/**
 * Compares what the manifest says with what was found.
 * @returns the reason of a difference, with both figures, or `agrees`
 */
export function compareControlTotals(
  said: Manifest,
  found: FoundTotals,
): { kind: 'agrees' } | { kind: 'differs'; reason: RejectionReason; detail: string } {
  if (said.sha256 !== undefined && said.sha256 !== found.sha256) {
    return {
      kind: 'differs',
      reason: 'digest-differs-from-manifest',
      detail: `清单为 ${said.sha256}，文件为 ${found.sha256} manifest ${said.sha256}, file ${found.sha256}`,
    };
  }
  if (said.rows !== undefined && said.rows !== found.rows) {
    return {
      kind: 'differs',
      reason: 'rows-differ-from-manifest',
      detail: `清单为 ${said.rows} 行，文件为 ${found.rows} 行（不含表头与空行） manifest ${said.rows}, file ${found.rows}`,
    };
  }
  return { kind: 'agrees' };
}
