/** What a person decides about a held file, and how a release is taken back. Each button says what it does. */
import type { StaffDecision } from '../../../../shared/contracts/deliveries.ts';
import type { ReleaseEffect } from '../../../../shared/contracts/release-preview.ts';
import type { DeliveredFile } from '../../../../shared/app/deliveries/delivered-files.ts';
import type { HeldFile } from '../../../../shared/app/deliveries/read-held.ts';
import { sayCounts, sayTwoPeople } from '../../../../shared/domain/deliveries/describe-effect.ts';
import {
  countMoved,
  needsSecondPerson,
  sumCounts,
} from '../../../../shared/domain/deliveries/release-effect.ts';
import { adviceOn } from '../../../../shared/domain/deliveries/hold-advice.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { localTime } from '../../texts/dates.ts';
import { hidden, textArea } from '../../views/fields.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { facts, note, panel } from '../../views/parts.ts';
import type { StaffVisit } from '../../visit.ts';
import { countsOf, titles } from '../deliveries.ts';

/** Somebody has proposed it, by name. */
export interface Proposal {
  made: StaffDecision;
  by: string;
}

export interface Deciding {
  delivered: DeliveredFile;
  held: HeldFile;
  inUse: readonly DeliveredFile[];
  proposal: Proposal | undefined;
  /** What was entered when it was refused. */
  reason?: string | undefined;
}

export function decidePanel(visit: StaffVisit, deciding: Deciding): Html {
  const { t, csrf } = visit;
  const { delivered, held, inUse, proposal } = deciding;
  return panel(
    t(say('放行还是退回？', 'Release or reject?')),
    html`${held.preview === undefined ? awaitPreview(visit) : sayWhoIsNeeded(visit, deciding)}
      ${advise(visit, delivered)}
      <p>
        ${t(
          say(
            '放行后，本文件取代现行数据，其家庭重新评估，下一次交付之前可以收回放行；退回后，现行数据继续使用。',
            'Released, it takes the place of what is in use and its households are assessed again; until the next delivery that can be taken back. Rejected, what is in use stays.',
          ),
        )}
      </p>
      ${facts(inUse.map((each) => [t(say('现行数据', 'in use now')), describeInUse(each, { t })]))}
      <form method="post" action="/deliveries/decide" data-guard>
        ${hidden('csrf', csrf)}${hidden('key', delivered.file.key)}${hidden('stamp', held.preview?.stamp ?? '')}
        ${textArea({
          name: 'reason',
          label: t(
            say(
              '理由（放行必填：与提供单位核实的结果）',
              'Reason (needed to release: what the provider says)',
            ),
          ),
          value: deciding.reason ?? proposal?.made.reason ?? '',
        })}
        <div class="actions">
          <button name="decision" value="reject">${t(rejectTitle(inUse))}</button>${releaseButtons(
            visit,
            deciding,
          )}
        </div>
      </form>`,
    'decide',
  );
}

/** What to ask first, and what is mostly right. */
function advise({ t }: StaffVisit, { reason }: DeliveredFile): Part {
  const advice = reason === null ? undefined : adviceOn(reason);
  return (
    advice &&
    html`<p data-advice><strong>${t(say('建议：', 'Advice: '))}</strong>${t(advice)}</p>
      ${
        reason === 'words-unknown' &&
        html`<p>
          <a class="button" href="/words">${t(say('说明该词的含义', 'Say what the word means'))}</a>
        </p>`
      }`
  );
}

/** Of a file that nobody has read there is nothing to show: it is read when it is released, and judged then. */
export function unreadPanel(visit: StaffVisit, { file }: DeliveredFile, reason: string | undefined): Html {
  const { t, csrf } = visit;
  return panel(
    t(say('读取还是退回？', 'Read it, or reject it?')),
    html`<p>
        ${t(
          say(
            '该文件尚未读取。放行后按刚收到的文件读取、检查，有疑问的仍会待确认；退回后不读取。请先向报送单位核实为何一日内报送如此多的文件。',
            'It has not been read. Released, it is read and judged as a file that has just come, and held if there is a reason; rejected, it is not read. Ask the provider first why so many files came in a day.',
          ),
        )}
      </p>
      <form method="post" action="/deliveries/decide" data-guard>
        ${hidden('csrf', csrf)}${hidden('key', file.key)}
        ${textArea({
          name: 'reason',
          label: t(say('理由（放行必填）', 'Reason (needed to release)')),
          value: reason ?? '',
        })}
        <div class="actions">
          <button name="decision" value="release">
            ${t(say('放行并读取该文件', 'Release: read this file'))}
          </button>
          <button class="stop" name="decision" value="reject">
            ${t(say('退回，不读取该文件', 'Reject: do not read this file'))}
          </button>
        </div>
      </form>`,
    'decide',
  );
}

/** The page looks again by itself where scripts run. */
function awaitPreview({ t, path }: StaffVisit): Html {
  return note(
    'look',
    html`<p data-awaits>
      ${t(
        say(
          '正在测算放行会使哪些个案新增、减轻、加重、撤回或有其他变化；测算完成后才能放行，通常不到一分钟。',
          'What a release would raise, change and withdraw is being worked out; it can be released when that is done, mostly within a minute.',
        ),
      )} <a href="${path}">${t(say('刷新', 'Look again'))}</a>
    </p>`,
  );
}

