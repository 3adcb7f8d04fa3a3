import { DeleteCommand, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outputs } from '../../../cli/collect-outputs.ts';
import { Table } from '../../../shared/store/aws/table.ts';
import { createClients, type Clients } from '../../../shared/store/aws/clients.ts';
import { DeadLetterQueue } from '../../../shared/store/aws/dead-letter-queue.ts';
import { EvidenceDigests } from '../../../shared/store/evidence-digests.ts';
import { Failures } from '../../../shared/store/failures.ts';
import { auditKeys, householdKeys, operationKeys } from '../../../shared/store/keys.ts';
import { LockedDigests } from '../../../shared/store/locked-digests.ts';
import { Bucket } from '../../../shared/store/aws/objects.ts';
import { pack, unpack } from '../../../shared/store/packed.ts';
import type { CaseEvent } from '../../../shared/contracts/household-file.ts';
import {
  redrive,
  showDeadLetters,
  type RedriveDependencies,
} from '../../../shared/app/operations/redrive.ts';
import { verifyEvidence } from '../../../shared/app/evidence/verify-evidence.ts';
import { bankFile, bankKey, idOf, nameOf, SmallCounty, statesByName } from './small-county.ts';

const people = Array.from({ length: 60 }, (_, n) => n + 1);
// Dated before each of the deliveries that they are in.
const ofAll = bankFile(people.map((person) => ({ person, date: '2026-08-31' })));
const strangers = (count: number) =>
  bankFile(Array.from({ length: count }, (_, n) => ({ person: 500 + (n % 400), account: `77${n}` })))
    .split('\n')
    .slice(1)
    .join('\n');
const rich = bankFile([{ person: 7, balance: '50000.00' }]);

/** What came first, and what came after it, of providers that each fail in a way of their own. */
const files = {
  [bankKey('cut-before.csv', '2026-10-01', 'cut')]: ofAll,
  [bankKey('cut.csv', '2026-10-30', 'cut')]: ofAll.slice(0, -1),
  [bankKey('never-ended-before.csv', '2026-10-01', 'never-ended')]: ofAll.slice(0, -1),
  [bankKey('never-ended.csv', '2026-10-30', 'never-ended')]: ofAll.slice(0, -1),
  [bankKey('short-before.csv', '2026-10-01', 'short')]: ofAll + strangers(1_200),
  [bankKey('short.csv', '2026-10-30', 'short')]: ofAll + strangers(500),
  [bankKey('back-new.csv', '2026-10-30', 'back')]: rich,
  [bankKey('back-old.csv', '2026-10-01', 'back')]: rich.replace('50000', '1'),
  [bankKey('silent.csv', '2026-09-01', 'silent')]: ofAll,
  [`${bankKey('half.csv', '2026-10-30', 'half')}.manifest.json`]: JSON.stringify({ part: 1, of: 2 }),
  [bankKey('half.csv', '2026-10-30', 'half')]: ofAll,
};

