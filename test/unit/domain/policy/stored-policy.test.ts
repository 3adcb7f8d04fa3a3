import { describe, expect, it } from 'vitest';
import { assess } from '../../../../shared/domain/assessment/assess.ts';
import { reconcileCase } from '../../../../shared/domain/cases/reconcile-case.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { policyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import { type Policy, policyVersion, readPolicy } from '../../../../shared/domain/policy/policy.ts';
import { amountDue } from '../../../../shared/domain/payments/amount-due.ts';
import { aHousehold } from '../../../builders/household-file.ts';
import { completePolicy, readStoredPolicy } from '../../../../shared/domain/policy/stored-policy.ts';
import { aContext } from '../../../builders/assessment.ts';
import { aHardCase } from '../../../builders/case-life.ts';

/** A stored document, of which any part may be missing or be another version's. */
interface Stored {
  [section: string]: unknown;
  rules: Record<string, unknown>[];
  sources: Record<string, unknown>;
  cases: Record<string, unknown>;
  clearances: Record<string, unknown>;
}

const edit = (change: (document: Stored) => void): Policy => {
  const document = structuredClone(defaultPolicy) as unknown as Stored;
  change(document);
  const policy = readStoredPolicy(document);
  if (policy === undefined) throw new Error('it is no policy');
  return policy;
};

describe('what a stored policy lacks is filled in', () => {
  it('a rule that it does not name appears in shadow, the others as they were', () => {
    const policy = edit((document) => {
      document.rules = document.rules.filter(({ rule }) => rule !== 'second-home');
      Object.assign(document.rules[0]!, { multiplier: 24 });
    });
    const others = defaultPolicy.rules.filter(({ rule }) => rule !== 'second-home');
    expect(policy.rules.map(({ rule, mode }) => `${rule} ${mode}`)).toEqual([
      ...others.map(({ rule }) => `${rule} live`),
      'second-home shadow',
    ]);
    expect(others.length).toBe(defaultPolicy.rules.length - 1);
    expect(policy.rules[0]).toMatchObject({ multiplier: 24 });
  });

  it('the sections and numbers that a version before did not have', () => {
    const policy = edit((document) => {
      Reflect.deleteProperty(document, 'cases');
      Reflect.deleteProperty(document, 'documents');
      Reflect.deleteProperty(document, 'amounts');
      delete document.clearances['longestMonths'];
      delete document.clearances['reasons'];
    });
    expect(policy).toEqual(defaultPolicy);
  });

  it('a section that knows less than this version', () => {
    const policy = edit((document) => {
      delete document.cases['investigators'];
      document.cases['replyPeriod'] = { workingDays: 8, restsOn: 'x' };
    });
    expect(policy.cases.investigators).toEqual(defaultPolicy.cases.investigators);
    expect(policy.cases.replyPeriod.workingDays).toBe(8);
  });

  it('and its version is that of the whole, however little was stored', () => {
    const whole = completePolicy({ ...defaultPolicy, rules: defaultPolicy.rules.slice(0, 6) });
    const little = edit((document) => {
      document.rules = document.rules.slice(0, 6);
      Reflect.deleteProperty(document, 'cases');
    });
    expect(policyVersion(little)).toBe(policyVersion(whole));
    expect(completePolicy(whole)).toEqual(whole);
  });
});

describe('what another version has written into a policy', () => {
  const lottery = { rule: 'lottery', mode: 'live', effectiveFrom: '2026-01-01', restsOn: 'x', prize: 5 };
  const later = (document: Stored) => {
    document.rules.push(lottery);
    document.sources['lottery'] = { overdueAfterDays: 35, restsOn: 'x' };
    document.cases['appeal'] = { workingDays: 60, restsOn: 'x' };
    document.cases['replyPeriod'] = { workingDays: 8, holidays: true, restsOn: 'x' };
    document['registers'] = [{ register: 'visit' }];
  };

  it('is kept, and what is known of the same sections stays in force', () => {
    const policy = edit(later);
    expect(policy.unread).toMatchObject({ rules: [lottery], registers: [[{ register: 'visit' }]] });
    expect(policy.cases.replyPeriod.workingDays).toBe(8);
    expect(policy.sources).toEqual(defaultPolicy.sources);
    expect(readStoredPolicy(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
  });

  it('is nothing that anybody proposes again by this version', () => {
    const reading = readPolicy(edit(later));
    expect(reading.kind === 'contradictory' && reading.problems.map(({ path }) => path)).toContain(
      'unread.rules',
    );
  });

  it('a rule whose entry cannot be read passes nobody, and its findings stay', () => {
    const life = aHardCase();
    const policy = edit((document) => {
      Object.assign(document.rules[0]!, { lotteries: true });
    });
    const inForce = policyInForce(policy, '110101', life.day);
    expect(inForce.unreadRules).toEqual(['financial-assets']);
    const context = aContext({ day: life.day, policy });
    const poor = { ...life.file, holdings: [] };
    const assessment = assess(poor, context);
    expect(assessment.results.find(({ rule }) => rule === 'financial-assets')?.kind).toBe('unjudged');
    expect(reconcileCase(poor, assessment, { ...context, at: '2026-10-12T15:00:00Z' })).not.toMatchObject({
      kind: 'withdraw',
    });
  });

  it.each([
    ['a method', { rounding: 'jiao-up' }],
    ['something of a method that makes it another', { capFen: 500_00 }],
  ])('%s of calculation leaves what is due unknown', (_what, parts) => {
    const methods = defaultPolicy.amounts.methods.map((each) => ({ ...each, ...parts }));
    const amounts = { ...defaultPolicy.amounts, methods };
    const policy = edit((document) => {
      document['amounts'] = amounts;
    });
    const file = aHousehold();
    expect(amountDue(file, policyInForce(policy, file.profile.county, '2026-10-31'))).toEqual({
      kind: 'unknown',
      reason: 'method-unknown',
    });
    expect(policy.unread).toEqual({ amounts: [amounts] });
  });

  it('even a list in which nothing can be read leaves the rest', () => {
    const policy = edit((document) => {
      document['currencyRates'] = [{ currency: 'USD', perUnit: 7 }];
      document['overlays'] = [{ county: '110101', effectiveFrom: '2026-01-01', restsOn: 'x', registers: {} }];
    });
    expect(policy.currencyRates).toEqual([]);
    expect(Object.keys(policy.unread ?? {})).toEqual(['currencyRates', 'overlays']);
  });

  it.each([[undefined], [null], ['policy'], [{}], [{ rules: 'all' }]])('but %j is no policy', (json) => {
    expect(readStoredPolicy(json)).toBeUndefined();
  });
});
