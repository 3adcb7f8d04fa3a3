import { spawnSync } from 'node:child_process';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { hasChromium } from './test/browser/support/find-chromium.ts';

/** One kind of test, from the folder of its name. */
function project(name: string, seconds: number, test: TestProjectInlineConfiguration['test'] = {}) {
  return {
    extends: true as const,
    test: {
      name,
      include: [`test/${name}/**/*.test.ts`],
      testTimeout: seconds * 1000,
      hookTimeout: seconds * 1000,
      ...test,
    },
  };
}

/** The nights once more on the official DynamoDB Local, where there is Java. */
function projectsOnDynamoDbLocal() {
  if (spawnSync('java', ['-version'], { stdio: 'ignore' }).status !== 0) return [];
  const include = ['test/integration/night/**/*.test.ts'];
  const globalSetup = './test/integration/night/dynamodb-local.setup.ts';
  return [project('integration-dynamodb-local', 360, { include, globalSetup })];
}

/** The pages in a real browser: npm brings one for Linux on x64; elsewhere it takes one that is installed. */
function projectsInABrowser() {
  if (hasChromium()) return [project('browser', 60)];
  process.stderr.write('No browser is installed here: the tests in test/browser/ are left out.\n');
  return [];
}

export default defineConfig({
  test: {
    // Two at once: the embedded target starts workers and a database of its own beside them.
    maxWorkers: 2,
    // Lambda runs in UTC; days in Asia/Shanghai have to come out of the code, not out of the machine.
    env: { TZ: 'UTC' },
    projects: [
      project('unit', 60),
      // The CDK takes long to load, and keeps nothing between two apps.
      project('infra', 60, { isolate: false }),
      project('integration', 240),
      ...projectsOnDynamoDbLocal(),
      ...projectsInABrowser(),
      project('e2e', 600),
    ],
  },
});
