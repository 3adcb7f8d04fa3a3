/** Deliveries: what each provider sent, what became of it, and what waits for a person. */
import { titleOfSource } from '../../../shared/domain/catalogue/catalogue.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import type { StateReason } from '../../../shared/contracts/reasons.ts';
import { textOfReason } from '../../../shared/domain/catalogue/reasons.ts';
import type { Subject } from '../../../shared/contracts/deliveries.ts';
import type { DeliveryState } from '../../../shared/contracts/outputs.ts';
import { awaitsDecision } from '../../../shared/domain/deliveries/awaiting-decision.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import type { DeliveredFile } from '../../../shared/app/deliveries/delivered-files.ts';
import { subjectName } from '../../../shared/store/keys.ts';
import { lineChart } from '../charts/over-time.ts';
import { localTime } from '../texts/dates.ts';
import { deliveryStates, words } from '../texts/words.ts';
import { may } from '../../../shared/domain/staff/access.ts';
import { historyAddress } from '../texts/addresses.ts';
import { html, type Html, type Part } from '../views/html.ts';
import { panel, tag, tiles, withQuery, type Tone } from '../views/parts.ts';
import { sheetOf, type Sheet } from '../views/sheet.ts';
import type { Page } from '../views/shell.ts';
import type { StaffVisit } from '../visit.ts';
import { sourcesInShort, sourcesSheet, type ListedSource } from './sources.ts';

export const tones: Record<DeliveryState, Tone> = {
  current: 'good',
  superseded: 'plain',
  duplicate: 'plain',
  held: 'look',
  rejected: 'stop',
};

export const titles = {
  held: say('暂扣，等待人工确认', 'Held: waits for a person'),
  all: say('近期交付', 'Recent deliveries'),
  history: say('全部记录', 'All on record'),
  rows: say('总行数', 'rows'),
  matched: say('命中', 'matched'),
  unmatched: say('未命中', 'unmatched'),
  quarantined: say('隔离', 'quarantined'),
  state: say('状态', 'state'),
  reason: say('原因', 'reason'),
  asOf: say('数据日期', 'as of'),
  arrived: say('收到', 'arrived'),
  file: say('文件', 'file'),
  roster: say('花名册', 'roster'),
  applicants: say('申请家庭', 'applicants'),
  refused: say('无法识别', 'unreadable key'),
  release: say('放行', 'Release'),
  reject: say('退回', 'Reject'),
  byReason: say('隔离原因', 'Quarantine by reason'),
  lines: say('隔离的行', 'Quarantined rows'),
} satisfies Record<string, Bilingual>;

export interface HeldFile extends DeliveredFile {
  /** Who has proposed to release it, where it waits for a second person. */
  proposedBy?: string | undefined;
}

export interface DeliveriesView {
  files: readonly DeliveredFile[];
  held: readonly HeldFile[];
  sources: readonly ListedSource[];
}

export function deliveriesPage(
  visit: StaffVisit,
  { files, sources, ...view }: DeliveriesView,
  message?: Html,
): Page {
  const { t } = visit;
  const listed = sourcesSheet(visit, sources);
  const late = sources.filter(({ status }) => status === 'overdue').length;
  const held = view.held.filter(awaitsDecision);
  const current = files.filter(({ state }) => state === 'current');
  const sum = (pick: (file: DeliveredFile) => number): string =>
    current.reduce((total, file) => total + pick(file), 0).toLocaleString('en');
  const all = filesSheet(visit, 'deliveries', titles.all, [...files].sort(newestFirst));
  const waiting = filesSheet(visit, 'held', titles.held, held);
  return {
    title: words.deliveries,
    sheets: [listed, all, waiting],
    actions: html`<a class="button" href="/words">${t(say('未知用词', 'Unknown words'))}</a>`,
    body: html`${message}${tiles([
      { label: t(say('现行交付', 'current deliveries')), value: current.length, tone: 'good' },
      {
        label: t(say('数据源逾期', 'sources late')),
        value: late,
        tone: late > 0 ? 'stop' : 'plain',
        href: '#sources',
      },
      { label: t(titles.held), value: held.length, tone: held.length > 0 ? 'look' : 'plain' },
      { label: t(titles.rows), value: sum((file) => countsOf(file)?.rows ?? 0) },
      { label: t(titles.matched), value: sum((file) => countsOf(file)?.matched ?? 0) },
      {
        label: t(titles.quarantined),
        value: sum((file) => countsOf(file)?.quarantined ?? 0),
        tone: 'look',
      },
    ])}${held.length > 0 && panel(t(titles.held), waiting.shown)}${panel(
      t(say('数据源', 'Sources')),
      html`${sourcesInShort(sources, listed, visit)}${trends(visit, files)}${histories(visit, files, sources)}`,
      'sources',
    )}${panel(t(titles.all), all.shown)}`,
  };
}

