import { beforeAll, describe, expect, it, vi } from 'vitest';
import { endHolds } from '../../../../functions/sweep-store/end-holds.ts';
import type { FileRecord, StaffDecision, Subject } from '../../../../shared/contracts/deliveries.ts';
import { listAwaitingDecision } from '../../../../shared/domain/deliveries/awaiting-decision.ts';
import { holdDeliveries, holdRosters } from '../../../../shared/domain/deliveries/hold-rules.ts';
import { foldRecords } from '../../../../shared/domain/deliveries/fold-deliveries.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import type { AuditEntry } from '../../../../shared/contracts/staff-record.ts';
import { DeliveryLedger } from '../../../../shared/store/delivery-ledger.ts';
import { operationKeys } from '../../../../shared/store/keys.ts';
import { aFile } from '../../../builders/file-record.ts';
import { MemoryTable } from '../../../harness/damage/memory-table.ts';

beforeAll(() => void vi.spyOn(process.stdout, 'write').mockReturnValue(true));

const provider: Subject = { kind: 'provider', source: 'bank', provider: 'b' };
const county = '329901';
const fileOf = (name: string, asOf: string, matched: number, more: Partial<FileRecord> = {}) =>
  aFile({
    ...{ key: `inbox/bank/b/${asOf}/${name}.csv`, asOf, matched, arrivedAt: `${asOf}T03:00:00.000Z` },
    ...more,
  });
const current = fileOf('current', '2026-01-10', 60);
/** Less than half of what was matched before. */
const held = fileOf('held', '2026-02-10', 6);

/** What is left of files on a day: states, decisions and what was told to whom. */
async function sweptOn(
  day: string,
  files: readonly FileRecord[],
  policy: Policy = defaultPolicy,
  of = provider,
  meanwhile: readonly StaffDecision[] = [],
) {
  const table = new MemoryTable();
  const ledger = new DeliveryLedger(table);
  for (const file of files) await table.put({ ...operationKeys.file(of, file.fileId), ...file });
  const noted: [string, AuditEntry][] = [];
  const sent: unknown[] = [];
  const send = async (messages: Iterable<unknown> | AsyncIterable<unknown>): Promise<void> => {
    for await (const message of messages) sent.push(message);
  };
  const deps = {
    ledger,
    registry: { readMap: () => Promise.resolve({ counties: { [county]: {}, '329902': {} } } as never) },
    policies: { current: () => Promise.resolve({ policy, version: 'v' }) },
    audit: { record: (to: string, entry: AuditEntry) => Promise.resolve(void noted.push([to, entry])) },
    ...{ deliveries: { send }, rosters: { send } },
    now: () => new Date(`${day}T03:00:00.000Z`),
  };
  // Twice: the second time there is nothing to do.
  for (let times = 0; times < 2; times += 1) {
    const seen = await ledger.read(of);
    for (const decision of meanwhile) await ledger.recordDecision(of, decision);
    await endHolds(of, seen, deps);
  }
  const records = await ledger.read(of);
  const folded = foldRecords(records, of.kind === 'roster' ? holdRosters : holdDeliveries);
  const states = folded.kind === 'folded' ? folded.states : [];
  return {
    states: states.map(({ file, state, reason }) => [file.key.split('/').at(-1), state, reason]),
    decisions: records.decisions,
    noted,
    sent,
  };
}

const termOf = (months: number, of?: string): Policy => ({
  ...defaultPolicy,
  ...(of === undefined
    ? { retention: { ...defaultPolicy.retention, heldFiles: { months, restsOn: 'r' } } }
    : {
        overlays: [
          { county: of, effectiveFrom: '2026-01-01', restsOn: 'r', retention: { heldFiles: { months } } },
        ],
      }),
});

describe('a file that is held and that nobody decides about', () => {
  it('waits until the term of policy is over, and is then rejected; what is in use stays', async () => {
    const before = await sweptOn('2027-02-09', [current, held]);
    expect(before.states).toContainEqual(['held.csv', 'held', 'matches-dropped']);
    expect(before.noted).toEqual([]);
    const after = await sweptOn('2027-02-10', [current, held]);
    expect(after.states).toEqual([
      ['current.csv', 'current', null],
      ['held.csv', 'rejected', 'nobody-decided'],
    ]);
    expect(after.sent).toEqual([{ type: 'settle', source: 'bank', provider: 'b' }]);
  });

  it('is on record as ended by nobody, in the log of every county, once', async () => {
    const { decisions, noted } = await sweptOn('2027-02-10', [current, held]);
    expect(decisions).toMatchObject([{ decision: 'reject', by: 'hedui', files: [held.fileId] }]);
    expect(noted.map(([to, { code, subject }]) => [to, code, subject])).toEqual([
      [county, 'hold-ended', held.key],
      ['329902', 'hold-ended', held.key],
    ]);
  });

  it('waits as long as any county says, since its provider delivers for all', async () => {
    expect((await sweptOn('2026-03-10', [current, held], termOf(1))).states).toContainEqual([
      ...['held.csv', 'rejected', 'nobody-decided'],
    ]);
    expect((await sweptOn('2027-02-10', [current, held], termOf(24, county))).noted).toEqual([]);
    expect((await sweptOn('2028-02-10', [current, held], termOf(24, county))).noted).toHaveLength(2);
  });

  it('is left as somebody has decided while the sweep was under way', async () => {
    const folded = foldRecords({ files: [current, held], decisions: [] }, holdDeliveries);
    const [waiting] = folded.kind === 'folded' ? listAwaitingDecision(folded) : [];
    if (waiting === undefined) throw new Error('nothing is held');
    const released: StaffDecision = {
      ...{ decision: 'release', by: 'county-approver', at: '2027-02-10T02:59:00.000Z', reason: '已核实' },
      ...{ combination: waiting.id, files: [held.fileId] },
    };
    const { states, noted } = await sweptOn('2027-02-10', [current, held], defaultPolicy, provider, [
      released,
    ]);
    expect(states).toContainEqual(['held.csv', 'current', null]);
    expect(noted).toEqual([]);
  });

  it('begins its term again when the same bytes are put again', async () => {
    const again = { ...held, puts: [{ at: '2026-08-10T03:00:00.000Z' }] } as FileRecord;
    expect((await sweptOn('2027-02-10', [current, again])).noted).toEqual([]);
  });

  it('ends also where it waits for a part that never came', async () => {
    const part = fileOf('part', '2026-03-10', 60, { of: 2, part: 1 });
    const { states } = await sweptOn('2027-03-10', [current, part]);
    expect(states).toContainEqual(['part.csv', 'rejected', 'nobody-decided']);
  });
});

it('a roster that waits ends by the term of its county, which alone is told', async () => {
  const of: Subject = { kind: 'roster', county };
  const part = aFile({
    ...{
      key: `roster/${county}/2026-03-10/r.csv`,
      asOf: '2026-03-10',
      arrivedAt: '2026-03-10T03:00:00.000Z',
    },
    ...{ of: 2, part: 1 },
  });
  const { noted, sent } = await sweptOn('2026-04-10', [part], termOf(1), of);
  expect(noted.map(([to]) => to)).toEqual([county]);
  expect(sent).toEqual([{ type: 'resume-roster', county }]);
});
