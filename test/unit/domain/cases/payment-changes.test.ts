import { describe, expect, it } from 'vitest';
import { splitRecord } from '../../../../shared/domain/kernel/csv.ts';
import {
  daysOfList,
  listPaymentChanges,
  monthOfDecision,
  writePaymentList,
} from '../../../../shared/domain/cases/payment-changes.ts';
import { aHardCase, aSoftCase, heard, steps, surveyed } from '../../../builders/case-life.ts';

const october = daysOfList('2026-10', 20);
const terminated = () => heard(aHardCase()).take('approver', steps.decide).case;

describe('the list for finance', () => {
  it('holds what was decided after one cut-off and up to the next', () => {
    expect(october).toEqual({ after: '2026-09-20', through: '2026-10-20' });
    expect(daysOfList('2026-01', 5)).toEqual({ after: '2025-12-05', through: '2026-01-05' });
    expect(listPaymentChanges([terminated()], october)).toHaveLength(1);
    expect(listPaymentChanges([terminated()], daysOfList('2026-11', 20))).toEqual([]);
    expect(listPaymentChanges([terminated()], daysOfList('2026-10', 11))).toEqual([]);
  });

  it('says who is stopped from which month, and on what that rests', () => {
    expect(listPaymentChanges([terminated()], october)).toEqual([
      {
        householdId: '110101-0001',
        headName: '张三丰',
        change: 'stopped',
        ground: 'terminate',
        fromMonth: '2026-11',
        previousFen: 600_00,
        nextFen: 0,
        decidedOn: '2026-10-12',
        reference: '纪要〔2026〕1号',
        lines: [],
      },
    ]);
  });

  it.each([
    ['added', 0, 500_00],
    ['raised', 400_00, 500_00],
    ['lowered', 600_00, 500_00],
    ['stopped', 600_00, 0],
  ])('%s is from %d to %d', (change, currentAmountFen, monthlyAmountFen) => {
    const decided = terminated();
    const proposal = decided.proposal && { ...decided.proposal, currentAmountFen, monthlyAmountFen };
    expect(listPaymentChanges([{ ...decided, proposal }], october)).toMatchObject([{ change }]);
  });

  it('tells payment that is suspended from what has ended', () => {
    const decided = terminated();
    const proposal = decided.proposal && { ...decided.proposal, decision: 'suspend' as const };
    const changes = listPaymentChanges([{ ...decided, proposal }], october);
    expect(changes).toMatchObject([{ change: 'suspended', ground: 'suspend', nextFen: 0 }]);
    const [, row = ''] = writePaymentList(changes).csv.split('\r\n');
    expect(splitRecord(row).slice(2, 4)).toEqual(['暂停发放', '暂停发放']);
  });

  it('is by household, whatever the order of the cases', () => {
    const of = (householdId: string) => ({ ...terminated(), householdId });
    const cases = ['110101-0002', '110101-0010', '110101-0001'].map(of);
    expect(listPaymentChanges(cases, october).map(({ householdId }) => householdId)).toEqual([
      '110101-0001',
      '110101-0002',
      '110101-0010',
    ]);
  });

  it('keeps the order of cases of one household', () => {
    const cases = [1, 2].map((number) => {
      const { decision, ...rest } = terminated();
      return { ...rest, decision: decision && { ...decision, collectiveDecision: `纪要${number}` } };
    });
    const references = (list: typeof cases) =>
      listPaymentChanges(list, october).map(({ reference }) => reference);
    expect(references(cases)).toEqual(['纪要1', '纪要2']);
    expect(references(cases.toReversed())).toEqual(['纪要2', '纪要1']);
  });

  it('refers to the case where there was no collective decision', () => {
    const decided = terminated();
    const decision = decided.decision && {
      ...decided.decision,
      collectiveDecision: null,
      collectiveNeeded: false,
    };
    expect(listPaymentChanges([{ ...decided, decision }], october)).toMatchObject([
      { reference: '110101-0001/1' },
    ]);
  });

  it('holds what was decided on the day of the cut-off, and not what was on the day of the one before', () => {
    const decided = terminated();
    const on = (day: string) =>
      listPaymentChanges(
        [{ ...decided, decision: decided.decision && { ...decided.decision, on: day } }],
        october,
      );
    expect(on('2026-10-20')).toHaveLength(1);
    expect(on('2026-10-21')).toEqual([]);
    expect(on('2026-09-20')).toEqual([]);
    expect(on('2026-09-21')).toHaveLength(1);
  });

  it('never reaches back before the month of the decision', () => {
    const decided = terminated();
    const month = {
      difference: 'month 2026-11 2027-02',
      text: { zh: '该月已过', en: 'it is over' },
      reason: '程序延后',
    };
    const late = {
      ...decided,
      decision: decided.decision && { ...decided.decision, on: '2027-02-03', confirmed: [month] },
    };
    const february = daysOfList('2027-02', 20);
    expect(listPaymentChanges([late], february)).toMatchObject([{ fromMonth: '2027-02' }]);
  });

  describe('of households that are gone', () => {
    const ended = (cause: 'died' | 'moved' | 'left', headcount: number, on = '2026-10-01') => {
      const life = aHardCase();
      life.assess({ profile: { ...life.file.profile, headcount } });
      return surveyed(life)
        .take('county', { step: 'mark-ended', cause, on, reason: '村委会证明' })
        .take('approver', { step: 'confirm', subject: 'end' }).case;
    };

    it.each([
      ['moved', 3],
      ['left', 3],
      ['died', 1],
    ] as const)('who %s are paid no more from the month after', (cause, headcount) => {
      expect(listPaymentChanges([ended(cause, headcount)], october)).toEqual([
        {
          householdId: '110101-0001',
          headName: '张三丰',
          change: 'stopped',
          ground: cause,
          fromMonth: '2026-11',
          previousFen: 600_00,
          nextFen: 0,
          decidedOn: '2026-10-12',
          reference: '110101-0001/1',
          lines: [],
        },
      ]);
    });

    it('are listed from the day on which one person ends a case that needs no second', () => {
      const soft = surveyed(aSoftCase());
      soft.take('county', { step: 'mark-ended', cause: 'moved', on: '2026-10-01', reason: '迁出' });
      expect(soft.case.state).toBe('ended');
      expect(listPaymentChanges([soft.case], october)).toMatchObject([
        { change: 'stopped', ground: 'moved', decidedOn: '2026-10-12', nextFen: 0 },
      ]);
    });

    it('a comment made later does not move it to another list', () => {
      const life = ended('moved', 3);
      const comment = { ...life.events.at(-1)!, type: 'comment' as const, at: '2026-12-01T01:00:00Z' };
      expect(listPaymentChanges([{ ...life, events: [...life.events, comment] }], october)).toHaveLength(1);
    });

    it('the month after is not before the month in which it was put on record', () => {
      const [change] = listPaymentChanges([ended('moved', 3, '2026-06-30')], october);
      expect(change?.fromMonth).toBe('2026-10');
    });

    it('others who live there are not stopped because one member has died', () => {
      const change = { change: 'to-be-decided', ground: 'died', previousFen: 600_00, nextFen: null };
      expect(listPaymentChanges([ended('died', 3)], october)).toMatchObject([change]);
      const [, row = ''] = writePaymentList(listPaymentChanges([ended('died', 3)], october)).csv.split(
        '\r\n',
      );
      expect(splitRecord(row).slice(2, 7)).toEqual(['待重新核定', '成员去世', '2026-11', '600.00', '']);
    });

    it('nothing is listed while a second person has not confirmed it, nor for who left the roster', () => {
      const life = surveyed(aHardCase());
      life.take('county', { step: 'mark-ended', cause: 'moved', on: '2026-10-01', reason: '迁出' });
      expect(listPaymentChanges([life.case], october)).toEqual([]);
      life.assess({ profile: { ...life.file.profile, status: 'ended' } });
      expect(
        listPaymentChanges(
          [aSoftCase().assess({ profile: { ...life.file.profile, status: 'ended' } }).case],
          october,
        ),
      ).toEqual([]);
    });
  });

  it('is empty of cases that nobody has decided', () => {
    expect(listPaymentChanges([aHardCase().case], october)).toEqual([]);
  });

  it('leaves out what changes nothing, and what has gone round the gate', () => {
    const life = surveyed(aHardCase()).take('leader', steps.continue).take('county', steps.check);
    expect(listPaymentChanges([life.take('approver', { step: 'decide' }).case], october)).toEqual([]);
    expect(listPaymentChanges([{ ...terminated(), notice: null }], october)).toEqual([]);
  });

  it('names nobody by a number that is other people’s', () => {
    const { householdId } = heard(aHardCase()).case;
    const [change] = listPaymentChanges([heard(aHardCase()).take('approver', steps.decide).case], october);
    const { csv } = writePaymentList([{ ...(change ?? expect.unreachable()), numberIsOthers: true }]);
    expect(csv).toContain(`原编号 ${householdId}，现为其他家庭的编号（档案号 ${householdId}）`);
  });

  it('is the same however far its cases have come since, and so is its digest', () => {
    const life = heard(aHardCase()).take('approver', steps.decide);
    const first = writePaymentList(listPaymentChanges([life.case], october));
    life.take('county', { step: 'execute', paymentList: first.sha256 }).take('county', { step: 'archive' });
    expect(writePaymentList(listPaymentChanges([life.case], october))).toEqual(first);
    expect(first.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is a table that office software opens, in which nothing is a formula', () => {
    const life = heard(aHardCase()).take('approver', {
      ...steps.decide,
      collectiveDecision: '=HYPERLINK("x")',
    });
    const [head = '', row = ''] = writePaymentList(listPaymentChanges([life.case], october)).csv.split(
      '\r\n',
    );
    expect(splitRecord(head.slice(1))).toEqual([
      '家庭编号',
      '户主姓名',
      '变动',
      '决定',
      '起始月份',
      '原月保障金额',
      '现月保障金额',
      '决定日期',
      '决定文号',
      '金额测算',
    ]);
    expect(splitRecord(row)).toEqual([
      '110101-0001',
      '张三丰',
      '停发',
      '终止（停发）',
      '2026-11',
      '600.00',
      '0.00',
      '2026-10-12',
      `'=HYPERLINK("x")`,
      '',
    ]);
  });

  it.each([
    ['2026-10-20', '2026-10'],
    ['2026-10-21', '2026-11'],
    ['2026-12-21', '2027-01'],
  ])('a decision of %s is in the list of %s, and no other', (day, month) => {
    expect(monthOfDecision(day, 20)).toBe(month);
    const { after, through } = daysOfList(month, 20);
    expect(day > after && day <= through).toBe(true);
  });
});
