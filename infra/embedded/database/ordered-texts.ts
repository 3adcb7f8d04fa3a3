/**
 * Texts under keys, in the order of the keys: what a table or an index of the embedded target holds.
 *
 * Keys are in sorted blocks of a few hundred, so that putting one moves few others, and a text is found without looking
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

interface Entry {
  readonly key: string;
  stored: StoredText;
}

export class OrderedTexts {
  readonly #entries = new Map<string, Entry>();
  #blocks: Entry[][] = [];

  get(key: string): StoredText | undefined {
    return this.#entries.get(key)?.stored;
  }

  set(key: string, stored: StoredText): void {
    const known = this.#entries.get(key);
    if (known !== undefined) {
      known.stored = stored;
      return;
    }
    const entry = { key, stored };
    this.#entries.set(key, entry);
    this.#insert(entry);
  }

  delete(key: string): void {
    if (!this.#entries.delete(key)) return;
    const at = this.#blockOf(key);
    const block = this.#blocks[at] ?? [];
    block.splice(firstAtLeast(block, key), 1);
    if (block.length === 0) this.#blocks.splice(at, 1);
  }

  /** Entries in order. Nothing may be changed while they are read. */
  range(bounds: Range = {}): Generator<Readonly<Entry>> {
    return bounds.reverse === true ? this.#downwards(bounds) : this.#upwards(bounds);
  }

  *#upwards({ gt, gte, lt, lte }: Range): Generator<Entry> {
    const from = gt ?? gte ?? '';
    for (let at = this.#blockOf(from); at < this.#blocks.length; at += 1) {
      const block = this.#blocks[at] ?? [];
      for (let n = firstAtLeast(block, from); n < block.length; n += 1) {
        const entry = block[n];
        if (entry === undefined || entry.key === gt) continue;
        if ((lt !== undefined && entry.key >= lt) || (lte !== undefined && entry.key > lte)) return;
        yield entry;
      }
    }
  }

  *#downwards({ gt, gte, lt, lte }: Range): Generator<Entry> {
    const from = lt ?? lte;
    for (let at = from === undefined ? this.#blocks.length - 1 : this.#blockOf(from); at >= 0; at -= 1) {
      const block = this.#blocks[at] ?? [];
      for (let n = block.length - 1; n >= 0; n -= 1) {
        const entry = block[n];
        if (entry === undefined) continue;
        if ((lt !== undefined && entry.key >= lt) || (lte !== undefined && entry.key > lte)) continue;
        if ((gt !== undefined && entry.key <= gt) || (gte !== undefined && entry.key < gte)) return;
        yield entry;
      }
    }
  }

  #insert(entry: Entry): void {
    const at = this.#blockOf(entry.key);
    const block = this.#blocks[at];
    if (block === undefined) {
      this.#blocks.push([entry]);
      return;
    }
    block.splice(firstAtLeast(block, entry.key), 0, entry);
    if (block.length > mostInBlock) this.#blocks.splice(at + 1, 0, block.splice(mostInBlock / 2));
  }

  /** The last block whose first key is not above this one, or the first block. */
  #blockOf(key: string): number {
    let [low, high] = [0, this.#blocks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#blocks[middle]?.[0]?.key ?? '') <= key) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
}

function firstAtLeast(block: readonly Entry[], key: string): number {
  let [low, high] = [0, block.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((block[middle]?.key ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
