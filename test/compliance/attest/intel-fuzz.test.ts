/**
 * Parsers of Intel evidence: any bytes are a value or a VerificationError, in time that grows with their size.
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { decodeCollateral, encodeCollateral } from '../../../crypto/attest/intel/collateral.ts';
import { packEventLog, replayEventLog } from '../../../crypto/attest/intel/event-log.ts';
import { pckExtension } from '../../../crypto/attest/intel/pck.ts';
import { exactIntelQuote, parseIntelQuote, type TdReport } from '../../../crypto/attest/intel/quote.ts';
import { type IntelEvidence, verifyTdxQuote } from '../../../crypto/attest/intel/verify.ts';
import { parseCertificate } from '../../../crypto/attest/x509/certificate.ts';
import { bytesToHex, utf8 } from '../../../crypto/core/bytes.ts';
import { VerificationError } from '../../../crypto/core/errors.ts';
import { growthExponent } from '../../support/complexity.ts';
import { fc } from '../../support/fast-check.ts';
import {
  eventLog,
  type IntelWorld,
  intelCollateral,
  intelEvidence,
  intelWorld,
  qeIdentity,
  tcbInfo,
} from '../../support/intel-world.ts';
import { issueCrl, TEST_NOW } from '../../support/test-pki.ts';

/** Shared machines stall; a quadratic parser is still far above. */
const LINEAR = 1.35;
const RUNS = process.env.VEILMESH_SLOW === '1' ? 5_000 : 400;

let world: IntelWorld;
let evidence: IntelEvidence;
let report: TdReport;
let log: Uint8Array;
before(async () => {
  world = await intelWorld();
  const events = eventLog([...Array(8).keys()].map((i) => ({ name: `event-${i}`, payload: 'ab'.repeat(i) })));
  log = events.log;
  evidence = await intelEvidence(world, 'intel-tdx', { version: 5, body: { rtMr3: events.rtMr3 } });
  report = parseIntelQuote(evidence.quote).body.report as TdReport;
});

async function onlyVerification(run: () => unknown): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof VerificationError)) throw error;
  }
}

/** One run of these is too short for the clock. */
const repeat = (run: () => unknown): void => {
  for (let i = 0; i < 50; i++) run();
};

/** Bytes of no form, and valid ones with some changed, cut or put in. */
const anyBytes = (valid: () => Uint8Array) =>
  fc.oneof(
    fc.uint8Array({ maxLength: 2_048 }),
    fc
      .array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.constantFrom('set', 'cut', 'insert')), {
        minLength: 1,
        maxLength: 6,
      })
      .map((edits) => {
        const bytes = [...valid()];
        for (const [where, byte, how] of edits) {
          const at = where % (bytes.length + 1);
          if (how === 'set') bytes[Math.min(at, bytes.length - 1)] = byte;
          else if (how === 'cut') bytes.splice(at, 1 + (byte % 64));
          else bytes.splice(at, 0, byte);
        }
        return Uint8Array.from(bytes);
      }),
  );

for (const [name, parse, valid] of [
  ['quote', parseIntelQuote, () => evidence.quote],
  ['padded quote', exactIntelQuote, () => evidence.quote],
  ['collateral', decodeCollateral, () => evidence.collateral],
  ['event log', (bytes: Uint8Array) => replayEventLog(bytes, report), () => log],
  ['served event log', (bytes: Uint8Array) => packEventLog(new TextDecoder().decode(bytes)), () => log],
  ['PCK certificate', (bytes: Uint8Array) => pckExtension(parseCertificate(bytes)), () => world.pck.der],
] as const) {
  test(`${name}: any bytes are a value or a coded refusal`, async () => {
    const property = fc.asyncProperty(anyBytes(valid), (bytes) => onlyVerification(() => parse(bytes)));
    await fc.assert(property, { numRuns: RUNS });
  });
}

