/** Photos and scans of a case: looked at before they are kept, and handed out as downloads only. */
import * as z from 'zod';
import { attachment, attachmentKind } from '../../../shared/contracts/case-steps.ts';
import { problem } from '../../../shared/web/problems.ts';
import { defineRoute } from '../dependencies.ts';
import { answerStep, answerWork } from '../take-step.ts';
import { caseByNumber } from './cases.ts';

export const attachmentRoutes = [
  defineRoute({
    method: 'POST',
    pattern: '/api/households/{household}/cases/{number}/attachments',
    summary: { zh: '上传照片或扫描件', en: 'Attaches a photo or scan: JPEG, PNG or PDF of up to 4 MiB' },
    capability: 'work-cases',
    path: caseByNumber,
    query: z.object({ kind: attachmentKind, fileName: attachment.shape.fileName }),
    body: 'bytes',
    answer: answerStep,
    needsVersion: true,
    isRepeatable: true,
    handle: async ({ scoped, path, query, bytes, expectedVersion = 0 }) => {
      const opened = await scoped.caseToWork(path);
      if (opened.kind === 'problem') return opened;
      const { file, case: it } = opened;
      const brought = { ...query, bytes, file, case: it, seenVersion: expectedVersion };
      const outcome = await scoped.attachFile(brought);
      switch (outcome.kind) {
        case 'too-large':
          return problem('body-too-large');
        case 'unusable':
          return problem('attachment-unusable', { detail: outcome.why });
        default:
          return answerWork(scoped, path, outcome);
      }
    },
  }),
  defineRoute({
    method: 'GET',
    pattern: '/api/households/{household}/cases/{number}/attachments/{sha256}',
    summary: { zh: '下载附件', en: 'Downloads an attachment' },
    capability: 'open-household',
    path: caseByNumber.extend({ sha256: attachment.shape.sha256 }),
    answer: 'file',
    handle: async ({ scoped, path, note }) => {
      const opened = await scoped.openCase(path);
      if (opened.kind === 'problem') return opened;
      const found = opened.case.attachments.find(({ sha256 }) => sha256 === path.sha256);
      const bytes = found && (await scoped.readAttachment(found));
      if (found === undefined || bytes === undefined) return problem('not-found');
      note({ code: 'attachment-opened', household: path.household, subject: found.sha256.slice(0, 16) });
      return { kind: 'file', bytes, mediaType: found.mediaType, fileName: found.fileName };
    },
  }),
];
