/** A motor vehicle in a member's name. */
import * as z from 'zod';
import type { Bilingual } from '../../../contracts/primitives.ts';
import { facetsOf, type Vehicle } from '../facets.ts';
import { type HeldAsset, isCountable } from '../held.ts';
import { countOf, say, sayAll } from '../../kernel/say.ts';
import { findCleared } from './clearances.ts';
import { defineRule, failWithoutAmount, listRows } from '../rule.ts';
import { plateTypeName } from '../plate-types.ts';

const plateType = z.string().regex(/^\d{2}$/, 'give the two digits of the plate type (GA 24.7)');

export const motorVehicle = defineRule({
  name: 'motor-vehicle',
  title: say('机动车', 'motor vehicle'),
  phrase: say('名下有机动车', 'the owner of a motor vehicle'),
  failsWhen: say(
    '有在册机动车；摩托车、低速车和拖拉机等除外的号牌种类（默认 07、08、13、14）不计。复核。',
    'A vehicle is registered; excepted plate types (by default 07, 08, 13, 14: motorcycles, low-speed vehicles, tractors) do not count. Review.',
  ),
  facets: ['vehicle'],
  topics: ['motor-vehicle'],
  about: 'assets',
  restsOn: say(
    '《办法》第十四条（机动车辆）；市级做法按季比对；除外的号牌种类：产品设定',
    'Measures art. 14 (vehicles); compared quarterly in city practice; excepted plate types: product choice',
  ),
  parameters: {
    /** Codes of GA 24.7 of plates that do not count: vehicles to get by and to work with. */
    exceptPlateTypes: {
      schema: z.array(plateType),
      title: say('除外的号牌种类', 'plate types left out'),
      show: (code) => say(`${String(code)} ${plateTypeName(String(code))}`, `plate type ${String(code)}`),
    },
  },
  defaults: () => ({ exceptPlateTypes: ['07', '08', '13', '14'] }),
  mightCount: (asset, { exceptPlateTypes }) => {
    const vehicle = motorOf(asset);
    return vehicle !== undefined && !isExcepted(vehicle, exceptPlateTypes);
  },
  judge(view, { exceptPlateTypes }) {
    const all = listMotors(view.assets);
    const inForce = all.filter(({ asset }) => isCountable(asset));
    const counting = inForce.filter(({ vehicle }) => !isExcepted(vehicle, exceptPlateTypes));
    const keys = findCleared(view);
    const vehicles = counting.filter(({ asset }) => !keys.has(asset.key));
    const seen = describeVehicles(vehicles, {
      ended: all.filter(({ asset }) => asset.state === 'out').length,
      excepted: inForce.length - counting.length,
      cleared: counting.length - vehicles.length,
    });
    if (vehicles.length === 0) return { kind: 'passed', explanation: seen };
    const why = say(
      '先复核、不拟停发：请核实是否残疾人用车、营运或者生产用车，是否已卖未过户或者已报废。',
      'Review, not suspension: find out whether it is for a disabled member, for work, sold and not yet transferred, or scrapped.',
    );
    return failWithoutAmount('review', sayAll([seen, why]), listRows(vehicles.map(({ asset }) => asset)));
  },
});

/** A thing with what it says of a motor vehicle. */
interface Motor {
  asset: HeldAsset;
  vehicle: Vehicle;
}

function motorOf(asset: HeldAsset): Vehicle | undefined {
  return facetsOf(asset, 'vehicle').find(({ type }) => type === 'motor');
}

function listMotors(assets: readonly HeldAsset[]): Motor[] {
  return assets.flatMap((asset) => {
    const vehicle = motorOf(asset);
    return vehicle === undefined ? [] : [{ asset, vehicle }];
  });
}

function isExcepted({ classes }: Vehicle, exceptPlateTypes: readonly string[]): boolean {
  return classes.every((type) => exceptPlateTypes.includes(type));
}

function describeVehicles(
  vehicles: readonly Motor[],
  leftOut: { excepted: number; ended: number; cleared: number },
): Bilingual {
  const types = [...new Set(vehicles.flatMap(({ vehicle }) => vehicle.classes))].sort();
  const reasons: [number, Bilingual][] = [
    [leftOut.excepted, say('辆属于政策不计的号牌种类', 'of an excepted plate type')],
    [leftOut.ended, say('辆已注销或报废', 'deregistered or scrapped')],
    [leftOut.cleared, say('辆此前已核实排除', 'covered by a clearance')],
  ];
  const named = reasons.filter(([count]) => count > 0);
  const zh = named.map(([count, why]) => `${count} ${why.zh}`).join('；');
  const en = named.map(([count, why]) => `${count} ${why.en}`).join('; ');
  return say(
    (vehicles.length > 0
      ? `在册机动车 ${vehicles.length} 辆（${types.map(plateTypeName).join('、')}）`
      : '没有查到在册机动车') + `${zh ? `；未计入：${zh}` : ''}。`,
    `${countOf(vehicles.length, 'vehicle')} in force${types.length > 0 ? ` (plate type ${types.join(', ')})` : ''}` +
      `${en ? `; not counted: ${en}` : ''}.`,
  );
}
