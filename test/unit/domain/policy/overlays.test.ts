import { describe, expect, it } from 'vitest';
import { policyPage } from '../../../../functions/console/pages/policy/index.ts';
import { aVisit, shownCase, shownPage } from '../../../builders/shown.ts';
import { renderDocument } from '../../../../functions/console/documents/render-document.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { everywhere, policyInForce } from '../../../../shared/domain/policy/policy-in-force.ts';
import { type Policy, policyVersion, readPolicy } from '../../../../shared/domain/policy/policy.ts';
import { addWorkingDays } from '../../../../shared/domain/kernel/working-days.ts';
import { CaseLife, steps, surveyed } from '../../../builders/case-life.ts';
import { aBankHolding, aHousehold, aMember } from '../../../builders/household-file.ts';

type Overlay = NonNullable<Policy['overlays']>[number];

const measures = '县政府令 2026 年第 3 号';
const tenDays: Overlay = {
  county: '110101',
  effectiveFrom: '2026-01-01',
  restsOn: measures,
  cases: { replyPeriod: { workingDays: 10 } },
};
const withOverlays = (...overlays: Overlay[]): Policy => ({ ...defaultPolicy, overlays });

function problemsOf(document: unknown): string[] {
  const reading = readPolicy(document);
  return reading.kind === 'policy' ? [] : reading.problems.map(({ path, problem }) => `${path}: ${problem}`);
}

describe('an overlay', () => {
  const replyPeriod = (policy: Policy, county: string, day: string) =>
    policyInForce(policy, county, day).cases.replyPeriod;

  it('says one thing otherwise, for its county, from its day on, and cites what it rests on', () => {
    const policy = withOverlays(tenDays);
    expect(problemsOf(policy)).toEqual([]);
    expect(replyPeriod(policy, '110101', '2026-01-01')).toEqual({ workingDays: 10, restsOn: measures });
    const { cases } = defaultPolicy;
    expect(replyPeriod(policy, '110101', '2025-12-31')).toEqual(cases.replyPeriod);
    expect(replyPeriod(policy, '110102', '2026-01-01')).toEqual(cases.replyPeriod);
    expect(policyInForce(policy, '110101', '2026-01-01').cases).toEqual({
      ...cases,
      replyPeriod: { workingDays: 10, restsOn: measures },
    });
  });

  it('of a county counts before a general one, a later one before an earlier one, and ends on its day', () => {
    const general = { ...tenDays, county: undefined, cases: { replyPeriod: { workingDays: 7 } } };
    const later = {
      ...tenDays,
      effectiveFrom: '2026-06-01',
      effectiveTo: '2026-06-30',
      cases: { replyPeriod: { workingDays: 15 } },
    };
    const policy = withOverlays(later, general, tenDays);
    const days = (county: string, day: string) => replyPeriod(policy, county, day).workingDays;
    expect([days('110101', '2026-05-31'), days('110102', '2026-05-31')]).toEqual([10, 7]);
    expect([days('110101', '2026-06-01'), days('110101', '2026-07-01')]).toEqual([15, 10]);
    expect(days(everywhere, '2026-06-01')).toBe(7);
  });

  it('reaches every section that has no dates of its own', () => {
    const policy = withOverlays({
      ...tenDays,
      cases: {
        deadlines: { investigating: { workingDays: 15 } },
        collectiveDecision: { neededFor: ['reduce', 'suspend', 'terminate'] },
        investigators: { least: 3 },
      },
      clearances: { growthShare: 0.1, reasons: { moxibustion: { zh: '艾灸设备', en: 'moxibustion tools' } } },
      documents: { offices: { '110101': '东城区民政局' }, basis: { notice: '《办法》第四十条' } },
      sources: { bank: { overdueAfterDays: 10 } },
    });
    expect(problemsOf(policy)).toEqual([]);
    const inForce = policyInForce(policy, '110101', '2026-10-31');
    expect(inForce.cases.deadlines.investigating).toEqual({ workingDays: 15, restsOn: measures });
    expect(inForce.cases.collectiveDecision.neededFor).toEqual(['reduce', 'suspend', 'terminate']);
    expect(inForce.cases.investigators.least).toBe(3);
    expect([inForce.clearances.growthShare, inForce.clearanceGrowthShare]).toEqual([0.1, 0.1]);
    expect(Object.keys(inForce.clearances.reasons)).toContain('inheritance');
    expect(inForce.clearances.reasons['moxibustion']?.zh).toBe('艾灸设备');
    expect(inForce.documents.office).toBe('东城区民政局');
    expect(inForce.documents.basis['notice']).toBe('《办法》第四十条');
    expect(inForce.documents.basis['decision']).toBe(defaultPolicy.documents.basis.decision);
    expect(inForce.sources['bank']).toEqual({ overdueAfterDays: 10, restsOn: measures });
    expect(inForce.sources['vehicle']).toEqual(defaultPolicy.sources['vehicle']);
  });

  it('changes the version of the policy', () => {
    expect(policyVersion(withOverlays(tenDays))).not.toBe(policyVersion(defaultPolicy));
  });
});

