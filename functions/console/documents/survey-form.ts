/** 入户调查表: taken along to the village, filled in by hand, signed by two investigators and a member (办法 16). */
import { say } from '../../../shared/domain/kernel/say.ts';
import { html, type Html } from '../views/html.ts';
import { householdTable, membersTable } from './common.ts';
import { foundList } from './found.ts';
import { blankDate, box, formTable, longDate, paragraphs, room, signature, type Paper } from './paper.ts';
import { titles } from './texts.ts';

export function surveyForm(paper: Paper): Html {
  const { document, label } = paper;
  const { survey } = document.record;
  const visited = survey === null ? blankDate : longDate(survey.visitedOn);
  return html`${householdTable(paper)} ${membersTable(paper, [label(titles.health), label(titles.work)])}
    <h2>${label(say('一、需要核实的事项', '1. To be checked'))}</h2>
    ${foundList(
      paper,
      () =>
        html`<p class="answer">
          ${box(false, '属实')} ${box(false, '部分属实')} ${box(false, '不属实')}　说明：<span
            class="fill"
          ></span>
        </p>`,
    )}
    <h2>${label(say('二、家庭情况', '2. The household'))}</h2>
    ${formTable([
      [label(say('入户日期', 'visited on')), visited, label(say('在场成员', 'members present')), ''],
      [label(say('居住情况', 'home')), housing()],
      [label(say('收入及支出', 'income and spending')), room(3)],
      [label(say('存款、车辆、房产的来源和用途', 'origin and use of what is owned')), room(3)],
      [label(say('调查情况', 'what was found')), survey === null ? room(5) : paragraphs(survey.found)],
    ])}
    <section class="together">
      <h2>${label(say('三、签字', '3. Signatures'))}</h2>
      ${signatures(paper)}
      <p class="small">
        调查人员不少于两名。家庭成员签字表示上述内容已向本人宣读并核对；拒绝签字的，由见证人签字并写明情况。
      </p>
    </section>`;
}

function housing(): Html {
  const kinds = ['自有', '租住', '借住', '其他'];
  return html`${kinds.map((kind) => html`${box(false, kind)} `)}面积<span class="short"></span>平方米`;
}

function signatures({ document, label }: Paper): Html {
  const { investigation, survey } = document.record;
  const names = investigation?.investigators.map(({ name }) => name) ?? [];
  const lines = [...names, ...Array.from<string>({ length: Math.max(0, 2 - names.length) }).fill('')];
  const witness = survey?.signature.kind === 'refused' ? survey.signature : undefined;
  return html`${lines.map((name) =>
    signature(label(say('调查人', 'investigator')), name === '' ? undefined : `（${name}）`),
  )}${signature(label(say('家庭成员', 'member of the household')))}${signature(
    label(say('见证人（拒签时）', 'witness of a refusal')),
    witness && `（${witness.witness ?? ''}）`,
  )}${witness && paragraphs(`拒签情况：${witness.circumstances ?? ''}`)}`;
}