function sayWhoIsNeeded({ t, staff }: StaffVisit, { held, proposal }: Deciding): Part {
  if (proposal !== undefined) {
    const { made, by } = proposal;
    const own = made.by === staff.id;
    return note(
      'look',
      html`<p>
        ${t(
          own
            ? say(
                `您已于 ${localTime(made.at)} 提出，须由另一名工作人员确认。`,
                `You proposed it at ${localTime(made.at)}; somebody else has to agree.`,
              )
            : say(
                `${by} 于 ${localTime(made.at)} 提出，等待您或其他人确认。理由：${made.reason ?? ''}`,
                `${by} proposed it at ${localTime(made.at)}; it waits for you or somebody else. Reason: ${made.reason ?? ''}`,
              ),
        )}
      </p>`,
    );
  }
  const { preview } = held;
  if (preview === undefined) return undefined;
  const much = [preview.release, preview.join].some((effect) => effect && needsSecondPerson(effect));
  const { zh, en } = sayTwoPeople();
  return (
    much &&
    note(
      'stop',
      html`<p>
        ${t(
          say(
            `影响较大（${zh}），须两人办理：您提出，另一人确认。`,
            `It does much: ${en}. So two people decide: you propose, somebody else agrees.`,
          ),
        )}
      </p>`,
    )
  );
}

function releaseButtons(visit: StaffVisit, { delivered, held, proposal }: Deciding): Part {
  const { preview } = held;
  if (preview === undefined) return undefined;
  const choices = [
    ['release', preview.release],
    // Two files of one day: only people know whether the second corrects the first or goes on where it ends.
    ['join', preview.join],
  ] as const;
  return choices.map(([decision, effect]) => {
    if (effect === undefined) return undefined;
    const proposed = proposal?.made.proposes === decision ? proposal : undefined;
    if (proposed?.made.by === visit.staff.id) return undefined;
    const name = nameOfRelease(decision, delivered.reason, effect, proposed);
    // What leaves everything as it is is first; what takes something from somebody looks like it.
    return html`<button class="${doesHarm(effect) ? 'stop' : 'quiet'}" name="decision" value="${decision}">
      ${visit.t(name)}${visit.t(sumOf(effect))}
    </button>`;
  });
}

function doesHarm(effect: ReleaseEffect): boolean {
  return countMoved(effect) + (effect.endedHouseholds ?? 0) > 0;
}

function nameOfRelease(
  decision: 'release' | 'join',
  reason: DeliveredFile['reason'],
  effect: ReleaseEffect,
  proposed: Proposal | undefined,
) {
  const joins = decision === 'join';
  const replaces = reason === 'other-people-same-day';
  const name = joins
    ? say('与现行数据合并使用', 'use beside what is in use')
    : replaces
      ? say('替换现行数据', 'replace what is in use')
      : titles.release;
  if (proposed !== undefined) return say(`确认${name.zh}`, `Agree: ${name.en}`);
  return needsSecondPerson(effect) ? say(`提出${name.zh}`, `Propose: ${name.en}`) : name;
}

/** In all counties: that is what the button does. */
function sumOf(effect: ReleaseEffect) {
  const { endedHouseholds: ended = 0 } = effect;
  const { zh, en } = sayCounts(sumCounts(effect.counties));
  return ended > 0
    ? say(`（${ended} 户不再在保，${zh}）`, ` (ends ${ended} households; cases: ${en})`)
    : say(`（${zh}）`, ` (cases: ${en})`);
}

function rejectTitle(inUse: readonly DeliveredFile[]) {
  const asOf = inUse[0]?.file.asOf;
  return asOf === undefined || asOf === null
    ? titles.reject
    : say(`退回，继续使用 ${asOf} 的数据`, `Reject, and keep what is of ${asOf}`);
}

/** What it would take the place of: a decision compares the two. */
function describeInUse(used: DeliveredFile, { t }: Pick<StaffVisit, 't'>): string {
  const { rows = 0, matched } = countsOf(used) ?? {};
  const [all, hits] = [rows.toLocaleString('en'), matched?.toLocaleString('en')];
  return t(
    hits === undefined
      ? say(`${used.file.asOf ?? ''}，${all} 行`, `${used.file.asOf ?? ''}, ${all} rows`)
      : say(
          `${used.file.asOf ?? ''}，${all} 行，命中 ${hits} 行`,
          `${used.file.asOf ?? ''}, ${all} rows, ${hits} matched`,
        ),
  );
}

/** A release can be undone until the next delivery. */
export function takeBackPanel({ t, csrf }: StaffVisit, { file }: DeliveredFile, released: Proposal): Html {
  const { made, by } = released;
  return panel(
    t(say('收回放行', 'Take the release back')),
    html`<p>
        ${t(
          say(
            `${by} 于 ${localTime(made.at)} 放行。理由：${made.reason ?? '—'}。下一次交付之前可以收回：恢复使用此前的数据，因放行而撤回的个案恢复原状，本文件重新等待确认。`,
            `${by} released it at ${localTime(made.at)}. Reason: ${made.reason ?? '—'}. Until the next delivery it can be taken back: what was in use before is in use again, cases that it withdrew return as they were, and this file waits again.`,
          ),
        )}
      </p>
      <form method="post" action="/deliveries/decide" data-guard>
        ${hidden('csrf', csrf)}${hidden('key', file.key)}
        ${textArea({ name: 'reason', label: t(say('理由（必填）', 'Reason (needed)')), value: '' })}
        <div class="actions">
          <button class="stop" name="decision" value="take-back">
            ${t(say('收回放行，恢复使用此前的数据', 'Take it back, and use what was in use before'))}
          </button>
        </div>
      </form>`,
    'take-back',
  );
}
