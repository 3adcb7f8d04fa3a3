/** What is about to be done with many cases, looked at before it is done; and what has become of them. */
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { sayDone, type BulkAction } from './actions.ts';
import type { BulkDesk } from './action-fields.ts';
import { presets, type Entered } from '../../steps/form.ts';
import { errorSummary } from '../../steps/error-summary.ts';
import { renderFields } from '../../steps/render-fields.ts';
import { caseAddress } from '../../texts/addresses.ts';
import { words } from '../../texts/words.ts';
import { hidden } from '../../views/fields.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { note, panel } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffVisit } from '../../visit.ts';
import { addressOf, writeWorklistQuery, type WorklistQuery } from './filters.ts';
import { caseValue } from './sheet.ts';

/** A case that was chosen, in the version that was looked at. */
export interface ChosenCase {
  line: ListedCase;
  version: number;
}

export interface Chosen {
  action: BulkAction;
  query: WorklistQuery;
  /** Those with which it can be done. */
  cases: readonly ChosenCase[];
  /** How many others were chosen, with which it cannot be done. */
  unfit: number;
}

export interface Sent {
  entered: Entered;
  /** By field; under the empty name what belongs to none. */
  problems: ReadonlyMap<string, Bilingual>;
}

const mostNamed = 20;

export function bulkPage(visit: StaffVisit, chosen: Chosen, desk: BulkDesk, sent?: Sent): Page {
  const { t } = visit;
  const { action, query, cases, unfit } = chosen;
  const count = cases.length.toLocaleString('en');
  return {
    address: addressOf(query),
    title: say(`${action.title.zh}：${count} 件`, `${action.title.en}: ${count}`),
    crumbs: html`<a href="${addressOf(query)}">${t(words.worklist)}</a>`,
    lead: html`<p>${t(action.about)}</p>`,
    body: html`${
        unfit > 0 &&
        note(
          'look',
          html`<p>
            ${t(say(`另外选中的 ${unfit.toLocaleString('en')} 件不在其中：状态不适用，或不由您的角色、您的乡镇办理。`, `${unfit.toLocaleString('en')} others that were chosen are left out: their state does not allow it, or it is not for your roles or your town.`))}
          </p>`,
        )
      }
      <div class="panel narrow">
        ${cases.length === 0 ? html`<p class="empty">${t(say('没有可以这样办理的个案。', 'There is no case with which this can be done.'))}</p>` : formOf(chosen, desk, visit, sent)}
      </div>`,
  };
}

function formOf(chosen: Chosen, desk: BulkDesk, visit: StaffVisit, sent: Sent | undefined): Html {
  const { t } = visit;
  const { action, query } = chosen;
  const lines = chosen.cases.map(({ line }) => line);
  const fields = action.fields(lines, desk);
  const errors = new Map([...(sent?.problems ?? [])].map(([name, each]) => [name, t(each)]));
  const count = lines.length.toLocaleString('en');
  return html`${effectsOf(lines, action, desk, visit)}
    <form method="post" action="/cases/bulk/${action.name}" novalidate>
      ${carried(chosen, visit)} ${errorSummary({ errors, fields, prefix: 'bulk' }, visit)}
      ${renderFields(fields, visit, { entered: sent?.entered ?? presets(fields), errors, prefix: 'bulk' })}
      <div class="actions">
        <button>${t(say(`${action.title.zh} ${count} 件`, `${action.title.en} (${count})`))}</button>
        <a href="${addressOf(query)}">${t(say('不办理，返回列表', 'Do nothing, back to the list'))}</a>
      </div>
    </form>`;
}

/** In one field, since it may be thousands: so much of a page is a few bytes a case. */
export const carriedCases = 'cases';

/** Which cases these are and in which versions, as the next form sends them along: what comes meanwhile is not among them. */
function carried({ query, cases }: Chosen, { csrf }: StaffVisit): Html {
  const values = cases.map(({ line, version }) => caseValue({ ...line, version }));
  return html`${hidden('csrf', csrf)}${hidden('query', writeWorklistQuery(query))}
  ${hidden(carriedCases, values.join(' '))}`;
}

