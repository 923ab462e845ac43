/**
 * Nitro attestation documents under a test root, with whatever fields, header and chain a test wants.
 * @module
 */
import { encode, rfc8949EncodeOptions } from 'cborg';
import { sigStructure } from '../../crypto/attest/nitro/cose.ts';
import { KEY_USAGE } from '../../crypto/attest/x509/certificate.ts';
import type { PinnedRoot } from '../../crypto/attest/x509/chain.ts';
import { type Issued, type IssueOptions, issue, pinOf, signRaw, TEST_NOW } from './test-pki.ts';

/** Seconds that a document's certificate lives, as with AWS. */
const LEAF_SECONDS = 3 * 3_600;

export interface NitroChain {
  readonly root: Issued;
  readonly regional: Issued;
  readonly instance: Issued;
  readonly leaf: Issued;
  readonly roots: readonly PinnedRoot[];
}

/** Root, regional and instance authority, leaf; what a test gives replaces the options of one. */
export async function nitroChain(
  change: Partial<Record<'regional' | 'instance' | 'leaf', Partial<IssueOptions>>> = {},
): Promise<NitroChain> {
  const root = await issue({ subject: 'test aws.nitro-enclaves' });
  const regional = await issue({
    subject: 'test region',
    issuer: root,
    ca: true,
    pathLength: 1,
    serial: 2,
    ...change.regional,
  });
  const instance = await issue({
    subject: 'test instance',
    issuer: regional,
    ca: true,
    serial: 3,
    ...change.instance,
  });
  const leaf = await issue({
    subject: 'test enclave',
    issuer: instance,
    serial: 4,
    keyUsage: KEY_USAGE.digitalSignature,
    notBefore: TEST_NOW - 60,
    notAfter: TEST_NOW - 60 + LEAF_SECONDS,
    ...change.leaf,
  });
  return { root, regional, instance, leaf, roots: [pinOf(root)] };
}

export type NitroFields = ReadonlyMap<unknown, unknown>;

/** PCR0 to PCR2 of 1s, 2s and 3s; the rest zero, as the module reports unused ones. */
export const testPcrs = (): Map<number, Uint8Array> =>
  new Map(Array.from({ length: 16 }, (_, i) => [i, new Uint8Array(48).fill(i < 3 ? i + 1 : 0)]));

export function nitroFields(chain: NitroChain, userData: Uint8Array | null): Map<unknown, unknown> {
  return new Map<unknown, unknown>([
    ['module_id', 'i-0123456789abcdef0-enc0123456789abcdef'],
    ['digest', 'SHA384'],
    ['timestamp', TEST_NOW * 1_000 + 7],
    ['pcrs', testPcrs()],
    ['certificate', chain.leaf.der],
    ['cabundle', [chain.root.der, chain.regional.der, chain.instance.der]],
    ['public_key', null],
    ['user_data', userData],
    ['nonce', null],
  ]);
}

/** As the module writes it: a map of indefinite length, keys in the given order. */
export function nitroPayload(fields: NitroFields): Uint8Array {
  const entries = [...fields].flatMap(([key, value]) => [
    ...encode(key, rfc8949EncodeOptions),
    ...encode(value, rfc8949EncodeOptions),
  ]);
  return Uint8Array.of(0xbf, ...entries, 0xff);
}

export const ES384_HEADER = Uint8Array.of(0xa1, 0x01, 0x38, 0x22);

export interface CoseParts {
  readonly header?: Uint8Array;
  readonly unprotected?: ReadonlyMap<number, number>;
  readonly signature?: Uint8Array;
}

/** @param signer the leaf, unless a test wants another */
export async function nitroQuote(
  payload: Uint8Array,
  signer: Pick<Issued, 'kind' | 'keys'>,
  parts: CoseParts = {},
): Promise<Uint8Array> {
  const signature = parts.signature ?? (await signRaw(signer, sigStructure(payload)));
  const cose = [parts.header ?? ES384_HEADER, parts.unprotected ?? new Map(), payload, signature];
  return encode(cose, rfc8949EncodeOptions);
}
