/**
 * Every rule of the claim chain, for every segment, against what this client itself knows and committed to.
 * @module
 */
import { verifySegment } from '../../crypto/poea/chain.ts';
import { decodeSignedClaim, type SignedClaim } from '../../crypto/poea/claim.ts';
import type { SegmentResult } from '../../mesh/session/client-segments.ts';
import type { ClientSession } from '../../mesh/session/client-session.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { rollupBytes } from '../services/network.ts';
import { nowSeconds } from '../tee/clock.ts';
import type { ClientConnection } from './connect.ts';
import type { ClientModel } from './model.ts';
import type { AppraisedRoute } from './route.ts';

/** @returns the claims by segment, in hop order. @throws VerificationError POEA_* */
export function verifyClaims(
  connection: ClientConnection,
  model: ClientModel,
  route: AppraisedRoute,
  session: Pick<ClientSession, 'sessionId' | 'clientNonce'>,
  requestId: Uint8Array,
  attempt: number,
  results: readonly SegmentResult[],
): SignedClaim[][] {
  const verified: SignedClaim[][] = [];
  for (const result of results) {
    const claims = result.hops.map(({ claim }) => decodeSignedClaim(claim));
    verifySegment(connection.bls, {
      claims,
      expected: {
        chainId: connection.ledger.chainId,
        settlement: rollupBytes(connection.network.contracts),
        modelRoot: model.root,
        semanticsHash: model.manifest.semanticsHash,
        shards: shardsOf(model.manifest).map((part) => ({
          shardRoot: shardRoot(part),
          layers: part.ops,
          cost: part.cost,
        })),
        hops: route.hops.map((hop) => hop.appraisal),
        known: {
          sessionId: session.sessionId,
          requestId,
          clientNonce: session.clientNonce,
          segment: result.segment,
          attempt,
          positions: [...result.positions],
        },
        previous: verified.at(-1)?.map(({ claim }) => claim) ?? null,
        ends: { inCommits: result.inCommits, outCommits: result.outCommits, answer: result.answer },
        now: nowSeconds(),
      },
    });
    verified.push(claims);
  }
  return verified;
}
