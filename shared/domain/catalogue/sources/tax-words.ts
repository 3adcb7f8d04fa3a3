/** Items of income in declarations for tax: of which item of the Act a word is, and how it counts. */
import { say } from '../../kernel/say.ts';
import { clean } from '../../kernel/text.ts';
import { wordTable } from '../../kernel/words.ts';
import { defineWords, otherStates } from '../words.ts';

/**
 * 所得项目 of 个人所得税法 art. 2 with their usual spellings, and what is paid once and taxed apart from the wage
 * (财税〔2018〕164 号).
 */
const spellings = {
  wage: [
    ...['工资薪金所得', '工资、薪金所得', '工资薪金', '工资、薪金', '工资', '工薪所得', '正常工资薪金'],
    ...['正常工资薪金所得'],
  ],
  remuneration: [
    ...['劳务报酬所得', '劳务报酬', '一般劳务报酬所得', '一般劳务报酬', '其他连续劳务报酬所得'],
    ...['其他连续劳务报酬', '其他非连续劳务报酬所得', '其他非连续劳务报酬'],
  ],
  authorship: ['稿酬所得', '稿酬'],
  royalties: ['特许权使用费所得', '特许权使用费'],
  business: [
    ...['经营所得', '生产经营所得', '生产、经营所得', '个体工商户生产、经营所得', '个体工商户生产经营所得'],
  ],
  interest: [
    ...['利息、股息、红利所得', '利息股息红利所得', '利息、股息、红利', '利息股息红利', '股息红利所得'],
    ...['其他利息、股息、红利所得'],
  ],
  rent: ['财产租赁所得', '财产租赁', '个人房屋出租所得', '其他财产租赁所得'],
  transfer: ['财产转让所得', '财产转让'],
  windfall: ['偶然所得', '其他偶然所得'],
  bonus: ['全年一次性奖金', '全年一次性奖金收入', '年终奖'],
  severance: [...['解除劳动合同一次性补偿金', '解除合同补偿', '解除劳动合同一次性补偿']],
  earlyRetirement: ['提前退休一次性补贴'],
  internalRetirement: ['内退一次性补偿'],
  equity: ['股权激励', '个人股权激励收入'],
};

/** How each item counts. Of a business the declared amount is what it took in, before its costs. */
export const items = defineWords({
  title: say('所得项目', 'Items of income'),
  meanings: {
    wage: { says: say('工资性收入', 'wage'), words: spellings.wage },
    service: {
      says: say('工资性收入（没有三险一金）', 'wage, without contributions'),
      words: [...spellings.remuneration, ...spellings.authorship],
    },
    business: {
      says: say('经营净收入（收入额为税前、成本前）', 'business: the amount is before costs'),
      words: spellings.business,
    },
    property: {
      says: say('财产净收入', 'property'),
      words: [...spellings.interest, ...spellings.rent, ...spellings.royalties],
    },
    once: {
      says: say('一次性所得：不是任何月份的收入，待核实', 'paid once: no month’s income, unclear'),
      words: [
        ...[...spellings.bonus, ...spellings.severance, ...spellings.earlyRetirement],
        ...[...spellings.internalRetirement, ...spellings.transfer, ...spellings.windfall],
        ...spellings.equity,
      ],
    },
  },
  otherwise: otherStates,
});

const itemOf = wordTable(spellings);

/**
 * The item of the Act that a word is of: all of its spellings are one, and rows of one month may correct each other. A word
 * that nobody knows is an item of its own.
 */
export function nameItem(word: string): string {
  return itemOf.get(clean(word)) ?? clean(word);
}
