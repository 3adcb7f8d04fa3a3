/** The rules that the stack is held against at every synthesis, and the reasons where it does otherwise. */
import { type App, Stack, Validations } from 'aws-cdk-lib';
import type { CfnElement } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import type { IConstruct } from 'constructs';

/** Makes every finding of cdk-nag's AWS Solutions and NIST 800-53 r5 an error; CDK's own rules are set in cdk.json. */
export function checkRules(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
}

/** What is otherwise on purpose wherever it occurs, and why. */
const everywhere: Readonly<Record<string, string>> = {
  'NIST.800.53.R5::NIST.800.53.R5-IAMNoInlinePolicy':
    'Each role serves one function or service; a policy within it cannot be attached to anybody else.',
  'NIST.800.53.R5::NIST.800.53.R5-LambdaInsideVPC':
    'Functions reach AWS only, over TLS and with signed requests; a network of their own would need paid endpoints for six services and protect no data that keys and policies do not.',
  'NIST.800.53.R5::NIST.800.53.R5-LambdaDLQ':
    'What a queue worker fails at goes to the dead-letter queue of its queue; what a daily start fails at, to the failure destination of its alias.',
  'NIST.800.53.R5::NIST.800.53.R5-S3BucketReplicationEnabled':
    'A copy in another region would take personal data elsewhere; providers can deliver again, and versions are kept.',
  'NIST.800.53.R5::NIST.800.53.R5-DynamoDBInBackupPlan':
    'Point-in-time recovery restores any second of 35 days; a backup kept longer would keep data that has to be deleted.',
};

export function acknowledgeEverywhere(stack: Stack): void {
  for (const [rule, reason] of Object.entries(everywhere)) acknowledge(stack, rule, reason);
}

/** Says why a rule does not hold of a construct and what is in it. */
export function acknowledge(construct: IConstruct, id: string, reason: string): void {
  Validations.of(construct).acknowledge({ id, reason });
}

/** Says why a permission is for all of what begins so: `resource` is an attribute of `owner` with `suffix`. */
export function acknowledgeWildcard(
  user: IConstruct,
  { owner, suffix }: { owner: CfnElement; suffix: string },
  reason: string,
): void {
  const target = `<${Stack.of(user).getLogicalId(owner)}.Arn>${suffix}`;
  acknowledge(user, `AwsSolutions::AwsSolutions-IAM5[Resource::${target}]`, reason);
}
