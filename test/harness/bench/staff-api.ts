/**
 * `npm run harness -- staff`: how long the staff API and the console take to list, count and open cases, in a county of 20,000
 * households with 5,000 open cases, on the embedded target. `own` is how long the function's thread was at work rather than
 * waiting for tables; `CPU` is what a request took of the processor in all, the embedded tables and the client included,
 * which holds on a busy machine too.
 */
import { runScript } from '../run-script.ts';
import { StaffClient } from '../../../cli/staff-client.ts';
import { startStaffedHedui } from '../../../cli/staffed-target.ts';
import { closedCases, county, fillCounty, households, idOf, openCases, towns } from './staff-county.ts';

const rounds = 20;
const caseDay = '2026-10-31';

const spent: { all: number; own: number }[] = [];
async function measureAll(): Promise<number> {
  const hedui = await startStaffedHedui(caseDay, () => Promise.resolve({ county, towns }), {
    onInvocation: ({ milliseconds, workedMilliseconds }) => {
      spent.push({ all: milliseconds, own: workedMilliseconds });
    },
  });
  try {
    await fillCounty(hedui.target);
    console.log(
      `${households} households, ${openCases} open and ${closedCases} other cases; ${rounds} requests each`,
    );
    console.log(`${'milliseconds of the function'.padEnd(52)}  median  95 %   own   CPU`);
    const handler = await StaffClient.signIn(hedui.url, 'county-handler');
    const ofTown = await StaffClient.signIn(hedui.url, 'town-handler');
    const town = encodeURIComponent(towns[0] ?? '');
    console.log('Staff API');
    for (const query of [
      '',
      `&town=${town}`,
      '&rule=motor-vehicle',
      '&rule=second-home',
      '&kind=suspension',
      '&certainty=verified',
      '&certainty=doubtful',
      '&states=checked,heard',
      '&assignee=me',
      '&dueBy=2026-10-20',
      '&leastAmountFen=79000',
      `&rule=financial-assets&leastAmountFen=79000&town=${town}`,
      '&awaitsSecond=true',
      '&states=decided,executed,archived,explained',
    ])
      await measure(handler, () => `/api/cases?limit=50${query}`);
    await measure(ofTown, () => '/api/cases?limit=50', 'of a town handler');
    await measure(handler, () => `/api/authorisations?town=${town}&through=2026-11-30`);
    await measure(handler, (n) => `/api/households/${idOf(n * 7 + 1)}/cases/1`);
    await measure(handler, (n) => `/api/households/${idOf(n * 7 + 1)}?purpose=sample-check`);
    console.log('Console');
    await measure(handler, () => '/', 'of the county');
    await measure(ofTown, () => '/', 'of a town');
    for (const query of [
      '',
      `?town=${town}`,
      '?rule=second-home',
      '?kind=review',
      '?state=heard',
      '?assignee=me',
      '?due=2026-10-20',
      '?least=790',
      '?second=yes',
    ])
      await measure(handler, () => `/cases${query}`);
    await measure(handler, (n) => `/cases/${idOf(n * 7 + 1)}/1`);
    await measure(handler, (n) => `/households/${idOf(n * 7 + 1)}?purpose=sample-check`);
    await measure(handler, () => '/statistics');
  } finally {
    await hedui.stop();
  }
  return 0;
}

async function measure(client: StaffClient, pathOf: (n: number) => string, whose = ''): Promise<void> {
  await client.request(pathOf(0));
  spent.length = 0;
  const before = process.cpuUsage();
  for (let n = 1; n <= rounds; n += 1) {
    const { status } = await client.request(pathOf(n));
    if (status !== 200) throw new Error(`${pathOf(n)}: status ${status}`);
  }
  const { user, system } = process.cpuUsage(before);
  const what = decodeURIComponent(`${pathOf(1).replace('limit=50&', '')} ${whose}`);
  const all = spent.map((each) => each.all).sort((a, b) => a - b);
  const own = spent.map((each) => each.own).sort((a, b) => a - b);
  const at = (values: readonly number[], part: number): string =>
    (values[Math.floor((values.length - 1) * part)] ?? 0).toFixed(0).padStart(6);
  console.log(
    `  ${what.padEnd(50)}${at(all, 0.5)}${at(all, 0.95)}${at(own, 0.5)}${((user + system) / 1000 / rounds).toFixed(0).padStart(6)}`,
  );
}

const usage = `npm run harness -- staff

  measures the staff API and the console in a county of ${households} households; it takes no options`;

await runScript({ usage }, measureAll);
