/** The policy in force in the county today: every number, and what it rests on. */
import type { PolicyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { words } from '../../texts/words.ts';
import { may } from '../../../../shared/domain/staff/access.ts';
import { html, type Part } from '../../views/html.ts';
import { panel } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffVisit } from '../../visit.ts';
import { standardsAddress, standardsTitle } from '../standards/index.ts';
import { changesAddress } from '../../texts/addresses.ts';
import { settingsSheet } from './settings.ts';
import {
  rulesSheet,
  standardsSheet,
  ratesSheet,
  deadlinesSheet,
  sourcesSheet,
  retiredSheet,
  providersSheet,
  wordsSheet,
  titles,
} from './sheets.ts';

export function policyPage(
  visit: StaffVisit,
  { policy, version }: { policy: PolicyInForce; version: string },
): Page {
  const { t } = visit;
  const sheets = [
    rulesSheet(policy, visit),
    standardsSheet(policy, visit),
    deadlinesSheet(policy, visit),
    sourcesSheet(policy, visit),
    settingsSheet(policy, visit),
    ratesSheet(policy, visit),
    retiredSheet(policy, visit),
    providersSheet(policy, visit),
    wordsSheet(policy, visit),
  ] as const;
  const [rulesInForce, standards, deadlines, delivered, settings, rates, retired, names, said] = sheets;
  const parts = [
    { id: 'rules', title: titles.rules, shown: rulesInForce.shown },
    { id: 'standards', title: titles.standards, shown: html`${standards.shown}${toChanges(visit)}` },
    { id: 'deadlines', title: titles.deadlines, shown: deadlines.shown },
    { id: 'sources', title: titles.sources, shown: delivered.shown },
    { id: 'settings', title: titles.settings, shown: settings.shown },
    { id: 'rates', title: titles.rates, shown: rates.shown },
    { id: 'retired', title: titles.retired, shown: retired.shown },
    { id: 'providers', title: titles.providers, shown: html`${names.shown}${toProviders(visit)}` },
    { id: 'words', title: titles.words, shown: said.shown },
  ];
  return {
    title: words.policy,
    lead: html`<p>
      ${t(say('版本', 'version'))} <code>${version}</code> ·
      <a href="${changesAddress}">${t(words.policyChanges)}</a>
    </p>`,
    sheets,
    body: html`<nav aria-label="${t(say('本页内容', 'on this page'))}">
        <p>${parts.map(({ id, title }, n) => html`${n > 0 && ' · '}<a href="#${id}">${t(title)}</a>`)}</p>
      </nav>
      ${parts.map(({ id, title, shown }) => panel(t(title), shown, id))}`,
  };
}

function toProviders({ t, staff }: StaffVisit): Part {
  if (!may(staff, 'name-providers')) return undefined;
  return html`<p><a href="/providers">${t(say('提出名称', 'Propose a name'))}</a></p>`;
}

function toChanges({ t, staff }: StaffVisit): Part {
  if (!may(staff, 'list-standard-changes')) return undefined;
  return html`<p><a href="${standardsAddress()}">${t(standardsTitle)}</a></p>`;
}
