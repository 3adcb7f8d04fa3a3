/** The invented county's towns, which are as uneven as real ones, and their villages. */
import { createRandom } from './random.ts';

export const countyName = '清禾县';

export type Scheme = 'urban' | 'rural';

export interface Village {
  town: string;
  townNumber: number;
  village: string;
}

interface Town {
  name: string;
  /** Households that receive the guarantee. */
  rural: number;
  urban: number;
}

/** 15,012 rural and 4,645 urban households in all. */
export const towns: readonly Town[] = [
  { name: '城关街道', rural: 78, urban: 1386 },
  { name: '柳湾镇', rural: 1897, urban: 526 },
  { name: '石桥镇', rural: 1642, urban: 402 },
  { name: '白鹭镇', rural: 1510, urban: 348 },
  { name: '新集镇', rural: 1388, urban: 305 },
  { name: '河口镇', rural: 1275, urban: 276 },
  { name: '枫林镇', rural: 1190, urban: 241 },
  { name: '双塘镇', rural: 1043, urban: 217 },
  { name: '大墩镇', rural: 934, urban: 188 },
  { name: '荷塘镇', rural: 812, urban: 169 },
  { name: '桑园镇', rural: 745, urban: 142 },
  { name: '渡口镇', rural: 688, urban: 118 },
  { name: '沙洲镇', rural: 560, urban: 104 },
  { name: '龙潭镇', rural: 478, urban: 86 },
  { name: '青山乡', rural: 356, urban: 67 },
  { name: '梅岭乡', rural: 254, urban: 45 },
  { name: '竹溪乡', rural: 162, urban: 25 },
];

const villageFirst = Array.from('东西南北上下前后大小新老');
const villageSecond = Array.from('王李张刘陈杨周吴徐孙胡朱高林何郭马罗梁宋');
const villageThird = Array.from('庄湾桥圩集岗营塘坝沟');
const communities = '和平 建设 新华 光明 朝阳 团结 胜利 幸福 文化 东风 红旗 育才 滨河 园林 北苑'.split(' ');

/** One place a household, town by town, rural before urban. */
export function* listPlaces(): Generator<{ scheme: Scheme; place: Village }> {
  const random = createRandom('places');
  for (const [index, town] of towns.entries()) {
    const names = { rural: nameVillages(town), urban: communities.map((name) => `${name}社区`) };
    const count = { rural: Math.ceil(town.rural / 95) + 1, urban: Math.min(15, Math.ceil(town.urban / 90)) };
    for (const scheme of ['rural', 'urban'] as const) {
      const villages = random.shuffle(names[scheme]).slice(0, count[scheme]);
      for (let household = 0; household < town[scheme]; household += 1) {
        const village = villages[Math.floor((household * villages.length) / town[scheme])] ?? '';
        yield { scheme, place: { town: town.name, townNumber: index + 1, village } };
      }
    }
  }
}

function nameVillages(town: Town): string[] {
  const random = createRandom(`villages of ${town.name}`);
  const names = villageSecond.map(
    (second) => `${random.pick(villageFirst)}${second}${random.pick(villageThird)}村`,
  );
  return random.shuffle([...names, ...names.map((name) => name.replace(/^./, '中'))]);
}
