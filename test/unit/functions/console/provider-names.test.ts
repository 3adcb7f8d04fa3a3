/** A provider that policy names is called that wherever people read; its folder is in keys alone. */
import { expect, it } from 'vitest';
import { deliveriesPage } from '../../../../functions/console/pages/deliveries.ts';
import { policyPage } from '../../../../functions/console/pages/policy/index.ts';
import { runPage } from '../../../../functions/console/pages/runs/run.ts';
import { countyMorning } from '../../../../functions/console/pages/today/county.ts';
import { runReport } from '../../../../shared/contracts/runs.ts';
import type { Run } from '../../../../shared/contracts/deliveries.ts';
import { assess } from '../../../../shared/domain/assessment/assess.ts';
import { listCase } from '../../../../shared/domain/cases/list-case.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { policyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import { parseRun } from '../../../../shared/store/runs.ts';
import { aContext, fresh } from '../../../builders/assessment.ts';
import { CaseLife, heard } from '../../../builders/case-life.ts';
import { aFile } from '../../../builders/file-record.ts';
import { operationItems, readFixture } from '../../../builders/first-version.ts';
import { aBankHolding, aHousehold, aMember } from '../../../builders/household-file.ts';
import { aVisit, shownCase, shownDocuments, shownHousehold, shownPage } from '../../../builders/shown.ts';

const name = '农村商业银行';
const policy: Policy = {
  ...defaultPolicy,
  providers: [
    {
      ...{ source: 'bank', provider: 'rural-bank', aliases: ['credit-union'], name },
      ...{ effectiveFrom: '2026-01-01', restsOn: '更名批复' },
    },
  ],
  retiredProviders: [
    { source: 'bank', provider: 'rural-bank', effectiveFrom: '2030-01-01', restsOn: 'product choice' },
  ],
};
const day = '2026-10-12';
const file = aHousehold({
  members: [aMember()],
  holdings: [aBankHolding({ balanceFen: 20_000_00, balanceDate: '2026-09-30' })],
});

/** Without the keys of files, and the addresses of providers' lists, which lead to folders. */
const withoutKeys = (shown: string): string =>
  shown.replaceAll(/inbox(?:\/|%2F)[^"'<,\s]*|history\?of=[^"]*/g, '');

function expectNamed(shown: string): void {
  expect(shown).toContain(name);
  expect(withoutKeys(shown)).not.toContain('rural-bank');
}

it('on the page of a household and of a case, and in their files', async () => {
  const life = new CaseLife(file, day, policy);
  expectNamed(await shownHousehold(life.file, policy));
  expectNamed(await shownCase(life.file, life.case, policy));
});

it('on every paper, as on the day on which it was issued', () => {
  const life = heard(new CaseLife(file, day, policy));
  for (const document of ['comparison-report', 'notice', 'survey-form'] as const)
    life.take('county', { step: 'issue-document', document });
  expectNamed(shownDocuments(life.case));
});

it('a provider that policy does not name says what it delivers, on a notice and beside a finding', async () => {
  const life = heard(new CaseLife(file, day, defaultPolicy));
  life.take('county', { step: 'issue-document', document: 'notice' });
  expect(shownDocuments(life.case)).toMatch(/日?银行存款（rural-bank）的记录/);
  expect(await shownCase(life.file, life.case)).toContain('银行存款（rural-bank），');
});

it('in what a rule says of overdue data', () => {
  const context = aContext({ day, policy, freshness: [fresh('bank', 'credit-union', '2026-01-31')] });
  const [result] = assess(file, context).results;
  expect(result?.explanation.zh).toContain(`逾期未交付：${name}（2026-01-31）`);
  expect(result?.explanation.en).toContain(`Overdue: ${name} (2026-01-31)`);
});

it('on the pages of deliveries, nights, the morning and the policy', async () => {
  const visit = aVisit('/', policy);
  const subject = { kind: 'provider' as const, source: 'bank', provider: 'rural-bank' };
  const key = 'inbox/bank/rural-bank/2026-10-31/accounts.csv';
  const delivered = {
    subject,
    file: aFile({ key }),
    state: 'held' as const,
    reason: 'rows-dropped' as const,
  };
  expectNamed(await shownPage(deliveriesPage(visit, { files: [], held: [delivered], sources: [] }), visit));
  const bank = { ...fresh('bank', 'rural-bank'), status: 'fresh' as const, isHeld: false };
  const morning = {
    ...{
      open: [listCase(new CaseLife(file, day, policy).case)],
      held: [delivered],
      settled: [],
      sharing: [],
    },
    ...{
      cutOff: '2026-10-20',
      toApprove: 0,
      clearances: [],
      checks: [],
      standsInFor: [],
      freshness: [bank],
    },
  };
  expectNamed(await shownPage(countyMorning(visit, morning), visit));
  const inForce = policyInForce(policy, '110101', '2030-01-01');
  const shown = await shownPage(policyPage(visit, { policy: inForce, version: 'v' }), visit);
  expect(shown).toContain(`银行存款 · ${name}`);
  const [stored] = operationItems.filter(({ pk }) => pk === 'RUNS');
  const run: Run = { ...parseRun(stored!), awaited: ['bank#rural-bank'], published: [], state: 'matching' };
  expectNamed(await shownPage(runPage(visit, { run, report: undefined }, []), visit));
  const report = runReport.parse((readFixture('night') as { report: unknown }).report);
  expectNamed(await shownPage(runPage(visit, { run, report }, [bank]), visit));
});
