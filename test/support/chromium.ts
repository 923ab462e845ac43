/**
 * A real browser for tests: Chromium without a window, of this machine, or none, which a test then says and skips.
 * @module
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** CHROMIUM_PATH, or the first of its names on PATH; null where there is none. */
export const chromiumPath: string | null =
  process.env.CHROMIUM_PATH ??
  NAMES.flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))).find(
    existsSync,
  ) ??
  null;

/** For the `skip` of a test. */
export const noChromium: string | false =
  chromiumPath === null ? 'skipped: no Chromium here (set CHROMIUM_PATH, or install chromium)' : false;

/** Its sandbox stays on where it can: root has none. */
export async function launchChromium(): Promise<Browser> {
  const { chromium } = await import('playwright-core');
  const isRoot = process.getuid?.() === 0;
  return await chromium.launch({ executablePath: chromiumPath!, args: isRoot ? ['--no-sandbox'] : [] });
}
