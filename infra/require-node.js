// Preloaded before any TypeScript, which older versions of Node cannot read: they would name a file extension
// instead of telling what is wrong.
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const required = [22, 18];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < required[0] || (major === required[0] && minor < required[1])) {
  console.error(
    `Hedui needs Node ${required.join('.')} or later; this is ${process.version}, at ${process.execPath}.\n` +
      'Its npm scripts (npm run nightly, npm test) bring a Node of their own once "npm ci" has run with install scripts allowed.',
  );
  process.exit(1);
}

// What Node makes of a module is kept, for child processes and threads as well: the next command takes half the processor
// time to start. A folder that cannot be written only costs that time.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../.cache/compiled', import.meta.url));
module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
