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
import { plot, review, type Plot, type Scene } from './plots.ts';

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
  plot('car', 780, [review('motor-vehicle')], (scene) => drive(scene)),
  plot('two-cars', 40, [review('motor-vehicle')], (scene) => {
    drive(scene);
    drive(scene);
  }),
  plot('car-name-alike', 40, [review('motor-vehicle')], (scene) => {
    const { name } = scene.head.person;
    driveUnder(scene, writeHomophone(name) ?? maskName(scene.random, name));
  }),
  plot('car-scrapped', 160, [], (scene) => driveWith(scene, scene.random.pick(goneStates))),
  plot('car-state-unclear', 70, [review('unclear-asset')], (scene) =>
    driveWith(scene, scene.random.pick(unclearStates)),
  ),
  plot('car-under-another-name', 60, [review('identity-question')], (scene) =>
    driveUnder(scene, drawOtherName(scene.random, scene.head)),
  ),
  plot('motorcycle-state-unclear', 40, [], (scene) => driveWith(scene, '转出', exemptKinds)),
];
