import { describe, expect, it } from 'vitest';
import {
  householdCase,
  type CaseEvent,
  type Finding,
  type HouseholdCase,
  type HouseholdFile,
} from '../../../../shared/contracts/household-file.ts';
import { assess } from '../../../../shared/domain/assessment/assess.ts';
import { digestOf } from '../../../../shared/domain/kernel/canonical-json.ts';
import { verifyChain } from '../../../../shared/domain/cases/chain.ts';
import type { CaseChange } from '../../../../shared/domain/cases/machine-events.ts';
import { reconcileCase } from '../../../../shared/domain/cases/reconcile-case.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { aContext, fresh, withMode } from '../../../builders/assessment.ts';
import { aBankHolding, aHousehold, aMember, aVehicleHolding } from '../../../builders/household-file.ts';

const at = '2026-11-22T01:00:00Z';
const car = aVehicleHolding();
const savings = (balanceFen = 20_000_00, row = {}) => aBankHolding({ balanceFen }, row);

type Parts = Parameters<typeof aHousehold>[0];

const household = (parts: Parts): HouseholdFile => aHousehold({ members: [aMember()], ...parts });

function reconcile(file: HouseholdFile, parts: Parameters<typeof aContext>[0] = {}): CaseChange {
  const context = aContext(parts);
  return reconcileCase(file, assess(file, context), { ...context, at });
}

/** The case after a change; for a household that has just been found with these holdings. */
function caseOf(change: CaseChange): HouseholdCase {
  if (change.kind === 'none') throw new Error('nothing changed');
  return change.case;
}

const raised = (parts: Parts): HouseholdCase => caseOf(reconcile(household(parts)));
const rulesOf = ({ findings }: HouseholdCase) => findings.map(({ rule }: Finding) => rule);
const lastEvent = ({ events }: HouseholdCase) => events.at(-1);

describe('a household without an open case', () => {
  it('without findings gets none', () => {
    expect(reconcile(household({}))).toEqual({ kind: 'none' });
  });

  it('with findings gets one, which leads back to all that it rests on', () => {
    const change = reconcile(household({ holdings: [savings()] }));
    expect(change.kind).toBe('raise');
    expect(caseOf(change)).toMatchObject({
      number: 1,
      householdId: '110101-0001',
      kind: 'suspension',
      state: 'raised',
      amountAtStakeFen: 600_00,
      day: '2026-11-22',
      policyVersion: aContext().policyVersion,
      indexVersion: 'index-1',
      deliveriesRead: [
        fresh('bank', 'rural-bank'),
        fresh('property', 'registry'),
        fresh('vehicle', 'vehicle-office'),
      ],
      version: 1,
      events: [{ sequence: 1, at, actor: 'hedui', type: 'raised' }],
    });
    expect(lastEvent(caseOf(change))?.reason.en).toBe(
      'Raised: over the limit for deposits and other financial assets (20,000.00 of at most 12,600.00)',
    );
  });

  it('gets the next number after closed ones', () => {
    const closed = { ...raised({ holdings: [car] }), state: 'withdrawn', number: 4 } as const;
    expect(caseOf(reconcile(household({ holdings: [car], cases: [closed] }))).number).toBe(5);
  });

  it('gets none by a rule in shadow', () => {
    const policy = withMode('motor-vehicle', 'shadow');
    expect(reconcile(household({ holdings: [car] }), { policy })).toEqual({ kind: 'none' });
  });

  it('gets a case that is stored as it is', () => {
    const stored: unknown = JSON.parse(JSON.stringify(raised({ holdings: [savings(), car] })));
    const cases = [householdCase.parse(stored)];
    expect(reconcile(household({ holdings: [savings(), car], cases }))).toEqual({ kind: 'none' });
  });
});

