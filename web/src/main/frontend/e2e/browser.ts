import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright-core';

const INSTALLED_NAMES = ['google-chrome', 'chromium', 'chromium-browser'];

interface Program {
  executablePath: string;
  env: Record<string, string>;
}

/** Starts a Chromium that belongs to nobody: it asks nothing of the network but the pages. */
export function launch(): Promise<Browser> {
  const { executablePath, env } = findBrowser();
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env } as Record<string, string>,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Finds a Chromium: the one that CHROME_BIN names, an installed one, or the one that npm brought. */
function findBrowser(): Program {
  const installed = process.env.CHROME_BIN ?? installedBrowser();
  return installed === undefined ? bundledBrowser() : { executablePath: installed, env: {} };
}

function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return INSTALLED_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The package holds compressed files made for bare machines: the browser, libraries that it needs, and a font. */
function bundledBrowser(): Program {
  const packageFolder = dirname(
    dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'))),
  );
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(packageFolder, '..', '..', '.cache', `chromium-${version}`);
  if (!existsSync(folder)) {
    unpack(join(packageFolder, 'bin'), folder);
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(folder, 'lib'), process.env.LD_LIBRARY_PATH ?? '']
        .filter((path) => path !== '')
        .join(delimiter),
      FONTCONFIG_FILE: fontSettings(folder),
    },
  };
}

/** A page with text crashes a browser that has no font. The settings of the package name places of other machines. */
function fontSettings(folder: string): string {
  const file = join(folder, 'fonts-here.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`,
  );
  return file;
}

/** Renamed into place when complete, so that a run that was stopped, or one beside this one, leaves no half. */
function unpack(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  const draft = mkdtempSync(`${to}-`);
  writeFileSync(join(draft, 'chromium'), inflate(join(from, 'chromium.br')), { mode: 0o755 });
  for (const archive of ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) {
    const { status, stderr } = spawnSync('tar', ['-x', '--no-same-owner', '-C', draft], {
      input: inflate(join(from, archive)),
    });
    if (status !== 0) {
      throw new Error(
        `The archive (${archive}) of @sparticuz/chromium cannot be unpacked: ${stderr.toString()}`,
      );
    }
  }
  try {
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!existsSync(to)) {
      throw error;
    }
  }
}

function inflate(file: string): Buffer {
  return brotliDecompressSync(readFileSync(file));
}
