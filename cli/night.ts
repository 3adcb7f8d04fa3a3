/** `hedui night`, and `npm run nightly`: its flags, and what it says before it begins. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { defineCommand, outFlag, readDate, shortPath, textFlag, textsFlag } from './command.ts';
import { ArgumentError, NotInstalledError } from './errors.ts';
import type { NightFlags } from './nightly.ts';

/** What will be done, where the results go, and how long it takes. */
function announce({ data, out, now }: NightFlags): string {
  const what = data === undefined ? '样例县 the sample county' : shortPath(data);
  const last = secondsOfLast(out);
  const long =
    last === undefined
      ? '样例县约需 1 至 4 分钟，其他数据视大小而定 1 to 4 minutes for the sample county on two cores, else by the size of the data'
      : `上次用时 the last one took ${last} s`;
  return [
    `交付并核对 ${what}${now === undefined ? '' : ` ${now}`}：启动本机的栈，导入花名册，匹配各单位文件，完成一晚核对。`,
    `结果写入 ${shortPath(out)}。Starts the stack on this machine, delivers rosters and files, runs the night, and writes the results there.`,
    ...(data === undefined || now !== undefined
      ? []
      : [
          '期限和是否逾期按今天计；数据为以前某日的，请加 --now。Judged as of today; for data of a day before give --now.',
        ]),
    `用时 Time: ${long}.`,
    '',
  ].join('\n');
}

/** From the summary of the last night; undefined where none can be read. */
function secondsOfLast(out: string): number | undefined {
  const path = join(out, 'summary.json');
  if (!existsSync(path)) return undefined;
  try {
    const { seconds } = summaryTimes.parse(JSON.parse(readFileSync(path, 'utf8')));
    return Math.ceil(seconds.reduce((sum, stage) => sum + stage.seconds, 0));
  } catch {
    return undefined;
  }
}

const summaryTimes = z.object({ seconds: z.array(z.object({ seconds: z.number() })) });

/** @throws ArgumentError */
function existing(path: string): string {
  const absolute = resolve(path);
  if (!existsSync(absolute)) throw new ArgumentError(`没有此路径 there is no ${path}`);
  return absolute;
}

function readFolder(path: string): string {
  const folder = existing(path);
  if (!statSync(folder).isDirectory()) throw new ArgumentError(`${path} 不是文件夹 is not a folder`);
  return folder;
}

function readFileName(path: string): string {
  const file = existing(path);
  if (!statSync(file).isFile())
    throw new ArgumentError(`${path} 是文件夹，请指明文件 is a folder; name a file`);
  return file;
}

export const command = defineCommand<NightFlags>({
  about: `把一个文件夹交付到本机的栈，完成一晚核对，写出结果。
Delivers a folder to the stack on this machine, runs the night, and writes what came of it.`,
  parameters: {
    flags: {
      data: {
        ...textFlag(
          'DIR',
          '按收件桶摆放的文件夹 (roster/…, inbox/…)，不给则用样例县；小例见 events/sample-deliveries a folder that mirrors the inbox bucket, such as events/sample-deliveries; without it, the sample county',
        ),
        parse: readFolder,
      },
      out: { ...outFlag, optional: false, default: 'out', parse: resolve },
      now: {
        ...textFlag(
          'DATE',
          "以哪一天核对，默认今天，样例县用样例日 the day to work on (today; of the sample county the sample's day)",
        ),
        parse: readDate,
      },
      policy: { ...textFlag('FILE', '启用此政策 a policy document to put in force'), parse: readFileName },
      release: textsFlag('KEY', '放行暂扣的文件 release the held delivery or roster with this key'),
      reject: textsFlag('KEY', '退回暂扣的文件 reject it'),
    },
  },
  run: async (flags) => {
    requirePackages(join(import.meta.dirname, '..'));
    process.stderr.write(announce(flags));
    // The rest takes a second to load; the announcement comes first.
    const { deliverAndCompare } = await import('./nightly.ts');
    return deliverAndCompare(flags);
  },
});

const packageFile = z.object({ dependencies: z.record(z.string(), z.string()) });

/** @param root the folder of package.json. @throws NotInstalledError */
export function requirePackages(root: string): void {
  const { dependencies } = packageFile.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const missing = Object.keys(dependencies).filter(
    (name) => !existsSync(join(root, 'node_modules', name, 'package.json')),
  );
  if (missing.length > 0) throw new NotInstalledError(missing);
}
