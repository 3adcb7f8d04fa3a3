/** What checks and their reports call things, wherever staff or a household read them. */
import type { ReportSource } from '../../contracts/check-report.ts';
import type { CheckKind } from '../../contracts/checks.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { say, sayWord } from '../kernel/say.ts';

export const checkKinds: Readonly<Record<CheckKind, Bilingual>> = {
  application: say('申请家庭', 'applicant'),
  obligor: say('赡养（抚养、扶养）义务人', 'outside obligor'),
  household: say('在保家庭', 'household on the roster'),
};

export const outcomes: Readonly<Record<'passed' | 'failed' | 'unjudged', Bilingual>> = {
  passed: say('未发现问题', 'nothing found'),
  failed: say('发现情况，待核实', 'found, to be verified'),
  unjudged: say('不能判断', 'cannot be judged'),
};

export const sourceStates: Readonly<
  Record<'compared' | 'overdue' | 'missing' | 'unread' | 'retired', Bilingual>
> = {
  compared: say('已核对', 'compared'),
  overdue: say('已核对，数据逾期', 'compared, data overdue'),
  missing: say('尚无数据', 'nothing delivered yet'),
  unread: say('暂时无法读取', 'cannot be read now'),
  retired: say('已停止交付', 'delivers no more'),
};

export const otherKindsTitle = say('还可以申请的救助', 'What else the household may apply for');

export const reportTitle = say('核对报告', 'Check report');

/** How it stands with a source, with what waits of it. */
export function saySourceState({ state, heldAsOf }: ReportSource): Bilingual {
  const { zh, en } = sayWord(sourceStates, state);
  if (heldAsOf === undefined) return say(zh, en);
  return say(`${zh}；${heldAsOf} 的数据待核实`, `${en}; data of ${heldAsOf} wait for a decision`);
}
