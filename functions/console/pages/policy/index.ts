/** The policy in force in the county today: every number, and what it rests on. */
import type { PolicyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import { say as text } from '../../../../shared/domain/kernel/say.ts';
import { words } from '../../texts/words.ts';
import { may } from '../../../../shared/domain/staff/access.ts';
import { html, type Part } from '../../views/html.ts';
import { panel } from '../../views/parts.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffVisit } from '../../visit.ts';
import { standardsAddress, standardsTitle } from '../standards/index.ts';
import { changesAddress } from './changes.ts';
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
  const { say } = visit;
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
      ${say(text('版本', 'version'))} <code>${version}</code> ·
      <a href="${changesAddress}">${say(words.policyChanges)}</a>
    </p>`,
    sheets,
    body: html`${panel(say(titles.rules), rulesInForce.shown)}
      <div class="grid">
        ${panel(say(titles.standards), html`${standards.shown}${toChanges(visit)}`)}
        ${panel(say(titles.sources), delivered.shown)} ${panel(say(titles.rates), rates.shown)}
        ${panel(say(titles.retired), retired.shown)} ${panel(say(titles.providers), names.shown)}
        ${panel(say(titles.words), said.shown)}
      </div>
      ${panel(say(titles.deadlines), deadlines.shown)} ${panel(say(titles.settings), settings.shown)}`,
  };
}

function toChanges({ say, staff }: StaffVisit): Part {
  if (!may(staff, 'list-standard-changes')) return undefined;
  return html`<p><a href="${standardsAddress()}">${say(standardsTitle)}</a></p>`;
}
