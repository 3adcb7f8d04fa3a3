/** Photos and scans of a case: looked at before they are kept, and handed out as downloads only. */
import { z } from 'zod';
import { attachment, attachmentKind } from '../../../shared/contracts/case-steps.ts';
import { attachFile } from '../../../shared/app/cases/attach-file.ts';
import { openCase } from '../../../shared/web/household-access.ts';
import { problem } from '../../../shared/web/problems.ts';
import { defineRoute } from '../dependencies.ts';
import { answerStep, answerWork } from '../take-step.ts';
import { caseByNumber, caseReaders } from './cases.ts';

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
      const { file, case: it } = opened;
      const brought = { ...query, bytes, file, case: it, seenVersion: expectedVersion, actor: actor.staff };
      const outcome = await attachFile(brought, deps);
      switch (outcome.kind) {
        case 'too-large':
          return problem('body-too-large');
        case 'unusable':
          return problem('attachment-unusable', { detail: outcome.why });
        default:
          return answerWork(actor, path, outcome, deps);
      }
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
