import { describe, expect, it } from 'vitest';
import { assess } from '../../../../shared/domain/assessment/assess.ts';
import { matchRows } from '../../../../shared/domain/assessment/match-rows.ts';
import { aContext, findingsOf } from '../../../builders/assessment.ts';
import {
  aBankHolding,
  aHousehold,
  aMember,
  aVehicleHolding,
  tokenOf,
} from '../../../builders/household-file.ts';

const day = '2026-11-22';
const noMatches = { verified: 0, probable: 0, doubtful: 0 };

describe('how sure it is that a row is about a member', () => {
  const certaintyOf = (row: Parameters<typeof aBankHolding>[1], member = aMember()) =>
    matchRows(aHousehold({ members: [member], holdings: [aBankHolding({}, row)] }), day).map(
      (each) => each.certainty,
    );

  it.each([
    ['the names are equal', {}, 'verified'],
    ['the name is one that the member had before', { name: '李四' }, 'verified'],
    ['the names sound alike', { name: '张三峰' }, 'probable'],
    ['a character is masked', { name: '张*丰' }, 'probable'],
    ['the names differ', { name: '王五六' }, 'doubtful'],
    ['there is no name', { name: '' }, 'doubtful'],
    ['the check digit is wrong, whatever the name', { checkDigitRight: false }, 'doubtful'],
  ])('%s: %s', (_when, row, certainty) => {
    expect(certaintyOf(row, aMember({ formerNames: ['李四'] }))).toEqual([certainty]);
  });

  it('each evidence says why', () => {
    const file = aHousehold({ members: [aMember()], holdings: [aVehicleHolding({}, { name: '张三峰' })] });
    const [evidence] = findingsOf(file).get('motor-vehicle')?.evidence ?? [];
    expect(evidence).toMatchObject({ certainty: 'probable', memberOrdinal: 1, line: 2 });
    expect(evidence?.note.en).toContain('sound alike');
    expect(evidence?.note.zh).toContain('号牌种类“小型汽车”');
  });
});

describe('who is compared', () => {
  const savings = aBankHolding({ balanceFen: 50_000_00 });
  const household = (
    member: Partial<ReturnType<typeof aMember>>,
    status: 'active' | 'disputed' | 'ended' = 'active',
  ) =>
    assess(aHousehold({ members: [aMember(member)], holdings: [savings], profile: { status } }), aContext());

  it('an authorised member, until the last day of the authorisation', () => {
    expect(household({}).certainties.verified).toBe(1);
    expect(household({ authorisedUntil: day })).toMatchObject({ certainties: { verified: 1 }, notices: [] });
  });

  it.each(['never', '2026-11-21'])(
    'nobody without an authorisation (%s), who is listed',
    (authorisedUntil) => {
      const { findings, notices, certainties } = household({ authorisedUntil });
      expect(findings).toEqual([]);
      expect(certainties).toEqual(noMatches);
      expect(notices).toEqual([{ member: 1, reason: 'member-unauthorised' }]);
    },
  );

  it('nobody whose number is invalid or another document; the number is named before the authorisation', () => {
    expect(household({ identity: 'invalid', authorisedUntil: 'never' })).toMatchObject({
      certainties: noMatches,
      notices: [{ member: 1, reason: 'identity-invalid' }],
    });
    expect(household({ identity: 'other-document' }).notices).toEqual([
      { member: 1, reason: 'identity-not-comparable' },
    ]);
  });

  it('nobody without a token, as their number is not indexed yet', () => {
    expect(household({ identityToken: undefined })).toMatchObject({
      certainties: noMatches,
      notices: [{ member: 1, reason: 'identity-not-comparable' }],
    });
  });

  it('nobody who is not a member: rows of others are ignored', () => {
    const stranger = aBankHolding({ balanceFen: 50_000_00 }, { identityToken: tokenOf(9) });
    const { findings, certainties } = assess(
      aHousehold({ members: [aMember()], holdings: [stranger] }),
      aContext(),
    );
    expect(findings).toEqual([]);
    expect(certainties).toEqual(noMatches);
  });

  it('nobody of a disputed household, which is listed and passes no rule', () => {
    expect(household({}, 'disputed')).toMatchObject({ findings: [], certainties: noMatches });
    const { findings, results, notices } = household({ authorisedUntil: 'never' }, 'disputed');
    expect(findings).toEqual([]);
    expect(notices).toEqual([{ member: null, reason: 'household-disputed' }]);
    expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(['unjudged']));
  });

  it('nobody of a household that has left the roster, of which nothing is listed', () => {
    const { findings, results, notices } = household({ authorisedUntil: 'never' }, 'ended');
    expect([findings, notices]).toEqual([[], []]);
    expect(results[0]?.explanation.en).toContain('left the roster');
  });

  it('members without a number of their own are listed in order', () => {
    const members = [
      aMember({ ordinal: 3, authorisedUntil: 'never' }),
      aMember({ ordinal: 2, identity: 'invalid' }),
    ];
    expect(assess(aHousehold({ members }), aContext()).notices.map(({ member }) => member)).toEqual([2, 3]);
  });
});
