/**
 * Every rule of the claim chain, segment by segment as they come, against what this client itself knows and
 * committed to.
 * @module
 */
import {
  asVeilmeshError,
  type ErrorDetails,
  errorOfFamily,
  VerificationError,
} from '../../crypto/core/errors.ts';
import { verifySegment } from '../../crypto/poea/chain.ts';
import { decodeSignedClaim, type SignedClaim } from '../../crypto/poea/claim.ts';
import { demandOutputs, type SegmentResult } from '../../mesh/session/client-segments.ts';
import type { ClientSession } from '../../mesh/session/client-session.ts';
import { CLAIM_VALIDITY_SECONDS } from '../../mesh/session/protocol.ts';
import { shardRoot, shardsOf } from '../../models/shard/manifest.ts';
import { rollupBytes } from '../services/network.ts';
import { nowSeconds } from '../tee/clock.ts';
import type { ClientConnection } from './connect.ts';
import type { ClientModel } from './model.ts';
import type { AppraisedRoute } from './route.ts';

/**
 * For one session, whose segments it is given in order.
 * @returns the segment's claims in hop order. @throws VerificationError POEA_* with the peers it is about as `accused`
 */
export function claimVerifier(
  connection: ClientConnection,
  model: ClientModel,
  route: AppraisedRoute,
  requestId: Uint8Array,
  attempt: number,
  sessionNotAfter: number,
): (session: Pick<ClientSession, 'sessionId' | 'clientNonce'>, result: SegmentResult) => SignedClaim[] {
  const peers = route.hops.map(({ peerId }) => peerId);
  const shards = shardsOf(model.manifest).map((part) => ({
    shardRoot: shardRoot(part),
    layers: part.ops,
    cost: part.cost,
  }));
  let previous: readonly SignedClaim[] | null = null;

  function verify(
    { sessionId, clientNonce }: Pick<ClientSession, 'sessionId' | 'clientNonce'>,
    result: SegmentResult,
  ): SignedClaim[] {
    const { hops, segment, positions, inCommits, outCommits, answer } = result;
    const claims = hops.map(({ claim }, hop) => claimOf(claim, hop, hops.length));
    verifySegment(connection.bls, {
      claims,
      expected: {
        chainId: connection.ledger.chainId,
        settlement: rollupBytes(connection.network.contracts),
        modelRoot: model.root,
        semanticsHash: model.manifest.semanticsHash,
        shards,
        hops: route.hops.map((hop) => hop.appraisal),
        known: { sessionId, requestId, clientNonce, segment, attempt, positions: [...positions] },
        previous: previous?.map(({ claim }) => claim) ?? null,
        ends: { inCommits, outCommits, answer },
        now: nowSeconds(),
        standUntil: sessionNotAfter + CLAIM_VALIDITY_SECONDS,
      },
    });
    demandOutputs(result, claims);
    previous = claims;
    return claims;
  }

  return (session, result) => {
    try {
      return verify(session, result);
    } catch (thrown) {
      if (!(thrown instanceof VerificationError)) throw thrown;
      const { code, message, details } = thrown;
      throw new VerificationError(code, message, {
        details: { ...details, segment: result.segment, accused: accusedBy(code, details, peers) },
        hint: 'do not use this answer; run it again',
        cause: thrown,
      });
    }
  };
}

/** What only this hop can have got wrong is held against nobody else. @throws VerificationError POEA_* with details hop */
function claimOf(encoded: Uint8Array, hop: number, hopCount: number): SignedClaim {
  try {
    const signed = decodeSignedClaim(encoded);
    const { hopIndex: index, hopCount: count } = signed.claim;
    if (index === hop && count === hopCount) return signed;
    throw new VerificationError('POEA_CHAIN_GAP', "a hop's claim is for another place of the route", {
      details: { index, count },
    });
  } catch (thrown) {
    const { family, code, message, details } = asVeilmeshError(thrown);
    throw errorOfFamily(family, code, message, { details: { ...details, hop }, cause: thrown });
  }
}

/** Rules that compare a hop's claim with the first one's: either may be the false one. */
const COMPARED: readonly string[] = ['POEA_SPLICED', 'POEA_POSITIONS'];

/** Whom a broken rule is about. One of them lied, and not all need have: a link has two ends. */
export function accusedBy(
  code: string,
  { hop, edge, end }: ErrorDetails,
  peers: readonly string[],
): readonly string[] {
  if (typeof edge === 'number') return peers.slice(edge - 1, edge + 1);
  if (typeof end === 'string') return end === 'input' ? peers.slice(0, 1) : peers.slice(-1);
  if (typeof hop !== 'number') return peers;
  return peers.filter((_, i) => i === hop || (i === 0 && COMPARED.includes(code)));
}
