/** A small county of two towns with the staff interface: every household has savings over the limit, and so a case. */
import { StaffClient } from '../../../cli/staff-client.ts';
import { startStaffedHedui, type StaffedOptions, type StaffedTarget } from '../../../cli/staffed-target.ts';
import { nextScheduledTime, runNight } from '../../../cli/run-night.ts';
import { bankFile, bankKey, county, day, rosterFile, rosterKey } from '../../builders/county-files.ts';

/** 21 to 24 live in 西乡, the others in 东乡. */
export const people = Array.from({ length: 40 }, (_, n) => n + 1);
/** Somebody who is a recipient in another county too. */
export const doubled = 16;

/** Short enough to wait for one to expire. */
export const tokenSeconds = 6;

export async function startStaffedCounty(
  lines: string[] = [],
  options: StaffedOptions = {},
): Promise<StaffedTarget> {
  const place = { county, towns: ['东乡', '西乡'] };
  const hedui = await startStaffedHedui(day, () => Promise.resolve(place), {
    accessTokenSeconds: tokenSeconds,
    onLog: ({ line }) => lines.push(line),
    ...options,
  });
  const { inbox, embedded } = hedui.target;
  const entries = people.map((person) => ({ household: `H${person}`, person }));
  const roster = rosterFile(entries)
    .split('\n')
    .map((line) => (/^H2[1-4],/.test(line) ? line.replace(',东乡,', ',西乡,') : line))
    .join('\n');
  await inbox.write(rosterKey('r.csv'), roster);
  const elsewhere = rosterFile([{ household: 'X1', person: doubled }]);
  await inbox.write(rosterKey('r.csv').replace(county, '329902'), elsewhere);
  await embedded.idle();
  await inbox.write(bankKey('b.csv'), bankFile(people.map((person) => ({ person, balance: '50000.00' }))));
  await embedded.idle();
  await runNight(await nextScheduledTime(hedui.target), hedui.target);
  return hedui;
}

export type Client = (person: string) => StaffClient;

/** Everybody signed in. */
export async function signInAll({ url, people: staff }: StaffedTarget): Promise<Client> {
  const clients = new Map<string, StaffClient>();
  for (const { id } of staff) clients.set(id, await StaffClient.signIn(url, id));
  return (person) => {
    const client = clients.get(person);
    if (client === undefined) throw new Error(`${person} is no sample person`);
    return client;
  };
}

export interface SharedCounty {
  hedui: StaffedTarget;
  client: Client;
  /** What the functions logged so far. */
  lines: readonly string[];
}

let shared: Promise<SharedCounty> | undefined;

/** The county that the suites share: each works on households of its own. */
export function sharedCounty(): Promise<SharedCounty> {
  shared ??= (async () => {
    const lines: string[] = [];
    const hedui = await startStaffedCounty(lines);
    return { hedui, client: await signInAll(hedui), lines };
  })();
  return shared;
}

export async function stopSharedCounty(): Promise<void> {
  await (await shared)?.hedui.stop();
}

/** A case that is worked through the interface. */
export class WorkedCase {
  readonly path: string;
  readonly #client: Client;
  version = 1;
  state = 'raised';

  constructor(client: Client, household: string, number = 1) {
    this.#client = client;
    this.path = `/api/households/${county}-${household}/cases/${number}`;
  }

  /** Tries a step on the version that is there. */
  async try(person: string, step: object, version = this.version) {
    const answer = await this.#client(person).request(`${this.path}/steps`, {
      method: 'POST',
      body: step,
      version,
    });
    if (answer.status === 200) Object.assign(this, answer.body);
    return answer;
  }

  /** Takes a step that has to be allowed. */
  async take(person: string, step: object): Promise<this> {
    const { status, body } = await this.try(person, step);
    if (status !== 200) throw new Error(`${person} ${JSON.stringify(step)}: ${JSON.stringify(body)}`);
    return this;
  }
}
