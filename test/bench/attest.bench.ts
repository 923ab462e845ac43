/**
 * What verifying evidence costs, a kind a row, on real samples where they are on this machine.
 * @module
 */
import { verifySnp } from '../../crypto/attest/amd/verify.ts';
import { verifySgxQuote, verifyTdxQuote } from '../../crypto/attest/intel/verify.ts';
import { verifyNitro } from '../../crypto/attest/nitro/verify.ts';
import { verifyNvidia } from '../../crypto/attest/nvidia/verify.ts';
import { secondVerifier } from '../../crypto/attest/second-verifier.ts';
import { splitPem } from '../../crypto/attest/x509/certificate.ts';
import { UnavailableError } from '../../crypto/core/errors.ts';
import { sample } from '../support/evidence-samples.ts';
import { SAMPLE_NOW, sampleEvidence, sampleFiles, textOf } from '../support/intel-samples.ts';
import type { Bench } from './types.ts';

const ROUNDS = 40;

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  for (let i = 0; i < ROUNDS / 4; i++) await work();
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const at = performance.now();
    await work();
    times.push(performance.now() - at);
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1]!;
}

function present(...paths: readonly string[]): Uint8Array[] {
  return paths.map((path) => {
    const bytes = sample(path);
    if (bytes !== null) return bytes;
    throw new UnavailableError('EVIDENCE_SAMPLES_MISSING', 'the real samples are absent', {
      details: { path },
      hint: 'name their folder: VEILMESH_EVIDENCE=FOLDER',
    });
  });
}

function intel(name: 'tdx_quote' | 'sgx_quote', goal: string): Bench {
  const kind = name === 'tdx_quote' ? 'intel-tdx' : 'intel-sgx';
  const verify = name === 'tdx_quote' ? verifyTdxQuote : verifySgxQuote;
  return {
    name: `attest.${kind}.ms`,
    unit: 'ms',
    goal,
    async run() {
      const [quote, saved] = present(...sampleFiles(name));
      const evidence = sampleEvidence(quote!, saved!);
      const both = await medianMs(() => verify(evidence, { now: SAMPLE_NOW, second: secondVerifier }));
      const alone = await medianMs(() => verify(evidence, { now: SAMPLE_NOW, second: null }));
      return {
        value: both,
        detail: `quote ${evidence.quote.length} B, collateral ${evidence.collateral.length} B; ours ${alone.toFixed(1)} ms, the rest is @phala/dcap-qvl beside it`,
      };
    },
  };
}

const NITRO = { bytes: 4_526, now: 1_766_678_670 };

export const benches: Bench[] = [
  intel('tdx_quote', '<= 25'),
  intel('sgx_quote', '<= 25'),
  {
    name: 'attest.amd-sev-snp.ms',
    unit: 'ms',
    goal: '<= 5',
    async run() {
      const [report, vcek, pem] = present(
        'trustee/test-report.bin',
        'trustee/test-vcek.der',
        'go-sev-guest/ask_ark_milan.pem',
      );
      const evidence = { report: report!, certificates: [vcek!, ...splitPem(textOf(pem!))], crls: [] };
      const value = await medianMs(() => verifySnp(evidence, { now: SAMPLE_NOW, revocation: 'if-given' }));
      return { value, detail: 'report, VCEK, ASK, ARK of Milan; no revocation list came with the sample' };
    },
  },
  {
    name: 'attest.aws-nitro.ms',
    unit: 'ms',
    goal: 'none set',
    async run() {
      const [file] = present('dstack/nitro_attestation.bin');
      const quote = file!.slice(4, 4 + NITRO.bytes);
      const value = await medianMs(() => verifyNitro(quote, { now: NITRO.now }));
      return { value, detail: `document ${quote.length} B, its leaf and four authorities` };
    },
  },
  {
    name: 'attest.nvidia-cc.ms',
    unit: 'ms',
    goal: 'none set',
    async run() {
      const [file] = present('nvidia-attestation-sdk/hopper_evidence.json');
      const [gpu] = JSON.parse(textOf(file!)) as { certificate: string; evidence: string }[];
      const decoded = (text: string): Uint8Array => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
      const report = decoded(gpu!.evidence);
      const evidence = { report, certificates: splitPem(textOf(decoded(gpu!.certificate))) };
      const nonce = report.slice(4, 36);
      const value = await medianMs(() => verifyNvidia(evidence, { now: SAMPLE_NOW, nonce }));
      return { value, detail: 'Hopper, report and chain; no token and no reference values: unappraised' };
    },
  },
];
