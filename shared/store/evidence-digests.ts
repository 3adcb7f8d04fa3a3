/** The nightly digests on record, in their order. */
import { evidenceDigest, type EvidenceDigest } from '../contracts/evidence.ts';
import { isAbsent } from './aws/expressions.ts';
import type { Item, Table } from './aws/table.ts';
import { operationKeys } from './keys.ts';

const partition = operationKeys.digests;

export class EvidenceDigests {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  /** All of them, the first night's first. */
  async readAll(): Promise<EvidenceDigest[]> {
    const digests: EvidenceDigest[] = [];
    for await (const item of this.#table.query({ partition })) digests.push(readDigest(item));
    return digests;
  }

  async newest(): Promise<EvidenceDigest | undefined> {
    const { items } = await this.#table.queryPage({ partition, backwards: true, limit: 1 });
    return items[0] && readDigest(items[0]);
  }

  /** Puts a digest on record; false when its place has just been taken. */
  async add(digest: EvidenceDigest): Promise<boolean> {
    return this.#table.put({ ...operationKeys.digest(digest.sequence), ...digest }, isAbsent);
  }
}

/** Without its key, which is no part of what is digested; fields of later versions are. */
function readDigest({ pk: _pk, sk: _sk, ...stored }: Item): EvidenceDigest {
  return evidenceDigest.parse(stored);
}
