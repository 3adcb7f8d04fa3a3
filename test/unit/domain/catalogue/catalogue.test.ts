/** What holds of every source and rule, and of what this version does not know. */
import { describe, expect, it } from 'vitest';
import type { Holding } from '../../../../shared/contracts/household-file.ts';
import { holding as holdingSchema } from '../../../../shared/contracts/holdings.ts';
import { ruleOf, rules, sources } from '../../../../shared/domain/catalogue/catalogue.ts';
import type { FacetKind } from '../../../../shared/domain/catalogue/facets.ts';
import { fieldReasons, textOfReason } from '../../../../shared/domain/catalogue/reasons.ts';
import { mayRead, readsSource, type Rule } from '../../../../shared/domain/catalogue/rule.ts';
import type { Source } from '../../../../shared/domain/catalogue/source.ts';
import { bank } from '../../../../shared/domain/catalogue/sources/bank.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { assess } from '../../../../shared/domain/assessment/assess.ts';
import { aContext, findingsOf, fresh, resultOf } from '../../../builders/assessment.ts';
import { aBankHolding, aHousehold, aMember, aVehicleHolding } from '../../../builders/household-file.ts';

const members = [aMember()];

/** What is in the catalogue and has nobody who asks for it: its findings would come out of no night. */
function listIdle(known: readonly Source[], asked: readonly Rule[]): string[] {
  const entries = new Map(defaultPolicy.rules.map((entry) => [entry.rule, entry]));
  const reads = (rule: Rule, source: Source) => {
    const entry = entries.get(rule.name);
    return (
      entry !== undefined &&
      rule.about === 'assets' &&
      rule.facets !== 'every' &&
      readsSource(rule, source, entry)
    );
  };
  const couldRead = (rule: Rule, source: Source) => rule.facets !== 'every' && mayRead(rule, source);
  return [
    ...known.filter((source) => source.isCounted && !asked.some((rule) => reads(rule, source))),
    // Policy can count it only where some rule reads what it says.
    ...known.filter((source) => !source.isCounted && !asked.some((rule) => couldRead(rule, source))),
    ...asked.filter((rule) => !entries.has(rule.name) && !rule.onlyWhereNamed),
    ...asked.filter(
      (rule) =>
        rule.about === 'assets' && rule.facets !== 'every' && !known.some((source) => reads(rule, source)),
    ),
  ].map(({ name }) => name);
}

/** What the sources that have a column call it. */
function titlesOf(column: string): string[] {
  const columns = sources.flatMap((source) => Object.values(source.fields)).filter(({ en }) => en === column);
  return [...new Set(columns.map(({ zh }) => zh))];
}

describe('the catalogue', () => {
  it('has nothing that nobody asks for', () => {
    expect(listIdle(sources, rules)).toEqual([]);
  });

  it('would be told of a source or a rule that nobody asks for', () => {
    const unread: Source = { ...bank, name: 'unread', facets: ['heirloom' as FacetKind] };
    const shown: Source = { ...unread, name: 'shown', isCounted: false };
    const unlisted: Rule = { ...(rules[0] as Rule), name: 'unlisted' };
    const idle = listIdle([...sources, unread, shown], [...rules, unlisted]);
    expect(idle).toEqual(['unread', 'shown', 'unlisted', 'unlisted']);
    const later: Source = { ...bank, name: 'later', isCounted: false };
    expect(listIdle([...sources, later], rules)).toEqual([]);
  });

  it('names everything once, in both languages', () => {
    for (const list of [sources, rules]) {
      expect(new Set(list.map(({ name }) => name)).size).toBe(list.length);
      for (const { name, title } of list) {
        expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
        expect(title.zh).toMatch(/[\u4e00-\u9fff]/);
        expect(title.en).toMatch(/^[a-z ]+$/);
      }
    }
  });

  it('says of every field that sets a row aside what is wrong with it', () => {
    for (const source of sources) {
      for (const [reason, text] of fieldReasons(source)) {
        expect(reason).toMatch(/-invalid$/);
        expect(textOfReason(reason).en).toBe(text.en);
        const [said = ''] = /[^/]+$/.exec(text.zh) ?? [];
        expect(textOfReason(reason).zh.slice(-4)).toBe(said.slice(-4));
      }
    }
    expect(textOfReason('balance-date-invalid').en).toBe('the balance date is not a date such as 2026-10-31');
    expect(textOfReason('account-number-invalid').zh).toBe(
      `${titlesOf('account_number').join('/')}为空或只是占位符，请填写`,
    );
    expect(titlesOf('account_number')).toEqual(expect.arrayContaining(['账号', '证券账户', '支付账户']));
    expect(textOfReason('source-unknown').en).toContain('bank, vehicle, property, securities');
    expect(textOfReason('of-another-version')).toEqual({
      zh: 'of-another-version',
      en: 'of-another-version',
    });
  });
});

