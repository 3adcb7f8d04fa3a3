/** The lists of the policy page: rules, standards, deadlines, sources, currencies, providers and their words. */
import type { Bilingual, Citation, SourceName } from '../../../../shared/contracts/primitives.ts';
import { describeParameter } from '../../../../shared/app/policy/terms.ts';
import type { PolicyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import {
  titleOfColumn,
  titleOfMeaning,
  titleOfRule,
  titleOfSource,
} from '../../../../shared/domain/catalogue/catalogue.ts';
import { stateTitles } from '../../../../shared/domain/cases/states.ts';
import { say, sayCitation, sayWord, type Translate } from '../../../../shared/domain/kernel/say.ts';
import { periods } from '../../steps/options.ts';
import { certainties, ruleModes, schemes } from '../../texts/words.ts';
import { html } from '../../views/html.ts';
import { tag } from '../../views/parts.ts';
import { sheetOf, type Sheet, type SheetColumn } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';

export const titles = {
  rules: say('核对规则', 'Rules'),
  standards: say('保障标准', 'Standards'),
  deadlines: say('办理期限（工作日）', 'Deadlines (working days)'),
  sources: say('数据交付', 'Sources'),
  rates: say('汇率', 'Currencies'),
  retired: say('停止交付的单位', 'Providers that deliver no more'),
  providers: say('提供单位名称', 'Names of providers'),
  words: say('提供单位用词', 'Words of providers'),
  settings: say('其他设定', 'Other settings'),
};

/** What an entry rests on: a citation is looked up in its own language, so the other one is shown with it. */
export function restsOn<Row>(
  { t }: StaffVisit,
  citedBy: (row: Row) => { restsOn: Citation },
): SheetColumn<Row> {
  return {
    title: say('依据', 'rests on'),
    type: 'text',
    of: (row, t) => t(sayCitation(citedBy(row).restsOn)),
    show: (row) => t(sayCitation(citedBy(row).restsOn)),
  };
}

type RuleInForce = PolicyInForce['rules'][number];

export function rulesSheet(policy: PolicyInForce, visit: StaffVisit): Sheet {
  return sheetOf<RuleInForce>(visit, {
    name: 'rules',
    title: titles.rules,
    rows: policy.rules,
    columns: [
      { title: say('规则', 'rule'), type: 'text', of: ({ rule }, t) => t(titleOfRule(rule)) },
      {
        title: say('状态', 'mode'),
        type: 'text',
        of: ({ mode }, t) => t(ruleModes[mode]),
        show: ({ mode }) => tag(visit.t(ruleModes[mode]), mode === 'live' ? 'good' : 'plain'),
      },
      {
        title: say('参数', 'parameters'),
        type: 'text',
        of: (entry, t) => parametersOf(entry, t).join('；'),
        show: (entry) => parametersOf(entry, visit.t).map((each) => html`${each}<br />`),
      },
      { title: say('生效', 'from'), type: 'date', of: ({ effectiveFrom }) => effectiveFrom },
      restsOn(visit, (entry) => entry),
    ],
  });
}

const shownElsewhere = new Set(['rule', 'mode', 'effectiveFrom', 'effectiveTo', 'restsOn', 'county']);

/** A parameter that this version does not know is shown under its own name. */
function parametersOf(entry: RuleInForce, t: Translate): string[] {
  return Object.entries(entry)
    .filter(([name]) => !shownElsewhere.has(name))
    .map(([name, value]) => {
      const [title, shown] = describeParameter(entry.rule, name, value);
      return `${t(title)}${t(say('：', ': '))}${t(shown)}`;
    });
}

export function standardsSheet({ standards }: PolicyInForce, visit: StaffVisit): Sheet {
  return sheetOf<PolicyInForce['standards'][number]>(visit, {
    name: 'standards',
    title: titles.standards,
    rows: standards,
    columns: [
      { title: say('类别', 'scheme'), type: 'text', of: ({ scheme }, t) => t(schemes[scheme]) },
      { title: say('标准（元）', 'standard (yuan)'), type: 'yuan', of: ({ amountFen }) => amountFen },
      { title: say('周期', 'period'), type: 'text', of: ({ period }, t) => t(periods[period]) },
      restsOn(visit, (entry) => entry),
    ],
  });
}

export function ratesSheet({ currencyRates }: PolicyInForce, visit: StaffVisit): Sheet {
  return sheetOf<PolicyInForce['currencyRates'][number]>(visit, {
    name: 'rates',
    title: titles.rates,
    rows: currencyRates,
    empty: say(
      '没有设定汇率：外币存款作为情况不明的财产提示。',
      'None is set: deposits in other currencies are shown as unclear.',
    ),
    columns: [
      { title: say('币种', 'currency'), type: 'text', of: ({ currency }) => currency },
      {
        title: say('折合人民币（元）', 'yuan for one'),
        type: 'text',
        of: ({ yuanPerUnit }) => String(yuanPerUnit),
      },
      { title: say('生效', 'from'), type: 'date', of: ({ effectiveFrom }) => effectiveFrom },
      restsOn(visit, (entry) => entry),
    ],
  });
}

type Deadline = [keyof typeof stateTitles, PolicyInForce['cases']['deadlines']['raised']];

export function deadlinesSheet({ cases }: PolicyInForce, visit: StaffVisit): Sheet {
  return sheetOf<Deadline>(visit, {
    name: 'deadlines',
    title: titles.deadlines,
    rows: Object.entries(cases.deadlines) as Deadline[],
    columns: [
      { title: say('状态', 'state'), type: 'text', of: ([state], t) => t(stateTitles[state]) },
      { title: say('工作日', 'working days'), type: 'count', of: ([, { workingDays }]) => workingDays },
      {
        title: say('其中', 'of which'),
        type: 'text',
        of: ([, entry], t) => sayByUrgency(entry).map(t).join('；'),
      },
      restsOn(visit, ([, entry]) => entry),
    ],
  });
}

/** Kinds of cases that wait shorter or longer. */
function sayByUrgency({ reviews, entitlements }: Deadline[1]): Bilingual[] {
  const byCertainty = Object.entries(reviews ?? {}).map(([each, days]) => {
    const { zh, en } = sayWord(certainties, each);
    return say(`复核（${zh}）${days}`, `reviews (${en}) ${days}`);
  });
  return entitlements === undefined
    ? byCertainty
    : [...byCertainty, say(`应享未享 ${entitlements}`, `entitlements ${entitlements}`)];
}

type SourcePolicy = [SourceName, { overdueAfterDays: number; restsOn: Citation }];

export function sourcesSheet(policy: PolicyInForce, visit: StaffVisit): Sheet {
  return sheetOf<SourcePolicy>(visit, {
    name: 'sources',
    title: titles.sources,
    rows: Object.entries(policy.sources) as SourcePolicy[],
    columns: [
      { title: say('数据源', 'source'), type: 'text', of: ([source], t) => t(titleOfSource(source)) },
      {
        title: say('逾期天数', 'overdue after days'),
        type: 'count',
        of: ([, { overdueAfterDays }]) => overdueAfterDays,
      },
      restsOn(visit, ([, entry]) => entry),
    ],
  });
}

type RetiredProvider = PolicyInForce['retiredProviders'][number];

export function retiredSheet({ retiredProviders }: PolicyInForce, visit: StaffVisit): Sheet {
  return sheetOf<RetiredProvider>(visit, {
    name: 'retired',
    title: titles.retired,
    rows: retiredProviders,
    empty: say('没有。', 'None.'),
    columns: [
      {
        title: say('提供单位', 'provider'),
        type: 'text',
        of: (ref, t) => `${t(titleOfSource(ref.source))} · ${visit.providerName(ref)}`,
      },
      { title: say('生效', 'from'), type: 'date', of: ({ effectiveFrom }) => effectiveFrom },
      restsOn(visit, (entry) => entry),
    ],
  });
}

export function providersSheet({ providers }: PolicyInForce, visit: StaffVisit): Sheet {
  return sheetOf<PolicyInForce['providers'][number]>(visit, {
    name: 'providers',
    title: titles.providers,
    rows: providers,
    empty: say('没有：以收件目录名称显示。', 'None: they appear under the names of their folders.'),
    columns: [
      { title: say('数据源', 'source'), type: 'text', of: ({ source }, t) => t(titleOfSource(source)) },
      { title: say('收件目录', 'folder'), type: 'text', of: ({ provider }) => provider },
      { title: say('名称', 'name'), type: 'text', of: ({ name = '' }) => name },
      { title: say('曾用名称', 'former names'), type: 'text', of: ({ aliases = [] }) => aliases.join('、') },
      restsOn(visit, (entry) => entry),
    ],
  });
}

export function wordsSheet({ words: said, providerName }: PolicyInForce, visit: StaffVisit): Sheet {
  return sheetOf<PolicyInForce['words'][number]>(visit, {
    name: 'words',
    title: titles.words,
    rows: said,
    empty: say('没有：目录以外的用词作为情况不明提示。', 'None: words that no table has are unclear.'),
    columns: [
      {
        title: say('提供单位', 'provider'),
        type: 'text',
        of: ({ source, provider }, t) =>
          [t(titleOfSource(source)), ...(provider ? [providerName({ source, provider })] : [])].join(' · '),
      },
      {
        title: say('列', 'column'),
        type: 'text',
        of: ({ source, column }, t) => t(titleOfColumn(source, column)),
      },
      { title: say('用词', 'word'), type: 'text', of: ({ word }) => word },
      {
        title: say('含义', 'means'),
        type: 'text',
        of: ({ source, column, means }, t) => t(titleOfMeaning({ source, column, means })),
      },
      { title: say('生效', 'from'), type: 'date', of: ({ effectiveFrom }) => effectiveFrom },
      restsOn(visit, (entry) => entry),
    ],
  });
}
