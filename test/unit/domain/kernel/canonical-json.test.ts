import { describe, expect, it } from 'vitest';
import { canonicalJson, digestOf } from '../../../../shared/domain/kernel/canonical-json.ts';

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

  it('has one digest: the SHA-256 of that text', () => {
    expect(digestOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    expect(digestOf({ a: 1, b: 2 })).toBe(digestOf({ b: 2, a: 1 }));
  });
});
