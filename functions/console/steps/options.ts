/** What the choices of forms are called. */
import type { z } from 'zod';
import type {
  attachmentKind,
  DecisionKind,
  replyKind,
  ServiceManner,
} from '../../../shared/contracts/case-steps.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { say } from '../../../shared/domain/say.ts';
import type { Option } from './form.ts';

export const decisions: Record<DecisionKind, Bilingual> = {
  continue: say('继续保障', 'continue'),
  increase: say('增发', 'increase'),
  reduce: say('减发', 'reduce'),
  'gradual-exit': say('渐退', 'gradual exit'),
  suspend: say('停发', 'suspend payment'),
  terminate: say('终止保障', 'terminate'),
};

export const manners: Record<ServiceManner, Bilingual> = {
  'in-person': say('直接送达', 'in person'),
  'left-at-home': say('留置送达', 'left at home'),
  'by-mail': say('邮寄送达', 'by mail'),
  electronic: say('电子送达', 'electronically'),
  announced: say('公告送达', 'by announcement'),
};

export const replies: Record<z.infer<typeof replyKind>, Bilingual> = {
  agrees: say('无异议', 'agrees'),
  statement: say('陈述、申辩', 'makes a statement'),
  'no-reply': say('期满未反馈', 'no reply within the period'),
};

export const attachmentKinds: Record<z.infer<typeof attachmentKind>, Bilingual> = {
  'survey-form': say('调查表', 'survey form'),
  photo: say('照片', 'photo'),
  notice: say('告知书', 'notice'),
  'service-record': say('送达回证', 'record of service'),
  reply: say('反馈', 'reply'),
  decision: say('决定书', 'decision'),
  evidence: say('证明材料', 'evidence'),
};

export const endings: Record<'died' | 'moved' | 'left', Bilingual> = {
  died: say('成员去世', 'died'),
  moved: say('迁出', 'moved away'),
  left: say('退出保障', 'left the scheme'),
};

export const periods: Record<'month' | 'year', Bilingual> = {
  month: say('按月', 'a month'),
  year: say('按年', 'a year'),
};

export function optionsOf<Value extends string>(texts: Readonly<Record<Value, Bilingual>>): Option[] {
  return Object.entries<Bilingual>(texts).map(([value, label]) => ({ value, label }));
}
