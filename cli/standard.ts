/** `hedui standard propose|list`: a standard changes as policy does, by two people, and all see whom it gives what. */
import { writeFileSync } from 'node:fs';
import { buildRouteMap } from '@stricli/core';
import { listStandardChanges } from '../shared/app/payments/list-standard-changes.ts';
import type { StandardChange, StandardChanges } from '../shared/contracts/standard-changes.ts';
import { proposePolicy } from '../shared/app/policy/change-policy.ts';
import { withStandard } from '../shared/app/policy/new-standard.ts';
import { scheme, type CalendarDate, type Scheme } from '../shared/contracts/primitives.ts';
import { problem } from '../shared/domain/cases/problems.ts';
import { formatYuan, parseAmountFen } from '../shared/domain/kernel/money.ts';
import { writeCsv } from '../shared/domain/kernel/write-csv.ts';
import type { AmountUnknown } from '../shared/domain/payments/amount-unknown.ts';
import { countChanges } from '../shared/domain/payments/standard-figures.ts';
import {
  nameChange,
  standardChangeColumns,
  type NamedChange,
} from '../shared/domain/payments/standard-change.ts';
import { readPolicy, type Policy } from '../shared/domain/policy/policy.ts';
import { defineCommand, readDate, textFlag } from './command.ts';
import { describeProposing } from './describe-policy.ts';
import { ArgumentError } from './errors.ts';
import { personOf, whoFlag } from './policy.ts';
import { flagsOf, targetFlags, workOn, type Target, type TargetFlags } from './target.ts';

interface StandardFlags {
  scheme: Scheme;
  yuan: string;
  period: 'month' | 'year';
  from: CalendarDate;
  because: string;
  county?: string | undefined;
}
type ProposeFlags = TargetFlags & StandardFlags & { by?: string | undefined };
type ListFlags = TargetFlags & { decided?: CalendarDate | undefined; csv?: string | undefined };

async function propose(flags: ProposeFlags): Promise<number> {
  const { out, stack, region } = flags;
  return workOn(
    { out, stack, region },
    async (target) => {
      const { policy } = await target.stores.policies.current();
      const changed = readStandard(policy, flags);
      const proposed = {
        by: personOf(flags, target),
        at: new Date().toISOString(),
        effectiveOn: flags.from > target.day ? flags.from : target.day,
        why: flags.because,
      };
      const outcome = await proposePolicy(changed, proposed, { ...target.stores, day: target.day });
      const lines = describeProposing(outcome, flagsOf({ out, stack, region }));
      const done = outcome.kind === 'proposed' || outcome.kind === 'known';
      print(done ? [...lines, ...(await describeList(changed, target.day, target))] : lines);
      return done ? 0 : 1;
    },
    { action: 'standard propose', isDone: (code) => code === 0, county: flags.county, by: flags.by },
  );
}

async function list({ decided, csv, ...where }: ListFlags, version: string): Promise<number> {
  return workOn(
    where,
    async (target) => {
      const { policy } = await target.stores.policies.load(version);
      const counties = await listStandardChanges(policy, decided ?? target.day, target.stores);
      print(describe(counties));
      if (counties === 'no-new-standard') return 1;
      if (csv === undefined) return 0;
      const rows = await withNames(changesOf(counties), target);
      writeFileSync(
        csv,
        writeCsv(rows, standardChangeColumns, ({ zh }) => zh),
      );
      print([`名单 list: ${csv}`]);
      return 0;
    },
    { action: 'standard list', isDone: (code) => code === 0, code: 'list-exported', subject: version },
  );
}

function readStandard(policy: Policy, { yuan, ...standard }: StandardFlags): Policy {
  const amountFen = parseAmountFen(yuan);
  if (amountFen === undefined || amountFen <= 0)
    throw new ArgumentError(
      `--yuan ${yuan}: 不是金额，如 375 或 4500.00; it is no amount such as 375 or 4500.00`,
    );
  const reading = readPolicy(withStandard(policy, { ...standard, amountFen }));
  if (reading.kind === 'policy') return reading.policy;
  throw new ArgumentError(
    reading.problems.map(({ path, problem: what, zh }) => `${path}: ${zh} ${what}`).join('\n'),
  );
}

