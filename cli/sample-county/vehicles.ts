/** Vehicles: the exempt ones that many have, cars planted on purpose, and the whole county's register around them. */
import { drawOtherName, soilFreely, soilHarmlessly, soilIdentity } from './dirt.ts';
import type { Household, Member } from './families.ts';
import { judgeLot, type Filed, type Ledger, type Signature, type VehicleRow } from './ledger.ts';
import { maskName, writeHomophone } from './names.ts';
import { review, type Plot, type Scene } from './plots.ts';
import { daysBefore, SAMPLE_DAY } from './providers.ts';
import { weigh, type Random } from './random.ts';
import { drawStranger } from './strangers.ts';

interface Kind {
  plateType: string;
  type: string;
  use: string;
}

/** Two- and three-wheelers, low-speed trucks and tractors: the policy passes them over. */
const exemptKinds = weigh<Kind>([
  [{ plateType: '07', type: '普通二轮摩托车', use: '非营运' }, 40],
  [{ plateType: '两、三轮摩托车', type: '普通正三轮摩托车', use: '非营运' }, 25],
  [{ plateType: '08', type: '轻便二轮摩托车', use: '非营运' }, 12],
  [{ plateType: '13', type: '低速货车', use: '货运' }, 8],
  [{ plateType: '14', type: '手扶拖拉机', use: '农用' }, 8],
  [{ plateType: '拖拉机', type: '轮式拖拉机', use: '农用' }, 7],
]);

const carKinds = weigh<Kind>([
  [{ plateType: '02', type: '小型轿车', use: '非营运' }, 45],
  [{ plateType: '小型汽车', type: '小型普通客车', use: '非营运' }, 25],
  [{ plateType: '02', type: '轻型厢式货车', use: '货运' }, 8],
  [{ plateType: '01', type: '重型自卸货车', use: '货运' }, 3],
  [{ plateType: '大型汽车', type: '重型半挂牵引车', use: '货运' }, 2],
  [{ plateType: '52', type: '小型轿车', use: '非营运' }, 10],
  [{ plateType: '小型新能源汽车', type: '小型越野客车', use: '非营运' }, 6],
  [{ plateType: '51', type: '大型普通客车', use: '公路客运' }, 1],
]);

const usedStates = weigh([
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
]);
const goneStates = ['注销', 'E', '强制注销', 'M', '报废', 'P'];
const unclearStates = ['转出', 'B', '转移', '被盗抢', 'C'];

interface VehicleFacts {
  member: Member;
  kind: Kind;
  status?: string;
  signature?: Signature;
}

function register(ledger: Ledger, random: Random, { member, kind, status, signature }: VehicleFacts): void {
  const { identity, name, readable } = signature ?? soilHarmlessly(random, member);
  const row = {
    id_number: identity,
    name,
    ...drawVehicle(random, kind),
    vehicle_status: status ?? random.pick(usedStates),
  };
  ledger.vehicles.push({ row, lot: judgeLot(member, readable) });
}

function drawVehicle(random: Random, kind: Kind): Omit<VehicleRow, 'id_number' | 'name' | 'vehicle_status'> {
  // No plate of the province has the letter Z, no maker the prefix L0H: neither can be anybody's.
  const plate = `苏Z${String(random.int(0, 99_999)).padStart(5, '0')}${kind.plateType.includes('新能源') ? 'D' : ''}`;
  const vin = `L0H${String(Math.floor(random.next() * 1e14)).padStart(14, '0')}`;
  const registeredOn = daysBefore(SAMPLE_DAY, random.int(3, 5000));
  return {
    plate_number: plate,
    plate_type: kind.plateType,
    vin: random.chance(0.97) ? vin : '',
    vehicle_type: kind.type,
    use: kind.use,
    registered_on: registeredOn,
  };
}

export function driveOrdinarily(ledger: Ledger, random: Random, household: Household): void {
  if (!random.chance(0.09)) return;
  const member = random.pick(household.members);
  register(ledger, random, { member, kind: random.pick(exemptKinds), signature: soilFreely(random, member) });
}

const drive = ({ ledger, random, head }: Scene, facts: Partial<VehicleFacts> = {}): void =>
  register(ledger, random, { member: head, kind: random.pick(carKinds), ...facts });

export const vehiclePlots: readonly Plot[] = [
  { name: 'car', households: 780, raises: [review('motor-vehicle')], plant: (scene) => drive(scene) },
  {
    name: 'two-cars',
    households: 40,
    raises: [review('motor-vehicle')],
    plant: (scene) => {
      drive(scene);
      drive(scene);
    },
  },
  {
    name: 'car-name-alike',
    households: 40,
    raises: [review('motor-vehicle')],
    plant: (scene) => {
      const { name, number } = scene.head.person;
      const alike = writeHomophone(name) ?? maskName(scene.random, name);
      drive(scene, { signature: { identity: number, name: alike, readable: true } });
    },
  },
  {
    name: 'car-scrapped',
    households: 160,
    raises: [],
    plant: (scene) => drive(scene, { status: scene.random.pick(goneStates) }),
  },
  {
    name: 'car-state-unclear',
    households: 70,
    raises: [review('unclear-asset')],
    plant: (scene) => drive(scene, { status: scene.random.pick(unclearStates) }),
  },
  {
    name: 'car-under-another-name',
    households: 60,
    raises: [review('identity-question')],
    plant: (scene) => {
      const name = drawOtherName(scene.random, scene.head);
      drive(scene, { signature: { identity: scene.head.person.number, name, readable: true } });
    },
  },
  {
    name: 'motorcycle-state-unclear',
    households: 40,
    raises: [],
    plant: (scene) => drive(scene, { kind: scene.random.pick(exemptKinds), status: '转出' }),
  },
];

/** Everybody else's vehicles, without end. */
export function* listStrangersVehicles(
  random: Random,
  members: ReadonlySet<string>,
): Generator<Filed<VehicleRow>, never> {
  for (;;) {
    const { number, name } = drawStranger(random, members);
    const { identity, readable } = soilIdentity(random, number);
    const vehicle = drawVehicle(random, random.pick(random.chance(0.7) ? carKinds : exemptKinds));
    const states = random.chance(0.1) ? goneStates : random.chance(0.03) ? unclearStates : usedStates;
    yield {
      row: { id_number: identity, name, ...vehicle, vehicle_status: random.pick(states) },
      lot: readable ? 'unmatched' : 'quarantined',
    };
  }
}
