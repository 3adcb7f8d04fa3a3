/** Schedules: nothing here looks at a clock; whoever runs the target says when their time has come. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Identity } from './identities.ts';

/** What is run of AWS::Scheduler::Schedule. */
export const scheduleProperties = z.object({
  ScheduleExpression: z.string(),
  Target: z.object({ Arn: z.string(), Input: z.string().optional() }),
});

export interface Schedule {
  logicalId: string;
  name: string;
  arn: string;
  functionId: string;
  input: string | undefined;
}

export function readSchedule(
  logicalId: string,
  identity: Identity,
  properties: z.infer<typeof scheduleProperties>,
  functionId: string,
): Schedule {
  const arn = identity.attributes['Arn'] ?? '';
  return { logicalId, name: identity.ref, arn, functionId, input: properties.Target.Input };
}

/** JSON of the event that a function gets for one time of its schedule, with the context attributes in their places. */
export function makeScheduledEvent(schedule: Schedule, scheduledTime: Date): string {
  const time = scheduledTime.toISOString().replace(/\.\d+Z$/, 'Z');
  const attributes: Record<string, string> = {
    'aws.scheduler.attempt-number': '1',
    'aws.scheduler.execution-id': randomUUID(),
    'aws.scheduler.schedule-arn': schedule.arn,
    'aws.scheduler.scheduled-time': time,
  };
  const input = schedule.input ?? JSON.stringify(makeDefaultInput(schedule, time));
  return input.replace(/<(aws\.scheduler\.[a-z-]+)>/g, (whole, name: string) => attributes[name] ?? whole);
}

function makeDefaultInput({ arn }: Schedule, time: string): object {
  const [, , , region, account] = arn.split(':');
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account,
    time,
    region,
    resources: [arn],
    detail: '{}',
  };
}
