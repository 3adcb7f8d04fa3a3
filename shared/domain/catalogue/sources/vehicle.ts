/** Vehicles of the vehicle authority's register. */
import type { VehicleAsset } from '../../../contracts/household-file.ts';
import { parseCalendarDate } from '../../kernel/calendar.ts';
import { column } from '../../kernel/header.ts';
import { say } from '../../kernel/say.ts';
import { clean, cleanNumber, isPlaceholder } from '../../kernel/text.ts';
import { plateTypeCodeOf } from './plate-types.ts';
import {
  type AssetReading,
  type AssetState,
  type FieldReader,
  personColumns,
  readIdentifier,
  readWord,
  type VehicleSource,
  wordTable,
  withPresent,
} from './source.ts';

/**
 * 机动车状态 in words or the register's letters. Unclear are the states after which someone else may have the vehicle:
 * moved to another register, transferred, stolen.
 */
const vehicleStates: ReadonlyMap<string, AssetState> = wordTable({
  'in-force': [
    ...['正常', 'A', '停驶', 'D', '违法未处理', 'G', '海关监管', 'H', '事故未处理', 'I', '嫌疑车', 'J'],
    ...['查封', 'K', '暂扣', 'L', '事故逃逸', 'N', '锁定', 'O', '逾期未检验', 'Q', '抵押', '质押'],
  ],
  out: ['注销', 'E', '强制注销', 'M', '报废', 'P'],
  unclear: ['转出', 'B', '转移', '被盗抢', 'C'],
});

export const vehicle: VehicleSource = {
  source: 'vehicle',
  title: say('机动车', 'vehicles'),
  columns: [
    ...personColumns,
    column('号牌号码', 'plate_number', 'required', 'identifier', [
      ...['车牌号', '车牌号码', '车牌', '牌照号', '牌照号码', '号牌', '机动车号牌号码', '车辆号牌', '车号'],
    ]),
    column('号牌种类', 'plate_type', 'required', 'word', [
      '号牌类型',
      '车牌种类',
      '车牌类型',
      '牌照种类',
      '号牌种类名称',
    ]),
    column('车辆识别代号', 'vin', 'optional', 'identifier', [
      '车架号',
      '车架号码',
      '车辆识别代码',
      '识别代号',
      '车辆识别码',
    ]),
    column('车辆类型', 'vehicle_type', 'optional', 'word', ['机动车类型', '车型', '车辆种类']),
    column('使用性质', 'use', 'optional', 'word', ['车辆使用性质', '用途性质']),
    column('初次登记日期', 'registered_on', 'optional', 'date', [
      '注册日期',
      '登记日期',
      '注册登记日期',
      '上牌日期',
      '初登日期',
    ]),
    column('机动车状态', 'vehicle_status', 'required', 'word', [
      '车辆状态',
      '状态',
      '机动车当前状态',
      '登记状态',
    ]),
    column('车辆价值', 'vehicle_value', 'optional', 'amount', [
      '车辆价格',
      '购车价格',
      '车价',
      '价值',
      '评估价值',
      '购置价格',
    ]),
  ],
  readAsset,
  assetKey: ({ vin, plateType, plateNumber }) =>
    vin === undefined
      ? ['vehicle', 'plate', plateTypeCodeOf(plateType) ?? plateType, plateNumber].join('|')
      : ['vehicle', 'vin', vin].join('|'),
  judge: ({ status, plateType }) =>
    withPresent(
      { source: 'vehicle' as const, state: judgeVehicleState(status) },
      { plateTypeCode: plateTypeCodeOf(clean(plateType)) },
    ),
};

function readAsset(field: FieldReader): AssetReading<VehicleAsset> {
  const plateNumber = foldPlateNumber(field('plate_number'));
  if (isPlaceholder(plateNumber)) return { kind: 'invalid', reason: 'plate-number-invalid' };
  const plateType = clean(field('plate_type'));
  const status = clean(field('vehicle_status'));
  const asset: VehicleAsset = withPresent(
    { source: 'vehicle' as const, plateNumber, plateType, status },
    {
      vin: readIdentifier(field('vin')),
      vehicleType: readWord(field('vehicle_type')),
      use: readWord(field('use')),
      registeredOn: parseCalendarDate(field('registered_on')),
    },
  );
  return { kind: 'asset', asset };
}

/** `京A·12345` is written with a dot on the plate, without one in the register. */
function foldPlateNumber(text: string): string {
  return cleanNumber(text)
    .toUpperCase()
    .replace(/[·•・.]/g, '');
}

/**
 * A vehicle may be in several states at once (`GQ`, `A,H`, `违法未处理、逾期未检验`): one that is out puts it out, else an
 * unclear or unknown one makes it unclear. No state at all is unclear.
 */
function judgeVehicleState(status: string): AssetState {
  const words = clean(status)
    .toUpperCase()
    .split(/[\s,、;/|]+/)
    .filter((word) => word !== '')
    .flatMap(splitLetters);
  const states = new Set(words.map((word) => vehicleStates.get(word) ?? 'unclear'));
  if (states.has('out')) return 'out';
  return states.has('unclear') || states.size === 0 ? 'unclear' : 'in-force';
}

/** `GQ` is two letters of the register; a word with any other letter is a word, and unknown. */
function splitLetters(word: string): string[] {
  const letters = Array.from(word);
  return letters.every((letter) => vehicleStates.has(letter)) ? letters : [word];
}
