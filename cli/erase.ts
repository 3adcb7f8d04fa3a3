/** `hedui erase`: forgets a household before its term is over; two people, and a tombstone that says so. */
import { erasureReason, type ErasureReason } from '../shared/contracts/forgotten.ts';
import {
  requestErasure,
  withdrawErasure,
  type ErasureOutcome,
} from '../shared/app/retention/request-erasure.ts';
import { defineCommand, readHousehold, switchFlag } from './command.ts';
import { ArgumentError } from './errors.ts';
import { personOf, whoFlag } from './policy.ts';
import { flagsOf, targetFlags, workOn, type Target, type TargetFlags } from './target.ts';

interface Flags extends TargetFlags {
  reason?: ErasureReason | undefined;
  withdraw: boolean;
  by?: string | undefined;
}

async function answer(
  household: string,
  { reason, withdraw, by }: Flags,
  target: Target,
): Promise<ErasureOutcome> {
  const { stores, day } = target;
  const asked = { household, by: personOf({ by }, target), at: new Date().toISOString() };
  if (withdraw) return withdrawErasure(asked, stores);
  if (reason === undefined) throw new ArgumentError('--reason: 说明理由 say why');
  const outcome = await requestErasure({ ...asked, reason }, { ...stores, day });
  if (outcome.kind === 'confirmed') {
    const event = JSON.stringify({ scheduledTime: asked.at });
    await target.start(target.output('ForgettingFunction'), event);
    await target.settle();
  }
  return outcome;
}

function describe(household: string, outcome: ErasureOutcome, where: TargetFlags): string[] {
  switch (outcome.kind) {
    case 'proposed':
      return [
        `已提出 proposed: ${household}`,
        `须另一人以同样的命令确认 somebody else has to give the same command: npx hedui erase ${household} --reason …${flagsOf(where)}`,
      ];
    case 'confirmed':
      return [
        `已确认，正在删除 confirmed, and being erased: ${household}`,
        '含此人的交付和花名册字节按保留期清除（见 operations）bytes of deliveries and rosters that name them go by their own terms',
      ];
    case 'withdrawn':
      return [`已收回 withdrawn: ${household}`];
    case 'refused':
      return [outcome.problem.zh, outcome.problem.en];
  }
}

export const command = defineCommand<Flags, [string]>({
  about: `删除一个已退出花名册的家庭的全部记录；须两人以同样的命令办理，留下墓碑，证据仍可核验。
Erases everything of a household that has left the roster; two people give the same command. A tombstone stays, and evidence still verifies.

0 已提出、已确认或已收回 proposed, confirmed or withdrawn; 1 未办，并说明原因 not done, and it says why; 2 参数有误 wrong arguments`,
  parameters: {
    flags: {
      reason: {
        kind: 'enum',
        values: erasureReason.options,
        optional: true,
        brief: '理由：误导入、撤回同意、本人要求、机关要求 why',
      },
      withdraw: switchFlag('收回尚未确认的删除 takes back what has not been confirmed'),
      ...whoFlag,
      ...targetFlags,
    },
    positional: {
      kind: 'tuple',
      parameters: [{ placeholder: 'HOUSEHOLD', parse: readHousehold, brief: '家庭 the household' }],
    },
  },
  run: async ({ reason, withdraw, by, ...where }, household) => {
    const outcome = await workOn(where, (target) => answer(household, { reason, withdraw, by }, target), {
      action: 'erase',
      isDone: ({ kind }) => kind !== 'refused',
      isNotedWithin: true,
      household,
      by,
    });
    process.stdout.write(`${describe(household, outcome, where).join('\n')}\n`);
    return outcome.kind === 'refused' ? 1 : 0;
  },
});
