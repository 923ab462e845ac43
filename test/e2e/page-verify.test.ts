/**
 * Verification in the page, in a real browser: the same outcome as in Node, step by step, for whole and broken receipts; what leaves the
 * browser meanwhile; and under which policy.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import type { HardwareKind, QuotedEvidence } from '../../crypto/attest/evidence.ts';
import type { PolicyDraft } from '../../crypto/attest/policy.ts';
import { PINNED } from '../../crypto/attest/verifiers.ts';
import { splitPem } from '../../crypto/attest/x509/certificate.ts';
import { breakByte } from '../../node/page/verify/break-byte.ts';
import type {
  Ask,
  BreakPlace,
  Broken,
  Outcome,
  Step,
  Subject,
  Tell,
  Trust,
} from '../../node/page/verify/messages.ts';
import { describe as describeReceipt } from '../../node/page/verify/raw.ts';
import { verifySubject } from '../../node/page/verify/verification.ts';
import { launchChromium, noChromium } from '../support/chromium.ts';
import { sample } from '../support/evidence-samples.ts';
import { fc } from '../support/fast-check.ts';
import { hardwareReceipt } from '../support/hardware-receipt.ts';
import { SAMPLE_NOW, sampleEvidence, sampleFiles } from '../support/intel-samples.ts';
import { audit } from '../support/page-audit.ts';
import { makePageReceipts, type PageReceipts } from '../support/page-receipts.ts';
import { type PageServer, startPageServer } from '../support/page-server.ts';
import { TEST_NOW } from '../support/test-pki.ts';
import { developmentPolicy, PRODUCTION } from '../unit/crypto/fixtures.ts';

const MUTATIONS = process.env.VEILMESH_SLOW === '1' ? 150 : 30;
const BESIDE: Trust = { from: 'beside' };
const silent = { begun: () => {}, step: () => {} };

interface Sample {
  readonly name: HardwareKind;
  readonly paths: readonly string[];
  /** Unix seconds at which it was good. */
  readonly at: number;
  /** For what it lacks; it is good by itself without that. */
  readonly lacks?: string;
  make(...files: Uint8Array[]): QuotedEvidence;
}

const SAMPLES: readonly Sample[] = [
  {
    name: 'intel-tdx',
    paths: sampleFiles('tdx_quote'),
    at: SAMPLE_NOW,
    make: (quote, saved) => ({ v: 1, kind: 'intel-tdx', ...sampleEvidence(quote!, saved!) }),
  },
  {
    name: 'intel-sgx',
    paths: sampleFiles('sgx_quote'),
    at: SAMPLE_NOW,
    make: (quote, saved) => ({ v: 1, kind: 'intel-sgx', ...sampleEvidence(quote!, saved!) }),
  },
  {
    name: 'aws-nitro',
    paths: ['dstack/nitro_attestation.bin'],
    at: 1_766_678_670,
    // the document lies between a length and further fields
    make: (file) => ({ v: 1, kind: 'aws-nitro', quote: file!.slice(4, 4 + 4_526) }),
  },
  {
    name: 'amd-sev-snp',
    paths: ['trustee/test-report.bin', 'trustee/test-vcek.der', 'go-sev-guest/ask_ark_milan.pem'],
    at: TEST_NOW,
    lacks: 'TEE_CRL_MISSING', // no sample came with its revocation list
    make: (quote, vcek, pem) => ({
      v: 1,
      kind: 'amd-sev-snp',
      quote: quote!,
      endorsements: [vcek!, ...splitPem(new TextDecoder().decode(pem)).slice(0, 2)],
    }),
  },
];

/** What must be the same everywhere. */
const essence = (steps: readonly Step[]): string[] =>
  steps.map(({ name, state, detail, code }) => `${name} ${state} ${code ?? ''} ${detail}`);

