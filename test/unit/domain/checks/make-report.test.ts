import { describe, expect, it } from 'vitest';
import { isUnchanged } from '../../../../shared/domain/checks/make-report.ts';
import { aReport, freshProviders } from '../../../builders/check-report.ts';
import { aBankHolding, aHousehold, aMember } from '../../../builders/household-file.ts';

const outcomesOf = (report: ReturnType<typeof aReport>) =>
  new Map(report.rules.map(({ rule, outcome }) => [rule, outcome]));

describe('a check report', () => {
  it('has a rule pass only where everything that it reads was compared', () => {
    const file = aHousehold({ members: [aMember()] });
    expect(outcomesOf(aReport(file)).get('motor-vehicle')).toBe('passed');
    const withVehicles = (state: object) =>
      freshProviders.map((each) => (each.source === 'vehicle' ? { ...each, ...state } : each));
    for (const state of [{ asOf: '2026-01-31' }, { isUnread: true }, { asOf: null }]) {
      const outcomes = outcomesOf(aReport(file, withVehicles(state)));
      expect(outcomes.get('motor-vehicle')).toBe('unjudged');
      expect(outcomes.get('financial-assets')).toBe('passed');
    }
    const never = freshProviders.filter(({ source }) => source !== 'vehicle');
    expect(outcomesOf(aReport(file, never)).get('motor-vehicle')).toBe('unjudged');
  });

  it('says of a newer delivery that waits, and rests on the one in use', () => {
    const held = freshProviders.map((each) => ({ ...each, heldAsOf: '2026-11-15' }));
    const report = aReport(aHousehold({ members: [aMember()] }), held);
    expect(report.notCompared.map(({ en }) => en)).toContain(
      'bank deposits (rural-bank): as of 2026-10-31; newer data of 2026-11-15 wait for a decision and were not used.',
    );
    expect(outcomesOf(report).get('motor-vehicle')).toBe('passed');
  });

  it('passes nothing on behalf of a member who was not compared, and says why', () => {
    const members = [aMember(), aMember({ ordinal: 2, authorisedUntil: 'never' })];
    const report = aReport(aHousehold({ members }));
    expect(report.members).toMatchObject([{ compared: true }, { compared: false }]);
    expect(report.members[1]?.because?.en).toMatch(/authorisation/);
    expect(outcomesOf(report).get('financial-assets')).toBe('unjudged');
  });

  it('says of no sum what was never looked for', () => {
    const explain = (report: ReturnType<typeof aReport>) =>
      report.rules.find(({ rule }) => rule === 'financial-assets')?.explanation.zh;
    const unsigned = aMember({ authorisedUntil: 'never' });
    expect(explain(aReport(aHousehold({ members: [unsigned] })))).toBe(
      '没有可以核对的成员或数据，此项未核对。',
    );
    const two = aHousehold({ members: [aMember(), { ...unsigned, ordinal: 2 }] });
    expect(explain(aReport(two))).toMatch(/^仅就已核对的部分：.*未超过.*其余尚未核对，不能认定符合。$/);
    expect(explain(aReport(aHousehold({ members: [aMember()] })))).toMatch(/^(?!仅就).*未超过/);
    const noVehicles = freshProviders.filter(({ source }) => source !== 'vehicle');
    const vehicles = aReport(aHousehold({ members: [aMember()] }), noVehicles).rules.find(
      ({ rule }) => rule === 'motor-vehicle',
    );
    expect(vehicles?.explanation.zh).toBe('没有可以核对的成员或数据，此项未核对。');
  });

  it('holds no whole number of an account, a card or a person, and no token', () => {
    const holding = aBankHolding({ accountNumber: '6228480012345678' });
    const file = aHousehold({ members: [aMember()], holdings: [holding] });
    const text = JSON.stringify(aReport(file));
    expect(text).toContain('5678');
    for (const secret of ['6228480012345678', file.members[0]?.idNumber, holding.identityToken])
      expect(text).not.toContain(secret);
  });

  it('says nothing of what would be raised: an applicant has no case, and a household reads it', () => {
    const file = aHousehold({ members: [aMember()], holdings: [aBankHolding({ balanceFen: 90_000_00 })] });
    expect(outcomesOf(aReport(file)).get('financial-assets')).toBe('failed');
    expect(JSON.stringify(aReport(file))).not.toMatch(/拟停发|Suspension/);
  });

  it('says what else may be applied for where a rule speaks against an application, and nowhere else', () => {
    const rich = aHousehold({ members: [aMember()], holdings: [aBankHolding({ balanceFen: 90_000_00 })] });
    const others = aReport(rich).otherKinds?.map(({ zh }) => zh.slice(0, 4));
    expect(others).toContain('刚性支出');
    expect(aReport(aHousehold({ members: [aMember()] })).otherKinds).toBeUndefined();
    expect(aReport(rich, freshProviders, { kind: 'household' }).otherKinds).toBeUndefined();
  });

  it('says of money that may be another person’s that this has to be found out', () => {
    const joint = aBankHolding({ balanceFen: 90_000_00, accountType: '联名账户' });
    const report = aReport(aHousehold({ members: [aMember()], holdings: [joint] }));
    const rule = report.rules.find(({ rule: name }) => name === 'financial-assets');
    expect(rule?.explanation.en).toContain('joint account');
  });

  it('is as it was issued, or not', () => {
    const report = aReport(aHousehold({ members: [aMember()], holdings: [aBankHolding()] }));
    expect(isUnchanged(report)).toBe(true);
    expect(isUnchanged({ ...report, validUntil: '2099-01-01' })).toBe(false);
  });

  it('of an obligor judges no rule', () => {
    const report = aReport(aHousehold({ members: [aMember()], holdings: [aBankHolding()] }), freshProviders, {
      kind: 'obligor',
    });
    expect(report.rules).toEqual([]);
    expect(report.found).toHaveLength(1);
  });
});
