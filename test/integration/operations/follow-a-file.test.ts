import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { queueMetrics, stageMetrics } from '../../../shared/contracts/stage-metrics.ts';
import { bankFile, bankKey, county as countyCode, SmallCounty } from '../night/small-county.ts';

const line = z.looseObject({ event: z.string(), correlation: z.string().optional() });
const metrics = z.looseObject({
  service: z.string(),
  _aws: z.object({
    CloudWatchMetrics: z.array(
      z.object({ Namespace: z.string(), Metrics: z.array(z.object({ Name: z.string() })) }),
    ),
  }),
});

const logged: { functionName: string; json: unknown }[] = [];
let county: SmallCounty;

beforeAll(async () => {
  county = await SmallCounty.start({
    onLog: ({ functionName, line: text }) => {
      if (text.startsWith('{')) logged.push({ functionName, json: JSON.parse(text) });
    },
  });
  await county.deliverRoster([1, 2].map((person) => ({ household: `H${person}`, person })));
  await county.deliver({
    [bankKey('a.csv')]: bankFile([{ person: 1, balance: '50000.00' }, { person: 2 }]),
  });
  await county.deliver({ [bankKey('gone.csv', '2026-10-31')]: bankFile([{ person: 1 }, { person: 2 }]) });
  await county.deliver({ [bankKey('bad.csv', '2026-10-31')]: 'no,columns\n1,2\n' });
  await county.night();
});
afterAll(() => county.stop());

function linesOf(correlation: string): { function: string; event: string; rest: object }[] {
  return logged.flatMap(({ functionName, json }) => {
    const read = line.safeParse(json);
    if (!read.success || read.data.correlation !== correlation) return [];
    const { event, ...rest } = read.data;
    return [{ function: functionName.replace('Hedui-', ''), event, rest }];
  });
}

it('one file is followed through the logs of all functions, from its landing to the cases it changed', async () => {
  const { files } = await county.target.ledger.read({
    kind: 'provider',
    source: 'bank',
    provider: 'nongshang',
  });
  const file = files.find(({ key }) => key === bankKey('a.csv'));
  const way = linesOf(file?.fileId ?? '');
  expect(way.map((step) => `${step.function}: ${step.event}`)).toEqual([
    'match-delivery: file-recorded',
    'publish-hits: publication-published',
    'assess-households: case-changed',
  ]);
  expect(way[0]?.rest).toMatchObject({ verdict: 'accepted', rows: 2, matched: 2, quarantined: 0 });
  expect(way[2]?.rest).toMatchObject({ household: `${countyCode}-H1`, case: 1, change: 'raise' });

  const newer = files.find(({ key }) => key === bankKey('gone.csv', '2026-10-31'));
  expect(linesOf(newer?.fileId ?? '').at(-1)).toMatchObject({
    event: 'case-changed',
    rest: { household: `${countyCode}-H1`, change: 'withdraw' },
  });
});

it('a night is followed by its name, to the digest of its evidence', async () => {
  const [run] = await county.target.runs.list(1);
  expect(linesOf(run?.run ?? '').map(({ event }) => event)).toContain('evidence-digested');
});

it('every stage measures its work in the one namespace of the stack', () => {
  const seen = new Map<string, Set<string>>();
  for (const { json } of logged) {
    const read = metrics.safeParse(json);
    for (const { Namespace, Metrics } of read.data?._aws.CloudWatchMetrics ?? []) {
      expect(Namespace).toBe('Hedui');
      const names = seen.get(read.data?.service ?? '') ?? new Set();
      for (const { Name } of Metrics) names.add(Name);
      seen.set(read.data?.service ?? '', names);
    }
  }
  // Nobody asks for a check of anybody here.
  const { 'check-applicants': _, ...stages } = stageMetrics;
  for (const stage of Object.keys(stages))
    expect([...(seen.get(stage) ?? [])], stage).toEqual(expect.arrayContaining([...queueMetrics]));
  const missing = Object.entries(stages).flatMap(([stage, names]) =>
    names.filter((name) => seen.get(stage)?.has(name) !== true).map((name) => `${stage} ${name}`),
  );
  // A case that is there changes only when what it rests on does.
  expect(missing).toEqual(['assess-households CasesUpdated']);
});
