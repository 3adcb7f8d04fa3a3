/** Invented names, composed from characters, and the ways in which offices write the same name differently. */
import type { Sex } from './identities.ts';
import { weigh, type Random } from './random.ts';

const surnames = weigh([
  ...spread('王李张刘陈', 14),
  ...spread('杨赵黄周吴徐孙胡朱高林何郭马罗', 6),
  ...spread('梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜', 2),
  ...spread('范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段钱汤尹黎易常武乔贺赖龚文', 1),
  ...(['欧阳', '上官', '司马', '诸葛'] as const).map((surname) => [surname, 1] as const),
]);

const given: Record<Sex, Record<'older' | 'younger', readonly string[]>> = {
  male: {
    older: Array.from(
      '国建德福明志永财贵宝林春生金发根有文华荣祥成富全兴义忠学长庆云龙海山平和正光宗保才顺安',
    ),
    younger: Array.from('浩宇轩涵博俊杰伟强磊涛鹏辉勇斌超凯健鑫宏嘉泽铭瑞晨阳立维进志翔佳星航毅恒'),
  },
  female: {
    older: Array.from('秀英兰芳玉珍桂凤梅翠莲香红霞美菊萍月娥琴素淑芬华云惠巧银彩爱金花素贞荣清连'),
    younger: Array.from('梓欣怡雨婷静丽娜敏燕倩雪莹颖佳琳瑶雯洁璐思梦晓露薇嘉慧蓉钰彤诗琪馨莉丹妍'),
  },
};

/** Names that thousands share; a county has several of each. */
const commonNames: Record<Sex, readonly string[]> = {
  male: ['张伟', '王伟', '李强', '刘洋', '王建国', '李建华', '张国强', '陈志明', '王志强', '刘建平'],
  female: ['王芳', '李娜', '张丽', '王秀英', '李秀英', '张秀兰', '王桂英', '李玉兰', '刘秀珍', '陈桂香'],
};

const minorityGiven: Record<Sex, readonly string[]> = {
  male: ['买买提', '艾合买提', '吐尔逊', '扎西', '多吉', '巴特尔'],
  female: ['阿依古丽', '古丽娜尔', '帕提古丽', '卓玛', '央金', '萨仁'],
};
const minorityFamily = ['阿不都拉', '艾买提', '吐尔地', '卡德尔', '次仁', '仁青'];

/** Characters that need four bytes in GB18030; many systems have no glyph for them. */
export const rareCharacters = Array.from('㛃㐂𬭎𫖮𬍛𦈡𫍯𬱖');

/** Characters that sound alike but for the tone, as clerks confuse them. */
const homophones = [
  '英瑛莹颖',
  '玉育钰宇',
  '红洪宏鸿',
  '明鸣铭',
  '志芝智',
  '丽莉立',
  '华花',
  '平萍苹',
  '兰岚',
  '芬分',
];
homophones.push('珍贞真', '金锦进', '建健剑', '文雯', '伟维炜', '国果', '生升声', '福富', '香湘', '祥翔');

const traditional: Readonly<Record<string, string>> = Object.fromEntries(
  [
    '张張',
    '陈陳',
    '刘劉',
    '吴吳',
    '杨楊',
    '赵趙',
    '黄黃',
    '孙孫',
    '马馬',
    '郑鄭',
    '谢謝',
    '许許',
    '邓鄧',
    '冯馮',
  ]
    .concat([
      '韩韓',
      '国國',
      '华華',
      '兰蘭',
      '凤鳳',
      '龙龍',
      '丽麗',
      '贵貴',
      '宝寶',
      '财財',
      '兴興',
      '长長',
      '义義',
    ])
    .concat(['红紅', '莲蓮', '爱愛', '银銀', '贞貞', '强強', '伟偉', '杰傑', '鹏鵬', '罗羅', '萧蕭', '钱錢'])
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

function spread(characters: string, weight: number): (readonly [string, number])[] {
  return [...characters].map((character) => [character, weight] as const);
}

/** @param surname the family's, where it is already known */
export function drawName(random: Random, sex: Sex, bornIn: number, surname?: string): string {
  if (surname === undefined && random.chance(0.03)) return random.pick(commonNames[sex]);
  if (surname === undefined && random.chance(0.004)) {
    return `${random.pick(minorityGiven[sex])}·${random.pick(minorityFamily)}`;
  }
  const characters = given[sex][bornIn < 1980 ? 'older' : 'younger'];
  const first = random.pick(characters);
  const second = random.chance(0.002) ? random.pick(rareCharacters) : random.pick(characters);
  return (surname ?? random.pick(surnames)) + (random.chance(0.19) ? second : first + second);
}

export function surnameOf(name: string): string | undefined {
  if (name.includes('·')) return undefined;
  return /^(欧阳|上官|司马|诸葛)/.exec(name)?.[0] ?? name.charAt(0);
}

/** 张玉英 → 張玉英; undefined where no character has another form. */
export function writeTraditional(name: string): string | undefined {
  const written = [...name].map((character) => traditional[character] ?? character).join('');
  return written === name ? undefined : written;
}

/** 张玉英 → 张育英: one given character for another of the same sound. */
export function writeHomophone(name: string): string | undefined {
  const characters = [...name];
  for (let index = characters.length - 1; index > 0; index -= 1) {
    const group = homophones.find((sounds) => sounds.includes(characters[index] ?? ''));
    const other = [...(group ?? '')].find((character) => character !== characters[index]);
    if (other !== undefined) return characters.with(index, other).join('');
  }
  return undefined;
}

/** 张玉英 → 张*英, or 张* for the rest. */
export function maskName(random: Random, name: string): string {
  const characters = [...name];
  return characters.length > 2 && random.chance(0.5)
    ? characters.with(1, '*').join('')
    : `${characters[0] ?? ''}*`;
}

/** 张伟 → 张　伟; a minority name gets another of the separators in use. */
export function spaceName(random: Random, name: string): string {
  if (name.includes('·')) return name.replace('·', random.pick(['•', '.', '．', '・']));
  return [...name].join(random.pick([' ', '　']));
}

/** A rare character as a system without the glyph prints it. */
export function loseRareCharacter(random: Random, name: string): string | undefined {
  const rare = rareCharacters.find((character) => name.includes(character));
  return rare === undefined ? undefined : name.replace(rare, random.pick(['?', '□', '\uE863']));
}
