/**
 * Real Intel evidence with one byte altered, class by class: each class is refused, by our own layer, with its own codes.
 *
 * Every byte is tried in `npm run test:slow`; otherwise the edges of each class and every few bytes between them.
 * @module
 */
import assert from 'node:assert/strict';
import {
  decodeCollateral,
  encodeCollateral,
  type IntelCollateral,
} from '../../../crypto/attest/intel/collateral.ts';
import { replayEventLog } from '../../../crypto/attest/intel/event-log.ts';
import { type IntelQuote, parseIntelQuote, type TdReport } from '../../../crypto/attest/intel/quote.ts';
import { verifySgxQuote, verifyTdxQuote } from '../../../crypto/attest/intel/verify.ts';
import { utf8 } from '../../../crypto/core/bytes.ts';
import { sampleTest } from '../../support/evidence-samples.ts';
import { dstackReport, SAMPLE_NOW, sampleEvidence, sampleFiles } from '../../support/intel-samples.ts';
import { codeOf, flipped } from '../../support/refusals.ts';

const STRIDE = process.env.VEILMESH_SLOW === '1' ? 1 : 23;

/** Positions of a class: its edges and every STRIDE-th byte. */
const positions = (from: number, to: number): readonly number[] =>
  [...Array(to - from).keys()]
    .filter((i) => i < 2 || i >= to - from - 2 || i % STRIDE === 0)
    .map((i) => from + i);

/** Alters one bit at each position and holds what is said to the codes allowed for the class. */
async function altered(
  what: string,
  spots: readonly number[],
  allowed: readonly string[],
  verify: (at: number) => unknown,
): Promise<void> {
  assert.ok(spots.length > 0, what);
  for (const at of spots) {
    const code = await codeOf(() => verify(at));
    assert.ok(allowed.includes(code), `${what}, byte ${at}: ${code}, expected ${allowed.join(' or ')}`);
  }
}

const CERTIFICATE = [
  'TEE_CERT_MALFORMED',
  'TEE_CERT_SIGNATURE',
  'TEE_CERT_ROLE',
  'TEE_CERT_EXTENSION',
  'TEE_CHAIN_UNTRUSTED',
  'TEE_CERT_EXPIRED',
  'TEE_CERT_NOT_YET_VALID',
];
const LIST = [
  'TEE_CRL_MALFORMED',
  'TEE_CRL_SIGNATURE',
  'TEE_CRL_ISSUER',
  'TEE_CRL_EXPIRED',
  'TEE_CRL_NOT_YET_VALID',
  'TEE_CRL_MISSING',
];
const STRUCTURE = ['TEE_QUOTE_MALFORMED', 'TEE_QUOTE_TRAILING', 'TEE_QUOTE_UNSUPPORTED'];

/** The classes of a quote, by where its parts lie. */
function classesOf(
  quote: Uint8Array,
  parsed: IntelQuote,
): readonly (readonly [string, number, number, readonly string[]])[] {
  const at = (part: Uint8Array): [number, number] => {
    const from = part.byteOffset - quote.byteOffset;
    return [from, from + part.length];
  };
  const [, signedEnd] = at(parsed.signed);
  const [signatureAt] = at(parsed.signature);
  const [qeReportAt] = at(parsed.qeReport);
  const [, keyEnd] = at(parsed.attestationKey);
  const [authAt, authEnd] = at(parsed.qeAuthData);
  const [, qeSignatureEnd] = at(parsed.qeReportSignature);
  const [pemAt] = at(parsed.pckChain);
  return [
    ['version, key type, TEE type', 0, 8, STRUCTURE],
    ['header: versions of QE and PCE', 8, 12, ['TEE_QUOTE_SIGNATURE']],
    ['header: QE vendor', 12, 28, ['TEE_QE_VENDOR']],
    ['header: user data', 28, 48, ['TEE_QUOTE_SIGNATURE']],
    ['body', 48, signedEnd, ['TEE_QUOTE_SIGNATURE']],
    ['size of the signatures', signedEnd, signatureAt, STRUCTURE],
    ['signature', ...at(parsed.signature), ['TEE_QUOTE_SIGNATURE']],
    ['attestation key', ...at(parsed.attestationKey), ['TEE_QE_BINDING']],
    ...(qeReportAt > keyEnd ? ([['outer certification data', keyEnd, qeReportAt, STRUCTURE]] as const) : []),
    ['QE report', ...at(parsed.qeReport), ['TEE_QE_SIGNATURE']],
    ['signature of the QE report', ...at(parsed.qeReportSignature), ['TEE_QE_SIGNATURE']],
    ['size of the authentication data', qeSignatureEnd, authAt, STRUCTURE],
    ['authentication data', ...at(parsed.qeAuthData), ['TEE_QE_BINDING']],
    ['certification data', authEnd, pemAt, STRUCTURE],
    ['certificates', ...at(parsed.pckChain), CERTIFICATE],
  ];
}

