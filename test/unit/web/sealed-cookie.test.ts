import { expect, it } from 'vitest';
import { z } from 'zod';
import { deriveKey, seal, unseal } from '../../../shared/web/sealed-cookie.ts';

const key = deriveKey('a secret that has another purpose', 'sign-in');
const value = { state: 's', returnTo: '/cases' };
const schema = z.object({ state: z.string(), returnTo: z.string() });
const text = seal(value, { key, expiresAt: 1000 });

it('what was sealed comes back, and says nothing on its way', () => {
  expect(unseal(schema, text, { key, now: 999 })).toEqual(value);
  expect(Buffer.from(text, 'base64url').toString('latin1')).not.toContain('cases');
  expect(seal(value, { key, expiresAt: 1000 })).not.toBe(text);
});

it('what has expired, was changed, cut, invented or sealed for another purpose is nothing', () => {
  expect(unseal(schema, text, { key, now: 1000 })).toBeUndefined();
  const bytes = Buffer.from(text, 'base64url');
  for (let n = 0; n < bytes.length; n += 7) {
    const changed = Buffer.from(bytes);
    changed[n] = (changed[n] ?? 0) ^ 1;
    expect(unseal(schema, changed.toString('base64url'), { key, now: 0 }), `byte ${n}`).toBeUndefined();
  }
  for (const invented of ['', 'abc', text.slice(0, 30), bytes.subarray(0, 40).toString('base64url')])
    expect(unseal(schema, invented, { key, now: 0 })).toBeUndefined();
  const other = deriveKey('a secret that has another purpose', 'another');
  expect(unseal(schema, text, { key: other, now: 0 })).toBeUndefined();
  expect(unseal(z.object({ nonce: z.string() }), text, { key, now: 0 })).toBeUndefined();
});