describe('a raised case is exactly what is found today', () => {
  const review = raised({ holdings: [car] });
  const suspension = raised({ holdings: [savings()] });

  it('nothing new changes nothing, on another day neither', () => {
    expect(reconcile(household({ holdings: [car], cases: [review] }), { day: '2026-11-23' })).toEqual({
      kind: 'none',
    });
  });

  it('a new finding escalates it', () => {
    const change = reconcile(household({ holdings: [car, savings()], cases: [review] }));
    expect(change).toMatchObject({
      kind: 'update',
      expectedVersion: 1,
      case: { kind: 'suspension', version: 2 },
    });
    expect(rulesOf(caseOf(change))).toEqual(['financial-assets', 'motor-vehicle']);
    expect(lastEvent(caseOf(change))).toMatchObject({ type: 'escalated', sequence: 2 });
    expect(lastEvent(caseOf(change))?.reason.en).toContain('Now a suspension: new: over the limit');
  });

  it('a softer finding lowers it', () => {
    const alike = savings(20_000_00, { name: '张三峰' });
    const change = reconcile(household({ holdings: [alike], cases: [suspension] }));
    expect(caseOf(change)).toMatchObject({ kind: 'review', version: 2 });
    expect(lastEvent(caseOf(change))?.type).toBe('lowered');
  });

  it('a finding that is gone while another stays is merged, and named', () => {
    const both = raised({ holdings: [savings(), car] });
    const change = caseOf(reconcile(household({ holdings: [savings()], cases: [both] })));
    expect(rulesOf(change)).toEqual(['financial-assets']);
    expect(lastEvent(change)?.type).toBe('merged');
    expect(lastEvent(change)?.reason.en).toContain('gone: was the owner of a motor vehicle');
  });

  it('another amount, and another monthly guarantee, are merged', () => {
    const more = caseOf(reconcile(household({ holdings: [savings(30_000_00)], cases: [suspension] })));
    expect(more.findings[0]?.amountFen).toBe(30_000_00);
    expect(lastEvent(more)?.type).toBe('merged');
    const profile = { monthlyAmountFen: 700_00 };
    const stake = caseOf(reconcile(household({ holdings: [savings()], cases: [suspension], profile })));
    expect(stake.amountAtStakeFen).toBe(700_00);
    expect(lastEvent(stake)?.type).toBe('merged');
  });

  it('the same on a newer row renews the evidence without an event', () => {
    const newer = savings(20_000_00, { asOf: '2026-11-20', line: 7 });
    const change = reconcile(household({ holdings: [newer], cases: [suspension] }));
    expect(change).toMatchObject({ kind: 'update', expectedVersion: 1, case: { version: 2 } });
    expect(caseOf(change).findings[0]?.evidence[0]).toMatchObject({ asOf: '2026-11-20', line: 7 });
    expect(caseOf(change).events).toEqual(suspension.events);
  });

  it.each([
    [
      'policy',
      { policy: { ...defaultPolicy, clearances: { ...defaultPolicy.clearances, growthShare: 0.3 } } },
    ],
    ['index', { indexVersion: 'index-2' }],
    ['delivery', { freshness: [fresh('bank', 'rural-bank', '2026-11-20')] }],
  ])('another %s renews what the case leads back to, without an event', (_what, parts) => {
    const change = caseOf(
      reconcile(household({ holdings: [car], cases: [review] }), { ...parts, day: '2026-11-23' }),
    );
    expect(change).toMatchObject({ version: 2, day: '2026-11-23', events: review.events });
  });

  it('is the same case when what a delivery had lost is found again within 60 days', () => {
    const before = raised({ holdings: [car] });
    const gone = caseOf(reconcile(household({ cases: [before] })));
    const back = (day: string) => reconcile(household({ holdings: [car], cases: [gone] }), { day });
    expect(back('2026-11-23')).toMatchObject({
      kind: 'update',
      expectedVersion: 2,
      case: { number: before.number, state: 'raised', raisedOn: before.raisedOn, deadline: before.deadline },
    });
    expect(lastEvent(caseOf(back('2026-11-23')))?.reason.zh).toMatch(/^再次发现/);
    expect(back('2027-03-01')).toMatchObject({ kind: 'raise', case: { number: before.number + 1 } });
  });

  it('is another case when other rules fail after it was withdrawn', () => {
    const gone = caseOf(reconcile(household({ cases: [raised({ holdings: [car] })] })));
    expect(reconcile(household({ holdings: [savings()], cases: [gone] }))).toMatchObject({ kind: 'raise' });
  });

  it('is withdrawn when nothing is left, with what it was', () => {
    const change = reconcile(household({ cases: [suspension] }));
    expect(change).toMatchObject({
      kind: 'withdraw',
      expectedVersion: 1,
      case: { state: 'withdrawn', version: 2 },
    });
    expect(lastEvent(caseOf(change))).toMatchObject({
      type: 'withdrawn',
      reason: {
        en: 'Nothing is left (the newest data show it no more): was over the limit for deposits and other financial assets (20,000.00 of at most 12,600.00)',
      },
    });
  });

  it('ends when the household has left the roster', () => {
    const file = household({ holdings: [car], cases: [review], profile: { status: 'ended' } });
    expect(reconcile(file)).toMatchObject({
      kind: 'withdraw',
      case: { state: 'ended', findings: [{ rule: 'motor-vehicle' }], events: [{}, { type: 'ended' }] },
    });
  });

  it('stays as it is while the household is disputed, unjudged, and is judged again afterwards', () => {
    const { version, findings, ...before } = review;
    const unjudged = [{ ordinal: 1, name: '张三丰', because: 'household-disputed' }];
    const file = household({ cases: [review], profile: { status: 'disputed' } });
    const kept = caseOf(reconcile(file));
    expect(kept).toEqual({
      ...before,
      version: version + 1,
      findings: findings.map((finding) => ({ ...finding, unjudged })),
    });
    expect(reconcile({ ...file, cases: [kept] })).toEqual({ kind: 'none' });
    expect(caseOf(reconcile(household({ cases: [kept], holdings: [car] }))).findings).toEqual(findings);
    expect(caseOf(reconcile(household({ cases: [kept] })))).toMatchObject({ state: 'withdrawn', findings });
  });

  it('keeps a finding while its rule cannot be judged', () => {
    const policy = {
      ...defaultPolicy,
      standards: defaultPolicy.standards.map((standard) => ({ ...standard, effectiveTo: '2026-10-31' })),
    };
    const change = reconcile(household({ cases: [suspension] }), { policy });
    expect(caseOf(change)).toMatchObject({
      state: 'raised',
      kind: 'suspension',
      findings: suspension.findings,
    });
  });
});

