/**
 * `npm run bench:staff`: how long the staff API's function works to list and open cases, in a county of 20,000
 * households with 5,000 open cases, on the embedded target.
 */
import { Households } from '../../shared/adapters/households.ts';
import { createClients } from '../../shared/adapters/clients.ts';
import { StaffClient } from '../../infra/embedded/cli/staff-client.ts';
import { startStaffedHedui } from '../../infra/embedded/cli/staffed-target.ts';
import { aHardCase } from '../builders/case-life.ts';
import { aHousehold, aMember } from '../builders/household-file.ts';

const [households, openCases, rounds] = [20_000, 5_000, 60];
const county = '329901';
const towns = Array.from({ length: 17 }, (_, n) => `${n + 1}号镇`);

const spent: number[] = [];
const hedui = await startStaffedHedui('2026-10-31', () => Promise.resolve({ county, towns }), {
  onInvocation: ({ function: id, milliseconds }) => {
    if (id.startsWith('StaffApi')) spent.push(milliseconds);
  },
});
try {
  await fill();
  const handler = await StaffClient.signIn(hedui.url, 'county-handler');
  const ofTown = await StaffClient.signIn(hedui.url, 'town-handler');
  const town = encodeURIComponent(towns[0] ?? '');
  console.log(
    `${households} households, ${openCases} open cases; function time in ms over ${rounds} requests`,
  );
  await measure('first page of the county', handler, () => '/api/cases?limit=50');
  await measure('a town of the county', handler, () => `/api/cases?limit=50&town=${town}`);
  await measure("a town handler's list", ofTown, () => '/api/cases?limit=50');
  await measure(
    'filtered by rule and amount',
    handler,
    () => '/api/cases?rule=financial-assets&leastAmountFen=70000',
  );
  await measure('a filter that fits nothing', handler, () => '/api/cases?rule=second-home');
  await measure('a case with its next steps', handler, (n) => `/api/households/${idOf(n * 7 + 1)}/cases/1`);
  await measure("a household's file", handler, (n) => `/api/households/${idOf(n * 7 + 1)}`);
} finally {
  await hedui.stop();
}

function idOf(n: number): string {
  return `${county}-${String(n).padStart(6, '0')}`;
}

function fileOf(n: number) {
  const profile = {
    householdId: idOf(n),
    county,
    town: towns[n % towns.length] ?? '',
    monthlyAmountFen: 60_000 + (n % 200) * 100,
  };
  return aHousehold({ profile, members: [aMember(), aMember({ ordinal: 2 })] });
}

/** Savings over the limit, as an assessment finds them. */
function caseOf(n: number) {
  const { profile, members } = fileOf(n);
  return aHardCase({ profile, members }).case;
}

/** Household files and cases as the night would leave them; the cases come from the domain itself. */
async function fill(): Promise<void> {
  const { target } = hedui;
  const numbers = Array.from({ length: households }, (_, n) => n);
  await target.households.writeRegistry(numbers.map(fileOf));
  const writers = new Households(
    createClients(target.embedded.clientConfig).tables,
    target.embedded.outputs['HouseholdsTable'] ?? '',
  );
  for (let from = 0; from < openCases; from += 50) {
    const some = numbers.slice(from, Math.min(from + 50, openCases));
    await Promise.all(some.map((n) => writers.writeCase(caseOf(n), undefined)));
  }
}

async function measure(what: string, client: StaffClient, pathOf: (n: number) => string): Promise<void> {
  await client.request(pathOf(0));
  spent.length = 0;
  for (let n = 1; n <= rounds; n += 1) {
    const { status } = await client.request(pathOf(n));
    if (status !== 200) throw new Error(`${pathOf(n)}: status ${status}`);
  }
  const sorted = [...spent].sort((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor((sorted.length - 1) * part)] ?? 0).toFixed(1).padStart(7);
  console.log(`${what.padEnd(30)} median ${at(0.5)}  95 % ${at(0.95)}  most ${at(1)}`);
}
