/** Homes and other titles of the sample county. */
import { addDays } from '../../kernel/calendar.ts';
import {
  type Cells,
  type Draw,
  pickWeighted,
  remarks,
  type SampleSender,
  type SourceSample,
  type Weighted,
} from '../sample.ts';

const dwellingPurposes: Weighted<string> = [
  ['住宅', 50],
  ['城镇住宅用地/成套住宅', 25],
  ['成套住宅', 8],
  ['农村宅基地/住宅', 12],
  ['非成套住宅', 3],
  ['公寓', 1],
  ['别墅', 1],
];
export const commercialPurposes: readonly string[] = [
  '商业',
  '商铺',
  '其他商服用地/商业服务',
  '门面',
  '经营',
  '写字楼',
  '办公',
  '商业、金融、信息',
];
export const mixedPurposes: readonly string[] = ['商住', '城镇住宅用地/商住', '商住混合'];
export const otherPurposes: readonly string[] = ['车位', '仓储', '工业', '工业用地/工业', '车库'];

const titleStates: Weighted<string> = [
  ['现势', 60],
  ['正常', 15],
  ['1', 10],
  ['有效', 5],
  ['抵押', 8],
  ['查封', 1],
  ['异议', 1],
];
export const endedTitles: readonly string[] = ['历史', '终止', '注销', '2', '3'];

const strangersShares: Weighted<Cells> = [
  [{ ownership: '单独所有', share: '' }, 60],
  [{ ownership: '共同共有', share: '' }, 25],
  [{ ownership: '按份共有', share: '50%' }, 6],
  [{ ownership: '按份共有', share: '1/3' }, 4],
  [{ ownership: '按份共有', share: '50' }, 3],
  [{ ownership: '按份共有', share: '各半' }, 2],
];

export const registry: SampleSender = {
  provider: 'property-registry',
  providerName: '清禾县不动产登记中心',
  asOf: '2026-10-15',
  files: ['不动产登记信息.csv'],
  rows: 28_000,
  layout: {
    form: { encoding: 'utf-8-bom', newline: '\n', blankEvery: 7000 },
    quoteAll: true,
    columns: [
      'certificate_number',
      'unit_number',
      'name',
      'id_number',
      'location',
      'purpose',
      'area',
      'ownership',
      'share',
      'registered_on',
      'title_status',
      ['附记', (draw) => draw.pick(remarks)],
    ],
  },
};

/** What of a title says which home it is about, whoever owns it. */
export function drawHome(draw: Draw, place: string): Cells {
  const [road, door] = [draw.int(1, 60), draw.int(1, 400)];
  const location = draw.pick([
    `${place}${road}组${door}号`,
    `${place}人民路${road}号${door}室`,
    `${place}"清禾花园"${road}幢,${door}室`,
  ]);
  const parcel = `329901${String(draw.int(1, 999_999)).padStart(6, '0')}GB${String(draw.int(1, 99_999)).padStart(5, '0')}`;
  const building = `F${String(draw.int(1, 99_999_999)).padStart(8, '0')}`;
  return {
    unit_number: draw.chance(0.9) ? parcel + building : '',
    location,
    area: (draw.int(3500, 16_000) / 100).toFixed(2),
  };
}

/** The title of a dwelling that is in force and one's own, but for what is given. */
export function drawTitle(draw: Draw, place: string, given: Cells = {}): Cells {
  const serial = String(draw.int(1, 9_999_999)).padStart(7, '0');
  return {
    certificate_number: `苏（${draw.int(2016, 2026)}）清禾县不动产权第${serial}号`,
    ...drawHome(draw, place),
    purpose: pickWeighted(draw, dwellingPurposes),
    ownership: '单独所有',
    registered_on: addDays(registry.asOf, -draw.int(30, 9000)),
    title_status: pickWeighted(draw, titleStates),
    ...given,
  };
}

export const sample: SourceSample = {
  senders: [registry],
  share: 0.42,
  draw: (draw, { isHead, place }) => (isHead ? [drawTitle(draw, place)] : []),
  drawAny: (draw, { place }) => [
    drawTitle(draw, place, {
      ...pickWeighted(draw, strangersShares),
      ...(draw.chance(0.8) ? {} : { purpose: draw.pick([...commercialPurposes, ...otherPurposes]) }),
      ...(draw.chance(0.1) ? { title_status: draw.pick(endedTitles) } : {}),
    }),
  ],
};
