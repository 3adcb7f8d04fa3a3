/**
 * Automations of Systems Manager, as far as they take functions off their queues and put them back, and the rules that
 * start them when an alarm rings. Nothing here measures: whoever runs the target lets an alarm ring.
 */
import { z } from 'zod';
import { EmbeddedTargetError, UnsupportedTemplateError } from './errors.ts';
import type { RunningSource } from './event-sources.ts';
import type { Stack } from './stack.ts';

const step = z.object({
  action: z.literal('aws:executeAwsApi'),
  inputs: z.object({
    Service: z.literal('lambda'),
    Api: z.literal('UpdateEventSourceMapping'),
    UUID: z.string(),
    Enabled: z.boolean(),
  }),
});

/** What is run of AWS::SSM::Document. */
const documentProperties = z.object({
  Name: z.string(),
  Content: z.object({ mainSteps: z.array(step) }),
});

/** What is run of AWS::Events::Rule. */
const ruleProperties = z.object({
  EventPattern: z.strictObject({
    source: z.tuple([z.literal('aws.cloudwatch')]),
    'detail-type': z.tuple([z.literal('CloudWatch Alarm State Change')]),
    resources: z.array(z.string()),
    detail: z.strictObject({ state: z.strictObject({ value: z.array(z.string()) }) }),
  }),
  Targets: z.array(z.object({ Arn: z.string() })),
});

const alarmProperties = z.object({ AlarmName: z.string().optional() });

export interface Automations {
  /** Runs a document. Throws EmbeddedTargetError where no document has this name. */
  start(document: string): void;
  /** Lets an alarm change its state, such as to ALARM, and starts what rules start then. */
  changeAlarm(alarm: string, state: string): void;
}

/** @param sources by logical id of their mapping */
export function readAutomations(
  stack: Stack,
  sources: ReadonlyMap<string, Pick<RunningSource, 'enable'>>,
): Automations {
  const documents = new Map(
    stack
      .resourcesOf('AWS::SSM::Document', documentProperties)
      .map(({ properties }) => [properties.Name, properties.Content.mainSteps]),
  );
  const rules = stack.resourcesOf('AWS::Events::Rule', ruleProperties).map(({ logicalId, properties }) => ({
    pattern: properties.EventPattern,
    documents: properties.Targets.map(({ Arn }) => documentOf(Arn, `${logicalId} (AWS::Events::Rule)`)),
  }));
  const alarms = new Map(
    stack
      .resourcesOf('AWS::CloudWatch::Alarm', alarmProperties)
      .map(({ identity, properties }) => [properties.AlarmName ?? identity.ref, identity.attributes['Arn']]),
  );
  const start = (name: string): void => {
    for (const { inputs } of demand(documents.get(name), `${name} is no automation`))
      demand(sources.get(inputs.UUID), `${inputs.UUID} works off no queue`).enable(inputs.Enabled);
  };
  return {
    start,
    changeAlarm: (name, state) => {
      const arn = demand(alarms.get(name), `${name} is no alarm`);
      rules
        .filter(
          ({ pattern }) => pattern.resources.includes(arn) && pattern.detail.state.value.includes(state),
        )
        .flatMap((rule) => rule.documents)
        .forEach(start);
    },
  };
}

/** `arn:aws:ssm:…:automation-definition/<name>:$DEFAULT` */
function documentOf(arn: string, where: string): string {
  const [, name] = /:automation-definition\/([^:]+):/.exec(arn) ?? [];
  if (name === undefined)
    throw new UnsupportedTemplateError(`${where}: property Targets.Arn is no automation`);
  return name;
}

function demand<T>(found: T | undefined, otherwise: string): T {
  if (found === undefined) throw new EmbeddedTargetError(otherwise);
  return found;
}
