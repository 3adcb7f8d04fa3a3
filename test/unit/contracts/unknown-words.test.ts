/** Words and fields of a version that is not this one, of every sort: everything that reads shows them and lowers nothing. */
import { describe, expect, it } from 'vitest';
import { deliveriesPage } from '../../../functions/console/pages/deliveries.ts';
import { runsPage } from '../../../functions/console/pages/runs/index.ts';
import { runPage } from '../../../functions/console/pages/runs/run.ts';
import { auditPage } from '../../../functions/console/pages/audit.ts';
import { runRoutes } from '../../../functions/staff-api/routes/runs.ts';
import { staffRoutes } from '../../../functions/staff-api/routes/staff.ts';
import { fileRecord } from '../../../shared/contracts/deliveries.ts';
import {
  clearance,
  holding,
  householdCase,
  profile,
  type HouseholdFile,
} from '../../../shared/contracts/household-file.ts';
import { caseLine } from '../../../shared/contracts/outputs.ts';
import { runReport } from '../../../shared/contracts/runs.ts';
import { auditEntry, staffRecord } from '../../../shared/contracts/staff-record.ts';
import { assess } from '../../../shared/domain/assessment/assess.ts';
import { reconcileCase } from '../../../shared/domain/cases/reconcile-case.ts';
import { capabilities, may } from '../../../shared/domain/staff/access.ts';
import { parseRun } from '../../../shared/store/runs.ts';
import { aContext } from '../../builders/assessment.ts';
import { firstFiles, itemsOf, operationItems, readFixture } from '../../builders/first-version.ts';
import { aFile } from '../../builders/file-record.ts';
import {
  answered,
  answerOf,
  aVisit,
  shownCase,
  shownDocuments,
  shownHousehold,
  shownLists,
  shownPage,
} from '../../builders/shown.ts';
import { staff } from '../../builders/staff.ts';

type Parts = Record<string, unknown>;
const night = { ...aContext({ day: '2026-10-13' }), at: '2026-10-13T15:00:00Z' };
const nightOf = (file: HouseholdFile) => reconcileCase(file, assess(file, night), night);

/** A household whose case stands so, as another version would have written it. */
function rewritten(state: string, change: (open: Parts, file: HouseholdFile) => void): HouseholdFile {
  const file = structuredClone(firstFiles().get(state));
  if (file === undefined) throw new Error(`no case is ${state}`);
  for (const open of file.cases) change(open, file);
  return {
    ...file,
    profile: profile.parse(file.profile),
    holdings: file.holdings.map((each) => holding.parse(each)),
    cases: file.cases.map((each) => householdCase.parse(each)),
    clearances: file.clearances.map((each) => clearance.parse(each)),
  };
}

const first = (of: unknown): Parts => (of as Parts[])[0]!;
const last = (of: unknown): Parts => (of as Parts[]).at(-1)!;

/** One sort of word each: where it is, and the word that has to be seen. */
const strange: [name: string, state: string, change: (open: Parts, file: HouseholdFile) => void][] = [
  ['the kind of a case', 'heard', (open) => (open['kind'] = 'lottery')],
  ['the state of a case', 'heard', (open) => (open['state'] = 'lottery')],
  ['the rule of a finding', 'heard', (open) => (first(open['findings'])['rule'] = 'lottery')],
  ['the kind of a finding', 'heard', (open) => (first(open['findings'])['kind'] = 'lottery')],
  [
    'the source of a row',
    'heard',
    (open) =>
      Object.assign(first(first(open['findings'])['evidence']), {
        source: 'lottery',
        asset: { source: 'lottery', ticket: '7' },
      }),
  ],
  [
    'the certainty of a row',
    'heard',
    (open) => (first(first(open['findings'])['evidence'])['certainty'] = 'lottery'),
  ],
  ['the kind of an event', 'heard', (open) => (last(open['events'])['type'] = 'lottery')],
  ['the kind of a document', 'decided', (open) => (first(open['documents'])['kind'] = 'lottery')],
  [
    'the decision that is proposed',
    'decided',
    (open) => ((open['proposal'] as Parts)['decision'] = 'lottery'),
  ],
  ['how a notice was served', 'decided', (open) => ((open['service'] as Parts)['manner'] = 'lottery')],
  ['what was replied', 'decided', (open) => ((open['reply'] as Parts)['reply'] = 'lottery')],
  ['who signed', 'decided', (open) => ((open['survey'] as Parts)['signature'] = { kind: 'lottery' })],
  ['the rule of a clearance', 'explained', (_, file) => (file.clearances[0]!.rule = 'lottery')],
  ['the reason of a clearance', 'explained', (_, file) => (file.clearances[0]!.reason = 'lottery')],
  [
    'the source of a holding',
    'raised',
    (_, file) => (file.holdings[0]!.asset = { source: 'lottery', ticket: '7' }),
  ],
  ['the status of a household', 'raised', (_, file) => (file.profile.status = 'lottery')],
];

