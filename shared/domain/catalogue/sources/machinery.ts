/** Farm and construction machines (农机、工程机械) of their registers, one row a machine. */
import { say } from '../../kernel/say.ts';
import { combineMachine, machineStates } from '../combine-machine.ts';
import { identifierIn, required } from '../columns.ts';
import { machineTypes } from '../machine-classes.ts';
import type { SourceSample } from '../sample.ts';
import { defineSource, quarterly } from '../source.ts';

const columns = {
  plateNumber: required('牌证号', 'plate_number', 'identifier', {
    synonyms: ['牌照号', '号牌号码', '牌照号码', '出厂编号', '机架号', '登记编号', '机械编号', '牌证号码'],
    note: say('同一机械以此识别；不得为空', 'tells machines apart; not empty'),
  }),
  machineType: required('机械类型', 'machine_type', 'word', {
    synonyms: ['机具类型', '机械种类', '机具名称', '农机类型', '机型', '机械名称', '类型'],
    words: machineTypes,
  }),
  status: required('状态', 'machine_status', 'word', {
    synonyms: ['机械状态', '登记状态', '使用状态'],
    words: machineStates(say('状态', 'Machine states')),
  }),
};

export const machinery = defineSource<typeof columns>({
  name: 'machinery',
  title: say('农机、工程机械', 'machinery'),
  provider: say('农机', 'machinery'),
  called: say('机械', 'machine'),
  facets: ['vehicle'],
  topics: ['machine'],
  mayBeAskedBy: 'authorisation',
  overdue: quarterly,
  file: {
    title: say('农机、工程机械', 'Farm and construction machines'),
    row: say('每台机械一行。', 'One row a machine.'),
    name: say('所有人，不要脱敏', "the owner's name, unmasked"),
    example: '农机监理站/2026-09-30/农机.csv',
    remarks: [
      say(
        '拖拉机、微耕机、旋耕机、插秧机、收割机、三轮默认不产生疑点。',
        'Tractors, tillers, transplanters, harvesters and three-wheelers raise nothing by default.',
      ),
    ],
  },
  columns,
  names: ({ plateNumber }) => {
    const plate = identifierIn(plateNumber);
    return plate === undefined ? [] : [`machinery|plate|${plate}`];
  },
  combine: (rows) =>
    combineMachine(rows, {
      type: 'machinery',
      types: machineTypes,
      typeOf: ({ machineType }) => machineType,
    }),
  summarise: ({ machineType, status }) =>
    say(`机械，类型“${machineType}”，状态“${status}”`, `machine, type "${machineType}", state "${status}"`),
  sort: ({ machineType }) => machineTypes.titleOf(machineType),
  describe: ({ plateNumber, machineType, status }) => [plateNumber, machineType, status],
});

const farm = ['手扶拖拉机', '轮式拖拉机', '微耕机', '旋耕机', '插秧机', '稻麦联合收割机', '农用三轮车'];

export const sample: SourceSample = {
  senders: [
    {
      provider: 'farm-machinery-office',
      providerName: '清禾县农机管理站',
      asOf: '2026-09-30',
      files: ['农机.csv'],
      rows: 1_500,
    },
  ],
  share: 0.012,
  draw: (draw, { age }) =>
    age < 18
      ? []
      : [
          {
            plate_number: `试${draw.int(10, 99)}${draw.int(10_000, 99_999)}`,
            ...(draw.chance(0.95)
              ? { machine_type: draw.pick(farm), machine_status: draw.pick(['正常', '正常', '逾期未检验']) }
              : { machine_type: '挖掘机', machine_status: '报废' }),
          },
        ],
  drawAny: (draw) => [
    {
      plate_number: `试${draw.int(10, 99)}${draw.int(10_000, 99_999)}`,
      machine_type: draw.pick([...farm, '播种机', '挖掘机', '装载机', '叉车']),
      machine_status: draw.pick(['正常', '正常', '抵押', '注销', '转移']),
    },
  ],
};
