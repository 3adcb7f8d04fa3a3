/** A motor vehicle in a member's name. */
import { z } from 'zod';
import type { Bilingual } from '../../../contracts/primitives.ts';
import { isCountable, type Vehicle } from '../../assessment/held-asset.ts';
import { countOf, say, sayAll } from '../../kernel/say.ts';
import { findCleared } from './clearances.ts';
import { defineEntry, failWithoutAmount, listRows, type Rule, type View } from './rule.ts';

export const motorVehicleEntry = defineEntry('motor-vehicle', {
  /** Codes of GA 24.7 of plates that do not count: vehicles to get by and to work with. */
  exceptPlateTypes: z.array(z.string().regex(/^\d{2}$/, 'give the two digits of the plate type (GA 24.7)')),
});
type Entry = z.infer<typeof motorVehicleEntry>;

export const motorVehicle: Rule<Entry> = {
  name: 'motor-vehicle',
  title: say('机动车', 'motor vehicle'),
  phrase: say('名下有机动车', 'the owner of a motor vehicle'),
  sources: ['vehicle'],
  about: 'assets',
  mightCount: (asset, entry) => asset.source === 'vehicle' && !isExcepted(asset, entry),
  judge(view, entry) {
    const inForce = view.assets.filter((asset) => asset.source === 'vehicle').filter(isCountable);
    const counting = inForce.filter((vehicle) => !isExcepted(vehicle, entry));
    const keys = findCleared(view);
    const vehicles = counting.filter((vehicle) => !keys.has(vehicle.key));
    const seen = describeVehicles(view, vehicles, {
      excepted: inForce.length - counting.length,
      cleared: counting.length - vehicles.length,
    });
    if (vehicles.length === 0) return { kind: 'passed', explanation: seen };
    const why = say(
      '先复核、不拟停发：残疾人用车、已卖未过户等情况须人工核实。',
      'Review, not suspension: a car for a disabled member, or one sold and not yet transferred, only staff can tell.',
    );
    return failWithoutAmount('review', sayAll([seen, why]), listRows(vehicles));
  },
};

function isExcepted(vehicle: Vehicle, entry: Entry): boolean {
  return vehicle.plateTypes.every((type) => entry.exceptPlateTypes.includes(type));
}

function describeVehicles(
  view: View,
  vehicles: readonly Vehicle[],
  leftOut: { excepted: number; cleared: number },
): Bilingual {
  const types = [...new Set(vehicles.flatMap((vehicle) => vehicle.plateTypes))].sort();
  const ended = view.assets.filter((asset) => asset.source === 'vehicle' && asset.state === 'out').length;
  const reasons: [number, Bilingual][] = [
    [leftOut.excepted, say('辆号牌种类不计', 'of an excepted plate type')],
    [ended, say('辆已注销或报废', 'deregistered or scrapped')],
    [leftOut.cleared, say('辆已有排除说明', 'covered by a clearance')],
  ];
  const named = reasons.filter(([count]) => count > 0);
  const zh = named.map(([count, why]) => `${count} ${why.zh}`).join('；');
  const en = named.map(([count, why]) => `${count} ${why.en}`).join('; ');
  return say(
    `在册机动车 ${vehicles.length} 辆${types.length > 0 ? `（号牌种类 ${types.join('、').replace('unknown', '不明')}）` : ''}` +
      `${zh ? `；未计入：${zh}` : ''}。`,
    `${countOf(vehicles.length, 'vehicle')} in force${types.length > 0 ? ` (plate type ${types.join(', ')})` : ''}` +
      `${en ? `; not counted: ${en}` : ''}.`,
  );
}
