import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findGaps } from '../../../../shared/domain/cases/check-transitions.ts';
import { transitions } from '../../../../shared/domain/cases/transitions.ts';
import { describeTransitions } from './describe-transitions.ts';

describe('the table of transitions', () => {
  it('has no gaps', () => {
    expect(findGaps(transitions)).toEqual([]);
  });

  it.each([
    [
      'a step without a row',
      transitions.filter(({ step }) => step !== 'check'),
      'no row is about the step check',
    ],
    [
      'a state that nothing leads to',
      transitions.filter(({ step }) => step !== 'hear'),
      'no step leads to heard',
    ],
    [
      'a state that nothing leads out of',
      transitions.filter(({ step }) => step !== 'reopen'),
      'no step leads out of archived',
    ],
    [
      'two rows about one state',
      [...transitions, ...transitions.slice(0, 1)],
      'two rows are about screen from raised',
    ],
    [
      'a step that nobody may take',
      transitions.map((row) => (row.step === 'hear' ? { ...row, roles: [] } : row)),
      'nobody may take hear',
    ],
    [
      'a closed case that goes on by itself',
      transitions.map((row) => (row.step === 'check' ? { ...row, from: ['archived' as const] } : row)),
      'check leads out of archived',
    ],
  ])('is not taken with %s', (_what, table, gap) => {
    expect(findGaps(table)).toContain(gap);
  });

  it('appears in the documentation as it is', () => {
    const text = readFileSync(new URL('../../../../docs/cases.md', import.meta.url), 'utf8');
    expect(text.replaceAll(/ +/g, ' ').replaceAll(/-+/g, '-')).toContain(describeTransitions());
  });
});
