/** What each step puts on record: who, when, what was said, and what begins again. */
import { describe, expect, it } from 'vitest';
import type { AmountInput } from '../../../../shared/contracts/case-steps.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { aHardCase, aSoftCase, type CaseLife, heard, steps, surveyed } from '../../../builders/case-life.ts';
import { aBankHolding, aVehicleHolding } from '../../../builders/household-file.ts';
import { staff } from '../../../builders/staff.ts';

const day = '2026-10-12';
const by = (person: keyof typeof staff) => ({ by: { id: staff[person].id, name: staff[person].name } });
const key = 'bank|rural-bank|6222020000001234||CNY';

describe('a case that is carried through', () => {
  const life = heard(aHardCase())
    .take('approver', steps.decide)
    .take('county', { step: 'execute', paymentList: '2026-11 a1b2' });

  it('holds who investigated, surveyed and proposed, and what', () => {
    expect(life.case).toMatchObject({
      investigation: {
        ...by('handler'),
        on: day,
        investigators: [
          { id: 'town-handler-1', name: '职员 town-handler-1' },
          { id: 'town-handler-2', name: '职员 town-handler-2' },
        ],
      },
      survey: {
        ...by('handler'),
        on: day,
        visitedOn: day,
        found: '存款系卖粮所得',
        signature: { kind: 'signed', memberOrdinal: 1 },
        attachments: [],
      },
      proposal: {
        ...by('leader'),
        on: day,
        decision: 'terminate',
        scope: { kind: 'household' },
        effectiveMonth: '2026-11',
        monthlyAmountFen: 0,
        currentAmountFen: 600_00,
        calculation: null,
        deviation: null,
        reason: '存款等金融资产超过限额',
        answers: [
          { rule: 'financial-assets', kind: 'suspension', amountFen: 20_000_00, limitFen: 12_600_00 },
        ],
      },
      involved: ['town-handler-1', 'town-handler-2', 'town-leader-1'],
    });
  });

  it('holds who checked, noticed, served, heard, decided and paid, and what was said', () => {
    expect(life.case).toMatchObject({
      check: { ...by('county'), on: day },
      notice: { ...by('county'), on: day, reference: '告字〔2026〕1号', reasons: '存款等金融资产超过限额' },
      service: { ...by('handler'), servedOn: day, manner: 'in-person', replyWorkingDays: 5 },
      reply: { ...by('handler'), reply: 'agrees', receivedOn: day, text: null },
      hearing: { ...by('county'), considered: '无新情况' },
      decision: { ...by('approver'), collectiveDecision: '纪要〔2026〕1号', collectiveNeeded: true },
      execution: { ...by('county'), paymentList: '2026-11 a1b2' },
    });
  });

  it('silences what it decided about until the roster has to show it', () => {
    expect(life.case.clearances).toEqual([
      {
        rule: 'financial-assets',
        assets: [key],
        things: [['bank|rural-bank|6222020000001234||CNY', 'bank|*|6222020000001234||CNY']],
        heldFen: 20_000_00,
        amountFen: 20_000_00,
        by: 'county-approver-1',
        reason: 'decided',
        until: '2026-12-31',
        caseNumber: 1,
      },
    ]);
  });
});

describe('a decision', () => {
  const decided = (parts: object) =>
    surveyed(aHardCase())
      .take('leader', { ...steps.continue, ...parts })
      .take('county', steps.check)
      .take('approver', { step: 'decide' }).case;

  it('that takes nothing away needs no collective one, and silences for as long as a clearance may hold', () => {
    expect(defaultPolicy.clearances.longestMonths).toBe(12);
    expect(decided({})).toMatchObject({
      decision: { collectiveDecision: null, collectiveNeeded: false },
      clearances: [{ until: '2027-11-30' }],
    });
  });

  it('that stops the payment of one member silences as one that goes on', () => {
    const life = surveyed(aHardCase())
      .take('leader', { ...steps.terminate, scope: { kind: 'member', ordinal: 1 } })
      .take('county', steps.check)
      .take('county', steps.notice)
      .take('handler', steps.serve)
      .take('handler', steps.agrees)
      .take('county', steps.hear)
      .take('approver', steps.decide);
    expect(life.case.clearances).toMatchObject([{ until: '2027-11-30' }]);
  });

  it('keeps how its amount was calculated, and why it differs', () => {
    const calculation: AmountInput = { headcount: 1, incomeFen: 0, incomePeriod: 'month', supporters: [] };
    const increase = { decision: 'increase', monthlyAmountFen: 700_00, calculation, deviation: '重病' };
    const { proposal } = decided(increase);
    expect(proposal).toMatchObject({
      deviation: '重病',
      calculation: { input: calculation, monthlyFen: 350_00 },
    });
    expect(proposal?.calculation?.lines).toHaveLength(4);
  });

  it('settles no finding that has become worse since it was proposed', () => {
    const life = surveyed(aHardCase()).take('leader', steps.continue);
    life.assess({ holdings: [aBankHolding({ balanceFen: 24_000_01, balanceDate: '2026-09-30' })] });
    life.take('county', steps.check).decideAllTheSame();
    expect(life.case.clearances).toEqual([]);
  });

  it('about a finding that is not about money silences the asset, whatever it is worth', () => {
    const life = surveyed(aSoftCase())
      .take('leader', steps.continue)
      .take('county', steps.check)
      .take('approver', { step: 'decide' });
    expect(life.case.clearances).toMatchObject([
      { rule: 'motor-vehicle', assets: ['vehicle|plate|02|京A12345'], amountFen: null },
    ]);
  });
});

