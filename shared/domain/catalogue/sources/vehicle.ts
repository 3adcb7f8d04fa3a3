/** Vehicles of the vehicle authority's register. */
import { say } from '../../kernel/say.ts';
import { clean, cleanNumber, isPlaceholder } from '../../kernel/text.ts';
import { identifierIn, optional, required, type Row } from '../columns.ts';
import { unclear } from '../held.ts';
import { firstState, type NonEmpty, type RowOf, withoutDoubt } from '../rows.ts';
import { type Combined, defineSource } from '../source.ts';
import { defineWords, otherStates } from '../words.ts';
import { plateTypeCodeOf, plateTypeName, plateTypes } from '../plate-types.ts';

/**
 * 机动车状态 in words or the register's letters, several at once perhaps (`GQ`, `A,H`, `违法未处理、逾期未检验`). Unclear are the states after which someone else may have the vehicle:
 * moved to another register, transferred, stolen.
 */
const states = defineWords({
  title: say('机动车状态', 'Vehicle states'),
  intro: say(
    '用词或登记系统的字母，可以有几个，如 `GQ`。',
    "Words or the register's letters, possibly several, such as `GQ`.",
  ),
  meanings: {
    'in-force': {
      says: say('在用', 'in force'),
      words: [
        ...['正常', 'A', '停驶', 'D', '违法未处理', 'G', '海关监管', 'H', '事故未处理', 'I', '嫌疑车', 'J'],
        ...['查封', 'K', '暂扣', 'L', '事故逃逸', 'N', '锁定', 'O', '逾期未检验', 'Q', '抵押', '质押'],
      ],
    },
    out: { says: say('不计', 'out'), words: ['注销', 'E', '强制注销', 'M', '报废', 'P', '灭失', '拆解'] },
    unclear: { says: say('待核实', 'unclear'), words: ['转出', 'B', '转移', '被盗抢', 'C'] },
  },
  otherwise: otherStates,
  partsOf: (text) =>
    clean(text)
      .toUpperCase()
      .split(/[\s,、;/|]+/)
      .filter((word) => word !== '')
      .flatMap(splitLetters),
});

const columns = {
  plateNumber: required('号牌号码', 'plate_number', 'identifier', {
    synonyms: [
      '车牌号',
      '车牌号码',
      '车牌',
      '牌照号',
      '牌照号码',
      '号牌',
      '机动车号牌号码',
      '车辆号牌',
      '车号',
    ],
    note: say('不得为空', 'not empty'),
    fold: foldPlateNumber,
  }),
  plateType: required('号牌种类', 'plate_type', 'word', {
    synonyms: ['号牌类型', '车牌种类', '车牌类型', '牌照种类', '号牌种类名称'],
    words: plateTypes,
  }),
  vin: optional('车辆识别代号', 'vin', 'identifier', {
    synonyms: ['车架号', '车架号码', '车辆识别代码', '识别代号', '车辆识别码'],
    note: say(
      '同一车辆以此识别；没有则按号牌种类和号码',
      'tells vehicles apart; else plate type and number do',
    ),
  }),
  vehicleType: optional('车辆类型', 'vehicle_type', 'word', { synonyms: ['机动车类型', '车型', '车辆种类'] }),
  use: optional('使用性质', 'use', 'word', { synonyms: ['车辆使用性质', '用途性质'] }),
  registeredOn: optional('初次登记日期', 'registered_on', 'date', {
    synonyms: ['注册日期', '登记日期', '注册登记日期', '上牌日期', '初登日期'],
  }),
  status: required('机动车状态', 'vehicle_status', 'word', {
    synonyms: ['车辆状态', '状态', '机动车当前状态', '登记状态'],
    words: states,
  }),
  valueFen: optional('车辆价值', 'vehicle_value', 'amount', {
    synonyms: ['车辆价格', '购车价格', '车价', '价值', '评估价值', '购置价格'],
  }),
};

export type VehicleRow = Row<typeof columns>;

