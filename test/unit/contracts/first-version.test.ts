/** What the first version stored is read by everything that reads, and nothing of it is lost or lowered. */
import { describe, expect, it } from 'vitest';
import { runsPage } from '../../../functions/console/pages/runs/index.ts';
import { runPage } from '../../../functions/console/pages/runs/run.ts';
import { fileRecord, pointer, publication, staffDecision } from '../../../shared/contracts/deliveries.ts';
import { householdResult, runReport } from '../../../shared/contracts/runs.ts';
import { auditEntry, staffRecord } from '../../../shared/contracts/staff-record.ts';
import { assess } from '../../../shared/domain/assessment/assess.ts';
import { verifyChain } from '../../../shared/domain/cases/chain.ts';
import { awaitedOn, awaitedStep } from '../../../shared/domain/cases/awaited-step.ts';
import { listCase } from '../../../shared/domain/cases/list-case.ts';
import { reconcileCase } from '../../../shared/domain/cases/reconcile-case.ts';
import { foldDeliveries } from '../../../shared/domain/deliveries/fold-deliveries.ts';
import { readStoredPolicy } from '../../../shared/domain/policy/stored-policy.ts';
import { summarizeRun } from '../../../shared/domain/runs/summarize-run.ts';
import { knownRoles } from '../../../shared/domain/staff/access.ts';
import { caseLines, clearanceLines } from '../../../shared/store/listed-lines.ts';
import { parseRun } from '../../../shared/store/runs.ts';
import { unpack } from '../../../shared/store/packed.ts';
import { aContext } from '../../builders/assessment.ts';
import {
  firstFiles,
  householdItems,
  itemsOf,
  operationItems,
  readFixture,
} from '../../builders/first-version.ts';
import {
  answered,
  aVisit,
  shownCase,
  shownDocuments,
  shownHousehold,
  shownLists,
  shownPage,
} from '../../builders/shown.ts';

const files = firstFiles();
const households = [...files.entries()];

it('there is a household for each way that a case can stand', () => {
  expect([...files.keys()].sort()).toEqual(
    ['decided', 'explained', 'heard', 'proposed', 'raised', 'withdrawn'].sort(),
  );
});

describe.each(households)('a household whose case is %s', (_, file) => {
  it('is read with every field that was stored, and its chains hold', () => {
    const items = householdItems.filter(({ pk }) => pk === file.profile.householdId);
    expect(items.find(({ sk }) => sk === 'PROFILE')).toMatchObject(file.profile);
    const stored = itemsOf(items, 'CASE#').map(({ packed }) => unpack(packed));
    expect(file.cases).toMatchObject(stored as object[]);
    expect(file.cases.map(({ events }) => verifyChain(events).kind)).toEqual(file.cases.map(() => 'intact'));
    expect(file.clearances).toHaveLength(itemsOf(items, 'CLEARANCE#').length);
    const rows = itemsOf(items, 'HOLDING#').flatMap((item) => unpack(item['rows']) as object[]);
    expect(file.holdings).toEqual(rows);
  });

  it('appears on the lists as it did', () => {
    const items = householdItems.filter(({ pk }) => pk === file.profile.householdId);
    const lines = itemsOf(items, 'CASE#').map(({ listed }) => caseLines.read(listed));
    // Noted since: the step that a case waits for, what its findings come to, and the last visit. A line of the first version
    // has none of these.
    expect(lines).toEqual(
      file.cases.map((each) => ({
        ...listCase(each),
        awaits: undefined,
        found: undefined,
        visitedOn: undefined,
      })),
    );
    expect(lines.map((line) => awaitedOn('2020-01-01', line))).toEqual(file.cases.map(awaitedStep));
    for (const { listed, reason } of itemsOf(items, 'CLEARANCE#'))
      if (listed !== undefined) expect(clearanceLines.read(listed).reason).toBe(reason);
  });

  it('keeps its case in the next night: nothing is withdrawn, and no state, kind or finding is lowered', () => {
    const context = { ...aContext({ day: '2026-10-13' }), at: '2026-10-13T15:00:00Z' };
    const change = reconcileCase(file, assess(file, context), context);
    expect(['none', 'update', 'raise']).toContain(change.kind);
    const [before] = file.cases;
    if (change.kind === 'update') {
      expect(change.case).toMatchObject({ number: before?.number, kind: before?.kind, state: before?.state });
      const rules = change.case.findings.map(({ rule }) => rule);
      expect(rules).toEqual(expect.arrayContaining(before?.findings.map(({ rule }) => rule) ?? []));
    }
  });

  it('is shown, printed, exported and answered', async () => {
    expect(await shownHousehold(file)).toContain(file.profile.headName);
    expect(await shownLists(file.cases)).toContain(file.profile.householdId);
    for (const open of file.cases) {
      expect(await shownCase(file, open)).toContain(open.findings[0]?.explanation.zh);
      const papers = shownDocuments(open);
      for (const { number } of open.documents) expect(papers).toContain(number);
    }
    const answers = answered(file);
    expect(answers.file).toMatchObject({ profile: file.profile, clearances: file.clearances });
    expect(answers.cases).toMatchObject(file.cases.map((open) => ({ case: open })));
  });
});

