/** Photos and scans of a case: looked at before they are kept, and handed out as downloads only. */
import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { z } from 'zod';
import { attachment, attachmentKind } from '../../../shared/contracts/case-steps.ts';
import { say } from '../../../shared/domain/say.ts';
import { listSteps } from '../../../shared/domain/cases/take-step.ts';
import { storeKeys } from '../../../shared/adapters/keys.ts';
import { openCase } from '../../../shared/http/household-access.ts';
import { problem, type Problem } from '../../../shared/http/problems.ts';
import { defineRoute } from '../dependencies.ts';
import { answerStep, takeStepFor } from '../take-step.ts';
import { caseByNumber, caseReaders } from './cases.ts';

/** What Lambda can take and give, a third larger in base64. */
const largestBytes = 4 * 1024 * 1024;
const mediaType = attachment.shape.mediaType;

export const attachmentRoutes = [
  defineRoute({
    method: 'POST',
    pattern: '/api/households/{household}/cases/{number}/attachments',
    summary: { zh: '上传照片或扫描件', en: 'Attaches a photo or scan: JPEG, PNG or PDF of up to 4 MiB' },
    roles: ['town-handler', 'town-leader', 'county-handler', 'county-approver'],
    path: caseByNumber,
    query: z.object({ kind: attachmentKind, fileName: attachment.shape.fileName }),
    body: 'bytes',
    answer: answerStep,
    needsVersion: true,
    isRepeatable: true,
    handle: async ({ actor, path, query, bytes, expectedVersion = 0 }, deps) => {
      const opened = await openCase(actor, path, deps.households);
      if (opened.kind === 'problem') return opened;
      const checked = await checkBytes(bytes, query.fileName);
      if (checked.kind === 'problem') return checked;
      const { policy } = await deps.policies.current();
      const context = { policy, day: deps.today(), at: deps.now().toISOString(), staff: new Map() };
      const option = listSteps(opened.file, opened.case, actor.staff, context).find(
        ({ step }) => step === 'attach',
      );
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const key = storeKeys.attachment(path.household, sha256);
      // Nothing is kept for somebody who may not attach; the step itself then says why.
      if (option?.allowed === true) await deps.store.write(key, bytes, checked.mediaType);
      const file = { key, sha256, mediaType: checked.mediaType, bytes: bytes.length };
      const step = { step: 'attach' as const, attachment: { ...file, ...query } };
      return takeStepFor(actor, { ...path, seenVersion: expectedVersion, step }, deps);
    },
  }),
  defineRoute({
    method: 'GET',
    pattern: '/api/households/{household}/cases/{number}/attachments/{sha256}',
    summary: { zh: '下载附件', en: 'Downloads an attachment' },
    roles: caseReaders,
    path: caseByNumber.extend({ sha256: attachment.shape.sha256 }),
    answer: 'file',
    handle: async ({ actor, path }, { households, store }) => {
      const opened = await openCase(actor, path, households);
      if (opened.kind === 'problem') return opened;
      const found = opened.case.attachments.find(({ sha256 }) => sha256 === path.sha256);
      const bytes = found && (await store.readBytes(found.key));
      if (found === undefined || bytes === undefined) return problem('not-found');
      return { kind: 'file', bytes, mediaType: found.mediaType, fileName: found.fileName };
    },
  }),
];

type Checked = { kind: 'checked'; mediaType: z.infer<typeof mediaType> } | Problem;

/** What the bytes are says their beginning, not their name; the two have to agree. */
async function checkBytes(bytes: Uint8Array, fileName: string): Promise<Checked> {
  if (bytes.length > largestBytes) return problem('body-too-large');
  const found = await fileTypeFromBuffer(bytes);
  const known = mediaType.safeParse(found?.mime);
  if (!known.success) return refuse('是 JPEG、PNG 或 PDF 以外的内容', 'its bytes are no JPEG, PNG or PDF');
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase().replace('jpeg', 'jpg');
  if (extension !== found?.ext)
    return refuse('内容与文件名的类型不符', 'its bytes are not what its name says');
  return { kind: 'checked', mediaType: known.data };
}

function refuse(zh: string, en: string): Problem {
  return problem('attachment-unusable', {
    detail: say(`附件不能使用：${zh}`, `The attachment cannot be used: ${en}`),
  });
}
