/**
 * Privacy under failure: canaries go through every path, functions crash on the way, engines quote what they refuse, and
 * staff type people's numbers where none belong. Then everything that was said, sent and kept is scanned.
 */
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectOutputs } from '../../../cli/collect-outputs.ts';
import { nextScheduledTime, runNight } from '../../../cli/run-night.ts';
import { startStaffedHedui, type StaffedTarget } from '../../../cli/staffed-target.ts';
import type { CallOutcome, EngineCall } from '../../../infra/embedded/fault-injection.ts';
import { Table } from '../../../shared/store/aws/table.ts';
import { createClients, type Clients } from '../../../shared/store/aws/clients.ts';
import { DeadLetterQueue } from '../../../shared/store/aws/dead-letter-queue.ts';
import { Failures } from '../../../shared/store/failures.ts';
import { Bucket } from '../../../shared/store/aws/objects.ts';
import { describeMessage } from '../../../shared/domain/deliveries/describe-message.ts';
import {
  redrive,
  showDeadLetters,
  type RedriveDependencies,
} from '../../../shared/app/operations/redrive.ts';
import { county, day } from '../../builders/county-files.ts';
import { canaries, detailsOf, spouses } from './canaries.ts';
import { landEverything, nameInKey } from './files.ts';
import { describeItem, findCanaries, findText, itemsOf, objectsOf, type Said } from './scan.ts';
import { knockEverywhere } from './staff-requests.ts';

const [first] = canaries as [(typeof canaries)[number]];
const said: Said[] = [];
const crashed: string[] = [];
const queueNames = ['Deliveries', 'Rosters', 'Publications', 'Assessments', 'Checks'];
/** Bodies that this test puts on the queues: they come from outside, and stay what they are. */
const poison = [
  `{"name":"${first.name}","idNumber":"${first.id}","account":"${first.account}"}`,
  `${first.id},${first.name},${first.plate}`,
];
/** Nor can anybody keep S3 from naming the keys under which files were put. */
const isFromOutside = (body: string) => poison.includes(body) || body.includes('"eventSource":"aws:s3"');
let hedui: StaffedTarget;
let clients: Clients;

/** What each function is in the middle of when it crashes, once. */
const crashes: Record<string, { at: string; how: 'killed' | 'cut-off' | 'timed-out' }> = {
  Rosters: { at: 'BatchWriteItem', how: 'killed' },
  Deliveries: { at: 'PutObject', how: 'timed-out' },
  Publications: { at: 'BatchWriteItem', how: 'killed' },
  Assessments: { at: 'PutItem', how: 'cut-off' },
  Checks: { at: 'PutItem', how: 'killed' },
};

function outcomeOf({ functionId, engine, operation, event }: EngineCall): CallOutcome {
  const name = queueNames.find((each) => functionId.startsWith(each)) ?? '';
  const crash = crashes[name];
  if (crash?.at === operation && !crashed.includes(name)) {
    crashed.push(name);
    return { kind: 'end', carriedOut: true, how: crash.how };
  }
  const isQuoted = engine === 'dynamodb' && event.includes('quoting') && /^(Put|Update)/.test(operation);
  if (!isQuoted) return { kind: 'pass' };
  const message = `Invalid item: {name: ${first.name}, id: ${first.id}, plate: ${first.plate}}`;
  return { kind: 'refuse', status: 400, body: JSON.stringify({ __type: 'ValidationException', message }) };
}

const outputOf = (name: string) => hedui.target.embedded.outputs[name] ?? '';

/** Calls that leave Hedui, or write where no person belongs. */
function listen(call: EngineCall): void {
  const { engine, path, body, functionId, operation } = call;
  const text = body.toString('utf8');
  if (engine === 's3') said.push({ where: 'address of an object', text: path });
  if (engine === 'dynamodb' && text.includes('perations'))
    said.push({ where: `${operation} of the operations table by ${functionId}`, text });
  if (functionId.startsWith('Digest')) said.push({ where: 'digest to the operators', text });
}

