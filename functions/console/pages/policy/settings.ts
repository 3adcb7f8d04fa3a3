/** The single settings of a policy, one a line. */
import { remediesOf } from '../../../../shared/domain/policy/document-policy.ts';
import type { Bilingual, Citation } from '../../../../shared/contracts/primitives.ts';
import type { PolicyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import { decisionTitles } from '../../../../shared/domain/cases/words.ts';
import { formatYuan } from '../../../../shared/domain/kernel/money.ts';
import { say, sayList } from '../../../../shared/domain/kernel/say.ts';
import { words } from '../../texts/words.ts';
import { sheetOf, type Sheet } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';
import { restsOn, titles } from './sheets.ts';

interface Setting {
  title: Bilingual;
  value: Bilingual;
  restsOn: Citation;
}

export function settingsSheet(policy: PolicyInForce, visit: StaffVisit): Sheet {
  return sheetOf<Setting>(visit, {
    name: 'settings',
    title: titles.settings,
    rows: settingsOf(policy),
    columns: [
      { title: say('项目', 'about'), type: 'text', of: ({ title }, t) => t(title) },
      { title: say('设定', 'setting'), type: 'text', of: ({ value }, t) => t(value) },
      restsOn(visit, (setting) => setting),
    ],
  });
}

function settingsOf({ cases, clearances, documents }: PolicyInForce): Setting[] {
  const { replyPeriod, collectiveDecision, financeCutOff, gradualExit, support, singlePerson, otherKinds } =
    cases;
  const setting = (
    title: Bilingual,
    zh: string,
    en: string,
    { restsOn }: { restsOn: Citation },
  ): Setting => ({
    title,
    value: say(zh, en),
    restsOn,
  });
  const needed = sayList(collectiveDecision.neededFor.map((each) => decisionTitles[each]));
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  return [
    setting(
      say('反馈期（自送达次日起）', 'reply period, from the day after service'),
      `${replyPeriod.workingDays} 个工作日`,
      `${replyPeriod.workingDays} working days`,
      replyPeriod,
    ),
    setting(
      say('需集体研究的决定', 'decisions that need a collective decision'),
      needed.zh || words.none.zh,
      needed.en || words.none.en,
      collectiveDecision,
    ),
    setting(
      say('财务截止日', 'finance cut-off'),
      `每月 ${financeCutOff.dayOfMonth} 日`,
      `day ${financeCutOff.dayOfMonth} of the month`,
      financeCutOff,
    ),
    setting(
      say('渐退期', 'gradual exit'),
      `最长 ${gradualExit.longestMonths} 个月`,
      `at most ${gradualExit.longestMonths} months`,
      gradualExit,
    ),
    setting(
      say('赡养费计入比例', 'support that counts'),
      `超出标准部分的 ${percent(support.share)}`,
      `${percent(support.share)} of what is above the standard`,
      support,
    ),
    setting(
      say('单人保：全家人均收入上限', 'one member alone: income of the household'),
      `标准的 ${singlePerson.multiple} 倍以内`,
      `within ${singlePerson.multiple} times the standard`,
      singlePerson,
    ),
    setting(
      say('低保边缘家庭：人均收入上限', 'edge households: income per person'),
      `标准的 ${otherKinds.edge.multiple} 倍以内`,
      `within ${otherKinds.edge.multiple} times the standard`,
      otherKinds.edge,
    ),
    setting(
      say(
        '刚性支出困难家庭：人均年收入上限（城市、农村）',
        'necessary spending: income per person (town, country)',
      ),
      (['urban', 'rural'] as const)
        .map((scheme) => sayLine(otherKinds.spending.yearlyIncomeUpToFen[scheme]).zh)
        .join('、'),
      (['urban', 'rural'] as const)
        .map((scheme) => sayLine(otherKinds.spending.yearlyIncomeUpToFen[scheme]).en)
        .join(', '),
      otherKinds.spending,
    ),
    setting(
      say('排除失效的增长界限', 'growth that ends a clearance'),
      percent(clearances.growthShare),
      percent(clearances.growthShare),
      clearances,
    ),
    setting(
      say('排除最长期限', 'longest clearance'),
      `${clearances.longestMonths} 个月`,
      `${clearances.longestMonths} months`,
      clearances,
    ),
    setting(
      say('文书的救济途径', 'remedies on documents'),
      remediesOf(documents),
      remediesOf(documents),
      documents,
    ),
  ];
}

/** A line that policy may leave open. */
function sayLine(fen: number | 'none'): Bilingual {
  return fen === 'none'
    ? say('未规定', 'not stated')
    : say(`${formatYuan(fen)} 元`, `${formatYuan(fen)} yuan`);
}
