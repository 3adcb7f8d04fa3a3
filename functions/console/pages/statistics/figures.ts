/** The figures of a county or a town, counted from its lists of cases. */
import type { ListedCase } from '../../../../shared/contracts/case-lists.ts';
import type { DecisionKind } from '../../../../shared/contracts/case-steps.ts';
import { ruleName, type RuleName } from '../../../../shared/contracts/findings.ts';
import type { Fen } from '../../../../shared/contracts/primitives.ts';
import { daysBetween } from '../../../../shared/domain/calendar.ts';
import { groupOf } from '../../../../shared/domain/cases/states.ts';

/** How the cases of one rule came out. `right`: decided on; `explained`: cleared; the rest was withdrawn or has ended. */
export interface RuleFigures {
  rule: RuleName;
  open: number;
  right: number;
  explained: number;
  other: number;
  /** Share of those that people looked into in which there was something; undefined before the first. */
  rightShare: number | undefined;
}

export interface TownFigures {
  town: string;
  open: number;
  suspensions: number;
  overdue: number;
  decided: number;
  explained: number;
}

export interface Figures {
  open: number;
  suspensions: number;
  decided: number;
  explained: number;
  withdrawn: number;
  byRule: RuleFigures[];
  byTown: TownFigures[];
  byDecision: Map<DecisionKind, number>;
  /** Yuan a month that decisions take away, and that they add. */
  savedFen: Fen;
  restoredFen: Fen;
  /** From raising to deciding; undefined before the first decision. */
  medianDays: number | undefined;
}

export function countFigures(lines: readonly ListedCase[], day: string): Figures {
  const open = lines.filter(({ state }) => groupOf(state) === 'open');
  const inState = (...states: ListedCase['state'][]): number =>
    lines.filter(({ state }) => states.includes(state)).length;
  const outcomes = lines.flatMap(({ outcome }) => (outcome === null ? [] : [outcome]));
  const changes = outcomes.map(({ changeFen }) => changeFen);
  return {
    open: open.length,
    suspensions: open.filter(({ kind }) => kind === 'suspension').length,
    decided: inState(...decidedStates),
    explained: inState('explained'),
    withdrawn: inState('withdrawn', 'ended'),
    byRule: ruleName.options.map((rule) => figuresOfRule(rule, lines)).filter(hasCases),
    byTown: figuresByTown(lines, day),
    byDecision: countBy(outcomes.map(({ decision }) => decision)),
    savedFen: -sum(changes.filter((change) => change < 0)),
    restoredFen: sum(changes.filter((change) => change > 0)),
    medianDays: median(
      lines.flatMap(({ outcome, raisedOn }) => (outcome ? [daysBetween(raisedOn, outcome.on)] : [])),
    ),
  };
}

const decidedStates = ['decided', 'executed', 'archived'] as const satisfies ListedCase['state'][];

function isDecided({ state }: ListedCase): boolean {
  return decidedStates.some((each) => each === state);
}

function figuresOfRule(rule: RuleName, lines: readonly ListedCase[]): RuleFigures {
  const these = lines.filter(({ rules }) => rules.includes(rule));
  const right = these.filter(isDecided).length;
  const explained = these.filter(({ state }) => state === 'explained').length;
  const open = these.filter(({ state }) => groupOf(state) === 'open').length;
  const judged = right + explained;
  return {
    rule,
    open,
    right,
    explained,
    other: these.length - open - judged,
    rightShare: judged === 0 ? undefined : right / judged,
  };
}

function hasCases({ open, right, explained, other }: RuleFigures): boolean {
  return open + right + explained + other > 0;
}

function figuresByTown(lines: readonly ListedCase[], day: string): TownFigures[] {
  return [...Map.groupBy(lines, ({ town }) => town)]
    .map(([town, these]) => {
      const open = these.filter(({ state }) => groupOf(state) === 'open');
      return {
        town,
        open: open.length,
        suspensions: open.filter(({ kind }) => kind === 'suspension').length,
        overdue: open.filter(({ dueOn }) => dueOn !== null && dueOn < day).length,
        decided: these.filter(isDecided).length,
        explained: these.filter(({ state }) => state === 'explained').length,
      };
    })
    .sort((a, b) => b.open - a.open);
}

function countBy<Value>(values: readonly Value[]): Map<Value, number> {
  return new Map([...Map.groupBy(values, (value) => value)].map(([value, these]) => [value, these.length]));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
