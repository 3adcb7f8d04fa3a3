import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectOutputs, type Outputs } from '../../../cli/collect-outputs.ts';
import { deliverFiles, listFiles } from '../../../cli/deliver.ts';
import { startHedui, type HeduiTarget } from '../../../cli/hedui-target.ts';
import { nextScheduledTime, runNight } from '../../../cli/run-night.ts';
import { knownPolicy, writeKnownCounty, type KnownCounty } from '../../harness/known-county/index.ts';
import { databaseOfProject } from './database.ts';

async function deliverAndRun(county: KnownCounty, target: HeduiTarget): Promise<Outputs> {
  for (const top of ['roster', 'inbox'] as const) {
    await deliverFiles(await listFiles(county.directory, top), target.inbox, () => undefined);
    await target.embedded.idle();
  }
  return collectOutputs(target, await runNight(await nextScheduledTime(target), target));
}

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

describe('a county whose answers are known', () => {
  let directory: string;
  let county: KnownCounty;
  let outputs: Outputs;
  let again: Outputs;
  let deadLetters: unknown[];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'known-county-'));
    county = await writeKnownCounty(directory);
    const target = await startHedui(county.day, { database: databaseOfProject() });
    try {
      await target.policies.replace(knownPolicy);
      outputs = await deliverAndRun(county, target);
      again = await deliverAndRun(county, target);
      deadLetters = await target.embedded.deadLetters();
    } finally {
      await target.embedded.stop();
    }
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  it('raises exactly the cases that it should, with their amounts and limits', () => {
    const situationOf = new Map(Object.entries(county.households).map(([name, id]) => [id, name]));
    const found = outputs.cases.map(({ householdId, kind, amountAtStakeFen, findings }) => ({
      situation: situationOf.get(householdId),
      kind,
      amountAtStakeFen,
      rules: findings.map(({ rule }) => rule).sort(),
    }));
    const expected = county.cases.map(({ situation, kind, amountAtStakeFen, findings }) => ({
      situation,
      kind,
      amountAtStakeFen,
      rules: findings.map(({ rule }) => rule).sort(),
    }));
    expect(found.sort(byText)).toEqual(expected.sort(byText));
    for (const { householdId, findings } of county.cases) {
      const actual = outputs.cases.find((line) => line.householdId === householdId);
      for (const finding of findings) {
        expect(actual?.findings.find(({ rule }) => rule === finding.rule)).toMatchObject(finding);
      }
    }
  });

  it('rests every finding on rows that the household really has, with their certainty', () => {
    for (const { householdId, findings } of outputs.cases) {
      const rows = county.rows[householdId] ?? [];
      for (const { file, line, certainty } of findings.flatMap((finding) => finding.evidence)) {
        expect(rows).toContainEqual({ file, line, certainty });
      }
    }
  });

  it('says of every file and every quarantined row what became of it', () => {
    expect([...outputs.deliveries].sort(byText)).toEqual([...county.deliveries].sort(byText));
    expect([...outputs.quarantine].sort(byText)).toEqual([...county.quarantine].sort(byText));
    expect([...outputs.notices].sort(byText)).toEqual([...county.notices].sort(byText));
    expect(deadLetters).toEqual([]);
  });

  it('changes nothing when everything is delivered and compared again', () => {
    expect(again).toEqual(outputs);
  });
});
