/** Single settings of a policy: by a name that people know, and changed one at a time. */
import { describe, expect, it } from 'vitest';
import { listSettings, withSetting } from '../../../../shared/app/policy/settings.ts';
import { comparePolicies } from '../../../../shared/domain/policy/compare-policies.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import { readPolicy } from '../../../../shared/domain/policy/policy.ts';
import { completePolicy } from '../../../../shared/domain/policy/stored-policy.ts';

const policy = completePolicy(defaultPolicy);
const settings = listSettings(policy);
const restsOn = '县民政局通知';

function changed(path: string, value: string) {
  const made = withSetting(policy, { path, value, restsOn });
  if (made === undefined) return undefined;
  const reading = readPolicy(made);
  if (reading.kind !== 'policy') return reading.kind;
  return comparePolicies(policy, completePolicy(reading.policy));
}

function readOr(made: unknown) {
  const reading = readPolicy(made);
  if (reading.kind !== 'policy') throw new Error(reading.kind);
  return reading.policy;
}

function isAlone(path: string): boolean {
  const entry = path.split('/').slice(0, 2).join('/');
  return settings.filter((each) => each.path.startsWith(`${entry}/`)).length === 1;
}

describe('the settings of a policy', () => {
  it('are named in words of one language, each once', () => {
    expect(settings.length).toBeGreaterThan(50);
    expect(new Set(settings.map(({ path }) => path)).size).toBe(settings.length);
    for (const { title, path } of settings)
      expect(title.zh, path).not.toMatch(/[A-Za-z]{2}|（分）|undefined/);
    expect(settings.map(({ title }) => title.zh)).toContain('核对规则 › 金融资产 › 标准的月数');
  });

  it('that are left as they are make the same policy but for what it rests on', () => {
    for (const { path, value } of settings) {
      const differences = changed(path, value);
      expect(Array.isArray(differences), path).toBe(true);
      const text = JSON.stringify(differences);
      expect(text, path).not.toMatch(/"field":"(?!restsOn)/);
    }
  });

  it('change one number, with what it rests on beside what the others rest on', () => {
    const differences = changed('rules/0/multiplier', '24');
    expect(differences).toMatchObject([
      { entry: 'financial-assets', field: 'multiplier', now: '12', then: '24' },
      { entry: 'financial-assets', field: 'restsOn' },
    ]);
    const then = JSON.stringify(differences);
    expect(then).toContain('《办法》第十四条');
    expect(then).toContain(`；标准的月数：${restsOn}`);
  });

  it('that are changed again rest on what was said last, and one that is alone on that only', () => {
    const path = 'rules/0/multiplier';
    const once = completePolicy(readOr(withSetting(policy, { path, value: '24', restsOn: '第一号文' })));
    const twice = readOr(withSetting(once, { path, value: '18', restsOn: '第二号文' }));
    const cited = JSON.stringify(twice.rules[0]?.restsOn);
    expect(cited).toContain('标准的月数：第二号文');
    expect(cited).not.toContain('第一号文');
    const alone = settings.find((each) => isAlone(each.path));
    expect(alone).toBeDefined();
    expect(changed(alone?.path ?? '', alone?.value ?? '')).toMatchObject([
      { field: 'restsOn', then: restsOn },
    ]);
  });

  it('are amounts in yuan, and open where policy may leave them open', () => {
    const wage = settings.find(({ path }) => path.endsWith('/leastWageFen'));
    expect(wage).toMatchObject({ kind: 'yuan', value: '1000.00' });
    expect(changed(wage?.path ?? '', '1,450.50')).toContainEqual(
      expect.objectContaining({ field: 'leastWageFen', then: '145050' }),
    );
    const open = settings.find(({ mayBeOpen, value }) => mayBeOpen && value === '');
    expect(open).toBeDefined();
  });

  it.each([
    ['rules/7/leastWageFen', '三百'],
    ['rules/0/multiplier', 'zwölf'],
    ['rules/0/multiplier', ''],
    ['rules/0/multiplier', '1e1'],
    ['rules/0/multiplier', '0x18'],
    ['standards/0/amountFen', '300'],
    ['standards/0/effectiveFrom', '2027-01-01'],
    ['rules/99/multiplier', '12'],
    ['__proto__/x', '1'],
  ])('%s is not changed to %s', (path, value) => {
    expect(changed(path, value)).toBeUndefined();
  });

  it('are refused by the schema where they may not be', () => {
    expect(changed('rules/0/multiplier', '-3')).toBe('contradictory');
    expect(changed('rules/0/mode', 'perhaps')).toBe('contradictory');
  });
});
