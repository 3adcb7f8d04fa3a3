/** The household register of the police (户籍), one row a person and state. */
import { say } from '../../kernel/say.ts';
import { clean } from '../../kernel/text.ts';
import { optional, required, type Row } from '../columns.ts';
import { combineEvents, doubtsOfDay } from '../combine-events.ts';
import type { Event } from '../facets.ts';
import { unclear } from '../held.ts';
import type { SourceSample } from '../sample.ts';
import { defineSource, quarterly } from '../source.ts';
import { defineWords, otherStates } from '../words.ts';

/** 户籍状态. Moves within a county or district leave the person where the guarantee is. */
const states = defineWords({
  title: say('户籍状态', 'Register states'),
  meanings: {
    registered: {
      says: say('在册', 'on the register'),
      words: [
        ...['正常', '在册', '有效', '迁入', '恢复', '恢复户口', '补录', '立户', '分户'],
        ...['县内迁移', '县内移居', '本县迁移', '区内迁移', '区内移居', '所内移居', '户内变动'],
      ],
    },
    moved: {
      says: say('迁出', 'moved away'),
      words: ['迁出', '已迁出', '县外迁出', '区外迁出', '迁往市外', '迁往省外', '迁往外地', '户口迁出'],
    },
    cancelled: { says: say('注销', 'cancelled'), words: ['注销', '已注销', '户口注销', '注销户口', '销户'] },
    died: { says: say('死亡', 'died'), words: ['死亡', '死亡注销', '死亡销户', '宣告死亡'] },
    army: {
      says: say('参军', 'joined the army'),
      words: ['参军', '参军注销', '服兵役', '服兵役注销', '应征入伍'],
    },
  },
  otherwise: otherStates,
});

/** 变动原因. Who is cancelled for being registered twice is still registered once: which one it was only the police can say. */
const reasons = defineWords({
  title: say('变动原因', 'Reasons'),
  meanings: {
    died: {
      says: say('死亡', 'died'),
      words: ['死亡', '死亡注销', '宣告死亡', '死亡销户', '病故', '意外死亡'],
    },
    army: {
      says: say('参军', 'joined the army'),
      words: ['参军', '入伍', '应征入伍', '服兵役', '服现役', '征兵'],
    },
    school: {
      says: say('升学', 'went to school'),
      words: [
        '升学',
        '考学',
        '入学',
        '大中专招生',
        '招生',
        '大中专学生迁出',
        '大中专院校录取',
        '大中专学校录取',
      ],
    },
    double: {
      says: say('待核实', 'unclear'),
      words: ['重复户口', '重户', '重复户口注销', '双重户口', '一人多户', '虚假户口'],
    },
    other: {
      says: say('以户籍状态为准', 'the state tells'),
      words: [
        ...['婚迁', '婚姻迁移', '结婚', '离婚', '投靠', '夫妻投靠', '父母投靠', '子女投靠', '投靠亲属'],
        ...[
          '工作调动',
          '招工',
          '招聘',
          '录用',
          '务工',
          '务工经商',
          '购房',
          '投资',
          '人才引进',
          '转业',
          '复员',
          '退伍',
        ],
        ...[
          '毕业',
          '大中专毕业',
          '出生',
          '收养',
          '补登',
          '出国',
          '出国定居',
          '出境定居',
          '出国（境）定居',
          '加入外国籍',
        ],
        ...['移居港澳台', '搬迁', '易地搬迁', '整户迁移', '其他'],
      ],
    },
  },
  otherwise: {
    says: say('以户籍状态为准', 'the state tells'),
    more: say('其他任何用词，包括空白', 'any other word, and none'),
  },
});

const columns = {
  registerStatus: required('户籍状态', 'register_status', 'word', {
    synonyms: ['户口状态', '人员状态', '户籍人员状态', '户籍登记状态', '注销标识', '状态'],
    words: states,
  }),
  reason: optional('变动原因', 'reason', 'word', {
    synonyms: [
      '注销原因',
      '迁出原因',
      '迁移原因',
      '变更原因',
      '户籍变动原因',
      '业务类型',
      '注销类别',
      '迁移类别',
    ],
    words: reasons,
  }),
  changedOn: required('变动日期', 'changed_on', 'date', {
    synonyms: [
      '变更日期',
      '注销日期',
      '迁出日期',
      '迁移日期',
      '户籍变动日期',
      '业务日期',
      '登记日期',
      '注销时间',
    ],
    note: say(
      '状态正常的，填最近一次变动或登记的日期；迁出日期和注销日期合为一列',
      'of who is on the register, the day of the last entry; moves and cancellations have one column of dates',
    ),
  }),
  registeredAt: optional('户籍地', 'registered_at', 'word', {
    synonyms: [
      '户籍地址',
      '户口所在地',
      '户籍所在地',
      '迁往地',
      '迁往地址',
      '现户籍地',
      '户籍地区划',
      '户籍地行政区划',
    ],
    note: say(
      '变动后的户籍地；以六位区划代码开头的可判断是否仍在本县',
      'where the register is since; the county is given by six digits at its beginning',
    ),
  }),
};

