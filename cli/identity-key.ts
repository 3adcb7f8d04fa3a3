/** `hedui identity-key`: what bears tokens under which key, and the way from one key to the next. */
import {
  readKeyUse,
  renewHoldings,
  renewMembers,
  type KeyUse,
} from '../shared/app/operations/identity-keys.ts';
import { defineCommand, switchFlag } from './command.ts';
import { targetFlags, workOn, type Target, type TargetFlags } from './target.ts';

async function renewTokens(target: Target): Promise<void> {
  await renewMembers(target.stores);
  await target.settle();
  await renewHoldings(target.stores);
  await target.settle();
}

/** The newest version that the stack was deployed with: members may bear no token under it yet. */
function newestOf({ output }: Target): string {
  return output('IdentityKeys').split(' ').at(-1) ?? '';
}

/** Whether nothing is left to be done for the newest key. */
function isUnder(newest: string, { counties, providers }: KeyUse): boolean {
  const borne = Object.values(counties).every((versions) => versions.includes(newest));
  return borne && providers.every(({ keys }) => keys.every((version) => version === newest));
}

function describeUse({ counties, providers }: KeyUse, newest: string): string {
  const earlier = new Set(
    [...Object.values(counties), ...providers.map(({ keys }) => keys)]
      .flat()
      .filter((version) => version !== newest),
  );
  const lacking = Object.entries(counties).filter(([, versions]) => !versions.includes(newest));
  const lines = [
    ...Object.entries(counties).map(
      ([county, versions]) => `county ${county}: members under ${versions.join(', ')}`,
    ),
    ...providers.map(
      ({ source, provider, keys }) => `${source}/${provider}: holdings under ${keys.join(', ') || 'none'}`,
    ),
    ...lacking.map(
      ([county]) =>
        `key ${newest}: members of county ${county} bear no token under it yet; --renew or the next night gives them one`,
    ),
    ...[...earlier].map((version) => describeEarlier(version, providers)),
  ];
  return `${lines.join('\n')}\n`;
}

function describeEarlier(version: string, providers: KeyUse['providers']): string {
  const referring = providers.filter(({ keys }) => keys.includes(version));
  if (referring.length === 0)
    return `key ${version}: no holding refers to it; it can be taken out of identityKeys`;
  const names = referring.map(({ source, provider }) => `${source}/${provider}`);
  return `key ${version}: still referred to by ${names.join(', ')}`;
}

interface Flags extends TargetFlags {
  renew: boolean;
}

export const command = defineCommand<Flags>({
  about: `查看身份密钥各版本的使用情况，或换用新密钥。
Shows which identity key members and holdings are under, and moves them from one key to the next.

0 全部使用最新密钥 everything is under the newest key; 1 尚未 not yet`,
  parameters: {
    flags: {
      renew: switchFlag(
        '换用新密钥 gives members tokens under every key of the setting identityKeys, and holdings under the newest that all members have',
      ),
      ...targetFlags,
    },
  },
  run: async ({ renew, ...where }) => {
    const { use, newest } = await workOn(where, async (target) => {
      if (renew) await renewTokens(target);
      return { use: await readKeyUse(target.stores), newest: newestOf(target) };
    });
    process.stdout.write(describeUse(use, newest));
    return isUnder(newest, use) ? 0 : 1;
  },
});
