/**
 * The subcommands of `hedui`, in the order in which a county meets them: what the list says of each, and its file, which is
 * loaded only where it is asked for. A new one is a file that exports `command`, and its line here.
 */
import type { Command, RouteMap } from '@stricli/core';
import type { HeduiContext } from './command.ts';

export interface Subcommand {
  brief: string;
  load: () => Promise<{ command: Command<HeduiContext> | RouteMap<HeduiContext> }>;
}

export const subcommands: Readonly<Record<string, Subcommand>> = {
  night: { brief: '交付文件并完成一晚核对 deliver files and run a night', load: () => import('./night.ts') },
  explain: { brief: '一个家庭为什么有个案 why a household has a case', load: () => import('./explain.ts') },
  console: { brief: '打开工作台 open the console', load: () => import('./console.ts') },
  cases: { brief: '经接口办理个案 work cases through the staff API', load: () => import('./cases.ts') },
  held: { brief: '暂扣文件：预览与放行 what is held, and deciding it', load: () => import('./held.ts') },
  check: { brief: '发送前检查文件 check a file before it is sent', load: () => import('./check.ts') },
  policy: { brief: '变更政策 change the policy', load: () => import('./policy.ts') },
  standard: { brief: '调整保障标准 change a standard', load: () => import('./standard.ts') },
  status: { brief: '昨夜如何、谁须办理 how the night went', load: () => import('./status.ts') },
  redrive: { brief: '死信 show dead letters and send them back', load: () => import('./redrive.ts') },
  start: { brief: '启动定时函数 start a scheduled function', load: () => import('./start.ts') },
  verify: { brief: '核验证据 verify the evidence of all cases', load: () => import('./verify.ts') },
  export: { brief: '导出全部数据 export everything', load: () => import('./export.ts') },
  delete: { brief: '删除全部数据 delete everything', load: () => import('./delete.ts') },
  erase: { brief: '删除一个家庭（两人） erase a household', load: () => import('./erase.ts') },
  'hand-out': {
    brief: '向本人提供其个人信息 all that is held about a person',
    load: () => import('./hand-out.ts'),
  },
  restore: { brief: '恢复表 restore the tables from a backup', load: () => import('./restore.ts') },
  migrate: { brief: '补齐旧记录 add what newer versions fill in', load: () => import('./migrate.ts') },
  'identity-key': { brief: '更换身份密钥 change the identity key', load: () => import('./identity-key.ts') },
  administrator: {
    brief: '登记第一位管理员 put the first administrator on record',
    load: () => import('./administrator.ts'),
  },
  completion: { brief: '命令行补全 completion for your shell', load: () => import('./completion.ts') },
};
