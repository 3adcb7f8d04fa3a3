/** Vehicles of the sample county: the exempt ones that many of its people have, and the whole register around them. */
import { addDays } from '../../kernel/calendar.ts';
import {
  type Cells,
  type Draw,
  pickWeighted,
  type SampleSender,
  type SourceSample,
  type Weighted,
} from '../sample.ts';

/** What of a row is of one kind of vehicle. */
type Kind = Readonly<Record<'plate_type' | 'vehicle_type' | 'use', string>>;

/** Two- and three-wheelers, low-speed trucks and tractors: the policy passes them over. */
export const exemptKinds: Weighted<Kind> = [
  [{ plate_type: '07', vehicle_type: '普通二轮摩托车', use: '非营运' }, 40],
  [{ plate_type: '两、三轮摩托车', vehicle_type: '普通正三轮摩托车', use: '非营运' }, 25],
  [{ plate_type: '08', vehicle_type: '轻便二轮摩托车', use: '非营运' }, 12],
  [{ plate_type: '13', vehicle_type: '低速货车', use: '货运' }, 8],
  [{ plate_type: '14', vehicle_type: '手扶拖拉机', use: '农用' }, 8],
  [{ plate_type: '拖拉机', vehicle_type: '轮式拖拉机', use: '农用' }, 7],
];

export const carKinds: Weighted<Kind> = [
  [{ plate_type: '02', vehicle_type: '小型轿车', use: '非营运' }, 45],
  [{ plate_type: '小型汽车', vehicle_type: '小型普通客车', use: '非营运' }, 25],
  [{ plate_type: '02', vehicle_type: '轻型厢式货车', use: '货运' }, 8],
  [{ plate_type: '01', vehicle_type: '重型自卸货车', use: '货运' }, 3],
  [{ plate_type: '大型汽车', vehicle_type: '重型半挂牵引车', use: '货运' }, 2],
  [{ plate_type: '52', vehicle_type: '小型轿车', use: '非营运' }, 10],
  [{ plate_type: '小型新能源汽车', vehicle_type: '小型越野客车', use: '非营运' }, 6],
  [{ plate_type: '51', vehicle_type: '大型普通客车', use: '公路客运' }, 1],
];

const usedStates: Weighted<string> = [
  ['正常', 55],
  ['A', 20],
  ['逾期未检验', 7],
  ['Q', 4],
  ['GQ', 2],
  ['违法未处理', 5],
  ['抵押', 3],
  ['查封', 1],
  ['锁定', 1],
  ['停驶', 1],
  ['D', 1],
];
export const goneStates: readonly string[] = ['注销', 'E', '强制注销', 'M', '报废', 'P'];
export const unclearStates: readonly string[] = ['转出', 'B', '转移', '被盗抢', 'C'];

export const office: SampleSender = {
  provider: 'vehicle-office',
  providerName: '清禾县车辆管理所',
  asOf: '2026-10-31',
  files: ['vehicles.csv'],
  rows: 22_000,
  before: { asOf: '2026-07-31', column: 'registered_on' },
  layout: {
    columns: [
      'plate_type',
      'plate_number',
      'vehicle_type',
      'vin',
      'id_number',
      'name',
      'use',
      'registered_on',
      ['检验有效期止', (draw) => `20${draw.int(24, 29)}-0${draw.int(1, 9)}-28`],
      'vehicle_status',
    ],
  },
};

/** A vehicle in use, but for what is given. */
export function drawVehicle(draw: Draw, kind: Kind, given: Cells = {}): Cells {
  // No plate of the province has the letter Z, no maker the prefix L0H: neither can be anybody's.
  const plate = `苏Z${String(draw.int(0, 99_999)).padStart(5, '0')}${kind.plate_type.includes('新能源') ? 'D' : ''}`;
  const vin = `L0H${String(Math.floor(draw.next() * 1e14)).padStart(14, '0')}`;
  return {
    ...kind,
    plate_number: plate,
    vin: draw.chance(0.97) ? vin : '',
    registered_on: addDays(office.asOf, -draw.int(3, 5000)),
    vehicle_status: pickWeighted(draw, usedStates),
    ...given,
  };
}

export const sample: SourceSample = {
  senders: [office],
  share: 0.05,
  draw: (draw) => [drawVehicle(draw, pickWeighted(draw, exemptKinds))],
  drawAny: (draw) => {
    const kind = pickWeighted(draw, draw.chance(0.7) ? carKinds : exemptKinds);
    if (draw.chance(0.1)) return [drawVehicle(draw, kind, { vehicle_status: draw.pick(goneStates) })];
    if (draw.chance(0.03)) return [drawVehicle(draw, kind, { vehicle_status: draw.pick(unclearStates) })];
    return [drawVehicle(draw, kind)];
  },
};
