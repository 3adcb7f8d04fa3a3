// Preloaded before any TypeScript, which older versions of Node cannot read: they would name a file extension
// instead of telling what is wrong.
const required = [22, 18];
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < required[0] || (major === required[0] && minor < required[1])) {
  console.error(
    `Hedui needs Node ${required.join('.')} or later; this is ${process.version}, at ${process.execPath}.\n` +
      'Its npm scripts (npm run nightly, npm test) bring a Node of their own once "npm ci" has run with install scripts allowed.',
  );
  process.exit(1);
}
