/**
 * Texts under keys, in the order of the keys: what a table or an index of the embedded target holds.
 *
 * Keys lie in sorted blocks of a few hundred, so that putting one moves few others, and a text is found without looking
 * at the order at all. An item stays the JSON that it came as: most of them are read to be handed on as they are.
 */

/** An item as JSON, and how many bytes DynamoDB would count for it. */
export interface StoredText {
  readonly text: string;
  readonly bytes: number;
}

/** An item that was put, its JSON having one byte a character, or removed. `place` names the table or index. */
export interface Change {
  place: string;
  key: string;
  stored: StoredText | undefined;
}

/** Bounds as LevelDB names them; keys outside are left out. */
export interface Range {
  gt?: string;
  gte?: string;
  lt?: string;
  lte?: string;
  reverse?: boolean;
}

const mostInBlock = 512;

export class OrderedTexts {
  readonly #texts = new Map<string, StoredText>();
  #blocks: string[][] = [];

  get(key: string): StoredText | undefined {
    return this.#texts.get(key);
  }

  set(key: string, text: StoredText): void {
    if (!this.#texts.has(key)) this.#insert(key);
    this.#texts.set(key, text);
  }

  delete(key: string): void {
    if (!this.#texts.delete(key)) return;
    const at = this.#blockOf(key);
    const block = this.#blocks[at] ?? [];
    block.splice(firstAtLeast(block, key), 1);
    if (block.length === 0) this.#blocks.splice(at, 1);
  }

  clear(): void {
    this.#texts.clear();
    this.#blocks = [];
  }

  /** Entries in order. Nothing may be changed while they are read. */
  *range(bounds: Range = {}): Generator<[key: string, text: StoredText]> {
    for (const key of bounds.reverse === true ? this.#downwards(bounds) : this.#upwards(bounds)) {
      const text = this.#texts.get(key);
      if (text !== undefined) yield [key, text];
    }
  }

  *#upwards({ gt, gte, lt, lte }: Range): Generator<string> {
    const from = gt ?? gte ?? '';
    for (let at = this.#blockOf(from); at < this.#blocks.length; at += 1) {
      const block = this.#blocks[at] ?? [];
      for (let n = firstAtLeast(block, from); n < block.length; n += 1) {
        const key = block[n] ?? '';
        if (key === gt) continue;
        if ((lt !== undefined && key >= lt) || (lte !== undefined && key > lte)) return;
        yield key;
      }
    }
  }

  *#downwards({ gt, gte, lt, lte }: Range): Generator<string> {
    const from = lt ?? lte;
    for (let at = from === undefined ? this.#blocks.length - 1 : this.#blockOf(from); at >= 0; at -= 1) {
      const block = this.#blocks[at] ?? [];
      for (let n = block.length - 1; n >= 0; n -= 1) {
        const key = block[n] ?? '';
        if ((lt !== undefined && key >= lt) || (lte !== undefined && key > lte)) continue;
        if ((gt !== undefined && key <= gt) || (gte !== undefined && key < gte)) return;
        yield key;
      }
    }
  }

  #insert(key: string): void {
    const at = this.#blockOf(key);
    const block = this.#blocks[at];
    if (block === undefined) {
      this.#blocks.push([key]);
      return;
    }
    block.splice(firstAtLeast(block, key), 0, key);
    if (block.length > mostInBlock) this.#blocks.splice(at + 1, 0, block.splice(mostInBlock / 2));
  }

  /** The last block whose first key is not above this one; the first where there is none such. */
  #blockOf(key: string): number {
    let [low, high] = [0, this.#blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#blocks[middle]?.[0] ?? '') <= key) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
}

function firstAtLeast(block: readonly string[], key: string): number {
  let [low, high] = [0, block.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((block[middle] ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