describe('a source that is not expected', () => {
  const onlyBanks = { ...defaultPolicy, sources: { bank: defaultPolicy.sources['bank'] } };
  const freshness = [fresh('bank', 'rural-bank')];

  it('is said nothing of: a county that gets banks alone sees nothing of the rest', () => {
    const { results } = assess(aHousehold({ members }), aContext({ policy: onlyBanks, freshness }));
    const said = results.map(({ explanation }) => `${explanation.zh} ${explanation.en}`).join('\n');
    expect(said).not.toMatch(/尚未收到|has been delivered yet/);
  });

  it('but one that is expected is missed, and so is a provider who has delivered once', () => {
    const file = aHousehold({ members });
    expect(resultOf(file, 'motor-vehicle', { freshness }).explanation.zh).toContain('尚未收到任何车辆数据。');
    const late = [...freshness, fresh('vehicle', 'an-office', '2025-01-01')];
    expect(resultOf(file, 'motor-vehicle', { policy: onlyBanks, freshness: late }).explanation.zh).toContain(
      '逾期未交付：an-office（2025-01-01）。',
    );
  });
});

describe('a row that this version cannot read', () => {
  const later = (asset: object): Holding =>
    holdingSchema.parse({ ...aBankHolding(), asset: { fen: 5, said: ['a'], ...asset } });

  it.each([
    ['of a source of another version', later({ source: 'lottery' })],
    ['with other fields than its source has', later({ source: 'bank', accountNumber: 7 })],
  ])('%s is unclear, and no rule about things passes while it is there', (_what, row) => {
    const file = aHousehold({ members, holdings: [row, aVehicleHolding()] });
    const { results } = assess(file, aContext());
    expect(results.map(({ rule, kind }) => `${rule} ${kind}`)).toEqual(
      expect.arrayContaining([
        'financial-assets unjudged',
        'commercial-property unjudged',
        'second-home unjudged',
        'motor-vehicle failed',
        'unclear-asset failed',
        'identity-question passed',
        'duplicate-recipient passed',
      ]),
    );
    const aboutThings = results.filter(({ rule }) => ruleOf(rule)?.about === 'assets');
    expect(aboutThings.map(({ kind }) => kind)).not.toContain('passed');
    expect(row.asset).toMatchObject({ fen: 5, said: ['a'] });
  });

  it('is in no sum, and nothing of it is quoted', () => {
    const row = later({ source: 'lottery', ticket: '6222020000001234' });
    const finding = findingsOf(aHousehold({ members, holdings: [row] })).get('unclear-asset');
    expect(JSON.stringify(finding?.explanation)).not.toContain('6222020000001234');
    expect(JSON.stringify(finding?.evidence.map(({ note }) => note))).not.toContain('6222020000001234');
  });
});

it('an account whose number tells it from no other is in no sum, and is asked about', () => {
  const rows = [2, 3].map((line) => aBankHolding({ accountNumber: '不详', balanceFen: 20_000_00 }, { line }));
  const findings = findingsOf(aHousehold({ members, holdings: rows }));
  expect([...findings.keys()]).toEqual(['unclear-asset']);
  expect(findings.get('unclear-asset')?.explanation.zh).toContain('账户编号不能识别是哪一项 2 项');
});
