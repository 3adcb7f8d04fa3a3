/** One case: what was found, what the household declared, what was done, and what may be done next. */
import type { HouseholdCase, HouseholdFile } from '../../../../shared/contracts/household-file.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { type Difference, describeResult } from '../../../../shared/domain/assessment/compare-assessments.ts';
import { stateTitles } from '../../../../shared/domain/cases/states.ts';
import { titleOfRule, titleOfSource } from '../../../../shared/domain/catalogue/catalogue.ts';
import { numberedOf, sayHousehold } from '../../../../shared/domain/kernel/household-number.ts';
import { say, sayCitation, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { everybodyOf, nameMembers } from '../../../../shared/domain/roster/people.ts';
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
import { otherKindsPanel } from '../other-kinds.ts';
import { peopleSheets } from './finding-people.ts';
import { comparisonSheet, evidenceSheet, findingPanel } from './findings.ts';
import { hasMoves, nextSteps, type NextStepsProps } from './next-steps.ts';
import { attachmentsSheet, documentsSheet } from './papers.ts';
import { changesOf, isClosed, pathOf, recordOf } from './record.ts';
import { timeline, timelineSheet } from './timeline.ts';
import { mayTriage, triagePanel } from './triage.ts';

export interface CasePageProps extends NextStepsProps {
  /** What has just happened, or why nothing did. */
  message?: Part;
  /** What today's policy would say otherwise than the one that judged the case. */
  otherwise: readonly Difference[] | 'policy-not-kept';
}

export function casePage(visit: StaffVisit, props: CasePageProps): Page {
  const { t } = visit;
  const { open, file, queue } = props.desk;
  const { about, number, householdId } = open;
  const evidence = open.findings.map((finding) => evidenceSheet(finding, caseAddress(open), visit));
  const people = open.findings.map((finding) => peopleSheets(finding, caseAddress(open), visit));
  const otherwise = otherwiseOf(props.otherwise, file, visit);
  const happened = timelineSheet(open, caseAddress(open), visit);
  const compared = comparisonSheet(file, open, visit);
  const [issued, brought] = [documentsSheet(open, visit), attachmentsSheet(open, visit)];
  return {
    sheets: [...evidence, ...people.flat(), compared, happened, issued, brought],
    address: queuedAddress(caseAddress(open), queue),
    title: say(`个案 ${number}：${about.headName}家`, `Case ${number}: household of ${about.headName}`),
    crumbs: html`<a href="/cases${queue !== undefined && queue.list !== '' && `?${queue.list}`}"
        >${t(words.worklist)}</a
      >
      ›
      <a href="${householdAddress(householdId, purposeOfCase(number))}"
        >${t(sayHousehold(numberedOf(file.profile)))}</a
      >`,
    lead: html`<p>
      ${tag(t(sayWord(kinds, open.kind)), open.kind === 'suspension' ? 'stop' : 'look')}
      ${tag(t(sayWord(stateTitles, open.state)), isClosed(open) ? 'plain' : 'brand')} ${dueOf(open, visit)}
      ${t(schemes[about.scheme])} · ${about.town} ${about.village}
    </p>`,
    actions: html`${nextOf(queue, visit)}${jumpTo(props, visit)}<button
        class="quiet"
        type="button"
        data-print
        hidden
      >
        ${t(words.print)}
      </button>`,
    body: html`${props.message}${pathOf(open, visit)}${historyOf(file, visit, open.raisedOn)}
      <div class="split">
        <div>
          ${open.findings.map(
            (finding, n) =>
              evidence[n] && findingPanel(finding, file, [evidence[n], ...(people[n] ?? [])], visit),
          )}
          ${otherwise !== undefined && panel(t(say('现行政策的不同结论', 'What today’s policy would say otherwise')), otherwise)}
          ${panel(t(say('申报与核对对照', 'Declared and found')), compared.shown)}
          ${otherKindsPanel(props.desk.otherKinds, visit)}
          ${panel(t(say('最新数据的变化', 'What the newest data changed')), changesOf(open, visit))}
          ${panel(t(say('办理记录', 'On record')), recordOf(open, visit), 'record')}
          ${panel(t(say('时间线', 'Timeline')), html`${timeline(open.events, visit)}${happened.links}`, 'timeline')}
        </div>
        <div class="side">
          ${triagePanel(props, visit)}${nextSteps(props, visit)}
          ${panel(t(say('概要', 'At a glance')), glance(open, file, visit))}
          ${panel(t(say('材料与文书', 'Papers')), html`${issued.shown}${brought.shown}`)}
        </div>
      </div>`,
  };
}

/** On a phone the forms are below everything: the way to them, where something waits for the reader. */
function jumpTo(props: CasePageProps, { t }: StaffVisit): Part {
  if (mayTriage(props))
    return html`<a class="button jump" href="#triage">${t(say('去办理', 'What to do next'))}</a>`;
  const title = hasMoves(props) ? say('去办理', 'What to do next') : say('备注等', 'Comment and more');
  return html`<a class="button jump${!hasMoves(props) && ' quiet'}" href="#next">${t(title)}</a>`;
}

/** Undefined where the case was not opened from a list. */
function nextOf(queue: Queue | undefined, { t }: StaffVisit): Part {
  if (queue === undefined) return undefined;
  const { next, list, place, total } = queue;
  const where = say(
    `列表中第 ${place?.toLocaleString('en') ?? '—'} 件，共 ${total.toLocaleString('en')} 件`,
    `${place?.toLocaleString('en') ?? '—'} of ${total.toLocaleString('en')} in the list`,
  );
  const last = say('此列表的最后一件', 'the last case of the list');
  return html`<span class="aside">${t(next === undefined && place === total ? last : where)}</span> ${
      next !== undefined &&
      html`<a class="button quiet" href="${queuedAddress(caseAddress(next), { list })}"
        >${t(say(`下一件：${next.headName}`, `Next: ${next.headName}`))}</a
      >`
    }`;
}

function dueOf({ deadline }: HouseholdCase, { t, day }: StaffVisit): Part {
  if (deadline === null) return undefined;
  return tag(t(describeDue(deadline.dueOn, day)), deadline.dueOn < day ? 'stop' : 'plain');
}

function sayExtension({ workingDays, grantedBy, grantedTo = [], reason, on }: Extension): Bilingual {
  const to = grantedTo.map(({ name }) => name);
  return say(
    `${on} 延长 ${workingDays} 个工作日：${grantedBy.name} 批准${to.length > 0 ? `，给予${to.join('、')}` : ''}。${reason}`,
    `${on}: ${workingDays} working days more, granted by ${grantedBy.name}${to.length > 0 ? ` to ${to.join(', ')}` : ''}. ${reason}`,
  );
}

/** Deadlines of earlier versions do not say. */
function sinceWhen({ from, workingDays }: NonNullable<HouseholdCase['deadline']>, { t }: StaffVisit): Part {
  if (from === undefined || workingDays === undefined) return undefined;
  return t(say(`自 ${from} 起 ${workingDays} 个工作日，`, `${workingDays} working days from ${from};`));
}

type Extension = NonNullable<HouseholdCase['deadline']>['extensions'][number];

function glance(open: HouseholdCase, file: HouseholdFile, visit: StaffVisit): Html {
  const { t } = visit;
  const { deadline } = open;
  return facts([
    [t(say('每月保障金额', 'paid a month')), `${yuan(open.amountAtStakeFen)} ${t(words.yuan)}`],
    [t(say('共同生活人口', 'people')), file.profile.headcount],
    [t(say('保障类别', 'category')), file.profile.category],
    [t(say('承办乡镇', 'town in charge')), open.town ?? t(words.none)],
    [t(say('经办人', 'assignee')), open.assignee?.name ?? t(words.none)],
    [
      t(say('期限', 'deadline')),
      deadline === null
        ? t(words.none)
        : html`${deadline.dueOn}${deadline.provisional && t(say('（暂定）', ' (provisional)'))}<br /><span
              class="aside"
              >${sinceWhen(deadline, visit)}
              <a href="/policy#deadlines">${t(sayCitation(deadline.restsOn))}</a></span
            >${deadline.extensions.map((each) => html`<br />${t(sayExtension(each))}`)}`,
    ],
    [t(say('提出日期', 'raised on')), open.raisedOn],
    [t(say('单独登记', 'registered apart')), open.registeredApart && t(words.yes)],
    [t(say('读取的数据', 'data read')), dataRead(open, visit)],
    [t(say('政策版本', 'policy')), html`<a href="/policy"><code>${open.policyVersion}</code></a>`],
  ]);
}

/** Which data the case was judged by: a line until somebody wants to know, since a county has dozens of providers. */
function dataRead({ deliveriesRead }: HouseholdCase, { t, providerName }: StaffVisit): Html {
  const count = deliveriesRead.length;
  return html`<details>
    <summary>${t(say(`${count} 家`, count === 1 ? '1 provider' : `${count} providers`))}</summary>
    ${deliveriesRead.map(
      ({ asOf, ...ref }) =>
        html`${t(titleOfSource(ref.source))} · ${providerName(ref)} <span class="date">${asOf ?? '—'}</span
          ><br />`,
    )}
  </details>`;
}

/** Only where something differs: the case itself follows the policy that it was judged by. */
function otherwiseOf(
  differences: readonly Difference[] | 'policy-not-kept',
  file: HouseholdFile,
  { t }: StaffVisit,
): Html | undefined {
  if (differences === 'policy-not-kept')
    return html`<p>
      ${t(say('判断此个案的政策版本已不再保存，无法与现行政策比较。', 'The policy that judged this case is kept no more, so it cannot be set against today’s.'))}
    </p>`;
  if (differences.length === 0) return undefined;
  const resultOf = (result: Difference['before']): string =>
    t(nameMembers(describeResult(result), everybodyOf(file)));
  return html`<p>${t(say('此个案按其判断时的政策办理。', 'The case goes by the policy that judged it.'))}</p>
    <ul>
      ${differences.map(
        ({ rule, before, after }) =>
          html`<li>${t(titleOfRule(rule))}${t(say('：', ': '))}${resultOf(before)} → ${resultOf(after)}</li>`,
      )}
    </ul>`;
}
