import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { HeduiFunction } from './hedui-function.ts';
import type { Settings } from './settings.ts';

/** Secondary index of the households table: the open cases of a county. */
export const openCasesIndex = 'open-cases';

// No function scans a table, and none uses transactions: every change is a conditional change of one item.
const readActions = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const writeActions = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
];

/** The household files, and the operations: deliveries, pointers and runs. */
export class Tables extends Construct {
  readonly households: dynamodb.Table;
  readonly operations: dynamodb.Table;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const shape = {
      partitionKey: { name: 'pk', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'sk', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      encryption: dynamodb.TableEncryption.AWS_MANAGED,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: settings.deletionProtection,
      removalPolicy: RemovalPolicy.RETAIN,
    };
    this.households = new dynamodb.Table(this, 'Households', shape);
    // Sparse: only open cases carry a county, so that a county's worklist is one Query.
    this.households.addGlobalSecondaryIndex({
      indexName: openCasesIndex,
      partitionKey: { name: 'openCaseCounty', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'pk', type: dynamodb.AttributeType.STRING },
      projectionType: dynamodb.ProjectionType.ALL,
    });
    this.operations = new dynamodb.Table(this, 'Operations', {
      ...shape,
      // Sessions and the answers kept for repeated requests; readers look at the time themselves.
      timeToLiveAttribute: 'expiresAtSeconds',
    });
  }

  /** Household files, and the open cases of a county. */
  grantHouseholds(user: HeduiFunction): void {
    user.tell('HOUSEHOLDS_TABLE', this.households.tableName);
    user.tell('OPEN_CASES_INDEX', openCasesIndex);
    user.permit([...readActions, ...writeActions], [this.households.tableArn]);
    user.permit(['dynamodb:Query'], [`${this.households.tableArn}/index/${openCasesIndex}`]);
  }

  grantOperations(user: HeduiFunction): void {
    user.tell('OPERATIONS_TABLE', this.operations.tableName);
    user.permit([...readActions, ...writeActions], [this.operations.tableArn]);
  }
}
