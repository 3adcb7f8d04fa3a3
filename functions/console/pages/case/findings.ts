/** What was found, in plain words, with every row it rests on. */
import type {
  Evidence,
  Finding,
  HouseholdCase,
  HouseholdFile,
} from '../../../../shared/contracts/household-file.ts';
import { compareDeclared, type Comparison } from '../../../../shared/domain/cases/compare-declared.ts';
import { describeRow, titleOfRule, titleOfSource } from '../../../../shared/domain/catalogue/catalogue.ts';
import { measuredAgainst, sayAmounts } from '../../../../shared/domain/catalogue/say-amounts.ts';
import { peopleOfFinding } from './finding-people.ts';
import { lookUp } from '../../../../shared/contracts/stored.ts';
import { say as text, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { sayPerson } from '../../../../shared/domain/roster/people.ts';
import { certainties, certaintyTones, kinds } from '../../texts/words.ts';
import { limitBar } from '../../charts/limit-bar.ts';
import { timesOf } from '../../texts/found.ts';
import { caseAddress } from '../../texts/addresses.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { tag } from '../../views/parts.ts';
import { sheetOf, type Sheet, type SheetColumn } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';

/** @param lists its evidence, and whom it is about */
export function findingPanel(
  finding: Finding,
  [evidence, ...people]: readonly [Sheet, ...Sheet[]],
  visit: StaffVisit,
): Html {
  const { say } = visit;
  const { rule, kind, explanation, evidenceOmitted } = finding;
  return html`<section class="panel finding">
    <h2>
      ${say(titleOfRule(rule))} ${tag(say(sayWord(kinds, kind)), kind === 'suspension' ? 'stop' : 'look')}
    </h2>
    ${measure(finding, visit)}
    <p>${say(explanation)}</p>
    ${peopleOfFinding(finding, people, visit)}
    <h3>${say(text('依据', 'Evidence'))}</h3>
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
export function evidenceSheet({ rule, evidence }: Finding, at: string, visit: StaffVisit): Sheet {
  return sheetOf<Evidence>(visit, {
    name: `evidence-${rule}`,
    title: text('依据', 'Evidence'),
    at,
    rows: evidence,
    columns: evidenceColumns(visit),
    empty: text('没有财产记录作为依据', 'it rests on no row of a source'),
  });
}

/** How far over the limit at a glance, or what is paid and what is due. */
function measure(finding: Finding, { say }: StaffVisit): Part {
  const { rule, amountFen, limitFen } = finding;
  const words = sayAmounts(finding);
  if (words === undefined || amountFen === null || limitFen === null) return undefined;
  if (measuredAgainst(rule) === 'due') return html`<p class="measure"><strong>${say(words)}</strong></p>`;
  const times = timesOf(amountFen, limitFen);
  return html`<p class="measure">
      <strong>${say(words)}</strong>${
        times !== undefined &&
        html` <span class="aside">${say(text(`限额的 ${times} 倍`, `${times} times the limit`))}</span>`
      }
    </p>
    ${limitBar(amountFen, limitFen)}`;
}

function evidenceColumns({ say, providerName }: StaffVisit): SheetColumn<Evidence>[] {
  return [
    {
      title: text('成员', 'member'),
      type: 'text',
      of: ({ memberOrdinal, memberName }, speak) =>
        memberName ?? speak(sayPerson({ ordinal: memberOrdinal })),
    },
    {
      title: text('数据源', 'source'),
      type: 'text',
      of: ({ source }, speak) => speak(titleOfSource(source)),
    },
    {
      title: text('记录内容', 'what the row shows'),
      type: 'text',
      of: ({ asset }, speak) => speak(describeRow(asset)),
    },
    { title: text('计入（元）', 'counts (yuan)'), type: 'yuan', of: ({ countedFen }) => countedFen ?? null },
    {
      title: text('把握', 'certainty'),
      type: 'text',
      of: ({ certainty, note }, speak) =>
        `${speak(sayWord(certainties, certainty))}，${reasonOf(speak(note))}`,
      show: ({ certainty, note }) =>
        html`${tag(say(sayWord(certainties, certainty)), lookUp(certaintyTones, certainty) ?? 'plain')}<br /><span
            class="aside"
            >${reasonOf(say(note))}</span
          >`,
    },
    {
      title: text('出处', 'comes from'),
      type: 'text',
      of: ({ asOf, file: key, line, ...row }) => `${providerName(row)}，${asOf}，${key}:${line}`,
      show: ({ asOf, file: key, line, ...row }) =>
        html`${providerName(row)}，<span class="date">${asOf}</span><br /><a
            class="aside"
            href="/deliveries/file?key=${encodeURIComponent(key)}"
            >${say(text(`第 ${line} 行`, `line ${line}`))}</a
          >`,
    },
  ];
}

/** What the household declared and what was found, in two columns for the visit. */
export function comparisonSheet(
  { profile, members }: HouseholdFile,
  open: HouseholdCase,
  visit: StaffVisit,
): Sheet {
  return sheetOf<Comparison>(visit, {
    name: 'comparison',
    title: text('申报与核对对照', 'Declared and found'),
    at: caseAddress(open),
    rows: compareDeclared(profile, members.length, open),
    columns: [
      { title: text('项目', 'about'), type: 'text', of: ({ topic }, say) => say(topic) },
      {
        title: text('家庭申报（花名册）', 'declared (roster)'),
        type: 'text',
        of: ({ declared }, say) => say(declared),
      },
      {
        title: text('核对发现', 'found'),
        type: 'text',
        of: ({ found }, say) => say(found),
        show: ({ found, differs }) => (differs ? tag(visit.say(found), 'look') : visit.say(found)),
      },
    ],
  });
}

/** Notes begin with why the certainty is what it is; what follows repeats the row, which has a column of its own. */
function reasonOf(note: string): string {
  return note.split(/；|; /)[0] ?? '';
}
