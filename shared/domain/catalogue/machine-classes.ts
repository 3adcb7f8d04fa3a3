/** What machines and vessels are classed as, and the words of registers for each. */
import type { Bilingual } from '../../contracts/primitives.ts';
import { say } from '../kernel/say.ts';
import { clean } from '../kernel/text.ts';
import { defineWords, type Meaning, otherStates, type Words } from './words.ts';

interface MachineClass {
  says: Bilingual;
  words: readonly string[];
}

/** 农机、工程机械, as the rules of farm machinery registers (农业农村部 NY/T 1640) and dealers call them. */
const machines = {
  tractor: {
    says: say('拖拉机', 'tractor'),
    words: [
      ...['拖拉机', '轮式拖拉机', '手扶拖拉机', '履带拖拉机', '履带式拖拉机', '小型拖拉机', '大型拖拉机'],
      ...['中型拖拉机', '大中型拖拉机', '手扶式拖拉机', '拖拉机运输机组', '轮式拖拉机运输机组'],
      ...['手扶拖拉机运输机组', '手扶变型运输机', '变型拖拉机', '船式拖拉机'],
    ],
  },
  tiller: {
    says: say('微耕机', 'power tiller'),
    words: ['微耕机', '微型耕耘机', '微型耕作机', '田园管理机', '耕整机', '管理机'],
  },
  'rotary-tiller': {
    says: say('旋耕机', 'rotary tiller'),
    words: ['旋耕机', '履带自走式旋耕机', '自走式旋耕机', '卧式旋耕机', '履带旋耕机'],
  },
  transplanter: {
    says: say('插秧机', 'rice transplanter'),
    words: ['插秧机', '水稻插秧机', '乘坐式插秧机', '手扶式插秧机', '步进式插秧机', '乘坐式水稻插秧机'],
  },
  harvester: {
    says: say('收割机', 'harvester'),
    words: [
      ...['收割机', '联合收割机', '谷物联合收割机', '稻麦联合收割机', '履带收割机', '轮式联合收割机'],
      ...['履带式联合收割机', '半喂入联合收割机', '全喂入联合收割机', '玉米收割机', '玉米收获机', '收获机'],
      ...['联合收获机', '玉米联合收获机', '自走式玉米收获机', '自走履带式谷物联合收割机', '割晒机'],
      ...['自走轮式谷物联合收割机', '轮式收割机', '履带式收割机', '花生收获机', '马铃薯收获机'],
    ],
  },
  'three-wheeler': {
    says: say('三轮', 'three-wheeler'),
    words: ['三轮', '三轮车', '农用三轮车', '三轮汽车', '电动三轮车', '三轮农用车', '农用三轮', '三轮运输车'],
  },
  'farm-machine': {
    says: say('其他农机', 'other farm machine'),
    words: [
      ...['播种机', '植保机', '喷雾机', '植保无人机', '烘干机', '谷物烘干机', '粮食烘干机', '打捆机'],
      ...['脱粒机', '青贮机', '青饲料收获机', '铡草机', '还田机', '秸秆还田机', '自走式喷杆喷雾机', '采棉机'],
      ...['采茶机', '农用运输车', '增氧机', '挤奶机', '榨油机', '碾米机', '耕地机', '犁', '耙'],
    ],
  },
  construction: {
    says: say('工程机械', 'construction machine'),
    words: [
      ...['工程机械', '挖掘机', '轮式挖掘机', '履带式挖掘机', '液压挖掘机', '小型挖掘机', '装载机', '铲车'],
      ...['轮式装载机', '挖掘装载机', '推土机', '压路机', '起重机', '汽车起重机', '履带起重机', '塔式起重机'],
      ...['叉车', '平地机', '摊铺机', '打桩机', '旋挖钻机', '混凝土泵车', '混凝土搅拌车', '搅拌车', '泵车'],
      ...['升降机', '施工升降机', '高空作业车', '钻机', '破碎机', '铣刨机', '轮式专用机械车'],
    ],
  },
} as const satisfies Record<string, MachineClass>;

/** 船舶 of the registers of the maritime and of the fishery authority, and what townships list. */
const vessels = {
  'small-boat': {
    says: say('自用小船', 'small boat of one’s own'),
    words: [
      ...['自用船', '自用小船', '农用船', '农自用船', '自用船舶', '乡镇自用船舶', '乡镇自用船', '小船'],
      ...[
        '舢板',
        '舢舨',
        '木船',
        '小木船',
        '小划子',
        '划子',
        '渔划子',
        '生活用船',
        '农用小船',
        '竹筏',
        '排筏',
      ],
    ],
  },
  'fishing-vessel': {
    says: say('渔船', 'fishing vessel'),
    words: [
      ...[
        '渔船',
        '渔业船舶',
        '国内捕捞渔船',
        '捕捞渔船',
        '内陆捕捞渔船',
        '海洋捕捞渔船',
        '养殖渔船',
        '捕捞船',
      ],
      ...['养殖船', '渔业辅助船', '捕捞辅助船', '休闲渔船', '机动渔船', '小型渔船', '拖网渔船', '刺网渔船'],
    ],
  },
  'transport-vessel': {
    says: say('运输船', 'transport vessel'),
    words: [
      ...[
        '货船',
        '客船',
        '干货船',
        '散货船',
        '杂货船',
        '集装箱船',
        '多用途船',
        '油船',
        '客渡船',
        '渡船',
        '驳船',
      ],
      ...[
        '运输船',
        '运输船舶',
        '客货船',
        '普通货船',
        '砂石船',
        '自卸砂船',
        '甲板驳',
        '拖船',
        '拖轮',
        '滚装船',
      ],
    ],
  },
  'works-vessel': {
    says: say('工程船', 'works vessel'),
    words: ['工程船', '挖泥船', '采砂船', '挖沙船', '挖砂船', '起重船', '打桩船', '工作船', '趸船', '交通艇'],
  },
  yacht: {
    says: say('游艇', 'pleasure craft'),
    words: ['游艇', '快艇', '摩托艇', '游船', '游览船', '旅游船', '画舫'],
  },
} as const satisfies Record<string, MachineClass>;

export const machineTypes = tableOf(say('机械类型', 'Machine types'), machines);
export const vesselTypes = tableOf(say('船舶类型', 'Vessel types'), vessels);

const titles: ReadonlyMap<string, Bilingual> = new Map(
  [...Object.entries<MachineClass>(machines), ...Object.entries<MachineClass>(vessels)].map(
    ([name, { says }]) => [name, says],
  ),
);

/** Names of all classes. */
export const machineClasses: readonly string[] = [...titles.keys()];

/** What staff call a class: 拖拉机. */
export function titleOfMachine(name: string): Bilingual {
  return titles.get(name) ?? say('种类不明', 'of an unknown class');
}

/** The words of one register, and what they are classed as. */
export interface MachineTypes extends Words {
  /** `unknown` where the word is none of the table. */
  classOf(text: string): string;
  /** What staff call its class; undefined where nobody knows it. */
  titleOf(text: string): Bilingual | undefined;
}

/** What is in brackets behind a type says nothing of its class: 挖掘机(履带式). */
function tableOf(title: Bilingual, meanings: Readonly<Record<string, Meaning>>): MachineTypes {
  const words = defineWords<string>({
    title,
    meanings,
    otherwise: otherStates,
    partsOf: (text) => [clean(text).replace(/\(.*\)$/, '')],
  });
  const classOf = (text: string) => words.partsOf(text).map((word) => words.of(word))[0] ?? 'unknown';
  return { ...words, classOf, titleOf: (text) => titles.get(classOf(text)) };
}
