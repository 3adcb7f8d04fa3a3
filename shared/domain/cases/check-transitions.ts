/** What a table of transitions must not leave open: steps without a row, states without an entrance or an exit. */
import { stepNames } from '../../contracts/case-steps.ts';
import { caseState, closedStates, type CaseState } from '../../contracts/household-case.ts';
import type { Transition } from './transitions.ts';

/** The machine raises cases, and closes those that nobody has begun. */
const entered: readonly CaseState[] = ['raised', 'withdrawn', 'ended'];

/** Every gap in the table, in words; empty when it is complete. */
export function findGaps(table: readonly Transition[]): string[] {
  const leads = (state: CaseState) => table.some(({ to }) => to.includes(state));
  const isLeft = (state: CaseState) =>
    table.some(({ from, to }) => from.includes(state) && to.some((target) => target !== 'same'));
  return [
    ...stepNames
      .filter((step) => !table.some((row) => row.step === step))
      .map((step) => `no row is about the step ${step}`),
    ...caseState.options
      .filter((state) => !entered.includes(state) && !leads(state))
      .map((state) => `no step leads to ${state}`),
    ...caseState.options.filter((state) => !isLeft(state)).map((state) => `no step leads out of ${state}`),
    ...table.filter(({ roles }) => roles.length === 0).map(({ step }) => `nobody may take ${step}`),
    ...stepNames.flatMap((step) => findDoubles(table.filter((row) => row.step === step))),
    ...findEscapes(table),
  ];
}

/** From one state a step of a kind of case has one row, or nobody could tell which guards hold. */
function findDoubles(rows: readonly Transition[]): string[] {
  return rows.flatMap(({ step, from, onlyFor }, index) =>
    from
      .filter((state) =>
        rows
          .slice(0, index)
          .some(
            (earlier) =>
              earlier.from.includes(state) &&
              (onlyFor === undefined || earlier.onlyFor === undefined || earlier.onlyFor === onlyFor),
          ),
      )
      .map((state) => `two rows are about ${step} from ${state}`),
  );
}

/** A closed case is taken up again as another one, and never changes its own state. */
function findEscapes(table: readonly Transition[]): string[] {
  return table
    .filter(({ step, to }) => step !== 'reopen' && to.some((target) => target !== 'same'))
    .flatMap(({ step, from }) =>
      from
        .filter((state) => closedStates.some((closed) => closed === state))
        .map((state) => `${step} leads out of ${state}`),
    );
}