async function describeList(policy: Policy, decidedOn: CalendarDate, { stores }: Target): Promise<string[]> {
  return describe(await listStandardChanges(policy, decidedOn, stores));
}

type Counties = ReadonlyMap<string, StandardChanges>;

function changesOf(counties: Counties): StandardChange[] {
  return [...counties.values()].flatMap(({ changes }) => changes);
}

async function withNames(changes: readonly StandardChange[], { stores }: Target): Promise<NamedChange[]> {
  const profiles = await stores.households.readProfiles(changes.map(({ householdId }) => householdId));
  return changes.map((change) => nameChange(change, profiles.get(change.householdId)));
}

function countUnknown(counties: Counties): [AmountUnknown, number][] {
  const counts: Partial<Record<string, number>> = {};
  for (const { unknown } of counties.values())
    for (const [reason, count] of Object.entries(unknown)) counts[reason] = (counts[reason] ?? 0) + count;
  return Object.entries(counts) as [AmountUnknown, number][];
}

function describe(counties: Counties | 'no-new-standard'): string[] {
  if (counties === 'no-new-standard')
    return ['该方案没有新的保障标准 this proposal has no standard that is not in force already'];
  const changes = changesOf(counties);
  const households = [...counties.values()].reduce((all, each) => all + each.households, 0);
  const { moreFen, backPayFen } = countChanges(changes);
  return [
    `在保家庭 ${households} 户，其中 ${changes.length} 户金额变动 households ${households}, of which ${changes.length} change`,
    `每月增加 more a month: ${formatYuan(moreFen)} 元 yuan`,
    `补发 back pay: ${formatYuan(backPayFen)} 元 yuan`,
    ...countUnknown(counties).map(([reason, count]) => {
      const { zh, en } = problem(reason).message;
      return `未能测算 not calculated: ${count}（${zh} ${en}）`;
    }),
  ];
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

const needed = (placeholder: string, brief: string) =>
  ({ kind: 'parsed', parse: String, optional: false, placeholder, brief }) as const;

export const command = buildRouteMap({
  routes: {
    propose: defineCommand<ProposeFlags>({
      about: `提出新的保障标准，并列出影响。Proposes a standard, and tells what it gives to whom.
批准：另一人先 policy rehearse，再 policy approve。Somebody else rehearses and approves it with hedui policy.`,
      parameters: {
        flags: {
          scheme: { kind: 'enum', values: scheme.options, brief: '城市或农村 urban or rural' },
          yuan: needed('YUAN', '金额（元）the amount in yuan'),
          period: { kind: 'enum', values: ['month', 'year'], brief: '按月或按年 a month or a year' },
          from: {
            kind: 'parsed',
            parse: readDate,
            optional: false,
            placeholder: 'DATE',
            brief: '起始日期，可早于今日（补发）its first day; a past one means back pay',
          },
          because: needed('TEXT', '依据（文号）what it rests on'),
          county: textFlag('CODE', '只适用于该县 for this county alone'),
          ...whoFlag,
          ...targetFlags,
        },
      },
      run: propose,
    }),
    list: defineCommand<ListFlags, [string]>({
      about: `列出一个方案使哪些家庭每月增加多少、补发多少。Lists whom a proposal gives what, back pay included.`,
      parameters: {
        flags: {
          decided: {
            kind: 'parsed',
            parse: readDate,
            optional: true,
            placeholder: 'DATE',
            brief: '决定日期，其前各月为补发 day of the decision; months before its own are back pay (today)',
          },
          csv: textFlag('FILE', '将名单写入文件（含姓名）write the list to a file; it holds names'),
          ...targetFlags,
        },
        positional: {
          kind: 'tuple',
          parameters: [{ placeholder: 'VERSION', parse: String, brief: '方案版本 its version' }],
        },
      },
      run: list,
    }),
  },
  docs: {
    brief: '调整保障标准 change a standard',
    fullDescription: `保障标准变更须两人办理；名单含补发金额。
A standard changes by two people; the list has the back pay.

0 已办 done; 1 未办，并说明原因 not done, and it says why; 2 参数有误 wrong arguments`,
  },
});
