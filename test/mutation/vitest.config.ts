import { defineConfig } from 'vitest/config';

/** What a mutant of the domain has to survive: the tests of the domain alone, without any embedded target. */
export default defineConfig({
  test: {
    include: ['test/unit/domain/**/*.test.ts'],
    setupFiles: ['test/mutation/fixed-seed.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 20_000,
  },
});
