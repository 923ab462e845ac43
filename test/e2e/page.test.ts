/**
 * The page in a real browser, over the real gateway and a mesh that is made up: what a person sees and does, with keys alone, on a small screen,
 * in the dark; and what the page never does.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { buildPage } from '../../node/gateway/bundle-page.ts';
import type { PageFiles } from '../../node/gateway/page.ts';
import { hrefOf, VIEWS } from '../../node/page/router.ts';
import { launchChromium, noChromium } from '../support/chromium.ts';
import { account, hash, MESH, peer } from '../support/made-up-mesh.ts';
import { audit, openWatched, type WatchedPage } from '../support/page-audit.ts';
import { type PageServer, startPageServer } from '../support/page-server.ts';

const QUESTION = 'What is the capital of France?';
/** Kilobytes that the first view may weigh, before anything is compressed: the page is fetched from this machine, and read by people. */
const FIRST_KB = 150;
const PLACES = [
  ...VIEWS.map((view) => hrefOf(view)),
  hrefOf('answers', 'ab'.repeat(16)),
  hrefOf('models', hash('smollm2')),
  hrefOf('nodes', peer('gus')),
  hrefOf('batches', `${account('coordinator')}-25`),
  hrefOf('checks', hash('check 1')),
  '#/nothing',
];
const SCREENS: Readonly<Record<string, BrowserContextOptions>> = {
  'wide and light': { viewport: { width: 1280, height: 860 }, colorScheme: 'light' },
  'small and dark': { viewport: { width: 360, height: 740 }, colorScheme: 'dark', hasTouch: true },
};

/** Nothing of the view is on its way any more. */
const untilThere = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () => !/(?:Asking for|Fetching) [^.]* …/.test(document.querySelector('main')?.textContent ?? ''),
  );

