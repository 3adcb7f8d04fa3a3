/** Columns of the lists that leave the console as files. */
import type { ListedCase } from '../../../shared/contracts/case-lists.ts';
import type { QuarantineLine } from '../../../shared/contracts/outputs.ts';
import { reasonTexts } from '../../../shared/contracts/reasons.ts';
import { stateTitles } from '../../../shared/domain/cases/states.ts';
import type { Column } from '../../../shared/domain/exports/columns.ts';
import { rules } from '../../../shared/domain/policy/rules/index.ts';
import { say } from '../../../shared/domain/say.ts';
import type { TownFigures } from '../pages/statistics/figures.ts';
import { kinds, schemes } from '../texts/words.ts';

export const caseColumns: readonly Column<ListedCase>[] = [
  { title: say('家庭编号', 'household'), type: 'text', of: ({ householdId }) => householdId },
  { title: say('个案', 'case'), type: 'count', of: ({ number }) => number },
  { title: say('户主', 'head'), type: 'text', of: ({ headName }) => headName },
  { title: say('救助类别', 'scheme'), type: 'text', of: ({ scheme }) => schemes[scheme].zh },
  { title: say('乡镇', 'town'), type: 'text', of: ({ town }) => town },
  { title: say('村社区', 'village'), type: 'text', of: ({ village }) => village },
  { title: say('类别', 'kind'), type: 'text', of: ({ kind }) => kinds[kind].zh },
  {
    title: say('疑点', 'findings'),
    type: 'text',
    of: (it) => it.rules.map((rule) => rules[rule].title.zh).join('、'),
  },
  { title: say('状态', 'state'), type: 'text', of: ({ state }) => stateTitles[state].zh },
  { title: say('期限', 'deadline'), type: 'date', of: ({ dueOn }) => dueOn },
  {
    title: say('月保障金额', 'monthly amount'),
    type: 'yuan',
    of: ({ amountAtStakeFen }) => amountAtStakeFen,
  },
  { title: say('经办人', 'assignee'), type: 'text', of: ({ assignee }) => assignee?.name ?? null },
];

export const townColumns: readonly Column<TownFigures>[] = [
  { title: say('乡镇', 'town'), type: 'text', of: ({ town }) => town },
  { title: say('未结', 'open'), type: 'count', of: ({ open }) => open },
  { title: say('其中拟停发', 'suspensions'), type: 'count', of: ({ suspensions }) => suspensions },
  { title: say('逾期', 'overdue'), type: 'count', of: ({ overdue }) => overdue },
  { title: say('已决定', 'decided'), type: 'count', of: ({ decided }) => decided },
  { title: say('已排除', 'explained'), type: 'count', of: ({ explained }) => explained },
];

/** Keys, lines and reasons only: the row itself stays in its file, with whoever sent it. */
export const quarantineColumns: readonly Column<QuarantineLine>[] = [
  { title: say('文件', 'key'), type: 'text', of: ({ key }) => key },
  { title: say('行号', 'line'), type: 'count', of: ({ line }) => line },
  { title: say('原因代码', 'reason'), type: 'text', of: ({ reason }) => reason },
  { title: say('说明', 'explanation'), type: 'text', of: ({ reason }) => reasonTexts[reason].zh },
];
