import { defineConfig } from 'vitest/config';

/** What a mutant of the domain has to survive: the tests of the domain alone, without any embedded target. */
export default defineConfig({
  test: {
    include: ['test/unit/domain/**/*.test.ts'],
    setupFiles: ['test/mutation/fixed-seed.ts'],
    env: { TZ: 'UTC' },
    // The domain is pure: a thread and its modules serve all files of tests.
    isolate: false,
    testTimeout: 20_000,
  },
});
