/** The policy in force: every number, and what it rests on. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import type { Policy } from '../../../shared/domain/policy/document.ts';
import { rules } from '../../../shared/domain/policy/rules/index.ts';
import { stateTitles } from '../../../shared/domain/cases/states.ts';
import { say as text, type Say } from '../../../shared/domain/say.ts';
import { decisions, periods } from '../steps/options.ts';
import { ruleModes, schemes, sources, words } from '../texts/words.ts';
import { html, type Html } from '../views/html.ts';
import { facts, panel, tag } from '../views/parts.ts';
import type { Page } from '../views/shell.ts';
import { sheetOf, type Sheet } from '../views/sheet.ts';
import type { StaffVisit } from '../visit.ts';

export function policyPage(
  visit: StaffVisit,
  { policy, version }: { policy: Policy; version: string },
): Page {
  const { say } = visit;
  const sheets = [
    rulesSheet(policy, visit),
    standardsSheet(policy, visit),
    deadlinesSheet(policy, visit),
    sourcesSheet(policy, visit),
  ] as const;
  const [rulesInForce, standards, deadlines, delivered] = sheets;
  return {
    title: words.policy,
    lead: html`<p>${say(text('版本', 'version'))} <code>${version}</code></p>`,
    sheets,
    body: html`${panel(say(titles.rules), rulesInForce.shown)}
      <div class="grid">
        ${panel(say(titles.standards), standards.shown)} ${panel(say(titles.deadlines), deadlines.shown)}
        ${panel(say(titles.sources), delivered.shown)}
        ${panel(say(text('其他', 'Other')), others(policy, visit))}
      </div>`,
  };
}

const titles = {
  rules: text('规则', 'Rules'),
  standards: text('保障标准', 'Standards'),
  deadlines: text('办理期限（工作日）', 'Deadlines (working days)'),
  sources: text('数据交付', 'Sources'),
};

interface Cited {
  restsOn: string;
}
const restsOn = {
  title: text('依据', 'rests on'),
  type: 'text',
  of: (cited: Cited) => cited.restsOn,
} as const;
/** The same of an entry that stands under its name. */
const valueRestsOn = { ...restsOn, of: ([, cited]: readonly [unknown, Cited]) => cited.restsOn };

type RuleInForce = Policy['rules'][number];

function rulesSheet(policy: Policy, visit: StaffVisit): Sheet {
  return sheetOf<RuleInForce>(visit, {
    name: 'rules',
    title: titles.rules,
    rows: policy.rules,
    columns: [
      { title: text('规则', 'rule'), type: 'text', of: ({ rule }, say) => say(rules[rule].title) },
      {
        title: text('状态', 'mode'),
        type: 'text',
        of: ({ mode }, say) => say(ruleModes[mode]),
        show: ({ mode }) => tag(visit.say(ruleModes[mode]), mode === 'live' ? 'good' : 'plain'),
      },
      {
        title: text('参数', 'parameters'),
        type: 'text',
        of: (entry, say) => parametersOf(entry, say).join('；'),
        show: (entry) => parametersOf(entry, visit.say).map((each) => html`${each}<br />`),
      },
      { title: text('生效', 'from'), type: 'date', of: ({ effectiveFrom }) => effectiveFrom },
      restsOn,
    ],
  });
}

const shownElsewhere = new Set(['rule', 'mode', 'effectiveFrom', 'effectiveTo', 'restsOn', 'county']);

/** What the numbers of rules are called; a new one stands under its own name until it has one. */
const parameterNames: Readonly<Record<string, Bilingual>> = {
  multiplier: text('标准的月数', 'months of the standard'),
  oldestBalanceDays: text('余额最多旧几天', 'oldest balance, in days'),
  aidAccountMonths: text('发放账户不计几个月', "months of aid not counted on the aid's account"),
  homesAllowed: text('允许住房套数', 'homes allowed'),
  exceptPlateTypes: text('除外的号牌种类', 'plate types left out'),
};

function parametersOf(entry: RuleInForce, say: Say): string[] {
  return Object.entries(entry)
    .filter(([name]) => !shownElsewhere.has(name))
    .map(([name, value]) => `${say(parameterNames[name] ?? text(name, name))}: ${[value].flat().join(', ')}`);
}

function standardsSheet({ standards }: Policy, visit: StaffVisit): Sheet {
  return sheetOf<Policy['standards'][number]>(visit, {
    name: 'standards',
    title: titles.standards,
    rows: standards,
    columns: [
      { title: text('类别', 'scheme'), type: 'text', of: ({ scheme }, say) => say(schemes[scheme]) },
      { title: text('标准（元）', 'standard (yuan)'), type: 'yuan', of: ({ amountFen }) => amountFen },
      { title: text('周期', 'period'), type: 'text', of: ({ period }, say) => say(periods[period]) },
      restsOn,
    ],
  });
}

type Deadline = [keyof typeof stateTitles, { workingDays: number; restsOn: string }];

function deadlinesSheet({ cases }: Policy, visit: StaffVisit): Sheet {
  return sheetOf<Deadline>(visit, {
    name: 'deadlines',
    title: titles.deadlines,
    rows: Object.entries(cases.deadlines) as Deadline[],
    columns: [
      { title: text('状态', 'state'), type: 'text', of: ([state], say) => say(stateTitles[state]) },
      { title: text('工作日', 'working days'), type: 'count', of: ([, { workingDays }]) => workingDays },
      valueRestsOn,
    ],
  });
}

type SourcePolicy = [keyof typeof sources, { overdueAfterDays: number; restsOn: string }];

function sourcesSheet(policy: Policy, visit: StaffVisit): Sheet {
  return sheetOf<SourcePolicy>(visit, {
    name: 'sources',
    title: titles.sources,
    rows: Object.entries(policy.sources) as SourcePolicy[],
    columns: [
      { title: text('数据源', 'source'), type: 'text', of: ([source], say) => say(sources[source]) },
      {
        title: text('逾期天数', 'overdue after days'),
        type: 'count',
        of: ([, { overdueAfterDays }]) => overdueAfterDays,
      },
      valueRestsOn,
    ],
  });
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
