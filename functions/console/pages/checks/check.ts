/** One check: who it is about, what it was asked for, its reports, and what can be asked next. */
import type { Check } from '../../../../shared/contracts/checks.ts';
import type { CheckReport } from '../../../../shared/contracts/check-report.ts';
import { maskIdNumber } from '../../../../shared/domain/kernel/mask.ts';
import { say, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { may } from '../../../../shared/domain/staff/access.ts';
import { errorSummary } from '../../steps/error-summary.ts';
import { renderFields, type FieldErrors } from '../../steps/render-fields.ts';
import type { Entered } from '../../steps/form.ts';
import { checkAddress, reportAddress } from '../../texts/addresses.ts';
import { checkKinds } from '../../../../shared/domain/checks/words.ts';
import { checkWords } from '../../texts/checks.ts';
import { words } from '../../texts/words.ts';
import { hidden, textArea } from '../../views/fields.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { facts, note, panel, tag } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffVisit } from '../../visit.ts';
import { obligorFields } from './forms.ts';
import { dueTag } from './list.ts';
import { listOf } from './report.ts';

export interface CheckView {
  check: Check;
  reports: readonly CheckReport[];
  /** Of a form of this page that was refused. */
  refused?: { form: 'again' | 'obligor'; entered: Entered; errors: FieldErrors };
}

export function checkPage(visit: StaffVisit, view: CheckView): Page {
  const { t, staff } = visit;
  const { check, reports } = view;
  const { profile, kind, state } = check;
  const mayAsk = may(staff, 'ask-checks');
  return {
    address: visit.path,
    title: say(`核对：${profile.headName}`, `Check: ${profile.headName}`),
    crumbs: html`<a href="/checks">${t(words.checks)}</a> › ${check.subject}`,
    lead: html`<p>${tag(t(sayWord(checkKinds, kind)), 'brand')} ${profile.town} ${profile.village}</p>`,
    body: html`${state === 'waiting' && waitingNote(check, visit)}
    ${panel(t(checkWords.reports), reportsOf(reports, visit))}
    ${panel(t(checkWords.people), html`${factsOf(check, visit)}${membersOf(check)}`)}
    ${mayAsk && state !== 'waiting' && panel(t(checkWords.again), againForm(view, visit), 'again')}
    ${mayAsk && kind !== 'obligor' && panel(t(say('核对赡养（抚养、扶养）义务人', 'Check somebody who owes support')), obligorForm(view, visit), 'obligor')}`,
  };
}

function waitingNote({ asked }: Check, visit: StaffVisit): Html {
  return note(
    'brand',
    html`${visit.t(say('正在核对，通常一分钟内出具报告；请一分钟后刷新本页，十分钟后仍没有报告的，请告知管理员。', 'It is being checked, which takes less than a minute as a rule: load this page again in a minute. Tell an administrator if there is no report after ten.'))}
      ${dueTag(asked, visit)} <a href="">${visit.t(say('刷新', 'Load again'))}</a>`,
  );
}

function reportsOf(reports: readonly CheckReport[], { t }: StaffVisit): Html {
  if (reports.length === 0)
    return html`<p class="empty">${t(say('还没有报告。', 'There is no report yet.'))}</p>`;
  return listOf(
    reports.map((report) => {
      const { subject, sequence, number, issuedOn, validUntil, asked } = report;
      return html`<a href="${reportAddress(subject, sequence)}">${number}</a> · ${issuedOn} – ${validUntil}
        ${outcomeOf(report, t)}
        ${asked.reason !== undefined && html`<br /><span class="aside">${t(checkWords.again)}：${asked.reason}</span>`}`;
    }),
  );
}

/** What a report came to, beside its number: what was found, and what could not be judged. */
function outcomeOf({ rules, notCompared }: CheckReport, t: StaffVisit['t']): Html {
  const count = (wanted: string): number => rules.filter(({ outcome }) => outcome === wanted).length;
  const [failed, unjudged] = [count('failed'), count('unjudged')];
  const gaps = notCompared.length;
  if (failed + unjudged + gaps === 0) {
    const nothing = say('未发现问题', 'nothing was found');
    return rules.length > 0 ? tag(t(nothing), 'good') : html``;
  }
  return html`${failed > 0 && tag(t(say(`${failed} 项待核实`, `${failed} to verify`)), 'stop')}
  ${unjudged > 0 && tag(t(say(`${unjudged} 项不能判断`, `${unjudged} not judged`)), 'look')}
  ${gaps > 0 && tag(t(say(`${gaps} 项未能比对`, `${gaps} not compared`)), 'look')}`;
}

function factsOf({ application, supports, consent, asked }: Check, { t }: StaffVisit): Html {
  return facts([
    [t(checkWords.application), application?.number],
    [t(checkWords.appliedOn), application?.appliedOn],
    [t(checkWords.supports), supports],
    [t(checkWords.consent), consent && `${consent.signedOn} · ${consent.paper}`],
    [t(checkWords.askedBy), asked.by?.name ?? asked.file],
  ]);
}

function membersOf({ members }: Check): Part {
  return (
    members.length > 0 &&
    listOf(
      members.map(
        ({ name, relation, idNumber }) =>
          html`${name} · ${relation} · <span class="masked">${maskIdNumber(idNumber)}</span>`,
      ),
    )
  );
}

function againForm({ check, refused }: CheckView, { t, csrf }: StaffVisit): Html {
  const error = refused?.form === 'again' ? refused.errors.get('reason') : undefined;
  return html`<form method="post" action="${checkAddress(check.subject)}/again" class="narrow">
    ${hidden('csrf', csrf)}
    ${textArea({
      name: 'reason',
      prefix: 'again',
      label: t(checkWords.reason),
      hint: t(
        say(
          '例如家庭对结果有异议并提出了证据。新报告会写明它代替哪一份。',
          'Such as evidence to the contrary. The new report names the one that it takes the place of.',
        ),
      ),
      required: true,
      value: refused?.form === 'again' ? refused.entered['reason']?.[0] : undefined,
      error,
    })}
    <button>${t(checkWords.again)}</button>
  </form>`;
}

function obligorForm({ check, refused }: CheckView, visit: StaffVisit): Html {
  const { t, csrf } = visit;
  const own = refused?.form === 'obligor' ? refused : { entered: {}, errors: new Map<string, string>() };
  return html`<p class="aside">
      ${t(say('须有其本人的书面同意（《社会救助法》第四十一条）；没有同意的，不查询，也不作任何推定。', 'Only with that person’s written consent (Act art. 41); without it nothing is asked and nothing is presumed.'))}
    </p>
    <form method="post" action="${checkAddress(check.subject)}/obligor" class="narrow">
      ${hidden('csrf', csrf)}${errorSummary({ errors: own.errors, fields: obligorFields, prefix: 'obligor' }, visit)}${renderFields(obligorFields, visit, { ...own, prefix: 'obligor' })}
      <button>${t(say('申请核对', 'Ask for the check'))}</button>
    </form>`;
}
