/**
 * The enclave's second thread: it alone holds the BLS key, and does what takes milliseconds and must not hold up a
 * step: commitments and signatures of claims, and the pairing checks of neighbours' evidence.
 *
 * Part of the enclave: the same trust, measured with it, reached by the enclave's thread only.
 * @module
 */
import { parentPort } from 'node:worker_threads';
import { appraise } from '../../crypto/attest/appraise.ts';
import { decodeEvidence } from '../../crypto/attest/evidence.ts';
import { openPolicy } from '../../crypto/attest/policy.ts';
import { InternalError } from '../../crypto/core/errors.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import { signClaim } from '../../crypto/poea/claim.ts';
import { certify } from '../../mesh/session/certify.ts';
import { nodeSha256 } from '../accel/sha256.ts';
import { answerCalls, withoutForeignText } from './calls.ts';
import { nowSeconds, nowUs } from './clock.ts';
import type { NotaryBoot, NotaryCall, NotaryResults } from './notary.ts';

type Work = Exclude<NotaryCall, { readonly kind: 'boot' }>;

let notary: ((call: Work) => NotaryResults[Work['kind']]) | undefined;

async function boot({ policy: signedPolicy, policySigner }: NotaryBoot): Promise<NotaryResults['boot']> {
  const bls = await loadBls();
  const { publicKey, secretKey } = bls.keygen();
  const policy = openPolicy(signedPolicy, { signers: [policySigner], minSerial: 0 });
  notary = (call) => {
    switch (call.kind) {
      case 'possession':
        return bls.provePossession(secretKey, call.context);
      case 'certify':
        return certify(call.job, {
          sign: (claim) => signClaim(bls, claim, secretKey),
          sha256: nodeSha256,
          nowUs,
        });
      case 'appraise': {
        const { binding, evidenceHash } = appraise(decodeEvidence(call.evidence), {
          policy,
          now: nowSeconds(),
          expected: call.expected,
          keyProofs: bls,
        });
        const { signingKey, hpkeKey, bootNonce } = binding;
        return { enclaveKey: signingKey, hpkeKey, bootNonce, evidenceHash };
      }
    }
  };
  return { publicKey, possession: bls.provePossession(secretKey) };
}

async function answer(call: NotaryCall): Promise<NotaryResults[NotaryCall['kind']]> {
  if (call.kind === 'boot') return boot(call.boot);
  if (notary === undefined) throw new InternalError('ENCLAVE_BOOT', 'the notary has not booted');
  return notary(call);
}

answerCalls<NotaryCall>(parentPort!, answer, ({ kind }, thrown) => withoutForeignText(kind, thrown));
