import { describe, expect, it } from 'vitest';
import { renderDocument } from '../../../functions/console/documents/render-document.ts';
import { caseStep } from '../../../shared/contracts/case-steps.ts';
import { fileRecord, pointer, run, staffDecision } from '../../../shared/contracts/deliveries.ts';
import { clearance, holding, householdCase } from '../../../shared/contracts/household-file.ts';
import { reasonText } from '../../../shared/contracts/reasons.ts';
import { householdResult, runReport } from '../../../shared/contracts/runs.ts';
import { auditEntry, newStaffEntry, staffRecord } from '../../../shared/contracts/staff-record.ts';
import { assess } from '../../../shared/domain/assessment/assess.ts';
import { titleOfRule, titleOfSource } from '../../../shared/domain/catalogue/catalogue.ts';
import { verifyChain } from '../../../shared/domain/cases/chain.ts';
import { listCase } from '../../../shared/domain/cases/list-case.ts';
import { reconcileCase } from '../../../shared/domain/cases/reconcile-case.ts';
import { groupOf } from '../../../shared/contracts/household-case.ts';
import { foldDeliveries } from '../../../shared/domain/deliveries/fold-deliveries.ts';
import { knownRoles, seesCounty } from '../../../shared/domain/staff/access.ts';
import { operationKeys, parseSubjectName } from '../../../shared/store/keys.ts';
import { aContext } from '../../builders/assessment.ts';
import { aHardCase, heard, type CaseLife } from '../../builders/case-life.ts';
import { aBankHolding, aHousehold, aMember } from '../../builders/household-file.ts';
import { staff } from '../../builders/staff.ts';

const at = '2026-10-12T15:00:00Z';

const night = (life: CaseLife, file = life.file) => {
  const context = { ...aContext({ day: life.day }), at };
  return reconcileCase(file, assess(file, context), context);
};

/** A holding of a source that only another version knows, as that version stores it. */
const lottery = holding.parse({
  ...aBankHolding(),
  asset: { source: 'lottery', ticket: '7', prizeFen: 5_000_000_00, drawn: { on: '2026-10-01' } },
});

describe('a case that another version wrote', () => {
  const noticed = heard(aHardCase()).take('county', { step: 'issue-document', document: 'notice' }).case;

  it('is read and written back with every word and field, and its chain holds', () => {
    const stored = structuredClone(noticed) as unknown as Record<string, unknown>;
    Object.assign(stored, { kind: 'lottery', state: 'drawn', jackpot: { fen: 1 } });
    Object.assign((stored['findings'] as object[])[0]!, { rule: 'lottery', kind: 'windfall', odds: 3 });
    Object.assign((stored['documents'] as object[])[0]!, { kind: 'ticket', serial: 'A' });
    Object.assign((stored['events'] as { step?: object }[]).at(-1)!.step!, { urgency: 'high' });
    expect(householdCase.parse(structuredClone(stored))).toEqual(stored);
    const same = householdCase.parse(structuredClone(noticed));
    expect(same).toEqual(noticed);
    expect(verifyChain(same.events)).toEqual({ kind: 'intact' });
  });

  it.each([{ kind: 'lottery' }, { state: 'drawn' }])('is shown, and nobody acts on it: %j', (strange) => {
    const life = aHardCase();
    life.keep({ ...life.case, ...strange });
    expect(groupOf(life.case.state)).toBe('open');
    expect(listCase(life.case)).toMatchObject(strange);
    expect(night(life)).toEqual({ kind: 'none' });
    expect(night(life, { ...life.file, holdings: [] })).toEqual({ kind: 'none' });
    expect(life.whyNot('county', 'screen')).toEqual(['of-another-version']);
  });

  it('keeps a finding of a rule that only that version has, whatever is found today', () => {
    const life = aHardCase();
    const [finding] = life.case.findings;
    life.keep({ ...life.case, findings: [{ ...finding!, rule: 'lottery' }] });
    expect(night(life)).toMatchObject({
      kind: 'update',
      case: { findings: [{ rule: 'financial-assets' }, { rule: 'lottery' }] },
    });
    expect(night(life, { ...life.file, holdings: [] }).kind).not.toBe('withdraw');
  });

  it('keeps a finding that rests on a source that only that version has', () => {
    const life = aHardCase();
    const [finding] = life.case.findings;
    const row = { ...finding!.evidence[0]!, source: 'lottery', asset: lottery.asset };
    life.keep({ ...life.case, findings: [{ ...finding!, evidence: [...finding!.evidence, row] }] });
    expect(night(life, { ...life.file, holdings: [] }).kind).not.toBe('withdraw');
  });

  it('has documents that are shown, if not printed', () => {
    const document = { ...noticed.documents[0]!, kind: 'ticket' };
    const page = String(
      renderDocument(document, { gloss: true, styleAddress: '', scriptAddress: '', toolbar: '' }),
    );
    expect(page).toContain(document.household.headName);
    expect(page).toContain('另一版本');
  });
});

describe('a holding of an unknown source', () => {
  it('is kept as it is stored, and is unclear: nobody is cleared or charged by it', () => {
    expect(lottery.asset).toMatchObject({ source: 'lottery' });
    expect(JSON.stringify(lottery.asset)).toContain('2026-10-01');
    const file = aHousehold({ members: [aMember()], holdings: [lottery] });
    const { findings } = assess(file, aContext());
    expect(findings).toMatchObject([{ rule: 'unclear-asset', kind: 'review' }]);
    expect(findings[0]?.evidence).toMatchObject([{ source: 'lottery', asset: lottery.asset }]);
  });
});

