/**
 * The chat of the page in a real browser: what an answer may try and never does, what is kept and for how long, how an answer is drawn again, and
 * what is seen while a mesh comes up.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { ApiStart, ApiStartStage } from '../../node/gateway/api-types.ts';
import { buildPage } from '../../node/gateway/bundle-page.ts';
import type { PageFiles } from '../../node/gateway/page.ts';
import { launchChromium, noChromium } from '../support/chromium.ts';
import { audit, openWatched } from '../support/page-audit.ts';
import { type PageServer, startPageServer } from '../support/page-server.ts';

const SMALL = { viewport: { width: 360, height: 740 } };

/** What an answer says to these questions. */
const SAYS: Readonly<Record<string, string>> = {
  'run something': [
    '<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)><iframe src="javascript:alert(1)">',
    '',
    '[one](javascript:alert(1)) [two](data:text/html,<script>alert(1)</script>) [three](https://evil.example/?q=1)',
    '<javascript:alert(1)> ![a cat](https://evil.example/cat.png) ![b](data:image/svg+xml,<svg/onload=alert(1)>)',
    '',
    '[four][x] <style>*{display:none}</style> <form action="https://evil.example"><input name=a></form>',
    '',
    '[x]: JaVaScRiPt:alert(1) "title"',
  ].join('\n'),
  'nest deeply': `${'>'.repeat(500)} deep\n\n${'- '.repeat(1_000)}deep`,
  'say a megabyte': 'word*_'.repeat(175_000),
  'a table of code':
    '## Points\n\n1. **first**\n2. second\n\n```js\nconst long = "a line that is wider than a small screen, by far and for sure";\n```',
};

const NOTHING = { startedAt: null, endedAt: null, done: null, of: null, unit: null, rate: null };
const stage = (key: ApiStartStage['key'], name: string, some: Partial<ApiStartStage>): ApiStartStage => ({
  ...{ key, name, state: 'waiting', etaSeconds: null, detail: null },
  ...NOTHING,
  ...some,
});
const STARTING: ApiStart = {
  state: 'starting',
  startedAt: Date.now(),
  title: 'SmolLM2',
  error: null,
  stages: [
    stage('chain', 'Starting a chain', { state: 'done', startedAt: 1_000, endedAt: 4_000 }),
    stage('download', 'Downloading the model', {
      ...{ state: 'running', startedAt: Date.now(), done: 38_200_000, of: 93_000_000 },
      ...{ unit: 'bytes', rate: 2_100_000, etaSeconds: 26 },
    }),
    stage('nodes', 'Starting 3 nodes', {}),
  ],
};

