/** Changes of policy: what is proposed, what it says otherwise, and who agrees; proposing one. */
import type { PolicyProposal } from '../../../../shared/contracts/policy-proposals.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import type { Blocked } from '../../../../shared/app/policy/proposals.ts';
import type { ReviewedChange } from '../../../../shared/app/policy/review-changes.ts';
import type { PolicyDifference } from '../../../../shared/domain/policy/compare-policies.ts';
import type { PolicySetting } from '../../../../shared/app/policy/settings.ts';
import { describeDifference } from '../../../../shared/app/policy/describe-differences.ts';
import { say, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { may } from '../../../../shared/domain/staff/access.ts';
import { changesAddress } from '../../texts/addresses.ts';
import { localTime } from '../../texts/dates.ts';
import { changeRefusals } from '../../texts/policy-changes.ts';
import { proposalStates, words } from '../../texts/words.ts';
import { hidden, select, textArea, textField } from '../../views/fields.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { facts, note, panel, table, tag } from '../../views/parts.ts';
import { sheetOf } from '../../views/sheet.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffVisit } from '../../visit.ts';
import { rehearsalOf } from './rehearsal.ts';

/** What somebody has typed who proposes. */
export interface ProposalEntered {
  /** The whole document as JSON, where it was changed as such. */
  policy?: string | undefined;
  /** Of the setting that was chosen. */
  value?: string | undefined;
  restsOn?: string | undefined;
  effectiveOn: string;
  reason: string;
}

export interface WaitingChange extends ReviewedChange {
  /** Why nobody can approve it as things are. */
  blocked: Blocked | undefined;
}

export interface ChangesView {
  /** Neither decided nor in force yet. */
  waiting: readonly WaitingChange[];
  /** All of them, newest first. */
  all: readonly PolicyProposal[];
  /** Names of staff by id: who proposed and who decided. */
  names: ReadonlyMap<string, string>;
  /** The policy in force, as JSON. */
  document: string;
  /** Its version. */
  against: string;
  /** What of it is one value, and which of these is to be changed. */
  settings: readonly PolicySetting[];
  chosen: PolicySetting | undefined;
  entered: ProposalEntered;
  message?: { tone: 'good' | 'stop'; text: readonly Bilingual[] } | undefined;
}

export function changesPage(visit: StaffVisit, view: ChangesView): Page {
  const { t, staff } = visit;
  const list = recordSheet(visit, view);
  return {
    address: visit.path,
    title: words.policyChanges,
    crumbs: html`<a href="/policy">${t(words.policy)}</a>`,
    lead: html`<p>
      ${t(
        say(
          '政策变更须两人办理：一人提出，系统试算，另一人看过变化后批准或否决，生效日当晚生效。',
          'Policy is changed by two people: one proposes, it is rehearsed, and another sees what it changes and approves or declines it; it holds from the night of its day.',
        ),
      )}
    </p>`,
    sheets: [list],
    body: html`${view.message && note(view.message.tone, html`${view.message.text.map((each) => html`<p>${t(each)}</p>`)}`)}${view.waiting.map((each) => waitingPanel(visit, each, view))}${panel(t(say('全部方案', 'All proposals')), list.shown)}${may(staff, 'propose-policy') && proposalForms(visit, view)}`,
  };
}

function recordSheet(visit: StaffVisit, { all, names }: ChangesView) {
  const who = (id: string | undefined) => (id === undefined ? '' : (names.get(id) ?? id));
  return sheetOf<PolicyProposal>(visit, {
    name: 'changes',
    title: words.policyChanges,
    rows: all,
    empty: say('没有提出过', 'none was ever proposed'),
    columns: [
      { title: say('理由', 'why'), type: 'text', of: ({ why }) => why },
      {
        title: say('状态', 'state'),
        type: 'text',
        of: ({ state }, t) => t(sayWord(proposalStates, state)),
        show: ({ state }) =>
          tag(visit.t(sayWord(proposalStates, state)), state === 'in-force' ? 'good' : 'plain'),
      },
      { title: say('生效', 'from'), type: 'date', of: ({ effectiveOn }) => effectiveOn },
      { title: say('提出', 'proposed by'), type: 'text', of: ({ proposedBy }) => who(proposedBy) },
      { title: say('批准', 'approved by'), type: 'text', of: ({ approvedBy }) => who(approvedBy) },
      { title: say('否决', 'declined by'), type: 'text', of: ({ declinedBy }) => who(declinedBy) },
      { title: say('否决理由', 'why not'), type: 'text', of: ({ declinedWhy = '' }) => declinedWhy },
      { title: say('版本', 'version'), type: 'text', of: ({ version }) => version },
    ],
  });
}

function waitingPanel(visit: StaffVisit, reviewed: WaitingChange, { names }: ChangesView): Html {
  const { t } = visit;
  const { proposal, differences } = reviewed;
  const { version, why, proposedAt, proposedBy, effectiveOn, releases = [] } = proposal;
  return panel(
    t(sayWord(proposalStates, proposal.state)),
    html`${facts([
      [t(say('理由', 'why')), why],
      [t(say('提出', 'proposed by')), `${names.get(proposedBy) ?? proposedBy}，${localTime(proposedAt)}`],
      [t(say('生效', 'holds from')), t(say(`${effectiveOn} 当晚`, `the night of ${effectiveOn}`))],
      [
        t(say('同时放行', 'releases')),
        releases.length > 0 && releases.map((key) => html`<code>${key}</code> `),
      ],
      [t(say('版本', 'version')), html`<code>${version}</code>`],
    ])}${differences === undefined ? documentMissing(visit) : differenceTable(differences, visit)}${rehearsalOf(proposal, visit)}${whatNext(visit, reviewed)}`,
    `proposal-${version}`,
  );
}

function documentMissing({ t }: StaffVisit): Html {
  const gone = say(
    '所存文件与提出时不同，不能批准。',
    'What is kept is not the document that was proposed: nobody can approve it.',
  );
  return note('stop', html`<p>${t(gone)}</p>`);
}

function differenceTable(differences: readonly PolicyDifference[], { t }: StaffVisit): Html {
  const nothing = say('—', '—');
  return table(
    differences.map(describeDifference),
    [
      { title: t(say('部分', 'section')), cell: ({ section }) => t(section) },
      { title: t(say('条目', 'entry')), cell: ({ what }) => t(what) },
      { title: t(say('现行', 'now')), cell: ({ now }) => t(now ?? nothing) },
      { title: t(say('改为', 'then')), cell: ({ then }) => html`<strong>${t(then ?? nothing)}</strong>` },
    ],
    {
      caption: t(say('与现行政策的不同', 'What it says otherwise than the policy in force')),
      empty: t(say('与现行政策没有不同', 'It says nothing otherwise than the policy in force')),
    },
  );
}

function whatNext(visit: StaffVisit, reviewed: WaitingChange): Part {
  const { t, staff } = visit;
  const { proposal, isOwn, blocked } = reviewed;
  const say1 = (tone: 'good' | 'look', message: Bilingual) => note(tone, html`<p>${t(message)}</p>`);
  if (proposal.state === 'approved') return say1('good', say('已批准。', 'Approved.'));
  if (proposal.proposedBy === staff.id) {
    const waits = say('须由另一人批准。', 'Somebody else has to approve it.');
    return html`${say1('look', blocked === undefined ? waits : changeRefusals[blocked])}${takeBackForm(proposal, visit)}`;
  }
  if (!may(staff, 'decide-policy')) return undefined;
  if (!isOwn) return say1('look', beyondCounty);
  const approval =
    blocked === undefined
      ? proposal.rehearsal !== undefined && approveForm(proposal, visit)
      : say1('look', changeRefusals[blocked]);
  return html`${approval}${declineForm(proposal, visit)}`;
}

export const beyondCounty = say(
  '涉及其他县区，本县人员不能办理；由两名账户凭证持有人用命令办理',
  'it concerns other counties as well, for which staff of this one do not decide; two owners of credentials do, by command',
);

function takeBackForm({ version }: PolicyProposal, { t, csrf }: StaffVisit): Html {
  return html`<form method="post" action="${changesAddress}/withdraw">
    ${hidden('csrf', csrf)}${hidden('version', version)}
    <div class="actions"><button class="stop">${t(say('收回', 'Take it back'))}</button></div>
  </form>`;
}

function approveForm({ version, effectiveOn, releases = [] }: PolicyProposal, { t, csrf }: StaffVisit): Html {
  const zh = releases.length === 0 ? '' : `，并放行 ${releases.length} 份文件`;
  const en = releases.length === 0 ? '' : `, and release ${releases.length} files`;
  return html`<form method="post" action="${changesAddress}/approve" data-guard>
    ${hidden('csrf', csrf)}${hidden('version', version)}
    <div class="actions">
      <button>
        ${t(say(`批准，${effectiveOn} 当晚生效${zh}`, `Approve: it holds from the night of ${effectiveOn}${en}`))}
      </button>
    </div>
  </form>`;
}

function declineForm({ version }: PolicyProposal, { t, csrf }: StaffVisit): Html {
  return html`<form method="post" action="${changesAddress}/decline" data-guard>
    ${hidden('csrf', csrf)}${hidden('version', version)}${textField({
      name: 'reason',
      prefix: `no-${version}`,
      label: t(say('否决理由（必填）', 'Why not (needed)')),
    })}
    <div class="actions"><button class="stop">${t(say('否决', 'Decline it'))}</button></div>
  </form>`;
}

function proposalForms(visit: StaffVisit, view: ChangesView): Html {
  const { t } = visit;
  return panel(
    t(say('提出变更', 'Propose a change')),
    html`${chooseForm(visit, view)}${view.chosen && settingForm(visit, view.chosen, view)}
      <details ${view.entered.policy !== undefined && html` open`}>
        <summary>${t(say('修改结构较复杂的部分', 'Change what is more than one value'))}</summary>
        ${documentForm(visit, view)}
      </details>`,
    'propose',
  );
}

/** Which number, amount or choice it is about; the next form asks for the new one. */
function chooseForm({ t }: StaffVisit, { settings, chosen }: ChangesView): Html {
  return html`<form method="get" action="${changesAddress}#propose" class="filters">
    ${select({
      ...{ name: 'setting', prefix: 'choose', value: chosen?.path },
      label: t(say('要修改的设定', 'which setting')),
      none: t(say('请选择', 'choose')),
      choices: settings.map(({ path, title }) => ({ value: path, label: t(title) })),
    })}
    <div class="actions"><button class="quiet">${t(say('选定', 'Choose it'))}</button></div>
  </form>`;
}

function settingForm(
  visit: StaffVisit,
  setting: PolicySetting,
  { entered, against }: Pick<ChangesView, 'entered' | 'against'>,
): Html {
  const { t, csrf } = visit;
  const { path, title, kind, value, mayBeOpen, options } = setting;
  const field = { name: 'value', prefix: 'setting', value: entered.value ?? value };
  const unit = kind === 'yuan' ? say('元', 'yuan') : say('', '');
  const now = value === '' ? say('未规定', 'not stated') : sayOption(setting, value);
  const open = mayBeOpen ? say('留空为未规定', 'empty: not stated') : undefined;
  return html`<form method="post" action="${changesAddress}/propose" data-guard class="narrow">
    ${hidden('csrf', csrf)}${hidden('setting', path)}${hidden('against', against)}
    <p><strong>${t(title)}</strong> · ${t(say('现为', 'now'))} ${t(now)} ${t(unit)}</p>
    ${
      kind === 'choice'
        ? select({
            ...field,
            label: t(say('改为', 'change to')),
            choices: options.map((each) => ({ value: each.value, label: t(each.label) })),
          })
        : textField({
            ...field,
            label: t(kind === 'yuan' ? say('改为（元）', 'change to (yuan)') : say('改为', 'change to')),
            ...(kind !== 'text' && { inputmode: 'decimal' }),
            hint: open && t(open),
          })
    }${textField({
      ...{ name: 'restsOn', prefix: 'setting', value: entered.restsOn ?? '' },
      label: t(say('依据（必填）', 'what it rests on (needed)')),
      hint: t(
        say(
          '如文号、会议纪要，今后显示在此设定旁',
          'such as the number of a document; shown beside the setting',
        ),
      ),
    })}${dayAndReason(visit, entered, 'setting')}
    <div class="actions"><button>${t(say('提出', 'Propose'))}</button></div>
  </form>`;
}

function sayOption({ options }: PolicySetting, value: string): Bilingual {
  return options.find((each) => each.value === value)?.label ?? say(value, value);
}

function documentForm(visit: StaffVisit, { document, entered }: ChangesView): Html {
  const { t, csrf } = visit;
  return html`<form method="post" action="${changesAddress}/propose" data-guard>
    ${hidden('csrf', csrf)}${textArea({
      ...{ name: 'policy', prefix: 'policy', value: entered.policy ?? document },
      label: t(say('政策全文（JSON）', 'The whole policy (JSON)')),
      hint: t(
        say(
          '默认为现行政策，请直接修改；每一项须写明依据。',
          'It begins as the policy in force: change it here. Every entry says what it rests on.',
        ),
      ),
    })}${dayAndReason(visit, entered, 'policy')}
    <div class="actions"><button>${t(say('提出', 'Propose'))}</button></div>
  </form>`;
}

function dayAndReason(
  { t, day }: StaffVisit,
  { effectiveOn, reason }: ProposalEntered,
  prefix: string,
): Html {
  return html`${textField({
    ...{ name: 'effectiveOn', prefix, type: 'date', min: day, value: effectiveOn || day },
    label: t(say('生效日（当晚起）', 'Holds from the night of')),
  })}${textField({
    ...{ name: 'reason', prefix, value: reason },
    label: t(say('理由（必填，供批准人和存档）', 'Why (needed, for the approver and the record)')),
  })}`;
}
