/** What the choices of forms are called. */
import type { z } from 'zod';
import type { attachmentKind, DocumentKind } from '../../../shared/contracts/case-steps.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import type { Option } from './form.ts';

export const attachmentKinds: Record<z.infer<typeof attachmentKind>, Bilingual> = {
  'survey-form': say('调查表', 'survey form'),
  photo: say('照片', 'photo'),
  notice: say('告知书', 'notice'),
  'service-record': say('送达回证', 'record of service'),
  reply: say('反馈', 'reply'),
  decision: say('决定书', 'decision'),
  evidence: say('证明材料', 'evidence'),
};

/** What is taken along on a visit. */
export const papersToVisit: readonly DocumentKind[] = ['survey-form', 'comparison-report'];

export const periods: Record<'month' | 'year', Bilingual> = {
  month: say('按月', 'a month'),
  year: say('按年', 'a year'),
};

export function optionsOf<Value extends string>(texts: Readonly<Record<Value, Bilingual>>): Option[] {
  return Object.entries<Bilingual>(texts).map(([value, label]) => ({ value, label }));
}