export type HouseholdRegisterRow = Row<typeof columns>;

type What = Event['what'];

/** What a row says; several where nothing tells which. */
function whatOf({ registerStatus, reason = '' }: HouseholdRegisterRow): readonly What[] {
  const [state, why] = [states.of(registerStatus), reasons.of(reason)];
  const isOn = state === 'registered';
  // The one says that the register is where it was, the other that it cannot be.
  if (isOn && why !== 'died' && why !== 'army') return ['registered'];
  if (state === undefined || isOn || (why === 'double' && state !== 'died')) return mayBe;
  if (state === 'died' || why === 'died') return ['died'];
  if (state === 'army' || why === 'army') return ['joined-army'];
  if (why === 'school') return ['went-to-school'];
  return [state === 'moved' ? 'register-moved' : 'register-cancelled'];
}

/** What a row is about whose words tell nothing. */
const mayBe: readonly What[] = ['register-cancelled', 'died'];

function isTold(row: HouseholdRegisterRow): boolean {
  return whatOf(row) !== mayBe;
}

function eventsOf(row: HouseholdRegisterRow): Event[] {
  const county = /^\d{6}/.exec(clean(row.registeredAt ?? ''))?.[0];
  return whatOf(row).map((what) => ({
    ...{ kind: 'event', what, on: row.changedOn },
    ...(county !== undefined && { county }),
  }));
}

export const householdRegister = defineSource<typeof columns>({
  name: 'household-register',
  title: say('户籍', 'household register'),
  provider: say('户籍', 'household register'),
  called: say('户籍记录', 'register entry'),
  facets: ['event'],
  topics: ['death', 'register'],
  mayBeAskedBy: 'act-41',
  overdue: quarterly,
  isPersonal: true,
  file: {
    title: say('户籍', 'Household register'),
    row: say(
      '每人每次户籍变动一行；没有变动的，一人一行。',
      'One row for each change of a person; of who had none, one row.',
    ),
    name: say('本人姓名，不要脱敏', "the person's name, unmasked"),
    example: '公安局/2026-10-31/户籍.csv',
    remarks: [
      say(
        '每次交付全部记录，包括以前已注销、迁出的人员。',
        'Each delivery has everything on record, people who were cancelled or moved before included.',
      ),
    ],
  },
  columns,
  names: (row) => [['household-register', '*', whatOf(row).join('+'), row.changedOn].join('|')],
  combine: (rows) =>
    combineEvents(rows, eventsOf, (row) => [
      ...(isTold(row.asset) ? [] : [unclear.state]),
      ...doubtsOfDay(row.asset.changedOn, row),
    ]),
  summarise: ({ registerStatus, reason, changedOn }) =>
    reason === undefined
      ? say(
          `户籍状态“${registerStatus}”（${changedOn}）`,
          `register state "${registerStatus}" (${changedOn})`,
        )
      : say(
          `户籍状态“${registerStatus}”，变动原因“${reason}”（${changedOn}）`,
          `register state "${registerStatus}", reason "${reason}" (${changedOn})`,
        ),
  sort: (row) => kinds[states.of(row.registerStatus) ?? 'unknown'],
  describe: ({ registerStatus, reason, changedOn, registeredAt }) => [
    registerStatus,
    reason,
    say(`变动 ${changedOn}`, `changed ${changedOn}`),
    registeredAt,
  ],
});

const kinds = {
  registered: say('户籍在册', 'entry on the register'),
  moved: say('户籍迁出', 'register moved away'),
  cancelled: say('户籍注销', 'register cancelled'),
  died: say('死亡注销', 'register cancelled by death'),
  army: say('参军注销', 'register cancelled for the army'),
  unknown: undefined,
};

export const sample: SourceSample = {
  senders: [
    {
      provider: 'county-police',
      providerName: '清禾县公安局',
      asOf: '2026-10-15',
      files: ['户籍.csv'],
      rows: 1_500,
    },
  ],
  share: 0.02,
  draw: (draw) => [
    {
      register_status: draw.pick(['正常', '正常', '正常', '迁入', '县内迁移']),
      reason: draw.pick(['', '', '', '婚迁', '其他']),
      changed_on: `${draw.int(2022, 2025)}-0${draw.int(1, 9)}-${draw.int(10, 28)}`,
    },
  ],
  drawAny: (draw) => [
    {
      register_status: draw.pick(['正常', '正常', '迁出', '注销', '死亡注销', '冻结']),
      reason: draw.pick(['', '升学', '死亡', '参军', '购房', '重复户口', '出国定居']),
      changed_on: draw.pick([`202${draw.int(0, 6)}-0${draw.int(1, 9)}-1${draw.int(0, 9)}`, '2099-12-31']),
      registered_at: draw.pick(['', '某省某市某县某镇某村', '329901000000', '320102']),
    },
  ],
};
