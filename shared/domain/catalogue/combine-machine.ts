/** What the rows of one vessel or machine say together. */
import type { Bilingual } from '../../contracts/primitives.ts';
import type { Vehicle } from './facets.ts';
import { unclear, type UnclearPoint } from './held.ts';
import type { MachineTypes } from './machine-classes.ts';
import { firstState, type NonEmpty, type RowOf, withoutDoubt } from './rows.ts';
import type { Combined } from './source.ts';
import { defineStates, type Words } from './words.ts';

/** What is pledged, sealed or laid up is still the owner's; after a transfer somebody else may have it. */
export function machineStates(title: Bilingual): Words {
  return defineStates(title, {
    inForce: [
      ...[
        '正常',
        '在用',
        '使用',
        '在册',
        '有效',
        '登记',
        '已登记',
        '注册登记',
        '现势',
        '营运',
        '停航',
        '停用',
      ],
      ...['抵押', '查封', '光租', '逾期未检验', '检验合格', '年检合格', '封存', '暂停使用'],
    ],
    out: ['注销', '已注销', '强制注销', '报废', '灭失', '拆解', '沉没'],
    unclear: ['转移', '转出', '过户', '被盗抢', '迁出'],
  });
}

interface MachineReading<Row> {
  type: Exclude<Vehicle['type'], 'motor'>;
  types: MachineTypes;
  typeOf: (row: Row) => string;
  /** What else is unclear. */
  points?: readonly UnclearPoint[];
}

/** In force where any register says so, as vehicles are. */
export function combineMachine<Row>(
  rows: NonEmpty<RowOf<Row>>,
  { type, types, typeOf, points = [] }: MachineReading<Row>,
): Combined {
  const known = withoutDoubt(rows);
  const state = firstState(known, ['in-force', 'unclear']);
  const current = known.filter((row) => row.state === state);
  const classes = new Set(current.map(({ asset }) => types.classOf(typeOf(asset))));
  const isUnknown = classes.has('unknown');
  const all = [
    ...(state === 'unclear' ? [unclear.state] : []),
    ...(isUnknown ? [unclear.class] : []),
    ...points,
  ];
  return {
    rows: current,
    state,
    unclear: state === 'out' ? [] : all,
    facets: [{ kind: 'vehicle', type, classes: [...classes].sort() }],
  };
}
