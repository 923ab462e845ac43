/**
 * Decoders of session messages: any bytes are a value or a VerificationError, in time that grows with their size.
 * @module
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { encodeCbor } from '../../crypto/core/cbor.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import {
  decodeClaimMessage,
  decodeErrorMessage,
  decodeOpenContent,
  decodeOpenEnvelope,
  encodeClaimMessage,
  encodeErrorMessage,
  encodeOpenContent,
  encodeOpenEnvelope,
  MAX_OPEN_BYTES,
} from '../../mesh/session/protocol.ts';
import { growthExponent } from '../support/complexity.ts';
import { fc } from '../support/fast-check.ts';
import { createHop, openContent } from '../support/session.ts';

interface Parser {
  readonly name: string;
  readonly parse: (bytes: Uint8Array) => unknown;
  readonly valid: Uint8Array;
}
let parsers: readonly Parser[];
before(async () => {
  const hops = await Promise.all([0, 1, 2].map((i) => createHop(i, 3)));
  const times = { arrivedUs: 2 ** 50, leftUs: 2 ** 50, queueUs: 1, unmaskUs: 2, computeUs: 3, maskUs: 4 };
  parsers = [
    { name: 'OPEN content', parse: decodeOpenContent, valid: encodeOpenContent(openContent(hops, 1)) },
    {
      name: 'OPEN envelope',
      parse: decodeOpenEnvelope,
      valid: encodeOpenEnvelope({ enc: new Uint8Array(32), sealed: new Uint8Array(300) }),
    },
    {
      name: 'CLAIM',
      parse: decodeClaimMessage,
      valid: encodeClaimMessage({
        claim: new Uint8Array(900),
        commitUs: 5,
        signUs: 6,
        steps: Array.from({ length: 32 }, () => times),
      }),
    },
    {
      name: 'ERROR',
      parse: decodeErrorMessage,
      valid: encodeErrorMessage({ code: 'SESSION_LIMIT', family: 'unavailable', message: 'full – really' }),
    },
  ];
});

function onlyVerification(parse: (bytes: Uint8Array) => unknown, bytes: Uint8Array): void {
  try {
    parse(bytes);
  } catch (thrown) {
    assert.ok(thrown instanceof VerificationError, String(thrown));
  }
}

test('honest messages parse back to themselves', () => {
  for (const { name, parse, valid } of parsers) {
    const encode = name === 'CLAIM' ? encodeClaimMessage : encodeCbor;
    assert.deepEqual(encode(parse(valid) as never), valid, name);
  }
});

test('a claim has one length, whatever was measured', () => {
  const zero = { arrivedUs: 0, leftUs: 0, queueUs: 0, unmaskUs: 0, computeUs: 0, maskUs: 0 };
  const most = { ...zero, arrivedUs: Number.MAX_SAFE_INTEGER, computeUs: 2 ** 40 };
  const [quick, slow] = [zero, most].map((step) =>
    encodeClaimMessage({ claim: new Uint8Array(900), commitUs: 0, signUs: step.computeUs, steps: [step] }),
  );
  assert.equal(quick!.length, slow!.length);
});

test('a claim whose measurements are no whole number of frames is refused', () => {
  for (const length of [0, 15, 16, 63, 65, 8 * 2 ** 8]) {
    const message = encodeCbor({ claim: new Uint8Array(900), measured: new Uint8Array(length) });
    assert.throws(() => decodeClaimMessage(message), { code: 'SESSION_MESSAGE_MALFORMED' });
  }
});

test('random bytes, mutations and truncations end in a VerificationError or a value', () => {
  for (const { parse, valid } of parsers) {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => onlyVerification(parse, bytes)));
    const edits = fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(edits, fc.nat(valid.length), (changes, length) => {
        const bytes = valid.slice();
        for (const [at, value] of changes) bytes[at] = value;
        onlyVerification(parse, bytes);
        onlyVerification(parse, valid.subarray(0, length));
      }),
      { numRuns: 200 },
    );
  }
});

/** Any CBOR value of our formats, well-formed but of the wrong shape. */
const anyValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.string({ unit: 'binary' }),
    fc.uint8Array({ maxLength: 40 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4 }),
  ),
})).value;

test('well-formed values of any other shape are refused with a code, and prototypes stay clean', () => {
  for (const { parse } of parsers) {
    fc.assert(
      fc.property(anyValue, (value) => {
        let bytes: Uint8Array;
        try {
          bytes = encodeCbor(value as never);
        } catch {
          return; // lone surrogates and the like cannot be sent at all
        }
        assert.throws(() => parse(bytes), VerificationError);
      }),
    );
  }
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
});

test('survives deep nesting and absurd lengths', () => {
  const hostile = [
    new Uint8Array(100_000).fill(0x81), // arrays in arrays
    new Uint8Array(100_000).fill(0xa1),
    Uint8Array.of(0x5b, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff), // byte string of 2^56 bytes
    Uint8Array.of(0x9b, 0x00, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
    Uint8Array.of(0xbb, 0x00, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff),
  ];
  for (const { parse } of parsers) {
    for (const bytes of hostile) assert.throws(() => parse(bytes), VerificationError);
  }
});

test('the time to refuse a message grows no faster than its size', async () => {
  const shapes: ((size: number) => Uint8Array)[] = [
    (size) => encodeCbor(new Uint8Array(size)),
    (size) => encodeCbor(Array<number>(size).fill(0)),
    (size) => encodeCbor(Object.fromEntries(Array.from({ length: size / 8 }, (_, i) => [`key${i}`, i]))),
    (size) => encodeCbor({ enc: new Uint8Array(32), sealed: 'x'.repeat(size) }),
  ];
  for (const [i, shape] of shapes.entries()) {
    const sizes = [8_000, 32_000, MAX_OPEN_BYTES - 1_000];
    const exponent = await growthExponent(sizes, (size) => {
      const bytes = shape(size);
      return () => onlyVerification(decodeOpenEnvelope, bytes);
    });
    assert.ok(exponent < 1.5, `shape ${i}: time ~ size^${exponent.toFixed(2)}`);
  }
});
