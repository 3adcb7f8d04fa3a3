/** Copies of the nightly digests in the audit bucket, where nobody can change or remove them while their lock lasts. */
import { evidenceDigest, type EvidenceDigest } from '../contracts/evidence.ts';
import { auditKeys } from './keys.ts';
import { ObjectMissingError, type Bucket } from './aws/objects.ts';

export class LockedDigests {
  readonly #audit: Bucket;

  constructor(audit: Bucket) {
    this.#audit = audit;
  }

  /** Puts a copy there. Doing it again adds the same once more, which changes nothing. */
  async lock(digest: EvidenceDigest): Promise<void> {
    await this.#audit.writeLocked(auditKeys.digest(digest), JSON.stringify(digest), 'application/json');
  }

  /** All of them, the first night's first. */
  async readAll(): Promise<EvidenceDigest[]> {
    const digests: EvidenceDigest[] = [];
    for await (const { key } of this.#audit.list(auditKeys.digests)) {
      const text = await this.#audit.readText(key);
      if (text === undefined) throw new ObjectMissingError(this.#audit.name, key);
      digests.push(evidenceDigest.parse(JSON.parse(text)));
    }
    return digests;
  }
}
