/** What an entry of the audit log names besides its household, in words: a case, a file, a change, all that was missing. */
import type { ProviderRef } from '../../../shared/contracts/messages.ts';
import type { Bilingual } from '../../../shared/contracts/primitives.ts';
import { lookUp } from '../../../shared/contracts/stored.ts';
import { titleOfSource } from '../../../shared/domain/catalogue/catalogue.ts';
import { describeProblem } from '../../../shared/domain/cases/problems.ts';
import { stepTitles } from '../../../shared/domain/cases/states.ts';
import { countOf, say, sayList } from '../../../shared/domain/kernel/say.ts';
import { recordProblems } from '../../../shared/domain/staff/change-record.ts';
import { describePurpose } from '../../../shared/domain/staff/purposes.ts';
import { changeRefusals } from './policy-changes.ts';
import { roleNames } from './roles.ts';

/** What the log names by an id, as the county calls it today. */
export interface AuditNames {
  staff: ReadonlyMap<string, string>;
  providerName: (ref: ProviderRef) => string;
}

/** What else an entry was about, in words; of a later version as it is written. */
export function describeAuditSubject(subject: string, names: AuditNames): Bilingual {
  for (const [form, describe] of subjectForms) {
    const found = form.exec(subject);
    if (found !== null) return describe(found.slice(1), names);
  }
  const known = lookUp(stepTitles, subject) ?? lookUp(checkPurposes, subject);
  return known ?? describeWords(subject.split(' '), names);
}

type Describe = (parts: readonly string[], names: AuditNames) => Bilingual;

/** Subjects that are put together of several parts, by their form. */
const subjectForms: readonly (readonly [RegExp, Describe])[] = [
  [/^member (\d+)$/, ([member = '']) => say(`成员 ${member}`, `member ${member}`)],
  [
    /^(.+)\.(csv|xlsx), (\d+) rows$/,
    ([list = '', format = '', rows = '']) =>
      say(`${list}.${format}，${rows} 行`, `${list}.${format}, ${countOf(Number(rows), 'row')}`),
  ],
  [
    /^by (name|number|identity number), (\d+) found$/,
    ([by = '', found = '']) => say(`按${lookedUpBy[by] ?? by}，找到 ${found} 户`, `by ${by}, ${found} found`),
  ],
  [/^provider (.+)$/, ([provider = '']) => say(`提供单位 ${provider}`, `provider ${provider}`)],
  [
    /^inbox\/([^/]+)\/([^/]+)\/([^/]+)\/(.+)$/,
    ([source = '', provider = '', asOf = '', file = ''], { providerName }) => {
      const { zh, en } = titleOfSource(source);
      const rest = `${providerName({ source, provider })} · ${asOf} · ${file}`;
      return say(`${zh} · ${rest}`, `${en} · ${rest}`);
    },
  ],
  [
    /^roster\/\d+\/([^/]+)\/(.+)$/,
    ([asOf = '', file = '']) => say(`花名册 · ${asOf} · ${file}`, `roster · ${asOf} · ${file}`),
  ],
  [
    /^applicants\/\d+\/([^/]+)\/(.+)$/,
    ([asOf = '', file = '']) => say(`申请家庭 · ${asOf} · ${file}`, `applicants · ${asOf} · ${file}`),
  ],
  // A month's list, with the digest of its file.
  [/^(\d{4}-\d{2}) [0-9a-f]{64}$/, ([month = '']) => say(month, month)],
  // A report of a check: what for, and which.
  [
    /^(\S+) (\d+)$/,
    ([purpose = '', sequence = '']) => {
      const { zh, en } = lookUp(checkPurposes, purpose) ?? describePurpose(purpose);
      return say(`${zh}，第 ${sequence} 份报告`, `${en}, report ${sequence}`);
    },
  ],
  [
    /^(\S+) v(\d+)(.*)$/,
    ([id = '', version = '', changes = ''], names) => describeChange({ id, version, changes }, names),
  ],
];

const lookedUpBy: Readonly<Record<string, string>> = {
  name: '姓名、村社区',
  number: '家庭编号',
  'identity number': '身份证号',
};

/** What a check is asked for, apart from cases and stated reasons. */
const checkPurposes: Readonly<Record<string, Bilingual>> = {
  application: say('申请核对', 'an application'),
  obligor: say('赡养（抚养、扶养）义务人', 'who owes support'),
};

/** A change of a staff record: whose, and which fields, roles and related households. */
function describeChange(
  { id, version, changes }: { id: string; version: string; changes: string },
  { staff }: AuditNames,
): Bilingual {
  const fields = changes
    .trim()
    .split(' ')
    .filter((each) => each !== '')
    .map((each) => describeField(each, staff));
  const who = staff.get(id) ?? id;
  return say(
    [`${who}，第 ${version} 版`, fields.map(({ zh }) => zh).join('、')].filter(Boolean).join('：'),
    [`${who}, version ${version}`, fields.map(({ en }) => en).join(', ')].filter(Boolean).join(': '),
  );
}

function describeField(field: string, staff: AuditNames['staff']): Bilingual {
  const leave = /^leave:(?:([^/]+)\/([^/]+)\/(.+))?$/.exec(field);
  if (leave !== null) {
    const [, from, until = '', standIn = '-'] = leave;
    if (from === undefined) return say('取消休假', 'no leave');
    const by = standIn === '-' ? undefined : (staff.get(standIn) ?? standIn);
    return say(
      `休假 ${from} 至 ${until}${by === undefined ? '' : `（${by}代理）`}`,
      `leave ${from} to ${until}${by === undefined ? '' : ` (${by} stands in)`}`,
    );
  }
  const moved = /^([+-])(.+)$/.exec(field);
  if (moved === null) return lookUp(recordFields, field) ?? say(field, field);
  const [, sign, what = ''] = moved;
  const { zh, en } = lookUp(roleNames, what) ?? say(`亲属家庭 ${what}`, `related household ${what}`);
  return sign === '+' ? say(`增加${zh}`, `added ${en}`) : say(`去掉${zh}`, `removed ${en}`);
}

const recordFields: Readonly<Record<string, Bilingual>> = {
  name: say('姓名', 'name'),
  town: say('乡镇', 'town'),
  active: say('在任', 'active'),
};

/** Codes and ids one after the other: a version with why it was refused, or all that a step lacks. */
function describeWords(parts: readonly string[], { staff }: AuditNames): Bilingual {
  return sayList(
    parts.map((part) => {
      const name = staff.get(part);
      if (name !== undefined) return say(name, name);
      return describeProblem(part) ?? lookUp(otherRefusals, part) ?? describePurpose(part);
    }),
  );
}

const otherRefusals: Readonly<Record<string, Bilingual>> = {
  ...changeRefusals,
  ...recordProblems,
  incomplete: say('没有填完', 'not filled in'),
  'word-refused': say('该含义不能采用', 'the meaning cannot be taken'),
  'relied-upon': say('是他人休假的代理人', 'stands in for somebody who is away'),
  'household-unknown': say('没有这个家庭编号', 'there is no such household number'),
  'already-there': say('已有记录', 'there already'),
};
