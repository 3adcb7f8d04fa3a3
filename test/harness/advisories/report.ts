/** What `npm audit --json` says, of the packages that are in bundles. */
import * as z from 'zod';
import { ArgumentError } from '../../../cli/errors.ts';

const advisory = z.object({ title: z.string(), url: z.string().optional(), severity: z.string().optional() });

const report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      severity: z.string(),
      range: z.string().optional(),
      /** Where it lies: `node_modules/a/node_modules/b`. */
      nodes: z.array(z.string()),
      /** Advisories themselves, or names of packages that are affected below. */
      via: z.array(z.union([z.string(), advisory])),
    }),
  ),
});

export interface Advisory {
  package: string;
  severity: string;
  title: string;
}

/**
 * @param json what npm wrote
 * @param bundled folders of packages that are in bundles, as the lock file names them
 * @returns what is known of these packages; what only development needs is left out
 * @throws ArgumentError where it holds no list: nothing known and nothing asked are not the same
 */
export function advisoriesIn(json: string, bundled: ReadonlySet<string>): Advisory[] {
  const read = report.safeParse(parse(json));
  if (!read.success)
    throw new ArgumentError(
      '没有得到公告清单：请在能连通公告服务的机器上运行 npm audit --json > audit.json，再用 --report audit.json; no list of advisories could be had: run `npm audit --json > audit.json` where the registry answers, and give --report audit.json',
    );
  return Object.entries(read.data.vulnerabilities).flatMap(([name, { severity, nodes, via }]) => {
    if (!nodes.some((node) => bundled.has(node))) return [];
    const own = via.filter((each) => typeof each !== 'string');
    return own.map(({ title, url = '' }) => ({ package: name, severity, title: `${title} ${url}`.trim() }));
  });
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The folder of the package that a file of a bundle comes from; undefined of the project's own. */
export function packageOf(path: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}
