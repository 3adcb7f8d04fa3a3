/** The words of checks and their reports. */
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { say } from '../../../shared/domain/kernel/say.ts';

export const checkWords = {
  reports: say('核对报告', 'Reports'),
  waiting: say('待核对', 'Waiting'),
  reported: say('已出具报告', 'With a report'),
  ask: say('申请家庭核对', 'Check an applicant'),
  again: say('再次核对', 'Check again'),
  people: say('核对对象', 'Who is checked'),
  sources: say('数据来源', 'Sources'),
  rules: say('核对结果', 'Rules'),
  found: say('查到的记录', 'What was found'),
  notCompared: say('未能核对的内容', 'What could not be compared'),
  number: say('报告编号', 'number'),
  issuedOn: say('出具日期', 'issued on'),
  validUntil: say('有效期至', 'valid until'),
  replaces: say('代替', 'in place of'),
  application: say('申请编号', 'application'),
  appliedOn: say('申请日期', 'applied on'),
  askedBy: say('提出人', 'asked for by'),
  dueOn: say('应于此日前启动', 'to be started by'),
  supports: say('其应赡养（抚养、扶养）的家庭', 'owes support to'),
  consent: say('书面同意', 'consent'),
  income: say('申报收入', 'declared income'),
  compared: say('已核对', 'compared'),
  reason: say('理由', 'reason'),
  digest: say('内容摘要（SHA-256）', 'digest (SHA-256)'),
  print: say('打印版（A4）', 'to print (A4)'),
} satisfies Record<string, Bilingual>;
