/**
 * What an enclave checks of an opened envelope before it serves it, the two edges it then derives from it, and the
 * sequence it keeps for it.
 * @module
 */
import { equalBytes } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import type { FrameOpener, FrameSealer } from '../../crypto/mask/frame.ts';
import { agreeEdgeKey } from '../../crypto/seal/edge-key.ts';
import type { HpkeRecipient } from '../../crypto/seal/hpke.ts';
import { openingEdge, sealingEdge } from './edges.ts';
import type { AttestedNeighbour, HopDeps, HopIdentity, HopModel } from './hop-types.ts';
import { exportEdgeIn, exportEdgeOut, type OpenContent, storyHash } from './protocol.ts';
import { rowWords } from './segment.ts';
import type { StepLane } from './step-queue.ts';

/** @throws VerificationError SESSION_WRONG_SHARD | SESSION_WRONG_CHAIN | SESSION_MESSAGE_MALFORMED | SESSION_SAMPLING */
export function refuseForeign(open: OpenContent, model: HopModel, deps: HopDeps): void {
  if (
    !equalBytes(open.modelRoot, model.modelRoot) ||
    !equalBytes(open.shardRoot, model.shardRoot) ||
    open.hopIndex !== model.hopIndex ||
    open.hopCount !== model.hopCount
  ) {
    throw new VerificationError(
      'SESSION_WRONG_SHARD',
      'the session asks for a shard this enclave does not hold',
      {
        details: { hopIndex: open.hopIndex, serving: model.hopIndex },
        hint: 'refresh the directory and plan again: veilmesh status',
      },
    );
  }
  if (open.chainId !== deps.chainId || !equalBytes(open.settlement, deps.settlement)) {
    throw new VerificationError(
      'SESSION_WRONG_CHAIN',
      'the session settles on a chain this node does not work for',
      {
        details: { chainId: open.chainId, serving: deps.chainId },
      },
    );
  }
  if (open.payment !== null && !equalBytes(open.payment, open.clientNonce)) {
    throw new VerificationError(
      'SESSION_PARTIES',
      'the claims would not say whom the session is paid by and through',
      {
        hint: 'the nonce of a paid session is the hash of its parties: the client is of another version',
      },
    );
  }
  const first = open.hopIndex === 0;
  const last = open.hopIndex === open.hopCount - 1;
  if ((open.previous === null) !== first || (open.next === null) !== last) {
    throw new VerificationError('SESSION_MESSAGE_MALFORMED', 'neighbours do not fit the place in the route');
  }
  if ((open.sampling !== null) !== model.samples) {
    throw new VerificationError(
      'SESSION_SAMPLING',
      model.samples ? 'this shard samples and was not told how' : 'this shard does not sample',
    );
  }
}

/**
 * The session's sequence, its place in the engine's queue, and the memory both keep until `release`.
 * @throws UnavailableError SESSION_MEMORY | SESSION_PEER_LIMIT | ENGINE_MEMORY; UsageError CONTEXT_TOO_LONG
 */
export function openSequence(
  open: OpenContent,
  peerId: string,
  model: HopModel,
  deps: HopDeps,
): { readonly lane: StepLane; readonly release: () => Promise<void> } {
  const giveBack = deps.memory.reserve(open.positions * model.bytesPerPosition, peerId);
  try {
    const sequence = model.open(open.positions, open.sampling);
    const lane = deps.queue.lane(sequence);
    let released: Promise<void> | undefined;
    const release = async (): Promise<void> => {
      await lane.close(); // the engine may be writing to it
      sequence.close();
      giveBack();
    };
    return { lane, release: () => (released ??= release()) };
  } catch (error) {
    giveBack();
    throw error;
  }
}

/** The hop's receiving and sending edge. @throws VerificationError EDGE_KEY_REJECTED */
export async function openHopEdges(
  open: OpenContent,
  hpke: HpkeRecipient,
  previous: AttestedNeighbour | null,
  next: AttestedNeighbour | null,
  identity: HopIdentity,
  model: HopModel,
  deps: HopDeps,
): Promise<{ readonly opener: FrameOpener; readonly sealer: FrameSealer }> {
  const own = { publicKey: identity.hpke.publicKey, evidenceHash: identity.evidenceHash };
  const agree = (role: 'sender' | 'receiver', peer: AttestedNeighbour, edge: number): Uint8Array => {
    const other = { publicKey: peer.hpkeKey, evidenceHash: peer.evidenceHash };
    return agreeEdgeKey({
      clientNonce: open.clientNonce,
      edgeSecret: role === 'sender' ? open.secretOut : open.secretIn,
      sessionId: open.sessionId,
      secretKey: identity.hpke.secretKey,
      role,
      sender: role === 'sender' ? own : other,
      receiver: role === 'sender' ? other : own,
      modelRoot: model.modelRoot,
      story: storyHash(open),
      edge,
    });
  };
  const keyIn =
    previous === null ? await hpke.exportKey(exportEdgeIn(open)) : agree('receiver', previous, open.hopIndex);
  const keyOut =
    next === null ? await hpke.exportKey(exportEdgeOut(open)) : agree('sender', next, open.hopIndex + 1);
  const context = {
    cipher: deps.cipher,
    modelRoot: model.modelRoot,
    sessionId: open.sessionId,
    frameRows: model.frameRows,
  };
  const opener = openingEdge(
    {
      ...context,
      edge: open.hopIndex,
      senderBootNonce: previous?.bootNonce ?? open.clientNonce,
      receiverBootNonce: identity.bootNonce,
      width: rowWords(model.widthsIn),
      tag: open.tagIn,
    },
    keyIn,
  );
  const sealer = sealingEdge(
    {
      ...context,
      edge: open.hopIndex + 1,
      senderBootNonce: identity.bootNonce,
      receiverBootNonce: next?.bootNonce ?? open.clientNonce,
      width: rowWords(model.widthsOut),
      tag: open.tagOut,
    },
    keyOut,
  );
  return { opener, sealer };
}
