/** What the machine may still do once a person has begun: add, escalate, note. And what stays silent after they closed it. */
import { describe, expect, it } from 'vitest';
import type { HouseholdFile } from '../../../../shared/contracts/household-file.ts';
import { assetsOf } from '../../../../shared/domain/cases/findings-covered.ts';
import { settleClearances } from '../../../../shared/domain/cases/settle-clearances.ts';
import { aHardCase, aSoftCase, heard, steps, surveyed, type CaseLife } from '../../../builders/case-life.ts';
import { aBankHolding, aClearance, aVehicleHolding } from '../../../builders/household-file.ts';

const savings = (balanceFen: number) => aBankHolding({ balanceFen, balanceDate: '2026-09-30' });
const types = ({ case: { events } }: CaseLife) => events.map(({ type }) => type);

/** A night that honours what the cases have granted, as the function that assesses does. */
function night(life: CaseLife, parts: Partial<HouseholdFile> = {}): CaseLife {
  return life.assess({ ...parts, clearances: settleClearances(life.file).file.clearances });
}

describe('a case that a person works on', () => {
  it('is begun by any step, so that data which fade do not take it from them', () => {
    const life = aHardCase().take('county', { step: 'comment', text: '已电话联系' });
    night(life, { holdings: [] });
    expect(life.case).toMatchObject({ state: 'raised', kind: 'suspension', latest: [] });
    expect(types(life)).toEqual(['raised', 'comment', 'noted']);
  });

  it('gets what is new, and escalates with it', () => {
    const life = aSoftCase().take('county', steps.screen);
    night(life, { holdings: [aVehicleHolding(), savings(20_000_00)] });
    expect(life.case.findings.map(({ rule }) => rule)).toEqual(['motor-vehicle', 'financial-assets']);
    expect(life.case).toMatchObject({ state: 'screened', kind: 'suspension' });
    expect(types(life)).toEqual(['raised', 'screen', 'escalated']);
  });

  it('keeps what it was when less is found, and notes that once', () => {
    const life = aHardCase().take('county', steps.screen);
    const lower = { holdings: [savings(13_000_00)] };
    night(night(life, lower), lower);
    expect(life.case.findings[0]?.amountFen).toBe(20_000_00);
    expect(life.case.latest).toMatchObject([{ amountFen: 13_000_00 }]);
    expect(types(life)).toEqual(['raised', 'screen', 'noted']);
  });

  it('takes over an amount that has grown by more than a fifth', () => {
    const life = aHardCase().take('county', steps.screen);
    night(life, { holdings: [savings(24_000_00)] });
    expect(life.case.findings[0]?.amountFen).toBe(20_000_00);
    night(life, { holdings: [savings(24_000_01)] });
    expect(life.case.findings[0]?.amountFen).toBe(24_000_01);
  });

  it('hears of a household that has left the roster, and is ended by staff alone', () => {
    const life = aHardCase().take('county', steps.screen);
    night(life, { profile: { ...life.file.profile, status: 'ended' } });
    expect(life.case).toMatchObject({ state: 'screened' });
    expect(life.case.events.at(-1)?.reason.en).toContain('has left the roster');
    life.take('county', { step: 'mark-ended', cause: 'left', on: '2026-10-12', reason: '花名册已移出' });
    expect(life.case.state).toBe('ended');
  });

  it('keeps every word of staff: nights change neither state nor record', () => {
    const life = heard(aHardCase());
    const { findings: _f, latest: _l, kind: _k, events, version: _v, ...record } = life.case;
    night(life, { holdings: [aVehicleHolding()] });
    night(life, { holdings: [] });
    expect(life.case).toMatchObject(record);
    expect(life.case.events.slice(0, events.length)).toEqual(events);
  });
});

