import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Walks through many drawn values, and a roster of 40,000 rows: seconds, where other files take milliseconds. */
const slow = /case-life\.model|assessment-properties|delivery-life\.property|roster\.test/;

/** A mutant is done with the first test that notices it: quick tests are asked before slow ones. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const [last, first] = [true, false].map((isSlow) =>
      files.filter(({ moduleId }) => slow.test(moduleId) === isSlow),
    );
    return [...(await super.sort(first!)), ...(await super.sort(last!))];
  }
}

/** What a mutant of the domain has to survive: the tests of the domain alone, without any embedded target. */
export default defineConfig({
  test: {
    include: ['test/unit/domain/**/*.test.ts'],
    setupFiles: ['test/mutation/fixed-seed.ts'],
    env: { TZ: 'UTC' },
    // The domain is pure: a thread and its modules serve all files of tests.
    isolate: false,
    testTimeout: 20_000,
    sequence: { sequencer: QuickFirst },
  },
});
