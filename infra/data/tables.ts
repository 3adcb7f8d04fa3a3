import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { caseIndexes, caseSortKey, listedAttribute } from '../../shared/contracts/case-lists.ts';
import { DataKey } from '../data-key.ts';
import type { HeduiFunction } from '../work/hedui-function.ts';
import { itemPermissions, type Uses } from './item-permissions.ts';
import type { Settings } from '../settings.ts';

// What DynamoDB does with the key on behalf of whoever reads, and of whoever writes.
const readKeyActions = ['kms:Decrypt', 'kms:DescribeKey'];
const writeKeyActions = [
  ...readKeyActions,
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** What a function does with household files. */
type HouseholdAction =
  'Query' | 'Scan' | 'BatchGetItem' | 'PutItem' | 'UpdateItem' | 'DeleteItem' | 'BatchWriteItem';

/** The household files, and the operations: deliveries, pointers and runs. */
export class Tables extends Construct {
  readonly households: dynamodb.Table;
  readonly operations: dynamodb.Table;
  readonly #key: DataKey;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    this.#key = new DataKey(this, 'Key', 'household files and operations');
    const atMost = {
      maxReadRequestUnits: settings.tableReadUnits,
      maxWriteRequestUnits: settings.tableWriteUnits,
    };
    const shape = {
      partitionKey: { name: 'pk', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'sk', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      ...atMost,
      encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.#key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: settings.deletionProtection,
      removalPolicy: RemovalPolicy.RETAIN,
    };
    this.households = new dynamodb.Table(this, 'Households', shape);
    // Only cases and clearances carry these keys, and the indexes carry one line of each: what a worklist shows.
    for (const { name, partition } of Object.values(caseIndexes)) {
      this.households.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: { name: partition, type: dynamodb.AttributeType.STRING },
        sortKey: { name: caseSortKey, type: dynamodb.AttributeType.STRING },
        projectionType: dynamodb.ProjectionType.INCLUDE,
        nonKeyAttributes: [listedAttribute],
        ...atMost,
      });
    }
    this.operations = new dynamodb.Table(this, 'Operations', {
      ...shape,
      // Sessions and the answers kept for repeated requests; readers look at the time themselves.
      timeToLiveAttribute: 'expiresAtSeconds',
    });
  }

  grantHouseholds(user: HeduiFunction, ...actions: readonly HouseholdAction[]): void {
    user.setEnvironment('HOUSEHOLDS_TABLE', this.households.tableName);
    user.permit(
      actions.map((action) => `dynamodb:${action}`),
      [this.households.tableArn],
    );
    user.permit(writeKeyActions, [this.#key.keyArn]);
  }

  /** Lists of cases, beside the household files; all of them unless some are named. */
  grantCaseLists(
    user: HeduiFunction,
    ...lists: readonly (typeof caseIndexes)[keyof typeof caseIndexes][]
  ): void {
    const named = lists.length > 0 ? lists : Object.values(caseIndexes);
    user.permit(
      ['dynamodb:Query'],
      named.map(({ name }) => `${this.households.tableArn}/index/${name}`),
    );
  }

  /** The items of operations that the function works with, by the beginning of their partition. */
  grantOperations(user: HeduiFunction, uses: Uses): void {
    user.setEnvironment('OPERATIONS_TABLE', this.operations.tableName);
    const permissions = itemPermissions(uses);
    for (const { actions, begins } of permissions) {
      user.permit(actions, [this.operations.tableArn], {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': begins },
        // A request that names no partition would satisfy "all of none".
        Null: { 'dynamodb:LeadingKeys': 'false' },
      });
    }
    const writes = permissions.some(({ actions }) => actions.some((action) => !/(Get|Query)/.test(action)));
    user.permit(writes ? writeKeyActions : readKeyActions, [this.#key.keyArn]);
  }
}
