/**
 * The enclave's second thread: it alone holds the BLS key, and does what takes milliseconds and must not hold up a
 * step: commitments and signatures of claims, the seals of their witnesses, and the pairing checks of neighbours' evidence.
 *
 * Part of the enclave: the same trust, measured with it, reached by the enclave's thread only.
 * @module
 */
import { parentPort } from 'node:worker_threads';
import { appraise } from '../../crypto/attest/appraise.ts';
import { decodeEvidence } from '../../crypto/attest/evidence.ts';
import { openPolicy } from '../../crypto/attest/policy.ts';
import { loadIntCommits } from '../../crypto/commit/int-commits.ts';
import { InternalError } from '../../crypto/core/errors.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import { signClaim } from '../../crypto/poea/claim.ts';
import { encodeSignedStatement, signStatement } from '../../crypto/ring/statement.ts';
import { certify, commitEdge } from '../../mesh/session/certify.ts';
import { answerCalls, createCalls, withoutForeignText } from './calls.ts';
import { nowSeconds, nowUs } from './clock.ts';
import type { NotaryBoot, NotaryCall, NotaryResults } from './notary.ts';
import type { KeeperCall } from './protocol.ts';
import { sealWitness } from './witness.ts';

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Work = Exclude<NotaryCall, { readonly kind: 'boot' }>;

type Answer = NotaryResults[Work['kind']];
let notary: ((call: Work) => Answer | Promise<Answer>) | undefined;

async function boot({
  policy: signedPolicy,
  policySigner,
  sealingKey,
  keeper,
}: NotaryBoot): Promise<NotaryResults['boot']> {
  const [bls, commits] = await Promise.all([loadBls(), loadIntCommits()]);
  const { publicKey, secretKey } = bls.keygen();
  const host = createCalls<KeeperCall>(keeper);
  let policy = openPolicy(signedPolicy, { signers: [policySigner], minSerial: 0 });
  notary = (call) => {
    switch (call.kind) {
      case 'possession':
        return bls.provePossession(secretKey, call.context);
      case 'stateRing':
        return encodeSignedStatement(signStatement(bls, call.statement, { secretKey, publicKey }));
      case 'commit':
        return commitEdge(call.job, { commits, nowUs, breathe });
      case 'certify': {
        const certified = certify(call.job, {
          sign: (claim) => signClaim(bls, claim, secretKey),
          commits,
          nowUs,
        });
        const witness = sealWitness(sealingKey, call.job, certified.claim);
        // a claim that cannot be answered for is not given
        return host
          .ask({ kind: 'keep', witness }, [witness.sealed.buffer as ArrayBuffer])
          .then(() => certified);
      }
      case 'policy':
        policy = openPolicy(call.policy, { signers: [policySigner], minSerial: policy.serial });
        return null;
      case 'appraise': {
        return appraise(decodeEvidence(call.evidence), {
          policy,
          now: nowSeconds(),
          expected: call.expected,
          keyProofs: bls,
          // no chain is seen from here: how old neighbours are is the client's to ask, who names them
          freshAt: 'unasked',
        }).then(({ binding: { signingKey, hpkeKey, bootNonce }, evidenceHash }) => ({
          enclaveKey: signingKey,
          hpkeKey,
          bootNonce,
          evidenceHash,
        }));
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