describe('an overlay is refused, with its place and what to do,', () => {
  it.each<[string, unknown, RegExp]>([
    [
      'that another one contradicts on its day',
      withOverlays(tenDays, { ...tenDays, cases: { replyPeriod: { workingDays: 7 } } }),
      /^overlays\.1\.cases\.replyPeriod\.workingDays: for county 110101 on 2026-01-01 is given by overlays\.0 too; keep one/,
    ],
    [
      'that begins before another one, of the same thing, is over',
      withOverlays({ ...tenDays, effectiveTo: '2026-12-31' }, { ...tenDays, effectiveFrom: '2026-06-01' }),
      /^overlays\.1\.cases\.replyPeriod\.workingDays: /,
    ],
    [
      'that says what no policy says',
      withOverlays({ ...tenDays, cases: { replyPeriode: { workingDays: 10 } } } as Overlay),
      /^overlays\.0\.cases: unknown: replyPeriode/,
    ],
    [
      'with a number that makes no sense',
      withOverlays({ ...tenDays, cases: { investigators: { least: 1 } } }),
      /^overlays\.0\.cases\.investigators\.least: the Measures ask for two/,
    ],
    ['that rests on nothing', withOverlays({ ...tenDays, restsOn: '' }), /^overlays\.0\.restsOn: say what/],
    [
      'of an unknown source',
      withOverlays({
        ...tenDays,
        cases: undefined,
        sources: { lottery: { overdueAfterDays: 3 } },
      }),
      /^overlays\.0\.sources: unknown: lottery/,
    ],
    [
      'that ends before it begins',
      withOverlays({ ...tenDays, effectiveTo: '2025-01-01' }),
      /^overlays\.0\.effectiveTo: lies before/,
    ],
    [
      'of a county that has no office, where counties have offices',
      {
        ...withOverlays(tenDays),
        documents: { ...defaultPolicy.documents, offices: { '110102': '西城区民政局' } },
      },
      /^documents\.offices\.110101: county 110101 has entries of its own and no office/,
    ],
    [
      'of a retired provider of an unknown source',
      {
        ...defaultPolicy,
        retiredProviders: [{ source: 'lottery', provider: 'x', effectiveFrom: '2026-01-01', restsOn: 'x' }],
      },
      /^retiredProviders\.0\.source: /,
    ],
  ])('%s', (_what, document, problem) => {
    expect(problemsOf(document)).toContainEqual(expect.stringMatching(problem));
  });

  it('in both languages', () => {
    const reading = readPolicy(withOverlays(tenDays, tenDays));
    if (reading.kind === 'policy') throw new Error('it can be used');
    for (const { problem, zh } of reading.problems) {
      expect(problem).toMatch(/[a-z]/);
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('but overlays of other things, other counties or later days go together', () => {
    const others: Overlay[] = [
      { ...tenDays, cases: { financeCutOff: { dayOfMonth: 15 } } },
      { ...tenDays, county: '110102' },
      { ...tenDays, county: undefined },
      { ...tenDays, effectiveFrom: '2026-06-01' },
    ];
    expect(problemsOf(withOverlays(tenDays, ...others))).toEqual([]);
  });
});

describe('ten days to reply, by one line of policy for one county,', () => {
  const file = aHousehold({
    members: [aMember()],
    holdings: [aBankHolding({ balanceFen: 20_000_00, balanceDate: '2026-09-30' })],
  });
  const noticed = (policy: Policy) =>
    surveyed(new CaseLife(file, '2026-10-12', policy)).take('leader', steps.terminate);
  const served = (policy: Policy) => {
    const life = noticed(policy);
    life.take('county', steps.check).take('county', steps.notice);
    life.take('county', { step: 'issue-document', document: 'notice' });
    const servedOn = life.day;
    life.take('handler', { step: 'record-service', servedOn, manner: 'in-person' });
    return { life, servedOn };
  };
  const print = (life: CaseLife) =>
    String(
      renderDocument(life.case.documents.at(-1)!, {
        gloss: false,
        styleAddress: '/a.css',
        scriptAddress: '/a.js',
        toolbar: '',
      }),
    ).replaceAll(/\s+/g, ' ');

  it('appear on the notice, on the pages, in the deadline, and in what the case goes by', async () => {
    const policy = withOverlays(tenDays);
    const { life, servedOn } = served(policy);
    const until = addWorkingDays(servedOn, 10).day;
    expect(print(life)).toContain('次日起 10 个工作日');
    expect(await shownCase(life.file, life.case, policy)).toContain(until);
    const visit = aVisit('/policy', policy);
    const inForce = policyInForce(policy, life.file.profile.county, life.day);
    expect(await shownPage(policyPage(visit, { policy: inForce, version: '' }), visit)).toContain(
      '反馈期（自送达次日起）,10 个工作日',
    );
    expect(life.case.deadline).toMatchObject({ dueOn: until, restsOn: measures });
    expect(life.case.service?.replyWorkingDays).toBe(10);
    expect(life.on(until).whyNot('county', 'hear')).toContain('reply-period-running');
    expect(life.on(addWorkingDays(until, 1).day).whyNot('county', 'hear')).toEqual([]);
  });

  it('are five in another county', () => {
    const { life, servedOn } = served(withOverlays({ ...tenDays, county: '110102' }));
    expect(print(life)).toContain('次日起 5 个工作日');
    expect(life.case.deadline?.dueOn).toBe(addWorkingDays(servedOn, 5).day);
  });

  it('stay what the notice has promised when policy changes before it is served', () => {
    const life = noticed(withOverlays({ ...tenDays, effectiveTo: '2026-10-31' }));
    life.take('county', steps.check).take('county', steps.notice).on('2026-11-02');
    life.take('handler', { step: 'record-service', servedOn: '2026-11-02', manner: 'in-person' });
    expect(life.case.deadline?.dueOn).toBe(addWorkingDays('2026-11-02', 10).day);
  });
});

describe('investigators', () => {
  it('are as many as policy asks for in the county', () => {
    const policy = withOverlays({ ...tenDays, cases: { investigators: { least: 3 } } });
    const file = aHousehold({ members: [aMember()], holdings: [aBankHolding({ balanceFen: 20_000_00 })] });
    const life = new CaseLife(file, '2026-10-12', policy);
    life.take('county', steps.screen).take('county', steps.dispatch);
    expect(life.try('handler', steps.begin)).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'investigators-missing' }],
    });
  });
});

