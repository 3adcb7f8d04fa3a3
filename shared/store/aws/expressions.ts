/** What an item has to be like for a write, and how it is changed, in the expressions that DynamoDB reads. */
type Item = Readonly<Record<string, unknown>>;

/** Collects the names and values that an expression represents: no attribute is a reserved word by accident. */
export class Placeholders {
  readonly #names: Record<string, string> = {};
  readonly #values: Record<string, unknown> = {};

  name(attribute: string): string {
    const placeholder = `#n${Object.keys(this.#names).length}`;
    this.#names[placeholder] = attribute;
    return placeholder;
  }

  value(value: unknown): string {
    const placeholder = `:v${Object.keys(this.#values).length}`;
    this.#values[placeholder] = value;
    return placeholder;
  }

  /** As a command takes them: DynamoDB refuses empty ones. */
  get parameters() {
    return {
      ...(Object.keys(this.#names).length > 0 && { ExpressionAttributeNames: this.#names }),
      ...(Object.keys(this.#values).length > 0 && { ExpressionAttributeValues: this.#values }),
    };
  }
}

/** What an item has to be like, as an expression over placeholders. */
export type Condition = (use: Placeholders) => string;

export const isAbsent: Condition = () => 'attribute_not_exists(pk)';
export const isPresent: Condition = () => 'attribute_exists(pk)';

export function equals(attribute: string, value: unknown): Condition {
  return (use) => `${use.name(attribute)} = ${use.value(value)}`;
}

export function isBelow(attribute: string, value: number): Condition {
  return (use) => `${use.name(attribute)} < ${use.value(value)}`;
}

export function lacks(attribute: string): Condition {
  return (use) => `attribute_not_exists(${use.name(attribute)})`;
}

export function allOf(...conditions: readonly Condition[]): Condition {
  return (use) => conditions.map((condition) => condition(use)).join(' AND ');
}

export function anyOf(...conditions: readonly Condition[]): Condition {
  return (use) => conditions.map((condition) => `(${condition(use)})`).join(' OR ');
}

/** Nobody has changed the item since it was read. @param value what its attribute was; undefined: there was no item */
export function isUnchanged(attribute: string, value: unknown): Condition {
  return value === undefined ? isAbsent : equals(attribute, value);
}

/** How an item is changed; what is not named stays. */
export interface Change {
  set?: Item;
  /** Set where the item has no such attribute yet. */
  setOnce?: Item;
  /** Joined to a set that the item has, or becomes its first. */
  addToSet?: Readonly<Record<string, Set<string> | Set<number>>>;
  remove?: readonly string[];
}

export function updateExpression({ set, setOnce, addToSet, remove }: Change, use: Placeholders): string {
  const sets = [
    ...Object.entries(set ?? {}).map(([name, value]) => `${use.name(name)} = ${use.value(value)}`),
    ...Object.entries(setOnce ?? {}).map(([attribute, value]) => {
      const name = use.name(attribute);
      return `${name} = if_not_exists(${name}, ${use.value(value)})`;
    }),
  ];
  const adds = Object.entries(addToSet ?? {}).map(([name, value]) => `${use.name(name)} ${use.value(value)}`);
  const clauses = { SET: sets, ADD: adds, REMOVE: (remove ?? []).map((name) => use.name(name)) };
  return Object.entries(clauses)
    .filter(([, parts]) => parts.length > 0)
    .map(([word, parts]) => `${word} ${parts.join(', ')}`)
    .join(' ');
}
