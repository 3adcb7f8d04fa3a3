/** Certificates of disability (残疾人证) of the disabled persons' federation, one row a certificate. */
import { say } from '../../kernel/say.ts';
import { foldIdentifier, optional, required, type Row } from '../columns.ts';
import {
  disabilities,
  type Disability,
  type DisabilityGrade,
  disabilityGrades,
  disabilityGradeTitles,
  disabilityTitles,
  type PersonClass,
} from '../facets.ts';
import { unclear } from '../held.ts';
import { type NonEmpty, type RowOf, withoutDoubt } from '../rows.ts';
import type { SourceSample } from '../sample.ts';
import { type Combined, defineSource } from '../source.ts';
import { noEnd, readUntil, untilNote } from '../until.ts';
import { defineWords, otherStates } from '../words.ts';

/** 残疾类别, by the words and the digit that a certificate has for them (GB/T 26341). */
const kinds = defineWords<Disability>({
  title: say('残疾类别', 'Disabilities'),
  meanings: {
    sight: { says: disabilityTitles.sight, words: ['视力', '视力残疾', '1'] },
    hearing: { says: disabilityTitles.hearing, words: ['听力', '听力残疾', '2'] },
    speech: { says: disabilityTitles.speech, words: ['言语', '言语残疾', '语言残疾', '3'] },
    limbs: { says: disabilityTitles.limbs, words: ['肢体', '肢体残疾', '4'] },
    intellect: { says: disabilityTitles.intellect, words: ['智力', '智力残疾', '5'] },
    mind: { says: disabilityTitles.mind, words: ['精神', '精神残疾', '6'] },
    several: { says: disabilityTitles.several, words: ['多重', '多重残疾', '综合残疾', '7'] },
  },
  otherwise: otherStates,
});

/** 残疾等级, from the gravest. 重度 and 轻度 each name two grades, and no one of them. */
const grades = defineWords<DisabilityGrade>({
  title: say('残疾等级', 'Grades'),
  meanings: {
    '1': { says: disabilityGradeTitles['1'], words: ['一级', '1级', '1', '壹级', '残疾一级', 'Ⅰ', 'Ⅰ级'] },
    '2': { says: disabilityGradeTitles['2'], words: ['二级', '2级', '2', '贰级', '残疾二级', 'Ⅱ', 'Ⅱ级'] },
    '3': { says: disabilityGradeTitles['3'], words: ['三级', '3级', '3', '叁级', '残疾三级', 'Ⅲ', 'Ⅲ级'] },
    '4': { says: disabilityGradeTitles['4'], words: ['四级', '4级', '4', '肆级', '残疾四级', 'Ⅳ', 'Ⅳ级'] },
  },
  otherwise: otherStates,
});

/** A certificate's number is the identity number, then kind and grade (`44`), then `B1` where it was issued again. */
const identityInFront = /^\d{17}[\dX]/;

/** Without the identity number, which the row has anyway. */
function foldCertificate(text: string): string {
  return foldIdentifier(text).replace(identityInFront, 'ID');
}

const columns = {
  certificateNumber: required('残疾证号', 'certificate_number', 'identifier', {
    synonyms: ['残疾人证号', '残疾证号码', '残疾人证号码', '残疾人证'],
    note: say(
      '身份证号后加类别、等级，补办的再加 B1；本人身份证号部分不保存',
      'the identity number, then kind and grade, then B1 where issued again; the identity number in it is not kept',
    ),
    fold: foldCertificate,
  }),
  kind: required('残疾类别', 'kind', 'word', { synonyms: ['残疾类型', '残疾种类'], words: kinds }),
  grade: required('残疾等级', 'grade', 'word', { synonyms: ['残疾级别', '等级'], words: grades }),
  issuedOn: optional('发证日期', 'issued_on', 'date', { synonyms: ['签发日期', '办证日期', '批准日期'] }),
  until: optional('有效期至', 'valid_until', 'word', {
    synonyms: ['有效期止', '有效期', '截止日期', '到期日期', '有效截止日期'],
    note: untilNote,
  }),
};

export type DisabilityRow = Row<typeof columns>;

