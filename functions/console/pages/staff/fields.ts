/** The form of a staff record: what an administrator fills in, and how it is read. */
import type { StaffRecord } from '../../../../shared/contracts/staff-record.ts';
import { staffRole, type StaffMember } from '../../../../shared/contracts/staff.ts';
import { isKnown } from '../../../../shared/contracts/stored.ts';
import { say } from '../../../../shared/domain/kernel/say.ts';
import { readFields, type Entered, type StepField } from '../../steps/form.ts';
import { optionsOf, townField } from '../../steps/options.ts';
import { mayStandInFor } from '../../../../shared/domain/staff/change-record.ts';
import { roleNames } from '../../texts/roles.ts';

const leaveTitle = say('休假和代理', 'Leave and stand-in');

/** Who may be chosen in a record of the county. */
export interface RecordChoices {
  /** Everybody of the county. */
  county: readonly StaffMember[];
  /** Towns of the county; empty where no night has found any yet. */
  towns: readonly string[];
}

/** @param before undefined: a new record */
export function recordFields(before: StaffRecord | undefined, { county, towns }: RecordChoices): StepField[] {
  const others = before === undefined ? [] : county.filter((each) => mayStandInFor(before, each));
  return [
    ...(before === undefined ? [idField] : []),
    { kind: 'text', name: 'name', label: say('姓名', 'name'), required: true, preset: before?.name },
    {
      kind: 'checkboxes',
      name: 'roles',
      label: say('角色', 'roles'),
      hint: say('管理员、审计员不兼任其他角色', 'an administrator or auditor has no other role'),
      required: true,
      preset: before?.roles ?? [],
      options: optionsOf(roleNames),
    },
    townField(towns, {
      label: say('乡镇（仅乡镇角色填写）', 'town (of town roles alone)'),
      preset: before?.town,
    }),
    ...(towns.length > 0 ? [newTownField] : []),
    {
      kind: 'area',
      name: 'relatedHouseholds',
      label: say('有亲属关系的家庭', 'households of relatives'),
      hint: say(
        '一行一个家庭编号，与花名册写法一致；本人不能查看和办理这些家庭',
        'one household number a line, as the roster has it; the person neither sees nor works them',
      ),
      preset: before?.relatedHouseholds.join('\n'),
    },
    {
      kind: 'checkbox',
      name: 'active',
      label: say('在任', 'active'),
      hint: say('停用后立即不能登录', 'who is not cannot sign in from then on'),
      preset: before?.active === false ? 'no' : 'yes',
    },
    {
      kind: 'date',
      name: 'leave.from',
      label: say('休假自', 'away from'),
      fold: leaveTitle,
      preset: before?.leave?.from,
    },
    {
      kind: 'date',
      name: 'leave.until',
      label: say('至', 'until'),
      fold: leaveTitle,
      preset: before?.leave?.until,
    },
    {
      kind: 'select',
      name: 'leave.standIn',
      label: say('代理人', 'stand-in'),
      hint: say(
        '须已具有相同的角色；休假人名下的个案会列入代理人的“今天”',
        'has the same roles already; the cases of who is away are listed on their first page',
      ),
      fold: leaveTitle,
      none:
        others.length > 0
          ? say('无', 'nobody')
          : say('无（没有同乡镇、同角色的在任人员）', 'nobody (no one active has this town and these roles)'),
      preset: before?.leave?.standIn,
      options: others.map(({ id, name, town }) => {
        const label = town === undefined ? name : `${name}（${town}）`;
        return { value: id, label: say(label, label) };
      }),
    },
  ];
}

const newTownField: StepField = {
  ...{ kind: 'text', name: 'newTown', label: say('新乡镇', 'new town') },
  hint: say(
    '仅当列表中没有、花名册中尚无家庭的乡镇：与以后花名册的写法一致',
    'only where the list has it not, as the roster has no household there yet: as the roster will write it',
  ),
};

const idField: StepField = {
  kind: 'text',
  name: 'id',
  label: say('登录名', 'id'),
  hint: say(
    '与统一身份认证的登录名一致；不得使用身份证号，登记后不能更改',
    'as the identity provider has it; never an identity number, and it does not change',
  ),
  required: true,
};

/**
 * What the contract of a record checks. A role of another version, which no form shows, stays with who has it.
 * @param relatedHouseholds what {@link readRelatives} has read, resolved
 */
export function readRecord(
  fields: readonly StepField[],
  entered: Entered,
  { relatedHouseholds, before }: { relatedHouseholds: readonly string[]; before: StaffRecord | undefined },
): Record<string, unknown> {
  const { roles, newTown, ...read } = readFields(fields, entered);
  const unknown = (before?.roles ?? []).filter((role) => !isKnown(staffRole, role));
  return {
    ...read,
    ...(typeof newTown === 'string' && { town: newTown, isNewTown: true }),
    roles: [...(Array.isArray(roles) ? (roles as string[]) : []), ...unknown],
    relatedHouseholds,
  };
}

/** Household numbers as they were typed, one a line or behind commas. */
export function readRelatives(entered: Entered): string[] {
  return (entered['relatedHouseholds']?.[0] ?? '').split(/[\s,，、;；]+/).filter((each) => each !== '');
}

/** Roles in the order in which they are listed; of another version as they are written. */
export function inOrder(roles: readonly string[]): string[] {
  const known: readonly string[] = staffRole.options;
  return [...roles].sort((a, b) => known.indexOf(a) - known.indexOf(b));
}