/** The way to all that was ever delivered: of a source by its name in the list, of whoever is in none from here. */
function histories(
  visit: StaffVisit,
  files: readonly DeliveredFile[],
  sources: readonly ListedSource[],
): Part {
  const listed = new Set(sources.map((each) => subjectName({ kind: 'provider', ...each })));
  const others = new Map(files.map(({ subject }) => [subjectName(subject), subject]));
  for (const of of listed) others.delete(of);
  if (others.size === 0) return undefined;
  return html`<p class="aside">
    ${visit.t(titles.history)}
    ${[...others].map(([of, subject]) => html` · <a href="${historyAddress(of)}">${nameOf(subject, visit)}</a>`)}
  </p>`;
}

/** Of each provider that delivered for more than one day: what matched, delivery by delivery. */
function trends(visit: StaffVisit, files: readonly DeliveredFile[]): Part {
  const { t } = visit;
  const ofProviders = files.filter(({ subject }) => subject.kind === 'provider');
  const series = [...Map.groupBy(ofProviders, ({ subject }) => nameOf(subject, visit))]
    .map(([name, these]) => ({ name, days: matchedByDay(these).slice(-daysShown) }))
    .filter(({ days }) => days.length > 1)
    .slice(0, chartsShown);
  if (series.length === 0) return undefined;
  return html`<details>
    <summary>${t(say('历次命中行数', 'Rows matched, delivery by delivery'))}</summary>
    <div class="grid">
      ${series.map(
        ({ name, days }, n) =>
          html`<div class="panel">
            ${lineChart({
              id: `trend-${n}`,
              title: name,
              summary: t(say(`${days.length} 次交付的命中行数`, `rows matched of ${days.length} deliveries`)),
              labelTitle: t(titles.asOf),
              labels: days.map(([asOf]) => asOf.slice(5)),
              series: [
                { name: t(titles.matched), color: 'brand', values: days.map(([, matched]) => matched) },
              ],
              tableTitle: t(words.figures),
            })}
          </div>`,
      )}
    </div>
  </details>`;
}

/** The parts of one delivery count together; of what was sent again for a day only what was used last. */
function matchedByDay(files: readonly DeliveredFile[]): [asOf: string, matched: number][] {
  const accepted = files.filter((each) => countsOf(each) !== undefined && each.state !== 'duplicate');
  const byDay = [...Map.groupBy(accepted, ({ file }) => file.asOf ?? '')].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return byDay.map(([asOf, these]) => {
    const current = these.filter(({ state }) => state === 'current');
    const used = current.length > 0 ? current : lastOfEachKey(these);
    return [asOf, used.reduce((sum, each) => sum + (countsOf(each)?.matched ?? 0), 0)];
  });
}

function lastOfEachKey(files: readonly DeliveredFile[]): DeliveredFile[] {
  const oldestFirst = [...files].sort((a, b) => newestFirst(b, a));
  return [...new Map(oldestFirst.map((each) => [each.file.key, each])).values()];
}

function newestFirst(a: DeliveredFile, b: DeliveredFile): number {
  return b.file.arrivedAt < a.file.arrivedAt ? -1 : 1;
}

/** What a page shows of a list; its files hold all. However many files somebody puts, no page grows beyond it. */
const filesShown = 50;
const chartsShown = 40;
const daysShown = 24;

function firstOf(count: number): Bilingual {
  return say(
    `显示 ${filesShown} 份，共 ${count} 份，下载文件含全部`,
    `${filesShown} of ${count}; the files to download hold all`,
  );
}