const inNode = (subject: Subject, trust: Trust = BESIDE, broken: Broken | null = null): Promise<Outcome> =>
  verifySubject(subject, trust, broken, silent);

describe('the page verifies receipts', { skip: noChromium }, () => {
  let made: PageReceipts;
  let server: PageServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let subject: Subject;
  /** What the gateway hands out as a receipt. */
  let handedOut: Uint8Array;
  let places: readonly BreakPlace[];
  /** Since the page was opened. */
  let requests: Request[];
  let complaints: string[];

  before(async () => {
    made = await makePageReceipts();
    subject = { receipt: made.receipt, header: made.header };
    handedOut = made.receipt;
    ({ places } = await describeReceipt(subject));
    const header = new TextEncoder().encode(made.header);
    server = await startPageServer({
      root: (await inNode(subject)).of!.modelRoot,
      receipt: (id) => ({ state: 'ready', receipt: id === 'ring' ? made.ringReceipt : handedOut, header }),
    });
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    await made?.close();
  });

  async function open(hash: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
    await context?.close();
    context = await browser.newContext(options);
    page = await context.newPage();
    requests = [];
    complaints = [];
    page.on('request', (request) => requests.push(request));
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (said) => {
      if (/Content Security Policy|Refused to/.test(said.text())) complaints.push(said.text());
    });
    await page.addInitScript(() => {
      const seen = new Set<string>();
      Object.assign(globalThis, { seenStates: seen });
      new MutationObserver(() => {
        for (const step of document.querySelectorAll<HTMLElement>('[data-step]')) {
          seen.add(`${step.dataset.step} ${step.dataset.state}`);
        }
      }).observe(document, { subtree: true, childList: true, attributes: true });
    });
    await page.goto(`${server.url}/${hash}`);
  }

  const verdict = async (wanted: string): Promise<void> => {
    await page.locator(`.verify-verdict[data-verdict="${wanted}"]`).waitFor({ timeout: 20_000 });
  };
  const shownSteps = (within = '.verify'): Promise<string[]> =>
    page
      .locator(`${within} [data-step]`)
      .evaluateAll((all) => all.map((one) => `${one.dataset.step} ${one.dataset.state}`));
  const statesOf = (steps: readonly Step[]): string[] => steps.map(({ name, state }) => `${name} ${state}`);
  const chooseTrust = (value: Trust['from']): Promise<void> =>
    page.locator(`.verify-anchor input[value="${value}"]`).check();
  const verifyAgain = (): Promise<void> => page.getByRole('button', { name: 'Verify against it' }).click();

  it('step by step, with the outcome that it has in Node, unanchored while the gateway alone vouches', async () => {
    await open('#/verify/veil');
    await verdict('unanchored');
    const expected = await inNode(subject);
    assert.deepEqual((await shownSteps()).sort(), statesOf(expected.steps).sort());
    assert.equal(await page.locator('[data-part]').count(), 6);
    const text = (await page.locator('.verify-verdict').textContent()) ?? '';
    assert.match(text, /SIMULATED/);
    assert.match(text, /from this gateway/);
    for (const line of expected.says) assert.ok(text.includes(line), line);
    const seen = await page.evaluate(() => [
      ...(globalThis as unknown as { seenStates: Set<string> }).seenStates,
    ]);
    assert.ok(
      seen.includes('claims waiting') && seen.includes('claims passed'),
      'steps end one after another',
    );
    assert.equal(await page.getByRole('log').locator('p').count(), expected.steps.length);
    assert.deepEqual(complaints, []);
  });

  it('against a header, a hash or a node of the user, and against nothing less', async () => {
    await open('#/verify/veil');
    await verdict('unanchored');
    await chooseTrust('own-file');
    const file = { name: 'header.json', mimeType: 'application/json', buffer: Buffer.from(made.header) };
    await page.locator('.verify-anchor input[type="file"]').setInputFiles(file);
    await verifyAgain();
    await verdict('verified');

    await chooseTrust('own-hash');
    await page.getByLabel('Block hash', { exact: true }).fill(`0x${'ab'.repeat(32)}`);
    await verifyAgain();
    await verdict('refused');
    assert.match((await page.locator('[data-step="block"]').textContent()) ?? '', /RECEIPT_BLOCK_UNTRUSTED/);
    await page.getByLabel('Block hash', { exact: true }).fill(made.anchor.blockHash);
    await verifyAgain();
    await verdict('unanchored'); // the block is right, and whose contracts they are nobody has said
    await page.getByLabel('These are the contracts').check();
    await verifyAgain();
    await verdict('verified');
    await page.getByLabel('Block hash', { exact: true }).fill('0x12');
    await verifyAgain();
    await page.getByText('BLOCK_HASH', { exact: true }).waitFor();

    await chooseTrust('own-node');
    await page.getByLabel('RPC URL').fill(made.rpcUrl);
    await verifyAgain();
    await verdict('verified');
    await page.getByLabel('RPC URL').fill('http://127.0.0.1:9');
    await verifyAgain();
    await page.getByText('CHAIN_UNREACHABLE', { exact: true }).waitFor();
    assert.deepEqual(complaints, []);
  });

  it('beside its answer, by one press: as far as it goes with the gateway, whole with a node of the user, and refused when broken or not its own', async () => {
    await open('', { viewport: { width: 360, height: 740 } });
    const ask = async (): Promise<void> => {
      await page.getByLabel('Question to smollm2').fill('Where?');
      await page.getByRole('button', { name: 'Ask', exact: true }).click();
      await here().last().locator('button').waitFor();
    };
    const here = () => page.locator('[data-here]');
    const press = () => here().last().getByRole('button', { name: 'Verify here' }).click();
    const stands = (state: string) => page.locator(`[data-here="${state}"]`).last().waitFor();
    await ask();
    await stands('not-yet');
    await press();
    await stands('unanchored');
    await page.getByText('Verified here, but for the block').waitFor();
    assert.deepEqual(await audit(page), []);

    await page.getByRole('link', { name: 'every step, and break a byte' }).click();
    await verdict('unanchored');
    await chooseTrust('own-node');
    await page.getByLabel('RPC URL').fill(made.rpcUrl);
    await page.getByLabel('These are the contracts').check();
    await verifyAgain();
    await verdict('verified');
    await page.goBack();
    await stands('verified'); // and the next time it is held against the same node at once
    const asksNode = page.waitForRequest((request) => request.url().startsWith(made.rpcUrl));
    await here().last().getByRole('button', { name: 'Verify again' }).click();
    await asksNode;
    await stands('verified');
    await ask();
    await press();
    await page.getByText('Refused here: RECEIPT_TWICE').last().waitFor();
    assert.equal(await page.locator('[data-here="refused"]').count(), 2, 'nobody knows whose it is');

    const place = places.find(({ section }) => section === 'claim signature')!;
    handedOut = breakByte(made.receipt, place, 0).receipt;
    try {
      await ask();
      await press();
      await page.locator('[data-here="refused"]').nth(2).waitFor();
      await page
        .getByText(/^Refused here: \w+$/)
        .nth(2)
        .waitFor();
    } finally {
      handedOut = made.receipt;
    }
    assert.deepEqual(complaints, []);
  });

  it('of vault, and asks the node that the user names whose the keys are', async () => {
    await open('#/verify/ring');
    await verdict('unanchored');
    const ring = { receipt: made.ringReceipt, header: made.header };
    assert.deepEqual(await shownSteps(), statesOf((await inNode(ring)).steps));
    await chooseTrust('own-node');
    await page.getByLabel('RPC URL').fill(made.rpcUrl);
    await page.getByLabel('These are the contracts').check();
    await verifyAgain();
    await verdict('verified');
    const trust: Trust = { from: 'own-node', rpcUrl: made.rpcUrl, meant: true };
    const expected = await inNode(ring, trust);
    assert.equal(expected.steps.find(({ name }) => name === 'registration')!.state, 'passed');
    assert.deepEqual(await shownSteps(), statesOf(expected.steps));
    const elsewhere = requests
      .map((request) => new URL(request.url()).origin)
      .filter((o) => o !== server.url);
    assert.deepEqual([...new Set(elsewhere)], [new URL(made.rpcUrl).origin]);
  });

  it('one after another, without a word of the one before', async () => {
    await open('#/verify/veil');
    await verdict('unanchored');
    await page.route('**/receipts/ring*', async () => {}); // it never comes
    await page.evaluate(() => {
      location.hash = '#/verify/ring';
    });
    await page.getByText('Fetching the receipt').waitFor();
    assert.equal(await page.locator('#verify-verdict').count(), 0);
    assert.equal(await page.getByLabel('RPC URL').count(), 0);
  });

  it('and shows a broken byte of every section fail, with the code that it has in Node', async () => {
    await open('#/verify/veil');
    await verdict('unanchored');
    const sections = [...new Set(places.map(({ section }) => section))];
    for (const wanted of ['claim signature', 'evidence', 'Merkle path', 'storage proof', 'voucher']) {
      assert.ok(sections.includes(wanted), wanted);
    }
    const form = page.locator('.verify-break');
    for (const section of sections) {
      const place = places.find((one) => one.section === section)!;
      const at = Math.floor(place.bytes / 2);
      await form.getByLabel('What to break').selectOption({ label: section });
      await form.getByRole('slider').fill(String(at));
      await form.getByRole('button').click();
      await form.locator('.verify-broken').waitFor();
      const expected = await inNode(subject, BESIDE, { place, at });
      assert.equal(expected.verdict, 'refused', section);
      assert.equal(await form.locator('.verify-broken').getAttribute('data-code'), expected.code, section);
      const failed = expected.steps.filter(({ state }) => state === 'failed');
      const shown = await form.locator('.verify-failed li').allInnerTexts();
      assert.equal(shown.length, failed.length, section);
      for (const [i, { name, code }] of failed.entries()) {
        assert.ok(shown[i]!.includes(name) && shown[i]!.includes(code!), `${section}: ${shown[i]}`);
      }
    }
    await verdict('unanchored'); // what is above is as it was
    assert.deepEqual(complaints, []);
  });

  it('asks nobody anything meanwhile, and needs no network once it is there', async () => {
    await open('#/verify/veil');
    await verdict('unanchored');
    const asked = requests.map((request) => new URL(request.url()));
    assert.ok(asked.every(({ origin }) => origin === server.url));
    const ours = asked
      .map(({ pathname }) => pathname)
      .filter((path) => !/^\/(assets\/|api\/|v1\/|$)/.test(path));
    assert.deepEqual(ours.sort(), ['/receipts/veil', '/receipts/veil/header']);
    await context.setOffline(true);
    requests = [];
    await verifyAgain();
    await verdict('unanchored');
    const form = page.locator('.verify-break');
    await form.getByRole('button').click();
    await form.locator('.verify-broken').waitFor();
    for (const group of await page.locator('.verify-group > summary').all()) await group.click();
    const verifying = requests.filter((request) => !/\/(api|v1)\//.test(request.url()));
    assert.deepEqual(
      verifying.map((request) => request.url()),
      [],
    );
    await context.setOffline(false);
  });

  it('under a policy that runs no text as code', async () => {
    await open('#/verify/veil');
    await verdict('unanchored');
    // behind a timer: what a debugger evaluates by itself is let through
    const refused = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          setTimeout(() => {
            try {
              // biome-ignore lint/security/noGlobalEval: it is to be refused
              resolve(String(eval('1')));
            } catch (thrown) {
              resolve((thrown as Error).name);
            }
          });
        }),
    );
    assert.equal(refused, 'EvalError');
  });

  it('ends in the raw: quotes and claims, field by field', async () => {
    await open('#/verify/veil');
    await verdict('unanchored');
    const { groups } = await describeReceipt(subject);
    for (const group of await page.locator('.verify-group > summary').all()) await group.click();
    for (const item of await page.locator('.verify-item > summary').all()) await item.click();
    const text = (await page.locator('.section', { hasText: 'Raw:' }).textContent()) ?? '';
    for (const { name, value } of groups.flatMap(({ items }) => items.flatMap(({ fields }) => fields))) {
      assert.ok(text.includes(value), name);
    }
    assert.match(text, /measurementSIM:settlement-test/);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download receipt.json' }).click(),
    ]);
    const saved: Uint8Array[] = [];
    for await (const piece of await download.createReadStream()) saved.push(piece as Uint8Array);
    assert.deepEqual(Buffer.concat(saved), Buffer.from(made.receipt));
  });

  it('of the user’s own files, and wants a header for a receipt without one', async () => {
    await open('#/verify');
    const json = (name: string, buffer: Uint8Array) => ({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(buffer),
    });
    const input = page.locator('.verify-drop input');
    await input.setInputFiles(json('receipt.json', made.receipt));
    await page.getByText('No header came with this receipt').waitFor();
    await input.setInputFiles([
      json('header.json', new TextEncoder().encode(made.header)),
      json('receipt.json', made.receipt),
    ]);
    await verdict('unanchored');

    // a word given for one header's contracts is none for another's, of the same block
    const word = page.getByLabel('These are the contracts');
    await chooseTrust('own-hash');
    await page.getByLabel('Block hash', { exact: true }).fill(made.anchor.blockHash);
    await word.check();
    await verifyAgain();
    await verdict('verified');
    const challenge = `0x${'ee'.repeat(20)}`;
    const other = { ...made.anchor, contracts: { ...made.anchor.contracts, challenge } };
    await input.setInputFiles(json('header.json', new TextEncoder().encode(JSON.stringify(other))));
    await verdict('refused');
    await chooseTrust('own-hash');
    assert.equal(await word.isChecked(), false);
    assert.ok(((await page.locator('.verify-meant').textContent()) ?? '').includes(challenge));

    await input.setInputFiles(
      json('receipt.json', new TextEncoder().encode('{"kind":"veilmesh-receipt"}\n')),
    );
    // the verdict before was the same word
    await page.locator('[data-step="canonical"]', { hasText: 'RECEIPT_MALFORMED' }).waitFor();
    await verdict('refused');
  });

  it('fits a small screen, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await open('#/verify/veil', { viewport: { width: 360, height: 740 }, colorScheme });
      await verdict('unanchored');
      for (const group of await page.locator('.verify-group > summary').all()) await group.click();
      for (const item of await page.locator('.verify-item > summary').all()) await item.click();
      const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(width! <= room!, `${width} px in ${room}`);
    }
  });

  /** Asks the page's own worker, in the page. */
  const inBrowser = (asked: Subject, trust: Trust, broken: Broken | null): Promise<Outcome> =>
    page.evaluate(
      ({ receipt, header, by, flip }) =>
        new Promise<Outcome>((resolve, reject) => {
          const worker = (globalThis as unknown as { ownWorker: Worker }).ownWorker;
          worker.onmessage = ({ data }: MessageEvent<Tell>) => {
            if (data.tell === 'outcome') resolve(data.outcome);
            if (data.tell === 'failure') reject(new Error(data.failure.code));
          };
          const bytes = Uint8Array.from(atob(receipt), (char) => char.charCodeAt(0));
          const ask: Ask = { ask: 'verify', subject: { receipt: bytes, header }, trust: by, broken: flip };
          worker.postMessage({ ...ask, id: 1 });
        }),
      {
        receipt: Buffer.from(asked.receipt).toString('base64'),
        header: asked.header,
        by: trust,
        flip: broken,
      },
    );

  /** The file that the page itself starts. */
  async function startWorker(): Promise<void> {
    await open('#/verify/veil');
    await verdict('unanchored');
    const url = requests
      .map((request) => request.url())
      .find((one) => one.includes('/assets/verify.worker'))!;
    await page.evaluate((path) => {
      Object.assign(globalThis, { ownWorker: new Worker(path, { type: 'module' }) });
    }, url);
  }

  it(`says of ${MUTATIONS} broken receipts what Node says`, async () => {
    await startWorker();
    const broken = fc
      .record({
        which: fc.nat({ max: places.length - 1 }),
        part: fc.double({ min: 0, max: 0.999, noNaN: true }),
      })
      .map(({ which, part }) => ({ place: places[which]!, at: Math.floor(part * places[which]!.bytes) }));
    await fc.assert(
      fc.asyncProperty(broken, async (flip) => {
        const [here, there] = [await inNode(subject, BESIDE, flip), await inBrowser(subject, BESIDE, flip)];
        assert.equal(there.verdict, 'refused');
        assert.deepEqual([there.code, ...essence(there.steps)], [here.code, ...essence(here.steps)]);
      }),
      { numRuns: MUTATIONS },
    );
  });

  for (const { name, paths, at, lacks, make } of SAMPLES) {
    const found = paths.map((path) => sample(path));
    const skip = found.includes(null) ? 'skipped: real samples absent' : false;
    it(`says of a real ${name} quote, whole and broken, what Node says`, { skip }, async () => {
      const quoted = make(...(found as Uint8Array[]));
      const report = lacks === undefined ? await PINNED.cpu[name](quoted, at) : null;
      const policy: PolicyDraft = {
        ...developmentPolicy,
        ...PRODUCTION,
        minTcbEvaluationDataNumber: 1,
        issuedAt: at - 100,
        ...(report === null
          ? {}
          : {
              measurements: [report.measurement],
              tcbStatuses: [report.tcbStatus as 'UpToDate'],
              advisories: report.advisories.map((id) => ({ id, until: at + 86_400 })),
            }),
      };
      const receiptOf = (evidence: QuotedEvidence): Promise<Subject> =>
        hardwareReceipt(made.receipt, made.anchor, evidence, policy, at);
      const whole = await receiptOf(quoted);
      await startWorker();
      const [here, there] = [await inNode(whole), await inBrowser(whole, BESIDE, null)];
      assert.deepEqual(essence(there.steps), essence(here.steps));
      const step = (wanted: string): Step => there.steps.find((one) => one.name === wanted)!;
      assert.equal(step('evidence').code, lacks);
      if (report !== null) {
        assert.equal(step('measurement').state, 'passed', step('measurement').detail);
        assert.equal(step('keys').code, 'TEE_BINDING_MISMATCH'); // the sample is of other keys
        const fields = (await describeReceipt(whole)).groups[0]!.items[0]!.fields;
        const textOf = (wanted: string) => fields.find((field) => field.name === wanted)?.value;
        assert.equal(textOf('measurement, as policies list it'), report.measurement);
        assert.equal(textOf('TCB status'), report.tcbStatus);
        assert.equal(textOf('its report data is the hash of the binding below'), 'NO');
      }
      for (const part of [0.1, 0.5, 0.9]) {
        const quote = Uint8Array.from(quoted.quote);
        quote[Math.floor(part * quote.length)]! ^= 1;
        const broken = await receiptOf({ ...quoted, quote }); // its claims name it as it is
        const inside: Outcome = await inBrowser(broken, BESIDE, null);
        const outside: Outcome = await inNode(broken);
        assert.equal(inside.verdict, 'refused');
        assert.deepEqual(essence(inside.steps), essence(outside.steps));
      }
    });
  }
});
