/** The policy in force: every number, and what it rests on. */
import type { Policy } from '../../../shared/domain/policy/document.ts';
import { rules } from '../../../shared/domain/policy/rules/index.ts';
import { stateTitles } from '../../../shared/domain/cases/states.ts';
import { say as text } from '../../../shared/domain/say.ts';
import { decisions } from '../steps/options.ts';
import { ruleModes, schemes, sources, words } from '../texts/words.ts';
import { html, type Html } from '../views/html.ts';
import { facts, panel, table, tag, yuan } from '../views/parts.ts';
import type { Page } from '../views/shell.ts';
import type { StaffVisit } from '../visit.ts';

export function policyPage(
  visit: StaffVisit,
  { policy, version }: { policy: Policy; version: string },
): Page {
  const { say } = visit;
  return {
    title: words.policy,
    lead: html`<p>${say(text('版本', 'version'))} <code>${version}</code></p>`,
    body: html`${panel(say(text('规则', 'Rules')), ruleTable(policy, visit))}
      <div class="grid">
        ${panel(say(text('保障标准', 'Standards')), standards(policy, visit))}
        ${panel(say(text('办理期限（工作日）', 'Deadlines (working days)')), deadlines(policy, visit))}
        ${panel(say(text('数据交付', 'Sources')), sourceTable(policy, visit))}
        ${panel(say(text('其他', 'Other')), others(policy, visit))}
      </div>`,
  };
}

function ruleTable(policy: Policy, { say }: StaffVisit): Html {
  return table(
    policy.rules,
    [
      { title: say(text('规则', 'rule')), cell: ({ rule }) => say(rules[rule].title) },
      {
        title: say(text('状态', 'mode')),
        cell: ({ mode }) => tag(say(ruleModes[mode]), mode === 'live' ? 'good' : 'plain'),
      },
      { title: say(text('参数', 'parameters')), cell: parametersOf },
      { title: say(text('生效', 'from')), kind: 'date', cell: ({ effectiveFrom }) => effectiveFrom },
      { title: say(text('依据', 'rests on')), cell: ({ restsOn }) => restsOn },
    ],
    { caption: say(text('规则', 'Rules')), quiet: true, empty: say(words.none) },
  );
}

const shownElsewhere = new Set(['rule', 'mode', 'effectiveFrom', 'effectiveTo', 'restsOn', 'county']);

function parametersOf(entry: Policy['rules'][number]): Html {
  const parameters = Object.entries(entry).filter(([name]) => !shownElsewhere.has(name));
  return html`${parameters.map(([name, value]) => html`<code>${name}: ${[value].flat().join(', ')}</code><br />`)}`;
}

function standards({ standards: all }: Policy, { say }: StaffVisit): Html {
  return table(
    all,
    [
      { title: say(text('类别', 'scheme')), cell: ({ scheme }) => say(schemes[scheme]) },
      {
        title: say(text('标准', 'standard')),
        kind: 'num',
        cell: ({ amountFen, period }) =>
          `${yuan(amountFen)} ${say(period === 'month' ? words.yuanAMonth : text('元/年', 'yuan a year'))}`,
      },
      { title: say(text('依据', 'rests on')), cell: ({ restsOn }) => restsOn },
    ],
    { caption: say(text('保障标准', 'Standards')), quiet: true, empty: say(words.none) },
  );
}

function deadlines({ cases }: Policy, { say }: StaffVisit): Html {
  return table(
    Object.entries(cases.deadlines) as [keyof typeof stateTitles, { workingDays: number; restsOn: string }][],
    [
      { title: say(text('状态', 'state')), cell: ([state]) => say(stateTitles[state]) },
      { title: say(text('工作日', 'working days')), kind: 'num', cell: ([, { workingDays }]) => workingDays },
      { title: say(text('依据', 'rests on')), cell: ([, { restsOn }]) => restsOn },
    ],
    { caption: say(text('办理期限', 'Deadlines')), quiet: true, empty: say(words.none) },
  );
}

function sourceTable(policy: Policy, { say }: StaffVisit): Html {
  return table(
    Object.entries(policy.sources) as [keyof typeof sources, { overdueAfterDays: number; restsOn: string }][],
    [
      { title: say(text('数据源', 'source')), cell: ([source]) => say(sources[source]) },
      {
        title: say(text('逾期天数', 'overdue after days')),
        kind: 'num',
        cell: ([, { overdueAfterDays }]) => overdueAfterDays,
      },
      { title: say(text('依据', 'rests on')), cell: ([, { restsOn }]) => restsOn },
    ],
    { caption: say(text('数据交付', 'Sources')), quiet: true, empty: say(words.none) },
  );
}

function others({ cases, clearances }: Policy, { say }: StaffVisit): Html {
  const { replyPeriod, collectiveDecision, financeCutOff, gradualExit } = cases;
  const cited = (value: string, restsOn: string): Html =>
    html`${value}<br /><span class="aside">${restsOn}</span>`;
  const days = say(text(`${replyPeriod.workingDays} 个工作日`, `${replyPeriod.workingDays} working days`));
  return facts([
    [say(text('答复期', 'reply period')), cited(days, replyPeriod.restsOn)],
    [
      say(text('需集体研究', 'collective decision for')),
      cited(
        collectiveDecision.neededFor.map((each) => say(decisions[each])).join('、') || say(words.none),
        collectiveDecision.restsOn,
      ),
    ],
    [
      say(text('财务截止日', 'finance cut-off')),
      cited(
        say(text(`每月 ${financeCutOff.dayOfMonth} 日`, `day ${financeCutOff.dayOfMonth} of the month`)),
        financeCutOff.restsOn,
      ),
    ],
    [
      say(text('渐退期', 'gradual exit')),
      cited(
        say(text(`最长 ${gradualExit.longestMonths} 个月`, `at most ${gradualExit.longestMonths} months`)),
        gradualExit.restsOn,
      ),
    ],
    [
      say(text('排除增长界限', 'growth that ends a clearance')),
      cited(`${clearances.growthShare * 100} %`, clearances.restsOn),
    ],
    [
      say(text('排除最长期限', 'longest clearance')),
      say(text(`${clearances.longestMonths} 个月`, `${clearances.longestMonths} months`)),
    ],
  ]);
}
