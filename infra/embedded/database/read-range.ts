/** Query and Scan once dynalite has said between which keys: a page of items, read and handed on as the JSON that they are. */
import { words, type Callback, type TableDescription } from './dynalite-parts.ts';
import type { Range, StoredText } from './ordered-texts.ts';
import type { AttributeValue, Item } from './stored-items.ts';
import type { TableStore } from './table-store.ts';

/** What is looked at of a request; dynalite has validated it. */
export interface RangeRequest {
  TableName: string;
  IndexName?: string;
  Limit?: number;
  Select?: string;
  ConsistentRead?: boolean;
  ReturnConsumedCapacity?: string;
  QueryFilter?: unknown;
  ScanFilter?: unknown;
  AttributesToGet?: readonly unknown[];
  _filter?: { expression: unknown };
  _projection?: { paths: readonly unknown[] };
  /** Who asks takes items as JSON: they are not parsed where nothing looks into them. */
  asTexts?: boolean;
}

export interface Page {
  Items?: Item[];
  /** In place of the items, where `asTexts` asks for it. */
  texts?: string[];
  Count: number;
  ScannedCount: number;
  LastEvaluatedKey?: Record<string, AttributeValue | undefined>;
  ConsumedCapacity?: { CapacityUnits: number; TableName: string };
}

const mostPageBytes = 1024 * 1024;
const readUnitBytes = 4096;
const dynalites = words.queryTable as (...parts: unknown[]) => void;

/** In the place of dynalite's own, under the same parameters. */
export function queryTable(
  store: TableStore,
  table: TableDescription,
  request: RangeRequest,
  range: Range,
  isLocal: boolean | undefined,
  ...[fetchesItems, keyNames, done]: [boolean, readonly string[], Callback<Page>]
): void {
  // Old ways to say what to filter, and indexes that lack what is asked for: nobody here uses them.
  if (fetchesItems || request.QueryFilter !== undefined || request.ScanFilter !== undefined)
    return dynalites(store, table, request, range, isLocal, fetchesItems, keyNames, done);
  const { TableName: name, IndexName: index } = request;
  const place =
    index === undefined ? store.getItemDb(name) : store.getIndexDb(isLocal ? 'local' : 'global', name, index);
  done(null, readPage(place.texts.range(range), request, keyNames));
}

function readPage(
  entries: Iterable<{ stored: StoredText }>,
  request: RangeRequest,
  keyNames: readonly string[],
): Page {
  const { stored, bytes, isCutOff } = takePage(entries, request.Limit ?? Infinity);
  const last = isCutOff ? stored.at(-1) : undefined;
  const page: Page = { ...shape(stored, request), ScannedCount: stored.length };
  if (last !== undefined) {
    const item = parse(last);
    page.LastEvaluatedKey = Object.fromEntries(keyNames.map((name) => [name, item[name]]));
  }
  if (request.ReturnConsumedCapacity === 'TOTAL' || request.ReturnConsumedCapacity === 'INDEXES') {
    const units = Math.ceil(bytes / readUnitBytes) * (request.ConsistentRead === true ? 1 : 0.5);
    page.ConsumedCapacity = { CapacityUnits: units, TableName: request.TableName };
  }
  return page;
}

/** As many as fit into a page: the item that fills it is the last one. */
function takePage(
  entries: Iterable<{ stored: StoredText }>,
  limit: number,
): { stored: StoredText[]; bytes: number; isCutOff: boolean } {
  const stored: StoredText[] = [];
  let bytes = 0;
  for (const { stored: each } of entries) {
    stored.push(each);
    bytes += each.bytes;
    if (stored.length >= limit || bytes >= mostPageBytes) return { stored, bytes, isCutOff: true };
  }
  return { stored, bytes, isCutOff: false };
}

function shape(
  stored: readonly StoredText[],
  request: RangeRequest,
): Pick<Page, 'Items' | 'texts' | 'Count'> {
  const paths = request._projection?.paths ?? request.AttributesToGet;
  const filter = request._filter;
  if (request.asTexts === true && filter === undefined && paths === undefined && request.Select !== 'COUNT')
    return { texts: stored.map(({ text }) => text), Count: stored.length };
  const all = stored.map(parse);
  const kept =
    filter === undefined ? all : all.filter((item) => words.matchesExprFilter(item, filter.expression));
  if (request.Select === 'COUNT') return { Count: kept.length };
  return {
    Items: paths === undefined ? kept : kept.map((item) => words.mapPaths(paths, item)),
    Count: kept.length,
  };
}

function parse({ text }: StoredText): Item {
  return JSON.parse(text) as Item;
}