test('whole evidence with any part changed is refused with a code, and never accepted with another meaning', async () => {
  const good = await verifyTdxQuote(
    { ...evidence, eventLog: log },
    { now: TEST_NOW, second: null, roots: world.roots },
  );
  const changed = fc
    .constantFrom('quote', 'collateral', 'eventLog')
    .chain((part) =>
      anyBytes(() => ({ ...evidence, eventLog: log })[part as 'quote']).map(
        (bytes) => [part, bytes] as const,
      ),
    );
  const property = fc.asyncProperty(changed, async ([part, bytes]) => {
    await onlyVerification(async () => {
      const tried = { ...evidence, eventLog: log, [part]: bytes };
      const found = await verifyTdxQuote(tried, { now: TEST_NOW, second: null, roots: world.roots });
      assert.deepEqual(found, good);
    });
  });
  await fc.assert(property, { numRuns: RUNS / 4 });
});

test('whatever JSON Intel signs, it is a document or a coded refusal', async () => {
  const { roots } = world;
  const mutated = (document: Record<string, unknown>) =>
    fc
      .tuple(fc.constantFrom(...Object.keys(document)), fc.jsonValue({ maxDepth: 3 }))
      .map(([key, value]) => ({ ...document, [key]: value as unknown }));
  const documents = fc.record({ tcbInfo: mutated(tcbInfo('TDX')), qeIdentity: mutated(qeIdentity('TD_QE')) });
  const property = fc.asyncProperty(documents, async (options) => {
    const collateral = encodeCollateral(await intelCollateral(world, 'intel-tdx', options));
    const tried = { ...evidence, collateral, eventLog: log };
    await onlyVerification(() => verifyTdxQuote(tried, { now: TEST_NOW, second: null, roots }));
  });
  await fc.assert(property, { numRuns: RUNS / 8 });
});

test('event logs are replayed in time linear in their size', async () => {
  const exponent = await growthExponent([20, 40, 80, 160], (events) => {
    const made = eventLog([...Array(events).keys()].map((i) => ({ name: `e${i}`, payload: '' })));
    return () => replayEventLog(made.log, { ...report, rtMr3: made.rtMr3 });
  });
  assert.ok(exponent < LINEAR, `exponent ${exponent}`);
});

test('collateral is opened in time linear in its size', async () => {
  const parts = await intelCollateral(world, 'intel-tdx');
  const exponent = await growthExponent([3_000, 6_000, 12_000, 24_000], (size) => {
    const packed = encodeCollateral({ ...parts, pckCrl: new Uint8Array(size) });
    return () => repeat(() => decodeCollateral(packed));
  });
  assert.ok(exponent < LINEAR, `exponent ${exponent}`);
});

test('a padded quote is cut in time linear in its padding, and refused unread when it is too long', async () => {
  const exponent = await growthExponent([1_500, 3_000, 6_000, 11_000], (padding) => {
    const padded = new Uint8Array(evidence.quote.length + padding);
    padded.set(evidence.quote);
    return () => repeat(() => exactIntelQuote(padded));
  });
  assert.ok(exponent < LINEAR, `exponent ${exponent}`);
  assert.throws(() => parseIntelQuote(new Uint8Array(16 * 1024 + 1)), { code: 'TEE_QUOTE_MALFORMED' });
});

test('a revocation list may be as long as its cap and still verify in bounded time', async () => {
  const revoked = [...Array(600).keys()].map((i) => 100_000 + i);
  const pckCrl = await issueCrl(world.authority, { revoked });
  assert.ok(pckCrl.length < 24 * 1024, bytesToHex(pckCrl.subarray(0, 4)));
  const collateral = encodeCollateral(await intelCollateral(world, 'intel-tdx', { parts: { pckCrl } }));
  const found = await verifyTdxQuote(
    { ...evidence, collateral, eventLog: log },
    { now: TEST_NOW, second: null, roots: world.roots },
  );
  assert.equal(found.tcbStatus, 'UpToDate');
  const over = { ...(await intelCollateral(world, 'intel-tdx')), pckCrl: new Uint8Array(24 * 1024 + 1) };
  assert.throws(() => encodeCollateral(over), { code: 'TEE_COLLATERAL_MALFORMED' });
  assert.throws(() => decodeCollateral(utf8('x'.repeat(40_000))), { code: 'CBOR_TOO_LARGE' });
});
