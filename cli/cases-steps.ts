/** What `hedui cases` does to a case: steps and attachments. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { attachment } from '../shared/contracts/case-steps.ts';
import { read, settle, type Session } from './cases-session.ts';
import type { AnsweredCase } from './cases-text.ts';
import { ArgumentError } from './errors.ts';
import type { StaffClient } from './staff-client.ts';

export async function readCase(
  client: StaffClient,
  household: string,
  number: string | undefined,
): Promise<AnsweredCase> {
  const wanted = number ?? (await newestCase(client, household));
  return read(client, `/api/households/${household}/cases/${wanted}`);
}

async function newestCase(client: StaffClient, household: string): Promise<number> {
  let newest = 0;
  for (;;) {
    const { status } = await client.request(`/api/households/${household}/cases/${newest + 1}`);
    if (status !== 200) break;
    newest += 1;
  }
  if (newest === 0)
    throw new ArgumentError(`${household} 没有您可查看的个案 there is no case of it that you may see`);
  return newest;
}

export interface OfCase extends Session {
  case?: string | undefined;
}

export interface Step extends OfCase {
  json: object;
}

export async function takeStep(
  client: StaffClient,
  flags: Step,
  household: string,
  step: string,
): Promise<string> {
  const { case: it } = await readCase(client, household, flags.case);
  const path = `/api/households/${household}/cases/${it.number}/steps`;
  const body = { step, ...flags.json };
  return JSON.stringify(settle(await client.request(path, { method: 'POST', version: it.version, body })));
}

export function parseJson(text: string): object {
  try {
    return JSON.parse(text) as object;
  } catch {
    throw new ArgumentError(`不是 JSON，如 it is not JSON such as '{"town":"…"}': ${text}`);
  }
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.pdf': 'application/pdf',
};

export interface Attaching extends OfCase {
  kind: AttachmentKind;
}

type AttachmentKind = (typeof attachmentKinds)[number];
export const attachmentKinds = attachment.shape.kind.options;

export async function attach(
  client: StaffClient,
  flags: Attaching,
  household: string,
  file: string,
): Promise<string> {
  const { case: it } = await readCase(client, household, flags.case);
  const query = new URLSearchParams({ kind: flags.kind, fileName: basename(file) });
  const path = `/api/households/${household}/cases/${it.number}/attachments?${query.toString()}`;
  const body = await readFile(file);
  const headers = { 'content-type': mediaTypes[extname(file).toLowerCase()] ?? 'application/octet-stream' };
  const request = { method: 'POST', version: it.version, body, headers } as const;
  return JSON.stringify(settle(await client.request(path, request)));
}

export function readFileName(file: string): string {
  if (!existsSync(file)) throw new ArgumentError(`没有此文件 there is no file ${file}`);
  return file;
}
