/**
 * Parsers of peer bytes: any input is a value or a VerificationError, in time that grows with its size.
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { decodeEvidence, encodeEvidence } from '../../crypto/attest/evidence.ts';
import { openPolicy, signPolicy } from '../../crypto/attest/policy.ts';
import { openCustodyList, signCustodyList } from '../../crypto/attest/proof-of-cloud.ts';
import { openSimulatedQuote } from '../../crypto/attest/simulated.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { decodeSignedClaim, encodeSignedClaim } from '../../crypto/poea/claim.ts';
import { decodeTranscriptFile, encodeTranscriptFile } from '../../crypto/ring/record.ts';
import { growthExponent } from '../support/complexity.ts';
import { fc } from '../support/fast-check.ts';
import {
  createScenario,
  developmentPolicy,
  POLICY_SEED,
  POLICY_SIGNER,
  type Scenario,
} from '../unit/crypto/fixtures.ts';

let scenario: Scenario;
let parsers: readonly { name: string; parse: (bytes: Uint8Array) => unknown; valid: Uint8Array }[];
before(async () => {
  scenario = await createScenario();
  const { evidence } = scenario.hops[0]!;
  parsers = [
    { name: 'evidence', parse: decodeEvidence, valid: encodeEvidence(evidence) },
    { name: 'simulated quote', parse: openSimulatedQuote, valid: evidence.quote },
    {
      name: 'signed claim',
      parse: decodeSignedClaim,
      valid: encodeSignedClaim(scenario.sign(scenario.claims(0, null))[0]!),
    },
    {
      name: 'ring transcript',
      parse: decodeTranscriptFile,
      valid: encodeTranscriptFile({
        kind: 'vault',
        signed: {
          statement: {
            version: 1,
            chainId: 1,
            settlement: new Uint8Array(20),
            modelRoot: new Uint8Array(32),
            shardRoot: new Uint8Array(32),
            role: 'product',
            session: new Uint8Array(32),
            root: new Uint8Array(32),
            count: 1,
            rows: 1,
            notAfter: 1,
          },
          enclaveKey: new Uint8Array(96),
          signature: new Uint8Array(48),
        },
        blindKey: new Uint8Array(32),
        rows: [{ op: 'product', words: Int32Array.of(1, 2), result: Int32Array.of(3) }],
      }),
    },
    {
      name: 'policy',
      parse: (bytes) => openPolicy(bytes, { signers: [POLICY_SIGNER], minSerial: 0 }),
      valid: signPolicy(developmentPolicy, POLICY_SEED),
    },
    {
      name: 'custody list',
      parse: (bytes) => openCustodyList(bytes, POLICY_SIGNER),
      valid: signCustodyList(
        { v: 1, platforms: [new Uint8Array(32)], issuedAt: 1, expiresAt: 2 },
        POLICY_SEED,
      ),
    },
  ];
});

const onlyVerification = (parse: (bytes: Uint8Array) => unknown, bytes: Uint8Array): void => {
  try {
    parse(bytes);
  } catch (thrown) {
    assert.ok(thrown instanceof VerificationError, String(thrown));
  }
};

test('random bytes, mutated messages and truncations never escape as anything but a VerificationError', () => {
  for (const { parse, valid } of parsers) {
    parse(valid);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => onlyVerification(parse, bytes)));
    const edits = fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(edits, fc.nat(valid.length), (changes, length) => {
        const bytes = valid.slice();
        for (const [at, value] of changes) bytes[at] = value;
        onlyVerification(parse, bytes);
        onlyVerification(parse, valid.subarray(0, length));
      }),
      { numRuns: 300 },
    );
  }
});

test('survives deep nesting and absurd lengths', () => {
  const hostile = [
    new Uint8Array(60_000).fill(0x81), // arrays in arrays
    new Uint8Array(60_000).fill(0xa1),
    Uint8Array.of(0x5b, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff), // byte string of 2^56 bytes
    Uint8Array.of(0x9b, 0x00, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
    Uint8Array.of(0xbb, 0x00, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
  ];
  for (const { parse } of parsers) {
    for (const bytes of hostile) assert.throws(() => parse(bytes), { name: 'VerificationError' });
  }
});

test('the time to refuse an evidence grows no faster than its size', async () => {
  const nested = (count: number) => Uint8Array.of(0x99, count >> 8, count & 255, ...new Uint8Array(count));
  const exponent = await growthExponent([2_000, 8_000, 32_000], (size) => {
    const bytes = nested(size);
    return () => onlyVerification(decodeEvidence, bytes);
  });
  assert.ok(exponent < 1.5, `time ~ size^${exponent.toFixed(2)}`);
});
