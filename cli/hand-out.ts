/** `hedui hand-out`: all that is held about one person, as files for that person; on record. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { handOut, type HandedOut } from '../shared/app/retention/hand-out.ts';
import { defineCommand, readHousehold, textFlag } from './command.ts';
import { ArgumentError } from './errors.ts';
import { personOf, whoFlag } from './policy.ts';
import { targetFlags, workOn, type Target, type TargetFlags } from './target.ts';

interface Flags extends TargetFlags {
  to: string;
  member: number;
  by?: string | undefined;
}

/** One file of data, one of who looked, and the papers of the cases. @returns how many papers */
async function writeAll(
  { households, lookups }: HandedOut,
  folder: string,
  { stores }: Target,
): Promise<number> {
  await writeFile(join(folder, 'person.json'), `${JSON.stringify(households, null, 2)}\n`, { mode: 0o600 });
  const lines = lookups.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  await writeFile(join(folder, 'lookups.ndjson'), lines, { mode: 0o600 });
  const papers = new Map(
    households.flatMap(({ cases }) =>
      cases.flatMap(({ attachments }) => attachments.map((each) => [each.key, each])),
    ),
  );
  for (const { key, sha256, mediaType } of papers.values()) {
    const bytes = await stores.store.readBytes(key);
    if (bytes === undefined) continue;
    const name = `${sha256.slice(0, 16)}.${mediaType.split('/').at(-1) ?? 'bin'}`;
    await writeFile(join(folder, name), bytes, { mode: 0o600 });
  }
  return papers.size;
}

async function openFolder(to: string): Promise<string> {
  const folder = resolve(to);
  if (existsSync(folder) && (await readdir(folder)).length > 0)
    throw new ArgumentError(`${folder} 不是空目录 is not empty`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function readOrdinal(text: string): number {
  const ordinal = Number(text);
  if (!Number.isInteger(ordinal) || ordinal < 1)
    throw new ArgumentError(`${text} 不是成员序号 it is no place of a member, 1 upwards`);
  return ordinal;
}

export const command = defineCommand<Flags, [string]>({
  about: `向本人提供其全部个人信息（《个人信息保护法》第四十五条）：成员记录、命中记录、个案、附件，以及谁查看过。记入审计。
Hands out all that is held about one person (PIPL 45): member, rows that lead to them, cases, papers, and who looked. It is put on record.

0 已导出 done; 1 没有此人 there is nobody; 2 参数有误 wrong arguments`,
  parameters: {
    flags: {
      member: {
        kind: 'parsed',
        parse: readOrdinal,
        placeholder: 'N',
        brief: '成员序号，见家庭页 their place in the household, as its page shows it',
      },
      to: { ...textFlag('DIR', '空目录，没有则新建 an empty folder, or one that is made'), optional: false },
      ...whoFlag,
      ...targetFlags,
    },
    positional: {
      kind: 'tuple',
      parameters: [{ placeholder: 'HOUSEHOLD', parse: readHousehold, brief: '家庭 the household' }],
    },
  },
  run: async ({ to, member, by, ...where }, household) => {
    const folder = await openFolder(to);
    return workOn(
      where,
      async (target) => {
        const asked = {
          household,
          ordinal: member,
          by: personOf({ by }, target),
          at: new Date().toISOString(),
        };
        const found = await handOut(asked, target.stores);
        if (found === undefined) {
          process.stdout.write(`没有此人的记录 nothing is held about member ${member} of ${household}\n`);
          return 1;
        }
        const papers = await writeAll(found, folder, target);
        process.stdout.write(
          `已导出 handed out: ${found.households.length} households, ${papers} papers, ${found.lookups.length} lookups, in ${folder}\n`,
        );
        return 0;
      },
      { action: 'hand-out', isDone: (code) => code === 0, isNotedWithin: true, household, by },
    );
  },
});
