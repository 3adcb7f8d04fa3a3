/** The cost model as Markdown. */
import type { PriceList } from './cost-model.ts';
import {
  costOfMillionRows,
  costOfNight,
  dominantOf,
  findLimits,
  totalOf,
  type Cost,
  type CostBasis,
} from './cost-model.ts';

const places = [
  { name: 'county', counties: 1 },
  { name: 'province', counties: 100 },
  { name: 'nation', counties: 2800 },
];

export function formatCost(basis: CostBasis, { what, asOf }: PriceList): string {
  const { matchCpuSeconds, deliveries, county } = basis.measured;
  const rows = [
    ['a million rows, 3 % hits', costOfMillionRows(basis)] as const,
    ...places.map(({ name, counties }) => [`a night of a ${name}`, costOfNight(basis, counties)] as const),
  ];
  return [
    `| What | USD | Most of it |\n|---|---|---|`,
    ...rows.map(([name, cost]) => `| ${name} | ${formatUsd(totalOf(cost))} | ${formatDominant(cost)} |`),
    '',
    `Computed by \`npm run harness -- bench --only cost\` from ${matchCpuSeconds.toFixed(2)} s of processor time a million rows, and from`,
    `the requests, capacity units and invocations counted on the embedded target: ${count(deliveries.rows)} rows in`,
    `${deliveries.files} files with ${count(deliveries.hits)} hits that took the place of former ones, and a night without news of`,
    `${count(county.households)} households. Matching counts by its processor time; the other functions by the time that they took on`,
    "that machine. A night assesses every household and takes a thirtieth of a month's deliveries; a province is 100 such",
    `counties, the nation 2,800, each with ${county.providers} providers of its own. Storage and logs are not in it.`,
    `Prices (\`test/harness/bench/prices.json\`, ${asOf}): ${what}.`,
    '',
    'What a deployment meets first as it grows:',
    '',
    ...findLimits(basis.measured).map(({ name, counties }) => `- ${name}: up to ${count(counties)} counties`),
    '',
  ].join('\n');
}

function formatDominant(cost: Cost): string {
  const { name, share } = dominantOf(cost);
  return `${name}, ${Math.round(share * 100)} %`;
}

function formatUsd(usd: number): string {
  return usd >= 100 ? count(usd) : usd.toPrecision(2);
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
