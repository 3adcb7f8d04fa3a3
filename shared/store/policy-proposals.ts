/** Proposed policies on record; the documents themselves are kept by the policy store. */
import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { policyProposal, type PolicyProposal } from '../contracts/policy-proposals.ts';
import { operationKeys } from './keys.ts';
import { heldCondition, queryItems } from './aws/tables.ts';

export class PolicyProposals {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async readAll(): Promise<PolicyProposal[]> {
    const proposals: PolicyProposal[] = [];
    for await (const item of queryItems(this.#client, {
      TableName: this.#table,
      KeyConditionExpression: 'pk = :proposals',
      ExpressionAttributeValues: { ':proposals': operationKeys.policyProposals },
    })) {
      proposals.push(policyProposal.parse(item));
    }
    return proposals;
  }

  async read(version: string): Promise<PolicyProposal | undefined> {
    const Key = operationKeys.policyProposal(version);
    const answer = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key, ConsistentRead: true }),
    );
    return answer.Item && policyProposal.parse(answer.Item);
  }

  /** Puts a proposal on record; false when it is there already. */
  add(proposal: PolicyProposal): Promise<boolean> {
    return this.#put(proposal, { ConditionExpression: 'attribute_not_exists(pk)' });
  }

  /** Changes a proposal as it was read; false when it has changed meanwhile. */
  change(changed: PolicyProposal): Promise<boolean> {
    return this.#put(
      { ...changed, revision: changed.revision + 1 },
      {
        ConditionExpression: 'revision = :read',
        ExpressionAttributeValues: { ':read': changed.revision },
      },
    );
  }

  #put(
    proposal: PolicyProposal,
    condition: { ConditionExpression: string; ExpressionAttributeValues?: Record<string, unknown> },
  ): Promise<boolean> {
    const Item = { ...operationKeys.policyProposal(proposal.version), ...proposal };
    return heldCondition(this.#client.send(new PutCommand({ TableName: this.#table, Item, ...condition })));
  }
}
