/**
 * `npm run harness -- applicant`: the sample county is delivered, then each of its applicants is asked about, one household
 * after the other. Says how long it takes from the form to the report, on the embedded target.
 */
import { createReadStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { deliverFiles, listFiles } from '../../../cli/deliver.ts';
import { startHedui } from '../../../cli/hedui-target.ts';
import { atLength } from '../../../cli/run-night.ts';
import { ensureSampleCounty, SAMPLE_DAY } from '../../../cli/sample-county/index.ts';
import { recordApplication, sendChecks } from '../../../shared/app/checks/ask-check.ts';
import { readApplications } from '../../../shared/app/checks/read-applications.ts';
import { policyInForce } from '../../../shared/domain/policy/policy-in-force.ts';
import { runScript } from '../run-script.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const barSeconds = 10;
const pollMs = 20;

/** On this machine. */
const folder = {
  name: 'the sample county',
  open: (path: string) =>
    Promise.resolve({
      kind: 'object' as const,
      body: createReadStream(path),
      bytes: statSync(path).size,
      eTag: '',
    }),
};

async function measureAll(): Promise<number> {
  const { directory, county } = await ensureSampleCounty(join(root, '.cache', 'sample-county'));
  const [list] = await listFiles(directory, 'applicants');
  if (list === undefined) throw new Error('nobody applies in the sample county');
  const file = { bucket: folder, key: list.path, county, gzipped: false, latest: SAMPLE_DAY };
  const read = await readApplications(file);
  if (read.kind !== 'applications') throw new Error('the list of applicants cannot be read');
  const target = await startHedui(SAMPLE_DAY, {});
  try {
    for (const top of ['roster', 'inbox'] as const) {
      await deliverFiles(await listFiles(directory, top), target.inbox, () => undefined);
      await target.embedded.idle(atLength);
    }
    const { policy } = await target.policies.current();
    let slowest = 0;
    for (const application of read.applications) {
      const begun = performance.now();
      const at = new Date().toISOString();
      const inForce = policyInForce(policy, county, SAMPLE_DAY);
      const asking = { at, on: SAMPLE_DAY, policy: inForce, purpose: 'application' };
      await recordApplication(application, asking, target);
      const subject = application.profile.householdId;
      await sendChecks([subject], target.queues);
      while ((await target.checks.read(subject))?.state !== 'reported') await sleep(pollMs);
      const seconds = (performance.now() - begun) / 1000;
      console.log(`${subject}: ${seconds.toFixed(2)} s from the form to the report (bar ${barSeconds} s)`);
      slowest = Math.max(slowest, seconds);
    }
    return slowest <= barSeconds ? 0 : 1;
  } finally {
    await target.embedded.stop();
  }
}

await runScript({ usage: 'npm run harness -- applicant', options: {} }, measureAll);