describe('what is not whole, not true or not worked off', () => {
  let county: SmallCounty;
  let clients: Clients;
  let outputs: Outputs;
  const logged: string[] = [];

  beforeAll(async () => {
    county = await SmallCounty.start({ onLog: ({ line }) => logged.push(line) });
    clients = createClients(county.target.embedded.clientConfig);
    await county.deliverRoster(people.map((person) => ({ household: `H${person}`, person })));
    await county.deliver(files);
    outputs = await county.night();
  });
  afterAll(() => county.stop());

  const outputOf = (name: string) => county.target.embedded.outputs[name] ?? '';

  it('notices without a manifest what broke off, and holds nothing that always was so', () => {
    expect(statesByName(outputs)).toMatchObject({
      'cut-before.csv': 'current',
      'cut.csv': 'held last-line-unfinished',
      'never-ended-before.csv': 'superseded newer-delivery',
      'never-ended.csv': 'current same-bytes-again',
      'short-before.csv': 'current',
      'short.csv': 'held rows-dropped',
    });
  });

  it('uses nothing that goes back in time, and tells of who is silent or incomplete', () => {
    expect(statesByName(outputs)).toMatchObject({
      'back-new.csv': 'current',
      'back-old.csv': 'superseded older-than-current',
      'half.csv': 'held part-missing',
    });
    const overdue = outputs.notices.filter(({ reason }) => reason === 'provider-overdue');
    expect(overdue.map(({ subject }) => subject)).toEqual(['bank/half', 'bank/silent']);
  });

  it('a person may release what was held', async () => {
    const key = bankKey('cut.csv', '2026-10-30', 'cut');
    expect(await county.decide('release', key)).toEqual({ kind: 'decided' });
    expect(statesByName(await county.night())['cut.csv']).toBe('current');
  });

  describe('the evidence of cases', () => {
    const key = householdKeys.case('329901-H7', 1);
    const verify = () =>
      verifyEvidence({
        ...county.target,
        digests: new EvidenceDigests(new Table(clients.tables, outputOf('OperationsTable'))),
        locked: new LockedDigests(new Bucket(clients.objects, outputOf('AuditBucket'))),
      });
    const readItem = async () => {
      const TableName = outputOf('HouseholdsTable');
      const { Item = {} } = await clients.tables.send(new GetCommand({ TableName, Key: key }));
      return { TableName, Item };
    };
    /** Whoever can write to the table writes other events. */
    const tamper = async (change: (events: CaseEvent[]) => CaseEvent[]) => {
      const { TableName, Item } = await readItem();
      const packed = unpack(Item['packed']) as { events: CaseEvent[] };
      const changed = pack({ ...packed, events: change(packed.events) });
      await clients.tables.send(new PutCommand({ TableName, Item: { ...Item, packed: changed } }));
      const { problems } = await verify();
      await clients.tables.send(new PutCommand({ TableName, Item }));
      return problems;
    };
    const broken = (event: number) => [{ kind: 'events-broken', householdId: '329901-H7', case: 1, event }];

    it('is what the nights have seen', async () => {
      const report = await verify();
      expect(report).toMatchObject({ nights: 2, households: 60, problems: [] });
      expect(report.cases).toBeGreaterThan(0);
    });

    it('shows an event that was changed, removed or moved', async () => {
      expect(await tamper(([first, ...rest]) => [{ ...first!, actor: 'somebody' }, ...rest])).toEqual(
        broken(1),
      );
      expect(await tamper((events) => events.slice(1))).toEqual(broken(1));
      expect(await tamper(() => [])).toEqual(broken(1));
    });

    it('shows a night that was removed or recorded again: its copy is locked', async () => {
      const Key = operationKeys.digest(2);
      const TableName = outputOf('OperationsTable');
      const { Item = {} } = await clients.tables.send(new GetCommand({ TableName, Key }));
      const audit = new Bucket(clients.objects, outputOf('AuditBucket'));
      expect(await audit.exists(auditKeys.digest({ ...Item, sequence: 2 } as never))).toBe(true);

      await clients.tables.send(new DeleteCommand({ TableName, Key }));
      expect((await verify()).problems).toEqual([{ kind: 'digest-not-on-record', sequence: 2 }]);
      const { problems: forged } = await verifyWith({ ...Item, cases: 0 });
      expect(forged).toContainEqual({ kind: 'digest-not-locked', sequence: 2 });
      expect((await verifyWith(Item)).problems).toEqual([]);

      async function verifyWith(onRecord: object) {
        await clients.tables.send(new PutCommand({ TableName, Item: { ...Key, ...onRecord } }));
        return verify();
      }
    });

    it('shows an entry of the audit log that was changed, removed or slipped in after a night has seen it', async () => {
      const TableName = outputOf('OperationsTable');
      const newest = await new EvidenceDigests(new Table(clients.tables, TableName)).newest();
      const seen = newest?.audit?.find((segment) => segment.county === '329901');
      const at = new Date(Date.parse(seen?.through ?? '') + 1).toISOString();
      const entry = {
        at,
        actor: 'county-handler',
        action: 'GET /api/me',
        outcome: 'done',
        code: 'x',
      } as const;
      await county.target.audit.record('329901', entry);
      await county.night();
      expect((await verify()).problems).toEqual([]);

      const pk = operationKeys.auditPartition('329901');
      let item: Record<string, unknown> | undefined;
      const part = { county: '329901', after: '', through: at };
      for await (const each of county.target.audit.itemsBetween(part)) item = each;
      const verifyWith = async (changed: object | undefined, sk = item?.['sk']) => {
        const Key = { pk, sk };
        if (changed === undefined) await clients.tables.send(new DeleteCommand({ TableName, Key }));
        else await clients.tables.send(new PutCommand({ TableName, Item: { ...changed, ...Key } }));
        return (await verify()).problems;
      };
      const broken = (found: number): unknown[] => [
        expect.objectContaining({ kind: 'audit-log-broken', county: '329901', entries: 1, found }),
      ];
      expect(await verifyWith({ ...item, actor: 'somebody' })).toEqual(broken(1));
      expect(await verifyWith(undefined)).toEqual(broken(0));
      expect(await verifyWith(item)).toEqual([]);
      expect(await verifyWith(item, `${at}#forged`)).toEqual(broken(2));
      expect(await verifyWith(undefined, `${at}#forged`)).toEqual([]);
    });

    it('shows a case that was removed', async () => {
      const { TableName, Item } = await readItem();
      await clients.tables.send(new DeleteCommand({ TableName, Key: key }));
      expect((await verify()).problems).toEqual([
        { kind: 'case-removed', householdId: '329901-H7', case: 1 },
      ]);
      await clients.tables.send(new PutCommand({ TableName, Item }));
      expect((await verify()).problems).toEqual([]);
    });
  });

  describe('dead letters', () => {
    let deps: RedriveDependencies;
    beforeAll(async () => {
      const deliveries = await DeadLetterQueue.of(clients.queues, outputOf('DeliveriesQueueUrl'));
      deps = {
        queues: { deliveries },
        failures: new Failures(new Table(clients.tables, outputOf('OperationsTable'))),
      };
    });

    it('say why they are dead, and can be sent back once the cause is gone', async () => {
      const { ledger, store, queues } = county.target;
      const subject = { kind: 'provider', source: 'bank', provider: 'back' } as const;
      const [file] = (await ledger.read(subject)).files;
      const archived = file?.archiveKey ?? '';
      await ledger.changeFile(subject, file?.fileId ?? '', (known) => ({
        ...known!,
        archiveKey: 'archive/gone',
      }));
      await queues.deliveries.send([
        { type: 'rematch', source: 'bank', provider: 'back', fileId: file?.fileId ?? '' },
      ]);
      await county.target.embedded.idle();
      const dead = await showDeadLetters(deps);
      expect(dead).toMatchObject([{ queue: 'deliveries', why: { error: 'ObjectMissingError', attempt: 5 } }]);
      // Looking takes nothing away.
      expect(await showDeadLetters(deps)).toHaveLength(1);

      expect(await redrive(deps)).toBe(1);
      await county.target.embedded.idle();
      expect(await showDeadLetters(deps)).toHaveLength(1);

      await ledger.changeFile(subject, file?.fileId ?? '', (known) => ({ ...known!, archiveKey: archived }));
      expect(await store.exists(archived)).toBe(true);
      expect(await redrive(deps)).toBe(1);
      await county.target.embedded.idle();
      expect(await showDeadLetters(deps)).toEqual([]);
    });
  });

  it('no person appears in logs, operations, keys or outputs, whatever failed', async () => {
    const { Items = [] } = await clients.tables.send(
      new ScanCommand({ TableName: outputOf('OperationsTable') }),
    );
    const keys: string[] = [];
    for (const bucket of [county.target.inbox, county.target.store])
      for await (const { key } of bucket.list()) keys.push(key);
    const said = [...logged, JSON.stringify(Items), ...keys, JSON.stringify(await county.night())].join('\n');
    expect(said).toContain('ObjectMissingError');
    const canaries = people.flatMap((n) => [idOf(n), nameOf(n), `6200${String(n).padStart(8, '0')}`]);
    expect(canaries.filter((canary) => said.includes(canary))).toEqual([]);
  });
});
