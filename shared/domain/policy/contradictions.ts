/** What a policy must not say although each part of it is well formed. */
import { scheme } from '../../contracts/primitives.ts';
import { ruleOf } from '../catalogue/catalogue.ts';
import { isYuan } from '../catalogue/sources/bank.ts';
import { type Dated, findOverlaps } from './dated.ts';
import type { Policy } from './document.ts';

/** One thing that is wrong with a policy document. */
export interface Problem {
  /** Where: keys and positions (from 0) joined by dots, empty for the whole document. */
  path: string;
  /** What is wrong and what to do. */
  problem: string;
}

/** Everything in which the entries of a policy contradict each other or make no sense together. */
export function findContradictions(policy: Policy): Problem[] {
  return [
    ...checkDates('rules', policy.rules, (entry) => entry.rule),
    ...checkDates('standards', policy.standards, (entry) => entry.scheme),
    ...checkDates('currencyRates', policy.currencyRates, (entry) => entry.currency),
    ...checkStandards(policy),
    ...checkRates(policy),
    ...checkIdentityQuestion(policy),
  ];
}

function checkDates<Entry extends Dated>(
  list: string,
  entries: readonly Entry[],
  thing: (entry: Entry) => string,
): Problem[] {
  const backwards = entries.flatMap(({ effectiveFrom, effectiveTo }, index) =>
    effectiveTo !== undefined && effectiveTo < effectiveFrom
      ? [
          {
            path: `${list}.${index}.effectiveTo`,
            problem: `lies before effectiveFrom ${effectiveFrom}; correct one`,
          },
        ]
      : [],
  );
  const overlaps = findOverlaps(entries, thing).map(({ entry, index, with: other }) => ({
    path: `${list}.${index}`,
    problem:
      `${thing(entry)} for ${entry.county === undefined ? 'every county' : `county ${entry.county}`} on ` +
      `${entry.effectiveFrom} is given by ${list}.${other} too; keep one, or let that one end the day before`,
  }));
  return [...backwards, ...overlaps];
}

function checkStandards({ standards }: Policy): Problem[] {
  return scheme.options
    .filter((each) => !standards.some((standard) => standard.scheme === each))
    .map((each) => ({ path: 'standards', problem: `there is no ${each} standard; add one` }));
}

function checkRates({ currencyRates }: Policy): Problem[] {
  return currencyRates.flatMap(({ currency }, index) =>
    isYuan(currency)
      ? [{ path: `currencyRates.${index}.currency`, problem: 'yuan needs no rate; take this one out' }]
      : [],
  );
}

/** identity-question asks the asset rules again, so it needs one that is at least as live as itself. */
function checkIdentityQuestion(policy: Policy): Problem[] {
  return policy.rules.flatMap((entry, index) => {
    if (entry.rule !== 'identity-question' || entry.mode === 'off') return [];
    const asked = policy.rules.some(
      (other) =>
        ruleOf(other.rule)?.about === 'assets' && (other.mode === 'live' || other.mode === entry.mode),
    );
    if (asked) return [];
    const problem = `asks asset rules again, and none is ${entry.mode}; switch one on or this one off`;
    return [{ path: `rules.${index}.mode`, problem }];
  });
}
