import { log } from '../../shared/runtime/log.ts';
import type { OperatorsTopic } from '../../shared/store/aws/operators-topic.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import { describeNight, measureNight, type NightFigures } from '../../shared/domain/runs/measure-night.ts';
import { readMorning, type MorningDependencies } from '../../shared/app/nights/read-morning.ts';

export interface SendDigestDependencies extends MorningDependencies {
  topic: OperatorsTopic;
  measure(figures: NightFigures): void;
  today(): CalendarDate;
}

/** Looks at the last night, measures it for the alarms and tells the operators. */
export async function sendDigest(scheduledTime: string, deps: SendDigestDependencies): Promise<void> {
  const morning = await readMorning(new Date(scheduledTime), deps.today(), deps);
  const figures = measureNight(morning);
  deps.measure(figures);
  const { subject, text } = describeNight(morning, figures);
  await deps.topic.publish(subject, text);
  log.info('digest-sent', { ...figures });
}
