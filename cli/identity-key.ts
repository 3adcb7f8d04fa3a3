/** `npm run identity-key`: what bears tokens under which key, and the way from one key to the next. */
import {
  readKeyUse,
  renewHoldings,
  renewMembers,
  type KeyUse,
} from '../shared/app/operations/identity-keys.ts';
import { placeUsage, workAt, type Place } from './place.ts';
import { runTool } from './run-tool.ts';

const usage = `npm run identity-key -- [--renew] [--out DIR | --stack NAME [--region NAME]]

  --renew        has members bear tokens under every key of the setting identityKeys, and holdings under the newest one
                 that all members do; without it, shows what bears which
${placeUsage}

Exit code 0: all members bear tokens under the newest key of the setting, and every holding is under it; 1: otherwise.`;

async function renewTokens(place: Place): Promise<void> {
  await renewMembers(place.stores);
  await place.settle();
  await renewHoldings(place.stores);
  await place.settle();
}

/** The newest version that the stack was deployed with: members may bear no token under it yet. */
function newestOf({ output }: Place): string {
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

await runTool({ usage, options: { renew: { type: 'boolean', default: false } } }, async ({ values }) => {
  const { renew, ...where } = values;
  const { use, newest } = await workAt(where, async (place) => {
    if (renew) await renewTokens(place);
    return { use: await readKeyUse(place.stores), newest: newestOf(place) };
  });
  process.stdout.write(describeUse(use, newest));
  return isUnder(newest, use) ? 0 : 1;
});