describe('what has been explained', () => {
  const cleared = () =>
    aSoftCase()
      .take('county', steps.screen)
      .take('county', { step: 'clear', rule: 'motor-vehicle', reason: 'inheritance', until: '2027-03-31' });

  it('stays explained when the key of identity tokens changes, since it names assets and not people', () => {
    const life = cleared();
    const renewed = (token: string | undefined) => token?.replace(/^1:/, '2:') ?? '';
    const members = life.file.members.map((each) => ({
      ...each,
      identityToken: renewed(each.identityToken),
    }));
    const holdings = life.file.holdings.map((each) => ({
      ...each,
      identityToken: renewed(each.identityToken),
    }));
    night(life, { members, holdings });
    expect(life.file.cases).toHaveLength(1);
    expect(life.case.state).toBe('explained');
    // The same asset is still seen, so it is the clearance that keeps it silent.
    life.assess({ members, holdings, clearances: [] });
    expect(life.file.cases).toHaveLength(2);
  });

  it('stays silent until its end, and is a new case then', () => {
    const life = cleared();
    expect(night(life.on('2027-03-31')).file.cases).toHaveLength(1);
    night(life.on('2027-04-01'));
    expect(life.case).toMatchObject({ number: 2, state: 'raised' });
  });

  it('does not cover another asset', () => {
    const life = cleared();
    night(life, { holdings: [aVehicleHolding(), aVehicleHolding({ plateNumber: '京B00001' })] });
    expect(life.case).toMatchObject({ number: 2, findings: [{ rule: 'motor-vehicle' }] });
  });

  it('speaks again when it is taken up again, as the next case', () => {
    const life = cleared().take('approver', { step: 'reopen', reason: '凭证有误' });
    expect(life.case).toMatchObject({ number: 2, reopens: 1, state: 'screened', version: 1, clearances: [] });
    expect(settleClearances(life.file).file.clearances).toEqual([]);
    expect(night(life).file.cases).toHaveLength(2);
  });

  it('is closed once all of it is explained, not before', () => {
    const life = aSoftCase().take('county', steps.screen);
    night(life, { holdings: [aVehicleHolding(), aVehicleHolding({ plateNumber: '京B00001' })] });
    const [one = ''] = life.case.findings.flatMap(assetsOf);
    const clear = {
      step: 'clear',
      rule: 'motor-vehicle',
      reason: 'inheritance',
      until: '2027-03-31',
    } as const;
    life.take('county', { ...clear, assets: [one] });
    expect(life.case.state).toBe('screened');
    life.take('county', clear);
    expect(life.case.state).toBe('explained');
  });
});

describe('what has been decided', () => {
  it('to continue is silent for as long as a clearance may hold, until it grows', () => {
    const life = surveyed(aHardCase())
      .take('leader', steps.continue)
      .take('county', steps.check)
      .take('approver', { step: 'decide' })
      .take('county', { step: 'archive' });
    expect(night(life.on('2026-12-30')).file.cases).toHaveLength(1);
    night(life, { holdings: [savings(24_000_01)] });
    expect(life.case).toMatchObject({ number: 2, state: 'raised' });
  });

  it('to terminate is silent until the roster has to show it', () => {
    const life = heard(aHardCase()).take('approver', steps.decide);
    expect(night(life.on('2026-12-31')).file.cases).toHaveLength(1);
    const later = [aBankHolding({ balanceFen: 20_000_00, balanceDate: '2026-12-31' })];
    night(life.on('2027-01-01'), { holdings: later });
    expect(life.case).toMatchObject({ number: 2, state: 'raised' });
  });

  it('says nothing of what was found after it was proposed', () => {
    const life = surveyed(aHardCase()).take('leader', steps.continue);
    const more = { holdings: [savings(20_000_00), aVehicleHolding()] };
    night(life, more).take('county', steps.check).decideAllTheSame();
    night(life, more);
    expect(life.case).toMatchObject({ number: 2, findings: [{ rule: 'motor-vehicle' }] });
  });
});

