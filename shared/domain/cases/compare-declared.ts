/** What a household declared and what was found, line by line. */
import type { Finding, HouseholdCase, Profile } from '../../contracts/household-file.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { formatYuan } from '../kernel/money.ts';
import { titleOfRule } from '../catalogue/catalogue.ts';
import { measuredAgainst } from '../catalogue/say-amounts.ts';
import { countOf, say } from '../kernel/say.ts';
import { findIncomeFinding, sayByMonth } from './found-income.ts';

export interface Comparison {
  topic: Bilingual;
  declared: Bilingual;
  found: Bilingual;
  /** What was found contradicts what is declared. */
  differs?: true;
}

type Declared = Pick<Profile, 'headcount' | 'incomeFen' | 'incomePeriod' | 'monthlyAmountFen'>;

/** The roster declares people, income and guarantee; of assets it says nothing, which is shown as just that. */
export function compareDeclared(
  profile: Declared,
  members: number,
  { findings, deliveriesRead }: Pick<HouseholdCase, 'findings' | 'deliveriesRead'>,
): Comparison[] {
  const income = formatYuan(profile.incomeFen);
  const perYear = profile.incomePeriod === 'year';
  return [
    {
      topic: say('家庭人口', 'members'),
      declared: say(`${profile.headcount} 人`, countOf(profile.headcount, 'person', 'people')),
      ...compareMembers(profile.headcount, members),
    },
    {
      topic: say('家庭收入', 'income'),
      declared: say(`${perYear ? '每年' : '每月'} ${income} 元`, `${income} yuan a ${profile.incomePeriod}`),
      ...compareIncome(findings, deliveriesRead),
    },
    ...findings.filter((finding) => finding !== findIncomeFinding(findings)).map(compareFinding),
  ];
}

/** By month and kind, and what would be due are in the finding itself. */
function compareIncome(
  findings: readonly Finding[],
  read: HouseholdCase['deliveriesRead'],
): Pick<Comparison, 'found' | 'differs'> {
  const finding = findIncomeFinding(findings);
  if (finding === undefined) {
    return read.some(({ months }) => months !== undefined)
      ? { found: say('没有收入方面的疑点', 'nothing found about income') }
      : { found: say('未比对收入数据', 'income is not compared') };
  }
  const [yuan, months] = [formatYuan(finding.amountFen), sayByMonth(finding)];
  return {
    found: say(`查得 ${yuan} 元（${months.zh}）`, `${yuan} yuan found (${months.en})`),
    differs: true,
  };
}

function compareMembers(headcount: number, members: number): Pick<Comparison, 'found' | 'differs'> {
  const listed = say(`花名册列 ${members} 人`, `${countOf(members, 'person', 'people')} in the roster`);
  if (headcount === members) return { found: listed };
  return {
    found: say(`${listed.zh}，与申报不一致`, `${listed.en}, which is not what is declared`),
    differs: true,
  };
}

function compareFinding(finding: Finding): Comparison {
  return measuredAgainst(finding.rule) === 'due' ? compareDue(finding) : compareHoldings(finding);
}

/** What is paid is in the roster; what is due was calculated. */
function compareDue({ rule, amountFen, limitFen }: Finding): Comparison {
  const yuan = (fen: number | null): string => formatYuan(fen ?? 0);
  return {
    topic: titleOfRule(rule),
    declared: say(`每月实发 ${yuan(amountFen)} 元`, `${yuan(amountFen)} yuan paid a month`),
    found: say(`按申报应发 ${yuan(limitFen)} 元`, `${yuan(limitFen)} yuan due by what is declared`),
  };
}

function compareHoldings(finding: Finding): Comparison {
  const rows = finding.evidence.length + finding.evidenceOmitted;
  const { amountFen, limitFen } = finding;
  const amount =
    amountFen === null || limitFen === null
      ? say('', '')
      : say(
          `${formatYuan(amountFen)} 元（限额 ${formatYuan(limitFen)} 元），`,
          `${formatYuan(amountFen)} yuan of at most ${formatYuan(limitFen)}, `,
        );
  return {
    topic: titleOfRule(finding.rule),
    declared: say('花名册未载', 'nothing in the roster'),
    found: say(`${amount.zh}${rows} 条记录`, `${amount.en}${countOf(rows, 'row')}`),
  };
}
