/** Vehicles planted on purpose. */
import type { Cells } from '../../shared/domain/catalogue/sample.ts';
import { pickWeighted } from '../../shared/domain/catalogue/sample.ts';
import {
  carKinds,
  drawVehicle,
  exemptKinds,
  goneStates,
  office,
  unclearStates,
} from '../../shared/domain/catalogue/sources/vehicle-sample.ts';
import { drawOtherName, soilHarmlessly } from './dirt.ts';
import { enter, type Signature } from './ledger.ts';
import { maskName, writeHomophone } from './names.ts';
import { review, type Plot, type Scene } from './plots.ts';

interface VehicleFacts {
  kinds?: typeof carKinds;
  given?: Cells;
  signature?: Signature;
}

function drive(
  { ledger, random, head }: Scene,
  { kinds = carKinds, given, signature }: VehicleFacts = {},
): void {
  const cells = drawVehicle(random, pickWeighted(random, kinds), given);
  enter(ledger, office, { member: head, signature: signature ?? soilHarmlessly(random, head), cells });
}

const driveWith = (scene: Scene, status: string, kinds = carKinds): void =>
  drive(scene, { kinds, given: { vehicle_status: status } });

const driveUnder = (scene: Scene, name: string): void =>
  drive(scene, { signature: { identity: scene.head.person.number, name, readable: true } });

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
      const { name } = scene.head.person;
      driveUnder(scene, writeHomophone(name) ?? maskName(scene.random, name));
    },
  },
  {
    name: 'car-scrapped',
    households: 160,
    raises: [],
    plant: (scene) => driveWith(scene, scene.random.pick(goneStates)),
  },
  {
    name: 'car-state-unclear',
    households: 70,
    raises: [review('unclear-asset')],
    plant: (scene) => driveWith(scene, scene.random.pick(unclearStates)),
  },
  {
    name: 'car-under-another-name',
    households: 60,
    raises: [review('identity-question')],
    plant: (scene) => driveUnder(scene, drawOtherName(scene.random, scene.head)),
  },
  {
    name: 'motorcycle-state-unclear',
    households: 40,
    raises: [],
    plant: (scene) => driveWith(scene, '转出', exemptKinds),
  },
];