describe('what the first version kept of deliveries, nights and people', () => {
  it('folds to the same states, with its decision', () => {
    const records = itemsOf(operationItems, 'FILE#').map((item) => fileRecord.parse(item));
    const ofBank = records.filter(({ key }) => key.startsWith('inbox/bank'));
    const decisions = itemsOf(operationItems, 'DECISION#').map((item) => staffDecision.parse(item));
    const folded = foldDeliveries(ofBank, decisions, () => ({ kind: 'plausible' }));
    if (folded.kind !== 'folded') throw new Error('nothing is left to compare');
    expect(
      folded.states.map(({ file, state, reason }) => [file.key.split('/').at(-1), state, reason]),
    ).toEqual([
      ['accounts.csv', 'current', null],
      ['torn.csv', 'rejected', 'header-incomplete'],
      ['fewer.csv', 'rejected', 'rejected-by-staff'],
    ]);
    const published = itemsOf(operationItems, 'PUBLICATION#').map((item) => publication.parse(item));
    expect(published).toMatchObject([{ publication: 1, files: [{ hitChunks: 1 }] }]);
    const pointers = operationItems.filter(({ pk }) => pk === 'POINTERS').map((item) => pointer.parse(item));
    expect(pointers.map((each) => `${each.source} ${each.publication} ${each.raiseOrder}`)).toEqual([
      'bank 1 1',
      'vehicle 1 1',
      'property 1 1',
    ]);
  });

  it('its runs and their report are read, shown and counted again alike', async () => {
    const runs = itemsOf(operationItems, 'RUN#').map(parseRun);
    expect(runs.map(({ state, finishedChunks }) => `${state} ${finishedChunks.length}`).sort()).toEqual([
      'closed 1',
      'matching 0',
    ]);
    const night = readFixture('night') as { report: unknown; results: unknown[] };
    const report = runReport.parse(night.report);
    expect(report).toMatchObject(night.report as object);
    const results = night.results.map((each) => householdResult.parse(each));
    const [closed] = runs.filter(({ state }) => state === 'closed');
    const counted = await summarizeRun({
      ...{ run: closed!, closedAt: report.closedAt, freshness: report.freshness },
      results: (async function* () {
        for (const each of results) yield await Promise.resolve(each);
      })(),
    });
    expect(counted.byCounty.get('110101')).toEqual(report);
    const visit = aVisit('/runs');
    const shown = [
      await shownPage(
        runsPage(
          visit,
          runs.map((run) => ({ run, report: undefined })),
        ),
        visit,
      ),
      await shownPage(runPage(visit, { run: closed!, report }, []), visit),
    ].join('\n');
    expect(shown).toContain('已完成');
    expect(shown).toContain('比对中');
  });

  it('its staff may what they might, and its audit log is read', () => {
    const records = operationItems.filter(({ pk }) => pk === 'STAFF').map((item) => staffRecord.parse(item));
    expect(records.map((each) => knownRoles(each))).toEqual([
      ['county-handler'],
      ['town-handler'],
      ['auditor'],
    ]);
    const audited = operationItems.filter(({ action }) => action !== undefined);
    expect(audited.map((item) => auditEntry.parse(item).code)).toEqual(['step-taken']);
  });

  it('its policy is in force with every number that it named', () => {
    const stored = readFixture('policy') as { rules: { rule: string }[]; standards: unknown };
    const policy = readStoredPolicy(stored);
    expect(policy?.standards).toEqual(stored.standards);
    const named = policy?.rules.filter(({ rule }) => stored.rules.some((each) => each.rule === rule));
    expect(named).toMatchObject(stored.rules);
  });
});