describe('what else another version stored is read and shown:', () => {
  it('staff with a role that grants nothing, and that nobody may give', () => {
    const record = {
      ...{ ...staff.auditor, roles: ['croupier'] },
      ...{ version: 1, changedAt: at, changedBy: 'a', floor: 3 },
    };
    const read = staffRecord.parse(record);
    expect(read).toEqual(record);
    expect([knownRoles(read), seesCounty(read)]).toEqual([[], false]);
    const entry = { at, actor: 'a', action: 'x', outcome: 'opened', code: 'c' };
    expect(auditEntry.parse(entry).outcome).toBe('opened');
    const { id, name, active, relatedHouseholds } = staff.auditor;
    const given = { id, name, active, relatedHouseholds };
    expect(newStaffEntry.safeParse({ ...given, roles: ['auditor'] }).success).toBe(true);
    expect(newStaffEntry.safeParse({ ...given, roles: ['croupier'] }).success).toBe(false);
  });

  it('runs, pointers, results and reports', () => {
    const freshness = { source: 'lottery', provider: 'hall', asOf: '2026-10-01' };
    const stored = { ...freshness, publication: 1, clearedThrough: 0, raiseOrder: 0, keyVersion: '1' };
    expect(pointer.parse(stored)).toMatchObject(stored);
    const opened = {
      ...{ run: 'r', startedAt: at, day: '2026-10-12', policyVersion: 'p' },
      ...{ index: { version: 'v', revision: 1, counties: {} }, awaited: [], published: [] },
      ...{ chunks: 1, finishedChunks: [], state: 'drawing' },
    };
    expect(run.parse(opened).state).toBe('drawing');
    const matches = { verified: 0, probable: 0, doubtful: 0 };
    const result = {
      ...{ householdId: '110101-1', status: 'paused', town: 't', openCase: 'lottery', amountAtStakeFen: 1 },
      ...{ rules: ['lottery'], shadowRules: [], matches, notices: [{ member: null, reason: 'drawn' }] },
      chains: [],
    };
    expect(householdResult.parse(result)).toMatchObject({ openCase: 'lottery', status: 'paused' });
    const report = {
      ...{ run: 'r', day: '2026-10-12', startedAt: at, closedAt: at, policyVersion: 'p', indexVersion: 'v' },
      households: { active: 1, disputed: 0, ended: 0 },
      openCases: { review: 1, suspension: 0, lottery: 2 },
      ...{ findingsByRule: { lottery: 2 }, shadowFindingsByRule: {}, matches, amountAtStakeFen: 0 },
      ...{ notices: { drawn: 1 }, freshness: [freshness], towns: {} },
    };
    expect(runReport.parse(report)).toMatchObject({
      openCases: { lottery: 2 },
      findingsByRule: { lottery: 2 },
    });
  });

  it('deliveries: reasons, decisions and subjects', () => {
    const rejected = fileRecord.parse({
      ...{ fileId: 'f', key: 'k', asOf: '2026-10-01', sha256: 's', eTag: 'e', bytes: 1, part: 1, of: 1 },
      ...{ version: 1, arrivedAt: at, manifestSha256: null, drawnOn: '2026-10-01' },
      verdict: { kind: 'rejected', reason: 'ticket-torn', torn: 'twice' },
    });
    expect(rejected).toMatchObject({ drawnOn: '2026-10-01', verdict: { torn: 'twice' } });
    const decision = staffDecision.parse({
      ...{ combination: 'c', decision: 'raffle', files: ['f'], by: 'a', at },
    });
    const folded = foldDeliveries([rejected], [decision], () => ({ kind: 'plausible' }));
    expect(folded).toMatchObject({
      kind: 'folded',
      states: [{ state: 'rejected', reason: 'ticket-torn' }],
    });
    expect(reasonText('ticket-torn')).toEqual({ zh: 'ticket-torn', en: 'ticket-torn' });
    const subject = parseSubjectName('applicants');
    expect(subject).toEqual({ kind: 'unknown', name: 'applicants' });
    expect(operationKeys.subject(subject)).toMatchObject({ sk: 'applicants' });
  });

  it('clearances, rules and sources under the names that they have', () => {
    const stored = {
      ...{ rule: 'lottery', assets: ['a'], amountFen: null, by: 'a', reason: 'won', until: null },
      odds: 3,
    };
    expect(clearance.parse(stored)).toEqual(stored);
    expect([titleOfRule('lottery').en, titleOfSource('lottery').zh]).toEqual(['lottery', 'lottery']);
    expect([titleOfRule('constructor').en, titleOfSource('toString').zh]).toEqual([
      'constructor',
      'toString',
    ]);
  });

  it('while what people enter stays closed', () => {
    const proposal = {
      ...{ step: 'propose', decision: 'terminate', scope: { kind: 'household' }, effectiveMonth: '2026-11' },
      ...{ monthlyAmountFen: 0, reason: 'x' },
    };
    expect(caseStep.safeParse(proposal).success).toBe(true);
    expect(caseStep.safeParse({ ...proposal, decision: 'raffle' }).success).toBe(false);
    expect(caseStep.safeParse({ step: 'issue-document', document: 'ticket' }).success).toBe(false);
  });
});
