/** What was found, in plain words, with every row it rests on. */
import type {
  Evidence,
  Finding,
  HouseholdCase,
  HouseholdFile,
} from '../../../../shared/contracts/household-file.ts';
import { compareDeclared, type Comparison } from '../../../../shared/domain/cases/compare-declared.ts';
import {
  describeRow,
  meaningOfRule,
  titleOfRule,
  titleOfSource,
} from '../../../../shared/domain/catalogue/catalogue.ts';
import { measuredAgainst, sayAmounts } from '../../../../shared/domain/catalogue/say-amounts.ts';
import { peopleOfFinding } from './finding-people.ts';
import { lookUp } from '../../../../shared/contracts/stored.ts';
import { sayProvider } from '../../../../shared/domain/policy/providers.ts';
import { say, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { everybodyOf, nameMembers, sayPerson } from '../../../../shared/domain/roster/people.ts';
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
  file: HouseholdFile,
  [evidence, ...people]: readonly [Sheet, ...Sheet[]],
  visit: StaffVisit,
): Html {
  const { t } = visit;
  const { rule, kind, explanation, evidenceOmitted } = finding;
  return html`<section class="panel finding">
    <h2>${t(titleOfRule(rule))} ${tag(t(sayWord(kinds, kind)), kind === 'suspension' ? 'stop' : 'look')}</h2>
    ${measure(finding, visit)}
    <p>${t(nameMembers(explanation, everybodyOf(file)))}</p>
    ${meaningOf(rule, visit)} ${peopleOfFinding(finding, people, visit)}
    <h3>${t(say('依据', 'Evidence'))}</h3>
    ${evidence.shown}
    ${
      evidenceOmitted > 0 &&
      html`<p class="aside">
        ${t(say(`另有 ${evidenceOmitted} 行未列出`, `${evidenceOmitted} more rows are counted`))}
      </p>`
    }
  </section>`;
}

/** The rule itself, for whoever does not know it by heart. */
function meaningOf(rule: string, { t }: StaffVisit): Part {
  const meaning = meaningOfRule(rule);
  return (
    meaning !== undefined &&
    html`<details>
      <summary>${t(say('这条规则是什么', 'What this rule is'))}</summary>
      <p>${t(meaning)}</p>
    </details>`
  );
}

/** Every row that a finding rests on, as it was when it was found. */
export function evidenceSheet({ rule, evidence }: Finding, at: string, visit: StaffVisit): Sheet {
  return sheetOf<Evidence>(visit, {
    name: `evidence-${rule}`,
    title: say('依据', 'Evidence'),
    at,
    rows: evidence,
    columns: evidenceColumns(visit),
    empty: say('没有财产记录作为依据', 'it rests on no row of a source'),
  });
}

/** How far over the limit at a glance, or what is paid and what is due. */
function measure(finding: Finding, { t }: StaffVisit): Part {
  const { rule, amountFen, limitFen } = finding;
  const words = sayAmounts(finding);
  if (words === undefined || amountFen === null || limitFen === null) return undefined;
  if (measuredAgainst(rule) === 'due') return html`<p class="measure"><strong>${t(words)}</strong></p>`;
  const times = timesOf(amountFen, limitFen);
  return html`<p class="measure">
      <strong>${t(words)}</strong>${
        times !== undefined &&
        html` <span class="aside">${t(say(`限额的 ${times} 倍`, `${times} times the limit`))}</span>`
      }
    </p>
    ${limitBar(amountFen, limitFen)}`;
}

function evidenceColumns({ t, providerName }: StaffVisit): SheetColumn<Evidence>[] {
  return [
    {
      title: say('成员', 'member'),
      type: 'text',
      of: ({ memberOrdinal, memberName }, t) => memberName ?? t(sayPerson({ ordinal: memberOrdinal })),
    },
    {
      title: say('数据源', 'source'),
      type: 'text',
      of: ({ source }, t) => t(titleOfSource(source)),
    },
    {
      title: say('记录内容', 'what the row shows'),
      type: 'text',
      of: ({ asset }, t) => t(describeRow(asset)),
    },
    { title: say('计入（元）', 'counts (yuan)'), type: 'yuan', of: ({ countedFen }) => countedFen ?? null },
    {
      title: say('把握', 'certainty'),
      type: 'text',
      of: ({ certainty, note }, t) => `${t(sayWord(certainties, certainty))}，${reasonOf(t(note))}`,
      show: ({ certainty, note }) =>
        html`${tag(t(sayWord(certainties, certainty)), lookUp(certaintyTones, certainty) ?? 'plain')}<br /><span
            class="aside"
            >${reasonOf(t(note))}</span
          >`,
    },
    {
      title: say('出处', 'comes from'),
      type: 'text',
      of: ({ asOf, file: key, line, ...row }, t) =>
        `${t(sayProvider(row, providerName(row)))}，${asOf}，${key}:${line}`,
      show: ({ asOf, file: key, line, ...row }) =>
        html`${t(sayProvider(row, providerName(row)))}，<span class="date">${asOf}</span><br /><a
            class="aside"
            href="/deliveries/file?key=${encodeURIComponent(key)}"
            >${t(say(`第 ${line} 行`, `line ${line}`))}</a
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
    title: say('申报与核对对照', 'Declared and found'),
    at: caseAddress(open),
    rows: compareDeclared(profile, members.length, open),
    columns: [
      { title: say('项目', 'about'), type: 'text', of: ({ topic }, t) => t(topic) },
      {
        title: say('家庭申报（花名册）', 'declared (roster)'),
        type: 'text',
        of: ({ declared }, t) => t(declared),
      },
      {
        title: say('核对发现', 'found'),
        type: 'text',
        of: ({ found }, t) => t(found),
        show: ({ found, differs }) => (differs ? tag(visit.t(found), 'look') : visit.t(found)),
      },
    ],
  });
}

/** Notes begin with why the certainty is what it is; what follows repeats the row, which has a column of its own. */
function reasonOf(note: string): string {
  return note.split(/；|; /)[0] ?? '';
}
