#!/usr/bin/env node
// `npx hedui`: runs on the Node of the checkout (the development dependency) where the one that started this is too old.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const readsTypeScript = major > 22 || (major === 22 && minor >= 18);
const own = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));

/** A package that is not there: what to do, in place of a trace. */
function reportMissing(error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND' || !error.message.startsWith('Cannot find package')) throw error;
  console.error(`依赖不完整，请运行 npm ci; a package is missing: run \`npm ci\` (${error.message})`);
  process.exitCode = 1;
}

if (readsTypeScript || !existsSync(own)) {
  await import('../infra/require-node.js');
  await import('./hedui.ts').catch(reportMissing);
} else {
  const child = spawn(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both; the child ends in its own time, and its exit code is passed on.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => (process.exitCode = code ?? (signal === null ? 1 : 128)));
}
