/** The stack's functions: what the template says of each, and the environment that its code finds. */
import { existsSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { UnsupportedTemplateError } from './errors.ts';

/** What is run of AWS::Lambda::Function. */
export const functionProperties = z.object({
  Code: z.object({ S3Key: z.string() }),
  DeadLetterConfig: z.object({ TargetArn: z.string() }).optional(),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
  Handler: z.string(),
  LoggingConfig: z.object({ LogGroup: z.string().optional() }).optional(),
  MemorySize: z.coerce.number().default(128),
  ReservedConcurrentExecutions: z.coerce.number().optional(),
  Timeout: z.coerce.number().default(3),
});

export interface FunctionDefinition {
  logicalId: string;
  name: string;
  arn: string;
  /** File of the bundle, and the name of the handler in it. */
  file: string;
  exportName: string;
  timeoutSeconds: number;
  memoryMegabytes: number;
  reservedConcurrency: number | undefined;
  variables: Readonly<Record<string, string>>;
  logGroupName: string;
  /** Queue for events of asynchronous invocations that failed for good. */
  deadLetterArn: string | undefined;
}

/** Throws UnsupportedTemplateError when the code is not where the template says. */
export function defineFunction(
  logicalId: string,
  name: string,
  arn: string,
  properties: z.infer<typeof functionProperties>,
  assets: ReadonlyMap<string, string>,
): FunctionDefinition {
  const where = `${logicalId} (AWS::Lambda::Function)`;
  const folder = assets.get(properties.Code.S3Key);
  if (folder === undefined)
    throw new UnsupportedTemplateError(`${where}: ${properties.Code.S3Key} is no asset of the stack`);
  return {
    logicalId,
    name,
    arn,
    ...findHandler(folder, properties.Handler, where),
    timeoutSeconds: properties.Timeout,
    memoryMegabytes: properties.MemorySize,
    reservedConcurrency: properties.ReservedConcurrentExecutions,
    variables: properties.Environment?.Variables ?? {},
    logGroupName: properties.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`,
    deadLetterArn: properties.DeadLetterConfig?.TargetArn,
  };
}

function findHandler(folder: string, handler: string, where: string): { file: string; exportName: string } {
  const dot = handler.lastIndexOf('.');
  const file = ['mjs', 'js', 'cjs']
    .map((extension) => join(folder, `${handler.slice(0, dot)}.${extension}`))
    .find((candidate) => existsSync(candidate));
  if (file !== undefined) return { file, exportName: handler.slice(dot + 1) };
  throw new UnsupportedTemplateError(`${where}: the asset holds no module for Handler ${handler}`);
}

/** Where each engine is reached. */
export type Endpoints = Readonly<Record<'dynamodb' | 's3' | 'secretsmanager' | 'sqs' | 'sns', string>>;

/** Nobody listens there, so that a call to a service that is not run fails at once and reaches nobody. */
const nowhere = 'http://127.0.0.1:1';

/** Where the SDK finds the engines, and credentials that are none. */
export function engineEnvironment(
  endpoints: Endpoints,
  region: string,
  accessKeyId: string,
): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_CONFIG_FILE: devNull,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: nowhere,
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamodb,
    AWS_ENDPOINT_URL_S3: endpoints.s3,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoints.secretsmanager,
    AWS_ENDPOINT_URL_SNS: endpoints.sns,
    AWS_ENDPOINT_URL_SQS: endpoints.sqs,
    AWS_REGION: region,
    AWS_SECRET_ACCESS_KEY: 'embedded',
    AWS_SESSION_TOKEN: 'embedded',
    AWS_SHARED_CREDENTIALS_FILE: devNull,
  };
}

/**
 * A function's own variables, and what Lambda's runtime adds. Without NODE_OPTIONS: threads have those of this process,
 * and reading the source map of a bundle that holds the SDK would double the time of every cold start.
 */
export function runtimeEnvironment(definition: FunctionDefinition): Record<string, string> {
  const { NODE_OPTIONS: _, ...variables } = definition.variables;
  return {
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMegabytes),
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: definition.logGroupName,
    LANG: 'en_US.UTF-8',
    PATH: process.env['PATH'] ?? '',
    TZ: ':UTC',
    ...variables,
  };
}
