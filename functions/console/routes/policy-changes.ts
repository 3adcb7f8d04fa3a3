/** Changes of policy: proposed by one member of staff, and approved or declined by another. */
import * as z from 'zod';
import { calendarDate, type Bilingual, type CalendarDate } from '../../../shared/contracts/primitives.ts';
import {
  approvePolicy,
  declinePolicy,
  proposePolicy,
  withdrawPolicy,
  type Change,
} from '../../../shared/app/policy/change-policy.ts';
import {
  blockedBy,
  isAnotherPending,
  type Approval,
  type Declining,
  type Withdrawal,
} from '../../../shared/app/policy/proposals.ts';
import {
  concernsAlone,
  differencesOf,
  reviewChange,
  type ReviewedChange,
} from '../../../shared/app/policy/review-changes.ts';
import { listSettings, withSetting } from '../../../shared/app/policy/settings.ts';
import { say } from '../../../shared/domain/kernel/say.ts';
import {
  policyVersion,
  readPolicy,
  type Policy,
  type PolicyReading,
} from '../../../shared/domain/policy/policy.ts';
import { completePolicy } from '../../../shared/domain/policy/stored-policy.ts';
import { problem } from '../../../shared/web/problems.ts';
import type { ConsoleDependencies } from '../dependencies.ts';
import { beyondCounty, changesPage, type ChangesView } from '../pages/policy/changes.ts';
import { changesAddress } from '../texts/addresses.ts';
import { defineRoute, show, type Outcome, type RouteRequest } from '../route.ts';
import { changeRefusals } from '../texts/policy-changes.ts';
import type { StaffVisit } from '../visit.ts';

type Request = Pick<RouteRequest<unknown, unknown>, 'visit' | 'entered' | 'note'>;

const done = {
  proposed: say(
    '已提出，正在试算，等待另一人批准。',
    'Proposed, and being rehearsed; somebody else has to approve it.',
  ),
  approved: say('已批准。', 'Approved.'),
  declined: say('已否决。', 'Declined.'),
  withdrawn: say('已收回。', 'Taken back.'),
} as const;

async function view(
  { staff }: StaffVisit,
  deps: ConsoleDependencies,
  { setting, ...given }: Partial<Pick<ChangesView, 'entered' | 'message'>> & { setting?: string | undefined },
): Promise<ChangesView> {
  const [proposals, colleagues, { policy, version: currentVersion }] = await Promise.all([
    deps.proposals.readAll(),
    deps.staff.ofCounty(staff.county),
    deps.policies.current(),
  ]);
  const all = [...proposals].sort((a, b) => (a.proposedAt < b.proposedAt ? 1 : -1));
  const open = all.filter(({ state }) => state === 'proposed' || state === 'approved');
  const waiting = await Promise.all(
    open.map(async (each) => ({
      ...(await reviewChange(each, staff.county, deps)),
      blocked: blockedBy(each, { all, currentVersion }),
    })),
  );
  const settings = listSettings(completePolicy(policy));
  return {
    waiting,
    all,
    names: new Map(colleagues.map(({ id, name }) => [id, name])),
    document: JSON.stringify(completePolicy(policy), null, 2),
    against: currentVersion,
    settings,
    chosen: settings.find(({ path }) => path === setting),
    entered: { effectiveOn: '', reason: '' },
    ...given,
  };
}

const list = defineRoute({
  method: 'GET',
  pattern: changesAddress,
  capability: 'see-policy',
  query: z.object({
    done: z.enum(['proposed', 'approved', 'declined', 'withdrawn']).optional().catch(undefined),
    setting: z.string().max(200).optional().catch(undefined),
  }),
  handle: async ({ visit, query }, deps) => {
    const message = query.done && { tone: 'good' as const, text: [done[query.done]] };
    return show(changesPage(visit, await view(visit, deps, { message, setting: query.setting })));
  },
});

