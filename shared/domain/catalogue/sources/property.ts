/** Titles of the immovable property register (不动产登记). */
import type { PropertyAsset } from '../../../contracts/household-file.ts';
import { parseCalendarDate } from '../../kernel/calendar.ts';
import { type Fraction, ONE, parseShare } from '../../kernel/fraction.ts';
import { column } from '../../kernel/header.ts';
import { say } from '../../kernel/say.ts';
import { clean, cleanNumber, isPlaceholder } from '../../kernel/text.ts';
import {
  type AssetReading,
  type AssetState,
  type FieldReader,
  personColumns,
  type PropertyJudgement,
  type PropertySource,
  type PropertyUse,
  readIdentifier,
  readWord,
  wordTable,
  withPresent,
} from './source.ts';

/** 权利状态 in words or the register's numbers. A mortgaged or sealed title is still the owner's. */
const titleStates: ReadonlyMap<string, AssetState> = wordTable({
  'in-force': ['现势', '正常', '有效', '1', '抵押', '查封', '预告', '异议'],
  out: ['历史', '终止', '注销', '2', '3'],
});

const DWELLINGS = ['住宅', '成套住宅', '非成套住宅', '公寓', '高档公寓', '别墅'];
const COMMERCIAL = ['商业', '商铺', '商业服务', '门面', '经营', '写字楼', '办公', '商业、金融、信息'];
const MIXED = ['商住', '综合'];

const uses: ReadonlyMap<string, PropertyUse> = wordTable({ dwelling: DWELLINGS, commercial: COMMERCIAL });

export const property: PropertySource = {
  source: 'property',
  title: say('不动产', 'real property'),
  columns: [
    ...personColumns,
    column('不动产权证号', 'certificate_number', 'required', 'identifier', [
      ...[
        '不动产权证书号',
        '不动产证号',
        '不动产权证',
        '权证号',
        '产权证号',
        '房产证号',
        '房屋所有权证号',
        '证书号',
      ],
      ...['权利证书号', '不动产权证号码', '不动产权属证书号', '房权证号'],
    ]),
    column('不动产单元号', 'unit_number', 'optional', 'identifier', [
      '不动产单元',
      '单元号',
      '不动产单元编号',
      '不动产单元代码',
    ]),
    column('坐落', 'location', 'optional', 'word', [
      '房屋坐落',
      '不动产坐落',
      '座落',
      '房屋座落',
      '地址',
      '房屋地址',
      '房产地址',
    ]),
    column('用途', 'purpose', 'required', 'word', [
      '房屋用途',
      '规划用途',
      '不动产用途',
      '房屋规划用途',
      '房屋性质',
    ]),
    column('建筑面积', 'area', 'optional', 'word', ['面积', '房屋面积', '房屋建筑面积']),
    column('共有方式', 'ownership', 'optional', 'word', ['共有情况', '共有类型', '共有性质']),
    column('共有份额', 'share', 'optional', 'share', [
      '份额',
      '占有份额',
      '所占份额',
      '权利份额',
      '共有比例',
      '持有比例',
    ]),
    column('登记日期', 'registered_on', 'optional', 'date', ['登记时间', '登簿日期', '登簿时间', '发证日期']),
    column('权利状态', 'title_status', 'required', 'word', [
      '权属状态',
      '登记状态',
      '状态',
      '产权状态',
      '现势状态',
    ]),
  ],
  readAsset,
  assetKey,
  judge: (asset) => {
    const shareholding = judgeShareholding(asset.ownership);
    return {
      source: 'property',
      state: titleStates.get(clean(asset.status)) ?? 'unclear',
      use: judgeUse(asset.purpose),
      share: judgeShare(asset.share, shareholding),
      shareholding,
    };
  },
};

function readAsset(field: FieldReader): AssetReading<PropertyAsset> {
  const certificateNumber = cleanNumber(field('certificate_number'));
  if (isPlaceholder(certificateNumber)) return { kind: 'invalid', reason: 'certificate-number-invalid' };
  const purpose = clean(field('purpose'));
  const status = clean(field('title_status'));
  const asset: PropertyAsset = withPresent(
    { source: 'property' as const, certificateNumber, purpose, status },
    {
      unitNumber: readIdentifier(field('unit_number')),
      location: readWord(field('location')),
      area: readWord(field('area')),
      ownership: readWord(field('ownership')),
      share: readWord(field('share')),
      registeredOn: parseCalendarDate(field('registered_on')),
    },
  );
  return { kind: 'asset', asset };
}

/** One home by its unit number, else by where it is and how large, else by its certificate. */
function assetKey({ unitNumber, location, area, certificateNumber }: PropertyAsset): string {
  if (unitNumber !== undefined) return ['property', 'unit', unitNumber].join('|');
  const place = readIdentifier(location ?? '');
  const size = readIdentifier(area ?? '');
  return place !== undefined && size !== undefined
    ? ['property', 'place', place, foldArea(size)].join('|')
    : ['property', 'certificate', certificateNumber].join('|');
}

/** `89.50`, `89.5` and `89.50㎡` are one area. */
function foldArea(area: string): string {
  const number = /^\d+(?:\.\d+)?/.exec(area)?.[0] ?? area;
  return number.includes('.') ? number.replace(/\.?0+$/, '') : number;
}

/**
 * Of `城镇住宅用地/成套住宅` the part after the last `/` is the use of the building. A known word says what it is. One
 * that only holds such a word (商品住宅, 商业用房, 非住宅) may be it or not, and is unclear; any other (车位, 仓储, 工业) is
 * something else.
 */
function judgeUse(purpose: string): PropertyUse {
  const word = cleanNumber(purpose).split('/').at(-1) ?? '';
  const known = uses.get(word);
  if (known !== undefined) return known;
  const dwelling = holdsAny(word, DWELLINGS);
  const commercial = holdsAny(word, COMMERCIAL);
  if (holdsAny(word, MIXED) || (dwelling && commercial)) return 'mixed';
  return word === '' || dwelling || commercial ? 'unclear' : 'other';
}

function holdsAny(text: string, words: readonly string[]): boolean {
  return words.some((word) => text.includes(word));
}

function judgeShareholding(ownership = ''): PropertyJudgement['shareholding'] {
  if (ownership.includes('按份')) return 'by-share';
  if (ownership.includes('共同')) return 'joint';
  return ownership.includes('单独') ? 'sole' : 'unknown';
}

/** No share is the whole, except where the title says that there are shares. */
function judgeShare(
  share: string | undefined,
  shareholding: PropertyJudgement['shareholding'],
): Fraction | 'unclear' {
  if (share !== undefined) return parseShare(share);
  return shareholding === 'by-share' ? 'unclear' : ONE;
}
