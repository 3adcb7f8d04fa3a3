/** What a night found, as lists by rule and by town, with the night before. */
import type { RuleName } from '../../../../shared/contracts/findings.ts';
import { certainty, type Bilingual, type Certainty } from '../../../../shared/contracts/primitives.ts';
import type { RunReport, TownResult } from '../../../../shared/contracts/runs.ts';
import { titleOfRule } from '../../../../shared/domain/catalogue/catalogue.ts';
import { textOfReason } from '../../../../shared/domain/catalogue/reasons.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { certainties, kinds } from '../../texts/words.ts';
import { sheetOf, type Sheet, type SheetColumn } from '../../views/sheet.ts';
import type { StaffVisit } from '../../visit.ts';
import { byRule, byTown, openIn } from './charts.ts';

const rule: SheetColumn<[RuleName, number]> = {
  title: say('规则', 'rule'),
  type: 'text',
  of: ([name], t) => t(titleOfRule(name)),
};
const households: SheetColumn<readonly [string, number]> = {
  title: say('家庭', 'households'),
  type: 'count',
  of: ([, count]) => count,
};

export function rulesSheet(visit: StaffVisit, report: RunReport, before?: RunReport): Sheet {
  const earlier: SheetColumn<[RuleName, number]> = {
    title: say('前一夜', 'the night before'),
    type: 'count',
    of: ([name]) => before?.findingsByRule[name] ?? 0,
  };
  return sheetOf(visit, {
    name: 'rules',
    title: say('各规则的疑点', 'Findings by rule'),
    rows: byRule(report),
    columns: [rule, households, ...(before === undefined ? [] : [earlier])],
  });
}

export function shadowSheet(visit: StaffVisit, { shadowFindingsByRule }: RunReport): Sheet {
  return sheetOf(visit, {
    name: 'shadow',
    title: say('试运行规则', 'Rules in shadow'),
    rows: byRule({ findingsByRule: shadowFindingsByRule }),
    columns: [rule, households],
  });
}

type TownRow = [string, TownResult];

export function townsSheet(visit: StaffVisit, report: RunReport, before?: RunReport): Sheet {
  const count = (title: Bilingual, of: (found: TownResult) => number): SheetColumn<TownRow> => ({
    title,
    type: 'count',
    of: ([, found]) => of(found),
  });
  const earlier: SheetColumn<TownRow> = {
    title: say('前一夜未结', 'open the night before'),
    type: 'count',
    of: ([town]) => {
      const found = before?.towns[town];
      return found === undefined ? null : openIn(found);
    },
  };
  return sheetOf<TownRow>(visit, {
    name: 'towns',
    title: say('各乡镇', 'By town'),
    rows: byTown(report),
    columns: [
      { title: say('乡镇', 'town'), type: 'text', of: ([town]) => town },
      count(say('比对家庭', 'compared'), ({ active }) => active),
      count(say('有成员未能核对', 'not all members'), ({ incomplete }) => incomplete),
      count(kinds.suspension, ({ suspension }) => suspension),
      count(kinds.review, ({ review }) => review),
      count(kinds.entitlement, ({ entitlement = 0 }) => entitlement),
      ...(before === undefined ? [] : [earlier]),
    ],
  });
}

export function noticesSheet(visit: StaffVisit, { notices }: RunReport): Sheet {
  return sheetOf<[string, number]>(visit, {
    name: 'notices',
    title: say('提示', 'Notices'),
    rows: Object.entries(notices),
    columns: [
      { title: say('原因', 'reason'), type: 'text', of: ([reason], t) => t(textOfReason(reason)) },
      { title: say('数量', 'count'), type: 'count', of: ([, count]) => count },
    ],
  });
}

export function certaintySheet(visit: StaffVisit, { matches }: RunReport): Sheet {
  return sheetOf<[Certainty, number]>(visit, {
    name: 'certainty',
    title: say('命中把握', 'Certainty of matches'),
    rows: certainty.options.map((each) => [each, matches[each]]),
    columns: [
      { title: say('把握', 'certainty'), type: 'text', of: ([each], t) => t(certainties[each]) },
      { title: say('行数', 'rows'), type: 'count', of: ([, count]) => count },
    ],
  });
}
