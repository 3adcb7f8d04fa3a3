/** A county of 20,000 households with 5,000 open cases and 1,500 that are decided or closed, as the domain makes them. */
import { createClients } from '../../../shared/store/aws/clients.ts';
import { Table } from '../../../shared/store/aws/table.ts';
import { Households } from '../../../shared/store/households.ts';
import type { HouseholdCase } from '../../../shared/contracts/household-case.ts';
import type { HeduiTarget } from '../../../cli/hedui-target.ts';
import { aHardCase, aSoftCase, heard, steps, surveyed } from '../../builders/case-life.ts';
import { aHousehold, aMember } from '../../builders/household-file.ts';

export const households = 20_000;
export const openCases = 5_000;
export const closedCases = 1_500;
export const county = '329901';
export const towns = Array.from({ length: 17 }, (_, n) => `${n + 1}号镇`);

/** As many of each twenty open cases appear as far as this. */
const openLives: readonly [number, HouseholdCase][] = [
  [5, aHardCase().case],
  [9, aSoftCase().case],
  [2, aSoftCase().take('county', steps.screen).take('county', steps.dispatch).case],
  [2, surveyed(aHardCase()).case],
  [1, surveyed(aHardCase()).take('leader', steps.terminate).case],
  [1, heard(aHardCase()).case],
];
const decided = heard(aHardCase()).take('approver', steps.decide);
const closedLives: readonly [number, HouseholdCase][] = [
  [1, decided.case],
  [
    2,
    decided.take('county', { step: 'execute', paymentList: '2026-10' }).take('county', { step: 'archive' })
      .case,
  ],
  [2, explained()],
];

export function idOf(n: number): string {
  return `${county}-${String(n).padStart(6, '0')}`;
}

/** Household files and cases as the night and staff would leave them. */
export async function fillCounty({ households: files, embedded }: HeduiTarget): Promise<void> {
  const numbers = Array.from({ length: households }, (_, n) => n);
  await files.writeRegistry(numbers.map(fileOf));
  const { tables } = createClients(embedded.clientConfig);
  const writers = new Households(new Table(tables, embedded.outputs['HouseholdsTable'] ?? ''));
  for (let from = 0; from < openCases + closedCases; from += 50) {
    const some = numbers.slice(from, Math.min(from + 50, openCases + closedCases));
    await Promise.all(some.map((n) => writers.writeCase(caseOf(n), undefined)));
  }
}

function fileOf(n: number) {
  const profile = { householdId: idOf(n), county, town: townOf(n), monthlyAmountFen: amountOf(n) };
  const authorisedUntil = n % 2 === 0 ? ('open-ended' as const) : `2026-${n % 4 === 1 ? '11' : '12'}-15`;
  return aHousehold({ profile, members: [aMember({ authorisedUntil }), aMember({ ordinal: 2 })] });
}

function caseOf(n: number): HouseholdCase {
  const life = pick(n < openCases ? openLives : closedLives, n);
  const assignee = n % 40 === 14 ? { id: 'county-handler', name: '县级经办' } : life.assignee;
  return {
    ...life,
    householdId: idOf(n),
    amountAtStakeFen: amountOf(n),
    about: { ...life.about, town: townOf(n) },
    town: life.town === null ? null : townOf(n),
    assignee,
  };
}

function pick(lives: readonly [number, HouseholdCase][], n: number): HouseholdCase {
  const all = lives.flatMap(([share, life]) => Array.from({ length: share }, () => life));
  const life = all[n % all.length];
  if (life === undefined) throw new Error('there is no case to choose from');
  return life;
}

function explained(): HouseholdCase {
  return aSoftCase().take('county', steps.screen).take('county', {
    step: 'clear',
    rule: 'motor-vehicle',
    reason: 'disabled-members-vehicle',
    until: '2027-06-30',
  }).case;
}

function townOf(n: number): string {
  return towns[n % towns.length] ?? '';
}

function amountOf(n: number): number {
  return 60_000 + (n % 200) * 100;
}
