/** Checks that wait: on the home page where there are any, and in red where one should have been started. */
import type { ListedCheck } from '../../../../shared/contracts/checks.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import type { Tile } from '../../views/parts.ts';
import type { StaffVisit } from '../../visit.ts';

export function checkTiles(waiting: readonly ListedCheck[], { t, day }: StaffVisit): Tile[] {
  if (waiting.length === 0) return [];
  const late = waiting.filter(({ dueOn }) => dueOn < day).length;
  const href = '/checks#waiting';
  return late > 0
    ? [{ label: t(say('申请核对逾期未启动', 'checks that are late')), value: late, tone: 'stop', href }]
    : [{ label: t(say('申请待核对', 'checks that wait')), value: waiting.length, href }];
}
