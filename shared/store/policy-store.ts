/** The policy in force: the document in the store bucket, else the default one. */
import { NamedError } from '../contracts/named-error.ts';
import { standardChanges, type StandardChanges } from '../contracts/standard-changes.ts';
import { defaultPolicy } from '../domain/policy/default-policy.ts';
import { policyVersion, type Policy } from '../domain/policy/policy.ts';
import { completePolicy, readStoredPolicy } from '../domain/policy/stored-policy.ts';
import { storeKeys } from './keys.ts';
import type { Bucket } from './aws/objects.ts';

export interface VersionedPolicy {
  policy: Policy;
  version: string;
}

/** The stored policy cannot be used; nothing is assessed by another one in its place. */
export class PolicyUnusableError extends NamedError {
  readonly name = 'PolicyUnusableError';
}

export class PolicyStore {
  readonly #store: Bucket;
  readonly #versions = new Map<string, VersionedPolicy>();
  /** What was in force when last asked, by the text that it was read from: reading it costs more than asking. */
  #inForce: { text: string | undefined; found: VersionedPolicy } | undefined;

  constructor(store: Bucket) {
    this.#store = store;
  }

  async current(): Promise<VersionedPolicy> {
    const text = await this.#store.readText(storeKeys.policy);
    if (this.#inForce === undefined || this.#inForce.text !== text) {
      const policy = text === undefined ? defaultPolicy : read(text);
      this.#inForce = { text, found: { policy, version: policyVersion(policy) } };
    }
    return this.#inForce.found;
  }

  /** Puts a policy in force, whole, and keeps it. The caller has validated it. */
  async replace(given: Policy): Promise<void> {
    const policy = completePolicy(given);
    await this.keep({ policy, version: policyVersion(policy) });
    await this.#store.write(storeKeys.policy, JSON.stringify(policy), 'application/json');
  }

  /** Keeps a version for as long as cases refer to it. */
  async keep({ policy, version }: VersionedPolicy): Promise<void> {
    await this.#store.write(storeKeys.policyVersion(version), JSON.stringify(policy), 'application/json');
  }

  /** @throws PolicyUnusableError where the version is not kept */
  async load(version: string): Promise<VersionedPolicy> {
    const found = await this.find(version);
    if (found === undefined) throw new PolicyUnusableError(`policy version ${version} is not kept`);
    return found;
  }

  /** A kept version as it was proposed; undefined where the bytes under its name are gone, or are another document. */
  async loadUntouched(version: string): Promise<Policy | undefined> {
    const text = await this.#store.readText(storeKeys.policyVersion(version));
    // The name is the digest of the document as it was written, whatever this version would fill in.
    if (text === undefined || policyVersion(parse(text) as Policy) !== version) return undefined;
    return read(text);
  }

  /** Keeps what a version gives the households of a county by its new standards. */
  async keepStandardChanges(version: string, county: string, changes: StandardChanges): Promise<void> {
    const key = storeKeys.standardChanges(version, county);
    await this.#store.write(key, JSON.stringify(changes), 'application/json');
  }

  /** Undefined where the version has no new standard, or was not rehearsed. */
  async readStandardChanges(version: string, county: string): Promise<StandardChanges | undefined> {
    const text = await this.#store.readText(storeKeys.standardChanges(version, county));
    return text === undefined ? undefined : standardChanges.parse(JSON.parse(text));
  }

  /** A version that is kept, under the name that cases know it by. */
  async find(version: string): Promise<VersionedPolicy | undefined> {
    const known = this.#versions.get(version);
    if (known !== undefined) return known;
    const text = await this.#store.readText(storeKeys.policyVersion(version));
    if (text === undefined) return undefined;
    // Under the name that cases know it by, whatever this version has filled in.
    const loaded = { policy: read(text), version };
    this.#versions.set(version, loaded);
    return loaded;
  }
}

/** Another version may have written it: whatever of it can be read holds, and the rest is judged by nobody. */
function read(text: string): Policy {
  const policy = readStoredPolicy(parse(text));
  if (policy === undefined) throw new PolicyUnusableError('what is stored as the policy is none');
  return policy;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new PolicyUnusableError('what is stored as the policy is no JSON');
  }
}
