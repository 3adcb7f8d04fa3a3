import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fireSchedule, nextScheduledTime, NightUnfinishedError } from '../../../cli/run-night.ts';
import type { CallOutcome, EngineCall } from '../../../infra/embedded/fault-injection.ts';
import { createClients } from '../../../shared/store/aws/clients.ts';
import { planChunks, runNameOf } from '../../../shared/app/nights/nightly-run.ts';
import { differences, takeSnapshot } from '../../harness/faults/snapshot.ts';
import { bankFile, bankKey, rosterFile, rosterKey, SmallCounty } from '../night/small-county.ts';
import { serveAsDeployment, type Deployment } from './deployment.ts';

const people = [1, 2, 3, 4];
const roster = (more: readonly number[] = []) =>
  rosterFile([...people, ...more].map((person) => ({ household: `H${person}`, person })));

describe('what was given up is sent back', () => {
  let county: SmallCounty;
  let deployment: Deployment;
  /** Functions that end before they have done anything, by the beginning of their logical id. */
  let ends: string | undefined;
  const outcome = ({ functionId }: EngineCall): CallOutcome =>
    ends !== undefined && functionId.startsWith(ends)
      ? { kind: 'end', carriedOut: false, how: 'cut-off' }
      : { kind: 'pass' };

  beforeAll(async () => {
    county = await SmallCounty.start({
      faults: {
        onCall: outcome,
        onMessage: () => [0],
        onBatch: () => undefined,
        onInvocation: () => undefined,
      },
    });
    deployment = await serveAsDeployment(county.target.embedded);
    await county.deliver({ [rosterKey('r.csv')]: roster() });
    await county.deliver({
      [bankKey('a.csv')]: bankFile(people.map((person) => ({ person, balance: '50000.00' }))),
    });
  });
  afterAll(async () => {
    await deployment.close();
    await county.stop();
  });

  /** The tool in the form that works on a deployment. */
  const redrive = async (...options: string[]) => {
    const where = ['--stack', 'Hedui', '--region', 'cn-northwest-1'];
    const { code, stdout, stderr } = await deployment.run('root', 'redrive', ...options, ...where);
    return { code, said: stdout + stderr };
  };

  it('a night that cannot finish says what it waits for, and goes on by itself after a redrive', async () => {
    await county.deliver({ [rosterKey('r2.csv', '2026-10-26')]: roster([5]) });
    ends = 'Deliveries';
    await expect(county.night()).rejects.toThrow(
      new NightUnfinishedError(
        '一晚没有完成 the night did not finish: 等待发布 waits for publication of bank/nongshang',
      ),
    );
    ends = undefined;
    const run = await county.target.runs.openRun();
    expect((await redrive()).said).toMatch(
      /deliveries +match bank\/nongshang again.+\n +函数被中断.* its function was cut off/,
    );
    expect(await redrive('--send')).toMatchObject({ code: 0 });
    await county.target.embedded.idle();
    expect((await county.target.runs.read(run ?? ''))?.state).toBe('closed');
  });

  it('a night whose chunks are missing says so, and goes on alike', async () => {
    ends = 'Assessments';
    await expect(county.night()).rejects.toThrow('缺 1 块，共 1 块 of chunks are missing');
    ends = undefined;
    const run = await county.target.runs.openRun();
    expect(await redrive('--send')).toMatchObject({ code: 0 });
    await county.target.embedded.idle();
    expect((await county.target.runs.read(run ?? ''))?.state).toBe('closed');
  });

  it('a start that failed for good says why, and starts again', async () => {
    ends = 'NightlyRun';
    const scheduledTime = new Date('2026-10-31T14:30:00Z');
    await expect(fireSchedule('start-nightly-run', scheduledTime, county.target)).rejects.toThrow('cut-off');
    ends = undefined;
    const { code, said } = await redrive();
    expect(code).toBe(1);
    expect(said).toMatch(
      /Hedui-start-nightly-run +start for 2026-10-31T14:30:00Z\n +FaultInjection.cut-off\n.+ 3 次 attempts/,
    );
    expect(await redrive('--send')).toMatchObject({ code: 0 });
    await county.target.embedded.idle();
    expect((await county.target.runs.read('20261031T143000Z'))?.state).toBe('closed');
  });

  it('a start that failed for good leaves the night alone that is open when it is sent back', async () => {
    const { embedded, runs } = county.target;
    ends = 'NightlyRun';
    const missed = new Date('2026-10-28T14:30:00Z');
    await expect(fireSchedule('start-nightly-run', missed, county.target)).rejects.toThrow('cut-off');
    ends = undefined;
    embedded.startAutomation('Hedui-stop-work');
    const tonight = await nextScheduledTime(county.target);
    await fireSchedule('start-nightly-run', tonight, county.target);
    expect(await redrive('--send')).toMatchObject({ code: 0 });
    expect(await runs.openRun()).toBe(runNameOf(tonight));
    embedded.startAutomation('Hedui-resume-work');
    await embedded.idle();
    expect(await runs.read(runNameOf(tonight))).toMatchObject({ state: 'closed' });
    expect(await runs.read(runNameOf(missed))).toBeUndefined();
  });

  it('one message is sent back, and one is given up, while the others stay', async () => {
    const { queues } = createClients(county.target.embedded.clientConfig);
    const QueueUrl = county.target.embedded.physicalId('Publications/DeadLetters');
    for (const publication of [1, 2]) {
      const MessageBody = JSON.stringify({ source: 'bank', provider: 'nongshang', publication });
      await queues.send(new SendMessageCommand({ QueueUrl, MessageBody }));
    }
    const shown = (await redrive()).said.matchAll(/nongshang (\d)\n.+\n +([0-9a-f-]{36}),/g);
    const ids = new Map([...shown].map(([, publication, id = '']) => [publication, id]));
    const [sent = '', dropped = ''] = [ids.get('1'), ids.get('2')];
    expect(await redrive('--send', '--only', 'unknown')).toMatchObject({ code: 2 });
    expect((await redrive('--send', '--only', sent)).said).toMatch(/1 条已重发 sent back\n.+nongshang 2\n/);
    await county.target.embedded.idle();
    expect(await redrive('--send', '--drop', dropped)).toMatchObject({ code: 2 });
    expect(await redrive('--drop', dropped)).toMatchObject({
      code: 0,
      said: expect.stringContaining('1 条已放弃 given up\n没有死信 no dead letters') as string,
    });
  });

  it('a message of every kind that comes days later, after newer deliveries and nights, changes nothing', async () => {
    const { embedded, runs, ledger } = county.target;
    const [old] = await runs.list(1);
    const { newest } = await ledger.read({ kind: 'provider', source: 'bank', provider: 'nongshang' });
    await county.deliver({
      [bankKey('b.csv', '2026-10-31')]: bankFile([{ person: 2, balance: '60000.00' }]),
    });
    await county.night();
    const snapshot = async () => {
      const [latest] = await runs.list(1);
      if (latest === undefined) throw new Error('no night has run');
      return takeSnapshot(latest, county.target);
    };
    const before = await snapshot();

    const file = newest?.files[0];
    const stale: Record<string, unknown[]> = {
      Deliveries: [{ type: 'rematch', source: 'bank', provider: 'nongshang', fileId: file?.fileId }],
      Rosters: [{ type: 'resume-roster', county: '329901' }],
      Publications: [{ source: 'bank', provider: 'nongshang', publication: newest?.publication }],
      Assessments: [
        { type: 'households', households: ['329901-H1'] },
        ...(old === undefined ? [] : planChunks(old)),
      ],
      NightlyRun: [{ scheduledTime: '2026-10-31T14:30:00Z' }],
    };
    const { queues } = createClients(embedded.clientConfig);
    for (const [name, bodies] of Object.entries(stale)) {
      const QueueUrl = embedded.physicalId(`${name}/DeadLetters`);
      for (const body of bodies)
        await queues.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(body) }));
    }
    expect((await redrive('--send')).said).toContain('6 条已重发 sent back');
    await embedded.idle();
    expect(differences(await snapshot(), before)).toEqual([]);
  });
});
