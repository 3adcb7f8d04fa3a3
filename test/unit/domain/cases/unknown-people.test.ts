import { describe, expect, it } from 'vitest';
import { listNotices } from '../../../../shared/domain/assessment/list-notices.ts';
import { listCase } from '../../../../shared/domain/cases/list-case.ts';
import { aHardCase, steps, surveyed, CaseLife } from '../../../builders/case-life.ts';
import { aBankHolding, aHousehold, aMember } from '../../../builders/household-file.ts';

const ended = (
  cause: 'left-roster' | 'number-given-to-others' | 'moved' | 'merged',
  households: string[] = [],
) => ({
  cause,
  households,
  on: '2026-10-25',
});

function endedBy(life: CaseLife, end: ReturnType<typeof ended>): CaseLife {
  return life.assess({ profile: { ...life.file.profile, status: 'ended', ended: end } });
}

describe('a finding that rests on somebody who cannot be compared any more', () => {
  it.each([
    ['whose authorisation has lapsed', { authorisedUntil: '2026-10-01' as const }, 'member-unauthorised'],
    [
      'whose number cannot be read',
      { identity: 'invalid' as const, identityToken: undefined },
      'identity-invalid',
    ],
  ])('stays, unjudged, of one %s', (_, changes, because) => {
    const life = aHardCase();
    const { identityToken, ...member } = { ...aMember(), ...changes };
    life.assess({ members: [{ ...member, ...(identityToken !== undefined && { identityToken }) }] });
    expect(life.case).toMatchObject({
      state: 'raised',
      kind: 'suspension',
      findings: [{ rule: 'financial-assets', unjudged: [{ ordinal: 1, name: '张三丰', because }] }],
    });
  });

  it('is not open to withdrawal in a case that is worked', () => {
    const life = surveyed(aHardCase());
    life.assess({ members: [aMember({ authorisedUntil: '2026-10-01' })] });
    expect(life.whyNot('county', 'withdraw')).toContain('findings-left');
  });

  it('is marked in a case that is worked too, until there is an answer', () => {
    const life = surveyed(aHardCase());
    const [before] = life.case.findings;
    life.assess({ members: [aMember({ authorisedUntil: '2026-10-01' })] });
    const unjudged = [{ ordinal: 1, name: '张三丰', because: 'member-unauthorised' }];
    expect(life.case.findings).toEqual([{ ...before, unjudged }]);
    expect(listCase(life.case).unjudged).toEqual(['financial-assets']);
    life.assess({ members: [aMember()] });
    expect(life.case.findings).toEqual([before]);
    expect(listCase(life.case)).not.toHaveProperty('unjudged');
  });

  it.each([
    ['nobody has begun', () => aHardCase()],
    ['is worked', () => surveyed(aHardCase())],
  ])('is marked where the household is disputed and its case %s', (_, lived) => {
    const life = lived();
    const state = life.case.state;
    const disputed = { ...life.file.profile, status: 'disputed' as const };
    life.assess({ profile: { ...disputed, unreadable: [1] } });
    expect(life.case).toMatchObject({
      state,
      findings: [{ unjudged: [{ because: 'member-row-quarantined' }] }],
    });
    life.assess({ profile: disputed });
    expect(life.case).toMatchObject({ state, findings: [{ unjudged: [{ because: 'household-disputed' }] }] });
    life.assess({ profile: { ...disputed, status: 'active' } });
    expect(life.case.findings[0]).not.toHaveProperty('unjudged');
  });

  it('is judged again as soon as there is an answer', () => {
    const life = aHardCase();
    life.assess({ members: [aMember({ authorisedUntil: '2026-10-01' })] });
    life.assess({ members: [aMember()], holdings: [] });
    expect(life.case).toMatchObject({ state: 'withdrawn', cause: 'data-gone' });
  });

  it('does not stay because somebody else of the household cannot be compared', () => {
    const life = aHardCase({
      members: [aMember(), aMember({ ordinal: 2, name: '李四', identityToken: '1:b' })],
    });
    life.assess({
      members: [
        aMember(),
        aMember({ ordinal: 2, name: '李四', identityToken: '1:b', authorisedUntil: 'never' }),
      ],
      holdings: [],
    });
    expect(life.case.state).toBe('withdrawn');
  });
});

