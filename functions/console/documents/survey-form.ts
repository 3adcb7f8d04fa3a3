/** 入户调查表: taken along to the village, filled in by hand, signed by two investigators and a member (办法 16). */
import type { IssuedDocument } from '../../../shared/contracts/documents.ts';
import type { StoredSurveyForm } from '../../../shared/contracts/survey-form.ts';
import {
  areaOf,
  listAnswers,
  partTitles,
  sayMember,
  tenureTitles,
  turnedOutTitles,
  type SurveyPart,
} from '../../../shared/domain/cases/survey-parts.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { html, type Html, type Part } from '../views/html.ts';
import { householdTable, membersTable } from './common.ts';
import { foundList } from './found.ts';
import { blankDate, box, formTable, longDate, paragraphs, room, signature, type Paper } from './paper.ts';
import { titles } from './texts.ts';

export function surveyForm(paper: Paper): Html {
  const { document, label } = paper;
  const { survey } = document.record;
  const answers = listAnswers(document.record);
  /** What was entered, or room to write it: a survey that is on record says what it lacks. */
  const answer = (part: SurveyPart, lines: 2 | 3): Part =>
    answers.find((each) => each.part === part)?.text.zh ??
    (survey?.form === undefined ? room(lines) : '未填写');
  const visited = survey === null ? blankDate : longDate(survey.visitedOn);
  const present = answers.find(({ part }) => part === 'present')?.text.zh ?? '';
  return html`${householdTable(paper)}
    ${membersTable(paper, [
      [label(titles.health), (ordinal) => healthOf(ordinal, survey)],
      [label(titles.work), (ordinal) => memberOf(ordinal, survey)?.work ?? ''],
    ])}
    <h2>${label(say('一、需要核实的事项', '1. To be checked'))}</h2>
    ${foundList(paper, ({ rule }) =>
      checkedAnswer(survey?.form?.findings?.find((each) => each.rule === rule)),
    )}
    <h2>${label(say('二、家庭情况', '2. The household'))}</h2>
    ${formTable([
      [label(say('入户日期', 'visited on')), visited, label(partTitles.present), present],
      [label(partTitles.dwelling), housing(survey?.form?.dwelling)],
      [label(partTitles.goods), answer('goods', 2)],
      [label(partTitles.vehicles), answer('vehicles', 2)],
      [label(partTitles.income), answer('income', 2)],
      [label(partTitles.spending), answer('spending', 2)],
      [label(partTitles.origin), answer('origin', 2)],
      [label(partTitles.neighbours), answer('neighbours', 2)],
      [
        label(say('调查结果', 'what the visit comes to')),
        survey === null ? room(3) : paragraphs(survey.found),
      ],
    ])}
    <section class="together">
      <h2>${label(say('三、签字', '3. Signatures'))}</h2>
      ${signatures(paper)}
      <p class="small">
        调查人员不少于两名。家庭成员签字表示上述内容已向本人宣读并核对；拒绝签字的，由见证人签字并写明情况。
      </p>
    </section>`;
}

type Survey = IssuedDocument['record']['survey'];

function memberOf(ordinal: number | undefined, survey: Survey) {
  return survey?.form?.members?.find((each) => each.ordinal === ordinal);
}

function healthOf(ordinal: number | undefined, survey: Survey): string {
  const { work: _work, ...member } = memberOf(ordinal, survey) ?? {};
  return sayMember(member)?.zh ?? '';
}

function checkedAnswer(checked: NonNullable<StoredSurveyForm['findings']>[number] | undefined): Html {
  const boxes = Object.entries(turnedOutTitles).map(
    ([each, { zh }]) => html`${box(each === checked?.turnedOut, zh)} `,
  );
  return html`<p class="answer">
    ${boxes}　说明：${checked?.explanation ?? html`<span class="fill"></span>`}
  </p>`;
}

function housing(found: StoredSurveyForm['dwelling']): Html {
  const { tenure: kind, condition } = { ...found };
  return html`${Object.entries(tenureTitles).map(([each, { zh }]) => html`${box(each === kind, zh)} `)}面积<span
      class="short"
      >${areaOf(found) ?? ''}</span
    >平方米${condition !== undefined && html`<br />${condition}`}`;
}

function signatures({ document, label }: Paper): Html {
  const { investigation, survey } = document.record;
  const visited = new Set(survey?.form?.surveyors ?? []);
  const investigators = investigation?.investigators ?? [];
  const names = investigators
    .filter(({ id }) => visited.size === 0 || visited.has(id))
    .map(({ name }) => name);
  const lines = [...names, ...Array.from<string>({ length: Math.max(0, 2 - names.length) }).fill('')];
  const witness = survey?.signature.kind === 'refused' ? survey.signature : undefined;
  return html`${lines.map((name) =>
    signature(label(say('调查人', 'investigator')), name === '' ? undefined : `（${name}）`),
  )}${signature(label(say('家庭成员', 'member of the household')))}${signature(
    label(say('见证人（拒签时）', 'witness of a refusal')),
    witness && `（${witness.witness ?? ''}）`,
  )}${witness && paragraphs(`拒签情况：${witness.circumstances ?? ''}`)}`;
}