describe('a step that goes back', () => {
  it('for more keeps the survey, and nothing of what was proposed', () => {
    const life = heard(aHardCase()).take('county', { step: 'return-for-more', reason: '补充' });
    const { investigation, survey, ...rest } = life.case;
    expect([investigation, survey]).not.toContain(null);
    expect(rest).toMatchObject({
      state: 'investigating',
      proposal: null,
      check: null,
      notice: null,
      service: null,
      reply: null,
      hearing: null,
      decision: null,
      execution: null,
    });
  });

  it('a second service restarts the time to reply', () => {
    const life = heard(aHardCase());
    life.keep({ ...life.case, state: 'noticed' });
    life.on('2026-10-13').take('handler', { ...steps.serve, servedOn: '2026-10-13' });
    expect(life.case).toMatchObject({ service: { servedOn: '2026-10-13' }, reply: null });
    expect(life.case.deadline?.dueOn).toBe('2026-10-20');
  });

  it('a new investigation in the same round keeps state and deadline', () => {
    const life = aHardCase().take('county', steps.screen).take('county', steps.dispatch);
    life.take('handler', steps.begin);
    const { deadline } = life.case;
    life.on('2026-10-14').take('handler', {
      ...steps.begin,
      investigators: ['town-handler-2', 'county-handler-1', 'town-handler-2'],
    });
    expect(life.case).toMatchObject({ state: 'investigating', deadline });
    expect(life.case.investigation?.investigators.map(({ id }) => id)).toEqual([
      'town-handler-2',
      'county-handler-1',
    ]);
    // Who took part before still did.
    expect(life.case.involved).toEqual(['county-handler-1', 'town-handler-1', 'town-handler-2']);
  });

  it('a case that is taken up again is a new one, with the earlier findings and nothing else', () => {
    const life = aSoftCase()
      .take('county', { ...steps.screen, registeredApart: true })
      .take('county', steps.dispatch)
      .take('leader', { step: 'assign', assignee: 'town-handler-1' })
      .take('handler', { ...steps.begin, investigators: ['town-handler-1', 'county-handler-2'] })
      .take('handler', steps.survey)
      .take('county', { step: 'issue-document', document: 'survey-form' })
      .take('county', { step: 'clear', rule: 'motor-vehicle', reason: 'inheritance', until: '2027-03-31' });
    const before = life.case;
    life.on('2026-11-02').take('approver', { step: 'reopen', reason: '凭证有误' });
    expect(life.case).toMatchObject({
      number: 2,
      reopens: 1,
      state: 'screened',
      raisedOn: '2026-11-02',
      findings: before.findings,
      registeredApart: true,
      town: null,
      assignee: null,
      investigation: null,
      survey: null,
      involved: [],
      clearances: [],
      pending: [],
      attachments: [],
      documents: [],
      latest: null,
    });
    expect(life.case.events.map(({ type, sequence }) => [type, sequence])).toEqual([['reopen', 1]]);
    expect(before.documents).toHaveLength(1);
  });
});