describe('a double whose other household cannot be read any more', () => {
  it('stays, unjudged, with the member and the reason, and is judged again when that one can be read', () => {
    const member = aMember();
    const life = new CaseLife(aHousehold({ members: [member] }));
    const others = (...households: string[]) => ({
      otherHouseholds: (token: string) => (token === member.identityToken ? households : []),
    });
    life.assessIn(others('110101-0077'));
    expect(life.case.findings).toMatchObject([{ rule: 'duplicate-recipient' }]);
    life.assessIn({ ...others(), disputedHouseholds: new Set(['110101-0077']) });
    expect(life.case).toMatchObject({
      state: 'raised',
      findings: [
        { rule: 'duplicate-recipient', unjudged: [{ ordinal: 1, because: 'other-household-disputed' }] },
      ],
    });
    life.assessIn(others());
    expect(life.case.state).toBe('withdrawn');
  });
});

describe('notices of a disputed household', () => {
  it('name the members whose rows cannot be read', () => {
    const { file } = aHardCase();
    const profile = { ...file.profile, status: 'disputed' as const, unreadable: [1] };
    expect(listNotices({ ...file, profile }, '2026-10-12')).toEqual([
      { member: null, reason: 'household-disputed' },
      { member: 1, reason: 'member-row-quarantined' },
    ]);
  });
});

describe('a case that the machine closes names the cause', () => {
  it.each([
    [ended('left-roster'), 'left-roster', '该家庭已不在花名册中'],
    [
      ended('number-given-to-others', ['110101-0001~2']),
      'number-given-to-others',
      '家庭编号已归其他家庭使用（110101-0001~2）',
    ],
    [ended('moved', ['110101-0009']), 'moved', '家庭成员已转入 110101-0009'],
    [ended('merged', ['110101-0009']), 'merged', '该家庭已并入 110101-0009'],
  ])('%o', (end, cause, words) => {
    const life = endedBy(aHardCase(), end);
    expect(life.case).toMatchObject({ state: 'ended', cause });
    expect(life.case.events.at(-1)?.reason.zh).toContain(words);
  });

  it('corrected: the number on file is another one', () => {
    const life = aHardCase();
    life.assess({ members: [aMember({ identityToken: '1:corrected' })] });
    expect(life.case).toMatchObject({ state: 'withdrawn', cause: 'corrected' });
  });

  it('members-left: whoever holds it is in the household no more', () => {
    const life = aHardCase();
    life.assess({
      members: [aMember({ ordinal: 2, name: '李四', identityToken: '1:b' })],
      formerMembers: [aMember({ leftOn: '2026-10-25' })],
    });
    expect(life.case).toMatchObject({ state: 'withdrawn', cause: 'members-left' });
    expect(life.case.events.at(-1)?.reason.zh).toContain('成员 1（张三丰）已不在该家庭');
  });

  it('lapsed: it could not be compared again before the household left', () => {
    const life = aHardCase();
    life.assess({ members: [aMember({ authorisedUntil: '2026-10-01' })] });
    expect(endedBy(life, ended('left-roster')).case).toMatchObject({ state: 'ended', cause: 'lapsed' });
  });

  it('and says none where a person closed it', () => {
    const life = aHardCase().take('county', steps.screen);
    life.assess({ holdings: [aBankHolding({ balanceFen: 1_00, balanceDate: '2026-10-11' })] });
    life.take('county', { step: 'withdraw', reason: '已核实' });
    expect(life.case.cause).toBeUndefined();
  });
});