/** The page again with what was typed and why it was not done, which is on record. */
async function refuse(
  { visit, note }: Request,
  refused: { version?: string; reason: string; problems: readonly Bilingual[]; entered?: Sent },
  deps: ConsoleDependencies,
): Promise<Outcome> {
  const subject = [refused.version, refused.reason].filter(Boolean).join(' ');
  note({ outcome: 'refused', code: 'policy-change-refused', subject });
  const { entered } = refused;
  const message = { tone: 'stop' as const, text: refused.problems };
  const given = { message, ...(entered && { entered, setting: entered.setting }) };
  const at = { ...visit, path: changesAddress };
  return { kind: 'page', page: changesPage(at, await view(at, deps, given)), status: 422 };
}

/** A setting with its new value and what that rests on, or the whole document. */
const proposed = z.object({
  policy: z.string().max(300_000).optional(),
  setting: z.string().max(200).optional(),
  /** The version of the policy that it was chosen in. */
  against: z.string().max(80).optional(),
  value: z.string().max(2000).optional(),
  restsOn: z.string().trim().max(500).optional(),
  effectiveOn: z.string().max(10).default(''),
  reason: z.string().trim().max(500).default(''),
});
type Sent = z.infer<typeof proposed>;

type ReadProposal = PolicyReading | { kind: 'wrong'; problem: Bilingual };
const wrong = (zh: string, en: string): ReadProposal => ({ kind: 'wrong', problem: say(zh, en) });

/** What a form brings, as a document and a day; or what is wrong with it. */
async function readProposal(sent: Sent, day: CalendarDate, deps: ConsoleDependencies): Promise<ReadProposal> {
  const { policy, setting, against, value = '', restsOn = '', effectiveOn, reason } = sent;
  if (reason === '') return wrong('请写明理由', 'say why');
  if (!calendarDate.safeParse(effectiveOn).success) return wrong('请写明生效日', 'say from which day on');
  if (effectiveOn < day)
    return wrong(`生效日已过，最早为今天 ${day}`, `its day is past: today, ${day}, is the first that can be`);
  if (setting !== undefined) {
    if (restsOn === '') return wrong('请写明依据', 'say what it rests on');
    const { policy: current, version } = await deps.policies.current();
    // The same place may be another setting by now.
    if (against !== version)
      return wrong(
        '现行政策已变，请重新选定设定',
        'another policy is in force meanwhile: choose the setting again',
      );
    const changed = withSetting(completePolicy(current), { path: setting, value, restsOn });
    return changed === undefined
      ? wrong(
          '“改为”无法识别，请按现在的写法填写',
          'the new value cannot be read: write it as the present one is',
        )
      : readPolicy(changed);
  }
  try {
    return readPolicy(JSON.parse(policy ?? ''));
  } catch {
    return wrong('全文不是 JSON', 'the policy is not JSON');
  }
}

/** So many of one person wait at once: each is rehearsed on every household and shown on the page. */
const mostWaiting = 5;

type Judged =
  { kind: 'policy'; policy: Policy } | { kind: 'wrong'; reason: string; problems: readonly Bilingual[] };

/** Whether a member of staff may propose what they have entered. */
async function judge(entered: Sent, { staff, day }: StaffVisit, deps: ConsoleDependencies): Promise<Judged> {
  const refusal = (reason: string, problems: readonly Bilingual[]): Judged => ({
    kind: 'wrong',
    reason,
    problems,
  });
  const reading = await readProposal(entered, day, deps);
  if (reading.kind === 'wrong') return refusal('incomplete', [reading.problem]);
  if (reading.kind === 'contradictory')
    return refusal(
      'contradictory',
      reading.problems.map(({ path, problem: en, zh }) => say(`${path}：${zh}`, `${path}: ${en}`)),
    );
  const { policy } = reading;
  if (!(await concernsAlone(staff.county, await differencesOf(policy, deps), deps)))
    return refusal('beyond-county', [beyondCounty]);
  const waiting = (await deps.proposals.readAll()).filter(
    ({ state, proposedBy, version }) =>
      state === 'proposed' && proposedBy === staff.id && version !== policyVersion(completePolicy(policy)),
  );
  return waiting.length < mostWaiting
    ? { kind: 'policy', policy }
    : refusal('too-many-waiting', [changeRefusals['too-many-waiting']]);
}

