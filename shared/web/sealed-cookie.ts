/**
 * What is handed to a browser to bring back, unread and unchanged: encrypted with AES-256-GCM, and of no use after a time.
 * Nothing is kept here of people who have not proved who they are, so that nobody can fill a table by asking.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import * as z from 'zod';

const sealed = z.object({ expiresAt: z.number(), value: z.unknown() });
const ivBytes = 12;
const tagBytes = 16;

/** A key for one purpose, made of a secret that has another one. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));
}

/** @param expiresAt milliseconds since 1970 */
export function seal(value: unknown, { key, expiresAt }: { key: Buffer; expiresAt: number }): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const text = JSON.stringify({ expiresAt, value });
  const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), encrypted]).toString('base64url');
}

/** Undefined for what was not sealed with this key, was changed, or has expired. */
export function unseal<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  { key, now }: { key: Buffer; now: number },
): z.infer<Schema> | undefined {
  const opened = sealed.safeParse(decrypt(Buffer.from(text, 'base64url'), key));
  if (!opened.success || opened.data.expiresAt <= now) return undefined;
  return schema.safeParse(opened.data.value).data;
}

function decrypt(bytes: Buffer, key: Buffer): unknown {
  if (bytes.length <= ivBytes + tagBytes) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), {
    authTagLength: tagBytes,
  });
  decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
    return JSON.parse(text.toString('utf8'));
  } catch {
    return undefined;
  }
}