describe('the chat', { skip: noChromium }, () => {
  let browser: Browser;
  let files: PageFiles;
  let server: PageServer;
  before(async () => {
    [browser, files] = await Promise.all([launchChromium(), buildPage()]);
    server = await startPageServer({ files, pace: 1, words: (asked) => SAYS[asked] ?? `You said: ${asked}` });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  async function inBrowser(
    work: (page: Page, troubles: readonly string[]) => Promise<void>,
    options: Parameters<Browser['newContext']>[0] = {},
    from: PageServer = server,
  ): Promise<void> {
    const context: BrowserContext = await browser.newContext(options);
    try {
      const { page, troubles } = await openWatched(context, from.url);
      page.on('dialog', (dialog) => {
        troubles.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await page.goto(from.url);
      await work(page, troubles);
    } finally {
      await context.close();
    }
  }
  const question = (page: Page) => page.getByLabel('Question to smollm2');
  async function ask(page: Page, text: string): Promise<void> {
    const before = await page.locator('.answer-verified').count();
    await question(page).fill(text);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.locator('.answer-verified').nth(before).waitFor();
  }

  test('an answer runs nothing, fetches nothing, and leads nowhere that it does not say', async () => {
    await inBrowser(async (page, troubles) => {
      await ask(page, 'run something');
      await page.locator('.markdown').waitFor();
      const answer = page.locator('.answer');
      assert.equal(await answer.locator('script, img, iframe, style, form, input, object').count(), 0);
      assert.equal(await answer.locator('svg:not(.mark)').count(), 0);
      const links = await answer.locator('.markdown a').evaluateAll((all) =>
        (all as HTMLAnchorElement[]).map(({ href, rel, target, textContent }) => ({
          ...{ href, rel, target, text: textContent?.trim() },
        })),
      );
      assert.deepEqual(links, [
        {
          ...{ href: 'https://evil.example/?q=1', rel: 'noopener noreferrer nofollow', target: '_blank' },
          text: 'three (evil.example, opens a new tab)',
        },
        {
          ...{ href: 'https://evil.example/cat.png', rel: 'noopener noreferrer nofollow', target: '_blank' },
          text: '[picture, not fetched: a cat] (evil.example, opens a new tab)',
        },
      ]);
      const text = (await answer.locator('.markdown').textContent())!;
      assert.ok(text.includes('<script>alert(1)</script><img src=x onerror=alert(1)>'));
      assert.deepEqual(await audit(page), []);
      assert.deepEqual(troubles, []);
    });
  });

  test('an answer that nests deeply, or is a megabyte long, stays text, and the page alive', async () => {
    await inBrowser(async (page, troubles) => {
      await ask(page, 'nest deeply');
      assert.ok((await page.locator('.answer blockquote').count()) < 30);
      await ask(page, 'say a megabyte');
      const last = page.locator('.answer .text').last();
      assert.equal((await last.textContent())!.length, SAYS['say a megabyte']!.length);
      assert.equal(await last.locator('*').count(), 0);
      await ask(page, 'and now?');
      assert.equal(await last.textContent(), 'You said: and now?');
      assert.deepEqual(troubles, []);
    });
  });

  test('an answer is laid out, on a small screen too', async () => {
    await inBrowser(async (page, troubles) => {
      await ask(page, 'a table of code');
      await page.locator('.answer h3', { hasText: 'Points' }).waitFor();
      assert.equal(await page.locator('.answer ol > li').count(), 2);
      assert.equal(await page.locator('.answer strong').textContent(), 'first');
      await page.getByRole('region', { name: 'code, js' }).waitFor();
      assert.deepEqual(await audit(page), []);
      assert.deepEqual(troubles, []);
    }, SMALL);
  });

  test('a conversation outlives a reload, in its tab alone, until it is deleted', async () => {
    await inBrowser(async (page, troubles) => {
      await ask(page, 'one');
      await ask(page, 'two');
      await page.getByText('kept by this tab alone', { exact: false }).waitFor();
      await page.reload();
      await page.locator('.answer-verified').nth(1).waitFor();
      await page.getByText('You said: two', { exact: true }).waitFor();
      const other = await page.context().newPage();
      await other.goto(server.url);
      await question(other).waitFor();
      assert.equal(await other.locator('.turn').count(), 0);
      assert.deepEqual(await page.evaluate(() => Object.keys(localStorage)), []);
      await page.getByRole('button', { name: 'Delete it, begin anew' }).click();
      assert.equal(await page.locator('.turn').count(), 0);
      await page.reload();
      await question(page).waitFor();
      assert.equal(await page.locator('.turn').count(), 0);
      assert.deepEqual(troubles, []);
    });
  });

  test('an answer is copied, asked again, and its question written anew', async () => {
    const permissions = { permissions: ['clipboard-read', 'clipboard-write'] };
    await inBrowser(async (page, troubles) => {
      await ask(page, 'one');
      await ask(page, 'two');
      const first = page.locator('.turn').first();
      await first.getByRole('button', { name: 'Copy answer' }).click();
      await first.getByRole('button', { name: 'Copied' }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'You said: one');
      const seed = await first.locator('.turn-foot code').textContent();
      await first.getByRole('button', { name: 'Keep this seed' }).click();
      await first.getByRole('button', { name: 'Ask again' }).click();
      await page.locator('.answer-waiting, .answer-streaming').waitFor();
      await page.locator('.answer-verified').waitFor();
      assert.equal(await page.locator('.turn').count(), 1);
      assert.equal(await first.locator('.turn-foot code').textContent(), seed);

      await first.getByRole('button', { name: 'Edit question' }).click();
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'question');
      await page.getByText('takes the place of the earlier one').waitFor();
      await page.keyboard.press('Escape');
      assert.equal(await question(page).inputValue(), '');
      await first.getByRole('button', { name: 'Edit question' }).click();
      await question(page).fill('three');
      await page.keyboard.press('Enter');
      await page.getByText('You said: three', { exact: true }).waitFor();
      assert.equal(await page.locator('.turn').count(), 1);
      assert.deepEqual(troubles, []);
    }, permissions);
  });

  test('whoever wants no motion is told in words how far an answer is', async () => {
    const slow = await startPageServer({ files, pace: 150 });
    try {
      await inBrowser(
        async (page) => {
          await question(page).fill('Where?');
          await page.getByRole('button', { name: 'Ask', exact: true }).click();
          await page.getByText(/^\d+ steps? ha(?:s|ve) come back, each over all 3 machines\.$/).waitFor();
          assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
        },
        { reducedMotion: 'reduce' },
        slow,
      );
    } finally {
      await slow.close();
    }
  });

  test('while a mesh comes up the page says how far it is, keeps the first question, and goes on by itself', async () => {
    const coming = await startPageServer({ files, start: STARTING });
    try {
      await inBrowser(
        async (page, troubles) => {
          await page.getByRole('heading', { level: 1, name: 'Your mesh is coming up' }).waitFor();
          assert.equal(await page.title(), 'Starting · Veilmesh');
          await page.getByText('38 MB of 93 MB, 2.1 MB a second, about 26 s left').waitFor();
          const bar = page.getByRole('progressbar', { name: 'Downloading the model' });
          assert.equal(await bar.getAttribute('value'), '38200000');
          assert.deepEqual(await audit(page), []);
          await page.getByLabel('Your first question').fill('Where?');
          coming.become({ ...STARTING, state: 'ready' });
          await question(page).waitFor();
          assert.equal(await question(page).inputValue(), 'Where?');
          assert.equal(await page.evaluate(() => document.activeElement?.id), 'question');
          assert.equal(await page.title(), 'Chat · Veilmesh');
          assert.deepEqual(troubles, []);
        },
        SMALL,
        coming,
      );
    } finally {
      await coming.close();
    }
  });

  test('a start that failed says why and what to do, also when its process has ended', async () => {
    const coming = await startPageServer({ files, start: STARTING });
    try {
      await inBrowser(
        async (page) => {
          await page.getByRole('heading', { level: 1, name: 'Your mesh is coming up' }).waitFor();
          const error = { code: 'SOURCES', message: 'no source could be reached', hint: 'name a file' };
          coming.become({ ...STARTING, state: 'failed', error });
          await page.getByText('no source could be reached').waitFor();
          await coming.close();
          await page.getByText('gateway lost, trying again').waitFor();
          await page.getByText('Next: name a file').waitFor();
          assert.equal(await page.getByRole('progressbar').count(), 0);
        },
        {},
        coming,
      );
    } finally {
      await coming.close();
    }
  });
});
