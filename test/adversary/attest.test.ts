/**
 * Relabelled evidence: a real hardware quote sold as simulated, a simulated quote sold as hardware.
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import { appraise } from '../../crypto/attest/appraise.ts';
import { type Evidence, HARDWARE_KINDS } from '../../crypto/attest/evidence.ts';
import { openSimulatedQuote } from '../../crypto/attest/simulated.ts';
import { concatBytes, u32be, utf8 } from '../../crypto/core/bytes.ts';
import { encodeCbor } from '../../crypto/core/cbor.ts';
import { hash } from '../../crypto/core/hash.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import { sampleTest } from '../support/evidence-samples.ts';
import { developmentPolicy, makeHop, NOW, policyOf, type TestHop } from '../unit/crypto/fixtures.ts';

let hop: TestHop;
before(async () => {
  hop = await makeHop(await loadBls(), 0);
});
const refuses = async (evidence: Evidence, code: string): Promise<void> => {
  const keyProofs = await loadBls();
  const context = { policy: policyOf(developmentPolicy), now: NOW, expected: {}, keyProofs };
  await assert.rejects(appraise(evidence, context), { name: 'VerificationError', code });
};

test('a simulated quote is refused under every hardware label', async () => {
  for (const kind of HARDWARE_KINDS) await refuses({ ...hop.evidence, kind }, 'TEE_SIMULATED_REFUSED');
});

/** What each lacks beside its quote here, which its own verifier says. */
const REAL_QUOTES = {
  'intel-tdx': ['phala-dcap-qvl/tdx_quote', 'TEE_COLLATERAL_MISSING'],
  'intel-sgx': ['phala-dcap-qvl/sgx_quote', 'TEE_COLLATERAL_MISSING'],
  'amd-sev-snp': ['trustee/test-report.bin', 'TEE_CHAIN_UNTRUSTED'],
  'aws-nitro': ['dstack/nitro_attestation.bin', 'TEE_QUOTE_MALFORMED'],
} as const;

for (const kind of HARDWARE_KINDS) {
  const [path, code] = REAL_QUOTES[kind];
  sampleTest(
    `a real ${kind} quote is refused as simulated, and goes to its own verifier`,
    [path],
    async (quote) => {
      await refuses({ ...hop.evidence, quote: quote!, kind: 'simulated' }, 'TEE_QUOTE_MALFORMED');
      await refuses({ ...hop.evidence, quote: quote!, kind }, code);
    },
  );
}

test('a simulated quote signed by any other root is refused', () => {
  const { quote } = hop.evidence;
  const length = new DataView(quote.buffer, quote.byteOffset).getUint32(24);
  const body = quote.slice(28, 28 + length);
  const signature = ed25519.sign(hash('simulated-tee/quote/v1', body), new Uint8Array(32).fill(1));
  assert.throws(() => openSimulatedQuote(concatBytes(quote.subarray(0, 28), body, signature)), {
    code: 'TEE_CHAIN_UNTRUSTED',
  });
});

test('a body without the SIM: prefix is refused even with the right signature', async () => {
  const { PUBLISHED_INSECURE_SIMULATOR_SEED } = await import('../../crypto/attest/simulated.ts');
  const body = encodeCbor({ measurement: '00ff', issuedAt: NOW, reportData: new Uint8Array(64) });
  const signature = ed25519.sign(hash('simulated-tee/quote/v1', body), PUBLISHED_INSECURE_SIMULATOR_SEED);
  const magic = utf8('VEILMESH-SIMULATED-TEE\0\x01');
  assert.throws(() => openSimulatedQuote(concatBytes(magic, u32be(body.length), body, signature)), {
    code: 'TEE_QUOTE_MALFORMED',
  });
});
