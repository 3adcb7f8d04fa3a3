/** `hedui policy propose|rehearse|approve|decline|withdraw|show|list`: a policy changes by two people, and after a rehearsal. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { buildRouteMap } from '@stricli/core';
import { calendarDate, type CalendarDate } from '../shared/contracts/primitives.ts';
import { readPolicy, type Policy } from '../shared/domain/policy/policy.ts';
import {
  retiredButUnknown,
  type Approval,
  type Declining,
  type Withdrawal,
} from '../shared/app/policy/proposals.ts';
import {
  approvePolicy,
  declinePolicy,
  proposePolicy,
  rehearsePolicy,
  withdrawPolicy,
  type Change,
} from '../shared/app/policy/change-policy.ts';
import { defineCommand, textFlag } from './command.ts';
import { ArgumentError } from './errors.ts';
import {
  describeAll,
  describeFailed,
  describeProposal,
  describeProposing,
  describeRefusal,
  describeRehearsal,
  warnOfUnknown,
} from './describe-policy.ts';
import { flagsOf, targetFlags, workOn, type Target, type TargetFlags } from './target.ts';

/** Who does it, from which day on, and why. */
type Options = Readonly<Partial<Record<'by' | 'on' | 'why', string | undefined>>> & TargetFlags;
type Answer = { done: boolean; lines: string[] };

const now = (): string => new Date().toISOString();

type Verb = (subject: string, options: Options, target: Target) => Promise<Answer>;

const verbs = {
  propose: async (file, options, target) => {
    const policy = readDocument(file);
    const proposed = {
      by: personOf(options, target),
      at: now(),
      effectiveOn: dayOf(options.on),
      why: required(
        '--why',
        options.why,
        '请写明理由，供批准人参考 give the reason, for whoever approves it',
      ),
    };
    const outcome = await proposePolicy(policy, proposed, { ...target.stores, day: target.day });
    const done = outcome.kind === 'proposed' || outcome.kind === 'known';
    const lines = describeProposing(outcome, flagsOf(options));
    return { done, lines: done ? [...lines, ...(await warnings(policy, target))] : lines };
  },
  rehearse: async (version, options, target) => {
    const outcome = await rehearsePolicy(version, { at: now(), day: target.day }, target.stores);
    if (outcome.kind !== 'rehearsed') return { done: false, lines: describeFailed(outcome.kind) };
    const { policy } = await target.stores.policies.load(version);
    const next = `下一步，由提出人以外的人批准 next, by somebody else than its proposer: npx hedui policy approve ${version}${target.caller === undefined ? ' --by …' : ''}${flagsOf(options)}`;
    const look = `查看某一户 to see a household: npx hedui explain HOUSEHOLD --policy ${version}${flagsOf(options)}`;
    return {
      done: true,
      lines: [...describeRehearsal(outcome.rehearsal), ...(await warnings(policy, target)), look, next],
    };
  },
  approve: async (version, options, target) => {
    const outcome = await approvePolicy(version, { by: personOf(options, target), at: now() }, target.stores);
    if (outcome.kind === 'approved')
      return { done: true, lines: [`已批准 approved: ${describeProposal(outcome.proposal)}`] };
    return notDone('未批准 not approved', outcome);
  },
  withdraw: async (version, options, target) => {
    const outcome = await withdrawPolicy(
      version,
      { by: personOf(options, target), at: now() },
      target.stores,
    );
    if (outcome.kind === 'withdrawn')
      return { done: true, lines: [`已收回 withdrawn: ${describeProposal(outcome.proposal)}`] };
    return notDone('未收回 not withdrawn', outcome);
  },
  decline: async (version, options, target) => {
    const why = required('--why', options.why, '请写明理由 say why, for the record');
    const outcome = await declinePolicy(
      version,
      { by: personOf(options, target), at: now(), why },
      target.stores,
    );
    if (outcome.kind === 'declined')
      return { done: true, lines: [`已否决 declined: ${describeProposal(outcome.proposal)}`] };
    return notDone('未否决 not declined', outcome);
  },
  show: async (version, _options, { stores }) => {
    const { policy } = version === '' ? await stores.policies.current() : await stores.policies.load(version);
    return { done: true, lines: [JSON.stringify(policy, null, 2)] };
  },
  list: async (_subject, _options, { stores }) => {
    const [proposals, { version }] = await Promise.all([
      stores.proposals.readAll(),
      stores.policies.current(),
    ]);
    return { done: true, lines: describeAll(proposals, version) };
  },
} satisfies Readonly<Record<string, Verb>>;

function notDone(
  what: Parameters<typeof describeRefusal>[0],
  outcome: Exclude<
    Change<Approval | Withdrawal | Declining>,
    { kind: 'approved' | 'withdrawn' | 'declined' }
  >,
): Answer {
  const lines =
    outcome.kind === 'refused' ? describeRefusal(what, outcome.reason) : describeFailed(outcome.kind);
  return { done: false, lines };
}

async function warnings(policy: Policy, { stores }: Target): Promise<string[]> {
  return retiredButUnknown(policy, await stores.pointers.readAll()).map(warnOfUnknown);
}

