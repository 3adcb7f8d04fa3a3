/** `npm run identity-key`: what bears tokens under which key, and the way from one key to the next. */
import { readKeyUse, renewHoldings, renewMembers, type KeyUse } from '../../../shared/flow/identity-keys.ts';
import { placeUsage, workAt, type Place } from './place.ts';
import { runTool } from './run-tool.ts';

const usage = `npm run identity-key -- [--renew] [--out DIR | --stack NAME [--region NAME]]

  --renew        has members bear tokens under every key of the setting identityKeys, and holdings under the newest one
                 that all members do; without it, shows what bears which
${placeUsage}

Exit code 0: every holding is under the newest key; 1: otherwise.`;

async function renewTokens(place: Place): Promise<void> {
  await renewMembers(place.stores);
  await place.settle();
  await renewHoldings(place.stores);
  await place.settle();
}

function describeUse({ counties, providers, newest }: KeyUse): string {
  const earlier = new Set(
    [...Object.values(counties), ...providers.map(({ keys }) => keys)]
      .flat()
      .filter((version) => version !== newest),
  );
  const lines = [
    ...Object.entries(counties).map(
      ([county, versions]) => `county ${county}: members under ${versions.join(', ')}`,
    ),
    ...providers.map(
      ({ source, provider, keys }) => `${source}/${provider}: holdings under ${keys.join(', ') || 'none'}`,
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
  const use = await workAt(where, async (place) => {
    if (renew) await renewTokens(place);
    return readKeyUse(place.stores);
  });
  process.stdout.write(describeUse(use));
  return use.providers.every(({ keys }) => keys.every((version) => version === use.newest)) ? 0 : 1;
});
