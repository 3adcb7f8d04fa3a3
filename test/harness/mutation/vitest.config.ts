import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Slower from one to the next: what imports most of the domain, what walks through many drawn values. */
const slow = [
  /assess|assets|explanations|rules-in-words|evidence-trail|policy-proposals/,
  /\/cases\/|documents|payment-changes/,
  /case-life\.model|assessment-properties|delivery-life\.property|roster\.test/,
];
const slownessOf = ({ moduleId }: TestSpecification): number =>
  slow.findLastIndex((files) => files.test(moduleId));

/** A mutant is done with the first test that notices it: quick tests are asked before slow ones. */
class QuickFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve([...files].sort((a, b) => slownessOf(a) - slownessOf(b)));
  }
}

/** What a mutant of the domain has to survive: the tests of the domain alone, without any embedded target. */
export default defineConfig({
  test: {
    include: ['test/unit/domain/**/*.test.ts'],
    setupFiles: ['test/harness/mutation/setup.ts'],
    env: { TZ: 'UTC' },
    // The domain is pure: a thread and its modules serve all files of tests.
    isolate: false,
    testTimeout: 20_000,
    sequence: { sequencer: QuickFirst },
  },
});
