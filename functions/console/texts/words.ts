/** The words of the console's pages, in both languages. What the domain says of itself is in the domain. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import type { RuleName } from '../../../shared/contracts/findings.ts';
import { titleOfRule } from '../../../shared/domain/catalogue/catalogue.ts';
import { say } from '../../../shared/domain/kernel/say.ts';

export const words = {
  machine: say('系统', 'the machine'),
  choose: say('请选择', 'choose'),
  product: say('核对', 'Hedui'),
  tagline: say('低保家庭经济状况核对', 'checking the minimum living guarantee'),
  skip: say('跳到正文', 'Skip to content'),
  signIn: say('登录', 'Sign in'),
  signOut: say('退出', 'Sign out'),
  otherLanguage: say('English', '中文'),
  mainNavigation: say('主导航', 'Main navigation'),
  print: say('打印', 'Print'),
  download: say('下载', 'Download'),
  today: say('今天', 'Today'),
  worklist: say('待办', 'Worklist'),
  households: say('家庭档案', 'Households'),
  lookUpBy: say('编号、姓名、村、身份证号', 'number, name, village, identity number'),
  lookUp: say('查找家庭：编号、姓名、村、身份证号', 'Household: number, name, village, identity number'),
  find: say('查找', 'Find'),
  checks: say('申请核对', 'Checks'),
  deliveries: say('数据交付', 'Deliveries'),
  runs: say('比对批次', 'Runs'),
  payments: say('待遇变动', 'Payments'),
  statistics: say('统计', 'Statistics'),
  policy: say('政策', 'Policy'),
  policyChanges: say('政策变更', 'Policy changes'),
  staff: say('人员', 'Staff'),
  providers: say('提供单位名称', 'Names of providers'),
  audit: say('审计', 'Audit'),
  figures: say('数字', 'The figures'),
  none: say('无', 'none'),
  yes: say('是', 'yes'),
  no: say('否', 'no'),
  all: say('全部', 'all'),
  filter: say('筛选', 'Filter'),
  previous: say('上一页', 'Previous page'),
  next: say('下一页', 'Next page'),
  first: say('回到第一页', 'First page'),
  yuan: say('元', 'yuan'),
  yuanAMonth: say('元/月', 'yuan a month'),
  help: say('帮助', 'Help'),
  footer: say(
    '机器只提示疑点，任何停发、减发都由工作人员按程序决定。',
    'The machine only points; to stop or reduce is always decided by people, by procedure.',
  ),
} satisfies Record<string, Bilingual>;

/** Findings one after the other, as a line of a list names them. */
export function ruleTitles(found: readonly RuleName[]): Bilingual {
  return listNames(found.map((rule) => titleOfRule(rule)));
}

/** `甲、乙` and `a, b`. */
export function listNames(names: readonly Bilingual[]): Bilingual {
  return say(names.map(({ zh }) => zh).join('、'), names.map(({ en }) => en).join(', '));
}

export const householdStatuses: Record<'active' | 'disputed' | 'ended', Bilingual> = {
  active: say('在保', 'active'),
  disputed: say('花名册矛盾', 'disputed'),
  ended: say('已退出', 'ended'),
};

export { kindTitles as kinds } from '../../../shared/domain/assessment/finding-kinds.ts';
export {
  certaintyTitles as certainties,
  schemeTitles as schemes,
} from '../../../shared/domain/kernel/titles.ts';

export const certaintyTones = { verified: 'good', probable: 'look', doubtful: 'stop' } as const;

export const deliveryStates: Record<'current' | 'superseded' | 'duplicate' | 'held' | 'rejected', Bilingual> =
  {
    current: say('现行', 'current'),
    superseded: say('已取代', 'superseded'),
    duplicate: say('重复', 'duplicate'),
    held: say('暂扣', 'held'),
    rejected: say('已退回', 'rejected'),
  };

export const proposalStates: Record<
  'proposed' | 'approved' | 'in-force' | 'withdrawn' | 'declined' | 'refused',
  Bilingual
> = {
  proposed: say('已提出', 'proposed'),
  approved: say('已批准', 'approved'),
  'in-force': say('已生效', 'in force'),
  withdrawn: say('已收回', 'taken back'),
  declined: say('未获同意', 'declined'),
  refused: say('未经两人同意，已拒绝', 'refused: not agreed upon by two people'),
};

export const runStates: Record<'matching' | 'assessing' | 'closed' | 'abandoned', Bilingual> = {
  matching: say('比对中', 'matching'),
  assessing: say('评估中', 'assessing'),
  closed: say('已完成', 'closed'),
  abandoned: say('已中止', 'abandoned'),
};

export const ruleModes: Record<'live' | 'shadow' | 'off', Bilingual> = {
  live: say('生效', 'live'),
  shadow: say('试运行', 'shadow'),
  off: say('关闭', 'off'),
};
