import { describe, expect, it } from 'vitest';
import {
  allOf,
  anyOf,
  equals,
  isAbsent,
  isBelow,
  isPresent,
  isUnchanged,
  lacks,
  Placeholders,
  updateExpression,
  type Condition,
} from '../../../shared/store/aws/expressions.ts';

function written(condition: Condition) {
  const use = new Placeholders();
  return { expression: condition(use), ...use.parameters };
}

describe('a condition', () => {
  it('names attributes and values by placeholders, so that none is a reserved word by accident', () => {
    expect(written(allOf(isPresent, equals('state', 'open'), isBelow('count', 3), lacks('answer')))).toEqual({
      expression: 'attribute_exists(pk) AND #n0 = :v0 AND #n1 < :v1 AND attribute_not_exists(#n2)',
      ExpressionAttributeNames: { '#n0': 'state', '#n1': 'count', '#n2': 'answer' },
      ExpressionAttributeValues: { ':v0': 'open', ':v1': 3 },
    });
  });

  it('that several are enough for keeps them apart', () => {
    const either = anyOf(isAbsent, allOf(lacks('a'), lacks('b')));
    expect(written(either).expression).toBe(
      '(attribute_not_exists(pk)) OR (attribute_not_exists(#n0) AND attribute_not_exists(#n1))',
    );
  });

  it('of an item that was not there is that there is still none', () => {
    expect(written(isUnchanged('version', undefined))).toEqual({ expression: 'attribute_not_exists(pk)' });
    expect(written(isUnchanged('version', 0)).expression).toBe('#n0 = :v0');
  });
});

describe('a change', () => {
  it('sets, joins to sets and removes in one update, and leaves out what it has not', () => {
    const use = new Placeholders();
    const change = {
      set: { status: 'ended' },
      setOnce: { key: 1 },
      addToSet: { done: new Set([1]) },
      remove: ['list'],
    };
    expect(updateExpression(change, use)).toBe(
      'SET #n0 = :v0, #n1 = if_not_exists(#n1, :v1) ADD #n2 :v2 REMOVE #n3',
    );
    expect(updateExpression({ remove: ['list'] }, new Placeholders())).toBe('REMOVE #n0');
  });
});
