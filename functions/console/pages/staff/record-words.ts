/** Staff records in words: roles, a leave, and what a change made different. */
import type { StaffRecord, StaffVersion } from '../../../../shared/contracts/staff-record.ts';
import type { StaffMember } from '../../../../shared/contracts/staff.ts';
import type { Bilingual } from '../../../../shared/contracts/primitives.ts';
import { differenceOf } from '../../../../shared/domain/staff/change-record.ts';
import { say, sayList, sayWord } from '../../../../shared/domain/kernel/say.ts';
import { roleNames } from '../../texts/roles.ts';
import { listNames } from '../../texts/words.ts';
import { inOrder } from './fields.ts';

/** What somebody is called, by id; the machine follows relatives who move. */
export type NameOf = (id: string) => Bilingual;

export function namesIn(county: readonly StaffMember[]): NameOf {
  const names = new Map(county.map(({ id, name }) => [id, name]));
  return (id) => {
    if (id === 'hedui') return say('系统（花名册）', 'Hedui, by the roster');
    const name = names.get(id) ?? id;
    return say(name, name);
  };
}

export function sayRoles(roles: readonly string[]): Bilingual {
  return listNames(inOrder(roles).map((role) => sayWord(roleNames, role)));
}

export function sayLeave(
  { from, until, standIn }: NonNullable<StaffMember['leave']>,
  nameOf: NameOf,
): Bilingual {
  const who = standIn === undefined ? undefined : nameOf(standIn);
  return say(
    `${from} 至 ${until}，${who === undefined ? '无人代理' : `由${who.zh}代理`}`,
    `${from} to ${until}, ${who === undefined ? 'nobody stands in' : `${who.en} stands in`}`,
  );
}

/** Everything that a change made different, however long. */
export function sayDifference({ before, after }: StaffVersion, nameOf: NameOf): Bilingual {
  const parts = [
    before === null ? say('新增', 'added') : undefined,
    sayField(say('姓名', 'name'), before?.name, after.name),
    sayField(say('乡镇', 'town'), before?.town, after.town),
    before !== null && before.active !== after.active ? sayActive(after) : undefined,
    sayLeaveChange(before, after, nameOf),
    ...sayLists(say('角色', 'roles'), before?.roles ?? [], after.roles, sayRoles),
    ...sayLists(
      say('亲属家庭', 'households of relatives'),
      before?.relatedHouseholds ?? [],
      after.relatedHouseholds,
      (ids) => listNames(ids.map((id) => say(id, id))),
    ),
  ].filter((each) => each !== undefined);
  return parts.length === 0 ? say('内容没有变化', 'nothing is different') : sayList(parts);
}

function sayField(
  title: Bilingual,
  before: string | undefined,
  after: string | undefined,
): Bilingual | undefined {
  if (before === after) return undefined;
  const [from, to] = [before ?? '—', after ?? '—'];
  return before === undefined
    ? say(`${title.zh}：${to}`, `${title.en}: ${to}`)
    : say(`${title.zh}：${from} → ${to}`, `${title.en}: ${from} → ${to}`);
}

function sayActive({ active }: StaffRecord): Bilingual {
  return active ? say('恢复在任', 'active again') : say('停用', 'no longer active');
}

function sayLeaveChange(
  before: StaffRecord | null,
  { leave }: StaffRecord,
  nameOf: NameOf,
): Bilingual | undefined {
  const was = before?.leave && sayLeave(before.leave, nameOf);
  const is = leave && sayLeave(leave, nameOf);
  if (was?.zh === is?.zh) return undefined;
  return is === undefined ? say('取消休假', 'leave taken away') : say(`休假：${is.zh}`, `leave: ${is.en}`);
}

function sayLists(
  title: Bilingual,
  before: readonly string[],
  after: readonly string[],
  name: (some: readonly string[]) => Bilingual,
): Bilingual[] {
  const { added, removed } = differenceOf(before, after);
  const [more, less] = [name(added), name(removed)];
  return [
    ...(added.length > 0 ? [say(`增加${title.zh} ${more.zh}`, `${title.en} added: ${more.en}`)] : []),
    ...(removed.length > 0 ? [say(`取消${title.zh} ${less.zh}`, `${title.en} taken away: ${less.en}`)] : []),
  ];
}
