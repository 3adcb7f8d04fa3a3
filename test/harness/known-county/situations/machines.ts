/** A vessel or a machine asks for a review, unless it is what households farm and get by with. */
import type { Cells } from '../../../../shared/domain/catalogue/sample.ts';
import {
  alone,
  reviewFor,
  unclearAsset,
  type ExpectedCase,
  type Situation,
  type SourceRow,
} from '../situation.ts';

const reviewed = reviewFor({ rule: 'vessel-or-machinery', amountFen: null, limitFen: null });
const asked = reviewFor(unclearAsset);

const machine = (cells: Cells): SourceRow => ({
  source: 'machinery',
  cells: ({ serial, row }) => ({
    plate_number: `机${10_000 + serial}${row}`,
    machine_type: '挖掘机',
    machine_status: '正常',
    ...cells,
  }),
});
const boat = (cells: Cells): SourceRow => ({
  source: 'vessel',
  cells: ({ serial, row }) => ({
    registration_number: `0H${100_000 + serial}${row}`,
    vessel_type: '内陆捕捞渔船',
    registration_status: '正常',
    ...cells,
  }),
});

const one = (name: string, row: SourceRow, expected?: ExpectedCase): Situation => ({
  name,
  household: { scheme: '农村低保' },
  members: alone,
  rows: [row],
  ...(expected === undefined ? {} : { expected }),
});

export const machineSituations: readonly Situation[] = [
  one('an excavator is looked at', machine({}), reviewed),
  one(
    'a loader that is pledged is looked at',
    machine({ machine_type: '轮式装载机', machine_status: '抵押' }),
    reviewed,
  ),
  one('a drone for spraying is looked at', machine({ machine_type: '植保无人机' }), reviewed),
  one('the harvester of a rural household is passed over', machine({ machine_type: '联合收割机' })),
  one('a tractor is passed over', machine({ machine_type: '手扶拖拉机' })),
  one('a tiller is passed over', machine({ machine_type: '微耕机' })),
  one(
    'a transplanter that was sold on is passed over',
    machine({ machine_type: '插秧机', machine_status: '转移' }),
  ),
  one('a three-wheeler is passed over', machine({ machine_type: '农用三轮车' })),
  one('an excavator that is scrapped is gone', machine({ machine_status: '报废' })),
  one('an excavator that changed hands is unclear', machine({ machine_status: '过户' }), asked),
  one('a machine that nobody knows is unclear', machine({ machine_type: '铁牛' }), asked),
  one('a fishing vessel is looked at', boat({}), reviewed),
  one('a third of a cargo vessel is looked at', boat({ vessel_type: '货船', share: '1/3' }), reviewed),
  one('a small boat of one’s own is passed over', boat({ vessel_type: '自用船' })),
  one('a vessel that sank is gone', boat({ registration_status: '沉没' })),
  one('a vessel with a share of 150 % is unclear', boat({ share: '150%' }), asked),
  {
    name: 'a machine and a vessel are one finding',
    members: alone,
    rows: [machine({}), boat({})],
    expected: reviewed,
  },
];
