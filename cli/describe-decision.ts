/** Who decided what about a file, who agreed, and why; and what can be done after it. */
import type { StaffDecision } from '../shared/contracts/deliveries.ts';
import type { DeliveredFile } from '../shared/app/deliveries/delivered-files.ts';
import { say, sayWord } from '../shared/domain/kernel/say.ts';
import { localTime } from '../functions/console/texts/dates.ts';
import { deliveryStates } from '../functions/console/texts/words.ts';
import { inBoth } from './in-both.ts';

const words = {
  release: say('放行', 'released'),
  join: say('合并使用', 'joined'),
  reject: say('退回', 'rejected'),
  'take-back': say('收回放行', 'taken back'),
  propose: say('提出', 'proposed'),
};

/** A line: `  放行 released 2026-10-31 09:30: 办理 by 王主任，确认 agreed 李科长，理由 why: …`. */
export function describeDecision({ decision, by, at, confirmedBy, reason }: StaffDecision): string {
  const who = [
    `办理 by ${by}`,
    ...(confirmedBy === undefined ? [] : [`确认 agreed by ${confirmedBy}`]),
    ...(reason === undefined ? [] : [`理由 why: ${reason}`]),
  ];
  return `  ${inBoth(sayWord(words, decision))} ${localTime(at)}: ${who.join('，')}`;
}

export function describeProposed({ by }: StaffDecision): string {
  return `已由 ${by} 提出，待另一人确认 proposed by ${by}, waits for another person`;
}

/** What a file is after a decision. */
export function describeState({ state, reason }: Pick<DeliveredFile, 'state' | 'reason'>): string {
  return state === 'current'
    ? '已在使用，无须再办 It is in use; nothing further is needed.'
    : `现状 Its state: ${inBoth(deliveryStates[state])}${reason === null ? '' : ` (${reason})`}`;
}
