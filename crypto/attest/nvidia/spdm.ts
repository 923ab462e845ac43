/**
 * The attestation report of an NVIDIA GPU: an SPDM 1.1 GET_MEASUREMENTS request and the MEASUREMENTS response to it
 * (DMTF DSP0274 1.1), one after the other. The signature at the end covers all bytes before it.
 * @module
 */
import { malformed } from './errors.ts';
import { type OpaqueData, parseOpaqueData } from './opaque.ts';

export interface SpdmReport {
  /** 32 bytes, chosen by whoever asked */
  readonly nonce: Uint8Array;
  /** SHA-384 digests, block index less one */
  readonly measurements: readonly Uint8Array[];
  readonly opaque: OpaqueData;
  /** L1 of DSP0274: request and response without the signature */
  readonly signed: Uint8Array;
  /** r ‖ s, 96 bytes */
  readonly signature: Uint8Array;
}

export const MAX_REPORT_BYTES = 8 * 1024;

const VERSION = 0x11;
const GET_MEASUREMENTS = 0xe0;
const MEASUREMENTS = 0x60;
const SIGNATURE_REQUESTED = 0x01;
const ALL_BLOCKS = 0xff;
const NONCE_BYTES = 32;
const REQUEST_BYTES = 4 + NONCE_BYTES + 1;
const HEADER_BYTES = 8;
const SIGNATURE_BYTES = 96;
const DMTF_SPECIFICATION = 1;
const DIGEST_BYTES = 48;
const BLOCK_BYTES = 4 + 3 + DIGEST_BYTES;
const MAX_BLOCKS = 64;

/** @throws VerificationError TEE_GPU_MALFORMED */
export function parseSpdmReport(bytes: Uint8Array): SpdmReport {
  if (bytes.length > MAX_REPORT_BYTES)
    throw malformed('report', { got: bytes.length, max: MAX_REPORT_BYTES });
  const nonce = parseRequest(bytes);
  const response = bytes.subarray(REQUEST_BYTES);
  const { blocks, recordLength } = parseHeader(response);
  const record = take(response, HEADER_BYTES, recordLength, 'measurement record');
  // The responder's own nonce lies between the record and the opaque data: nobody here expects a value of it.
  const opaqueAt = HEADER_BYTES + recordLength + NONCE_BYTES;
  const [low, high] = take(response, opaqueAt, 2, 'opaque length');
  const opaqueLength = low! | (high! << 8);
  const opaque = take(response, opaqueAt + 2, opaqueLength, 'opaque data');
  const signatureAt = opaqueAt + 2 + opaqueLength;
  const signature = take(response, signatureAt, SIGNATURE_BYTES, 'signature');
  if (response.length !== signatureAt + SIGNATURE_BYTES) throw malformed('end');
  return {
    nonce,
    measurements: parseBlocks(record, blocks),
    opaque: parseOpaqueData(opaque),
    signed: bytes.subarray(0, bytes.length - SIGNATURE_BYTES),
    signature,
  };
}

function parseRequest(bytes: Uint8Array): Uint8Array {
  const request = take(bytes, 0, REQUEST_BYTES, 'request');
  const [version, code, attributes, operation] = request;
  if (version !== VERSION || code !== GET_MEASUREMENTS) throw malformed('request');
  // Without this bit the response has no signature; without all blocks a RIM has nothing to compare.
  if (attributes !== SIGNATURE_REQUESTED || operation !== ALL_BLOCKS) throw malformed('request');
  if (request[REQUEST_BYTES - 1] !== 0) throw malformed('slot');
  return request.slice(4, 4 + NONCE_BYTES);
}

function parseHeader(response: Uint8Array): { blocks: number; recordLength: number } {
  const [version, code, first, second, blocks, low, middle, high] = take(
    response,
    0,
    HEADER_BYTES,
    'response',
  );
  if (version !== VERSION || code !== MEASUREMENTS || first !== 0 || second !== 0)
    throw malformed('response');
  if (blocks! < 1 || blocks! > MAX_BLOCKS) throw malformed('blocks', { got: blocks! });
  const recordLength = low! | (middle! << 8) | (high! << 16);
  if (recordLength !== blocks! * BLOCK_BYTES) throw malformed('measurement record', { got: recordLength });
  return { blocks: blocks!, recordLength };
}

/** Every block in its place: index i + 1, DMTF's format, a digest of 48 bytes. */
function parseBlocks(record: Uint8Array, blocks: number): readonly Uint8Array[] {
  return Array.from({ length: blocks }, (_, at) => {
    const block = record.subarray(at * BLOCK_BYTES, (at + 1) * BLOCK_BYTES);
    const [index, specification, sizeLow, sizeHigh, type, valueLow, valueHigh] = block;
    const fits =
      index === at + 1 &&
      specification === DMTF_SPECIFICATION &&
      (sizeLow! | (sizeHigh! << 8)) === BLOCK_BYTES - 4 &&
      type! < 0x80 &&
      (valueLow! | (valueHigh! << 8)) === DIGEST_BYTES;
    if (!fits) throw malformed('measurement block', { index: at + 1 });
    return block.slice(BLOCK_BYTES - DIGEST_BYTES);
  });
}

function take(bytes: Uint8Array, at: number, length: number, field: string): Uint8Array {
  if (at + length > bytes.length) throw malformed(field);
  return bytes.subarray(at, at + length);
}
