/** Proposed policies on record; the documents themselves are kept by the policy store. */
import { policyProposal, type PolicyProposal } from '../contracts/policy-proposals.ts';
import { equals, isAbsent, type Condition } from './aws/expressions.ts';
import type { Table } from './aws/table.ts';
import { operationKeys } from './keys.ts';

export class PolicyProposals {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async readAll(): Promise<PolicyProposal[]> {
    const proposals: PolicyProposal[] = [];
    for await (const item of this.#table.query({ partition: operationKeys.policyProposals }))
      proposals.push(policyProposal.parse(item));
    return proposals;
  }

  async read(version: string): Promise<PolicyProposal | undefined> {
    const item = await this.#table.get(operationKeys.policyProposal(version));
    return item && policyProposal.parse(item);
  }

  /** Puts a proposal on record; false when it is there already. */
  add(proposal: PolicyProposal): Promise<boolean> {
    return this.#put(proposal, isAbsent);
  }

  /** Changes a proposal as it was read; false when it has changed meanwhile. */
  change(changed: PolicyProposal): Promise<boolean> {
    const { revision } = changed;
    return this.#put({ ...changed, revision: revision + 1 }, equals('revision', revision));
  }

  #put(proposal: PolicyProposal, condition: Condition): Promise<boolean> {
    return this.#table.put({ ...operationKeys.policyProposal(proposal.version), ...proposal }, condition);
  }
}
