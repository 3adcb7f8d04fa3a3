import { afterEach, expect, it, vi } from 'vitest';
import { defaultProvider } from '../../../shared/store/aws/function-credentials.ts';

afterEach(() => vi.unstubAllEnvs());

it('a function works with the credentials that Lambda gives it, as they are when it asks', async () => {
  const credentials = defaultProvider();
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_SESSION_TOKEN', 'session');
  expect(await credentials()).toEqual({
    accessKeyId: 'key',
    secretAccessKey: 'secret',
    sessionToken: 'session',
  });
});

it('without any it says so, and looks nowhere else', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', '');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', '');
  await expect(defaultProvider()()).rejects.toThrow('the environment has no credentials');
});
