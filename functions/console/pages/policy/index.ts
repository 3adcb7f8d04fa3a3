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
  return {
    title: words.policy,
    lead: html`<p>
      ${t(say('版本', 'version'))} <code>${version}</code> ·
      <a href="${changesAddress}">${t(words.policyChanges)}</a>
    </p>`,
    sheets,
    body: html`${panel(t(titles.rules), rulesInForce.shown)}
      <div class="grid">
        ${panel(t(titles.standards), html`${standards.shown}${toChanges(visit)}`)}
        ${panel(t(titles.sources), delivered.shown)} ${panel(t(titles.rates), rates.shown)}
        ${panel(t(titles.retired), retired.shown)}
        ${panel(t(titles.providers), html`${names.shown}${toProviders(visit)}`)}
        ${panel(t(titles.words), said.shown)}
      </div>
      ${panel(t(titles.deadlines), deadlines.shown)} ${panel(t(titles.settings), settings.shown)}`,
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
