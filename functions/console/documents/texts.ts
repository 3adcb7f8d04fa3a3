/** The words of printed documents. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { say } from '../../../shared/domain/kernel/say.ts';

export const periods: Readonly<Record<'month' | 'year', Bilingual>> = {
  month: say('月', 'month'),
  year: say('年', 'year'),
};

export const titles = {
  household: say('家庭编号', 'household'),
  head: say('户主', 'head'),
  scheme: say('救助类别', 'scheme'),
  category: say('保障类别', 'category'),
  place: say('住址', 'address'),
  headcount: say('共同生活人口', 'people living together'),
  recipients: say('保障人口', 'people guaranteed'),
  amount: say('月保障金额', 'monthly amount'),
  income: say('申报收入', 'declared income'),
  members: say('家庭成员', 'members'),
  name: say('姓名', 'name'),
  idNumber: say('身份证号', 'identity number'),
  relation: say('与户主关系', 'relation'),
  recipient: say('保障对象', 'recipient'),
  health: say('健康、劳动能力', 'health, ability to work'),
  work: say('就业及月收入', 'work and monthly income'),
  findings: say('核对发现的疑点', 'what the comparison found'),
  member: say('所属成员', 'member'),
  certainty: say('身份核对', 'identity'),
  provider: say('提供单位', 'provider'),
  asOf: say('数据日期', 'as of'),
  content: say('内容', 'content'),
  source: say('数据来源', 'source'),
  counted: say('计入金额', 'counted'),
} satisfies Record<string, Bilingual>;