export const vehicle = defineSource<typeof columns>({
  name: 'vehicle',
  title: say('机动车', 'vehicles'),
  provider: say('车辆', 'vehicle'),
  called: say('机动车', 'vehicle'),
  facets: ['vehicle'],
  topics: ['motor-vehicle'],
  mayBeAskedBy: 'act-41',
  overdue: {
    afterDays: 100,
    restsOn: say('产品设定：市级做法按季比对', 'product choice: quarterly comparison in city practice'),
  },
  isExpected: true,
  file: {
    title: say('机动车', 'Vehicles'),
    row: say('每辆机动车一行。', 'One row a vehicle.'),
    name: say('所有人，不要脱敏', "the owner's name, unmasked"),
    example: '车辆管理所/2026-10-30/机动车.csv',
    remarks: [
      say(
        '摩托车、低速车、拖拉机的号牌（07、08、13、14）默认不产生疑点。',
        'Plates of motorcycles, low-speed vehicles and tractors (07, 08, 13, 14) raise nothing by default.',
      ),
    ],
  },
  columns,
  names: listNames,
  combine,
  summarise: ({ plateType, status }) =>
    say(
      `机动车，号牌种类“${namePlateType(plateType)}”，状态“${status}”`,
      `vehicle, plate type "${plateType}", state "${status}"`,
    ),
  sort: (row) => {
    const code = classOf(row);
    return code === undefined ? undefined : say(plateTypeName(code), `plate type ${code}`);
  },
  describe: ({ plateNumber, plateType, vehicleType, use, registeredOn, status }) => [
    plateNumber,
    say(namePlateType(plateType), `plate type ${plateType}`),
    vehicleType,
    use,
    registeredOn && say(`登记 ${registeredOn}`, `registered ${registeredOn}`),
    status,
  ],
});

/** A bare code says nothing to who reads it. */
function namePlateType(plateType: string): string {
  const code = plateTypeCodeOf(clean(plateType));
  return code === undefined ? plateType : plateTypeName(code);
}

/** One vehicle by its identification number, else by its plate. */
function listNames({ vin, plateType, plateNumber }: VehicleRow): string[] {
  const type = plateTypeCodeOf(plateType) ?? plateType;
  const [byVin, plate] = [identifierIn(vin), identifierIn(plateNumber)];
  return [
    ...(byVin === undefined ? [] : [['vehicle', 'vin', byVin].join('|')]),
    ...(plate === undefined ? [] : [['vehicle', 'plate', type, plate].join('|')]),
  ];
}

/** A vehicle is in force where any office says so: one that has moved away from an office is in force at the next. */
function combine(rows: NonEmpty<RowOf<VehicleRow>>): Combined {
  const known = withoutDoubt(rows);
  const state = firstState(known, ['in-force', 'unclear']);
  const current = known.filter((row) => row.state === state);
  const stated = current.flatMap(({ asset }) => classOf(asset) ?? []);
  const classes = stated.length > 0 ? stated : ['unknown'];
  const values = current.flatMap((row) => row.asset.valueFen ?? []);
  return {
    rows: current,
    state,
    unclear: [
      ...(state === 'unclear' ? [unclear.state] : []),
      ...(stated.length === 0 && state !== 'out' ? [unclear.class] : []),
    ],
    facets: [
      {
        kind: 'vehicle',
        type: 'motor',
        classes: [...new Set(classes)].sort(),
        ...(values.length === 0 ? {} : { valueFen: Math.max(...values) }),
      },
    ],
  };
}

/** Of a plate type, or of the type of vehicle that is in its place or beside an empty one. */
function classOf({ plateType, vehicleType = '' }: VehicleRow): string | undefined {
  const plate = clean(plateType);
  return plateTypeCodeOf(isPlaceholder(plate) ? clean(vehicleType) : plate);
}

/** `京A·12345` is written with a dot on the plate, without one in the register. */
function foldPlateNumber(text: string): string {
  return cleanNumber(text)
    .toUpperCase()
    .replace(/[·•・.]/g, '');
}

/** Longer ones are letters of the register only in the order of the alphabet: `OPEN` and `NONE` are words. */
const mostLettersInAnyOrder = 3;

/** `GQ` is two letters of the register; a word with any other letter is a word, and unknown. */
function splitLetters(word: string): string[] {
  const letters = Array.from(word);
  if (letters.some((letter, at) => states.of(letter) === undefined || letters.indexOf(letter) !== at))
    return [word];
  const isInOrder = letters.every((letter, at) => at === 0 || letters[at - 1]! < letter);
  return isInOrder || letters.length <= mostLettersInAnyOrder ? letters : [word];
}

export { sample } from './vehicle-sample.ts';