describe('a provider', () => {
  it('has the name that policy gives it, under its former names too', () => {
    const policy: Policy = {
      ...defaultPolicy,
      providers: [
        {
          source: 'bank',
          provider: 'rural-bank',
          name: '农村商业银行',
          aliases: ['credit-union'],
          effectiveFrom: '2026-01-01',
          restsOn: '更名批复',
        },
      ],
    };
    expect(problemsOf(policy)).toEqual([]);
    const { providerName, providerOf } = policyInForce(policy, '110101', '2026-10-31');
    const former = { source: 'bank', provider: 'credit-union' };
    expect([providerName(former), providerOf(former)]).toEqual(['农村商业银行', 'rural-bank']);
    const other = { source: 'vehicle', provider: 'credit-union' };
    expect([providerName(other), providerOf(other)]).toEqual(['credit-union', 'credit-union']);
    expect(policyInForce(policy, '110101', '2025-12-31').providerOf(former)).toBe('credit-union');
  });

  it('shares no name with another on the same days', () => {
    const bank = { source: 'bank', effectiveFrom: '2026-01-01', restsOn: '更名批复' };
    const problems = (...providers: object[]) =>
      problemsOf({ ...defaultPolicy, providers: providers as NonNullable<Policy['providers']> });
    const renamed = { ...bank, provider: 'rural-bank', aliases: ['credit-union'] };
    const other = { ...bank, provider: 'city-bank', aliases: ['credit-union'] };
    expect(problems(renamed, other)).toEqual([
      expect.stringMatching(/^providers\.1: has a name of bank\/rural-bank \(providers\.0\)/),
    ]);
    expect(problems(renamed, { ...bank, provider: 'credit-union' })).toHaveLength(1);
    expect(problems({ ...renamed, county: '110101' }, { ...other, county: '110102' })).toEqual([]);
    expect(
      problems({ ...renamed, effectiveTo: '2026-06-30' }, { ...other, effectiveFrom: '2026-07-01' }),
    ).toEqual([]);
    expect(problems(renamed, { ...other, source: 'vehicle' })).toEqual([]);
  });
});
