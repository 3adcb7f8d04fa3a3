/** What a deployed stack's own tools go by: where it keeps its things, who is asking, and how its functions are started. */
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { InvokeCommand, LambdaClient, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

/**
 * The outputs of a stack, by name.
 * @param region that of the credentials where it is not given
 */
export async function readStackOutputs(
  stackName: string,
  region: string | undefined,
): Promise<Readonly<Record<string, string>>> {
  const client = new CloudFormationClient(region === undefined ? {} : { region });
  const answer = await client.send(new DescribeStacksCommand({ StackName: stackName }));
  const outputs = answer.Stacks?.[0]?.Outputs ?? [];
  return Object.fromEntries(outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]));
}

/** Whose the credentials are, as an ARN: what somebody says of themselves would prove nothing. */
export async function readCaller(region: string | undefined): Promise<string> {
  const client = new STSClient(region === undefined ? {} : { region });
  const { Arn } = await client.send(new GetCallerIdentityCommand({}));
  return identityOf(Arn ?? '');
}

/**
 * The identity behind an ARN. The name of a session is chosen by whoever takes up a role, so that one person could be two by
 * it: of a session the role counts, and two people are two users or two roles.
 */
export function identityOf(arn: string): string {
  return (
    arn
      .replace(/^(arn:[^:]+):sts::(\d+):assumed-role\/([^/]+)\/.+$/, '$1:iam::$2:role/$3')
      // Sessions of federated users are named by whoever asks for them as well.
      .replace(/^(arn:[^:]+:sts::\d+:federated-user)\/.+$/, '$1')
  );
}

/** Hands an event to a function; Lambda tries up to three times, and keeps what fails for good. */
export async function startFunction(
  functionArn: string,
  event: string,
  region: string | undefined,
): Promise<void> {
  const client = new LambdaClient(region === undefined ? {} : { region });
  await client.send(
    new InvokeCommand({ FunctionName: functionArn, InvocationType: 'Event', Payload: Buffer.from(event) }),
  );
}

/** How it is with what takes messages from a queue: `Enabled`, `Disabled`, or on the way to either. */
export async function readSourceState(queueArn: string, region: string | undefined): Promise<string> {
  const client = new LambdaClient(region === undefined ? {} : { region });
  const answer = await client.send(new ListEventSourceMappingsCommand({ EventSourceArn: queueArn }));
  return answer.EventSourceMappings?.[0]?.State ?? 'taken by nobody';
}
