/**
 * A worked case whose household goes through what rosters do: papers, lists, pages and answers name the people whom the record
 * names, and nobody is shown the token by which a person is known again.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { HouseholdFile } from '../../../../shared/contracts/household-file.ts';
import { documentKind, type CaseStepInput } from '../../../../shared/contracts/case-steps.ts';
import { listPaymentChanges, paymentColumns } from '../../../../shared/domain/cases/payment-changes.ts';
import { differencesToday } from '../../../../shared/domain/cases/ground.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { writeCsv } from '../../../../shared/domain/kernel/write-csv.ts';
import { respond } from '../../../../shared/web/responses.ts';
import { reply } from '../../../../shared/web/route.ts';
import { caseRoutes } from '../../../../functions/staff-api/routes/cases.ts';
import { householdRoutes } from '../../../../functions/staff-api/routes/households.ts';
import { steps } from '../../../builders/case-life.ts';
import { answered, shownCase, shownDocuments, shownHousehold, shownLists } from '../../../builders/shown.ts';
import { LivedCounty } from '../../../harness/histories/replay-county.ts';

/** The part of one member. */
const stopOne = {
  ...steps.terminate,
  scope: { kind: 'member', ordinal: 3 },
  monthlyAmountFen: 400_00,
  calculation: { headcount: 2, livingTogether: 3, incomeFen: 0, incomePeriod: 'month', supporters: [] },
  deviation: '按实际情况',
} satisfies CaseStepInput;

let county: LivedCounty;
const textOf = (page: string): string => page.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');

/** One member's part is stopped; then the head dies, a name is corrected, and the number goes to another family. */
beforeAll(() => {
  county = new LivedCounty({ a: ['p1', 'p2', 'p3'], b: ['p4'], z: ['p2'] }).night();
  const issueAll = (): void => {
    for (const document of documentKind.options)
      county.take('a', 'county', { step: 'issue-document', document });
  };
  county.takeAll('a', [
    ['county', steps.screen],
    ['county', steps.dispatch],
    ['handler', steps.begin],
    ['handler', steps.survey],
    ['county', { step: 'extend-deadline', workingDays: 3, grantedBy: 'county-approver-1', reason: '住院' }],
    ['leader', stopOne],
    ['county', steps.check],
    ['county', steps.notice],
  ]);
  issueAll();
  county.takeAll('a', [
    ['handler', steps.serve],
    ['handler', steps.agrees],
    ['county', steps.hear],
  ]);
  county.ways.names.set('p3', '测三改');
  county.ways.numbers.set('a', 'N-b').set('b', 'N-a');
  county.ways.list.set('N-b', 'N-a').set('N-a', 'N-b');
  county.settle('a', ['p3', 'p2']).night('2026-10-13');
  const confirmed = differencesToday(county.fileOf('a'), county.caseOf('a'), {
    ...{ policy: defaultPolicy, day: county.day },
  }).map(({ difference }) => ({ difference, reason: '已核实' }));
  county.takeAll('a', [['approver', { ...steps.decide, confirmed }]]);
  issueAll();
});

describe('what is on record of a worked case', () => {
  it('names the people whom the record names, in every paper of before and of after', () => {
    const { documents } = county.caseOf('a');
    expect(new Set(documents.map(({ kind }) => kind))).toEqual(new Set(documentKind.options));
    for (const document of documents) {
      const paper = textOf(shownDocuments({ ...county.caseOf('a'), documents: [document] }));
      expect(paper, document.kind).not.toContain('测p4');
      if (document.kind === 'change-form' || document.kind === 'decision') expect(paper).toContain('测p3');
      if (document.kind === 'survey-form' && document.record.survey !== null) expect(paper).toContain('测p1');
    }
  });

  it('on the page of the case, with what happened to the household since', async () => {
    const page = textOf(await shownCase(county.fileOf('a'), county.caseOf('a')));
    expect(page).toContain('成员 1（测p1） 签字');
    expect(page).toContain('成员 3（测p3）');
    expect(page).toContain('给予测p1、测p2、测p3');
    expect(page).toContain('家庭编号由 N-a 变更，档案延续');
    expect(page).toContain('成员 1（测p1）已不在花名册中');
    expect(page).not.toContain('测p4');
  });

  it('and on the page of the household: who has left, whose the number is now, which number it has', async () => {
    const page = textOf(await shownHousehold(county.fileOf('a')));
    expect(page).toContain('110101-N-b（档案号 110101-N-a）');
    expect(page).toContain('原编号 N-a 现归另一家庭：110101-N-b');
    expect(page).toMatch(/原家庭成员.*测p1/);
  });

  it('is in lists under the number that the roster gives the household, not under that of others', async () => {
    const lists = textOf(await shownLists(county.fileOf('a').cases));
    expect(lists).toContain('110101-N-b（档案号 110101-N-a）');
    const changes = listPaymentChanges(county.fileOf('a').cases, {
      after: '2026-09-20',
      through: '2026-10-20',
    });
    expect(changes).toMatchObject([{ householdId: '110101-N-a', change: 'lowered' }]);
    const csv = writeCsv([{ ...changes[0], number: 'N-b' } as never], paymentColumns, ({ zh }) => zh);
    expect(csv).toContain('110101-N-b（档案号 110101-N-a）');
  });
});

describe('the token by which a person is known again', () => {
  /** Everything that a double, a clearance and a worked case have. */
  const tokensOf = (file: HouseholdFile): string[] =>
    [...new Set(JSON.stringify(file).match(/1:[0-9a-f]{64}/g))].map((token) => token.slice(2));

  async function answersOf(file: HouseholdFile): Promise<string> {
    const { file: whole, cases } = answered(file);
    const route = (routes: readonly { pattern: string }[], pattern: string) =>
      routes.find((each) => each.pattern === pattern) as Parameters<typeof respond>[1];
    const one = respond(reply(whole), route(householdRoutes, '/api/households/{household}'));
    const others = cases.map((each) =>
      respond(reply(each), route(caseRoutes, '/api/households/{household}/cases/{number}')),
    );
    return (await Promise.all([one, ...others].map((each) => each.text()))).join('\n');
  }

  it('appears on no page, in no export, paper, list or answer', async () => {
    for (const home of ['a', 'b', 'z']) {
      const file = county.fileOf(home);
      const tokens = tokensOf(file);
      expect(tokens.length).toBeGreaterThan(0);
      const shown = [
        await shownHousehold(file, undefined, [county.fileOf('a')]),
        ...(await Promise.all(file.cases.map((each) => shownCase(file, each)))),
        ...file.cases.map((each) => shownDocuments(each)),
        await shownLists(file.cases),
        await answersOf(file),
      ].join('\n');
      expect(tokens.filter((token) => shown.includes(token.slice(0, 20)))).toEqual([]);
    }
  });
});
