/** `hedui administrator`: puts the first administrator of a county on record. */
import { staffRecord, type StaffRecord } from '../shared/contracts/staff-record.ts';
import { defineCommand, textFlag } from './command.ts';
import { ArgumentError } from './errors.ts';
import { targetFlags, workOn, type Target, type TargetFlags } from './target.ts';

/** Only where the county has none: later ones are added by administrators, which is audited. */
async function addFirst(record: StaffRecord, { stores: { staff } }: Target): Promise<void> {
  const known = await staff.ofCounty(record.county);
  if (known.some(({ roles, active }) => active && roles.includes('administrator')))
    throw new ArgumentError(
      `该县已有管理员，由其登记他人 county ${record.county} has an administrator already, who adds others`,
    );
  if (!(await staff.write(record, undefined)))
    throw new ArgumentError(`${record.id} 已登记 is on record already`);
}

interface Flags extends TargetFlags {
  id: string;
  name: string;
  county: string;
}

export const command = defineCommand<Flags>({
  about: `登记一个县的第一位管理员，其余人员由管理员在工作台登记。
Puts the first administrator of a county on record; everybody else is then added by administrators.`,
  parameters: {
    flags: {
      id: {
        ...textFlag('ID', '身份提供方给出的人员标识 what the identity provider says of the person'),
        optional: false,
      },
      name: { ...textFlag('NAME', '姓名 their name'), optional: false },
      county: { ...textFlag('CODE', '六位行政区划代码 six digits'), optional: false },
      ...targetFlags,
    },
  },
  run: async ({ id, name, county, ...where }) => {
    const record = staffRecord.safeParse({
      ...{ id, name, county, roles: ['administrator'], relatedHouseholds: [], active: true, version: 1 },
      changedAt: new Date().toISOString(),
      changedBy: 'set-up',
    });
    if (!record.success)
      throw new ArgumentError(
        record.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('; '),
      );
    await workOn(where, (target) => addFirst(record.data, target), {
      ...{ action: 'administrator', isDone: () => true, code: 'staff-added' },
      ...{ county: record.data.county, subject: record.data.id },
    });
    process.stdout.write(
      `已登记为县管理员 now administrator of county ${record.data.county}: ${record.data.id}\n`,
    );
    return 0;
  },
});
