/** The sample county's planted households in nights under each method that a county may state, and what staff make of it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantAmounts, type StatedMethod } from '../../../cli/sample-county/amount-plots.ts';
import { describeAmounts, type PlantedAmounts } from '../../../cli/sample-county/describe-amounts.ts';
import { composeHouseholds } from '../../../cli/sample-county/families.ts';
import { sampleCounty } from '../../../cli/sample-county/identities.ts';
import { SAMPLE_DAY } from '../../../cli/sample-county/index.ts';
import { rosterKey, writeRoster } from '../../../cli/sample-county/roster.ts';
import { makePaymentList } from '../../../shared/app/payments/payment-list.ts';
import { listStandardChanges } from '../../../shared/app/payments/list-standard-changes.ts';
import { raisedStandard, statedMethods } from '../../builders/stated-methods.ts';
import { workAsCounty } from './work-as-county.ts';
import { SmallCounty } from './small-county.ts';

let directory: string;
let amounts: PlantedAmounts;
let county: SmallCounty;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'stated-methods-'));
  const planted = plantAmounts(composeHouseholds(new Set()));
  amounts = describeAmounts(planted);
  await writeRoster(directory, [...planted.keys()]);
  county = await SmallCounty.start({}, SAMPLE_DAY);
  await county.deliver({ [rosterKey]: await readFile(join(directory, rosterKey)) });
}, 300_000);
afterAll(async () => {
  await county.stop();
  await rm(directory, { recursive: true, force: true });
});

/** Households whose case is open for their amount, with its kind. */
async function nightUnder(method: StatedMethod): Promise<Record<string, string>> {
  await county.target.policies.replace(statedMethods[method]);
  const { cases } = await county.night();
  const open = cases.filter(({ findings }) => findings.some(({ rule }) => rule === 'amount-differs'));
  return Object.fromEntries(open.map(({ householdId, kind }) => [householdId, kind]));
}

describe('a night under a stated method', { timeout: 120_000 }, () => {
  it('“full” raises a case wherever another amount is paid than is due, and nowhere else', async () => {
    expect(await nightUnder('full')).toEqual(amounts.expected.full);
  });

  it('“difference”, as the county pays, does so too', async () => {
    expect(await nightUnder('difference')).toEqual(amounts.expected.difference);
  });

  it('gives a standard that began in August to its households, with two months of back pay', async () => {
    const counties = await listStandardChanges(raisedStandard, SAMPLE_DAY, county.target);
    if (counties === 'no-new-standard') throw new Error(counties);
    const { changes = [], unknown } = counties.get(sampleCounty) ?? {};
    const found = changes.map(({ householdId, beforeFen, afterFen, backPayFen }) => {
      expect(backPayFen).toBe(2 * (afterFen - beforeFen));
      return [householdId, afterFen];
    });
    // Who stays over the standard gets nothing more; whether one is guaranteed alone nobody knows of some.
    const expected = Object.entries(amounts.raised).filter(([, dueFen]) => dueFen > 0);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
    expect(unknown).toEqual({ 'alone-or-not': amounts.planted['perhaps-guaranteed-alone']?.length });
  });

  it('lets staff mark a household as gone, which is on the list for finance then', async () => {
    const ended = Object.entries(amounts.ended);
    for (const [householdId, { cause }] of ended)
      await workAsCounty(
        county,
        householdId,
        [
          ['li-county', { step: 'screen', registeredApart: false }],
          ['li-county', { step: 'mark-ended', cause, on: '2026-09-30', reason: '村委会证明' }],
        ],
        new Date(`${SAMPLE_DAY}T03:00:00Z`),
      );
    const list = await makePaymentList(sampleCounty, '2026-11', {
      ...county.target,
      today: () => SAMPLE_DAY,
    });
    expect(
      list.changes.map(({ householdId, change, ground, nextFen, fromMonth }) => [
        ...[householdId, change, ground, nextFen, fromMonth],
      ]),
    ).toEqual(
      ended
        .map(([id, { cause, change }]) => [id, change, cause, change === 'stopped' ? 0 : null, '2026-10'])
        .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
  });

  it('“steps” raises its own, and nothing is left undone', async () => {
    // Cases of before stay where this method cannot judge; of those that ended nobody is asked.
    const gone = new Set(Object.keys(amounts.ended));
    const of = (found: Record<string, string>) =>
      Object.fromEntries(Object.entries(found).filter(([householdId]) => !gone.has(householdId)));
    expect(of(await nightUnder('steps'))).toEqual(of(amounts.expected.steps));
    expect(await county.deadLetters()).toEqual([]);
  });
});