describe('items beside the cases', () => {
  it('are written where they are missing, and removed where they were taken back', () => {
    const life = aSoftCase()
      .take('county', steps.screen)
      .take('county', { step: 'clear', rule: 'motor-vehicle', reason: 'inheritance', until: '2027-03-31' });
    const { missing } = settleClearances(life.file);
    expect(missing).toMatchObject([{ rule: 'motor-vehicle', caseNumber: 1 }]);
    const stored = { ...life.file, clearances: missing };
    expect(settleClearances(stored)).toMatchObject({ missing: [], revoked: [] });
    life.take('approver', { step: 'reopen', reason: '凭证有误' });
    expect(settleClearances({ ...life.file, clearances: missing })).toMatchObject({
      missing: [],
      revoked: missing,
    });
  });

  it('that belong to no case stay as they are', () => {
    const life = aSoftCase();
    const free = aClearance({ rule: 'second-home' });
    const settled = settleClearances({ ...life.file, clearances: [free] });
    expect(settled).toMatchObject({ file: { clearances: [free] }, missing: [], revoked: [] });
  });

  it('are written again where they say something else than the case, without taking the place away', () => {
    const { file } = aSoftCase()
      .take('county', steps.screen)
      .take('county', { step: 'clear', rule: 'motor-vehicle', reason: 'inheritance', until: '2027-03-31' });
    const [granted] = settleClearances(file).missing;
    if (granted === undefined) throw new Error('nothing was granted');
    const other = { ...granted, until: '2027-01-31' };
    const settled = settleClearances({ ...file, clearances: [other] });
    expect(settled).toMatchObject({ file: { clearances: [granted] }, missing: [granted], revoked: [] });
  });

  it('say of one case and rule what was granted last, and of each rule something', () => {
    const life = aSoftCase();
    const granted = (rule: 'motor-vehicle' | 'second-home', until: string) => ({
      ...aClearance({ rule, until }),
      until,
      caseNumber: 1,
    });
    const clearances = [
      granted('motor-vehicle', '2026-12-31'),
      granted('second-home', '2026-12-31'),
      granted('motor-vehicle', '2027-01-31'),
    ];
    life.keep({ ...life.case, clearances });
    expect(settleClearances(life.file).missing).toEqual([clearances[2], clearances[1]]);
  });
});

describe('what a night adds to a case at work', () => {
  const atWork = () => aSoftCase().take('county', steps.screen);
  const second = aVehicleHolding({ plateNumber: '京B00001' }, { line: 3 });

  it('is another asset of a finding that it has', () => {
    const life = night(atWork(), { holdings: [aVehicleHolding(), second] });
    expect(life.case.findings.map(assetsOf)).toEqual([
      ['vehicle|plate|02|京A12345', 'vehicle|plate|02|京B00001'],
    ]);
    expect(types(life)).toEqual(['raised', 'screen', 'merged']);
    expect(life.case.version).toBe(3);
  });

  it('is nothing where one of its assets is gone', () => {
    const life = night(atWork(), { holdings: [aVehicleHolding(), second] });
    night(life, { holdings: [second] });
    expect(life.case.findings.flatMap(assetsOf)).toHaveLength(2);
  });

  it('is what the household is called and paid now', () => {
    const life = atWork();
    const profile = { ...life.file.profile, headName: '李小梅', monthlyAmountFen: 500_00 };
    night(life, { profile });
    expect(life.case).toMatchObject({ about: { headName: '李小梅' }, amountAtStakeFen: 500_00 });
    expect(types(life)).toEqual(['raised', 'screen', 'noted']);
    expect(night(life).case.version).toBe(3);
  });

  it('is nothing that is softer than what it has', () => {
    const hard = aHardCase().take('county', steps.screen);
    const alike = aBankHolding({ balanceFen: 90_000_00, balanceDate: '2026-09-30' }, { name: '张三峰' });
    night(hard, { holdings: [alike] });
    expect(hard.case).toMatchObject({
      kind: 'suspension',
      findings: [{ kind: 'suspension', amountFen: 20_000_00 }],
      latest: [{ kind: 'review', amountFen: 90_000_00 }],
    });
    expect(types(hard)).toEqual(['raised', 'screen', 'noted']);
  });

  it('is a suspension where a finding of it has become hard', () => {
    const alike = aBankHolding({ balanceFen: 20_000_00, balanceDate: '2026-09-30' }, { name: '张三峰' });
    const soft = aHardCase({ holdings: [alike] }).take('county', steps.screen);
    expect(soft.case.kind).toBe('review');
    night(soft, { holdings: [savings(20_000_00)] });
    expect(soft.case).toMatchObject({ kind: 'suspension', findings: [{ kind: 'suspension' }] });
    expect(types(soft)).toEqual(['raised', 'screen', 'escalated']);
  });
});
