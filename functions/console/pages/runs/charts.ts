/** Nights as pictures: how open cases move, and what the last night found by rule and by town. */
import type { RuleName } from '../../../../shared/contracts/findings.ts';
import type { RunReport, TownResult } from '../../../../shared/contracts/runs.ts';
import { titleOfRule } from '../../../../shared/domain/catalogue/catalogue.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { barChart } from '../../charts/bars.ts';
import { columnChart } from '../../charts/over-time.ts';
import { kinds } from '../../texts/words.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import type { StaffVisit } from '../../visit.ts';

/** How open cases move from night to night, the oldest first; one night alone is no movement. */
export function nightsChart({ t }: StaffVisit, newestFirst: readonly RunReport[]): Part {
  const nights = newestFirst.toReversed();
  const last = nights.at(-1);
  if (last === undefined || nights.length < 2) return undefined;
  const { suspension, review, entitlement = 0 } = last.openCases;
  const summary = say(
    `最近一夜 ${suspension} 件拟停发、${review} 件复核、${entitlement} 件应享未享`,
    `last night ${suspension} suspensions, ${review} reviews and ${entitlement} entitlements`,
  );
  return html`<div class="panel">
    ${columnChart({
      id: 'nights',
      title: t(say('每夜未结个案', 'Open cases, night by night')),
      summary: t(summary),
      labelTitle: t(say('评估日', 'night')),
      labels: nights.map(({ day }) => day.slice(5)),
      series: [
        {
          name: t(kinds.suspension),
          color: 'stop',
          values: nights.map(({ openCases }) => openCases.suspension),
        },
        { name: t(kinds.review), color: 'look', values: nights.map(({ openCases }) => openCases.review) },
        {
          name: t(kinds.entitlement),
          color: 'good',
          values: nights.map(({ openCases: { entitlement = 0 } }) => entitlement),
        },
      ],
      tableTitle: t(say('数字', 'The figures')),
    })}
  </div>`;
}

/** Rules by how many households fail them, the most first. */
export function byRule({ findingsByRule }: Pick<RunReport, 'findingsByRule'>): [RuleName, number][] {
  return Object.entries(findingsByRule).sort((a, b) => b[1] - a[1]);
}

export function rulesChart({ t }: StaffVisit, report: RunReport): Html {
  const found = byRule(report);
  return barChart({
    id: 'rules',
    title: t(say('有疑点的家庭', 'Households with findings')),
    summary: found.map(([rule, count]) => `${t(titleOfRule(rule))} ${count}`).join('，'),
    labelTitle: t(say('规则', 'rule')),
    labels: found.map(([rule]) => t(titleOfRule(rule))),
    series: [{ name: t(say('家庭', 'households')), color: 'brand', values: found.map(([, count]) => count) }],
  });
}

/** Open cases of every kind. */
export function openIn({ review, suspension, entitlement = 0 }: TownResult): number {
  return review + suspension + entitlement;
}

/** Towns by their open cases, the most first. */
export function byTown({ towns }: RunReport) {
  return Object.entries(towns).sort(([, a], [, b]) => openIn(b) - openIn(a));
}

export function townsChart({ t }: StaffVisit, report: RunReport): Html {
  const found = byTown(report);
  const [first] = found;
  return barChart({
    id: 'towns',
    title: t(say('未结个案', 'Open cases')),
    summary: first === undefined ? '' : t(say(`${first[0]}最多`, `${first[0]} has most`)),
    labelTitle: t(say('乡镇', 'town')),
    labels: found.map(([town]) => town),
    series: [
      { name: t(kinds.suspension), color: 'stop', values: found.map(([, each]) => each.suspension) },
      { name: t(kinds.review), color: 'look', values: found.map(([, each]) => each.review) },
      {
        name: t(kinds.entitlement),
        color: 'good',
        values: found.map(([, { entitlement = 0 }]) => entitlement),
      },
    ],
  });
}
