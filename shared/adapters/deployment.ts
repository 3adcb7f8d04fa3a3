/** Where a deployed stack keeps its things: the outputs that its own tools go by. */
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';

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