function readDocument(file: string): Policy {
  if (!existsSync(file) || !statSync(file).isFile())
    throw new ArgumentError(`没有此文件 there is no file ${file}`);
  const reading = readPolicy(parse(file));
  if (reading.kind === 'policy') return reading.policy;
  throw new ArgumentError(
    reading.problems
      .map(({ path, problem, zh }) => `${path || '文件 document'}: ${zh} ${problem}`)
      .join('\n'),
  );
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new ArgumentError(`${file} 不是 JSON; it is not JSON`);
  }
}

function dayOf(text: string | undefined): CalendarDate {
  const day = calendarDate.safeParse(text);
  if (!day.success)
    throw new ArgumentError(
      `--on: 请给出生效日期，如 2026-11-01; give the day from which it holds, such as 2026-11-01`,
    );
  return day.data;
}

/** In a deployment two people are two owners of credentials: a name would be anybody's to give. */
export function personOf({ by }: { by?: string | undefined }, { caller }: Target): string {
  if (caller === undefined)
    return required('--by', by, '请写明办理人 say who you are; on this machine nobody signs in');
  if (by !== undefined) throw new ArgumentError(`--by: 已部署的栈由凭证决定 in a deployment it is ${caller}`);
  return caller;
}

function required(option: string, value: string | undefined, problem: string): string {
  if (value === undefined || value.trim() === '') throw new ArgumentError(`${option}: ${problem}`);
  return value;
}

export const whoFlag = {
  by: textFlag(
    'WHO',
    '办理人；已部署的栈由凭证决定 who does it; in a deployment it is the owner of the credentials',
  ),
} as const;

/** One verb of it as a subcommand of its own. */
function answerWith(name: keyof typeof verbs) {
  return async (options: Options, subject = ''): Promise<number> => {
    const { by, on: _on, why: _why, ...where } = options;
    const tried = { action: `policy ${name}`, isDone: ({ done }: Answer) => done, by };
    const isLook = name === 'show' || name === 'list';
    const { done, lines } = await workOn(
      where,
      (target) => verbs[name](subject, options, target),
      // A document has its path on the machine of whoever proposes it, which means nothing to others.
      isLook ? undefined : { ...tried, subject: name === 'propose' ? undefined : subject },
    );
    process.stdout.write(`${lines.join('\n')}\n`);
    return done ? 0 : 1;
  };
}

function subject(placeholder: string, brief: string) {
  return { kind: 'tuple', parameters: [{ placeholder, parse: String, brief }] } as const;
}

type Deciding = TargetFlags & { by?: string | undefined };

export const command = buildRouteMap({
  routes: {
    propose: defineCommand<Deciding & { on: string; why: string }, [string]>({
      about: `提出政策方案。Proposes a policy: a file, the day from which it shall hold, and why.`,
      parameters: {
        flags: {
          on: {
            ...textFlag('DATE', '生效日期，今日或以后 the day from which it shall hold'),
            optional: false,
          },
          why: { ...textFlag('TEXT', '理由，供批准人和存档 the reason, for the record'), optional: false },
          ...whoFlag,
          ...targetFlags,
        },
        positional: subject('FILE', '政策文件 the document'),
      },
      run: answerWith('propose'),
    }),
    rehearse: defineCommand<TargetFlags, [string]>({
      about: `试算：方案会带来哪些变化。Shows what a proposal would change.`,
      parameters: { flags: targetFlags, positional: subject('VERSION', '方案版本 its version') },
      run: answerWith('rehearse'),
    }),
    approve: defineCommand<Deciding, [string]>({
      about: `由另一人批准，于生效日当晚生效。Approves it, by somebody else; it comes into force in the night of its day.`,
      parameters: {
        flags: { ...whoFlag, ...targetFlags },
        positional: subject('VERSION', '方案版本 its version'),
      },
      run: answerWith('approve'),
    }),
    withdraw: defineCommand<Deciding, [string]>({
      about: `批准前由提出人收回。Withdraws it, by whoever proposed it, until it is approved.`,
      parameters: {
        flags: { ...whoFlag, ...targetFlags },
        positional: subject('VERSION', '方案版本 its version'),
      },
      run: answerWith('withdraw'),
    }),
    decline: defineCommand<Deciding & { why: string }, [string]>({
      about: `由另一人否决，写明理由。Declines it, by somebody else, who says why.`,
      parameters: {
        flags: {
          why: { ...textFlag('TEXT', '理由，供提出人和存档 the reason, for the record'), optional: false },
          ...whoFlag,
          ...targetFlags,
        },
        positional: subject('VERSION', '方案版本 its version'),
      },
      run: answerWith('decline'),
    }),
    show: defineCommand<TargetFlags, [string | undefined]>({
      about: `输出政策全文（JSON），可改后提出。Prints a policy as JSON, to be changed and proposed.`,
      parameters: {
        flags: targetFlags,
        positional: {
          kind: 'tuple',
          parameters: [
            {
              placeholder: 'VERSION',
              parse: String,
              optional: true,
              brief: '版本，默认现行 its version (the one in force)',
            },
          ],
        },
      },
      run: answerWith('show'),
    }),
    list: defineCommand<TargetFlags>({
      about: `列出方案和现行政策。Lists the proposals and the policy in force.`,
      parameters: { flags: targetFlags },
      run: answerWith('list'),
    }),
  },
  docs: {
    brief: '政策变更 change the policy',
    fullDescription: `政策变更须两人办理，并先试算。
A policy changes by two people, and after a rehearsal.

0 已办 done; 1 未办，并说明原因 not done, and it says why; 2 参数有误 wrong arguments`,
  },
});
