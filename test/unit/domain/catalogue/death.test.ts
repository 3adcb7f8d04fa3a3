/** Records of deaths and cremations: one death, whoever tells it, and days that cannot be right. */
import { describe, expect, it } from 'vitest';
import { death } from '../../../../shared/domain/catalogue/sources/death.ts';
import { findingsOf, fresh } from '../../../builders/assessment.ts';
import { aHousehold } from '../../../builders/household-file.ts';
import { ofSecond, rowOf, saidBy, thingsOf, twoMembers } from '../../../builders/rows-of-source.ts';

const record = (changes: Readonly<Record<string, string>> = {}, place = {}) =>
  rowOf(
    death,
    { died_on: '2026-08-01', cremated_on: '2026-08-03', registrar: '县殡仪馆', ...changes },
    place,
  );

describe('a record of a death', () => {
  it('says who died when, once for a day, whoever has it', () => {
    expect(saidBy(record(), record({ cremated_on: '' }, { provider: 'hospital' }))).toEqual({
      state: 'in-force',
      unclear: [],
      facets: [{ kind: 'event', what: 'died', on: '2026-08-01' }],
    });
    expect(thingsOf(record(), record({}, ofSecond))).toHaveLength(2);
  });

  it.each([
    [{ cremated_on: '2026-07-31' }, 'cremated-before-death'],
    [{ died_on: '2026-11-01', cremated_on: '' }, 'day-to-come'],
    [{ cremated_on: '2026-11-02' }, 'day-to-come'],
    [{ died_on: '1979-12-31' }, 'day-before-birth'],
  ])('of which %j cannot be right is unclear', (changes, point) => {
    expect(saidBy(record(changes)).unclear).toEqual([point]);
  });

  it('of one day, or without a cremation, may be right', () => {
    expect(saidBy(record({ cremated_on: '2026-08-01' })).unclear).toEqual([]);
    expect(saidBy(record({ cremated_on: '' })).unclear).toEqual([]);
  });

  it.each(['', '2026年8月', '46023'])('without a day of death (%j) is set aside', (died_on) => {
    expect(() => record({ died_on })).toThrow('died-on-invalid');
  });

  it('by two offices is a review that says so', () => {
    const holdings = [record(), record({}, { provider: 'hospital', line: 3 })];
    const freshness = [fresh('death', 'an-office')];
    const findings = findingsOf(aHousehold({ members: twoMembers, holdings }), { freshness });
    expect([...findings.keys()]).toEqual(['member-deceased']);
    expect(findings.get('member-deceased')?.explanation.en).toContain('by 2 offices');
  });
});