beforeAll(async () => {
  hedui = await startStaffedHedui(day, () => Promise.resolve({ county, towns: ['东乡'] }), {
    onLog: ({ functionName, line }) => said.push({ where: `log of ${functionName}`, text: line }),
    faults: {
      onCall: (call) => {
        listen(call);
        return outcomeOf(call);
      },
      onMessage: ({ queueId, body }) => {
        if (!isFromOutside(body)) said.push({ where: `message of ${queueId}`, text: body });
        return [0];
      },
      onBatch: () => undefined,
      onInvocation: () => undefined,
    },
  });
  clients = createClients(hedui.target.embedded.clientConfig);
  await landEverything(hedui.target);
  await runNight(await nextScheduledTime(hedui.target), hedui.target);
  await sendPoison();
  said.push(...(await knockEverywhere(hedui)));
  const run = await runNight(await nextScheduledTime(hedui.target), hedui.target);
  await hedui.target.embedded.triggerSchedule('Digest/Schedule', new Date());
  for (const [name, lines] of Object.entries(await collectOutputs(hedui.target, run)))
    said.push({ where: `output ${name}`, text: JSON.stringify(lines) });
});
afterAll(() => hedui.stop());

async function sendPoison(): Promise<void> {
  for (const name of queueNames)
    for (const MessageBody of poison)
      await clients.queues.send(
        new SendMessageCommand({ QueueUrl: outputOf(`${name}QueueUrl`), MessageBody }),
      );
  await hedui.target.embedded.idle();
  for (const name of ['NightlyRun', 'Digest']) {
    const scheduledTime = `${first.name} ${first.id}`;
    const answer = await hedui.target.embedded
      .invoke(`${name}/Worker/Function`, { scheduledTime })
      .catch((error: unknown) => `${String(error)} ${JSON.stringify(error)}`);
    said.push({ where: `answer of ${name}`, text: JSON.stringify(answer ?? null) });
  }
}

async function openDeadLetters(): Promise<RedriveDependencies> {
  const queues: Record<string, DeadLetterQueue> = {};
  for (const name of queueNames)
    queues[name] = await DeadLetterQueue.of(clients.queues, outputOf(`${name}QueueUrl`));
  return { queues, failures: new Failures(new Table(clients.tables, outputOf('OperationsTable'))) };
}

/** Everything that is kept where no person may be: what a scan by hand would look at. */
async function readKept(): Promise<Said[]> {
  const kept: Said[] = [];
  for await (const item of itemsOf(clients, outputOf('OperationsTable')))
    kept.push({ where: `operations item ${String(item['pk'])}`, text: describeItem(item) });
  for await (const { pk, sk } of itemsOf(clients, outputOf('HouseholdsTable')))
    kept.push({ where: 'key of a household', text: `${String(pk)} ${String(sk)}` });
  const { store } = hedui.target;
  const audit = new Bucket(clients.objects, outputOf('AuditBucket'));
  for await (const one of objectsOf(store, ['archive/', 'staging/', 'registry/', 'attachments/']))
    kept.push(one);
  for await (const one of objectsOf(audit, [])) kept.push(one);
  for (const { body, queue } of await hedui.target.embedded.deadLetters())
    if (!isFromOutside(body)) kept.push({ where: `dead letter of ${queue}`, text: body });
  return kept;
}

