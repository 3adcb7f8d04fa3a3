/** Steps that close a finding or a case without a decision on money, second opinions, and what is open to everybody. */
import { documentKind, type StepName } from '../../../shared/contracts/case-steps.ts';
import { addDays } from '../../../shared/domain/kernel/calendar.ts';
import { subjectTitle } from '../../../shared/domain/cases/describe-step.ts';
import { documentTitles, endingTitles } from '../../../shared/domain/cases/words.ts';
import { reasonsFor } from '../../../shared/domain/policy/clearance-reasons.ts';
import { canIssue } from '../../../shared/domain/cases/issue-document.ts';
import { ruleOf, titleOfRule } from '../../../shared/domain/catalogue/catalogue.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { words } from '../texts/words.ts';
import type { FormDesk } from './desk.ts';
import type { StepField } from './form.ts';
import { attachmentKinds, filesField, optionsOf } from './options.ts';
import { noteField, reasonField, type StepForm } from './step-form.ts';

/** How long a clearance holds unless somebody says otherwise. */
export const usualClearanceDays = 180;

export const closingForms = {
  clear: {
    about: say(
      '疑点有正当解释；情况变化或期满后会再次提示。硬性疑点需第二人复核。能由数据核对的，不要求家庭提供证明（《社会救助法》第六十二条）。',
      'It is explained; it comes back when it changes or the clearance ends. A hard one takes a second person. Ask the household for no paper that a source answers (Act art. 62).',
    ),
    fields: ({ open, clearanceReasons, day }) => [
      {
        kind: 'select',
        name: 'rule',
        label: say('疑点', 'finding'),
        required: true,
        options: open.findings.map(({ rule }) => ({ value: rule, label: titleOfRule(rule) })),
      },
      {
        kind: 'select',
        name: 'reason',
        label: say('理由', 'reason'),
        required: true,
        none: words.choose,
        options: optionsOf(reasonsOf(open, clearanceReasons)),
      },
      {
        kind: 'date',
        name: 'until',
        label: say('有效期至', 'until'),
        required: true,
        preset: addDays(day, usualClearanceDays),
      },
      noteField,
    ],
  },
  confirm: {
    about: say('同意同事的从宽处理。', "You agree with the colleague's leniency."),
    fields: (desk) => [subjectField(desk), noteField],
  },
  refuse: {
    about: say('不同意，继续办理。', 'You do not; the case goes on.'),
    fields: (desk) => [subjectField(desk), reasonField],
  },
  withdraw: {
    about: say('最新数据已无疑点。', 'Newer data show no finding any more.'),
    fields: () => [reasonField],
  },
  'mark-ended': {
    about: say('成员去世、迁出或退出保障。', 'Died, moved away or left the scheme.'),
    grave: true,
    fields: ({ day }) => [
      {
        kind: 'select',
        name: 'cause',
        label: say('原因', 'cause'),
        required: true,
        options: optionsOf(endingTitles),
      },
      { kind: 'date', name: 'on', label: say('日期', 'on'), required: true, preset: day },
      reasonField,
    ],
  },
  comment: {
    about: say('记入时间线，不改变进度。', 'Stands in the timeline and changes nothing else.'),
    fields: () => [{ kind: 'area', name: 'text', label: say('备注', 'comment'), required: true }],
  },
  attach: {
    about: say(
      '手机可直接拍照；签字的调查表、回证等扫描后也从这里上传。',
      'A phone may take the photo at once; signed forms and records of service are scanned and come here too.',
    ),
    sentTo: 'attachments',
    fields: () => [
      {
        kind: 'select',
        name: 'kind',
        label: say('材料', 'what it is'),
        required: true,
        preset: 'photo',
        options: optionsOf(attachmentKinds),
      },
      { ...filesField(say('照片或扫描件', 'photos or scans')), required: true },
    ],
  },
  'issue-document': {
    about: say(
      '编号并固定当日事实，可打印、签字、盖章；出具后不能修改。',
      'Numbered, with the facts of this day, to be printed, signed and sealed; it does not change any more.',
    ),
    fields: ({ open }) => [
      {
        kind: 'select',
        name: 'document',
        label: say('文书', 'document'),
        required: true,
        options: documentKind.options
          .filter((kind) => canIssue(kind, open))
          .map((kind) => ({ value: kind, label: documentTitles[kind] })),
      },
    ],
  },
} satisfies Partial<Record<StepName, StepForm>>;

/** The reasons that can explain any of the findings, in the order of the policy. */
function reasonsOf(
  { findings }: FormDesk['open'],
  reasons: FormDesk['clearanceReasons'],
): FormDesk['clearanceReasons'] {
  const fitting = findings.map(({ rule }) => reasonsFor(ruleOf(rule)?.facets ?? 'every', reasons));
  return Object.fromEntries(
    Object.entries(reasons).filter(([code]) => fitting.some((each) => Object.hasOwn(each, code))),
  );
}

function subjectField({ open }: FormDesk): StepField {
  return {
    kind: 'select',
    name: 'subject',
    label: say('事项', 'about'),
    required: true,
    options: open.pending.map(({ subject }) => ({ value: subject, label: subjectTitle(subject) })),
  };
}
