/** Schemes of assistance (救助类别): the words that offices have for them. */
import type { Bilingual } from '../../contracts/primitives.ts';
import { say } from '../kernel/say.ts';
import type { AidScheme } from './facets.ts';
import { defineWords, type Meaning, otherStates } from './words.ts';

const pays = (zh: string, en: string, words: readonly string[]): Meaning => ({ says: say(zh, en), words });

/** 救助类别, of Act arts. 13 to 15 and beside it. Which of them may not be beside the guarantee is policy. */
export const schemes = defineWords<AidScheme>({
  title: say('救助类别', 'Schemes'),
  meanings: {
    destitute: pays('特困供养', 'support of the destitute', [
      ...['特困供养', '特困人员救助供养', '特困人员供养', '特困人员', '特困', '特困集中供养', '特困分散供养'],
      ...['农村特困', '城市特困', '农村特困供养', '城市特困供养', '五保', '五保供养', '农村五保'],
    ]),
    orphan: pays('孤儿保障', 'support of orphans', [
      ...['孤儿', '孤儿基本生活费', '孤儿基本生活保障', '孤儿养育', '孤儿保障', '社会散居孤儿', '散居孤儿'],
      ...['集中养育孤儿', '机构养育孤儿'],
    ]),
    'unsupported-child': pays('事实无人抚养儿童保障', 'support of children whom nobody supports in fact', [
      ...['事实无人抚养儿童', '事实无人抚养', '事实无人抚养儿童基本生活补贴', '事实无人抚养儿童基本生活保障'],
    ]),
    guarantee: pays('最低生活保障', 'the guarantee itself', [
      ...['低保', '最低生活保障', '城市低保', '农村低保', '城市最低生活保障', '农村最低生活保障'],
    ]),
    edge: pays('低保边缘', 'edge household', ['低保边缘', '低保边缘家庭', '低收入家庭']),
    spending: pays('刚性支出困难', 'hardship by necessary spending', [
      ...['刚性支出困难', '刚性支出困难家庭', '支出型困难', '支出型困难家庭'],
    ]),
    'disability-subsidies': pays('残疾人两项补贴', 'the two subsidies for disabled persons', [
      ...['两项补贴', '残疾人两项补贴', '困难残疾人生活补贴', '重度残疾人护理补贴', '残疾人生活补贴'],
      ...['残疾人护理补贴'],
    ]),
    'old-age': pays('高龄津贴', 'old-age allowance', [
      ...['高龄', '高龄津贴', '高龄补贴', '高龄老人津贴', '老年人福利补贴', '养老服务补贴', '失能老人补贴'],
    ]),
    temporary: pays('临时救助', 'temporary assistance', ['临时', '临时救助', '急难救助', '急难型临时救助']),
    medical: pays('医疗救助', 'medical assistance', ['医疗', '医疗救助', '资助参保', '大病救助']),
    education: pays('教育救助', 'assistance for school', [
      '教育',
      '教育救助',
      '助学金',
      '国家助学金',
      '助学',
    ]),
    housing: pays('住房救助', 'assistance for housing', [
      '住房救助',
      '公租房补贴',
      '危房改造',
      '住房租赁补贴',
    ]),
    employment: pays('就业救助', 'assistance for work', ['就业救助', '公益性岗位补贴', '就业援助']),
    disaster: pays('受灾人员救助', 'assistance after disasters', [
      '受灾人员救助',
      '自然灾害救助',
      '灾害救助',
    ]),
    preferential: pays('优抚', 'preferential pensions', [
      ...['优抚', '优抚补助', '定期抚恤', '定期抚恤金', '定期定量补助', '伤残抚恤金', '优抚对象补助'],
    ]),
  },
  otherwise: otherStates,
});

/** What staff call a scheme: 特困供养. */
export function nameScheme(name: string): Bilingual {
  const meanings: Readonly<Record<string, Meaning>> = schemes.meanings;
  return meanings[name]?.says ?? say(name, name);
}
