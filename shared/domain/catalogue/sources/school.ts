/** School records (学籍) of education offices and schools, one row a person, school and stage. */
import { say } from '../../kernel/say.ts';
import { clean } from '../../kernel/text.ts';
import { optional, required, type Row } from '../columns.ts';
import { type PersonClass, type SchoolStage, schoolStageTitles } from '../facets.ts';
import { unclear } from '../held.ts';
import { type NonEmpty, type RowOf, withoutDoubt } from '../rows.ts';
import type { SourceSample } from '../sample.ts';
import { type Combined, defineSource } from '../source.ts';
import { noEnd, readUntil } from '../until.ts';
import { defineStates, defineWords, otherStates } from '../words.ts';

/** 学籍状态. Who changes school has left one, and is at the next where that one says so. */
const states = defineStates(say('学籍状态', 'School states'), {
  inForce: ['在读', '在校', '休学', '保留学籍', '在籍', '复学'],
  out: ['毕业', '结业', '肄业', '退学', '已毕业', '毕（结）业', '开除学籍'],
  unclear: ['转出', '转学', '保留入学资格', '未报到', '注销'],
});

const stages = defineWords<SchoolStage>({
  title: say('学段', 'Stages'),
  meanings: {
    preschool: { says: schoolStageTitles.preschool, words: ['学前', '学前教育', '幼儿园'] },
    primary: { says: schoolStageTitles.primary, words: ['小学', '义务教育小学'] },
    junior: { says: schoolStageTitles.junior, words: ['初中', '普通初中', '初级中学'] },
    senior: {
      says: schoolStageTitles.senior,
      words: [
        ...['高中', '普通高中', '高级中学', '中职', '中等职业', '中等职业教育', '职高', '职业高中', '中专'],
        ...['技工学校', '技校'],
      ],
    },
    undergraduate: {
      says: schoolStageTitles.undergraduate,
      words: ['本科', '大专', '专科', '高职', '高等职业教育', '高职高专', '大学', '大学本科', '大学专科'],
    },
    graduate: {
      says: schoolStageTitles.graduate,
      words: ['研究生', '硕士', '博士', '硕士研究生', '博士研究生'],
    },
  },
  otherwise: otherStates,
});

const columns = {
  school: required('学校', 'school', 'word', { synonyms: ['学校名称', '就读学校', '院校名称', '所在学校'] }),
  stage: required('学段', 'stage', 'word', {
    synonyms: ['学历层次', '办学层次', '培养层次', '教育阶段', '层次'],
    note: say(
      '学生所在的学段，不是学校类型：九年一贯制学校、完全中学、十二年一贯制学校、特殊教育学校的学生写小学、初中或高中',
      "the student's stage, and no type of school: of schools with several stages (九年一贯制, 完全中学) and of special schools write 小学, 初中 or 高中",
    ),
    words: stages,
  }),
  status: required('学籍状态', 'school_status', 'word', {
    synonyms: ['学生状态', '就读状态', '在校状态', '状态'],
    words: states,
  }),
  leavesOn: optional('毕业日期', 'leaves_on', 'word', {
    synonyms: ['离校日期', '毕业时间', '预计毕业日期', '毕（结）业日期', '离校时间'],
    note: say(
      '在读的写预计毕业日期，离校的写离校日期；只写到月的，按当月最后一天',
      'the day of leaving, of who is at school the expected one; a month for its last day',
    ),
  }),
};

export type SchoolRow = Row<typeof columns>;

