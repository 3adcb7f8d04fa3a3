import { describe, expect, it } from 'vitest';
import { proposalFields, shapeProposal } from '../../../../functions/console/steps/proposal-form.ts';
import { presets, readFields } from '../../../../functions/console/steps/form.ts';
import type { FormDesk } from '../../../../functions/console/steps/desk.ts';
import { caseStep } from '../../../../shared/contracts/case-steps.ts';
import { amountDue } from '../../../../shared/domain/payments/amount-due.ts';
import { declaredBy } from '../../../../shared/domain/payments/declared.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { formatYuan } from '../../../../shared/domain/kernel/money.ts';
import { policyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import { aHardCase } from '../../../builders/case-life.ts';
import { staff } from '../../../builders/staff.ts';

const { file, day, case: open } = aHardCase();
const desk: FormDesk = {
  ...{
    file,
    day,
    open,
    staff: staff.leader,
    colleagues: [],
    staffedTowns: [],
    remedies: '',
    differences: [],
  },
  isTownStaffed: true,
  declared: declaredBy(file, defaultPolicy.amounts.aloneWords),
  due: amountDue(file, policyInForce(defaultPolicy, file.profile.county, day)),
  otherKinds: [],
  clearanceReasons: {},
  queue: undefined,
};

/** What is sent as the proposal, and where it cannot be taken: the fields that are asked for. */
function send(entered: Record<string, string>) {
  const fields = proposalFields(desk);
  const all = {
    ...presets(fields),
    ...Object.fromEntries(Object.entries(entered).map(([k, v]) => [k, [v]])),
  };
  const shaped = { step: 'propose', ...shapeProposal(readFields(fields, all)) };
  const parsed = caseStep.safeParse(shaped);
  return parsed.success ? parsed.data : parsed.error.issues.map(({ path }) => path.join('.'));
}

const result = { decision: 'reduce', scope: 'household', monthlyAmountFen: '300', reason: '已核实' };
const income = { ...result, 'calculation.incomeFen': '100', 'calculation.headcount': '1' };

describe('the form of a proposal', () => {
  it('makes no calculation where nothing is entered for one', () => {
    expect(send(result)).not.toHaveProperty('calculation');
  });

  it('takes the supporters of whom anything is entered, in their own county and scheme', () => {
    const first = 'calculation.supporters.0';
    const second = 'calculation.supporters.3';
    expect(
      send({
        ...income,
        ...{ [`${first}.headcount`]: '3', [`${first}.incomeFen`]: '6000', [`${first}.scheme`]: 'urban' },
        ...{ [`${second}.headcount`]: '2', [`${second}.incomeFen`]: '0', [`${second}.county`]: '320102' },
      }),
    ).toMatchObject({
      calculation: {
        supporters: [
          { headcount: 3, incomeFen: 6_000_00, incomePeriod: 'month', scheme: 'urban' },
          { headcount: 2, incomeFen: 0, county: '320102' },
        ],
      },
    });
  });

  it.each([
    ['the support that a judgment lays down', { 'calculation.supporters.0.agreedMonthlyFen': '200' }],
    ['how many a supporter lives with', { 'calculation.supporters.0.headcount': '2' }],
    ['that a supporter is a recipient', { 'calculation.supporters.0.recipient': 'yes' }],
  ])('asks for what is missing where only %s is entered, and leaves no supporter out', (_, entered) => {
    expect(send({ ...income, ...entered })).toContain('calculation.supporters.0.incomeFen');
  });

  it('asks for the income of the household where only supporters are entered, or the whole household', () => {
    const supporter = {
      'calculation.supporters.0.headcount': '3',
      'calculation.supporters.0.incomeFen': '6000',
    };
    expect(send({ ...result, ...supporter })).toEqual(['calculation.incomeFen']);
    expect(send({ ...result, 'calculation.singledOutOf.headcount': '3' })).toEqual([
      'calculation.incomeFen',
      'calculation.singledOutOf.incomeFen',
    ]);
  });

  it.each(['-100', '100.005', '1e3', '一百', '１００'])('refuses %s as an income', (entered) => {
    expect(send({ ...income, 'calculation.incomeFen': entered })).toContain('calculation.incomeFen');
  });

  it.each(['-1', '0', '1.5', '51', '三'])('refuses %s as a number of people', (entered) => {
    expect(send({ ...income, 'calculation.headcount': entered })).toContain('calculation.headcount');
  });
});

describe('the form of a proposal about income', () => {
  const [finding] = open.findings;
  if (finding === undefined) throw new Error('no finding');
  const due = amountDue(
    { ...file, profile: { ...file.profile, incomeFen: 900_00 } },
    policyInForce(defaultPolicy, file.profile.county, day),
  );
  const about = (proposes?: string): FormDesk => ({
    ...desk,
    open: {
      ...open,
      kind: 'review',
      findings: [{ ...finding, rule: 'income-differs', amountFen: 900_00, ...(proposes && { proposes }) }],
    },
    found: { incomeFen: 900_00, due },
  });

  it('begins with what was found and what is due by it', () => {
    if (due.kind !== 'due') throw new Error(due.reason);
    expect(presets(proposalFields(about()))).toMatchObject({
      'calculation.incomeFen': ['900.00'],
      monthlyAmountFen: [formatYuan(due.months[0] ?? 0)],
    });
    expect(presets(proposalFields(about()))).not.toHaveProperty('decision');
  });

  it('proposes a gradual exit where work is all that was found', () => {
    expect(presets(proposalFields(about('gradual-exit')))).toMatchObject({ decision: ['gradual-exit'] });
  });

  it('begins with so much more as is due by the finding, which is why the calculation says otherwise', () => {
    const [finding] = open.findings;
    if (finding === undefined) throw new Error('a case has a finding');
    const explanation = { zh: '成员 1 为重度残疾人。', en: 'Member 1 is gravely disabled.' };
    const raising = {
      ...open,
      kind: 'entitlement' as const,
      findings: [{ ...finding, explanation, moreMonthlyFen: 100_00 }],
    };
    const begun = presets(proposalFields({ ...desk, open: raising }));
    expect(begun).toMatchObject({
      decision: ['increase'],
      monthlyAmountFen: [formatYuan(open.amountAtStakeFen + 100_00)],
    });
    expect(begun['deviation']?.[0]).toMatch(/^成员 1（.+）为重度残疾人。$/);
  });
});
