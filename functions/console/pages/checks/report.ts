/** A check report as a page: what was found, by whom, as of when, and what could not be found out. */
import type {
  CheckReport,
  ReportRow,
  ReportRule,
  ReportSource,
} from '../../../../shared/contracts/check-report.ts';
import { sayAmounts } from '../../../../shared/domain/catalogue/say-amounts.ts';
import { say, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { certaintyTitles } from '../../../../shared/domain/kernel/titles.ts';
import { nameMembers } from '../../../../shared/domain/roster/people.ts';
import { checkAddress, reportAddress } from '../../texts/addresses.ts';
import {
  otherKindsTitle,
  outcomes,
  reportTitle,
  saySourceState,
} from '../../../../shared/domain/checks/words.ts';
import { checkWords } from '../../texts/checks.ts';
import { words } from '../../texts/words.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { facts, note, panel, tag, type Tone } from '../../views/parts.ts';
import { sheetOf, type Sheet } from '../../views/sheet.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffVisit } from '../../visit.ts';

const tones: Readonly<Record<string, Tone>> = { passed: 'good', failed: 'stop', unjudged: 'look' };

/** @param isUnchanged whether it is as it was issued */
export function reportPage(visit: StaffVisit, report: CheckReport, isUnchanged: boolean): Page {
  const { t, day } = visit;
  const { subject, household, rules, notCompared, otherKinds = [] } = report;
  const found = foundSheet(visit, report);
  const sources = sourcesSheet(visit, report.sources);
  return {
    title: say(`核对报告：${household.headName}`, `Check report: ${household.headName}`),
    crumbs: html`<a href="/checks">${t(words.checks)}</a> ›
      <a href="${checkAddress(subject)}">${household.headName}</a> › ${report.number}`,
    lead: html`<p>
      ${report.validUntil < day && tag(t(say('已过有效期', 'no longer valid')), 'stop')} ${household.town}
      ${household.village}
    </p>`,
    actions: html`<a class="button" href="${reportAddress(subject, report.sequence)}/print"
      >${t(checkWords.print)}</a
    >`,
    sheets: [sources, found],
    body: html`${!isUnchanged && note('stop', t(say('此报告的内容与出具时的摘要不符，请告知运维人员。', 'This report is not as it was issued: tell the operators.')))}
      ${panel(t(reportTitle), factsOf(report, visit))}
      ${notCompared.length > 0 && panel(t(checkWords.notCompared), listOf(notCompared.map(t)))}
      ${rules.length > 0 && panel(t(checkWords.rules), rulesOf(report, visit))}
      ${otherKinds.length > 0 && panel(t(otherKindsTitle), listOf(otherKinds.map(t)))}
      ${panel(t(checkWords.found), html`${found.shown}${omittedOf(report, visit)}`)}
      ${panel(t(checkWords.sources), sources.shown)} ${panel(t(checkWords.people), membersOf(report, visit))}
      <details>
        <summary>${t(checkWords.digest)}</summary>
        <p class="aside"><code>${report.digest}</code></p>
      </details>`,
  };
}

function factsOf(report: CheckReport, { t }: StaffVisit): Html {
  const { application, consent, asked } = report;
  return facts([
    [t(checkWords.number), report.number],
    [t(checkWords.issuedOn), report.issuedOn],
    [t(checkWords.validUntil), report.validUntil],
    [t(checkWords.application), application?.number],
    [t(checkWords.appliedOn), application?.appliedOn],
    [t(checkWords.supports), report.supports],
    [t(checkWords.consent), consent && `${consent.signedOn} · ${consent.paper}`],
    [t(checkWords.replaces), report.replaces],
    [t(checkWords.reason), asked.reason],
    [t(checkWords.askedBy), asked.by?.name ?? asked.file],
  ]);
}

export function listOf(lines: readonly Part[]): Html {
  return html`<ul class="plain">
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
}

/** Failed ones first, then what could not be judged. */
function rulesOf({ rules, members }: Pick<CheckReport, 'rules' | 'members'>, { t }: StaffVisit): Html {
  const rank = ({ outcome }: ReportRule): number => ['failed', 'unjudged', 'passed'].indexOf(outcome);
  const line = (rule: ReportRule): Html => {
    const amounts = sayAmounts(rule);
    return html`${tag(t(sayWord(outcomes, rule.outcome)), tones[rule.outcome] ?? 'plain')}
      <b>${t(rule.title)}</b>${amounts !== undefined && html` · ${t(amounts)}`}<br />
      <span class="aside">${t(nameMembers(rule.explanation, members))}</span>`;
  };
  return listOf([...rules].sort((a, b) => rank(a) - rank(b)).map(line));
}

function omittedOf({ foundOmitted }: CheckReport, { t }: StaffVisit): Part {
  return (
    foundOmitted > 0 &&
    html`<p class="aside">
      ${t(say(`另有 ${foundOmitted} 条未列出`, `${foundOmitted} more are not listed`))}
    </p>`
  );
}

function foundSheet(visit: StaffVisit, { found }: CheckReport): Sheet {
  return sheetOf<ReportRow>(visit, {
    name: 'found',
    title: checkWords.found,
    rows: found,
    empty: say('各数据源没有查到记录', 'no source has anything'),
    columns: [
      {
        title: say('数据源', 'source'),
        type: 'text',
        of: ({ title, provider }, t) => `${t(title)} · ${provider}`,
        show: ({ title, provider }) => html`${visit.t(title)}<br /><span class="aside">${provider}</span>`,
      },
      { title: say('数据日期', 'as of'), type: 'date', of: ({ asOf }) => asOf },
      { title: say('成员', 'member'), type: 'text', of: ({ memberName }) => memberName },
      { title: say('内容', 'what the row shows'), type: 'text', of: ({ shown }, t) => t(shown) },
      {
        title: say('身份核对', 'identity'),
        type: 'text',
        of: ({ certainty, note: why }, t) => `${t(sayWord(certaintyTitles, certainty))}：${t(why)}`,
        show: ({ certainty, note: why }) =>
          html`${visit.t(sayWord(certaintyTitles, certainty))}<br /><span class="aside"
              >${visit.t(why)}</span
            >`,
      },
      {
        title: say('文件和行', 'file and line'),
        type: 'text',
        of: ({ file, line }) => `${file}:${line}`,
        only: 'file',
      },
    ],
  });
}

function sourcesSheet(visit: StaffVisit, rows: readonly ReportSource[]): Sheet {
  return sheetOf<ReportSource>(visit, {
    name: 'sources',
    title: checkWords.sources,
    rows: [...rows].sort((a, b) => visit.t(a.title).localeCompare(visit.t(b.title), visit.language)),
    columns: [
      { title: say('数据源', 'source'), type: 'text', of: ({ title }, t) => t(title) },
      { title: say('提供单位', 'provider'), type: 'text', of: ({ provider }) => provider },
      { title: say('数据日期', 'as of'), type: 'date', of: ({ asOf }) => asOf },
      {
        title: say('情况', 'state'),
        type: 'text',
        of: (source, t) => t(saySourceState(source)),
        show: (source) => tag(visit.t(saySourceState(source)), source.state === 'compared' ? 'good' : 'look'),
      },
    ],
  });
}

function membersOf({ members }: CheckReport, { t }: StaffVisit): Html {
  return listOf(
    members.map(
      ({ name, relation, maskedIdNumber, compared, because }) =>
        html`${name} · ${relation} · <span class="masked">${maskedIdNumber}</span> ${
            compared
              ? tag(t(checkWords.compared), 'good')
              : tag(t(because ?? say('未核对', 'not compared')), 'look')
          }`,
    ),
  );
}
