import { createHmac } from 'node:crypto';
import fc from '../../builders/fast-check.ts';
import { expect, it } from 'vitest';
import {
  assertSameSecrets,
  createIdentityToken,
  KeyReplacedError,
  openKeyRing,
} from '../../../shared/web/identity-token.ts';

const first17s = fc.array(fc.stringMatching(/^\d{17}$/), { minLength: 1, maxLength: 5 });

it('an identity token is the HMAC of the 17 digits under the secret, however long the secret is', () => {
  const secrets = fc.oneof(fc.string(), fc.string({ unit: 'grapheme', maxLength: 200 }));
  fc.assert(
    fc.property(secrets, first17s, (secret, numbers) => {
      const token = createIdentityToken(secret, '7');
      for (const first17 of numbers)
        expect(token(first17)).toBe(`7:${createHmac('sha256', secret).update(first17).digest('hex')}`);
    }),
  );
});

it('there is no token of anything but 17 digits', () => {
  expect(() => createIdentityToken('secret', '1')('123')).toThrow(RangeError);
});

it('another secret under a version that is in use is refused, a further version and older records are not', () => {
  const known = openKeyRing([{ version: '1', secret: 'the secret in use' }]);
  const next = { version: '2', secret: 'the next one' };
  const kept = [undefined, known.prints];
  expect(() => assertSameSecrets(kept, known)).not.toThrow();
  expect(() =>
    assertSameSecrets(kept, openKeyRing([{ version: '1', secret: 'the secret in use' }, next])),
  ).not.toThrow();
  expect(() => assertSameSecrets(kept, openKeyRing([next]))).not.toThrow();
  expect(() => assertSameSecrets(kept, openKeyRing([{ version: '1', secret: 'another one' }]))).toThrow(
    KeyReplacedError,
  );
});