describe('what is not the machine’s to change', () => {
  it('closed cases', () => {
    const closed = { ...raised({ holdings: [car] }), state: 'ended' } as const;
    expect(reconcile(household({ cases: [closed] }))).toEqual({ kind: 'none' });
    expect(reconcile(household({ cases: [closed], profile: { status: 'ended' } }))).toEqual({ kind: 'none' });
  });
});

describe('the chain of events', () => {
  const first = raised({ holdings: [car] });
  const second = caseOf(reconcile(household({ holdings: [car, savings()], cases: [first] })));
  const third = caseOf(reconcile(household({ holdings: [savings()], cases: [second] })));
  const { events } = caseOf(reconcile(household({ cases: [third] })));

  it('is intact as it was written, also after storage', () => {
    expect(events.map(({ type }) => type)).toEqual(['raised', 'escalated', 'merged', 'withdrawn']);
    expect(verifyChain(events)).toEqual({ kind: 'intact' });
    expect(verifyChain(JSON.parse(JSON.stringify(events)) as typeof events)).toEqual({ kind: 'intact' });
    expect(verifyChain([])).toEqual({ kind: 'intact' });
  });

  it.each([
    ['changed', events.map((each, index) => (index === 1 ? { ...each, actor: 'somebody' } : each)), 2],
    ['removed', events.toSpliced(1, 1), 2],
    ['removed at the beginning', events.slice(1), 1],
    ['moved', [...events.slice(0, 1), ...events.slice(1).reverse()], 2],
    ['repeated', [...events.slice(0, 2), ...events.slice(1)], 3],
  ])('an event that was %s is found', (_what, changed, where) => {
    expect(verifyChain(changed)).toEqual({ kind: 'broken', at: where });
  });

  it('an event of another chain is found, though its own digest is right', () => {
    const [one, two] = events as [CaseEvent, CaseEvent];
    const written = ({ digest: _digest, ...event }: CaseEvent, parts: Partial<CaseEvent>): CaseEvent => {
      const changed = { ...event, ...parts };
      return { ...changed, digest: digestOf(changed) };
    };
    expect(verifyChain([one, written(two, {})])).toEqual({ kind: 'intact' });
    expect(verifyChain([one, written(two, { sequence: 3 })])).toEqual({ kind: 'broken', at: 2 });
    const elsewhere = { previousDigest: '1'.repeat(64) };
    expect(verifyChain([one, written(two, elsewhere)])).toEqual({ kind: 'broken', at: 2 });
  });

  it('one removed at the end is found by the digest recorded elsewhere', () => {
    const last = events.at(-1)?.digest ?? '';
    expect(verifyChain(events, last)).toEqual({ kind: 'intact' });
    expect(verifyChain(events.slice(0, 3), last)).toEqual({ kind: 'broken', at: 4 });
  });
});
