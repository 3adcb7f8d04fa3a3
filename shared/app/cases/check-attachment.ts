/** Whether a photo or scan is what its name says, and of a size that can be taken. */
import { fileTypeFromBuffer } from 'file-type';
import type { z } from 'zod';
import { attachment } from '../../contracts/case-steps.ts';
import type { Bilingual } from '../../contracts/primitives.ts';
import { say } from '../../domain/kernel/say.ts';

/** What Lambda can take and give, a third larger in base64. */
const largestAttachmentBytes = 4 * 1024 * 1024;

const mediaType = attachment.shape.mediaType;

export type UnusableAttachment = { kind: 'too-large' } | { kind: 'unusable'; why: Bilingual };
type CheckedAttachment = { kind: 'checked'; mediaType: z.infer<typeof mediaType> };

/** What the bytes are says their beginning, not their name; the two have to agree. */
export async function checkAttachment(
  bytes: Uint8Array,
  fileName: string,
): Promise<CheckedAttachment | UnusableAttachment> {
  if (bytes.length > largestAttachmentBytes) return { kind: 'too-large' };
  const found = await fileTypeFromBuffer(bytes);
  const known = mediaType.safeParse(found?.mime);
  if (!known.success) return unusable('是 JPEG、PNG 或 PDF 以外的内容', 'its bytes are no JPEG, PNG or PDF');
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase().replace('jpeg', 'jpg');
  return extension === found?.ext
    ? { kind: 'checked', mediaType: known.data }
    : unusable('内容与文件名的类型不符', 'its bytes are not what its name says');
}

function unusable(zh: string, en: string): UnusableAttachment {
  return { kind: 'unusable', why: say(`附件不能使用：${zh}`, `The attachment cannot be used: ${en}`) };
}