export const school = defineSource<typeof columns>({
  name: 'school',
  title: say('学籍', 'school records'),
  provider: say('教育', 'education'),
  called: say('学籍', 'school record'),
  facets: ['class'],
  mayBeAskedBy: 'authorisation',
  overdue: { afterDays: 200, restsOn: say('产品设定：每学期', 'product choice: each term') },
  isCounted: false,
  isPersonal: true,
  file: {
    title: say('学籍', 'School records'),
    row: say(
      '每人每校每学段一行；已离校的也列出。',
      'One row a person, school and stage; those who have left too.',
    ),
    name: say('学生姓名，不要脱敏', "the student's name, unmasked"),
    example: '县教育局/2026-09-30/学籍.csv',
    remarks: [],
  },
  columns,
  names: ({ school: name, stage }) => [
    ['school', 'record', clean(name), stages.of(stage) ?? clean(stage)].join('|'),
  ],
  combine,
  summarise: ({ stage, status, leavesOn = '' }) =>
    say(
      `学籍，学段“${stage}”，状态“${status}”${leavesOn === '' ? '' : `，毕业日期 ${leavesOn}`}`,
      `school record, stage "${stage}", state "${status}"${leavesOn === '' ? '' : `, leaves on ${leavesOn}`}`,
    ),
  sort: ({ stage }) => {
    const meaning = stages.of(stage);
    return meaning && stages.meanings[meaning].says;
  },
  describe: ({ school: name, stage, status, leavesOn }) => [
    name,
    stage,
    status,
    leavesOn && say(`毕业日期 ${leavesOn}`, `leaves on ${leavesOn}`),
  ],
});

/** Offices that contradict each other on whether somebody is at a school leave it unclear; so do two ends. */
function combine(rows: NonEmpty<RowOf<SchoolRow>>): Combined {
  const known = withoutDoubt(rows) as NonEmpty<RowOf<SchoolRow>>;
  const [state = 'unclear', ...otherStates] = new Set(known.map((row) => row.state));
  const ends = new Set(known.map(({ asset }) => readUntil(asset.leavesOn)).filter((end) => end !== noEnd));
  const [until] = ends;
  const isContradicted = otherStates.length > 0 || ends.size > 1;
  const stage = stages.of(known[0].asset.stage) ?? 'unclear';
  const facet: PersonClass = { kind: 'class', by: 'school', stage, ...(until !== undefined && { until }) };
  const points = [
    ...(isContradicted || state === 'unclear' ? [unclear.state] : []),
    ...(stage === 'unclear' ? [unclear.class] : []),
    ...(ends.has(undefined) ? [unclear.until] : []),
    ...(known.some(contradictsItself) ? [unclear.dates] : []),
  ];
  const combined = isContradicted ? 'unclear' : state;
  return { rows: known, state: combined, unclear: combined === 'out' ? [] : points, facets: [facet] };
}

/** At school on a day after the one of leaving. */
function contradictsItself({ asset, holding, state }: RowOf<SchoolRow>): boolean {
  return state === 'in-force' && (readUntil(asset.leavesOn) ?? noEnd) < holding.asOf;
}

export const sample: SourceSample = {
  senders: [
    {
      provider: 'education-bureau',
      providerName: '清禾县教育局',
      asOf: '2026-09-30',
      files: ['学籍.csv'],
      rows: 2_000,
    },
  ],
  share: 0.15,
  draw: (draw, { age, place }) => {
    const stage = stageAt(age);
    if (stage === undefined || (age > 17 && draw.chance(0.5))) return [];
    const hasLeft = age > 22;
    return [
      {
        school: `${place}${draw.pick(['第一', '第二', '中心', '实验'])}${schoolNames[stage]}`,
        stage,
        school_status: hasLeft ? '毕业' : draw.pick(['在读', '在读', '在读', '休学']),
        leaves_on: hasLeft ? '2026-07-01' : draw.pick(['', '2028-07-01']),
      },
    ];
  },
};

type SampleStage = '幼儿园' | '小学' | '初中' | '普通高中' | '大专' | '本科';
const schoolNames: Readonly<Record<SampleStage, string>> = {
  幼儿园: '幼儿园',
  小学: '小学',
  初中: '初级中学',
  普通高中: '高级中学',
  大专: '职业技术学院',
  本科: '学院',
};

function stageAt(age: number): SampleStage | undefined {
  if (age < 3 || age > 24) return undefined;
  if (age < 6) return '幼儿园';
  if (age < 12) return '小学';
  if (age < 15) return '初中';
  if (age < 18) return '普通高中';
  return age % 2 === 0 ? '大专' : '本科';
}
