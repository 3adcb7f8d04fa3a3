/** `hedui cases`: lists, shows and works the cases of the last embedded night through the API and its sign-in. */
import { buildRouteMap } from '@stricli/core';
import { purpose, statedReasons, type Purpose } from '../shared/domain/staff/purposes.ts';
import { print, read, sessionFlags, start, work, type Session } from './cases-session.ts';
import {
  attach,
  attachmentKinds,
  parseJson,
  readCase,
  readFileName,
  takeStep,
  type Attaching,
  type Step,
} from './cases-steps.ts';
import { describeCase, describeList, describePeople } from './cases-text.ts';
import { defineCommand, readHousehold, readPort, switchFlag, textFlag } from './command.ts';
import { ArgumentError } from './errors.ts';

async function serve({ port, out }: { port: number; out: string }): Promise<number> {
  const hedui = await start(out, port);
  print(`工作人员接口 the staff API: ${hedui.url}，文档 its document: ${hedui.url}/api/openapi.json`);
  print(
    `以下列人员之一登录 sign in as one of these: ${hedui.url}/auth/sign-in?return=/api/me\n${describePeople(hedui.people)}`,
  );
  print(`或 or: npx hedui cases list --url ${hedui.url}\n按 Ctrl-C 停止 Ctrl-C stops it`);
  await new Promise<void>((stopped) => {
    process.once('SIGINT', () => stopped());
    process.once('SIGTERM', () => stopped());
  });
  await hedui.stop();
  return 0;
}

async function listPeople({ out }: { out: string }): Promise<number> {
  const hedui = await start(out);
  print(describePeople(hedui.people));
  await hedui.stop();
  return 0;
}

interface Filters extends Session {
  state?: string | undefined;
  kind?: string | undefined;
  rule?: string | undefined;
  certainty?: string | undefined;
  town?: string | undefined;
  mine: boolean;
  dueBy?: string | undefined;
  least?: number | undefined;
  limit: string;
  cursor?: string | undefined;
}

const filterFlags = {
  state: textFlag('STATES', '状态 such as raised,screened'),
  kind: textFlag('KIND', '种类 review, suspension, entitlement'),
  rule: textFlag('RULE', '规则 a rule'),
  certainty: textFlag('CERTAINTY', '把握 verified, probable, doubtful'),
  town: textFlag('TOWN', '乡镇 a town'),
  mine: switchFlag('由我办理 those assigned to me'),
  dueBy: textFlag('DATE', '至此日到期 due by then'),
  least: { ...textFlag('YUAN', '金额不低于 at least this amount a month'), parse: readYuan },
  limit: { kind: 'parsed', parse: String, default: '20', placeholder: 'N', brief: '条数 how many' },
  cursor: textFlag('CURSOR', '接着列 go on behind a list that was cut'),
} as const;

function readYuan(text: string): number {
  const fen = Math.round(Number(text) * 100);
  if (text.trim() === '' || Number.isNaN(fen))
    throw new ArgumentError(`${text} 不是金额（元），如 375.00; it is not an amount in yuan such as 375.00`);
  return fen;
}

function listQuery({ as: _as, out: _out, url: _url, state, mine, least, ...same }: Filters): URLSearchParams {
  const filters: Record<string, string | undefined> = {
    ...same,
    states: state,
    assignee: mine ? 'me' : undefined,
    leastAmountFen: least === undefined ? undefined : String(least),
  };
  const given = Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return new URLSearchParams(given);
}

const household = {
  placeholder: 'HOUSEHOLD',
  parse: readHousehold,
  brief: '家庭 such as 329901-0001',
} as const;
const caseFlag = { case: textFlag('N', '个案编号，默认最新 its number (the newest)') } as const;

const purposeFlag = {
  kind: 'parsed',
  parse: readPurpose,
  placeholder: 'PURPOSE',
  brief: `查看目的 case-1, ${Object.keys(statedReasons).join(', ')}`,
} as const;

function readPurpose(text: string): Purpose {
  const given = purpose.safeParse(text);
  if (!given.success) throw new ArgumentError(`--for: ${purposeFlag.brief}`);
  return given.data;
}