const propose = defineRoute({
  method: 'POST',
  pattern: `${changesAddress}/propose`,
  capability: 'propose-policy',
  handle: async (request, deps): Promise<Outcome> => {
    const { visit, entered: fields, note } = request;
    const sent = proposed.safeParse(
      Object.fromEntries(Object.keys(proposed.shape).map((name) => [name, fields[name]?.[0]])),
    );
    if (!sent.success) return problem('request-invalid');
    const entered = sent.data;
    const again = (reason: string, problems: readonly Bilingual[]) =>
      refuse(request, { reason, problems, entered }, deps);
    const judged = await judge(entered, visit, deps);
    if (judged.kind === 'wrong') return again(judged.reason, judged.problems);
    const { effectiveOn, reason: why } = entered;
    const made = { by: visit.staff.id, at: deps.now().toISOString(), effectiveOn, why };
    const outcome = await proposePolicy(judged.policy, made, { ...deps, day: visit.day });
    if (outcome.kind !== 'proposed' && outcome.kind !== 'known') {
      const reason = outcome.kind === 'refused' ? outcome.reason : outcome.kind;
      return again(reason, [changeRefusals[reason]]);
    }
    const { version } = outcome.proposal;
    await deps.publications.send([{ type: 'rehearse', version }]);
    note({ code: 'policy-proposed', subject: version });
    return { kind: 'redirect', to: `${changesAddress}?done=proposed` };
  },
});

const versionForm = /^[0-9a-z-]{1,80}$/i;

type Decided = Change<Approval | Declining | Withdrawal>;

/** Carries out what is decided about a proposal, and puts it on record as it ended. */
function decision(
  name: 'approve' | 'decline' | 'withdraw',
  decide: (
    request: Request,
    reviewed: ReviewedChange,
    deps: ConsoleDependencies,
  ) => Promise<Decided | Refused>,
) {
  return defineRoute({
    method: 'POST',
    pattern: `${changesAddress}/${name}`,
    capability: name === 'withdraw' ? 'withdraw-policy' : 'decide-policy',
    handle: async (request, deps): Promise<Outcome> => {
      const { visit, entered, note } = request;
      const version = entered['version']?.[0] ?? '';
      const proposal = versionForm.test(version) ? await deps.proposals.read(version) : undefined;
      if (proposal === undefined) return problem('not-found');
      const outcome = await decide(request, await reviewChange(proposal, visit.staff.county, deps), deps);
      if (outcome.kind === 'approved' || outcome.kind === 'declined' || outcome.kind === 'withdrawn') {
        note({ code: `policy-${outcome.kind}`, subject: version });
        return { kind: 'redirect', to: `${changesAddress}?done=${outcome.kind}` };
      }
      const reason = outcome.kind === 'refused' ? outcome.reason : outcome.kind;
      const problems = [reason === 'beyond-county' ? beyondCounty : changeRefusals[reason]];
      return refuse(request, { version, reason, problems }, deps);
    },
  });
}

interface Refused {
  kind: 'refused';
  reason: 'beyond-county' | 'document-changed' | 'another-pending' | 'reason-missing';
}
const refused = (reason: Refused['reason']): Refused => ({ kind: 'refused', reason });

const approve = decision('approve', async ({ visit }, { proposal, differences, isOwn }, deps) => {
  if (differences === undefined) return refused('document-changed');
  if (!isOwn) return refused('beyond-county');
  if (isAnotherPending(proposal.version, await deps.proposals.readAll())) return refused('another-pending');
  return approvePolicy(proposal.version, { by: visit.staff.id, at: deps.now().toISOString() }, deps);
});

const decline = decision('decline', async ({ visit, entered }, { proposal, isOwn }, deps) => {
  const why = (entered['reason']?.[0] ?? '').trim().slice(0, 500);
  if (why === '') return refused('reason-missing');
  if (!isOwn) return refused('beyond-county');
  return declinePolicy(proposal.version, { by: visit.staff.id, at: deps.now().toISOString(), why }, deps);
});

const withdraw = decision('withdraw', ({ visit }, { proposal }, deps) =>
  withdrawPolicy(proposal.version, { by: visit.staff.id, at: deps.now().toISOString() }, deps),
);

export const policyChangeRoutes = [list, propose, approve, decline, withdraw];
