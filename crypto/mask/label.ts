/**
 * Mask labels (PRIVACY "One mask"): what a keystream is for. Two different uses never share a label, hence
 * never share a mask.
 * @module
 */
import { lengthPrefixed, u32be, utf8 } from '../core/bytes.ts';
import { UsageError } from '../core/errors.ts';

/** Who supplies the correction W·m; a mask made for one mode is useless in another. */
export type PrivacyMode = 'veil' | 'twin' | 'vault';

/** `forward` carries activations, `backward` gradients. */
export type EdgeDirection = 'forward' | 'backward';

/**
 * Everything of a label except the counter, which picks the place in the keystream (keystream.ts says why that
 * is as good as hashing it into the key).
 */
export interface MaskLabel {
  readonly mode: PrivacyMode;
  /** 32 bytes */
  readonly modelRoot: Uint8Array;
  /** 32 bytes: boot nonce of the sealing side; a client uses its clientNonce */
  readonly senderBootNonce: Uint8Array;
  /** 32 bytes: boot nonce of the opening side; a client uses its clientNonce */
  readonly receiverBootNonce: Uint8Array;
  /** 32 bytes */
  readonly sessionId: Uint8Array;
  /** 0 is client -> hop 0, k is hop k-1 -> client */
  readonly edge: number;
  readonly direction: EdgeDirection;
  /** What travels, e.g. 'activation' */
  readonly op: string;
}

const DOMAIN = utf8('veilmesh/mask-label/v1');

/**
 * Injective encoding: fixed field order, every field behind its length.
 * @throws UsageError MASK_LABEL_INVALID
 */
export function encodeLabel(label: MaskLabel): Uint8Array {
  for (const field of ['modelRoot', 'senderBootNonce', 'receiverBootNonce', 'sessionId'] as const) {
    if (label[field].length !== 32) {
      throw new UsageError('MASK_LABEL_INVALID', `${field} of a mask label has 32 bytes`, {
        details: { field, got: label[field].length },
      });
    }
  }
  if (!Number.isInteger(label.edge) || label.edge < 0 || label.edge > 0xffff) {
    throw new UsageError('MASK_LABEL_INVALID', 'edge of a mask label is an integer in 0..65535');
  }
  return lengthPrefixed([
    DOMAIN,
    utf8(label.mode),
    label.modelRoot,
    label.senderBootNonce,
    label.receiverBootNonce,
    label.sessionId,
    u32be(label.edge),
    utf8(label.direction),
    utf8(label.op),
  ]);
}
