/** Chinese first, English beside it: which of the two leads is the reader's choice, kept in a cookie. */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod';

export const language = z.enum(['zh', 'en']);
export type Language = z.infer<typeof language>;

const cookie = 'language';
const aYearSeconds = 31_536_000;

export function readLanguage(c: Context): Language {
  return language.catch('zh').parse(getCookie(c, cookie));
}

export function keepLanguage(c: Context, chosen: Language): void {
  setCookie(c, cookie, chosen, {
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'Lax',
    maxAge: aYearSeconds,
  });
}
