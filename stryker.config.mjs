/** Mutation testing of the domain (`npm run harness -- mutation`): each small change to it should be noticed by a test. */
export default {
  mutate: ['shared/domain/**/*.ts'],
  testRunner: 'vitest',
  // Stryker looks for plugins beside itself only where node_modules is flat.
  plugins: ['@stryker-mutator/vitest-runner', './test/harness/mutation/ignore-words.mjs'],
  ignorers: ['words'],
  vitest: { configFile: 'test/harness/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // What runs once while a file loads (tables, schemas) needs all tests a mutant: 15 times as long. See docs/mutation.md.
  ignoreStatic: true,
  incremental: true,
  incrementalFile: '.cache/mutation/incremental.json',
  tempDirName: '.cache/mutation/sandbox',
  concurrency: 1,
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: '.cache/mutation/report.json' },
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  ignorePatterns: ['.cache', 'out', 'cdk.out', 'events', 'infra'],
};