/** Whose cases, and what they are about. */
function effectsOf(
  lines: readonly ListedCase[],
  action: BulkAction,
  desk: BulkDesk,
  { t }: StaffVisit,
): Html {
  const towns = [...Map.groupBy(lines, ({ town }) => town)].sort((a, b) => b[1].length - a[1].length);
  const named = lines.slice(0, mostNamed).map(({ headName }) => headName);
  const others = lines.length - named.length;
  const effects = action.effects?.(lines, desk) ?? [];
  return html`${
      effects.length > 0 &&
      html`<ul>
        ${effects.map((each) => html`<li>${t(each)}</li>`)}
      </ul>`
    }
    <p>${towns.map(([town, those]) => `${town} ${those.length.toLocaleString('en')}`).join(' · ')}</p>
    <p class="aside">
      ${named.join('、')}${others > 0 && t(say(` 等 ${lines.length.toLocaleString('en')} 户`, ` and ${others.toLocaleString('en')} more`))}
    </p>`;
}

export interface Failure {
  case: Pick<ListedCase, 'householdId' | 'number'>;
  headName: string;
  why: Bilingual;
}

export interface BulkResult {
  done: number;
  /** With which there was nothing to do: no such finding, or it is so already. */
  left: number;
  failed: readonly Failure[];
  /** Those that there was no time for. */
  remaining: readonly ChosenCase[];
}

/** What was done, what was not and why, and a button for what there was no time for. */
export function bulkResultPage(
  visit: StaffVisit,
  chosen: Chosen,
  { done, left, failed, remaining }: BulkResult,
  entered: Entered,
): Page {
  const { t } = visit;
  const { action, query } = chosen;
  return {
    title: action.title,
    crumbs: html`<a href="${addressOf(query)}">${t(words.worklist)}</a>`,
    body: html`${done > 0 && note('good', html`<p>${t(sayDone(action, done))}</p>`)}
      ${left > 0 && note('look', html`<p>${t(sayLeft(left))}</p>`)}
      ${remaining.length > 0 && goOnForm({ ...chosen, cases: remaining }, entered, visit)}
      ${failed.length > 0 && failures(failed, visit)}
      <p><a href="${addressOf(query)}">${t(say('返回列表', 'Back to the list'))}</a></p>`,
  };
}

function sayLeft(left: number): Bilingual {
  const count = left.toLocaleString('en');
  return say(
    `${count} 件没有改动：没有该疑点，或者已经如此。`,
    `${count} were left as they are: they have no such finding, or it is so already.`,
  );
}

/** Sends the same again for those that there was no time for. */
function goOnForm(rest: Chosen, entered: Entered, visit: StaffVisit): Html {
  const { t } = visit;
  const { action, cases } = rest;
  const count = cases.length.toLocaleString('en');
  const kept = Object.entries(entered).filter(([name]) => !carriedNames.has(name));
  return panel(
    t(say(`还有 ${count} 件没有办理`, `${count} are left`)),
    html`<form method="post" action="/cases/bulk/${action.name}">
      ${carried(rest, visit)}${kept.flatMap(([name, values]) => values.map((value) => hidden(name, value)))}
      <div class="actions"><button>${t(say(`继续办理 ${count} 件`, `Go on with ${count}`))}</button></div>
    </form>`,
  );
}

const carriedNames: ReadonlySet<string> = new Set(['csrf', 'query', carriedCases, 'given-back']);

const mostFailures = 100;

function failures(failed: readonly Failure[], { t }: StaffVisit): Part {
  const count = failed.length.toLocaleString('en');
  return html`<div class="note stop" role="alert">
    <p>${t(say(`${count} 件没有办理：`, `${count} were not done:`))}</p>
    <ul>
      ${failed.slice(0, mostFailures).map(
        ({ case: each, headName, why }) =>
          html`<li>
            <a href="${caseAddress(each)}">${headName}</a>
            <span class="aside">${each.householdId}</span>：${t(why)}
          </li>`,
      )}
    </ul>
  </div>`;
}
