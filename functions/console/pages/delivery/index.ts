/** One delivery: its totals, what of it could not be accepted, and what a person decides about it. */
import type { HeldFile } from '../../../../shared/app/deliveries/read-held.ts';
import type { Bilingual, CalendarDate } from '../../../../shared/contracts/primitives.ts';
import type { ReleaseEffect } from '../../../../shared/contracts/release-preview.ts';
import type { QuarantineLine } from '../../../../shared/contracts/outputs.ts';
import { textOfReason } from '../../../../shared/domain/catalogue/reasons.ts';
import { sayHoldEnd } from '../../../../shared/domain/deliveries/hold-end.ts';
import { awaitsDecision } from '../../../../shared/domain/deliveries/awaiting-decision.ts';
import { waitsUnread } from '../../../../shared/domain/deliveries/folding.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import type { DeliveredFile } from '../../../../shared/app/deliveries/delivered-files.ts';
import { localTime } from '../../texts/dates.ts';
import { sayWhoMay } from '../../texts/roles.ts';
import { words } from '../../texts/words.ts';
import { html, type Part } from '../../views/html.ts';
import { facts, note, panel } from '../../views/parts.ts';
import { sheetOf, type Sheet } from '../../views/sheet.ts';
import type { Page } from '../../views/shell.ts';
import type { StaffVisit } from '../../visit.ts';
import { countsOf, describeReason, nameOf, stateOf, titles, tones } from '../deliveries.ts';
import { affectedPanel } from './affected.ts';
import { decidePanel, takeBackPanel, unreadPanel, type Proposal } from './decide.ts';
import { effectPanel, effectSheet, type ShownEffect } from './effect.ts';
import { profilePanel, samplePanel } from './profile.ts';

/** What is shown of a file's quarantine: how many by reason, and the first rows. */
export interface QuarantineView {
  byReason: ReadonlyMap<QuarantineLine['reason'], number>;
  first: readonly QuarantineLine[];
  /** Every one, read again. */
  all: () => Promise<readonly QuarantineLine[]>;
}

/** What is shown besides the file itself, where it waits or was released. */
export interface DeliveryView {
  held: HeldFile | undefined;
  released: Proposal | undefined;
  /** What was shown to whoever released it; undefined where that is no longer kept. */
  releasedEffect?: ReleaseEffect | undefined;
  proposal: Proposal | undefined;
  inUse: readonly DeliveredFile[];
  mayDecide: boolean;
  /** When it is rejected where nobody decides; undefined where it does not wait for that. */
  endsOn?: CalendarDate | undefined;
  /** A decision that was refused, and what was typed. */
  refused?: { problem: Bilingual; reason: string };
}

export function deliveryPage(
  visit: StaffVisit,
  delivered: DeliveredFile,
  quarantine: QuarantineView,
  view: DeliveryView,
): Page {
  const { t } = visit;
  const { file, subject } = delivered;
  const lists = quarantineSheets(visit, delivered, quarantine);
  const effects = shownEffects(view.held).map((shown) => ({ shown, sheet: effectSheet(visit, shown) }));
  return {
    sheets: [...effects.map(({ sheet }) => sheet), ...lists],
    address: visit.path,
    title: say('交付详情', 'Delivery'),
    crumbs: html`<a href="/deliveries">${t(words.deliveries)}</a> › ${nameOf(subject, visit)}`,
    lead: html`<p>${stateOf(delivered, visit)} ${nameOf(subject, visit)} · ${file.asOf ?? ''}</p>`,
    body: html`${view.refused && note('stop', html`<p data-problems tabindex="-1">${t(view.refused.problem)}</p>`)}${why(visit, delivered, view)}${effects.map(({ shown, sheet }) => effectPanel(visit, shown, sheet))}${
      view.held &&
      html`<div class="grid">${profilePanel(visit, view.held)}${decision(visit, delivered, view)}</div>
        ${samplePanel(visit, view.held)}`
    }${view.held === undefined && decision(visit, delivered, view)}${affectedPanel(visit, subject, view.releasedEffect)}${totals(visit, delivered)}${quarantine.byReason.size > 0 && html`<div class="grid">${lists.map(({ title, shown }) => panel(t(title), shown))}</div>`}`,
  };
}

function why(
  visit: StaffVisit,
  { reason, seen, state }: DeliveredFile,
  { held, mayDecide, endsOn }: DeliveryView,
): Part {
  if (reason === null) return undefined;
  return note(
    tones[state],
    html`<p>${describeReason(reason, visit)}</p>
      ${seen !== undefined && html`<p><strong>${visit.t(seen)}</strong></p>`}
      ${endsOn !== undefined && html`<p>${visit.t(sayHoldEnd(endsOn))}</p>`}
      ${
        !mayDecide &&
        awaitsDecision({ reason, state }) &&
        html`<p data-who-decides>${visit.t(sayWhoMay('decide-deliveries'))}</p>`
      }
      ${
        held !== undefined &&
        mayDecide &&
        html`<p>
          <a href="#decide">${visit.t(say('去决定：放行还是退回', 'Decide: release or reject'))}</a>
        </p>`
      }`,
  );
}

function shownEffects(held: HeldFile | undefined): ShownEffect[] {
  const { release, join } = held?.preview ?? {};
  return [
    ...(release ? [{ name: 'release' as const, effect: release }] : []),
    ...(join ? [{ name: 'join' as const, effect: join }] : []),
  ];
}

function decision(
  visit: StaffVisit,
  delivered: DeliveredFile,
  { held, released, proposal, inUse, mayDecide, refused }: DeliveryView,
): Part {
  if (!mayDecide) return undefined;
  if (delivered.state === 'held' && waitsUnread(delivered.file))
    return unreadPanel(visit, delivered, refused?.reason);
  if (held !== undefined)
    return decidePanel(visit, { delivered, held, inUse, proposal, reason: refused?.reason });
  return released && takeBackPanel(visit, delivered, released);
}

function totals({ t }: StaffVisit, delivered: DeliveredFile): Part {
  const { file } = delivered;
  const counts = countsOf(delivered);
  return panel(
    t(say('总计', 'Totals')),
    facts([
      [t(titles.file), html`<code>${file.key}</code>`],
      [t(titles.arrived), localTime(file.arrivedAt)],
      ['SHA-256', html`<code>${file.sha256.slice(0, 16)}…</code>`],
      [t(titles.rows), counts?.rows.toLocaleString('en')],
      [t(titles.matched), counts?.matched?.toLocaleString('en')],
      [t(titles.unmatched), counts?.unmatched?.toLocaleString('en')],
      [t(titles.quarantined), counts?.quarantined.toLocaleString('en')],
      [t(say('比对日期', 'matched on')), file.match?.day],
    ]),
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
      { title: titles.reason, type: 'text', of: ([reason], t) => t(textOfReason(reason)) },
      { title: titles.rows, type: 'count', of: ([, count]) => count },
    ],
  });
  const lines = sheetOf(visit, {
    name: 'quarantine',
    title: titles.lines,
    caption: say(`前 ${first.length} 行；下载的清单是全部`, `The first ${first.length}; the files hold all`),
    rows: first,
    all,
    columns: [
      { title: titles.file, type: 'text', only: 'file', of: () => file.key },
      { title: say('行号', 'line'), type: 'count', of: ({ line }) => line },
      { title: say('原因代码', 'code'), type: 'text', only: 'file', of: ({ reason }) => reason },
      { title: titles.reason, type: 'text', of: ({ reason }, t) => t(textOfReason(reason)) },
    ],
  });
  return [reasons, lines];
}
