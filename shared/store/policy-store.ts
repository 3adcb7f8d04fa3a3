/** The policy in force: the document in the store bucket, else the default one. */
import { NamedError } from '../contracts/named-error.ts';
import { defaultPolicy } from '../domain/policy/default-policy.ts';
import { policyVersion, readPolicy, type Policy } from '../domain/policy/policy.ts';
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

  constructor(store: Bucket) {
    this.#store = store;
  }

  async current(): Promise<VersionedPolicy> {
    const text = await this.#store.readText(storeKeys.policy);
    return text === undefined ? { policy: defaultPolicy, version: policyVersion(defaultPolicy) } : read(text);
  }

  /** Puts a policy in force, and keeps it. The caller has validated it. */
  async replace(policy: Policy): Promise<void> {
    await this.keep({ policy, version: policyVersion(policy) });
    await this.#store.write(storeKeys.policy, JSON.stringify(policy), 'application/json');
  }

  /** Keeps a version for as long as cases refer to it. */
  async keep({ policy, version }: VersionedPolicy): Promise<void> {
    await this.#store.write(storeKeys.policyVersion(version), JSON.stringify(policy), 'application/json');
  }

  async load(version: string): Promise<VersionedPolicy> {
    const known = this.#versions.get(version);
    if (known !== undefined) return known;
    const text = await this.#store.readText(storeKeys.policyVersion(version));
    if (text === undefined) throw new PolicyUnusableError(`policy version ${version} is not kept`);
    const loaded = read(text);
    this.#versions.set(version, loaded);
    return loaded;
  }
}

function read(text: string): VersionedPolicy {
  const reading = readPolicy(JSON.parse(text));
  if (reading.kind === 'policy') return { policy: reading.policy, version: policyVersion(reading.policy) };
  const where = reading.problems.map(({ path, problem }) => `${path}: ${problem}`).join('; ');
  throw new PolicyUnusableError(`the stored policy contradicts itself: ${where}`);
}
