/** A case under a policy that came into force after it was judged. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explain } from '../../../../cli/explain.ts';
import { defaultPolicy } from '../../../../shared/domain/policy/default-policy.ts';
import type { Policy } from '../../../../shared/domain/policy/policy.ts';
import { county, day } from '../../../builders/county-files.ts';
import { surveyed, aHardCase } from '../../../builders/case-life.ts';
import { sharedCounty, type SharedCounty } from '../staffed-county.ts';
import { storeCase } from './stored-cases.ts';

/** Under it everybody's savings are within the limit. */
const generous: Policy = {
  ...defaultPolicy,
  rules: defaultPolicy.rules.map((entry) =>
    entry.rule === 'financial-assets' ? { ...entry, multiplier: 1000 } : entry,
  ),
};
const household = 'H40';
const heading = '现行政策的不同结论';

let shared: SharedCounty;
beforeAll(async () => {
  shared = await sharedCounty();
});

const pageOf = async (number: string): Promise<string> => {
  const { status, body } = await shared.client('county-approver').request(`/cases/${county}-${number}/1`);
  expect(status).toBe(200);
  return String(body);
};
const explained = (number: string): Promise<string> =>
  explain(`${county}-${number}`, { day, stores: shared.hedui.target });

describe('a case that another policy judged', () => {
  let before: Awaited<ReturnType<SharedCounty['hedui']['target']['policies']['current']>>;
  beforeAll(async () => {
    const { policies } = shared.hedui.target;
    before = await policies.current();
    expect(await pageOf(household)).not.toContain(heading);
    expect(await explained(household)).not.toContain(heading);
    await policies.replace(generous);
  });
  afterAll(() => shared.hedui.target.policies.replace(before.policy));

  it('is explained by its own, which it fails, and by today’s, which it passes', async () => {
    const text = await explained(household);
    const today = await shared.hedui.target.policies.current();
    expect(today.version).not.toBe(before.version);
    expect(text).toContain(
      `policy ${before.version}，个案依此判定，现行为 by which the case was judged; today's is ${today.version}`,
    );
    const [own = '', otherwise = ''] = text.split("What today's policy would say otherwise");
    expect(own).toMatch(/fails.*financial-assets/);
    expect(own).toContain('50,000.00');
    expect(otherwise).toMatch(
      /financial-assets: .*by the policy above: fails \(suspension\).*; by today's: passes/,
    );
  });

  it('is explained by any other policy that is asked for, and by none that nobody knows', async () => {
    const { target } = shared.hedui;
    const { version } = await target.policies.current();
    const by = (policy: string) => explain(`${county}-${household}`, { day, stores: target }, policy);
    expect(await by(version)).toMatch(/passes.*financial-assets/);
    const proposed = await by(before.version);
    expect(proposed).toContain(
      `policy ${before.version}，按要求以此说明，现行为 as asked for; today's is ${version}`,
    );
    expect(proposed).toMatch(/fails.*financial-assets/);
    await expect(by('0123456789ab')).rejects.toThrow('no policy is kept as 0123456789ab');
  });

  it('shows on its page what its own found, and what today’s would say where it differs', async () => {
    const page = await pageOf(household);
    expect(page).toContain(before.version);
    expect(page).toContain('50,000.00');
    expect(page).toContain(heading);
    expect(page).toMatch(/金融资产：\s*未通过（[^）]*停发）[^<]*→\s*通过/);
    expect(page).not.toMatch(/机动车：\s*\S+ →/);
  });

  it('says so where its policy is no longer kept', async () => {
    const { path } = await storeCase(shared, {
      ...surveyed(aHardCase()).case,
      policyVersion: '0123456789ab',
    });
    const number = /-(T\d+)/.exec(path)?.[1] ?? '';
    expect(await pageOf(number)).toContain('判断此个案的政策版本已不再保存');
    expect(await explained(number)).toContain('判断此个案的政策 0123456789ab 已不再保存');
  });
});