for (const [name, verifier] of [
  ['tdx_quote', verifyTdxQuote],
  ['sgx_quote', verifySgxQuote],
] as const) {
  sampleTest(
    `${name}: every class of the quote's bytes is refused when altered`,
    sampleFiles(name),
    async (raw, saved) => {
      const { quote, collateral } = sampleEvidence(raw!, saved!);
      const classes = classesOf(quote, parseIntelQuote(quote));
      const covered = classes.reduce((end, [what, from, to]) => {
        assert.equal(from, end, `the classes lie side by side: ${what}`);
        return to;
      }, 0);
      assert.equal(covered, quote.length, 'and no byte is of none');
      for (const [what, from, to, codes] of classes) {
        await altered(what, positions(from, to), codes, (at) =>
          verifier({ quote: flipped(quote, at), collateral }, { now: SAMPLE_NOW, second: null }),
        );
      }
    },
  );

  sampleTest(
    `${name}: every class of the collateral's bytes is refused when altered`,
    sampleFiles(name),
    async (raw, saved) => {
      const { quote, collateral } = sampleEvidence(raw!, saved!);
      const parts = decodeCollateral(collateral);
      const tried = async (
        what: string,
        bytes: Uint8Array,
        codes: readonly string[],
        put: (bytes: Uint8Array) => Partial<IntelCollateral>,
      ) => {
        await altered(what, positions(0, bytes.length), codes, (at) => {
          const changed = encodeCollateral({ ...parts, ...put(flipped(bytes, at)) });
          return verifier({ quote, collateral: changed }, { now: SAMPLE_NOW, second: null });
        });
      };
      const signature = ['TEE_COLLATERAL_SIGNATURE'];
      await tried('TCB info', parts.tcbInfo, signature, (tcbInfo) => ({ tcbInfo }));
      await tried('signature of the TCB info', parts.tcbInfoSignature, signature, (tcbInfoSignature) => ({
        tcbInfoSignature,
      }));
      await tried('QE identity', parts.qeIdentity, signature, (qeIdentity) => ({ qeIdentity }));
      await tried(
        'signature of the QE identity',
        parts.qeIdentitySignature,
        signature,
        (qeIdentitySignature) => ({ qeIdentitySignature }),
      );
      await tried('signing certificate', parts.signers[0]!, CERTIFICATE, (signer) => ({ signers: [signer] }));
      await tried('root list', parts.rootCrl, LIST, (rootCrl) => ({ rootCrl }));
      await tried('PCK list', parts.pckCrl, LIST, (pckCrl) => ({ pckCrl }));
    },
  );

  sampleTest(
    `${name}: neither quote nor collateral can end early or go on`,
    sampleFiles(name),
    async (raw, saved) => {
      const { quote, collateral } = sampleEvidence(raw!, saved!);
      const codes = [...STRUCTURE, 'CBOR_MALFORMED', 'CBOR_NOT_CANONICAL', 'TEE_COLLATERAL_MALFORMED'];
      const options = { now: SAMPLE_NOW, second: null };
      for (const part of ['quote', 'collateral'] as const) {
        const whole = { quote, collateral };
        for (const length of positions(0, whole[part].length)) {
          const cut = { ...whole, [part]: whole[part].subarray(0, length) };
          const code = await codeOf(() => verifier(cut, options));
          assert.ok(codes.includes(code), `${part} of ${length} bytes: ${code}`);
        }
        const longer = new Uint8Array(whole[part].length + 1);
        longer.set(whole[part]);
        const code = await codeOf(() => verifier({ ...whole, [part]: longer }, options));
        assert.ok(codes.includes(code), `a longer ${part}: ${code}`);
      }
    },
  );
}

sampleTest(
  'dstack: every byte of the log’s digests, names and payloads counts for RTMR3',
  ['dstack/quote-report.json'],
  async (json) => {
    const { quote, eventLog } = dstackReport(json!);
    const report = parseIntelQuote(quote).body.report as TdReport;
    const log = utf8(eventLog);
    const from = eventLog.indexOf('{"imr":3');
    assert.ok(from > 0);
    const spots = [...log.keys()].slice(from).filter((_, i) => i % Math.min(STRIDE, 3) === 0);
    const codes = ['TEE_EVENTLOG_MISMATCH', 'TEE_EVENTLOG_MALFORMED'];
    await altered('event log', spots, codes, (at) => replayEventLog(flipped(log, at), report));
  },
);
