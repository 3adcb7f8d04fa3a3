import { describe, expect, it } from 'vitest';
import { canonicalJson, digestOf, isSameJson } from '../../../../shared/domain/kernel/canonical-json.ts';

describe('one text for one value', () => {
  it('whatever the order of keys, inside and outside', () => {
    expect(canonicalJson({ b: { z: 1, y: 2 }, a: [{ d: 1, c: 2 }] })).toBe(
      '{"a":[{"c":2,"d":1}],"b":{"y":2,"z":1}}',
    );
  });

  it('keys appear by code unit, capitals before small letters', () => {
    expect(canonicalJson({ a: 1, Z: 2, '10': 3, 中: 4 })).toBe('{"10":3,"Z":2,"a":1,"中":4}');
  });

  it('lists keep their order, undefined and null differ', () => {
    expect(canonicalJson([3, 1, 2])).toBe('[3,1,2]');
    expect(canonicalJson({ a: null, b: undefined })).toBe('{"a":null}');
    expect(canonicalJson(null)).toBe('null');
  });

  it.each<[unknown, unknown]>([
    [
      { a: 1, b: [1, { c: null }] },
      { b: [1, { c: null }], a: 1 },
    ],
    [{ a: 1, b: undefined }, { a: 1 }],
    [{ a: 1 }, { a: 1, b: null }],
    [{ a: 1 }, { b: 1 }],
    [{ a: {} }, { a: [] }],
    [[1, 2], [1]],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: '1' }, { a: 1 }],
    [null, {}],
  ])('of %j and %j it is the same exactly where it is found the same without writing it', (a, b) => {
    expect(isSameJson(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
    expect(isSameJson(b, a)).toBe(canonicalJson(a) === canonicalJson(b));
  });

  it('has one digest: the SHA-256 of that text', () => {
    expect(digestOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    expect(digestOf({ a: 1, b: 2 })).toBe(digestOf({ b: 2, a: 1 }));
  });
});
