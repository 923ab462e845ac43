/**
 * The page as its user meets it: a real browser, a real gateway, a real mesh, from the question to the receipt that the browser verifies.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { importTiny } from '../support/chat-mesh.ts';
import { launchChromium, noChromium } from '../support/chromium.ts';
import { fileMesh } from '../support/file-mesh.ts';
import { audit, openWatched } from '../support/page-audit.ts';
import { untilServing } from '../support/processes.ts';

const NAME = 'tiny-chat';
/** Until an answer is posted, its receipt written, and verified. */
const PATIENCE_MS = 120_000;

const mesh = fileMesh({
  args: ['--model', NAME, '--shards', '2'],
  prepare: ({ folder }) => importTiny(folder, NAME),
});

// a hook of the whole file would not wait for the mesh's
describe('the page of a mesh', { skip: noChromium }, () => {
  let browser: Browser;
  let origin: string;
  before(async () => {
    const proxy = mesh.start(['proxy', '--home', mesh.home, '--port', '0', '--json']);
    const { url } = (await untilServing(proxy)) as unknown as { readonly url: string };
    origin = new URL(url).origin;
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
  });

  test('a question is quoted, answered and verified, its time, price and readers are shown, and the browser verifies its receipt', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    const { page, troubles } = await openWatched(context, origin);
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(origin);
    await page.getByText('Advanced').click();
    await page.getByLabel('Temperature').fill('0'); // the same words each time
    await page.getByLabel('Tokens of answer at most').fill('12');
    await page.getByLabel(`Question to ${NAME}`).fill('What of the tea?');
    await page.getByText(/^At most 0\.\d+ ether$/).waitFor();
    assert.equal(
      await page.getByRole('list', { name: 'Way that the question would take' }).getByRole('link').count(),
      2,
    );

    const picture = await context.newPage();
    await picture.goto(`${origin}/#/mesh`);
    await picture.locator('.point-node').nth(1).waitFor();
    assert.equal(await picture.locator('.point-node').count(), 2);

    await page.bringToFront();
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('Verified by the gateway: every claim of every hop holds').waitFor();
    assert.notEqual(((await page.locator('.answer .text').textContent()) ?? '').trim(), '');
    await page.getByText(/^12 tokens, 0\.\d+ ether/).waitFor();
    await picture
      .locator('.point-node.point-lit, .lit:not(.lit-running) path')
      .first()
      .waitFor({ state: 'attached' });

    await page.getByText('Where the time went').click();
    const hops = page.getByRole('table', { name: /Milliseconds a step/ }).getByRole('row');
    assert.equal(await hops.count(), 1 + 2 + 1);
    await page.getByText('Who could see it').click();
    await page.getByRole('row', { name: /each node's operator could read it/ }).waitFor();
    await page.getByText('Proof and payment').click();
    await page.getByRole('listitem').filter({ hasText: 'challengeable, reached' }).waitFor();
    assert.deepEqual(await audit(page), []);

    await page
      .getByRole('link', { name: /^batch \d+$/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Verify here' }).click();
    await page.getByText('Verified here, but for the block').waitFor();
    await page.getByRole('link', { name: 'every step, and break a byte' }).click();
    await page.getByRole('heading', { level: 1, name: /^Verify/ }).waitFor();
    const verdict = page.locator('[data-verdict]');
    await verdict.waitFor();
    // every step holds; the block is the gateway's word until its user names one
    assert.equal(await verdict.getAttribute('data-verdict'), 'unanchored');

    for (const [place, heading] of [
      ['answers', 'Answers'],
      ['models', 'Models'],
      ['nodes', 'Nodes'],
      ['batches', 'Batches'],
      ['checks', 'Spot-checks'],
      ['challenges', 'Challenges'],
      ['plots', 'Plots'],
    ] as const) {
      await page.goto(`${origin}/#/${place}`);
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await page.waitForFunction(
        () => !/(?:Asking for|Fetching) [^.]* …/.test(document.querySelector('main')?.textContent ?? ''),
      );
      assert.equal(await page.getByRole('alert').count(), 0, place);
      assert.deepEqual(await audit(page), [], place);
    }
    assert.deepEqual(troubles, []);
  });
});
