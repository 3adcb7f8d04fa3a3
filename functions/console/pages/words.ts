/** Words of providers that nobody knows yet: one person says here what they mean, and another agrees. */
import type { PolicyProposal } from '../../../shared/contracts/policy-proposals.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import {
  sourceOf,
  titleOfColumn,
  titleOfMeaning,
  titleOfSource,
} from '../../../shared/domain/catalogue/catalogue.ts';
import { meaningsToGive } from '../../../shared/domain/catalogue/words.ts';
import type { UnknownWordOf } from '../../../shared/domain/deliveries/unknown-words.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import { columnsWithWords, type ProviderWord } from '../../../shared/domain/policy/provider-words.ts';
import { localTime } from '../texts/dates.ts';
import { words as titles } from '../texts/words.ts';
import { hidden, select, textArea } from '../views/fields.ts';
import { html, type Html, type Part } from '../views/html.ts';
import { facts, note, panel, withQuery } from '../views/parts.ts';
import { sheetOf } from '../views/sheet.ts';
import type { Page } from '../views/shell.ts';
import type { StaffVisit } from '../visit.ts';
import { rehearsalOf } from './policy/rehearsal.ts';

/** A proposal that says what words mean, as the page shows it. */
export interface ProposedWords {
  proposal: PolicyProposal;
  /** Its words that the policy in force does not have. */
  added: readonly ProviderWord[];
  by: string;
}

export interface WordsView {
  unknown: readonly UnknownWordOf[];
  proposed: readonly ProposedWords[];
  mayDecide: boolean;
  message?: { tone: 'good' | 'stop'; text: Bilingual } | undefined;
}

const title = say('未知用词', 'Unknown words');

export function wordsPage(visit: StaffVisit, view: WordsView): Page {
  const { t } = visit;
  const list = sheetOf(visit, {
    name: 'words',
    title,
    rows: view.unknown,
    empty: say('各单位的用词都已知', 'every word of the providers is known'),
    columns: [
      { title: say('提供单位', 'provider'), type: 'text', of: (each) => nameOf(each, visit) },
      {
        title: say('列', 'column'),
        type: 'text',
        of: ({ source, column }, t) => t(titleOfColumn(source, column)),
      },
      { title: say('用词', 'word'), type: 'text', of: ({ word }) => word },
      { title: say('行数', 'rows'), type: 'count', of: ({ rows }) => rows },
      { title: say('数据日期', 'as of'), type: 'date', of: ({ asOf }) => asOf },
      {
        title: say('因此暂扣', 'held for it'),
        type: 'count',
        of: ({ heldKeys }) => (heldKeys.length === 0 ? null : heldKeys.length),
      },
    ],
  });
  return {
    address: visit.path,
    title,
    sheets: [list],
    crumbs: html`<a href="/deliveries">${t(titles.deliveries)}</a>`,
    lead: html`<p>
      ${t(
        say(
          '提供单位使用了系统不认识的用词，其含义不明，相关记录不计入合计。向单位核实后在此说明含义：一人提出，系统试算，另一人批准，当晚生效，因此暂扣的文件同时放行。',
          'Providers use words that nobody knows yet; what has them is in no sum. Ask the provider and say here what a word means: one person proposes, it is rehearsed, another approves, and it holds from the night on; files that are held for it are released with it.',
        ),
      )}
    </p>`,
    body: html`${view.message && note(view.message.tone, html`<p>${t(view.message.text)}</p>`)}${view.proposed.map((each) => proposedPanel(visit, each, view.mayDecide))}${panel(t(title), list.shown)}${
      view.mayDecide && view.unknown.map((each, n) => mappingForm(visit, each, n))
    }`,
  };
}

function nameOf({ source, provider }: UnknownWordOf, { t, providerName }: StaffVisit): string {
  return `${t(titleOfSource(source))} · ${providerName({ source, provider })}`;
}

