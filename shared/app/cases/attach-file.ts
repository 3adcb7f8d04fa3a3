/** Photos and scans of a case: looked at before they are kept, kept before the step that names them. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { storeKeys } from '../../store/keys.ts';
import type { Bucket } from '../../store/aws/objects.ts';
import { attachment } from '../../contracts/case-steps.ts';
import type { HouseholdCase, HouseholdFile } from '../../contracts/household-file.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import type { StaffMember } from '../../contracts/staff.ts';
import { listSteps } from '../../domain/cases/take-step.ts';
import { say } from '../../domain/kernel/say.ts';
import { workCase, type WorkCaseDependencies, type WorkOutcome } from './work-case.ts';

/** What Lambda can take and give, a third larger in base64. */
export const largestAttachmentBytes = 4 * 1024 * 1024;

const mediaType = attachment.shape.mediaType;
type Attachment = z.infer<typeof attachment>;

/** A file that somebody brings to a case which they may see. */
export interface BroughtFile extends Pick<Attachment, 'kind' | 'fileName'> {
  bytes: Uint8Array;
  file: HouseholdFile;
  case: HouseholdCase;
  seenVersion: number;
  actor: StaffMember;
}

export type AttachOutcome = WorkOutcome | { kind: 'too-large' } | { kind: 'unusable'; why: Bilingual };

export async function attachFile(
  brought: BroughtFile,
  deps: WorkCaseDependencies & { store: Bucket },
): Promise<AttachOutcome> {
  const { bytes, kind, fileName, actor, seenVersion } = brought;
  const { householdId, number } = brought.case;
  const checked = await checkBytes(bytes, fileName);
  if (checked.kind !== 'checked') return checked;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const key = storeKeys.attachment(householdId, sha256);
  // Nothing is kept for somebody who may not attach; the step itself then says why.
  if (await mayAttach(brought, deps)) await deps.store.write(key, bytes, checked.mediaType);
  const named = { kind, fileName, key, sha256, mediaType: checked.mediaType, bytes: bytes.length };
  return workCase(
    { householdId, number, seenVersion, steps: [{ step: 'attach', attachment: named }], actor },
    deps,
  );
}

async function mayAttach(
  { file, case: it, actor }: BroughtFile,
  deps: WorkCaseDependencies,
): Promise<boolean> {
  const { policy } = await deps.policies.current();
  const context = { policy, day: deps.today(), at: deps.now().toISOString(), staff: new Map() };
  return listSteps(file, it, actor, context).some(({ step, allowed }) => step === 'attach' && allowed);
}

/** What the bytes are says their beginning, not their name; the two have to agree. */
async function checkBytes(
  bytes: Uint8Array,
  fileName: string,
): Promise<{ kind: 'checked'; mediaType: Attachment['mediaType'] } | Exclude<AttachOutcome, WorkOutcome>> {
  if (bytes.length > largestAttachmentBytes) return { kind: 'too-large' };
  // Loaded with the first file that somebody attaches.
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes);
  const known = mediaType.safeParse(found?.mime);
  if (!known.success) return unusable('是 JPEG、PNG 或 PDF 以外的内容', 'its bytes are no JPEG, PNG or PDF');
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase().replace('jpeg', 'jpg');
  return extension === found?.ext
    ? { kind: 'checked', mediaType: known.data }
    : unusable('内容与文件名的类型不符', 'its bytes are not what its name says');
}

function unusable(zh: string, en: string): AttachOutcome & { kind: 'unusable' } {
  return { kind: 'unusable', why: say(`附件不能使用：${zh}`, `The attachment cannot be used: ${en}`) };
}