describe('a case that is assigned', () => {
  const life = () => aHardCase().take('county', steps.screen).take('county', steps.dispatch);

  it('names whose it is, until it is given back or dispatched to another town', () => {
    const assigned = life().take('leader', { step: 'assign', assignee: 'town-handler-1' });
    expect(assigned.case.assignee).toEqual({ id: 'town-handler-1', name: '职员 town-handler-1' });
    assigned.take('leader', { step: 'assign', assignee: null });
    expect(assigned.case.assignee).toBeNull();
    assigned.take('leader', { step: 'assign', assignee: 'town-handler-1' });
    assigned.take('county', { ...steps.dispatch, town: '西街镇' });
    expect(assigned.case).toMatchObject({ town: '西街镇', assignee: null });
  });
});

const served = (): CaseLife =>
  surveyed(aHardCase())
    .take('leader', steps.terminate)
    .take('county', steps.check)
    .take('county', steps.notice)
    .take('handler', steps.serve);

describe('a deadline that ran into a year which is announced since', () => {
  /** As it was calculated while the year was not announced: the holidays of October were not known. */
  const early = (life: CaseLife): CaseLife => {
    const { deadline } = life.case;
    life.keep({
      ...life.case,
      deadline: deadline && { ...deadline, dueOn: '2026-10-09', provisional: true },
    });
    return life;
  };

  it.each<[string, () => CaseLife]>([
    ['nobody has begun', () => aHardCase()],
    ['is worked', () => surveyed(aHardCase())],
    ['is noticed, and the reply period runs', () => served()],
  ])('is calculated again by the next night, of a case that %s', (_, lived) => {
    const { deadline } = lived().case;
    const life = early(lived());
    const { length } = life.case.events;
    life.assess({});
    expect(life.case.deadline).toEqual(deadline);
    expect(life.case.events).toHaveLength(length);
  });

  it('is calculated again with what was granted', () => {
    const life = surveyed(aHardCase()).take('county', {
      ...{ step: 'extend-deadline', workingDays: 3 },
      ...{ grantedBy: 'county-approver-1', reason: '住院' },
    });
    const { deadline } = life.case;
    early(life).assess({});
    expect(life.case.deadline).toEqual(deadline);
    expect(deadline?.extensions).toHaveLength(1);
  });
});

describe('an extension', () => {
  const extend = {
    step: 'extend-deadline',
    workingDays: 3,
    grantedBy: 'county-approver-1',
    reason: '住院',
  } as const;

  it('puts off the deadline by working days, as often as it is granted', () => {
    const life = aHardCase().take('county', steps.screen);
    const { dueOn } = life.case.deadline ?? {};
    expect(dueOn).toBe('2026-10-15');
    life.take('county', extend).take('county', extend);
    expect(life.case.deadline).toMatchObject({
      dueOn: '2026-10-23',
      provisional: false,
      extensions: [
        { ...by('county'), on: day, workingDays: 3, reason: '住院' },
        { grantedBy: { id: 'county-approver-1', name: '职员 county-approver-1' } },
      ],
    });
  });

  it('of a deadline that is provisional is provisional', () => {
    const life = aHardCase().take('county', steps.screen);
    const { deadline } = life.case;
    life.keep({ ...life.case, deadline: deadline && { ...deadline, provisional: true } });
    expect(life.take('county', extend).case.deadline?.provisional).toBe(true);
  });

  it('gives a household more time to reply only once it was served', () => {
    const noticed = surveyed(aHardCase())
      .take('leader', steps.terminate)
      .take('county', steps.check)
      .take('county', steps.notice)
      .take('county', extend);
    expect(noticed.case.service).toBeNull();
    noticed.take('handler', steps.serve).take('county', extend);
    expect(noticed.case.service?.replyWorkingDays).toBe(8);
    noticed.take('handler', steps.agrees).take('county', steps.hear).take('county', extend);
    expect(noticed.case.service?.replyWorkingDays).toBe(8);
  });
});

