/** `npm run harness -- advisories`: whether a package that is in a bundle has a known advisory. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { runScript } from '../run-script.ts';
import { advisoriesIn, packageOf } from './report.ts';

const usage = `npm run harness -- advisories [--report FILE]

Asks the registry for advisories about the packages that are in the functions' bundles.
--report  what \`npm audit --json\` wrote, where it was run on another machine with this lock file

0 none is known; 1 some are, and they are listed; 2 no list could be had`;

/** Folders of the packages of which something is in a bundle. */
async function bundledPackages(): Promise<Set<string>> {
  const { metafile } = await build({
    entryPoints: globSync('functions/*/index.ts'),
    ...{ bundle: true, write: false, metafile: true, format: 'esm', platform: 'node', target: 'node24' },
    ...{ mainFields: ['module', 'main'], outdir: 'bundles', logLevel: 'silent' },
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  const used = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return new Set(used.map(([path]) => packageOf(path)).filter((path) => path !== undefined));
}

function askRegistry(): string {
  return spawnSync('npm', ['audit', '--json'], { encoding: 'utf8' }).stdout;
}

await runScript({ usage, options: { report: { type: 'string' } } }, async ({ values }) => {
  const bundled = await bundledPackages();
  const json = values.report === undefined ? askRegistry() : readFileSync(values.report, 'utf8');
  const found = advisoriesIn(json, bundled);
  for (const { package: name, severity, title } of found)
    process.stdout.write(`! ${name}  ${severity}  ${title}\n`);
  process.stdout.write(`${bundled.size} packages in bundles, ${found.length} advisories\n`);
  return found.length === 0 ? 0 : 1;
});
