import { describe, expect, it } from 'vitest';
import type { AmountInput, CaseStepInput } from '../../../../shared/contracts/case-steps.ts';
import { gateBreaches } from '../../../../shared/domain/cases/gate.ts';
import type { StepOutcome } from '../../../../shared/domain/cases/take-step.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { aHardCase, heard, steps, surveyed, type CaseLife } from '../../../builders/case-life.ts';
import { aBankHolding, aMember, aVehicleHolding } from '../../../builders/household-file.ts';

const daughter = aMember({ ordinal: 2, name: '张小丰', relation: '子女', identityToken: '1:b' });
const savings = aBankHolding({ balanceFen: 20_000_00, balanceDate: '2026-09-30' });

const problemsOf = (outcome: StepOutcome) =>
  outcome.kind === 'refused' ? outcome.problems.map(({ code }) => code) : [];

/** Ready for a decision to terminate; then something changes. */
function heardThen(change: (life: CaseLife) => void): CaseLife {
  const life = heard(aHardCase());
  change(life);
  return life;
}

function changeProfile(life: CaseLife, changes: Partial<CaseLife['file']['profile']>): void {
  life.file = { ...life.file, profile: { ...life.file.profile, ...changes } };
}

describe('a decision', () => {
  it('is taken without a word where nothing has changed', () => {
    const life = heardThen(() => undefined);
    expect(life.differences()).toEqual([]);
    expect(life.try('approver', steps.decide).kind).toBe('taken');
  });

  it.each<[string, (life: CaseLife) => void, string]>([
    [
      'somebody has come',
      (life) => void (life.file = { ...life.file, members: [aMember(), daughter] }),
      'joined 2',
    ],
    ['somebody has left', (life) => void (life.file = { ...life.file, members: [] }), 'left 1'],
    ['the headcount is another', (life) => changeProfile(life, { headcount: 2 }), 'headcount 3 2'],
    [
      'the rows contradict each other',
      (life) => changeProfile(life, { status: 'disputed' }),
      'rows false true',
    ],
    [
      'something else is found',
      (life) => void life.assess({ holdings: [savings, aVehicleHolding()] }),
      'finding motor-vehicle none review//',
    ],
    ['the month is over', (life) => void life.on('2026-12-01'), 'month 2026-11 2026-12'],
  ])('is refused where %s, until that is confirmed with a reason', (_, change, difference) => {
    const life = heardThen(change);
    expect(life.differences()).toContain(difference);
    expect(problemsOf(life.try('approver', steps.decide))).toContain('ground-differs');
    life.take('approver', life.decisionAllTheSame({ ...steps.decide }));
    expect(life.case.decision?.confirmed).toContainEqual(
      expect.objectContaining({ difference, reason: '已核实，不影响处理' }),
    );
  });

  describe('about an amount that was calculated', () => {
    const calculation: AmountInput = {
      ...{ headcount: 1, incomeFen: 100_00, incomePeriod: 'month', supporters: [] },
    };
    const lower: CaseStepInput = {
      ...steps.terminate,
      ...{ decision: 'reduce', monthlyAmountFen: 250_00, calculation },
    };
    const rises = (amountFen: number, effectiveFrom: string): Policy['standards'][number] => ({
      ...{ scheme: 'urban', period: 'month', amountFen, effectiveFrom, restsOn: 'notice 12' },
    });
    const under = (standards: Policy['standards']): Policy => ({
      ...defaultPolicy,
      standards: [...defaultPolicy.standards, ...standards],
    });

    it('is taken without a word where it comes to the same', () => {
      const life = heard(aHardCase(), lower);
      expect(life.differences()).toEqual([]);
      expect(life.try('approver', steps.decide).kind).toBe('taken');
    });

    it('is refused where a standard has changed since, twice in a quarter too, by what the month is due now', () => {
      const life = heard(aHardCase(), lower);
      life.policy = under([rises(375_00, '2026-11-01'), rises(400_00, '2026-12-01')]);
      expect(life.differences()).toEqual(['due 25000 27500']);
      expect(problemsOf(life.try('approver', steps.decide))).toContain('ground-differs');
      life.on('2026-12-10');
      expect(life.differences()).toEqual([
        'standard 420000 480000',
        'due 25000 30000',
        'month 2026-11 2026-12',
      ]);
      life.take('approver', life.decisionAllTheSame({ ...steps.decide }));
      expect(life.case.decision?.confirmed?.map(({ text }) => text.zh)).toContain(
        '按同样情况测算的每月应保障金额：原为250.00 元，现为300.00 元',
      );
      expect(gateBreaches(life.case)).toEqual([]);
    });

    it('is refused where it cannot be calculated any more', () => {
      const life = heard(aHardCase(), lower);
      life.policy = { ...defaultPolicy, standards: [] };
      expect(life.differences()).toContain('due 25000 null');
    });

    it('is refused where other people of the household receive the guarantee than did', () => {
      const son = aMember({ ordinal: 2, name: '张小丰', recipient: false });
      const life = heard(aHardCase({ members: [aMember(), son] }), lower);
      life.file = { ...life.file, members: [aMember({ recipient: false }), { ...son, recipient: true }] };
      expect(life.differences()).toEqual(['receives-no-more 1', 'receives 2']);
      life.take('approver', life.decisionAllTheSame({ ...steps.decide }));
      expect(life.case.decision?.confirmed?.map(({ text }) => text.zh)).toEqual([
        '成员 1（张三丰）已不是保障对象',
        '成员 2（张小丰）现为保障对象',
      ]);
    });
  });

  it('of a record from before the recipients were kept tells nothing of them', () => {
    const life = heard(aHardCase());
    const { ground, ...proposal } = life.case.proposal!;
    const { recipients: _, ...before } = ground!;
    life.keep({ ...life.case, proposal: { ...proposal, ground: before } });
    life.file = { ...life.file, members: [aMember({ recipient: false })] };
    expect(life.differences()).toEqual([]);
  });

  it('is refused where the scheme, and with it the standard, is another', () => {
    const life = heardThen((each) => changeProfile(each, { scheme: 'rural' }));
    expect(life.differences()).toEqual(['scheme urban rural', 'standard 420000 240000']);
  });

  it('takes no reason that was given for another difference', () => {
    const life = heardThen((each) => changeProfile(each, { headcount: 2 }));
    const { confirmed } = life.decisionAllTheSame() as {
      confirmed: { difference: string; reason: string }[];
    };
    changeProfile(life, { headcount: 1 });
    expect(problemsOf(life.try('approver', { ...steps.decide, confirmed }))).toEqual(['ground-differs']);
  });

  it('takes effect no earlier than its month, and settles from then on', () => {
    const life = heardThen((each) => each.on('2027-01-11'));
    life.take('approver', life.decisionAllTheSame({ ...steps.decide }));
    expect(life.case.decision?.effectiveMonth).toBe('2027-01');
    expect(life.case.clearances).toMatchObject([{ until: '2027-02-28' }]);
  });

  it('is not written by a way around the reasons', () => {
    const life = heardThen((each) => changeProfile(each, { headcount: 2 }));
    life.take('approver', life.decisionAllTheSame({ ...steps.decide }));
    const { decision } = life.case;
    const bare = { ...life.case, decision: decision && { ...decision, confirmed: [] } };
    expect(gateBreaches(life.case)).toEqual([]);
    expect(gateBreaches(bare).map(({ code }) => code)).toEqual(['ground-differs']);
  });
});

