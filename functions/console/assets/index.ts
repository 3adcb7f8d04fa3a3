/** Styles and scripts of the pages, each under a name that changes with its content, so that browsers may cache it for good. */
import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { chartStyle } from './chart-style.ts';
import { documentStyle } from './document-style.ts';
import { script } from './script.ts';
import { style as pageStyle } from './style.ts';

const style = pageStyle + chartStyle;

function addressOf(content: string, extension: string): string {
  return `/assets/${createHash('sha256').update(content).digest('hex').slice(0, 16)}.${extension}`;
}

export const styleAddress = addressOf(style, 'css');
/** Documents are paper, not pages. */
export const documentStyleAddress = addressOf(documentStyle, 'css');
export const scriptAddress = addressOf(script, 'js');

/** A square with the first character of 核对; without one, browsers ask for /favicon.ico on every page. */
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b4a7d"/>' +
  '<path d="M8 17l6 6L25 9" fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round"/></svg>';
export const iconAddress = addressOf(icon, 'svg');

const files: Readonly<Record<string, { content: string; type: string }>> = {
  [styleAddress]: { content: style, type: 'text/css; charset=utf-8' },
  [documentStyleAddress]: { content: documentStyle, type: 'text/css; charset=utf-8' },
  [scriptAddress]: { content: script, type: 'text/javascript; charset=utf-8' },
  [iconAddress]: { content: icon, type: 'image/svg+xml' },
};

export const assets = new Hono();
for (const [address, { content, type }] of Object.entries(files)) {
  assets.get(address, (c) =>
    c.body(content, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' }),
  );
}
