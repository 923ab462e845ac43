/**
 * The keys of a session's edges, the same at both ends.
 *
 * Edge 0 is client -> hop 0, edge i is hop i-1 -> hop i, edge k is hop k-1 -> client. The two edges that touch
 * the client use keys exported from the hop's HPKE context; the others are agreed between the neighbours'
 * attested per-boot keys (crypto/seal/edge-key.ts).
 * @module
 */
import {
  createFrameOpener,
  createFrameSealer,
  type EdgeOptions,
  type FrameOpener,
  type FrameSealer,
} from '../../crypto/mask/frame.ts';
import type { StreamCipher } from '../../crypto/mask/keystream.ts';
import type { MaskLabel } from '../../crypto/mask/label.ts';

export interface EdgeContext {
  readonly cipher: StreamCipher;
  readonly modelRoot: Uint8Array;
  readonly sessionId: Uint8Array;
  readonly edge: number;
  /** Boot nonce of each side; the client's is its clientNonce. */
  readonly senderBootNonce: Uint8Array;
  readonly receiverBootNonce: Uint8Array;
  /** 32-bit words per row on this edge, and the row buckets of its frames. */
  readonly width: number;
  readonly frameRows: readonly number[];
  /** 16 bytes: the edge's name on the wire. */
  readonly tag: Uint8Array;
}

function edgeOptions(context: EdgeContext, edgeKey: Uint8Array): EdgeOptions {
  const label: MaskLabel = {
    mode: 'veil',
    modelRoot: context.modelRoot,
    senderBootNonce: context.senderBootNonce,
    receiverBootNonce: context.receiverBootNonce,
    sessionId: context.sessionId,
    edge: context.edge,
    direction: 'forward',
    op: 'activation',
  };
  const { cipher, tag, width, frameRows } = context;
  return { cipher, edgeKey, label, sessionTag: tag, width, frameRows };
}

/** The sending end; wipes `edgeKey`. */
export const sealingEdge = (context: EdgeContext, edgeKey: Uint8Array): FrameSealer =>
  createFrameSealer(edgeOptions(context, edgeKey));

/** The receiving end; wipes `edgeKey`. */
export const openingEdge = (context: EdgeContext, edgeKey: Uint8Array): FrameOpener =>
  createFrameOpener(edgeOptions(context, edgeKey));
