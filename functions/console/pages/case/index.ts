/** One case: what was found, what the household declared, what was done, and what may be done next. */
import type { HouseholdCase, HouseholdFile } from '../../../../shared/contracts/household-file.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { type Difference, describeResult } from '../../../../shared/domain/assessment/compare-assessments.ts';
import { stateTitles } from '../../../../shared/domain/cases/states.ts';
import { titleOfRule } from '../../../../shared/domain/catalogue/catalogue.ts';
import { numberedOf, sayHousehold } from '../../../../shared/domain/kernel/household-number.ts';
import { say as text, sayCitation, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { purposeOfCase } from '../../../../shared/domain/staff/purposes.ts';
import type { Queue } from '../../steps/desk.ts';
import { caseAddress, householdAddress, queuedAddress } from '../../texts/addresses.ts';
import { describeDue } from '../../texts/dates.ts';
import { kinds, schemes, words } from '../../texts/words.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { facts, panel, tag, yuan } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffVisit } from '../../visit.ts';
import { historyOf } from '../household-history.ts';
import { peopleSheets } from './finding-people.ts';
import { comparisonSheet, evidenceSheet, findingPanel } from './findings.ts';
import { nextSteps, type NextStepsProps } from './next-steps.ts';
import { attachmentsSheet, documentsSheet } from './papers.ts';
import { changesOf, isClosed, pathOf, recordOf } from './record.ts';
import { timeline, timelineSheet } from './timeline.ts';

export interface CasePageProps extends NextStepsProps {
  /** What has just happened, or why nothing did. */
  message?: Part;
  /** What today's policy would say otherwise than the one that judged the case. */
  otherwise: readonly Difference[] | 'policy-not-kept';
}

export function casePage(visit: StaffVisit, props: CasePageProps): Page {
  const { say } = visit;
  const { open, file, queue } = props.desk;
  const { about, number, householdId } = open;
  const evidence = open.findings.map((finding) => evidenceSheet(finding, caseAddress(open), visit));
  const people = open.findings.map((finding) => peopleSheets(finding, caseAddress(open), visit));
  const otherwise = otherwiseOf(props.otherwise, visit);
  const happened = timelineSheet(open, caseAddress(open), visit);
  const compared = comparisonSheet(file, open, visit);
  const [issued, brought] = [documentsSheet(open, visit), attachmentsSheet(open, visit)];
  return {
    sheets: [...evidence, ...people.flat(), compared, happened, issued, brought],
    title: text(`个案 ${number}：${about.headName}家`, `Case ${number}: household of ${about.headName}`),
    crumbs: html`<a href="/cases${queue !== undefined && queue.list !== '' && `?${queue.list}`}"
        >${say(words.worklist)}</a
      >
      ›
      <a href="${householdAddress(householdId, purposeOfCase(number))}"
        >${say(sayHousehold(numberedOf(file.profile)))}</a
      >`,
    lead: html`<p>
      ${tag(say(sayWord(kinds, open.kind)), open.kind === 'suspension' ? 'stop' : 'look')}
      ${tag(say(sayWord(stateTitles, open.state)), isClosed(open) ? 'plain' : 'brand')} ${dueOf(open, visit)}
      ${say(schemes[about.scheme])} · ${about.town} ${about.village}
    </p>`,
    actions: html`${nextOf(queue, visit)}<a class="button jump" href="#next"
        >${say(text('去办理', 'What to do next'))}</a
      ><button class="quiet" type="button" data-print hidden>${say(words.print)}</button>`,
    body: html`${props.message}${pathOf(open, visit)}${historyOf(file, visit, open.raisedOn)}
      <div class="split">
        <div>
          ${open.findings.map(
            (finding, n) => evidence[n] && findingPanel(finding, [evidence[n], ...(people[n] ?? [])], visit),
          )}
          ${otherwise !== undefined && panel(say(text('现行政策的不同结论', 'What today’s policy would say otherwise')), otherwise)}
          ${panel(say(text('申报与核对对照', 'Declared and found')), compared.shown)}
          ${panel(say(text('最新数据的变化', 'What the newest data changed')), changesOf(open, visit))}
          ${panel(say(text('办理记录', 'On record')), recordOf(open, visit), 'record')}
          ${panel(say(text('时间线', 'Timeline')), html`${timeline(open.events, visit)}${happened.links}`, 'timeline')}
        </div>
        <div class="side">
          ${nextSteps(props, visit)} ${panel(say(text('概要', 'At a glance')), glance(open, file, visit))}
          ${panel(say(text('材料与文书', 'Papers')), html`${issued.shown}${brought.shown}`)}
        </div>
      </div>`,
  };
}

/** Undefined where the case was not opened from a list. */
function nextOf(queue: Queue | undefined, { say }: StaffVisit): Part {
  if (queue === undefined) return undefined;
  const { next, list } = queue;
  return next === undefined
    ? html`<span class="aside">${say(text('此列表的最后一件', 'the last case of the list'))}</span>`
    : html`<a class="button quiet" href="${queuedAddress(caseAddress(next), { list })}"
        >${say(text(`下一件：${next.headName}`, `Next: ${next.headName}`))}</a
      >`;
}

function dueOf({ deadline }: HouseholdCase, { say, day }: StaffVisit): Part {
  if (deadline === null) return undefined;
  return tag(say(describeDue(deadline.dueOn, day)), deadline.dueOn < day ? 'stop' : 'plain');
}

function sayExtension({ workingDays, grantedBy, grantedTo = [], reason, on }: Extension): Bilingual {
  const to = grantedTo.map(({ name }) => name);
  return text(
    `${on} 延长 ${workingDays} 个工作日：${grantedBy.name} 批准${to.length > 0 ? `，给予${to.join('、')}` : ''}。${reason}`,
    `${on}: ${workingDays} working days more, granted by ${grantedBy.name}${to.length > 0 ? ` to ${to.join(', ')}` : ''}. ${reason}`,
  );
}

type Extension = NonNullable<HouseholdCase['deadline']>['extensions'][number];

function glance(open: HouseholdCase, file: HouseholdFile, { say, providerName }: StaffVisit): Html {
  const { deadline } = open;
  return facts([
    [say(text('每月保障金额', 'paid a month')), `${yuan(open.amountAtStakeFen)} ${say(words.yuan)}`],
    [say(text('共同生活人口', 'people')), file.profile.headcount],
    [say(text('保障类别', 'category')), file.profile.category],
    [say(text('承办乡镇', 'town in charge')), open.town ?? say(words.none)],
    [say(text('经办人', 'assignee')), open.assignee?.name ?? say(words.none)],
    [
      say(text('期限', 'deadline')),
      deadline === null
        ? say(words.none)
        : html`${deadline.dueOn}${deadline.provisional && say(text('（暂定）', ' (provisional)'))}<br /><span
              class="aside"
              >${say(sayCitation(deadline.restsOn))}</span
            >${deadline.extensions.map((each) => html`<br />${say(sayExtension(each))}`)}`,
    ],
    [say(text('提出日期', 'raised on')), open.raisedOn],
    [say(text('单独登记', 'registered apart')), open.registeredApart && say(words.yes)],
    [
      say(text('读取的数据', 'data read')),
      open.deliveriesRead.map(
        ({ asOf, ...ref }) => html`${providerName(ref)} <span class="date">${asOf ?? '—'}</span><br />`,
      ),
    ],
    [say(text('政策版本', 'policy')), html`<a href="/policy"><code>${open.policyVersion}</code></a>`],
  ]);
}

/** Only where something differs: the case itself goes by the policy that it was judged by. */
function otherwiseOf(
  differences: readonly Difference[] | 'policy-not-kept',
  { say }: StaffVisit,
): Html | undefined {
  if (differences === 'policy-not-kept')
    return html`<p>
      ${say(text('判断此个案的政策版本已不再保存，无法与现行政策比较。', 'The policy that judged this case is kept no more, so it cannot be set against today’s.'))}
    </p>`;
  if (differences.length === 0) return undefined;
  return html`<p>
      ${say(text('此个案按其判断时的政策办理。', 'The case goes by the policy that judged it.'))}
    </p>
    <ul>
      ${differences.map(
        ({ rule, before, after }) =>
          html`<li>
            ${say(titleOfRule(rule))}${say(text('：', ': '))}${say(describeResult(before))} →
            ${say(describeResult(after))}
          </li>`,
      )}
    </ul>`;
}