describe('canaries that went through every path', () => {
  it('have got to where people belong, every detail of every one', async () => {
    let files = '';
    for await (const item of itemsOf(clients, outputOf('HouseholdsTable'))) files += describeItem(item);
    const missing = canaries
      .flatMap(detailsOf)
      .filter(([what, text]) => !what.startsWith('id of 15') && !files.includes(text));
    expect(missing).toEqual([]);
  });

  it('were in the hands of every function when it crashed', () => {
    expect([...crashed].sort()).toEqual([...queueNames].sort());
    expect(said.some(({ text }) => text.includes('_aws'))).toBe(true);
    expect(said.filter(({ where }) => where === 'digest to the operators')).not.toEqual([]);
  });

  it('appear in no log, metric, message, answer of refusal or output', () => {
    expect(findCanaries(said)).toEqual([]);
  });

  it('appear in no key, operations item, report or dead letter', async () => {
    expect(findCanaries(await readKept())).toEqual([]);
  });

  it('say whom they married by a token, and the number appears nowhere at all', async () => {
    let files = '';
    for await (const item of itemsOf(clients, outputOf('HouseholdsTable'))) files += describeItem(item);
    expect(files).toContain('spouseToken');
    const everything = [...said, ...(await readKept()), { where: 'household files', text: files }];
    const found = spouses.flatMap((number) => findText(number.slice(0, 17), everything));
    expect(found).toEqual([]);
  });

  it('nor does the token of any of them, by which a person is known again', async () => {
    const tokens: string[] = [];
    for await (const { sk, identityToken } of itemsOf(clients, outputOf('HouseholdsTable')))
      if (String(sk).startsWith('MEMBER#')) tokens.push(String(identityToken).split(':')[1] ?? '');
    expect(tokens.filter((token) => /^[0-9a-f]{64}$/.test(token))).toHaveLength(canaries.length);
    const everything = [...said, ...(await readKept())];
    // Twenty digits: as many as the people of a county are kept by.
    expect(tokens.flatMap((token) => findText(token.slice(0, 20), everything))).toEqual([]);
  });

  it('of a name that only the name of a file holds, nothing is said but where files are listed', async () => {
    const inbox = `/${outputOf('InboxBucket')}/`;
    // Whoever reads or copies the file has to name it to S3.
    const isOfInbox = ({ where, text }: Said) => where === 'address of an object' && text.startsWith(inbox);
    const everything = [...said.filter((each) => !isOfInbox(each)), ...(await readKept())];
    const places = findText(nameInKey, everything);
    const listed = [
      /^output (deliveries|receipts|quarantine|cases)/,
      /operations (table|item)/,
      /^object runs\//,
    ];
    expect(places.filter((place) => !listed.some((each) => each.test(place)))).toEqual([]);
    expect(places.some((place) => place.startsWith('output deliveries'))).toBe(true);
    for await (const { pk, sk } of itemsOf(clients, outputOf('OperationsTable')))
      expect(`${String(pk)} ${String(sk)}`).not.toContain(nameInKey);
  });

  it('are not shown by who looks at dead letters and sends them back', async () => {
    const deps = await openDeadLetters();
    const shown = async () =>
      (await showDeadLetters(deps)).map(({ letter, why }) => ({
        where: 'dead letter as it is shown',
        text: `${describeMessage(letter.body)} ${JSON.stringify(why)}`,
      }));
    const before = await shown();
    // A delivery and a list of applicants are named so that the table quotes what it refuses.
    expect(before).toHaveLength(poison.length * queueNames.length + 2);
    await redrive(deps);
    await hedui.target.embedded.idle();
    expect(findCanaries([...before, ...(await shown()), ...said])).toEqual([]);
  });

  it('would be found wherever they stood', async () => {
    const { store, ledger, queues } = hedui.target;
    said.length = 0;
    await store.write(
      'runs/planted.json',
      JSON.stringify({ of: encodeURIComponent(first.name) }),
      'text/plain',
    );
    await store.write(`registry/${first.id}`, '', 'text/plain');
    await ledger.changeFile({ kind: 'refused' }, first.plate, () => aRecordWith(first.account));
    await queues.rosters.send([{ type: 'resume-roster', county: first.certificate }]);
    await hedui.target.embedded.idle();
    const found = findCanaries([...said, ...(await readKept())]);
    for (const what of ['name', 'id', 'plate', 'account', 'certificate'])
      expect(found, what).toContainEqual(expect.stringContaining(`: ${what} of C1`));
    for (const where of [
      'object runs/planted.json',
      'key of ',
      'operations item SUBJECT#refused',
      'message of ',
    ])
      expect(found, where).toContainEqual(expect.stringContaining(where));
  });
});

function aRecordWith(key: string) {
  return {
    fileId: key,
    key,
    eTag: '',
    asOf: null,
    sha256: '',
    bytes: 0,
    arrivedAt: '2026-10-31T00:00:00.000Z',
    part: 1,
    of: 1,
    manifestSha256: null,
    verdict: { kind: 'rejected' as const, reason: 'key-unreadable' as const },
  };
}