describe('the page', { skip: noChromium }, () => {
  let browser: Browser;
  let files: PageFiles;
  let server: PageServer;
  before(async () => {
    [browser, files] = await Promise.all([launchChromium(), buildPage()]);
    server = await startPageServer({ files });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  /** Fails when anything went wrong behind the page. */
  async function inBrowser(
    at: string,
    work: (page: Page) => Promise<void>,
    options: BrowserContextOptions = SCREENS['wide and light']!,
    from: PageServer = server,
    expected: readonly RegExp[] = [],
  ): Promise<void> {
    const context = await browser.newContext(options);
    try {
      const { page, troubles }: WatchedPage = await openWatched(context, from.url);
      await page.goto(`${from.url}/${at}`);
      await work(page);
      assert.deepEqual(
        troubles.filter((trouble) => !expected.some((one) => one.test(trouble))),
        [],
      );
    } finally {
      await context.close();
    }
  }

  const say = async (page: Page, text: string): Promise<void> => {
    await page.getByLabel('Question to smollm2').fill(text);
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
  };

  for (const [name, screen] of Object.entries(SCREENS)) {
    test(`every view is whole, ${name}: names, landmarks, heads, width, no trouble behind it`, async () => {
      await inBrowser(
        '',
        async (page) => {
          for (const place of PLACES) {
            await page.goto(`${server.url}/${place}`);
            await page.locator('main h1').waitFor();
            await untilThere(page);
            assert.deepEqual(await audit(page), [], place);
          }
        },
        screen,
      );
    });
  }

  test('a question is quoted before, provisional while it is answered, verified in the end, and everything about it is shown', async () => {
    await inBrowser('', async (page) => {
      await page.getByLabel('Question to smollm2').fill(QUESTION);
      await page.getByText(/^At most 0\.\d+ ether$/).waitFor();
      await page.getByRole('list', { name: 'Way that the question would take' }).waitFor();
      await page.getByRole('button', { name: 'Ask', exact: true }).click();
      await page.getByText('Provisional: nothing of this is verified yet').waitFor();
      assert.equal(
        await page.getByText('Verified by the gateway: every claim of every hop holds').count(),
        0,
      );
      assert.match(
        await page.locator('.answer').evaluate((element) => getComputedStyle(element).borderLeftStyle),
        /dotted/,
      );
      await page.getByText('Verified by the gateway: every claim of every hop holds').waitFor();
      assert.match(
        await page.locator('.answer').evaluate((element) => getComputedStyle(element).borderLeftStyle),
        /solid/,
      );
      assert.match((await page.locator('.answer .text').textContent())!, /^The capital of France is Paris\./);
      await page.getByText('51 tokens, 0.00002333661 ether').waitFor();

      await page.getByText('Who could see it').click();
      await page.getByRole('row', { name: /each node's operator could read it/ }).waitFor();
      await page.getByText('Where the time went').click();
      const hops = page.getByRole('table', { name: /Milliseconds a step/ }).getByRole('row');
      assert.equal(await hops.count(), 1 + 3 + 1);
      await page.getByText('Proof and payment').click();
      await page.getByRole('listitem').filter({ hasText: 'challengeable, reached' }).waitFor();
      await page.getByText('Not yet verified by you').waitFor();
      await page.getByRole('button', { name: 'Verify here' }).waitFor();
      const verify = page.getByRole('link', { name: 'verify step by step' });
      const id = (await verify.getAttribute('href'))!.replace('#/verify/', '');
      assert.match(id, /^[0-9a-f]{32}$/);
      assert.deepEqual(await audit(page), []);
      await page.getByRole('link', { name: 'permalink' }).click();
      await page.getByRole('heading', { level: 1, name: `Answer ${id.slice(0, 8)}` }).waitFor();
    });
  });

  test('what is stopped, refused or broken off is never shown as verified', async () => {
    await inBrowser(
      '',
      async (page) => {
        await say(page, QUESTION);
        await page.getByText('Provisional').waitFor();
        await page.getByRole('button', { name: 'Stop' }).click();
        await page.getByText('Stopped by you: nothing of this was verified').waitFor();
        await say(page, 'please fail');
        await page.getByText('ROUTE_COVERAGE_GAP').waitFor();
        await page.getByText('Next: veilmesh status').waitFor();
        await say(page, 'please break');
        await page.getByText('HOP_LOST').waitFor();
        await page.getByText('Not to be relied on: it was not verified').waitFor();
        assert.equal(await page.getByText('Verified by the gateway').count(), 0);
        assert.equal(await page.getByLabel('Question to smollm2').inputValue(), 'please break');
      },
      SCREENS['wide and light'],
      server,
      [/console: Failed to load resource.*503/],
    );
  });

  test('each mode says who could see what, how slow it is, and which models allow it', async () => {
    await inBrowser('', async (page) => {
      const modes = page.getByRole('group', { name: 'Privacy' });
      assert.equal(await modes.getByRole('radio', { name: /twin/ }).isDisabled(), true);
      await modes.getByText('not with smollm2: language models are not run in this mode').first().waitFor();
      await page
        .getByLabel('Model', { exact: true })
        .selectOption({ label: 'use-lite, likeness of sentences' });
      await modes.getByRole('radio', { name: /vault/ }).check();
      await modes.getByText(/from every node, also if all of them collude/).waitFor();
      await modes.getByText(/breaking BFV/).waitFor();
      await modes.getByText('Who could see what', { exact: true }).click();
      await modes.getByRole('row', { name: /all nodes together sees that you ask/ }).waitFor();
      await modes.getByText('17 times as long as on one machine').waitFor();
      await page.getByLabel('Sentences for use-lite, one a line').fill('a cat\na kitten\na bank');
      await page.getByRole('button', { name: 'Ask', exact: true }).click();
      await page.getByRole('table', { name: /Likeness/ }).waitFor();
    });
  });

  test('it can be used without a mouse, and says where it is', async () => {
    await inBrowser('', async (page) => {
      const press = async (...keys: readonly string[]): Promise<void> => {
        for (const key of keys) await page.keyboard.press(key);
      };
      const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
      await page.getByLabel('Question to smollm2').waitFor();
      await press('Tab');
      assert.equal((await focused()).trim(), 'To the content');
      assert.equal(await page.locator('.skip').evaluate((element) => getComputedStyle(element).opacity), '1');
      await press('Enter', 'Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'question');
      await page.keyboard.type(QUESTION);
      await press('Enter');
      await page.getByText('Verified by the gateway: every claim of every hop holds').waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'question');

      await page.getByRole('link', { name: 'Mesh', exact: true }).focus();
      await press('Enter');
      await page.locator('.point').first().waitFor();
      assert.equal(await focused(), 'Mesh'); // the heading of the new view
      await press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'you');
      await press('ArrowRight', 'ArrowRight');
      const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
      assert.match(name!, /^node \w{8}, [\w-]+ shard 1 of \d, simulated TEE$/);
      const ring = page.locator('.point:focus-visible .halo');
      assert.notEqual(await ring.evaluate((element) => getComputedStyle(element).stroke), 'none');
      await press('Enter');
      await page.getByRole('heading', { level: 1, name: /^Node / }).waitFor();
      assert.equal(await page.title(), 'Nodes · Veilmesh');
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: 'Mesh' }).waitFor();
    });
  });

  test('screen readers hear an answer in whole sentences, and that it was verified', async () => {
    await inBrowser('', async (page) => {
      await page.getByLabel('Question to smollm2').waitFor();
      await page.evaluate(() => {
        const heard: string[] = [];
        Object.assign(window, { heard });
        new MutationObserver(() => {
          heard.push(document.querySelector('.conversation > [aria-live]')!.textContent!);
        }).observe(document.querySelector('.conversation > [aria-live]')!, {
          childList: true,
          characterData: true,
          subtree: true,
        });
      });
      await say(page, QUESTION);
      await page.getByText('Verified by the gateway: every claim of every hop holds').waitFor();
      await page.waitForFunction(() =>
        (window as unknown as { heard: string[] }).heard.at(-1)?.endsWith('verified.'),
      );
      const heard = await page.evaluate(() => (window as unknown as { heard: string[] }).heard);
      assert.equal(heard[0], 'The capital of France is Paris.');
      assert.equal(
        heard.at(-1),
        'It lies on the Seine, and about two million people live in it. Answer verified.',
      );
      assert.equal(heard.length, 3);
    });
  });

  test('the way of a session under way is lit, a one-way link says so in words, a gap in the coverage too', async () => {
    await inBrowser('#/mesh', async (page) => {
      await page.locator('.point').first().waitFor();
      assert.equal(await page.locator('.lit-running').count(), 0);
      await page.locator('.one-way-label', { hasText: 'one way' }).waitFor();
      await page.getByRole('row', { name: /one way only/ }).waitFor();
      await page.getByText('shard 2: no node').waitFor();
      const asking = await page.context().newPage();
      await asking.goto(server.url);
      await say(asking, QUESTION);
      await page.locator('.lit-running').waitFor();
      assert.equal(await page.locator('.lit-running path').count(), 1 + 3 + 1 + 1);
      assert.equal(await page.locator('.point-node.point-lit').count(), 3);
      await page.getByText(/by \w{8} → \w{8} → \w{8}; \d+ steps? back, each over all 3 machines/).waitFor();
      const offset = () => page.locator('.lit-running path').first().getAttribute('stroke-dashoffset');
      const first = await offset();
      await page.waitForFunction((before) => {
        const now = document.querySelector('.lit-running path')?.getAttribute('stroke-dashoffset');
        return now !== before; // it goes on with the steps, or has ended
      }, first);
      await page.locator('.lit-running').waitFor({ state: 'detached' });
      assert.equal(await page.locator('.lit:not(.lit-running)').count(), 1 + 1); // and its sample in the legend
    });
  });

  test('changes of the mesh are seen without a reload', async () => {
    await inBrowser('#/nodes', async (page) => {
      await page.getByText('8 nodes').waitFor();
      server.change({ ...MESH, nodes: MESH.nodes.slice(1) });
      await page.getByText('7 nodes').waitFor();
      server.change(MESH);
      await page.getByText('8 nodes').waitFor();
    });
  });

  test('batches go on to older pages, and each thing has an address of its own', async () => {
    await inBrowser('#/batches', async (page) => {
      const rows = page.getByRole('table', { name: /Batches/ }).locator('tbody tr');
      await rows.first().waitFor();
      assert.equal(await rows.count(), 20);
      await page.getByRole('button', { name: 'Older batches' }).click();
      await page.getByRole('button', { name: 'Older batches' }).waitFor({ state: 'detached' });
      assert.equal(await rows.count(), 26);
      await page.getByRole('link', { name: '25', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Batch 25' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { level: 1, name: 'Batch 25' }).waitFor();
      await page.getByRole('link', { name: /^check / }).click();
      await page.getByRole('heading', { level: 1, name: /^Check / }).waitFor();
    });
  });

  test('a hash is copied whole', async () => {
    await inBrowser(
      '#/models',
      async (page) => {
        await page
          .getByRole('row', { name: /smollm2/ })
          .getByRole('button', { name: /^Copy root/ })
          .click();
        await page.getByText('copied').waitFor();
        assert.equal(await page.evaluate(() => navigator.clipboard.readText()), hash('smollm2'));
      },
      { ...SCREENS['wide and light'], permissions: ['clipboard-read', 'clipboard-write'] },
    );
  });

  test('plots have lines, numbers and a table each', async () => {
    await inBrowser('#/plots', async (page) => {
      await page.locator('.uplot canvas').nth(3).waitFor();
      const inked = await page
        .locator('.uplot canvas')
        .first()
        .evaluate((canvas) => {
          const { width, height } = canvas as HTMLCanvasElement;
          const { data } = (canvas as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
          return data.some((value, at) => at % 4 === 3 && value > 0);
        });
      assert.ok(inked);
      for (const title of ['Tokens a second', 'Latency of a hop', 'Stake', 'Spot-check rate']) {
        const section = page.getByRole('region', { name: title, exact: true });
        await section.getByText('As a table').click();
        await section.getByRole('table').waitFor();
      }
      await page.getByText('1.60 %').waitFor();
    });
  });

  test('colours follow the system until one is chosen, which lasts', async () => {
    const ground = (page: Page) =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await inBrowser(
      '',
      async (page) => {
        await page.getByLabel('Question to smollm2').waitFor();
        const dark = await ground(page);
        await page.getByRole('radio', { name: 'light' }).check({ force: true });
        const light = await ground(page);
        assert.notEqual(light, dark);
        await page.reload();
        await page.getByLabel('Question to smollm2').waitFor();
        assert.equal(await ground(page), light);
        await page.getByRole('radio', { name: 'system' }).check({ force: true });
        assert.equal(await ground(page), dark);
      },
      { ...SCREENS['wide and light'], colorScheme: 'dark' },
    );
  });

  test('whoever wants no motion gets none', async () => {
    await inBrowser(
      '#/mesh',
      async (page) => {
        await page.locator('.point').first().waitFor();
        const asking = await page.context().newPage();
        await asking.goto(server.url);
        await say(asking, QUESTION);
        await page.locator('.lit-running').waitFor();
        assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
        await asking.getByText('Verified by the gateway: every claim of every hop holds').waitFor();
      },
      { ...SCREENS['wide and light'], reducedMotion: 'reduce' },
    );
  });

  test('on a small screen the navigation folds, and an answer can be had', async () => {
    await inBrowser(
      '',
      async (page) => {
        await page.getByLabel('Question to smollm2').waitFor();
        assert.equal(await page.getByRole('link', { name: 'Plots' }).count(), 0);
        await say(page, QUESTION);
        await page.getByText('Verified by the gateway: every claim of every hop holds').waitFor();
        for (const part of ['Who could see it', 'Where the time went', 'Proof and payment'])
          await page.getByText(part).click();
        assert.deepEqual(await audit(page), []);
        await page.getByRole('button', { name: 'Menu' }).click();
        await page.getByRole('link', { name: 'Plots' }).click();
        await page.getByRole('heading', { level: 1, name: 'Plots' }).waitFor();
        assert.equal(await page.getByRole('link', { name: 'Answers' }).count(), 0);
      },
      SCREENS['small and dark'],
    );
  });

  test('what is simulated says so above every view, in the words of the command line', async () => {
    await inBrowser('', async (page) => {
      for (const place of PLACES) {
        await page.goto(`${server.url}/${place}`);
        const note = page.getByRole('note');
        await note.waitFor();
        assert.equal(
          (await note.textContent())!.replace('SIMULATED ', 'SIMULATED: '),
          MESH.simulatedText,
          place,
        );
      }
    });
  });

  test('a gateway with a token asks for it once, and then serves all', async () => {
    const token = 'c0ffee'.repeat(10);
    const guarded = await startPageServer({ files, token });
    try {
      await inBrowser(
        '',
        async (page) => {
          const dialog = page.getByRole('dialog', { name: 'This gateway asks for its token' });
          await dialog.waitFor();
          await dialog.getByLabel('Token', { exact: true }).fill('wrong');
          await dialog.getByRole('button', { name: 'Go on' }).click();
          await page.getByText('The token that was given is not the right one.').waitFor();
          await page.getByLabel('Token', { exact: true }).fill(token);
          await page.getByRole('button', { name: 'Go on' }).click();
          await say(page, QUESTION);
          await page.getByText('Verified by the gateway: every claim of every hop holds').waitFor();
          await page.reload();
          await page.getByLabel('Question to smollm2').waitFor();
          assert.equal(await page.getByRole('dialog').count(), 0);
        },
        SCREENS['wide and light'],
        guarded,
        [/console: Failed to load resource.*401/],
      );
    } finally {
      await guarded.close();
    }
  });

  test('a gateway that goes away is said to be gone, and found again', async () => {
    let other = await startPageServer({ files });
    const port = Number(new URL(other.url).port);
    try {
      await inBrowser(
        '',
        async (page) => {
          await page.getByRole('status').filter({ hasText: 'live' }).waitFor();
          await other.close();
          await page.getByText('gateway lost, trying again').waitFor();
          other = await startPageServer({ files, port });
          await page.getByRole('status').filter({ hasText: 'live' }).waitFor();
        },
        SCREENS['wide and light'],
        other,
        [/console: Failed to load resource/],
      );
    } finally {
      await other.close();
    }
  });

  test(`the first view weighs less than ${FIRST_KB} kB, heavy parts come when they are gone to`, async () => {
    const loaded = new Set<string>();
    await inBrowser('', async (page) => {
      page.on('request', (request) => loaded.add(new URL(request.url()).pathname));
      await page.reload();
      await page.getByLabel('Question to smollm2').waitFor();
      const first = [...loaded].reduce((sum, path) => sum + (files.get(path)?.length ?? 0), 0);
      assert.ok(first < FIRST_KB * 1_000, `${first} bytes: ${[...loaded].join()}`);
      for (const view of ['plots', 'verify', 'draw'] as const) {
        const before = loaded.size;
        await page.goto(`${server.url}/${hrefOf(view)}`);
        await untilThere(page);
        assert.ok(loaded.size > before, view);
      }
    });
  });
});
