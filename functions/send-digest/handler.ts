import { log } from '../../shared/runtime/log.ts';
import type { OperatorsTopic } from '../../shared/store/aws/operators-topic.ts';
import type { CalendarDate } from '../../shared/contracts/primitives.ts';
import { describeNight, measureNight, type NightFigures } from '../../shared/domain/runs/measure-night.ts';
import { readNightStatus, type NightStatusDependencies } from '../../shared/app/nights/night-status.ts';

export interface SendDigestDependencies extends NightStatusDependencies {
  topic: OperatorsTopic;
  measure(figures: NightFigures): void;
  today(): CalendarDate;
}

/** Measures the last night for the alarms and sends the operators a digest. */
export async function sendDigest(scheduledTime: string, deps: SendDigestDependencies): Promise<void> {
  const morning = await readNightStatus(new Date(scheduledTime), deps.today(), deps);
  const figures = measureNight(morning);
  deps.measure(figures);
  const { subject, text } = describeNight(morning, figures);
  await deps.topic.publish(subject, text);
  log.info('digest-sent', { ...figures });
}
