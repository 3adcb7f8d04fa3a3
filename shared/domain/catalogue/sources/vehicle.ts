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
    column('号牌号码', 'plate_number', 'required'),
    column('号牌种类', 'plate_type', 'required'),
    column('车辆识别代号', 'vin', 'optional'),
    column('车辆类型', 'vehicle_type', 'optional'),
    column('使用性质', 'use', 'optional'),
    column('初次登记日期', 'registered_on', 'optional'),
    column('机动车状态', 'vehicle_status', 'required'),
  ],
  readAsset,
  plainForms: { plate_number: 'identifier' },
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
