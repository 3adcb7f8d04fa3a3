/** Whether a release may be carried out: on what its preview shows now, and by two people where that is much. */
import { createHash } from 'node:crypto';
import type { StaffDecision, Subject } from '../../contracts/deliveries.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import type { ReleaseEffect, ReleasePreview } from '../../contracts/release-preview.ts';
import type { Combination } from '../../domain/deliveries/fold-deliveries.ts';
import { needsSecondPerson } from '../../domain/deliveries/release-effect.ts';
import { canonicalJson } from '../../domain/kernel/canonical-json.ts';
import { say } from '../../domain/kernel/say.ts';
import { areTwo, kindsDiffer } from '../../domain/staff/two-people.ts';
import { readFreshPreview, type PreviewDependencies } from './release-preview.ts';

export interface Wanted {
  decision: 'release' | 'join';
  by: string;
  reason: string | undefined;
  /** Of the preview that the person has seen. */
  stamp: string | undefined;
}

/** What is put on record with the decision. `wait`: as a proposal, until a second person agrees. */
export type Agreement =
  | {
      kind: 'agreed' | 'wait';
      seen: Pick<StaffDecision, 'stamp' | 'effect' | 'by' | 'confirmedBy' | 'reason'>;
    }
  | { kind: 'refused'; problem: Bilingual };

/** @param known what is on record of the same delivery */
export async function agreeOnPreview(
  { decision, by, reason, stamp }: Wanted,
  { subject, held, known }: { subject: Subject; held: Combination; known: StaffDecision | undefined },
  deps: PreviewDependencies,
): Promise<Agreement> {
  const preview = await readFreshPreview(subject, held, deps);
  const problem = findStampProblem(stamp, preview);
  if (preview === undefined || problem !== undefined) return { kind: 'refused', problem: problem ?? moved };
  const shown = effectOfDecision(preview, decision);
  if (shown === undefined) return { kind: 'refused', problem: moved };
  const effect = digestOf(shown);
  if (!needsSecondPerson(shown)) return { kind: 'agreed', seen: { by, stamp, effect } };
  const first = isProposed(known, decision, effect) ? known : undefined;
  if (first === undefined) return { kind: 'wait', seen: { by, stamp, effect } };
  const two = areTwo(first.by, by);
  if (two !== 'two') return { kind: 'refused', problem: two === 'same' ? secondPersonNeeded : kindsDiffer };
  const why = joinReasons(first.reason, reason);
  return {
    kind: 'agreed',
    seen: { by: first.by, confirmedBy: by, stamp, effect, ...(why !== undefined && { reason: why }) },
  };
}

/** Why the first person wanted it, and what the second adds. */
function joinReasons(first: string | undefined, second: string | undefined): string | undefined {
  const given = [first, second].filter((each) => each !== undefined && each !== '');
  return given.length === 0 ? undefined : [...new Set(given)].join('；');
}

function findStampProblem(
  stamp: string | undefined,
  preview: ReleasePreview | undefined,
): Bilingual | undefined {
  if (stamp === undefined || stamp === '') return stampMissing;
  if (preview === undefined) return moved;
  return preview.stamp === stamp ? undefined : stampOfAnother;
}

export function effectOfDecision(
  preview: ReleasePreview,
  decision: 'release' | 'join',
): ReleaseEffect | undefined {
  return decision === 'join' ? preview.join : preview.release;
}

/** Somebody has proposed the same, on the same effect. */
export function isProposed(
  known: StaffDecision | undefined,
  decision: 'release' | 'join',
  effect: string,
): known is StaffDecision {
  return known?.decision === 'propose' && known.proposes === decision && known.effect === effect;
}

export function digestOf(effect: ReleaseEffect): string {
  return createHash('sha256').update(canonicalJson(effect)).digest('hex').slice(0, 16);
}

const stampMissing = say(
  '须给出预览的戳记，见 held show',
  'name the stamp of the preview, which `held show` prints',
);
const stampOfAnother = say(
  '戳记与现在的预览不符（有误，或数据、政策、花名册、日期此后有变）；请再看预览，按它决定',
  'the stamp is not that of the preview as it is now (it is mistyped, or data, policy, rosters or the day have moved since): look at the preview again and decide on it',
);
const moved = say(
  '预览已过时（数据、政策、花名册或日期有变），正在重新测算；请按新的预览决定',
  'what it would do has changed since it was shown (data, policy, rosters or the day moved); it is being worked out again: decide on the new preview',
);
const secondPersonNeeded = say(
  '影响较大，须由另一名工作人员确认；您已提出',
  'it does so much that somebody else has to agree; you have proposed it already',
);