describe('what a record names', () => {
  it('is the person who signed and whom a proposal is about, whatever later rosters say', () => {
    const life = surveyed(aHardCase()).take('leader', {
      ...steps.terminate,
      scope: { kind: 'member', ordinal: 1 },
    });
    const person = { ordinal: 1, name: '张三丰' };
    expect(life.case).toMatchObject({ survey: { signer: person }, proposal: { person } });
  });

  it('names everybody who is notified', () => {
    const life = heard(aHardCase());
    expect(life.case.notice?.people?.map(({ name }) => name)).toEqual(['张三丰']);
  });
});

describe('what was granted', () => {
  it('survives a day of service that is put right', () => {
    const life = surveyed(aHardCase())
      .take('leader', steps.terminate)
      .take('county', steps.check)
      .take('county', steps.notice)
      .take('handler', steps.serve)
      .take('county', {
        step: 'extend-deadline',
        workingDays: 3,
        grantedBy: 'county-approver-1',
        reason: '家属住院',
      })
      .on('2026-10-13')
      .take('handler', { ...steps.serve, servedOn: '2026-10-13' });
    expect(life.case.service?.replyWorkingDays).toBe(8);
    expect(life.case.deadline).toMatchObject({ dueOn: '2026-10-23', extensions: [{ workingDays: 3 }] });
  });
});

describe('a household that moves to another town', () => {
  it('is followed by its case until something is proposed; survey and papers stay', () => {
    const life = surveyed(aHardCase());
    expect(problemsOf(life.try('county', { step: 'dispatch', town: '西街镇' }))).toEqual([
      'household-not-moved',
    ]);
    changeProfile(life, { town: '西街镇' });
    life.assess();
    expect(life.case.events.at(-1)?.reason.zh).toContain('家庭由 东街镇 迁至 西街镇');
    life.take('county', { step: 'dispatch', town: '西街镇' });
    expect(life.case).toMatchObject({
      state: 'dispatched',
      town: '西街镇',
      survey: { found: '存款系卖粮所得' },
    });
  });

  it('is not followed once something is proposed', () => {
    const life = surveyed(aHardCase()).take('leader', steps.terminate);
    changeProfile(life, { town: '西街镇' });
    expect(problemsOf(life.try('county', { step: 'dispatch', town: '西街镇' }))).toContain('state-wrong');
  });
});

describe('a case that is worked', () => {
  it('notes who joined and who left, and where to', () => {
    const life = surveyed(aHardCase({ members: [aMember(), daughter] }));
    const links = [
      { kind: 'members-went-to' as const, household: '110101-0009', ordinals: [2], on: '2026-10-11' },
    ];
    changeProfile(life, { links });
    life.assess({ members: [aMember(), aMember({ ordinal: 3, name: '王小明', identityToken: '1:c' })] });
    const { zh } = life.case.events.at(-1)?.reason ?? { zh: '' };
    expect(zh).toContain('成员 2（张小丰）已转入 110101-0009');
    expect(zh).toContain('新增成员 3（王小明）');
    const { version } = life.case;
    expect(life.assess().case.version).toBe(version);
  });
});