describe.each(strange)('a word of another version: %s', (_, state, change) => {
  const file = rewritten(state, (open, of) => {
    Object.assign(open, { jackpot: { fen: 1 } });
    change(open, of);
  });

  it('is shown, and appears in the files and the answers', async () => {
    const [open] = file.cases;
    const shown = [
      ...[await shownHousehold(file), await shownCase(file, open!), await shownLists(file.cases)],
      shownDocuments(open!),
    ].join('\n');
    expect(shown).toContain('lottery');
    expect(shown).toContain(open!.about.headName);
    expect(shown).not.toContain('undefined');
    const answers = answered(file);
    expect(JSON.stringify(answers)).toContain('lottery');
    expect(answers.cases).toEqual([{ case: open, steps: [], providers: [], differences: [] }]);
  });

  it('lowers nothing in the night', () => {
    const change = nightOf(file);
    expect(['none', 'update', 'raise']).toContain(change.kind);
    const [before] = file.cases;
    if (change.kind !== 'update') return;
    expect(change.case).toMatchObject({ kind: before!.kind, state: before!.state, jackpot: { fen: 1 } });
    const rules = change.case.findings.map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining(before!.findings.map(({ rule }) => rule)));
  });
});

it('a household of an unknown status is not compared, and listed', () => {
  const file = rewritten('raised', (_, of) => (of.profile.status = 'lottery'));
  const { findings, results, notices } = assess(file, night);
  expect([findings, new Set(results.filter(({ kind }) => kind !== 'off').map(({ kind }) => kind))]).toEqual([
    [],
    new Set(['unjudged']),
  ]);
  expect(notices).toEqual([{ member: null, reason: 'household-of-another-version' }]);
  expect(nightOf({ ...file, holdings: [] }).kind).toBe('none');
});

it('the line of an open case is written with the words that it has', () => {
  const { householdId, kind, amountAtStakeFen, findings, policyVersion, indexVersion } = rewritten(
    'heard',
    (open) => {
      open['kind'] = 'lottery';
      first(open['findings'])['rule'] = 'lottery';
      first(first(open['findings'])['evidence'])['certainty'] = 'lottery';
    },
  ).cases[0]!;
  const line = { householdId, kind, amountAtStakeFen, findings, policyVersion, indexVersion };
  expect(caseLine.parse(line)).toMatchObject({ kind: 'lottery', findings: [{ rule: 'lottery' }] });
});

describe('words of another version in what a county keeps', () => {
  it('a run and its report', async () => {
    const [stored] = itemsOf(operationItems, 'RUN#');
    const run = parseRun({ ...stored, state: 'drawing', awaited: ['lottery#hall'], draw: 7 });
    const { report: first } = readFixture('night') as { report: object };
    const report = runReport.parse({
      ...first,
      ...{ findingsByRule: { lottery: 2 }, shadowFindingsByRule: { raffle: 1 }, notices: { drawn: 1 } },
      ...{ freshness: [{ source: 'lottery', provider: 'hall', asOf: null }] },
      openCases: { review: 1, suspension: 0, lottery: 2 },
    });
    const visit = aVisit('/runs');
    const nights = [
      { run, report },
      { run, report: undefined },
    ];
    const pages = [runsPage(visit, nights), ...nights.map((each) => runPage(visit, each, []))];
    const shown = (await Promise.all(pages.map((page) => shownPage(page, visit)))).join('\n');
    for (const word of ['drawing', 'lottery · hall', 'lottery', 'raffle', 'drawn'])
      expect(shown).toContain(word);
    expect(answerOf(runRoutes, '/api/runs/{run}').parse(report)).toEqual(report);
    const { published, awaited, finishedChunks, ...rest } = run;
    const runs = [{ ...rest, finishedChunks: finishedChunks.length, waitsFor: awaited, published }];
    expect(answerOf(runRoutes, '/api/runs').parse({ runs, next: null })).toMatchObject({
      runs: [{ state: 'drawing' }],
    });
  });

  it('deliveries of a source and for a reason, and a subject, that it does not know', async () => {
    const verdict = { kind: 'rejected', reason: 'ticket-torn' };
    const file = fileRecord.parse({ ...aFile({ key: 'inbox/lottery/hall/2026-10-31/t.csv' }), verdict });
    const visit = aVisit('/deliveries');
    const page = deliveriesPage(visit, {
      sources: [],
      held: [],
      files: [
        {
          subject: { kind: 'provider', source: 'lottery', provider: 'hall' },
          file,
          state: 'rejected',
          reason: 'ticket-torn',
        },
        { subject: { kind: 'unknown', name: 'applicants' }, file, state: 'held', reason: 'ticket-late' },
      ],
    });
    const shown = await shownPage(page, visit);
    for (const word of ['lottery', 'hall', 'ticket-torn', 'ticket-late', 'applicants'])
      expect(shown).toContain(word);
  });

  it('staff of an unknown role alone may do nothing, and are listed and answered', () => {
    const [stored] = operationItems.filter(({ pk }) => pk === 'STAFF');
    const record = staffRecord.parse({ ...stored, roles: ['croupier'] });
    expect(
      Object.keys(capabilities).filter((each) => may(record, each as keyof typeof capabilities)),
    ).toEqual([]);
    const both = staffRecord.parse({ ...stored, roles: ['croupier', ...staff.county.roles] });
    expect(may(both, 'work-cases')).toBe(true);
    expect(answerOf(staffRoutes, '/api/staff').parse({ staff: [record] })).toMatchObject({
      staff: [{ roles: ['croupier'] }],
    });
  });

  it('the audit log', async () => {
    const stored = operationItems.find(({ action }) => action !== undefined);
    const entry = auditEntry.parse({ ...stored, outcome: 'drawn', code: 'ticket-drawn' });
    const visit = aVisit('/audit');
    const query = { from: '2026-10-12', to: '2026-10-13' };
    const page = auditPage(visit, { entries: [entry], next: undefined }, query, new Map(), () =>
      Promise.resolve([entry]),
    );
    const shown = await shownPage(page, visit);
    expect(shown).toContain('ticket-drawn');
    expect(shown).toContain('drawn');
  });
});
