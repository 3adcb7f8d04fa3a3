/** `hedui identity-key`: which key members and holdings use, and moving them to the next. */
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

/** The newest version that the stack was deployed with: members may have no token by it yet. */
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
      ([county, versions]) => `县 county ${county}: 成员使用密钥 members use key ${versions.join(', ')}`,
    ),
    ...providers.map(
      ({ source, provider, keys }) =>
        `${source}/${provider}: 财产记录使用密钥 holdings use key ${keys.join(', ') || '无 none'}`,
    ),
    ...lacking.map(
      ([county]) =>
        `密钥 key ${newest}: 县 ${county} 的成员尚未使用，--renew 或下一晚会换用 members of county ${county} do not use it yet; --renew or the next night changes that`,
    ),
    ...[...earlier].map((version) => describeEarlier(version, providers)),
  ];
  return `${lines.join('\n')}\n`;
}

function describeEarlier(version: string, providers: KeyUse['providers']): string {
  const referring = providers.filter(({ keys }) => keys.includes(version));
  if (referring.length === 0)
    return `密钥 key ${version}: 已无记录使用，可从 identityKeys 中去掉 no holding refers to it; it can be taken out of identityKeys`;
  const names = referring.map(({ source, provider }) => `${source}/${provider}`);
  return `密钥 key ${version}: 仍在使用 still used by ${names.join(', ')}`;
}

interface Flags extends TargetFlags {
  renew: boolean;
}

export const command = defineCommand<Flags>({
  about: `查看身份密钥各版本的使用情况，或换用新密钥。
Shows which identity key members and holdings use, and moves them to the newest.

0 全部使用最新密钥 everything uses the newest key; 1 尚未 not yet`,
  parameters: {
    flags: {
      renew: switchFlag(
        '换用新密钥 gives members tokens by every key of the setting identityKeys, and holdings by the newest that all members have',
      ),
      ...targetFlags,
    },
  },
  run: async ({ renew, ...where }) => {
    const { use, newest } = await workOn(
      where,
      async (target) => {
        if (renew) await renewTokens(target);
        return { use: await readKeyUse(target.stores), newest: newestOf(target) };
      },
      renew ? { action: 'identity-key --renew', isDone: () => true } : undefined,
    );
    process.stdout.write(describeUse(use, newest));
    return isUnder(newest, use) ? 0 : 1;
  },
});
