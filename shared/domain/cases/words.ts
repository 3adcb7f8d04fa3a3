/** Decisions, manners of service, replies, endings and documents in words. */
import type { DecisionKind, DocumentKind, ServiceManner, StepOf } from '../../contracts/case-steps.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { say } from '../kernel/say.ts';

export const decisionTitles: Readonly<Record<DecisionKind, Bilingual>> = {
  continue: say('继续保障', 'continue'),
  increase: say('增发', 'increase'),
  reduce: say('调减（减发）', 'reduce'),
  'gradual-exit': say('渐退', 'gradual exit'),
  suspend: say('暂停发放', 'suspend payment'),
  terminate: say('终止（停发）', 'terminate'),
};

export const mannerTitles: Readonly<Record<ServiceManner, Bilingual>> = {
  'in-person': say('直接送达', 'served in person'),
  'left-at-home': say('留置送达', 'left at home'),
  'by-mail': say('邮寄送达', 'served by mail'),
  electronic: say('电子送达', 'served electronically'),
  announced: say('公告送达', 'served by announcement'),
};

export const replyTitles: Readonly<Record<StepOf<'record-reply'>['reply'], Bilingual>> = {
  agrees: say('无异议', 'agrees'),
  statement: say('陈述意见', 'made a statement'),
  'no-reply': say('逾期未反馈', 'did not reply'),
};

export const endingTitles: Readonly<Record<StepOf<'mark-ended'>['cause'], Bilingual>> = {
  died: say('成员去世', 'died'),
  moved: say('迁出', 'moved away'),
  left: say('退出保障', 'left the scheme'),
};

export const documentTitles: Readonly<Record<DocumentKind, Bilingual>> = {
  'survey-form': say('最低生活保障家庭入户调查表', 'Survey form of a guaranteed household'),
  'comparison-report': say('家庭经济状况核对报告', 'Comparison report'),
  notice: say('拟调整最低生活保障待遇告知书', 'Notice of an intended change of the guarantee'),
  'service-record': say('送达回证', 'Record of service'),
  'change-form': say('最低生活保障变更审批表', 'Change of the guarantee, for approval'),
  decision: say('最低生活保障决定书', 'Decision on the guarantee'),
};
