/** Between values of JavaScript and DynamoDB's attribute values, as `lib-dynamodb` converts them for a document client. */
import type { AttributeValue } from './stored-items.ts';

type Values = Readonly<Record<string, unknown>>;

/** Where the API has items in requests and answers; everything else is as it is. */
const ofItem = new Set([
  'Item',
  'Key',
  'Attributes',
  'ExpressionAttributeValues',
  'ExclusiveStartKey',
  'LastEvaluatedKey',
]);
const ofItems = new Set(['Items', 'Keys']);
/** By table: items of an answer, or requests that hold items themselves. */
const byTable = new Set(['RequestItems', 'Responses', 'UnprocessedItems', 'UnprocessedKeys']);

/** A document client's input as the API's JSON. */
export function writeRequest(input: object): string {
  return JSON.stringify(convert(input as Values, toMap));
}

/** The API's JSON as a document client's output. */
export function readAnswer(body: string): object {
  return convert(JSON.parse(body) as Values, fromMap);
}

type Convert = (map: Values) => Values;

function convert(part: Values, item: Convert): Values {
  const converted: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(part)) {
    if (value === undefined) continue;
    if (ofItem.has(name)) converted[name] = item(value as Values);
    else if (ofItems.has(name)) converted[name] = (value as Values[]).map(item);
    else if (byTable.has(name)) converted[name] = convertTables(value as Values, item, name === 'Responses');
    else converted[name] = value;
  }
  return converted;
}

function convertTables(tables: Values, item: Convert, areItems: boolean): Values {
  const ofTable = (value: unknown): unknown => {
    if (!Array.isArray(value)) return convert(value as Values, item);
    if (areItems) return (value as Values[]).map(item);
    return (value as Values[]).map((request) =>
      Object.fromEntries(Object.entries(request).map(([kind, of]) => [kind, convert(of as Values, item)])),
    );
  };
  return Object.fromEntries(Object.entries(tables).map(([table, value]) => [table, ofTable(value)]));
}

function toMap(values: Values): Values {
  const map: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(values)) if (value !== undefined) map[name] = toAttribute(value);
  return map;
}

function toAttribute(value: unknown): AttributeValue {
  switch (typeof value) {
    case 'string':
      return { S: value };
    case 'number':
      if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
        throw new NoAttributeError(value);
      return { N: String(value) };
    case 'bigint':
      return { N: value.toString() };
    case 'boolean':
      return { BOOL: value };
    case 'object':
      return toContainer(value);
    default:
      throw new NoAttributeError(value);
  }
}

function toContainer(value: object | null): AttributeValue {
  if (value === null) return { NULL: true };
  if (value instanceof Uint8Array)
    return { B: Buffer.from(value.buffer, value.byteOffset, value.length).toString('base64') };
  if (Array.isArray(value)) return { L: value.filter((each) => each !== undefined).map(toAttribute) };
  if (value instanceof Set) return toSet([...(value as Set<unknown>)]);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) throw new NoAttributeError(value);
  return { M: toMap(value as Values) };
}

function toSet(values: readonly unknown[]): AttributeValue {
  if (values.length > 0 && values.every((each) => typeof each === 'string')) return { SS: values };
  if (values.length > 0 && values.every((each) => typeof each === 'number'))
    return { NS: values.map(String) };
  throw new NoAttributeError(values);
}

/** A value that a document client refuses as well. The error does not quote it. */
class NoAttributeError extends Error {
  override readonly name = 'NoAttributeError';
  constructor(value: unknown) {
    super(`a value of type ${typeof value} is no attribute`);
  }
}

function fromMap(map: Values): Values {
  const values: Record<string, unknown> = {};
  for (const [name, attribute] of Object.entries(map))
    values[name] = fromAttribute(attribute as AttributeValue);
  return values;
}

function fromAttribute(attribute: AttributeValue): unknown {
  for (const type in attribute) {
    const content = attribute[type];
    switch (type) {
      case 'S':
      case 'BOOL':
        return content;
      case 'N':
        return Number(content);
      case 'B':
        return Buffer.from(content as string, 'base64');
      case 'NULL':
        return null;
      case 'M':
        return fromMap(content as Values);
      case 'L':
        return (content as AttributeValue[]).map(fromAttribute);
      case 'SS':
        return new Set(content as string[]);
      case 'NS':
        return new Set((content as string[]).map(Number));
      default:
        return new Set((content as string[]).map((each) => Buffer.from(each, 'base64')));
    }
  }
  return undefined;
}
