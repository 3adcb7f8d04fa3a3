/** What was found, in plain words, with every row it rests on. */
import type { Evidence, Finding, HouseholdFile } from '../../../../shared/contracts/household-file.ts';
import { rules } from '../../../../shared/domain/policy/rules/index.ts';
import { say as text } from '../../../../shared/domain/say.ts';
import { certainties, certaintyTones, kinds, sources, words } from '../../texts/words.ts';
import { describeAsset } from '../../views/assets.ts';
import { html, type Html } from '../../views/html.ts';
import { table, tag, yuan } from '../../views/parts.ts';
import { sheetOf, type Sheet, type SheetColumn } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';

export function findingPanel(finding: Finding, evidence: Sheet, visit: StaffVisit): Html {
  const { say } = visit;
  const { rule, kind, amountFen, limitFen, explanation, evidenceOmitted } = finding;
  return html`<section class="panel finding">
    <h2>${say(rules[rule].title)} ${tag(say(kinds[kind]), kind === 'suspension' ? 'stop' : 'look')}</h2>
    ${amountFen !== null && limitFen !== null && measure(amountFen, limitFen, visit)}
    <p>${say(explanation)}</p>
    ${evidence.shown}
    ${
      evidenceOmitted > 0 &&
      html`<p class="aside">
        ${say(text(`另有 ${evidenceOmitted} 行未列出`, `${evidenceOmitted} more rows are counted`))}
      </p>`
    }
  </section>`;
}

/** Every row that a finding rests on, as it was when it was found. */
export function evidenceSheet(
  { rule, evidence }: Finding,
  file: HouseholdFile,
  at: string,
  visit: StaffVisit,
): Sheet {
  return sheetOf<Evidence>(visit, {
    name: `evidence-${rule}`,
    title: text('依据', 'Evidence'),
    caption: text('依据', 'Evidence'),
    at,
    rows: evidence,
    columns: evidenceColumns(file, visit),
    empty: text('没有财产记录作为依据', 'it rests on no row of a source'),
  });
}

/** How far over the limit, to be seen at a glance. */
function measure(amountFen: number, limitFen: number, { say }: StaffVisit): Html {
  const times = limitFen > 0 ? (amountFen / limitFen).toFixed(amountFen < 10 * limitFen ? 1 : 0) : '';
  const value = Math.min(amountFen, 4 * limitFen);
  const words = text(
    `${yuan(amountFen)} 元，限额 ${yuan(limitFen)} 元`,
    `${yuan(amountFen)} of at most ${yuan(limitFen)} yuan`,
  );
  return html`<p class="measure">
    <strong>${say(words)}</strong>${
      times !== '' &&
      html` <span class="aside">${say(text(`限额的 ${times} 倍`, `${times} times the limit`))}</span>`
    }
    <meter
      min="0"
      max="${4 * limitFen}"
      high="${limitFen}"
      optimum="0"
      value="${value}"
      aria-hidden="true"
    ></meter>
  </p>`;
}

function evidenceColumns({ members }: HouseholdFile, { say }: StaffVisit): SheetColumn<Evidence>[] {
  return [
    {
      title: text('成员', 'member'),
      type: 'text',
      of: ({ memberOrdinal }) => members.find(({ ordinal }) => ordinal === memberOrdinal)?.name ?? '',
    },
    { title: text('数据源', 'source'), type: 'text', of: ({ source }, speak) => speak(sources[source]) },
    {
      title: text('记录内容', 'what the row shows'),
      type: 'text',
      of: ({ asset }, speak) => describeAsset(asset, speak),
    },
    { title: text('计入（元）', 'counts (yuan)'), type: 'yuan', of: ({ countedFen }) => countedFen ?? null },
    {
      title: text('把握', 'certainty'),
      type: 'text',
      of: ({ certainty, note }, speak) => `${speak(certainties[certainty])}，${reasonOf(speak(note))}`,
      show: ({ certainty, note }) =>
        html`${tag(say(certainties[certainty]), certaintyTones[certainty])}<br /><span class="aside"
            >${reasonOf(say(note))}</span
          >`,
    },
    {
      title: text('出处', 'comes from'),
      type: 'text',
      of: ({ provider, asOf, file: key, line }) => `${provider}，${asOf}，${key}:${line}`,
      show: ({ provider, asOf, file: key, line }) =>
        html`${provider}，<span class="date">${asOf}</span><br /><a
            class="aside"
            href="/deliveries/file?key=${encodeURIComponent(key)}"
            >${say(text(`第 ${line} 行`, `line ${line}`))}</a
          >`,
    },
  ];
}

/** What the household declared beside what was found: the two columns that a conversation at the door is about. */
export function comparison(file: HouseholdFile, findings: readonly Finding[], { say }: StaffVisit): Html {
  const { profile, members } = file;
  const rows = findings.flatMap(({ evidence }) => evidence);
  const count = (source: Evidence['source']): number =>
    new Set(rows.filter((row) => row.source === source).map(({ file: key, line }) => `${key}:${line}`)).size;
  const deposits = findings.find(({ rule }) => rule === 'financial-assets');
  const undeclared = say(text('花名册没有此项', 'the roster has no such column'));
  const lines: [string, string, string][] = [
    [
      say(text('共同生活人口', 'people who live together')),
      String(profile.headcount),
      say(text(`花名册列 ${members.length} 人`, `${members.length} listed in the roster`)),
    ],
    [
      say(text('家庭收入', 'income')),
      `${yuan(profile.incomeFen)} ${say(profile.incomePeriod === 'month' ? words.yuanAMonth : text('元/年', 'yuan a year'))}`,
      say(text('没有收入数据源', 'no source of incomes')),
    ],
    [
      say(sources.bank),
      undeclared,
      deposits === undefined ? String(count('bank')) : `${yuan(deposits.amountFen)} ${say(words.yuan)}`,
    ],
    [say(sources.vehicle), undeclared, String(count('vehicle'))],
    [say(sources.property), undeclared, String(count('property'))],
  ];
  return table(
    lines,
    [
      { title: say(text('项目', 'about')), cell: ([name]) => name },
      { title: say(text('家庭申报（花名册）', 'declared (roster)')), cell: ([, declared]) => declared },
      { title: say(text('核对发现（依据中）', 'found (in the evidence)')), cell: ([, , found]) => found },
    ],
    { caption: say(text('申报与核对对照', 'Declared and found')), quiet: true, empty: say(words.none) },
  );
}

/** Notes begin with why the certainty is what it is; what follows repeats the row, which has a column of its own. */
function reasonOf(note: string): string {
  return note.split(/；|; /)[0] ?? '';
}
