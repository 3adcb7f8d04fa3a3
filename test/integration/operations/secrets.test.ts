import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startHedui } from '../../../cli/hedui-target.ts';
import type { StaffedTarget } from '../../../cli/staffed-target.ts';
import { startStaffedCounty } from '../staff/staffed-county.ts';
import { workFiles } from '../permissions/walk.ts';

/** Everything that the functions logged while files were taken in and somebody tried to sign in. */
const lines: string[] = [];
let hedui: StaffedTarget;
let secrets: string[];

beforeAll(async () => {
  hedui = await startStaffedCounty(lines);
  await workFiles(hedui);
  await fetch(`${hedui.url}/auth/sign-in`, { redirect: 'manual' });
  await fetch(`${hedui.url}/auth/callback?code=x&state=y`);
  await hedui.target.embedded.idle();
  const { embedded } = hedui.target;
  secrets = embedded
    .resourcesOf('AWS::SecretsManager::Secret')
    .map(({ ref }) => embedded.secretValue(ref) ?? '');
});
afterAll(() => hedui.stop());

it('a stack that is started again has the secrets that it had', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'hedui-secrets-'));
  const valuesOf = async () => {
    const { embedded } = await startHedui('2026-10-31', { stateDir });
    const values = embedded
      .resourcesOf('AWS::SecretsManager::Secret')
      .map(({ ref }) => embedded.secretValue(ref));
    await embedded.stop();
    return values;
  };
  expect(await valuesOf()).toEqual(await valuesOf());
  rmSync(stateDir, { recursive: true });
});

it('who may look at the configuration of functions sees no secret', () => {
  expect(secrets.length).toBeGreaterThan(1);
  expect(Math.min(...secrets.map((secret) => secret.length))).toBeGreaterThan(40);
  const { embedded } = hedui.target;
  const result = embedded.functions.map((name) => JSON.stringify(embedded.functionEnvironment(name)));
  for (const secret of secrets) expect(result.filter((each) => each.includes(secret))).toEqual([]);
});

it('nor does who may read their logs, though they use the secrets', () => {
  expect(lines.length).toBeGreaterThan(10);
  for (const secret of secrets) expect(lines.filter((line) => line.includes(secret))).toEqual([]);
});

it('nor does who may look at the stack: its outputs and resources', () => {
  const { embedded } = hedui.target;
  const kinds = ['AWS::Lambda::Function', 'AWS::SecretsManager::Secret', 'AWS::Lambda::Version'];
  const seen = JSON.stringify([embedded.outputs, ...kinds.map((kind) => embedded.resourcesOf(kind))]);
  for (const secret of secrets) expect(seen).not.toContain(secret);
});