export const disability = defineSource<typeof columns>({
  name: 'disability',
  title: say('残疾人证', 'certificates of disability'),
  provider: say('残联', "disabled persons' federation"),
  called: say('残疾人证', 'certificate of disability'),
  facets: ['class'],
  mayBeAskedBy: 'authorisation',
  overdue: { afterDays: 100, restsOn: say('产品设定：按季', 'product choice: quarterly') },
  isCounted: false,
  isPersonal: true,
  file: {
    title: say('残疾人证', 'Certificates of disability'),
    row: say(
      '每本残疾人证一行；注销的不列，换发、补办的只列现行的一本。',
      'One row a certificate; none that was withdrawn or replaced.',
    ),
    name: say('持证人姓名，不要脱敏', 'who holds it, unmasked'),
    example: '县残联/2026-09-30/残疾人证.csv',
    remarks: [
      say(
        '已过有效期的也列出：到期只提醒换证，不因此调低保障。',
        'Certificates that have expired belong in it too: their holders are told to renew, and nothing is lowered for it.',
      ),
    ],
  },
  columns,
  names: ({ certificateNumber }) => [`disability|certificate|${certificateNumber}`],
  combine,
  summarise: ({ kind, grade, until = '' }) => {
    const end = until === '' ? say('', '') : say(`，有效期至 ${until}`, `, valid until ${until}`);
    return say(
      `残疾人证，类别“${kind}”，等级“${grade}”${end.zh}`,
      `certificate of disability, kind "${kind}", grade "${grade}"${end.en}`,
    );
  },
  describe: ({ kind, grade, issuedOn, until }) => [
    kind,
    grade,
    issuedOn && say(`发证 ${issuedOn}`, `issued ${issuedOn}`),
    until && say(`有效期至 ${until}`, `valid until ${until}`),
  ],
});

/** Kind and grade have to be the same in all rows, and those of the number where it has them. */
function combine(rows: NonEmpty<RowOf<DisabilityRow>>): Combined {
  const known = withoutDoubt(rows);
  const [kind, ...otherKinds] = new Set(known.flatMap(listKinds));
  const [grade, ...otherGrades] = new Set(known.flatMap(listGrades));
  const isKnown = kind !== 'unclear' && otherKinds.length === 0;
  const isGraded = grade !== 'unclear' && otherGrades.length === 0;
  const ends = known.map(({ asset }) => readUntil(asset.until));
  const until = ends.reduce((a, b) => (a === undefined || b === undefined ? undefined : a > b ? a : b));
  const facet: PersonClass = {
    kind: 'class',
    by: 'disability',
    disability: isKnown ? (kind ?? 'unclear') : 'unclear',
    grade: isGraded ? (grade ?? 'unclear') : 'unclear',
    ...(until !== undefined && until !== noEnd && { until }),
  };
  return {
    rows: known,
    state: 'in-force',
    unclear: [
      ...(isKnown && isGraded ? [] : [unclear.class]),
      ...(until === undefined ? [unclear.until] : []),
      ...(known.some(contradictsItself) ? [unclear.dates] : []),
    ],
    facets: [facet],
  };
}

/** What the column says, and the number. */
function listKinds({ asset }: RowOf<DisabilityRow>): (Disability | 'unclear')[] {
  const coded = disabilities[Number(codeIn(asset)?.[1]) - 1];
  return [kinds.of(asset.kind) ?? 'unclear', ...(coded === undefined ? [] : [coded])];
}

function listGrades({ asset }: RowOf<DisabilityRow>): (DisabilityGrade | 'unclear')[] {
  const coded = disabilityGrades.find((each) => each === codeIn(asset)?.[2]);
  return [grades.of(asset.grade) ?? 'unclear', ...(coded === undefined ? [] : [coded])];
}

function codeIn({ certificateNumber }: DisabilityRow): RegExpExecArray | null {
  return /^ID([1-7])([1-4])(?:B\d)?$/.exec(certificateNumber);
}

/** It expires before it was issued, or was issued after the day that the file is of. */
function contradictsItself({ asset, holding }: RowOf<DisabilityRow>): boolean {
  const { issuedOn } = asset;
  if (issuedOn === undefined) return false;
  return issuedOn > holding.asOf || (readUntil(asset.until) ?? noEnd) < issuedOn;
}

const commonKinds = ['视力残疾', '听力残疾', '肢体残疾', '智力残疾', '精神残疾'] as const;
const commonGrades = ['一级', '二级', '三级', '四级'] as const;

export const sample: SourceSample = {
  senders: [
    {
      provider: 'disabled-persons-federation',
      providerName: '清禾县残疾人联合会',
      asOf: '2026-09-30',
      files: ['残疾人证.csv'],
      rows: 2_000,
    },
  ],
  share: 0.022,
  draw: (draw) => {
    const year = draw.int(2015, 2026);
    const day = `0${draw.int(1, 9)}-${draw.int(10, 28)}`;
    return [
      {
        certificate_number: `DC${draw.int(10_000_000, 99_999_999)}`,
        kind: draw.pick(commonKinds),
        grade: draw.pick(commonGrades),
        issued_on: year === 2026 ? `2026-0${draw.int(1, 8)}-12` : `${year}-${day}`,
        valid_until: draw.pick(['', '长期', `${year + 10}-${day}`]),
      },
    ];
  },
};
