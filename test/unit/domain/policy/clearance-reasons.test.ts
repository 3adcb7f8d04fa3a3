/** Which reasons are offered for what was found. */
import { describe, expect, it } from 'vitest';
import { offeredReasons, reasonsFor } from '../../../../shared/domain/policy/clearance-reasons.ts';

const own = { 'county-own': { zh: '本县理由', en: 'a reason of the county' } };
const codesFor = (facets: Parameters<typeof reasonsFor>[0]): string[] =>
  Object.keys(reasonsFor(facets, { ...offeredReasons, ...own }));

describe('the reasons for a clearance', () => {
  it('are those that can explain what the rule reads, and always those of the county', () => {
    expect(codesFor(['vehicle'])).toEqual(
      expect.arrayContaining(['disabled-members-vehicle', 'not-this-person', 'other', 'county-own']),
    );
    expect(codesFor(['vehicle'])).not.toContain('medical-money');
    expect(codesFor(['money'])).toContain('medical-money');
  });

  it('of a rule about people are no reasons for things', () => {
    expect(codesFor([])).toEqual(['not-this-person', 'double-resolved', 'other', 'county-own']);
  });

  it('say of assistance that is paid twice, too, that the double has been resolved', () => {
    expect(codesFor(['aid'])).toContain('double-resolved');
    expect(codesFor(['money'])).not.toContain('double-resolved');
  });

  it('are all there where a rule asks about everything', () => {
    expect(codesFor('every')).toHaveLength(Object.keys(offeredReasons).length + 1);
  });
});