describe('a clearance', () => {
  const clear = {
    step: 'clear',
    rule: 'motor-vehicle',
    reason: 'inheritance',
    until: '2027-03-31',
  } as const;

  it('names the assets, the reason and its end', () => {
    const life = aSoftCase()
      .take('county', steps.screen)
      .take('county', { ...clear, note: '继承' });
    expect(life.case.clearances).toEqual([
      {
        rule: 'motor-vehicle',
        assets: ['vehicle|plate|02|京A12345'],
        things: [['vehicle|plate|02|京A12345']],
        amountFen: null,
        by: 'county-handler-1',
        reason: 'inheritance',
        until: '2027-03-31',
        caseNumber: 1,
        note: '继承',
      },
    ]);
  });

  it('of the same rule takes the place of the one before, of another appears beside it', () => {
    const holdings = [
      aVehicleHolding(),
      aVehicleHolding({ plateNumber: '京B00001' }, { line: 3 }),
      aBankHolding({ status: '其他', balanceDate: '2026-09-30', balanceFen: 20_000_00 }),
    ];
    const life = aSoftCase().assess({ holdings }).take('county', steps.screen);
    const one = { ...clear, assets: ['vehicle|plate|02|京A12345'] };
    life.take('county', one).take('county', { ...one, until: '2027-04-30' });
    expect(life.case.clearances).toMatchObject([{ rule: 'motor-vehicle', until: '2027-04-30' }]);
    life.take('county', { ...clear, rule: 'unclear-asset' });
    expect(life.case.clearances.map(({ rule }) => rule)).toEqual(['motor-vehicle', 'unclear-asset']);
    expect(life.case.state).toBe('screened');
  });

  it('that is asked for says why: the note, or the reason where there is none', () => {
    const hard = { ...clear, rule: 'financial-assets', reason: 'medical-money' } as const;
    const asked = (note?: string) =>
      aHardCase()
        .take('county', steps.screen)
        .take('county', note === undefined ? hard : { ...hard, note }).case.pending;
    expect(asked()).toMatchObject([{ ...by('county'), on: day, reason: 'medical-money' }]);
    expect(asked('病历')).toMatchObject([
      { reason: '病历', clearance: { amountFen: 20_000_00, note: '病历' } },
    ]);
  });

  it('of a soft finding closes nothing while a hard one waits for a second person', () => {
    const holdings = [aBankHolding({ balanceFen: 20_000_00, balanceDate: '2026-09-30' }), aVehicleHolding()];
    const hard = { ...clear, rule: 'financial-assets', reason: 'medical-money' } as const;
    const life = aHardCase().assess({ holdings }).take('county', steps.screen).take('county', hard);
    life.take('county', clear);
    // The car is explained; the savings still wait, so the case is not closed.
    expect(life.case).toMatchObject({ state: 'screened', pending: [{ subject: 'financial-assets' }] });
    life.take('otherCounty', { step: 'confirm', subject: 'financial-assets' });
    expect(life.case).toMatchObject({ state: 'explained', pending: [], deadline: null });
  });

  it('a refusal closes the case where all that is left has been explained meanwhile', () => {
    const life = aSoftCase().take('county', steps.screen);
    const [finding] = life.case.findings;
    life.keep({
      ...life.case,
      pending: [{ ...by('county'), on: day, subject: 'withdraw', reason: '误报', clearance: null }],
    });
    life.take('county', clear);
    expect(life.case).toMatchObject({ state: 'screened', findings: [{ rule: finding?.rule }] });
    life.take('otherCounty', { step: 'refuse', subject: 'withdraw', reason: '不撤回' });
    expect(life.case.state).toBe('explained');
  });
});

describe('an end', () => {
  const ended = { step: 'mark-ended', cause: 'left', on: '2026-10-11', reason: '退出' } as const;

  it('silences what was found until the end of the next month', () => {
    const life = aSoftCase().take('county', steps.screen).take('county', ended);
    expect(life.case).toMatchObject({
      state: 'ended',
      deadline: null,
      clearances: [{ rule: 'motor-vehicle', reason: 'decided', until: '2026-11-30' }],
    });
  });

  it('of a household that has left the roster takes one person, whatever was found', () => {
    const life = aHardCase().take('county', steps.screen);
    life.assess({ profile: { ...life.file.profile, status: 'ended' } }).take('county', ended);
    expect(life.case).toMatchObject({ state: 'ended', pending: [] });
  });

  it('that a second person confirms leaves nothing pending', () => {
    const life = aHardCase().take('county', steps.screen).take('county', ended);
    expect(life.case.pending).toMatchObject([{ subject: 'end', reason: '退出', clearance: null }]);
    life.take('otherCounty', { step: 'confirm', subject: 'end' });
    expect(life.case).toMatchObject({ state: 'ended', pending: [], clearances: [{ until: '2026-11-30' }] });
  });

  it('a soft case is withdrawn by one person, with no clearance', () => {
    const life = aSoftCase().take('county', steps.screen).assess({ holdings: [] });
    life.take('county', { step: 'withdraw', reason: '已注销' });
    expect(life.case).toMatchObject({ state: 'withdrawn', clearances: [], pending: [], deadline: null });
  });
});
