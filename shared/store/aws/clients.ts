/** The SDK clients, one of each a function instance. Endpoints and region come from the environment, as on Lambda. */
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { SNSClient, type SNSClientConfig } from '@aws-sdk/client-sns';
import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export interface Clients {
  tables: DynamoDBDocumentClient;
  objects: S3Client;
  queues: SQSClient;
  topics: SNSClient;
}

/** Where the engines are, when the environment does not say (tools beside the embedded target). */
export interface ClientsConfig {
  dynamodb?: DynamoDBClientConfig;
  s3?: S3ClientConfig;
  sqs?: SQSClientConfig;
  sns?: SNSClientConfig;
}

/**
 * Who runs functions beside tables in one process is here, and carries out what a client is asked without a connection.
 * On Lambda nobody does.
 */
const tablesInProcess = Symbol.for('hedui.tables-in-process');

export function createClients(config: ClientsConfig = {}): Clients {
  const tables = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 8, ...config.dynamodb }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  const beside = globalThis as { [tablesInProcess]?: (client: DynamoDBDocumentClient) => void };
  beside[tablesInProcess]?.(tables);
  return {
    tables,
    objects: new S3Client({
      // Bodies are checked by the digests that Hedui computes itself; checksum trailers would add nothing to them.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // Merging reads as many objects at once as a publication has chunks.
      requestHandler: { httpsAgent: { maxSockets: 1000 }, httpAgent: { maxSockets: 1000 } },
      ...config.s3,
    }),
    queues: new SQSClient(config.sqs ?? {}),
    topics: new SNSClient(config.sns ?? {}),
  };
}