function mappingForm(visit: StaffVisit, unknown: UnknownWordOf, n: number): Part {
  const { t, csrf } = visit;
  const { source, provider, column, word, heldKeys } = unknown;
  const found = sourceOf(source);
  const table = found && columnsWithWords(found).find(({ en }) => en === column)?.words;
  if (table === undefined) return undefined;
  return panel(
    html`“${word}” · ${nameOf(unknown, visit)}`,
    html`${heldFor(unknown, t)}
      <form method="post" action="/words/propose" data-guard>
        ${hidden('csrf', csrf)}${hidden('source', source)}${hidden('provider', provider)}${hidden('column', column)}${hidden('word', word)}
        ${select({
          name: 'means',
          prefix: `w${n}`,
          label: t(say(`“${word}”的含义`, `What “${word}” means`)),
          none: t(say('请选择', 'choose')),
          choices: meaningsToGive(table).map((means) => ({
            value: means,
            label: t(titleOfMeaning({ source, column, means })),
          })),
        })}${textArea({
          name: 'reason',
          prefix: `w${n}`,
          label: t(say('依据（必填：谁如何答复）', 'What it rests on (needed: who said so)')),
          value: '',
        })}
        <div class="actions">
          <button>
            ${t(
              heldKeys.length === 0
                ? say('提出', 'Propose')
                : say(
                    `提出，批准后放行 ${heldKeys.length} 份暂扣文件`,
                    `Propose; approved, it releases ${heldKeys.length} held files`,
                  ),
            )}
          </button>
        </div>
      </form>`,
    `word-${n}`,
  );
}

/** The files that wait for it, to be looked at before somebody says what it means. */
function heldFor({ heldKeys }: UnknownWordOf, t: StaffVisit['t']): Part {
  if (heldKeys.length === 0) return undefined;
  const links = heldKeys.map(
    (key) => html`<li><a href="${withQuery('/deliveries/file', { key })}">${key}</a></li>`,
  );
  return html`<p>${t(say('因此暂扣的文件：', 'Files that are held for it:'))}</p>
    <ul>
      ${links}
    </ul>`;
}

function proposedPanel(visit: StaffVisit, { proposal, added, by }: ProposedWords, mayDecide: boolean): Html {
  const { t, staff, csrf } = visit;
  const { version, why, proposedAt, releases = [], rehearsal, state, effectiveOn } = proposal;
  const isOwn = proposal.proposedBy === staff.id;
  return panel(
    t(say('等待批准', 'Waits for approval')),
    html`${facts([
      ...added.map(
        ({ source, provider = '', column, word, means }) =>
          [
            `“${word}” · ${t(titleOfSource(source))} ${provider}`,
            html`${t(titleOfColumn(source, column))}：<strong
                >${t(titleOfMeaning({ source, column, means }))}</strong
              >`,
          ] as const,
      ),
      [t(say('提出', 'proposed by')), `${by}，${localTime(proposedAt)}`],
      [t(say('依据', 'rests on')), why],
      [t(say('生效', 'holds from')), t(say(`${effectiveOn} 当晚`, `the night of ${effectiveOn}`))],
      [t(say('同时放行', 'releases')), releases.map((key) => html`<code>${key}</code> `)],
    ])}${rehearsalOf(proposal, visit)}${
      state === 'approved'
        ? note(
            'good',
            html`<p>${t(say('已批准，当晚生效。', 'Approved; it comes into force in the night.'))}</p>`,
          )
        : isOwn
          ? html`${note('look', html`<p>${t(say('须由另一人批准。', 'Somebody else has to approve it.'))}</p>`)}
              <form method="post" action="/words/withdraw">
                ${hidden('csrf', csrf)}${hidden('version', version)}
                <div class="actions"><button class="stop">${t(say('收回', 'Take it back'))}</button></div>
              </form>`
          : mayDecide &&
            rehearsal !== undefined &&
            html`<form method="post" action="/words/approve">
              ${hidden('csrf', csrf)}${hidden('version', version)}
              <div class="actions">
                <button>
                  ${t(
                    say(
                      `批准${releases.length > 0 ? `，并放行 ${releases.length} 份文件` : ''}`,
                      `Approve${releases.length > 0 ? `, and release ${releases.length} files` : ''}`,
                    ),
                  )}
                </button>
              </div>
            </form>`
    }`,
    `proposal-${version}`,
  );
}
