/**
 * The page as a client of its own, in a real browser against a real mesh: what it answers, what its gateway learns, what a cheating hop
 * comes to, and what is left at hops of a tab that is closed.
 * @module
 */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { runReference } from '../../models/program/reference.ts';
import { createTensors } from '../../models/program/weights.ts';
import { DIGIT_PIXELS, digitInput, loadDigits } from '../../models/zoo/digits/index.ts';
import { parseAnchor, verifyAgainst } from '../../node/client/anchor.ts';
import { nodeStatus } from '../../node/control/ask.ts';
import { launchChromium, noChromium } from '../support/chromium.ts';
import { fileMesh } from '../support/file-mesh.ts';
import { waitFor } from '../support/mesh.ts';
import { isGone, untilServing } from '../support/processes.ts';

const PATIENCE_MS = 60_000;
const DIGITS = join(import.meta.dirname, '../../models/zoo/digits');
const HOPS = 3;

const mesh = fileMesh();
let browser: Browser;
let url: string;

/** Everything that leaves the page, by whom it goes to. */
interface Left {
  /** Bodies and paths of requests. */
  readonly http: { readonly to: string; readonly method: string; readonly text: string }[];
  readonly frames: { readonly to: string; readonly bytes: Buffer }[];
}

async function openPage(): Promise<{ page: Page; left: Left; errors: string[] }> {
  const page = await browser.newPage();
  const left: Left = { http: [], frames: [] };
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    const text = `${pathname} ${request.postData() ?? ''}`;
    left.http.push({ to: origin, method: request.method(), text });
  });
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => {
      left.frames.push({ to: new URL(socket.url()).host, bytes: Buffer.from(payload) });
    });
  });
  await page.goto(`${url}#/draw`);
  return { page, left, errors };
}

const sampled = async (page: Page, digit: number): Promise<Uint8Array> => {
  await page.getByRole('button', { name: `Sample digit ${digit}` }).click();
  await page.getByRole('img', { name: 'The drawing, centred: what is asked' }).waitFor();
  const ink = await page.evaluate(() => {
    const canvas = document.querySelector('canvas.draw-preview') as HTMLCanvasElement;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return [...data].filter((_, at) => at % 4 === 3);
  });
  assert.equal(ink.length, DIGIT_PIXELS);
  return Uint8Array.from(ink);
};

const askIt = (page: Page): Promise<void> => page.getByRole('button', { name: 'Ask the mesh' }).click();
const answered = (page: Page): Promise<void> => page.locator('.draw-digit').waitFor({ timeout: PATIENCE_MS });

async function shown(page: Page): Promise<{ digit: number; scores: number[] }> {
  const scores = await page.locator('.draw-scores td.number').allTextContents();
  return { digit: Number(await page.locator('.draw-digit').textContent()), scores: scores.map(Number) };
}

/** What one process computes, on the reference engine: the digit, and the rows before the head. */
async function expectedOf(pixels: Uint8Array): Promise<{ digit: number; scores: number[] }> {
  const { model } = await loadDigits((name) => readFile(join(DIGITS, name)));
  const { program } = model;
  const values = new Map<string, Int32Array>();
  const tensors = createTensors(program.tensors, model.weights);
  const [digit] = runReference(program, tensors, digitInput(pixels), 1, (name, { data }) => {
    values.set(name, Int32Array.from(data));
  });
  const [before] = program.ops.at(-1)!.in;
  return { digit: digit!, scores: [...values.get(before!)!] };
}

const openSessions = async (): Promise<number[]> =>
  await Promise.all(
    Array.from({ length: HOPS }, async (_, i) => {
      const status = await nodeStatus(join(mesh.home, 'nodes', `digits-${i}`));
      return status?.sessions.veil ?? 0;
    }),
  );