export function filesSheet(
  visit: StaffVisit,
  name: string,
  title: Bilingual,
  rows: readonly HeldFile[],
): Sheet {
  const shown = rows.slice(0, filesShown);
  return sheetOf(visit, {
    name,
    title,
    rows: shown,
    ...(shown.length < rows.length && { all: () => Promise.resolve(rows), caption: firstOf(rows.length) }),
    columns: [
      {
        title: say('提供单位', 'provider'),
        type: 'text',
        of: ({ subject }, t) => nameOf(subject, { ...visit, t }),
        show: (each) => html`<a href="${addressOf(each)}">${nameOf(each.subject, visit)}</a>`,
      },
      { title: titles.asOf, type: 'date', of: ({ file }) => file.asOf },
      {
        title: titles.state,
        type: 'text',
        of: ({ state }, t) => t(deliveryStates[state]),
        show: (each) => stateOf(each, visit),
      },
      { title: titles.rows, type: 'count', of: (each) => countsOf(each)?.rows ?? null },
      { title: titles.matched, type: 'count', of: (each) => countsOf(each)?.matched ?? null },
      {
        title: titles.unmatched,
        type: 'count',
        only: 'file',
        of: (each) => countsOf(each)?.unmatched ?? null,
      },
      { title: titles.quarantined, type: 'count', of: (each) => countsOf(each)?.quarantined ?? null },
      { title: titles.reason, type: 'text', of: (each, t) => describeWhy(each, { t }) },
      { title: titles.file, type: 'text', only: 'file', of: ({ file }) => file.key },
      { title: titles.arrived, type: 'text', only: 'file', of: ({ file }) => localTime(file.arrivedAt) },
      { title: say('SHA-256', 'SHA-256'), type: 'text', only: 'file', of: ({ file }) => file.sha256 },
    ],
  });
}

function describeWhy(
  { reason, proposedBy }: Pick<HeldFile, 'reason' | 'proposedBy'>,
  { t }: Pick<StaffVisit, 't'>,
): string {
  const proposed = proposedBy === undefined ? [] : [t(sayProposed(proposedBy))];
  return [describeReason(reason, { t }), ...proposed].join(t(say('；', '; ')));
}

function sayProposed(by: string): Bilingual {
  return say(`${by}已提出放行，待第二人`, `${by} has proposed to release it: a second person decides`);
}

/** Files that are held, each with whom it waits for. */
export function heldList(held: readonly HeldFile[], visit: StaffVisit): Part {
  const { t } = visit;
  const waits = (each: HeldFile): Bilingual => {
    if (each.proposedBy !== undefined) return sayProposed(each.proposedBy);
    if (!awaitsDecision(each)) return say('等待', 'waits');
    return may(visit.staff, 'decide-deliveries')
      ? say('待您确认', 'waits for you')
      : say('待县级确认', 'waits for the county');
  };
  return (
    held.length > 0 &&
    html`<ul class="plain">
      ${held.map(
        (each) =>
          html`<li>
            ${tag(t(waits(each)), 'look')}
            <a href="${addressOf(each)}">${nameOf(each.subject, visit)} ${each.file.asOf ?? ''}</a>
          </li>`,
      )}
    </ul>`
  );
}

export function countsOf({ file, original, state }: DeliveredFile) {
  return state === 'rejected' ? undefined : (original ?? file).match?.counts;
}

export function addressOf({ file }: DeliveredFile): string {
  return withQuery('/deliveries/file', { key: file.key, id: file.fileId });
}

export function stateOf({ state }: DeliveredFile, { t }: StaffVisit): Html {
  return tag(t(deliveryStates[state]), tones[state]);
}

export function nameOf(
  subject: Subject,
  { t, providerName }: Pick<StaffVisit, 't' | 'providerName'>,
): string {
  if (subject.kind === 'provider') return `${t(titleOfSource(subject.source))} · ${providerName(subject)}`;
  if (subject.kind === 'unknown') return subject.name;
  return 'county' in subject ? `${t(titles[subject.kind])} · ${subject.county}` : t(titles.refused);
}

export function describeReason(reason: StateReason, { t }: Pick<StaffVisit, 't'>): string {
  if (reason === null) return '';
  if (reason === 'same-bytes') return t(say('与先前文件内容相同', 'the same bytes were delivered before'));
  return t(textOfReason(reason));
}
