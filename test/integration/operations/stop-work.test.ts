import { afterAll, beforeAll, expect, it } from 'vitest';
import { fireSchedule, nextScheduledTime } from '../../../cli/run-night.ts';
import { bankFile, bankKey, casesByHousehold, SmallCounty } from '../night/small-county.ts';

let hedui: SmallCounty;
beforeAll(async () => {
  hedui = await SmallCounty.start();
  await hedui.deliverRoster([{ household: 'RICH', person: 1 }]);
});
afterAll(() => hedui.stop());

const waiting = () =>
  Object.values(hedui.target.embedded.queueDepths()).reduce((sum, depth) => sum + depth, 0);

it('when work runs away the alarm takes functions off their queues: what comes waits, and goes on when it is resumed', async () => {
  const { embedded, runs } = hedui.target;
  embedded.changeAlarm('Hedui-work-runs-away', 'OK');
  await hedui.deliver({ [bankKey('before.csv', '2026-10-29')]: bankFile([{ person: 1 }]) });
  expect(waiting()).toBe(0);

  embedded.changeAlarm('Hedui-work-runs-away', 'ALARM');
  await hedui.deliver({ [bankKey('after.csv')]: bankFile([{ person: 1, balance: '50000.00' }]) });
  await fireSchedule('start-nightly-run', await nextScheduledTime(hedui.target), hedui.target);
  await embedded.idle();
  expect(await hedui.target.pointers.readAll()).toMatchObject([{ asOf: '2026-10-29' }]);
  expect(await runs.openRun()).toBeDefined();
  expect(waiting()).toBeGreaterThan(1);

  embedded.startAutomation('Hedui-resume-work');
  await embedded.idle();
  expect(await runs.openRun()).toBeUndefined();
  expect(waiting()).toBe(0);
  expect(await hedui.deadLetters()).toEqual([]);
  expect(casesByHousehold(await hedui.night())).toEqual({ RICH: 'suspension financial-assets' });
});