describe('the page as a client', { skip: noChromium }, () => {
  before(async () => {
    const proxy = mesh.start(['proxy', '--home', mesh.home, '--port', '0', '--json']);
    ({ pageUrl: url } = (await untilServing(proxy)) as unknown as { readonly pageUrl: string });
    browser = await launchChromium();
  });
  after(() => browser?.close());

  test('answers bit for bit what one process computes, and its gateway learns nothing of it', async () => {
    const { page, left, errors } = await openPage();
    for (const digit of [7, 3]) {
      const pixels = await sampled(page, digit);
      const before = left.http.length;
      await askIt(page);
      await page.locator('.own-progress strong').waitFor();
      await answered(page);
      const got = await shown(page);
      assert.deepEqual(got, await expectedOf(pixels));
      assert.equal(got.digit, digit);

      const gateway = new URL(url).origin;
      const toGateway = left.http.slice(before).filter(({ to }) => to === gateway);
      for (const { method, text } of toGateway) {
        assert.equal(method, 'GET', text);
        assert.match(text, /^\/(assets\/[\w.-]+|api\/(mesh|live))? $/);
      }
      // by sockets of their own to nodes, and nothing through the gateway's
      const hosts = new Set(left.frames.map(({ to }) => to));
      assert.ok(hosts.size >= HOPS);
      assert.ok(!hosts.has(new URL(url).host));
      const row = Buffer.from(pixels.subarray(14 * 28, 15 * 28));
      const words = Buffer.from(digitInput(pixels).slice(14 * 28, 15 * 28).buffer);
      for (const { bytes } of left.frames) assert.ok(!bytes.includes(row) && !bytes.includes(words));
    }
    assert.deepEqual(errors, []);
    assert.match((await page.locator('main').textContent())!, /SIMULATED/);
    await page.close();
  });

  test('its receipt is of this browser alone, and verifies here and there', async () => {
    const { page, left } = await openPage();
    await sampled(page, 4);
    await askIt(page);
    await answered(page);
    const link = page.locator('a.own-receipt');
    await link.waitFor({ timeout: PATIENCE_MS });
    const id = (await link.getAttribute('href'))!.split('/').at(-1)!;
    const kept = await page.evaluate((name) => {
      const found = Object.keys(localStorage).filter((key) => key.includes(`/receipts/${name.slice(4)}/`));
      return found.map((key) => [key, localStorage.getItem(key)!] as const);
    }, id);
    const itemOf = (name: string): string => kept.find(([key]) => key.endsWith(name))![1];
    const receipt = Buffer.from(itemOf('receipt.json').slice(1), 'hex');
    const anchor = parseAnchor(itemOf('header.json').slice(1), 'header.json');
    const own = await verifyAgainst(new Uint8Array(receipt), anchor);
    assert.deepEqual([own.verdict, own.error], ['verified', null]);
    // the view believes no block by itself, also not this browser's of a while ago
    const { verdict } = await verifyAgainst(new Uint8Array(receipt), anchor, false);
    const before = left.http.length;
    await link.click();
    await page.locator('[data-verdict]').waitFor({ timeout: PATIENCE_MS });
    assert.equal(await page.locator('[data-verdict]').getAttribute('data-verdict'), verdict);
    assert.ok(left.http.slice(before).every(({ text }) => !text.includes('/receipts')));
    const { stdout } = await mesh.cli('status', '--json');
    assert.ok(!stdout.includes(id.slice(4)));
    await page.close();
  });

  test('a pen draws, and nothing drawn is nothing asked', async () => {
    const { page } = await openPage();
    assert.ok(await page.getByRole('button', { name: 'Ask the mesh' }).isDisabled());
    const box = (await page.locator('canvas.draw-pad').boundingBox())!;
    const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y];
    await page.mouse.move(...at(0.5, 0.2));
    await page.mouse.down();
    await page.mouse.move(...at(0.5, 0.8), { steps: 8 });
    await page.mouse.up();
    await askIt(page);
    await answered(page);
    assert.equal((await shown(page)).digit, 1);
    await page.getByRole('button', { name: 'Clear' }).click();
    assert.ok(await page.getByRole('button', { name: 'Ask the mesh' }).isDisabled());
    await page.close();
  });

  test('what a tab was closed over is settled by the next one', async () => {
    const context = await browser.newContext();
    const first = await context.newPage();
    await first.goto(`${url}#/draw`);
    await sampled(first, 8);
    await askIt(first);
    await answered(first);
    await first.close();
    const next = await context.newPage();
    await next.goto(`${url}#/draw`);
    const kept = (what: string): Promise<number> =>
      next.evaluate(
        (part) => Object.keys(localStorage).filter((key) => key.includes(part) && !key.endsWith('/')).length,
        `/${what}/`,
      );
    assert.equal(await kept('unsettled'), 1);
    await sampled(next, 9);
    await askIt(next);
    await answered(next);
    await waitFor(async () => (await kept('unsettled')) === 0, 'both settled', PATIENCE_MS);
    assert.equal(await kept('receipts'), 4, 'two receipts with their headers');
    await context.close();
  });

  test('two tabs that are opened and ask at once pay from one account, and both have their receipt', async () => {
    const context = await browser.newContext();
    const tabs = [await context.newPage(), await context.newPage()];
    await Promise.all(
      tabs.map(async (tab, i) => {
        await tab.goto(`${url}#/draw`);
        await sampled(tab, 6 + i);
        await askIt(tab);
        await answered(tab);
        await tab.locator('a.own-receipt').waitFor({ timeout: PATIENCE_MS });
      }),
    );
    const keys = await tabs[0]!.evaluate(() =>
      Object.keys(localStorage).filter((key) => /\/(account\.key|receipt\.json)$/.test(key)),
    );
    assert.equal(keys.filter((key) => key.endsWith('account.key')).length, 1);
    assert.equal(keys.filter((key) => key.endsWith('receipt.json')).length, 2);
    await context.close();
  });

  test('a tab that is closed in the middle leaves nothing open at hops', async () => {
    const page = await browser.newPage();
    const { promise: planned, resolve: isPlanned } = Promise.withResolvers<void>();
    // once the route stands nothing reaches the last hop any more: its session never opens, the others' do
    let held = false;
    const last = await lastHopPort();
    await page.routeWebSocket(/^ws:/, (socket) => {
      const server = socket.connectToServer();
      const isLast = Number(new URL(socket.url()).port) === last;
      socket.onMessage((message) => {
        if (!held || !isLast) server.send(message);
      });
    });
    await page.exposeFunction('routeStands', () => {
      held = true;
      isPlanned();
    });
    await page.goto(`${url}#/draw`);
    await page.evaluate(() => {
      const own = globalThis as unknown as { routeStands(): Promise<void> };
      new MutationObserver(() => {
        if (document.querySelector('.own-progress strong')?.textContent === 'privacy') void own.routeStands();
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await sampled(page, 5);
    await askIt(page);
    await planned;
    await waitFor(async () => (await openSessions()).some((count) => count > 0), 'a session at some hop');
    await page.close();
    await waitFor(async () => (await openSessions()).every((count) => count === 0), 'none at any hop');
  });

  test('a hop that signs what is false is caught by computing it again, with the code of the command line', async () => {
    const pid = mesh.localnet.processes['nodes/digits-1']!;
    const status = (await nodeStatus(join(mesh.home, 'nodes', 'digits-1')))!;
    process.kill(pid, 'SIGKILL');
    await waitFor(() => isGone(pid), 'the end of an honest node');
    const place = ['--home', join(mesh.folder, 'cheat'), '--bootstrap', mesh.localnet.bootstrap];
    const cheat = mesh.start([
      'node',
      ...place,
      '--shard',
      String(status.shard),
      '--cheat',
      'cell',
      '--json',
    ]);
    await untilServing(cheat);

    const { page } = await openPage();
    await sampled(page, 2);
    await page.getByRole('checkbox').check();
    await askIt(page);
    const code = page.locator('.failure-code code');
    await code.waitFor({ timeout: PATIENCE_MS });
    assert.equal(await code.textContent(), 'AUDIT_DIVERGED');
    assert.equal(await page.locator('.draw-digit').count(), 0, 'no answer is shown');
    await page.close();
  });
});

/** Of the node of the last shard, where browsers reach it. */
async function lastHopPort(): Promise<number> {
  const statuses = await Promise.all(
    Array.from({ length: HOPS }, (_, i) => nodeStatus(join(mesh.home, 'nodes', `digits-${i}`))),
  );
  const last = statuses.find((status) => status?.shard === HOPS - 1)!;
  return Number(/tcp\/(\d+)\/ws/.exec(last.addresses.find((address) => address.includes('/ws'))!)![1]);
}
