/** What `explain` prints of the rules, and of the rows that lead to members. */
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { describeRecords, describeResults } from '../../../cli/describe-results.ts';
import { assess } from '../../../shared/domain/assessment/assess.ts';
import { defaultPolicy } from '../../../shared/domain/policy/default-policy.ts';
import { policyInForce } from '../../../shared/domain/policy/policy-in-force.ts';
import { aContext } from '../../builders/assessment.ts';
import { aBankHolding, aHousehold, aMember } from '../../builders/household-file.ts';

const day = '2026-10-31';
const accounts = Array.from({ length: 230 }, (_, index) =>
  aBankHolding({ accountNumber: `62220200000${1000 + index}`, balanceFen: 1_000_00 }, { line: index + 2 }),
);
const file = aHousehold({ members: [aMember()], holdings: accounts });
const policy = policyInForce(defaultPolicy, '110101', day);
const known = { policy, file };
const lines = (texts: readonly string[]): string[] =>
  texts.map((text) => stripVTControlCharacters(text).trim());

it('counts the rows of a finding that are not shown, those that it did not keep too', () => {
  const shown = lines(describeResults(assess(file, aContext({ day })), known));
  expect(shown.filter((line) => line.startsWith('· verified'))).toHaveLength(20);
  expect(shown).toContain('· 另有 210 行 more rows');
});

it('says of each row by whom and as of when it is, and the day of the record', () => {
  const named = { ...policy, providerName: () => '柳湾农商行' };
  const [first] = lines(describeRecords({ policy: named, file }, day));
  expect(first).toMatch(
    /^verified 柳湾农商行 2026-10-31 {2}inbox\/.*:2 {2}成员 1（张三丰）.*2026-10-31 余额/,
  );
});

it('counts every row that leads to a member', () => {
  expect(lines(describeRecords(known, day)).at(-1)).toBe('另有 190 行 more rows');
});
