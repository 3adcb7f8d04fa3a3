/** Words of the registers of businesses: kinds of business, roles in them, states. */
import { say } from '../../kernel/say.ts';
import { clean } from '../../kernel/text.ts';
import { defineWords, otherStates } from '../words.ts';

/** What is in brackets behind a word narrows it: 有限责任公司(自然人独资), 存续(在营、开业、在册). */
function withoutBrackets(text: string): string {
  return clean(text)
    .replace(/\(.*\)$/, '')
    .trim();
}

/** 登记状态. A licence that is revoked (吊销) ends the business and not what it owns or owes. */
export const states = defineWords({
  title: say('登记状态', 'Registration states'),
  meanings: {
    'in-force': {
      says: say('计入', 'in force'),
      words: ['存续', '在业', '开业', '正常', '在营', '登记成立', '迁入', '在册', '续存', '仍注册', '设立'],
    },
    out: {
      says: say('不计', 'out'),
      words: ['注销', '已注销', '吊销已注销', '撤销登记', '撤销', '已撤销', '注销登记'],
    },
    unclear: {
      says: say('待核实', 'unclear'),
      words: ['吊销', '吊销未注销', '歇业', '停业', '清算', '责令关闭', '迁出', '已吊销', '吊销营业执照'],
    },
  },
  otherwise: otherStates,
  // 吊销,未注销
  partsOf: (text) => [withoutBrackets(text).replace(/[,、;\s]+/g, '')],
});

/** 主体类型, with whatever is in brackets behind it. */
export const businesses = defineWords({
  title: say('主体类型', 'Kinds of business'),
  meanings: {
    company: {
      says: say('公司', 'company'),
      words: [
        ...['公司', '有限公司', '有限责任公司', '其他有限责任公司', '一人有限责任公司', '股份有限公司'],
        ...[
          '其他股份有限公司',
          '自然人独资',
          '自然人投资或控股',
          '自然人独资有限责任公司',
          '有限责任公司分公司',
        ],
        ...[
          '股份有限公司分公司',
          '分公司',
          '国有独资公司',
          '私营有限责任公司',
          '私营股份有限公司',
          '内资公司',
        ],
      ],
    },
    'sole-trader': {
      says: say('个体工商户、个人独资企业', 'sole trader'),
      words: [
        ...['个体工商户', '个体', '个体户', '个体经营', '个人经营', '家庭经营', '个人独资企业', '个人独资'],
        ...['个人独资企业分支机构', '私营独资企业'],
      ],
    },
    partnership: {
      says: say('合伙企业', 'partnership'),
      words: [
        ...['合伙企业', '普通合伙企业', '有限合伙企业', '特殊普通合伙企业', '普通合伙', '有限合伙'],
        ...['合伙企业分支机构', '私营合伙企业', '特殊的普通合伙企业'],
      ],
    },
    cooperative: {
      says: say('农民专业合作社', 'farmers’ cooperative'),
      words: [
        ...['农民专业合作社', '农民专业合作社联合社', '农民专业合作经济组织', '专业合作社', '合作社'],
        ...['农民专业合作社分支机构', '农民专业合作社(联合社)'],
      ],
    },
    collective: {
      says: say('农村集体经济组织', 'village collective'),
      words: [
        ...['农村集体经济组织', '股份经济合作社', '经济合作社', '村股份经济合作社', '村经济合作社'],
        ...['经济联合社', '股份经济合作联合社', '经济合作联合社', '村集体经济组织', '集体经济组织'],
      ],
    },
  },
  otherwise: otherStates,
  partsOf: (text) => [withoutBrackets(text)],
});

/** 角色, several perhaps in one field. */
export const roles = defineWords({
  title: say('角色', 'Roles'),
  intro: say('可以有几个，如“法定代表人、股东”。', 'Possibly several, such as 法定代表人、股东.'),
  meanings: {
    leads: {
      says: say('计入', 'counts'),
      words: [
        ...['法定代表人', '执行事务合伙人', '经营者', '负责人', '理事长', '法人代表', '法人', '主要负责人'],
        ...['个体经营者', '业主', '投资经营者'],
      ],
    },
    owns: {
      says: say(
        '计入；农民专业合作社、农村集体经济组织中仅作佐证',
        'counts; in cooperatives and village collectives evidence only',
      ),
      words: [
        ...['股东', '投资人', '出资人', '发起人', '合伙人', '普通合伙人', '有限合伙人', '自然人股东'],
        ...['投资者', '控股股东', '股东发起人', '合伙企业合伙人'],
      ],
    },
    evidence: {
      says: say('仅作佐证', 'evidence only'),
      words: [
        ...['董事', '执行董事', '监事', '经理', '高级管理人员', '财务负责人', '联络员', '委派代表', '成员'],
        ...[
          '董事长',
          '副董事长',
          '独立董事',
          '总经理',
          '副总经理',
          '监事长',
          '监事会主席',
          '执行监事',
          '理事',
        ],
        ...['副理事长', '社员', '联络人', '高管', '清算组成员', '清算组负责人', '董事会秘书', '职工监事'],
      ],
    },
  },
  otherwise: otherStates,
  partsOf: (text) =>
    clean(text)
      .split(/[\s,、;/|兼]+/)
      .map(withoutBrackets)
      .filter((word) => word !== ''),
});

/** 经营异常: whether it is on the list. */
export const irregularities = defineWords({
  title: say('经营异常', 'Irregular operation'),
  meanings: {
    no: {
      says: say('未列入', 'not listed'),
      words: ['否', '无', '未列入', '正常', '移出', '已移出', '0', 'N', '不是'],
    },
    yes: {
      says: say('已列入', 'listed'),
      words: [
        '是',
        '有',
        '列入',
        '已列入',
        '异常',
        '列入经营异常名录',
        '已列入经营异常名录',
        '经营异常',
        '1',
        'Y',
      ],
    },
  },
  otherwise: {
    says: say('按已列入', 'taken as listed'),
    more: say('其他任何用词（空白除外）', 'any other word, but none'),
  },
});