export const command = buildRouteMap({
  routes: {
    people: defineCommand<{ out: string }>({
      about: `可登录的样例人员。Lists who can sign in, and what they are.`,
      parameters: { flags: { out: sessionFlags.out } },
      run: listPeople,
    }),
    list: defineCommand<Filters>({
      about: `列出个案，先到期的在前。Lists cases, what is due first.`,
      parameters: { flags: { ...filterFlags, ...sessionFlags } },
      run: work(async (client, flags) =>
        describeList(await read(client, `/api/cases?${listQuery(flags).toString()}`)),
      ),
    }),
    show: defineCommand<Session, [string, string | undefined]>({
      about: `一个个案：疑点、经过、可办理的步骤及其余步骤不可办理的原因。
Shows a case: findings, what happened, what may be done next and why the rest may not.`,
      parameters: {
        flags: sessionFlags,
        positional: {
          kind: 'tuple',
          parameters: [
            household,
            { placeholder: 'N', parse: String, optional: true, brief: caseFlag.case.brief },
          ],
        },
      },
      run: work(async (client, _flags, id, number) => describeCase(await readCase(client, id, number))),
    }),
    file: defineCommand<Session & { for: Purpose }, [string]>({
      about: `一户一档，查看目的记入审计。Shows the household's file; what for goes on record.`,
      parameters: {
        flags: { for: purposeFlag, ...sessionFlags },
        positional: { kind: 'tuple', parameters: [household] },
      },
      run: work(async (client, flags, id) =>
        JSON.stringify(await read(client, `/api/households/${id}?purpose=${flags.for}`), null, 2),
      ),
    }),
    step: defineCommand<Step, [string, string]>({
      about: `办理一步，如 Takes a step, such as: step 329901-0001 dispatch --json '{"town":"…"}'`,
      parameters: {
        flags: {
          json: {
            kind: 'parsed',
            parse: parseJson,
            default: '{}',
            placeholder: 'JSON',
            brief: '该步骤的内容 what the step takes',
          },
          ...caseFlag,
          ...sessionFlags,
        },
        positional: {
          kind: 'tuple',
          parameters: [
            household,
            { placeholder: 'STEP', parse: String, brief: '步骤 the step; `show` names them' },
          ],
        },
      },
      run: work(takeStep),
    }),
    attach: defineCommand<Attaching, [string, string]>({
      about: `上传照片或扫描件。Attaches a photo or scan to a case.`,
      parameters: {
        flags: {
          kind: { kind: 'enum', values: attachmentKinds, default: 'photo', brief: '材料种类 what it is' },
          ...caseFlag,
          ...sessionFlags,
        },
        positional: {
          kind: 'tuple',
          parameters: [household, { placeholder: 'FILE', parse: readFileName, brief: '文件 the file' }],
        },
      },
      run: work(attach),
    }),
    get: defineCommand<Session, [string]>({
      about: `接口的其他内容。Gets any other part of the API, such as: get /api/deliveries`,
      parameters: {
        flags: sessionFlags,
        positional: {
          kind: 'tuple',
          parameters: [{ placeholder: 'PATH', parse: String, brief: '路径 its path' }],
        },
      },
      run: work(async (client, _flags, path) => JSON.stringify(await read(client, path), null, 2)),
    }),
    serve: defineCommand<{ port: number; out: string }>({
      about: `持续运行接口和登录，按 Ctrl-C 停止；其他命令以 --url 使用。
Keeps the API and the sign-in running until Ctrl-C; others use it by --url.`,
      parameters: {
        flags: {
          port: {
            kind: 'parsed',
            parse: readPort,
            default: '0',
            placeholder: 'N',
            brief: '端口 the port on 127.0.0.1 (0: a free one)',
          },
          out: sessionFlags.out,
        },
      },
      run: serve,
    }),
  },
  docs: {
    brief: '办理个案 work the cases through the staff API',
    fullDescription: `以样例人员身份通过工作人员接口办理本机昨夜的个案。
Works the cases of the last night on this machine through the staff API, signed in as one of the sample staff.`,
  },
});
