import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const DU_SYSTEME = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * A headless Chromium: the one `CHROMIUM` names, the system's, or the one an npm package brings,
 * which unpacks its own libraries and so runs on a bare Debian.
 */
export async function ouvrirNavigateur(): Promise<Browser> {
  const executablePath =
    process.env.CHROMIUM ?? DU_SYSTEME.find(existsSync) ?? (await chromiumEmporte());
  // In a container there is often no user namespace for the sandbox; the pages are ours.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

async function chromiumEmporte(): Promise<string> {
  // Read when the package is loaded: it is what makes it unpack its libraries.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const { default: emporte } = await import('@sparticuz/chromium');
  return emporte.executablePath();
}
