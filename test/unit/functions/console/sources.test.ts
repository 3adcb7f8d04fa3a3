/** Sources are marked by the same words wherever they are listed. */
import { expect, it } from 'vitest';
import { listSources } from '../../../../functions/console/read-sources.ts';
import { deliveriesPage } from '../../../../functions/console/pages/deliveries.ts';
import { sourcesSheet } from '../../../../functions/console/pages/sources.ts';
import type { DeliveredFile } from '../../../../shared/app/deliveries/delivered-files.ts';
import { policyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { aFile } from '../../../builders/file-record.ts';
import { aVisit, shownPage } from '../../../builders/shown.ts';

const day = '2026-11-01';
const policy = policyInForce(defaultPolicy, '329901', day);
const source = (provider: string, asOf: string | null) => ({ source: 'bank' as const, provider, asOf });
const held: DeliveredFile = {
  subject: { kind: 'provider', source: 'bank', provider: 'held' },
  ...{ file: aFile(), state: 'held', reason: 'too-many-files' },
};
const sources = listSources(
  [
    source('fresh', '2026-10-31'),
    source('held', '2026-10-31'),
    source('late', '2026-08-31'),
    source('never', null),
  ],
  { policy, day, held: [held] },
);

it('a source is late, held, or was never received, those that need somebody first', async () => {
  const visit = { ...aVisit('/deliveries'), day };
  const { body } = await sourcesSheet(visit, sources).write('csv');
  const lines = String(body).split(/\r?\n/).slice(1, 5);
  expect(lines.map((line) => /银行存款 · (\w+).*,"?([^,"]+)/.exec(line)?.slice(1))).toEqual([
    ['never', '从未收到'],
    ['late', '逾期'],
    ['held', '暂扣'],
    ['fresh', '正常'],
  ]);
});

it('the page of deliveries says which are', async () => {
  const visit = { ...aVisit('/deliveries'), day };
  const shown = await shownPage(deliveriesPage(visit, { files: [], held: [], sources }), visit);
  for (const word of ['从未收到', '逾期', '暂扣', '62 天前']) expect(shown).toContain(word);
});
