/**
 * A receipt whose claims name real evidence: a sample of a vendor's hardware. The sample is of other keys, so that it stands up to the
 * questions about the quote, and fails at the first about keys.
 * @module
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { privateKeyToAccount } from 'viem/accounts';
import {
  type Evidence,
  encodeEvidence,
  evidenceHash,
  type QuotedEvidence,
} from '../../crypto/attest/evidence.ts';
import { type PolicyDraft, signPolicy } from '../../crypto/attest/policy.ts';
import { bytesToHex, hex } from '../../crypto/core/bytes.ts';
import { loadBls } from '../../crypto/poea/bls.ts';
import { decodeSignedClaim, encodeSignedClaim, signClaim } from '../../crypto/poea/claim.ts';
import type { Anchor } from '../../node/client/anchor.ts';
import { devAccount } from '../../settlement/chain/dev-accounts.ts';
import { decodeReceipt, encodeReceipt, receiptMessage } from '../../settlement/receipt/format.ts';
import { ROLES } from '../integration/settlement/world.ts';

const POLICY_SEED = new Uint8Array(32).fill(9);

/**
 * @param of a receipt of the world's client, whose first segment's first claims name the sample
 * @param at unix seconds of the batch
 */
export async function hardwareReceipt(
  of: Uint8Array,
  anchor: Anchor,
  sample: QuotedEvidence,
  policy: PolicyDraft,
  at: number,
): Promise<{ readonly receipt: Uint8Array; readonly header: string }> {
  const bls = await loadBls();
  const keys = bls.keygen(new Uint8Array(48).fill(3));
  const { signature: _, ...body } = decodeReceipt(of);
  const segment = body.segments[0]!;
  const claims = segment.claims.map((encoded) => decodeSignedClaim(hex(encoded)).claim);
  const { modelRoot, shardRoot, layers, semanticsHash } = claims[0]!;
  const evidence: Evidence = {
    ...sample,
    binding: {
      peerKey: new Uint8Array(32).fill(1),
      signingKey: keys.publicKey,
      hpkeKey: new Uint8Array(32).fill(2),
      modelRoot,
      shardRoot,
      layers,
      semanticsHash,
      runtimeHash: new Uint8Array(32).fill(3),
      bootNonce: new Uint8Array(32).fill(4),
      freshness: new Uint8Array(32).fill(5),
    },
    keyProof: bls.provePossession(keys.secretKey),
  };
  const changed: typeof body = {
    ...body,
    assurance: 'hardware',
    privacy: { ...body.privacy, level: 'L2' },
    evidence: [bytesToHex(encodeEvidence(evidence))],
    segments: [
      {
        ...segment,
        claims: claims.map((claim) =>
          bytesToHex(
            encodeSignedClaim(
              signClaim(bls, { ...claim, evidenceHash: evidenceHash(evidence) }, keys.secretKey),
            ),
          ),
        ),
      },
    ],
    batches: body.batches.map((batch) => ({ ...batch, postedAt: at })),
  };
  const client = privateKeyToAccount(devAccount(ROLES.client).privateKey);
  const signature = await client.signMessage({ message: receiptMessage(changed) });
  const header: Anchor = {
    ...anchor,
    policy: bytesToHex(signPolicy(policy, POLICY_SEED)),
    policySigner: bytesToHex(ed25519.getPublicKey(POLICY_SEED)),
  };
  return {
    receipt: encodeReceipt({ ...changed, signature: signature.slice(2) }),
    header: JSON.stringify(header),
  };
}
