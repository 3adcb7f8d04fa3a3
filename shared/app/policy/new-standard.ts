/** A new standard (保障标准): a change of policy like any other, which somebody else approves. */
import type { CalendarDate, Fen, Instant, Scheme } from '../../contracts/primitives.ts';
import type { Policy } from '../../domain/policy/policy.ts';
import { proposeChanged, type MapWordDependencies, type Mapping } from './map-words.ts';

export interface NewStandard {
  scheme: Scheme;
  period: 'month' | 'year';
  /** For one person. */
  amountFen: Fen;
  /** Its first day; one that is past means back pay. */
  from: CalendarDate;
  /** What it rests on. */
  because: string;
  /** Undefined: every county without a standard of its own. */
  county?: string | undefined;
}

/** The policy with one more standard, which takes the place of the one before from its day; not validated. */
export function withStandard(
  policy: Policy,
  { scheme, period, amountFen, from, because, county }: NewStandard,
): unknown {
  const standard = { scheme, period, amountFen, effectiveFrom: from, restsOn: because };
  const entry = county === undefined ? standard : { ...standard, county };
  return { ...policy, standards: [...policy.standards, entry] };
}

/** Proposes the policy in force with the standard in it, and has it rehearsed. The policy holds at once where its day is past. */
export async function proposeStandard(
  standard: NewStandard,
  { by, at, day }: { by: string; at: Instant; day: CalendarDate },
  deps: MapWordDependencies,
): Promise<Mapping> {
  const { policy } = await deps.policies.current();
  const effectiveOn = standard.from > day ? standard.from : day;
  const proposed = { by, at, effectiveOn, why: standard.because };
  return proposeChanged(withStandard(policy, standard), proposed, { ...deps, day });
}
