/** A vessel or a machine in a member's name. */
import * as z from 'zod';
import type { Bilingual } from '../../../contracts/primitives.ts';
import { say, sayAll, sayList } from '../../kernel/say.ts';
import { facetsOf, type Vehicle } from '../facets.ts';
import { type HeldAsset, isCountable } from '../held.ts';
import { machineClasses, titleOfMachine } from '../machine-classes.ts';
import { defineRule, failWithoutAmount, listRows } from '../rule.ts';
import type { RuleSample } from '../sample.ts';
import { findCleared } from './clearances.ts';

/** What farming households work and get by with. */
const usual = [
  ...['tractor', 'tiller', 'rotary-tiller', 'transplanter', 'harvester', 'three-wheeler'],
  'small-boat',
];

export const vesselOrMachinery = defineRule({
  name: 'vessel-or-machinery',
  title: say('船舶、机械', 'vessel or machinery'),
  phrase: say('名下有船舶或机械', 'the owner of a vessel or machine'),
  failsWhen: say(
    '有在册的船舶或机械；小型船只、拖拉机、收割机等除外的种类不计。复核。',
    'A vessel or machine is registered; excepted classes (small boats, tractors, harvesters and the like) do not count. Review.',
  ),
  facets: ['vehicle'],
  topics: ['vessel', 'machine'],
  about: 'assets',
  restsOn: say(
    '《社会救助法》第四十一条、《办法》第十七条（船舶）；第十四条（生产、生活必需的财产可以豁免）；除外的种类：产品设定',
    'Act art. 41, Measures art. 17 (vessels); art. 14 (what is needed to live and work may be exempt); excepted classes: product choice',
  ),
  parameters: {
    /** What a household works or gets by with. */
    exceptClasses: {
      schema: z.array(z.enum(machineClasses)),
      title: say('除外的种类', 'classes left out'),
      show: (name) => titleOfMachine(String(name)),
    },
  },
  defaults: () => ({ exceptClasses: usual }),
  // One of another type is another rule's.
  mightCount: (asset, { exceptClasses }) => {
    const machine = machineOf(asset);
    return machine !== undefined && !isExcepted(machine, exceptClasses);
  },
  judge(view, { exceptClasses }) {
    const all = view.assets.flatMap((asset) => {
      const machine = machineOf(asset);
      return machine === undefined ? [] : [{ asset, machine }];
    });
    const inForce = all.filter(({ asset }) => isCountable(asset));
    const counting = inForce.filter(({ machine }) => !isExcepted(machine, exceptClasses));
    const keys = findCleared(view);
    const found = counting.filter(({ asset }) => !keys.has(asset.key));
    const seen = describeMachines(
      found.map(({ machine }) => machine),
      {
        excepted: inForce.length - counting.length,
        ended: all.filter(({ asset }) => asset.state === 'out').length,
        cleared: counting.length - found.length,
      },
    );
    if (found.length === 0) return { kind: 'passed', explanation: seen };
    const why = say(
      '先复核、不拟停发：请核实价值、用途（是否生产必需）和是否已转让。',
      'Review, not suspension: find out its value, whether it is needed for work, and whether it was sold.',
    );
    return failWithoutAmount('review', sayAll([seen, why]), listRows(found.map(({ asset }) => asset)));
  },
});

function machineOf(asset: HeldAsset): Vehicle | undefined {
  return facetsOf(asset, 'vehicle').find(({ type }) => type !== 'motor');
}

function isExcepted({ classes }: Vehicle, exceptClasses: readonly string[]): boolean {
  return classes.every((each) => exceptClasses.includes(each));
}

function describeMachines(
  found: readonly Vehicle[],
  leftOut: { excepted: number; ended: number; cleared: number },
): Bilingual {
  const named = [...new Set(found.flatMap(({ classes }) => classes))].map(titleOfMachine);
  const kinds = sayList(named);
  const reasons: readonly (readonly [number, Bilingual])[] = [
    [leftOut.excepted, say('项属于政策不计的种类', 'of an excepted class')],
    [leftOut.ended, say('项已注销、报废或灭失', 'deregistered, scrapped or lost')],
    [leftOut.cleared, say('项此前已核实排除', 'covered by a clearance')],
  ];
  const left = reasons.filter(([count]) => count > 0);
  const notCounted = sayList(left.map(([count, { zh, en }]) => say(`${count} ${zh}`, `${count} ${en}`)));
  return say(
    (found.length > 0 ? `在册的船舶、机械 ${found.length} 项（${kinds.zh}）` : '没有查到在册的船舶、机械') +
      `${left.length > 0 ? `；未计入：${notCounted.zh}` : ''}。`,
    `Vessels and machines in force: ${found.length}${named.length > 0 ? ` (${kinds.en})` : ''}` +
      `${left.length > 0 ? `; not counted: ${notCounted.en}` : ''}.`,
  );
}

/** Who digs for others. */
export const sample: RuleSample = {
  source: 'machinery',
  provider: 'machinery-dealers',
  providerName: '清禾县农机购置补贴办公室',
  households: 25,
  kind: 'review',
  draw: (draw) => [
    {
      plate_number: `机${draw.int(100_000, 999_999)}`,
      machine_type: draw.pick(['挖掘机', '装载机', '压路机', '叉车']),
      machine_status: draw.pick(['正常', '抵押']),
    },
  ],
};
