/** What a policy says otherwise, for people who read no JSON. */
import { describe, expect, it } from 'vitest';
import { comparePolicies } from '../../../../shared/domain/policy/compare-policies.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { describeDifference } from '../../../../shared/app/policy/describe-differences.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';

const described = (then: Policy) => comparePolicies(defaultPolicy, then).map(describeDifference);
const linesOf = (then: Policy) =>
  described(then).map(({ section, what, now, then: to }) =>
    [section.zh, what.zh, now?.zh ?? '—', to?.zh ?? '—'].join(' | '),
  );

describe('a difference of two policies in words', () => {
  it('names a rule and its parameter as staff know them', () => {
    const rules = defaultPolicy.rules.map((each) =>
      each.rule === 'financial-assets' ? { ...each, multiplier: 24 } : each,
    );
    expect(linesOf({ ...defaultPolicy, rules })).toEqual(['核对规则 | 金融资产、标准的月数 | 12 | 24']);
  });

  it('gives amounts in yuan, and a new entry field by field', () => {
    const [first] = defaultPolicy.standards as [Policy['standards'][number]];
    const raised = { ...first, county: '329901', amountFen: 450_00, effectiveFrom: '2027-01-01' };
    const [line] = linesOf({ ...defaultPolicy, standards: [...defaultPolicy.standards, raised] });
    expect(line).toMatch(
      /^保障标准 \| 城市低保、仅 329901 \| — \| .*每人金额：450\.00 元.*生效日期（含）：2027-01-01/,
    );
  });

  it('names settings of a section, sources and words', () => {
    const { cases, clearances, sources } = defaultPolicy;
    const changed: Policy = {
      ...defaultPolicy,
      cases: { ...cases, replyPeriod: { ...cases.replyPeriod, workingDays: 10 } },
      clearances: { ...clearances, growthShare: 0.3 },
      sources: { ...sources, bank: { overdueAfterDays: 40, restsOn: '通知' } },
    };
    const lines = linesOf(changed);
    expect(lines).toContainEqual(expect.stringMatching(/^个案办理 \| 反馈期 \| .*工作日数：10$/));
    expect(lines).toContainEqual(expect.stringMatching(/^排除 \| .+ \| 20 % \| 30 %$/));
    expect(lines).toContainEqual(expect.stringMatching(/\| 银行存款 \| .*：40/));
  });

  it('says a name of a provider without saying twice whose it is', () => {
    const entry = { source: 'bank', provider: 'rural-bank', name: '示范农商行', county: '329901' } as const;
    const providers = [{ ...entry, effectiveFrom: '2026-11-01', restsOn: '来函' }];
    const [line] = linesOf({ ...defaultPolicy, providers });
    expect(line).toMatch(/\| 银行存款 rural-bank、仅 329901 \| — \| /);
    expect(line).toContain('页面和文书上的名称：示范农商行');
    expect(line?.match(/329901/g)).toHaveLength(1);
  });

  it('leaves what somebody has written as it is, be it a word of the schema or not', () => {
    const providers = [
      {
        source: 'bank' as const,
        provider: 'month',
        name: 'notice 12',
        effectiveFrom: '2026-11-01',
        restsOn: 'urban',
      },
    ];
    const [line] = linesOf({ ...defaultPolicy, providers });
    expect(line).toMatch(/\| 银行存款 month \| — \| /);
    expect(line).toContain('页面和文书上的名称：notice 12');
    expect(line).toMatch(/：urban/);
  });

  it('has no JSON in it, whatever differs', () => {
    const overlay = { county: '329901', effectiveFrom: '2026-12-01', restsOn: '办法' };
    const overlays = [{ ...overlay, cases: { replyPeriod: { workingDays: 7 } } }];
    const empty = { ...defaultPolicy, rules: defaultPolicy.rules.slice(1), overlays } as Policy;
    for (const each of described(empty))
      for (const text of [each.what, each.now, each.then])
        expect(JSON.stringify(text?.zh ?? '')).not.toMatch(/\{|\[/);
  });
});
