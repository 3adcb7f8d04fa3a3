/** Erasing a household takes two people; what they have agreed on is carried out by the function that forgets. */
import type { Erasure, ErasureReason } from '../../contracts/forgotten.ts';
import type { Bilingual, CalendarDate, HouseholdId, Instant } from '../../contracts/primitives.ts';
import { say } from '../../domain/kernel/say.ts';
import { isApplicant } from '../../domain/kernel/applicant-id.ts';
import { mayBeErased, type Erasable } from '../../domain/retention/find-due.ts';
import { areTwo, kindsDiffer } from '../../domain/staff/two-people.ts';
import type { AuditLog } from '../../store/audit-log.ts';
import type { Checks } from '../../store/checks.ts';
import type { Erasures } from '../../store/forgotten.ts';
import type { Households } from '../../store/households.ts';

export interface RequestErasureDependencies {
  erasures: Erasures;
  checks: Pick<Checks, 'read'>;
  households: Pick<Households, 'readFile'>;
  audit: AuditLog;
  day: CalendarDate;
}

export interface ErasureRequest {
  household: HouseholdId;
  reason: ErasureReason;
  by: string;
  at: Instant;
}

export type ErasureOutcome =
  | { kind: 'proposed' }
  | { kind: 'confirmed' }
  | { kind: 'withdrawn' }
  | { kind: 'refused'; problem: Bilingual };

/** Proposes an erasure, or confirms what somebody else has proposed for the same reason. What was tried is on record. */
export async function requestErasure(
  request: ErasureRequest,
  deps: RequestErasureDependencies,
): Promise<ErasureOutcome> {
  const outcome = await decide(request, deps);
  await note(request, outcome, deps);
  return outcome;
}

async function decide(
  { household, reason, by, at }: ErasureRequest,
  { erasures, checks, households, day }: RequestErasureDependencies,
): Promise<ErasureOutcome> {
  const file = await households.readFile(household, []);
  // Who applied is in no roster: nothing rests on a check but its own reports.
  const isKnown =
    file !== undefined || (isApplicant(household) && (await checks.read(household)) !== undefined);
  if (!isKnown) return refuse(problems.unknown);
  const erasable = file === undefined ? ({ kind: 'yes' } as const) : mayBeErased(file, day);
  if (erasable.kind === 'no') return refuse(problems[erasable.because]);
  const known = await erasures.read(household);
  if (known === undefined || known.state === 'erased' || known.state === 'withdrawn') {
    const proposed = { household, state: 'proposed' as const, reason, by, at };
    return (await erasures.write(proposed, known)) ? { kind: 'proposed' } : refuse(problems.changed);
  }
  if (known.state !== 'proposed') return { kind: 'confirmed' };
  if (known.reason !== reason) return refuse(problems.otherReason);
  const two = areTwo(known.by, by);
  if (two !== 'two') return refuse(two === 'same' ? problems.same : kindsDiffer);
  const { revision: _revision, ...rest } = known;
  const confirmed = { ...rest, state: 'confirmed' as const, confirmedBy: by, confirmedAt: at };
  return (await erasures.write(confirmed, known)) ? { kind: 'confirmed' } : refuse(problems.changed);
}

/** Takes back what has not been confirmed: whoever proposed it. */
export async function withdrawErasure(
  request: Pick<ErasureRequest, 'household' | 'by' | 'at'>,
  deps: Pick<RequestErasureDependencies, 'erasures' | 'audit'>,
): Promise<ErasureOutcome> {
  const known = await deps.erasures.read(request.household);
  const outcome = await takeBack(known, request.by, deps);
  await note(request, outcome, deps);
  return outcome;
}

async function takeBack(
  known: Erasure | undefined,
  by: string,
  { erasures }: Pick<RequestErasureDependencies, 'erasures'>,
): Promise<ErasureOutcome> {
  if (known?.state !== 'proposed' || known.by !== by) return refuse(problems.notProposed);
  const { revision: _revision, ...rest } = known;
  const isWritten = await erasures.write({ ...rest, state: 'withdrawn' }, known);
  return isWritten ? { kind: 'withdrawn' } : refuse(problems.changed);
}

async function note(
  { household, by, at }: Pick<ErasureRequest, 'household' | 'by' | 'at'>,
  { kind }: ErasureOutcome,
  { audit }: Pick<RequestErasureDependencies, 'audit'>,
): Promise<void> {
  await audit.record(household.slice(0, 6), {
    ...{ at, actor: by, action: 'hedui erase', household },
    outcome: kind === 'refused' ? 'refused' : 'done',
    code: `erasure-${kind}`,
  });
}

function refuse(problem: Bilingual): ErasureOutcome & { kind: 'refused' } {
  return { kind: 'refused', problem };
}

type Because = Extract<Erasable, { kind: 'no' }>['because'];

const problems = {
  'on-the-roster': say(
    '该家庭仍在花名册上：先由花名册退出',
    'the household is on the roster: it has to leave it first',
  ),
  'case-open': say('该家庭还有未办结的个案', 'a case of the household is not closed yet'),
  clearance: say(
    '该家庭的排除随人员转入了其他家庭，仍然有效',
    'a clearance of the household went with its people to another one, and still holds',
  ),
  unknown: say('没有这个家庭的记录', 'nothing is on file of this household'),
  changed: say('同时有他人修改，请再试一次', 'somebody changed it at the same time; try again'),
  otherReason: say('已由他人以其他理由提出', 'somebody has proposed it for another reason'),
  same: say('须由另一人确认；您已提出', 'somebody else has to confirm it; you have proposed it'),
  notProposed: say('没有由您提出、尚未确认的删除', 'nothing is proposed by you and not confirmed yet'),
} as const satisfies Record<
  Because | 'unknown' | 'changed' | 'otherReason' | 'same' | 'notProposed',
  Bilingual
>;
