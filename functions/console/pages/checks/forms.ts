/** The forms by which a check is asked for, as data. */
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { schemeTitles } from '../../../../shared/domain/kernel/titles.ts';
import { errorSummary } from '../../steps/error-summary.ts';
import { renderFields, type FieldErrors } from '../../steps/render-fields.ts';
import type { Entered, StepField } from '../../steps/form.ts';
import { townField } from '../../steps/options.ts';
import { checkWords } from '../../texts/checks.ts';
import { words } from '../../texts/words.ts';
import { hidden } from '../../views/fields.ts';
import { html } from '../../views/html.ts';
import { panel } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffVisit } from '../../visit.ts';

/** Larger households come by file, or several forms are too long for anybody. */
const memberForms = 8;
/** So many are shown unfolded. */
const membersShown = 2;

const choose = say('请选择', 'choose');
const titles = {
  name: say('姓名', 'name'),
  relation: say('与户主关系', 'relation to the head'),
  idNumber: say('身份证号', 'identity number'),
  recipient: say('是否申请保障', 'is the guarantee asked for this person?'),
  authorisedOn: say('授权书签署日期', 'authorisation signed on'),
} satisfies Record<string, Bilingual>;

/** @param towns of the county; empty where no night has found any yet */
export const applicationFields = (towns: readonly string[]): readonly StepField[] => [
  {
    name: 'number',
    kind: 'text',
    label: checkWords.application,
    hint: say('留空则自动编号', 'left empty, one is given'),
  },
  { name: 'appliedOn', kind: 'date', label: checkWords.appliedOn, hint: say('留空为今天', 'empty: today') },
  {
    name: 'scheme',
    kind: 'select',
    label: say('救助类别', 'scheme'),
    required: true,
    none: choose,
    options: (['urban', 'rural'] as const).map((value) => ({ value, label: schemeTitles[value] })),
  },
  townField(towns, { label: say('乡镇', 'town'), required: true }),
  { name: 'village', kind: 'text', label: say('村社区', 'village'), required: true },
  {
    name: 'householdSize',
    kind: 'number',
    label: say('共同生活人口', 'people living together'),
    hint: say('留空按下列成员', 'empty: those below'),
  },
  {
    name: 'incomeFen',
    kind: 'yuan',
    label: say('家庭申报收入（元）', 'declared income (yuan)'),
    required: true,
  },
  {
    name: 'incomePeriod',
    kind: 'select',
    label: say('收入周期', 'income period'),
    required: true,
    none: choose,
    options: [
      { value: 'month', label: say('月', 'a month') },
      { value: 'year', label: say('年', 'a year') },
    ],
  },
  ...Array.from({ length: memberForms }, (_, at) => memberFields(at)).flat(),
];

function memberFields(at: number): StepField[] {
  const title = at === 0 ? say('户主', 'The head') : say(`第 ${at + 1} 名成员`, `Member ${at + 1}`);
  const fold = at < membersShown ? {} : { fold: title };
  const field = (name: keyof typeof titles, required = at === 0) => ({
    name: `members.${at}.${name}`,
    label: say(`${title.zh}：${titles[name].zh}`, `${title.en}: ${titles[name].en}`),
    required,
    ...fold,
  });
  const recipient = [
    { value: 'yes', label: words.yes },
    { value: 'no', label: words.no },
  ];
  const unsigned = say(
    '没有签署授权书的成员不核对，报告会写明',
    'who has signed none is not compared, and the report says so',
  );
  return [
    { ...field('name'), kind: 'text' },
    ...(at === 0 ? [] : [{ ...field('relation'), kind: 'text' as const }]),
    { ...field('idNumber'), kind: 'text' },
    { ...field('recipient', false), kind: 'select', options: recipient, preset: 'yes' },
    { ...field('authorisedOn', false), kind: 'date', hint: unsigned },
  ];
}

export const obligorFields: readonly StepField[] = [
  { name: 'name', kind: 'text', label: titles.name, required: true },
  {
    name: 'relation',
    kind: 'text',
    label: say('与申请家庭的关系', 'relation to the household'),
    required: true,
  },
  { name: 'idNumber', kind: 'text', label: titles.idNumber, required: true },
  {
    name: 'consent.signedOn',
    kind: 'date',
    label: say('同意书签署日期', 'consent signed on'),
    required: true,
  },
  {
    name: 'consent.paper',
    kind: 'text',
    label: say('同意书存放处', 'where the signed paper is kept'),
    hint: say('如档案盒号、扫描件编号', 'a box of the archive, the number of a scan'),
    required: true,
  },
];

export interface AskView {
  towns: readonly string[];
  entered: Entered;
  errors: FieldErrors;
}

export function askPage(visit: StaffVisit, { towns, entered, errors }: AskView): Page {
  const { t, csrf, staff } = visit;
  const fields = applicationFields(towns);
  const town = staff.town === undefined ? {} : { town: [staff.town] };
  return {
    title: checkWords.ask,
    crumbs: html`<a href="/checks">${t(words.checks)}</a> › ${t(checkWords.ask)}`,
    body: panel(
      t(say('申请家庭', 'The household that applies')),
      html`<form method="post" action="/checks/new" class="narrow">
        ${hidden('csrf', csrf)}${errorSummary({ errors, fields, prefix: 'ask' }, visit)}
        ${renderFields(fields, visit, { entered: { ...town, ...entered }, errors, prefix: 'ask' })}
        <button>${t(say('提交核对', 'Ask for the check'))}</button>
      </form>`,
    ),
  };
}
