/** What a trial ends in: everything that has to be the same after any interleaving, by name. */
import { ScanCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createClients } from '../../../shared/store/aws/clients.ts';
import { parseHoldingKey, providerName } from '../../../shared/store/keys.ts';
import type { HouseholdFile, Profile } from '../../../shared/contracts/household-file.ts';
import type { Run } from '../../../shared/contracts/deliveries.ts';
import { readDeliveredFiles, readQuarantine } from '../../../shared/app/deliveries/delivered-files.ts';
import { collectOutputs } from '../../../cli/collect-outputs.ts';
import type { HeduiTarget } from '../../../cli/hedui-target.ts';

export interface Snapshot {
  /** By a name that says what it is about; as text, so that two are compared at once. */
  facts: Map<string, string>;
  /** What may not be, whatever the other pass gives. */
  violations: string[];
}

/** Without tokens, whose key is another one in every stack. */
function toText(fact: unknown): string {
  return JSON.stringify(fact, (key, value: unknown) => (key === 'identityToken' ? undefined : value));
}

/** @param run the quiet night that came last */
export async function takeSnapshot(run: Run, target: HeduiTarget): Promise<Snapshot> {
  const facts = new Map<string, string>();
  const violations: string[] = [];
  const note = (name: string, fact: unknown): void => void facts.set(name, toText(fact));

  const outputs = await collectOutputs(target, run);
  const times = new Map<string, number>();
  for (const { matched, unmatched, ...line } of outputs.deliveries) {
    // Bytes that were corrected under their own key give several lines of one key, in the order of arrival.
    const nth = (times.get(line.key) ?? 0) + 1;
    times.set(line.key, nth);
    // Only what is current is matched with the night's index; the rest keeps what it was first matched with.
    const counts = line.state === 'current' ? { matched, unmatched } : {};
    note(`delivery ${line.key} ${nth}`, {
      ...line,
      quarantined: line.state === 'current' && line.quarantined,
      ...counts,
    });
    if (matched !== null && matched + (unmatched ?? 0) + (line.quarantined ?? 0) !== line.rows) {
      violations.push(`the counts of ${line.key} do not add up to its rows`);
    }
  }
  for (const file of await readDeliveredFiles(target)) {
    if (file.state !== 'current') continue;
    const rows: unknown[] = [];
    for await (const row of readQuarantine(file, target.store)) rows.push(row);
    note(`quarantine ${file.file.key}`, rows);
  }
  note('notices', outputs.notices);
  for (const found of outputs.cases) note(`case ${found.householdId}`, found);
  await notePointers(target, note);
  await noteHoldings(target, note, violations);
  if ((await target.runs.openRun()) !== undefined)
    violations.push('a run is open though nothing is left to do');
  return { facts, violations };
}

async function notePointers(target: HeduiTarget, note: (name: string, fact: unknown) => void): Promise<void> {
  for (const { publication, asOf, source, provider } of await target.pointers.readAll()) {
    const published = await target.ledger.readPublication({ source, provider }, publication);
    const files = published?.files.map(({ key, fileId, indexVersion, day }) => ({
      key,
      fileId,
      indexVersion,
      day,
    }));
    note(`pointer ${source}/${provider}`, { asOf, files });
  }
}

/** The holdings that are used, by household; holdings of any other publication should be gone. */
async function noteHoldings(
  target: HeduiTarget,
  note: (name: string, fact: unknown) => void,
  violations: string[],
): Promise<void> {
  const { tables } = createClients(target.embedded.clientConfig);
  const pointers = await target.pointers.readAll();
  const used = new Map(pointers.map((pointer) => [providerName(pointer), pointer.publication]));
  const households = new Set<string>();
  for await (const { pk, sk } of scan(tables, target.embedded.outputs['HouseholdsTable'] ?? '')) {
    households.add(pk);
    if (!sk.startsWith('HOLDING#')) continue;
    const { provider, publication } = parseHoldingKey(sk);
    if (used.get(provider) !== publication) violations.push(`${pk} keeps ${sk}, which nobody uses`);
  }
  for (const household of [...households].sort()) {
    const file = await target.households.readFile(household, pointers);
    // Of a roster that was never in use nobody has a household, and of one that was it has ended: both are not there.
    // A number that is in no id of a file leads to one, and is no household.
    if (file === undefined || file.profile.status === 'ended') continue;
    note(`household ${household}`, { profile: ofToday(file.profile), members: peopleOf(file) });
    note(`holdings ${household}`, file.holdings.map(toText).sort());
  }
  tables.destroy();
}

/** What a household's profile says of today; which rosters it went through hangs on what came into use on the way. */
function ofToday(profile: Profile): Partial<Profile> {
  const { links: _links, ended: _ended, ...today } = profile;
  return today;
}

/** The people without their ordinals, which hang on who came first. */
function peopleOf({ members }: HouseholdFile): unknown[] {
  const people = members.map(({ ordinal: _place, ...person }) => person);
  const nameOf = ({ idNumber, name, relation }: (typeof people)[number]) => `${idNumber} ${name} ${relation}`;
  return people.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

async function* scan(
  tables: DynamoDBDocumentClient,
  table: string,
): AsyncGenerator<{ pk: string; sk: string }> {
  let from: Record<string, unknown> | undefined;
  do {
    const page = await tables.send(
      new ScanCommand({
        TableName: table,
        ConsistentRead: true,
        ProjectionExpression: 'pk, sk',
        ExclusiveStartKey: from,
      }),
    );
    yield* (page.Items ?? []) as { pk: string; sk: string }[];
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
}

/** What differs between two passes, in words. */
export function differences(actual: Snapshot, clean: Snapshot): string[] {
  const names = [...new Set([...actual.facts.keys(), ...clean.facts.keys()])].sort();
  return names.flatMap((name) => {
    const [found, expected] = [actual.facts.get(name), clean.facts.get(name)];
    return found === expected
      ? []
      : [`${name}\n      found ${found ?? 'nothing'}\n      clean ${expected ?? 'nothing'}`];
  });
}

/** Leaves the case of a household out of the comparison. */
export function forgetCase(household: string, ...snapshots: readonly Snapshot[]): void {
  for (const { facts } of snapshots) facts.delete(`case ${household}`);
}
