/** What a file looks like as a whole, beside what is in use, and some of its rows, masked. */
import type { SampleRow } from '../../../../shared/contracts/release-preview.ts';
import type { HeldFile } from '../../../../shared/app/deliveries/read-held.ts';
import { whySampled } from '../../../../shared/domain/deliveries/sample-rows.ts';
import { formatYuan } from '../../../../shared/domain/kernel/money.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { html, type Html, type Part } from '../../views/html.ts';
import { facts, panel, table } from '../../views/parts.ts';
import type { StaffVisit } from '../../visit.ts';

export function profilePanel(visit: StaffVisit, held: HeldFile): Html {
  const { t } = visit;
  return panel(
    t(say('文件概况', 'The file as a whole')),
    facts([...ownFigures(visit, held), ...comparedFigures(visit, held), ...rosterFigures(visit, held)]),
    'profile',
  );
}

type Fact = readonly [string, Part];

const shown = (count: number): string => count.toLocaleString('en');

function ownFigures({ t }: StaffVisit, { profile }: HeldFile): Fact[] {
  if (profile === undefined) return [];
  const { rows, unreadable, sample, members, unknownWords } = profile;
  const words = unknownWords.map(({ word, rows: bearing }) => `“${word}” ${shown(bearing)}`);
  return [
    [t(say('无法识别的行', 'rows that cannot be read')), `${shown(unreadable)} / ${shown(rows)}`],
    [
      t(say('抽样：以 000 结尾的身份证号', 'sample: identity numbers that end in 000')),
      `${shown(sample.endInZeros)} / ${shown(sample.identities)}`,
    ],
    [
      t(say('抽样：校验码不符', 'sample: wrong check digits')),
      `${shown(sample.wrongCheckDigits)} / ${shown(sample.identities)}`,
    ],
    ...(sample.tooManyFields === undefined
      ? []
      : [
          [
            t(say('抽样：列数多于表头', 'sample: more fields than the header')),
            `${shown(sample.tooManyFields)} / ${shown(sample.rows)}`,
          ] as const,
        ]),
    [
      t(say('抽样：列数少于表头', 'sample: too few fields')),
      (sample.tooFewFields ?? 0) > 0 && `${shown(sample.tooFewFields ?? 0)} / ${shown(sample.rows)}`,
    ],
    [
      t(say('涉及成员的行（其中无法识别）', 'rows that lead to members (unreadable)')),
      `${shown(members.rows)} (${shown(members.unreadable)})`,
    ],
    [
      t(say('日期晚于数据日期的行', 'rows dated after the date of the delivery')),
      members.afterAsOf > 0 && shown(members.afterAsOf),
    ],
    [t(say('未知用词', 'unknown words')), words.join('、')],
  ];
}

function comparedFigures({ t }: StaffVisit, { comparison }: HeldFile): Fact[] {
  if (comparison === undefined) return [];
  const { before, after, both, renamed, moved, wealthy } = comparison;
  return [
    [t(say('命中人员：上次 → 本次', 'persons matched: before → now')), `${shown(before)} → ${shown(after)}`],
    [t(say('上次有、本次没有的人员', 'persons of before who are missing now')), shown(before - both)],
    [t(say('两次都有而姓名不同', 'in both, with another name')), renamed > 0 && shown(renamed)],
    [
      t(say('金额变动五倍以上', 'amounts that moved fivefold')),
      moved > 0 && `${shown(moved)} / ${shown(wealthy)}`,
    ],
  ];
}

function rosterFigures({ t }: StaffVisit, { rosterComparison: compared }: HeldFile): Fact[] {
  if (compared === undefined) return [];
  const { households, householdsLost, members, membersLost, amountBeforeFen, amountAfterFen } = compared;
  return [
    [
      t(say('现行花名册的家庭中，不再出现或有争议', 'households of the roster in use, gone or disputed')),
      `${shown(householdsLost)} / ${shown(households)}`,
    ],
    [
      t(say('可比对成员中，不再出现或无法比对', 'comparable members, gone or not comparable')),
      `${shown(membersLost)} / ${shown(members)}`,
    ],
    [
      t(say('两份都有的成员，姓名与上次不同', 'members of both, with another name')),
      (compared.renamed ?? 0) > 0 && `${shown(compared.renamed ?? 0)} / ${shown(compared.membersKept ?? 0)}`,
    ],
    [
      t(say('两份都有的家庭，月保障金额合计', 'monthly amounts of the households in both')),
      `${formatYuan(amountBeforeFen)} → ${formatYuan(amountAfterFen)}`,
    ],
  ];
}

/** As they are in the file, so that a shifted or rounded column is seen; who they are about is not. */
export function samplePanel({ t }: StaffVisit, { sample }: HeldFile): Part {
  const fields = sample[0]?.fields.map(({ field }) => field) ?? [];
  if (fields.length === 0) return undefined;
  return panel(
    t(say('样例行（已遮盖）', 'Sample rows, masked')),
    table(
      sample,
      [
        { title: t(say('为什么显示', 'why shown')), cell: ({ why }) => t(whySampled[why]) },
        ...fields.map((field, n) => ({
          title: field,
          // Kept on one line: the table is moved sideways on a phone.
          kind: 'date' as const,
          cell: (row: SampleRow) => html`<code>${row.fields[n]?.value ?? ''}</code>`,
        })),
      ],
      {
        caption: t(say('样例行', 'Sample rows')),
        quiet: true,
        empty: '',
        wide: true,
      },
    ),
    'sample',
  );
}
