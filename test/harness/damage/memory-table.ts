/** A table in memory, as far as the functions of a night use one: the same conditions and changes, without an engine. */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Placeholders, type Change, type Condition } from '../../../shared/store/aws/expressions.ts';
import { Table, type Item, type Page, type Range, type TableKey } from '../../../shared/store/aws/table.ts';

type Many<T> = AsyncIterable<T> | Iterable<T>;

export class MemoryTable extends Table {
  readonly #items = new Map<string, Item>();

  constructor() {
    super(undefined as unknown as DynamoDBDocumentClient, 'memory');
  }

  override get(key: TableKey): Promise<Item | undefined> {
    return Promise.resolve(this.#items.get(nameOf(key)));
  }

  override put(item: Item, condition?: Condition): Promise<boolean> {
    const isMet = holds(condition, this.#items.get(nameOf(item)));
    if (isMet) this.#items.set(nameOf(item), item);
    return Promise.resolve(isMet);
  }

  override delete(key: TableKey, condition?: Condition): Promise<boolean> {
    const isMet = holds(condition, this.#items.get(nameOf(key)));
    if (isMet) this.#items.delete(nameOf(key));
    return Promise.resolve(isMet);
  }

  override update(key: TableKey, change: Change, condition?: Condition): Promise<boolean> {
    const known = this.#items.get(nameOf(key));
    if (!holds(condition, known)) return Promise.resolve(false);
    this.#items.set(nameOf(key), changed({ ...key, ...known }, change));
    return Promise.resolve(true);
  }

  override async updateAndGet(key: TableKey, change: Change, condition?: Condition): Promise<Item> {
    if (!(await this.update(key, change, condition))) throw new Error('its condition did not hold');
    return this.#items.get(nameOf(key)) ?? {};
  }

  override queryPage(range: Range): Promise<Page> {
    const { partition = 'pk', sort = 'sk' } = range.index ?? {};
    const found = [...this.#items.values()]
      .filter((item) => item[partition] === range.partition && isWithin(String(item[sort]), range))
      .sort((a, b) => (String(a[sort]) < String(b[sort]) ? -1 : 1));
    if (range.backwards === true) found.reverse();
    const from = range.after === undefined ? 0 : found.findIndex((item) => isBehind(item, range, sort));
    const behind = from === -1 ? [] : found.slice(from);
    const items = behind.slice(0, range.limit);
    const last = items.at(-1);
    const next = items.length < behind.length && last ? { pk: last['pk'], sk: last['sk'] } : undefined;
    return Promise.resolve({ items, next });
  }

  override scanPage(): Promise<Page> {
    return Promise.resolve({ items: [...this.#items.values()], next: undefined });
  }

  override async *getAll(keys: Many<TableKey>): AsyncGenerator<Item> {
    for await (const key of keys) {
      const item = this.#items.get(nameOf(key));
      if (item !== undefined) yield item;
    }
  }

  override async putAll(items: Many<Item>): Promise<void> {
    for await (const item of items) this.#items.set(nameOf(item), item);
  }

  override async deleteAll(keys: Many<TableKey>): Promise<void> {
    for await (const key of keys) this.#items.delete(nameOf(key));
  }
}

function nameOf(key: Item | TableKey): string {
  return `${String(key['pk'])} ${String(key['sk'])}`;
}

/** Whether an item comes behind the key that a page begins after, which need not be there. */
function isBehind(item: Item, { after, backwards }: Range, sort: string): boolean {
  const [one, other] = [String(item[sort]), String(after?.[sort])];
  return backwards === true ? one < other : one > other;
}

function isWithin(sort: string, { beginsWith = '', between }: Range): boolean {
  const [first, last] = between ?? ['', '\uffff'];
  return sort.startsWith(beginsWith) && sort >= first && sort <= last;
}

function changed(item: Record<string, unknown>, { set, setOnce, addToSet, remove }: Change): Item {
  const next = { ...setOnce, ...item, ...set };
  for (const [name, more] of Object.entries(addToSet ?? {}))
    next[name] = new Set<unknown>([...((item[name] as Set<unknown> | undefined) ?? []), ...more]);
  return Object.fromEntries(
    Object.entries(next).filter(([name, value]) => value !== undefined && !remove?.includes(name)),
  );
}

/** Reads a condition as DynamoDB does, as far as there are such. */
function holds(condition: Condition | undefined, item: Item | undefined): boolean {
  if (condition === undefined) return true;
  const use = new Placeholders();
  const expression = condition(use);
  const { ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} } = use.parameters;
  return holdsExpression(expression, (name) => item?.[names[name] ?? name], values);
}

function holdsExpression(
  expression: string,
  read: (name: string) => unknown,
  values: Readonly<Record<string, unknown>>,
): boolean {
  const asked = (part: string): boolean => holdsExpression(part, read, values);
  const any = expression.split(/(?<=\)) OR (?=\()/);
  if (any.length > 1) return any.some((part) => asked(part.slice(1, -1)));
  const all = expression.split(' AND ');
  if (all.length > 1) return all.every(asked);
  const [, no, name] = /^attribute_(not_)?exists\((.+)\)$/.exec(expression) ?? [];
  if (name !== undefined) return (read(name) === undefined) === (no !== undefined);
  const [attribute = '', operator, value = ''] = expression.split(' ');
  const [known, wanted] = [read(attribute), values[value]];
  return operator === '=' ? known === wanted : known !== undefined && Number(known) < Number(wanted);
}
