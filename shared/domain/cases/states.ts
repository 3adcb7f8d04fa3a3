/** The states and steps of a case in words, and which states belong together. */
import type { StepName } from '../../contracts/case-steps.ts';
import { caseKind } from '../../contracts/findings.ts';
import { caseState, type CaseState, type HouseholdCase } from '../../contracts/household-case.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { isKnown } from '../../contracts/stored.ts';
import { say } from '../kernel/say.ts';

/** Whether a case is of a kind and in a state that this version knows; others are shown, and nobody acts on them. */
export function isUnderstood({ kind, state }: Pick<HouseholdCase, 'kind' | 'state'>): boolean {
  return isKnown(caseKind, kind) && isKnown(caseState, state);
}

/** Whether a person has begun to work on a case: from then on the machine takes nothing away. */
export function isBegun({ state, events }: Pick<HouseholdCase, 'state' | 'events'>): boolean {
  return state !== 'raised' || events.some(({ step }) => step !== undefined);
}

export const stateTitles: Readonly<Record<CaseState, Bilingual>> = {
  raised: say('待初筛', 'raised'),
  screened: say('已初筛', 'screened'),
  dispatched: say('已转办', 'dispatched'),
  investigating: say('调查中', 'investigating'),
  proposed: say('已提出意见', 'proposed'),
  checked: say('县级已核', 'checked'),
  noticed: say('已告知', 'noticed'),
  heard: say('已听取意见', 'heard'),
  decided: say('已决定', 'decided'),
  executed: say('已落实', 'executed'),
  archived: say('已归档', 'archived'),
  explained: say('已排除', 'explained'),
  withdrawn: say('已撤回', 'withdrawn'),
  ended: say('已终结', 'ended'),
};

export const stepTitles: Readonly<Record<StepName, Bilingual>> = {
  screen: say('初筛', 'screen'),
  dispatch: say('转办', 'dispatch to a town'),
  assign: say('指派', 'assign'),
  'begin-investigation': say('开始调查', 'begin the investigation'),
  'record-absence': say('登记未能入户', 'record that nobody was met'),
  'record-survey': say('登记入户调查', 'record the survey'),
  propose: say('提出处理意见', 'propose'),
  'take-back-dispatch': say('收回转办', 'take the dispatch back'),
  'take-back-proposal': say('收回处理意见', 'take the proposal back'),
  'take-back-request': say('收回复核请求', 'take the request back'),
  check: say('县级核查', 'check'),
  'return-for-more': say('退回补充', 'return for more'),
  'issue-notice': say('出具告知书', 'issue the notice'),
  'record-service': say('登记送达', 'record the service'),
  'record-reply': say('登记反馈', 'record the reply'),
  object: say('登记异议', 'record an objection'),
  hear: say('听取意见', 'weigh what was said'),
  decide: say('作出决定', 'decide'),
  execute: say('登记落实', 'record the change of payment'),
  archive: say('归档', 'archive'),
  clear: say('排除疑点', 'explain a finding'),
  confirm: say('复核同意', 'confirm as second person'),
  refuse: say('复核不同意', 'refuse as second person'),
  withdraw: say('撤回', 'withdraw'),
  'mark-ended': say('终结', 'mark as ended'),
  comment: say('备注', 'comment'),
  attach: say('上传附件', 'attach'),
  'issue-document': say('出具文书', 'issue a document'),
  'extend-deadline': say('延长期限', 'extend the deadline'),
  reopen: say('重新办理', 'reopen'),
};
