/** The figures of a county or a town, counted from its lists of cases: the same ones in all, by rule and by town. */
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { DecisionKind } from '../../../../shared/contracts/case-steps.ts';
import type { RuleName } from '../../../../shared/contracts/findings.ts';
import type { CalendarDate, Fen } from '../../../../shared/contracts/primitives.ts';
import type { TownResult } from '../../../../shared/contracts/runs.ts';
import { lookUp } from '../../../../shared/contracts/stored.ts';
import { ruleNames } from '../../../../shared/domain/catalogue/catalogue.ts';
import { heldBy } from '../../../../shared/domain/cases/awaited-step.ts';
import { daysBetween } from '../../../../shared/domain/kernel/calendar.ts';
import { groupOf } from '../../../../shared/contracts/household-case.ts';

/** How cases can come out. `other`: withdrawn, or the household has ended. */
export const outcomes = ['stopped', 'lowered', 'raised', 'kept', 'cleared', 'other'] as const;
export type Outcome = (typeof outcomes)[number];

export interface Tally extends Record<Outcome, number> {
  open: number;
  suspensions: number;
  entitlements: number;
  overdue: number;
  /** Fen a month that decisions take away, and that they add. */
  savedFen: Fen;
  restoredFen: Fen;
  /** From raising to deciding, the middle one; null before the first decision. */
  medianDays: number | null;
  /** Of those that people looked into, the share in which there was something; null before the first. */
  rightShare: number | null;
}

export interface TownTally extends Tally {
  town: string;
  /** What the last night compared; undefined before the first night that recorded it. */
  compared: TownResult | undefined;
}

export interface Figures {
  all: Tally & Pick<TownTally, 'compared'>;
  byRule: (Tally & { rule: RuleName })[];
  byTown: TownTally[];
}

/** @param compared what the last night compared, by town */
export function countFigures(
  lines: readonly ListedCase[],
  day: CalendarDate,
  compared: Readonly<Record<string, TownResult>>,
): Figures {
  const ofRule = (rule: RuleName) => lines.filter(({ rules }) => rules.includes(rule));
  const towns = new Set([...Object.keys(compared), ...lines.map(({ town }) => town)]);
  const byTown = Map.groupBy(lines, ({ town }) => town);
  return {
    all: { ...tally(lines, day), compared: addUp(Object.values(compared)) },
    byRule: [...new Set<RuleName>([...ruleNames, ...lines.flatMap(({ rules }) => rules)])]
      .map((rule) => ({ rule, cases: ofRule(rule) }))
      .filter(({ cases }) => cases.length > 0)
      .map(({ rule, cases }) => ({ rule, ...tally(cases, day) })),
    byTown: [...towns]
      .map((town) => ({ town, cases: byTown.get(town) ?? [] }))
      .map(({ town, cases }) => ({
        ...{ town, compared: compared[town] },
        ...tally(cases, day),
        // A town does not answer for what waits for the county.
        overdue: lateOf(cases, day).filter((line) => heldBy(day, line) === 'town').length,
      }))
      .sort((a, b) => b.open - a.open),
  };
}

function lateOf(lines: readonly ListedCase[], day: CalendarDate): ListedCase[] {
  return lines.filter(({ state, dueOn }) => groupOf(state) === 'open' && dueOn !== null && dueOn < day);
}

/** Undefined where no night has recorded any town. */
function addUp(towns: readonly TownResult[]): TownResult | undefined {
  return towns.reduce<TownResult | undefined>(
    (sum, town) =>
      sum === undefined
        ? town
        : {
            active: sum.active + town.active,
            disputed: sum.disputed + town.disputed,
            incomplete: sum.incomplete + town.incomplete,
            review: sum.review + town.review,
            suspension: sum.suspension + town.suspension,
            entitlement: (sum['entitlement'] ?? 0) + (town['entitlement'] ?? 0),
          },
    undefined,
  );
}

/** Of the households that receive aid, the share in which every member could be compared; null where none was. */
export function coverageOf({ compared }: Pick<TownTally, 'compared'>): number | null {
  if (compared === undefined) return null;
  const households = compared.active + compared.disputed;
  return households === 0 ? null : (compared.active - compared.incomplete) / households;
}

const outcomeOfDecision: Record<DecisionKind, Outcome> = {
  suspend: 'stopped',
  terminate: 'stopped',
  reduce: 'lowered',
  'gradual-exit': 'lowered',
  increase: 'raised',
  continue: 'kept',
};

function outcomeOf({ state, outcome }: ListedCase): Outcome | 'open' {
  if (outcome !== null) return lookUp(outcomeOfDecision, outcome.decision) ?? 'other';
  if (groupOf(state) === 'open') return 'open';
  return state === 'explained' ? 'cleared' : 'other';
}

function tally(lines: readonly ListedCase[], day: CalendarDate): Tally {
  const byOutcome = Map.groupBy(lines, outcomeOf);
  const open = byOutcome.get('open') ?? [];
  const counts = Object.fromEntries(
    outcomes.map((each) => [each, byOutcome.get(each)?.length ?? 0]),
  ) as Record<Outcome, number>;
  const { stopped, lowered, raised, kept, cleared } = counts;
  const judged = stopped + lowered + raised + kept + cleared;
  const due = (byOutcome.get('raised') ?? []).filter(isEntitlement).length;
  const savers = lines.filter((line) => !isEntitlement(line));
  return {
    ...counts,
    open: open.length,
    suspensions: open.filter(({ kind }) => kind === 'suspension').length,
    entitlements: open.filter(isEntitlement).length,
    overdue: lateOf(open, day).length,
    savedFen: sum(changesOf(savers).map((change) => Math.max(0, -change))),
    restoredFen: sum(changesOf(lines).map((change) => Math.max(0, change))),
    medianDays: median(
      lines.flatMap(({ outcome, raisedOn }) => (outcome ? [daysBetween(raisedOn, outcome.on)] : [])),
    ),
    rightShare: judged === 0 ? null : (stopped + lowered + due) / judged,
  };
}

/** Whoever may be due more: what comes of it is never money saved, and to raise is what it was right about. */
function isEntitlement({ kind }: ListedCase): boolean {
  return kind === 'entitlement';
}

function changesOf(lines: readonly ListedCase[]): Fen[] {
  return lines.flatMap(({ outcome }) => (outcome === null ? [] : [outcome.changeFen]));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function median(values: readonly number[]): number | null {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;
}
