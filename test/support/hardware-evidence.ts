/**
 * Evidence of every hardware kind under test roots, bound to keys as a node's is, and the verifiers that accept these roots.
 * @module
 */
import { verifySnp } from '../../crypto/attest/amd/verify.ts';
import { type Binding, reportData } from '../../crypto/attest/binding.ts';
import type { Evidence, HardwareKind, QuotedEvidence } from '../../crypto/attest/evidence.ts';
import { verifySgxQuote, verifyTdxQuote } from '../../crypto/attest/intel/verify.ts';
import { verifyNitro } from '../../crypto/attest/nitro/verify.ts';
import type { HardwareReport } from '../../crypto/attest/report.ts';
import type { Verifiers } from '../../crypto/attest/verifiers.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { hash } from '../../crypto/core/hash.ts';
import type { Bls } from '../../crypto/poea/bls.ts';
import { generateX25519KeyPair } from '../../crypto/seal/hpke.ts';
import { intelEvidence, intelWorld } from './intel-world.ts';
import { nitroChain, nitroFields, nitroPayload, nitroQuote } from './nitro-documents.ts';
import { makeSnpChain } from './snp-evidence.ts';
import { TEST_NOW } from './test-pki.ts';

export interface HardwareWorld {
  readonly verifiers: Verifiers;
  /** A quote of this kind over 64 bytes, as a provider makes it. */
  quote(kind: HardwareKind, data: Uint8Array): Promise<QuotedEvidence>;
  evidence(kind: HardwareKind, over?: Partial<Binding>): Promise<Evidence>;
}

const GPUS = ['genuine', 'appraised', 'one of several'] as const;
/** Stands for a GPU's report: who appraised it, and what it was asked with. */
export const testGpu = (nonce: Uint8Array, what: (typeof GPUS)[number]) => ({
  kind: 'nvidia-cc' as const,
  report: Uint8Array.of(GPUS.indexOf(what), ...nonce),
  certificates: [],
});

export async function hardwareWorld(bls: Bls): Promise<HardwareWorld> {
  const [intel, snp, nitro] = await Promise.all([intelWorld(), makeSnpChain('Genoa'), nitroChain()]);
  const keys = bls.keygen(new Uint8Array(48).fill(5));
  const keyProof = bls.provePossession(keys.secretKey);
  const hpke = generateX25519KeyPair();

  async function quote(kind: HardwareKind, data: Uint8Array): Promise<QuotedEvidence> {
    switch (kind) {
      case 'intel-tdx':
      case 'intel-sgx':
        return { v: 1, kind, ...(await intelEvidence(intel, kind, { body: { reportData: data } })) };
      case 'amd-sev-snp': {
        const { report, certificates, crls } = await snp.evidence({ reportData: data });
        return { v: 1, kind, quote: report, endorsements: [...certificates], crls: [...crls] };
      }
      case 'aws-nitro':
        return { v: 1, kind, quote: await nitroQuote(nitroPayload(nitroFields(nitro, data)), nitro.leaf) };
    }
  }

  const intelVerifier =
    (verify: typeof verifyTdxQuote) =>
    ({ quote, collateral }: QuotedEvidence, now: number): Promise<HardwareReport> =>
      verify({ quote, collateral: collateral! }, { now, second: null, roots: intel.roots });
  return {
    verifiers: {
      cpu: {
        'intel-tdx': intelVerifier(verifyTdxQuote),
        'intel-sgx': intelVerifier(verifySgxQuote),
        'amd-sev-snp': ({ quote, endorsements = [], crls = [] }, now) =>
          verifySnp({ report: quote, certificates: endorsements, crls }, { now, roots: snp.roots }),
        'aws-nitro': ({ quote }, now) => verifyNitro(quote, { now, roots: nitro.roots }),
      },
      gpu: async ({ report }, nonce) => {
        if (!report.subarray(1).every((byte, i) => byte === nonce[i])) {
          throw new VerificationError('TEE_NONCE_MISMATCH', 'the GPU answered another nonce');
        }
        return {
          level: report[0] === 0 ? 'GPU_GENUINE_UNAPPRAISED' : 'GPU_APPRAISED',
          appraisedBy: report[0] === 0 ? [] : ['rim'],
          mode: report[0] === 2 ? 'multiple' : 'single',
          driverVersion: '550.90.07',
          vbiosVersion: '96.00.9F.00.01',
          platformId: hash('gpu'),
          unchecked: [],
          validUntil: TEST_NOW + 86_400,
        };
      },
    },
    quote,
    async evidence(kind, over = {}) {
      const binding: Binding = {
        peerKey: hash('peer'),
        signingKey: keys.publicKey,
        hpkeKey: hpke.publicKey,
        modelRoot: hash('model'),
        shardRoot: hash('shard'),
        layers: [0, 4],
        semanticsHash: hash('semantics'),
        runtimeHash: hash('runtime'),
        bootNonce: hash('boot'),
        freshness: hash('block'),
        ...over,
      };
      return { ...(await quote(kind, reportData(binding))), binding, keyProof };
    },
  };
}
