/** One delivery: its totals, what of it could not be accepted, and what a person decides about it. */
import type { QuarantineLine } from '../../../shared/contracts/outputs.ts';
import { textOfReason } from '../../../shared/domain/catalogue/reasons.ts';
import { say as text } from '../../../shared/domain/kernel/say.ts';
import type { DeliveredFile } from '../../../shared/app/deliveries/delivered-files.ts';
import { localTime } from '../texts/dates.ts';
import { words } from '../texts/words.ts';
import { hidden, textArea } from '../views/fields.ts';
import { html, type Part } from '../views/html.ts';
import { facts, note, panel } from '../views/parts.ts';
import { sheetOf, type Sheet } from '../views/sheet.ts';
import type { Page } from '../views/shell.ts';
import type { StaffVisit } from '../visit.ts';
import { canDecide, countsOf, describeReason, nameOf, stateOf, titles, tones } from './deliveries.ts';

/** What is shown of a file's quarantine: how many by reason, and the first rows. */
export interface QuarantineView {
  byReason: ReadonlyMap<QuarantineLine['reason'], number>;
  first: readonly QuarantineLine[];
  /** Every one, read anew. */
  all: () => Promise<readonly QuarantineLine[]>;
}

export function deliveryPage(
  visit: StaffVisit,
  delivered: DeliveredFile,
  quarantine: QuarantineView,
  { mayDecide, inUse }: { mayDecide: boolean; inUse: readonly DeliveredFile[] },
): Page {
  const { say, both } = visit;
  const { file, subject } = delivered;
  const counts = countsOf(delivered);
  const lists = quarantineSheets(visit, delivered, quarantine);
  return {
    sheets: lists,
    title: text('交付详情', 'Delivery'),
    crumbs: html`<a href="/deliveries">${say(words.deliveries)}</a> › ${nameOf(subject, visit)}`,
    lead: html`<p>${stateOf(delivered, visit)} ${nameOf(subject, visit)} · ${file.asOf ?? ''}</p>`,
    body: html`${
      delivered.reason !== null &&
      note(
        tones[delivered.state],
        html`<p>${describeReason(delivered.reason, visit)}</p>
          ${delivered.seen !== undefined && html`<p><strong>${say(delivered.seen)}</strong></p>`}`,
      )
    }${mayDecide && canDecide(delivered) && decide(visit, delivered, inUse)}${panel(
      both(text('总计', 'Totals')),
      facts([
        [say(titles.file), html`<code>${file.key}</code>`],
        [say(titles.arrived), localTime(file.arrivedAt)],
        ['SHA-256', html`<code>${file.sha256.slice(0, 16)}…</code>`],
        [say(titles.rows), counts?.rows.toLocaleString('en')],
        [say(titles.matched), counts?.matched?.toLocaleString('en')],
        [say(titles.unmatched), counts?.unmatched?.toLocaleString('en')],
        [say(titles.quarantined), counts?.quarantined.toLocaleString('en')],
        [say(text('比对日期', 'matched on')), file.match?.day],
      ]),
    )}${quarantine.byReason.size > 0 && html`<div class="grid">${lists.map(({ title, shown }) => panel(both(title), shown))}</div>`}`,
  };
}

function decide(visit: StaffVisit, { file, reason }: DeliveredFile, inUse: readonly DeliveredFile[]): Part {
  const { say, both, csrf } = visit;
  // Two files of one day: only people know whether the second corrects the first or goes on where it ends.
  const mayJoin =
    inUse.some(({ file: used }) => used.asOf === file.asOf && used.key !== file.key) && file.of === 1;
  const titleOfRelease =
    reason === 'other-people-same-day' ? text('替换现行数据', 'replace what is in use') : titles.release;
  return panel(
    both(text('放行还是退回？', 'Release or reject?')),
    html`<p>
        ${say(
          text(
            '放行后，这份数据成为现行数据，其家庭会重新评估；退回后，原有数据继续使用。',
            'Released, it becomes current and its households are assessed again; rejected, what is current stays in use.',
          ),
        )}
      </p>
      ${facts(inUse.map((each) => [say(text('现行数据', 'in use now')), describeInUse(each, { say })]))}
      <form method="post" action="/deliveries/decide">
        ${hidden('csrf', csrf)}${hidden('key', file.key)}
        ${textArea({
          name: 'reason',
          label: say(
            text(
              '理由（放行必填：与提供单位核实的结果）',
              'Reason (needed to release: what the provider says)',
            ),
          ),
          value: '',
        })}
        <div class="actions">
          <button name="decision" value="release">${say(titleOfRelease)}</button
          >${mayJoin && html`<button name="decision" value="join">${say(text('与现行数据合并使用', 'use beside what is in use'))}</button>`}<button
            class="stop"
            name="decision"
            value="reject"
          >
            ${say(titles.reject)}
          </button>
        </div>
      </form>`,
  );
}

/** What it would take the place of: a decision compares the two. */
function describeInUse(used: DeliveredFile, { say }: Pick<StaffVisit, 'say'>): string {
  const { rows = 0, matched } = countsOf(used) ?? {};
  const [all, hits] = [rows.toLocaleString('en'), matched?.toLocaleString('en')];
  return say(
    hits === undefined
      ? text(`${used.file.asOf ?? ''}，${all} 行`, `${used.file.asOf ?? ''}, ${all} rows`)
      : text(
          `${used.file.asOf ?? ''}，${all} 行，命中 ${hits} 行`,
          `${used.file.asOf ?? ''}, ${all} rows, ${hits} matched`,
        ),
  );
}

/** Keys, lines and reasons only: the row itself stays in its file, with whoever sent it. */
function quarantineSheets(
  visit: StaffVisit,
  { file }: DeliveredFile,
  { byReason, first, all }: QuarantineView,
): Sheet[] {
  const reasons = sheetOf(visit, {
    name: 'reasons',
    title: titles.byReason,
    rows: [...byReason].sort((a, b) => b[1] - a[1]),
    columns: [
      { title: titles.reason, type: 'text', of: ([reason], speak) => speak(textOfReason(reason)) },
      { title: titles.rows, type: 'count', of: ([, count]) => count },
    ],
  });
  const lines = sheetOf(visit, {
    name: 'quarantine',
    title: titles.lines,
    caption: text(`前 ${first.length} 行；下载的清单是全部`, `The first ${first.length}; the files hold all`),
    rows: first,
    all,
    columns: [
      { title: titles.file, type: 'text', only: 'file', of: () => file.key },
      { title: text('行号', 'line'), type: 'count', of: ({ line }) => line },
      { title: text('原因代码', 'code'), type: 'text', only: 'file', of: ({ reason }) => reason },
      { title: titles.reason, type: 'text', of: ({ reason }, speak) => speak(textOfReason(reason)) },
    ],
  });
  return [reasons, lines];
}
