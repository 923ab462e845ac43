/**
 * A chain of certificates from a leaf to a pinned root: names, keys, roles, lengths, dates, revocation.
 *
 * RFC 5280, 6, without what no vendor here uses: policies, name constraints, alternative paths.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, equalBytes } from '../../core/bytes.ts';
import { VerificationError } from '../../core/errors.ts';
import { type Certificate, EXTENSION, KEY_USAGE } from './certificate.ts';
import { type Crl, checkCrl } from './crl.ts';
import { verifySignature } from './signature.ts';

const MAX_CHAIN = 8;

/** A vendor's root, known by the SHA-256 of its whole DER. */
export interface PinnedRoot {
  readonly name: string;
  /** Lower-case hex */
  readonly sha256: string;
}

export interface ChainOptions<Root extends PinnedRoot = PinnedRoot> {
  /** Unix seconds */
  readonly now: number;
  readonly roots: readonly Root[];
  /** Parsed lists; each must be of an issuer in this chain */
  readonly crls: readonly Crl[];
  /** Positions in the chain (0 is the leaf) whose issuer's list must be there */
  readonly crlFor: readonly number[];
  /** Object identifiers of critical extensions which the caller itself checks */
  readonly understood?: readonly string[];
}

export interface VerifiedChain<Root extends PinnedRoot = PinnedRoot> {
  readonly root: Root;
  /** Unix seconds at which the first certificate or list of it expires */
  readonly validUntil: number;
  /** Unix seconds at which the oldest of its lists was issued; infinite without lists */
  readonly listedAt: number;
}

/**
 * @param chain leaf first, the root itself last
 * @throws VerificationError TEE_CHAIN_UNTRUSTED | TEE_CERT_ROLE | TEE_CERT_EXTENSION | TEE_CERT_NOT_YET_VALID |
 * TEE_CERT_EXPIRED | TEE_CERT_SIGNATURE | TEE_REVOKED | TEE_CRL_MISSING | TEE_CRL_ISSUER | TEE_CRL_SIGNATURE |
 * TEE_CRL_NOT_YET_VALID | TEE_CRL_EXPIRED
 */
export async function verifyChain<Root extends PinnedRoot>(
  chain: readonly Certificate[],
  options: ChainOptions<Root>,
): Promise<VerifiedChain<Root>> {
  if (chain.length < 2 || chain.length > MAX_CHAIN) {
    throw new VerificationError('TEE_CHAIN_UNTRUSTED', 'a chain has a leaf, a root and little between', {
      details: { expected: `2 to ${MAX_CHAIN}`, got: chain.length },
    });
  }
  const root = pinned(chain.at(-1)!, options.roots);
  for (const [position, certificate] of chain.entries()) {
    checkDates(certificate, options.now);
    checkCritical(certificate, options.understood ?? []);
    checkRole(certificate, position);
    if (position > 0) checkNames(chain[position - 1]!, certificate);
  }
  // From the root down: nothing is asked of a key before the key itself is known.
  for (let position = chain.length - 2; position >= 0; position--) {
    const certificate = chain[position]!;
    const issuer = chain[position + 1]!;
    const { publicKey } = issuer;
    if (
      !(await verifySignature(
        publicKey,
        certificate.algorithm,
        certificate.signedBytes,
        certificate.signature,
      ))
    ) {
      throw refusal('TEE_CERT_SIGNATURE', "a certificate's signature is wrong", certificate, {
        expected: shown(issuer),
      });
    }
  }
  await checkLists(chain, options);
  const { crls } = options;
  return {
    root,
    validUntil: Math.min(
      ...chain.map(({ notAfter }) => notAfter),
      ...crls.map(({ nextUpdate }) => nextUpdate),
    ),
    listedAt: Math.min(...crls.map(({ thisUpdate }) => thisUpdate)),
  };
}

function pinned<Root extends PinnedRoot>(certificate: Certificate, roots: readonly Root[]): Root {
  const digest = bytesToHex(sha256(certificate.der));
  const root = roots.find((known) => known.sha256 === digest);
  if (root !== undefined) return root;
  throw refusal('TEE_CHAIN_UNTRUSTED', 'the chain ends at a root that is not pinned', certificate, {
    expected: roots.map(({ name }) => name).join(', '),
    sha256: digest,
  });
}

function checkDates(certificate: Certificate, now: number): void {
  if (now < certificate.notBefore) {
    throw refusal('TEE_CERT_NOT_YET_VALID', 'a certificate is dated in the future', certificate, {
      expected: certificate.notBefore,
      now,
    });
  }
  if (now > certificate.notAfter) {
    throw refusal('TEE_CERT_EXPIRED', 'a certificate has expired', certificate, {
      expected: certificate.notAfter,
      now,
    });
  }
}

const CHECKED: readonly string[] = [EXTENSION.basicConstraints, EXTENSION.keyUsage];

function checkCritical(certificate: Certificate, understood: readonly string[]): void {
  for (const [id, { critical }] of certificate.extensions) {
    if (!critical || CHECKED.includes(id) || understood.includes(id)) continue;
    throw refusal(
      'TEE_CERT_EXTENSION',
      'a certificate has a critical extension nobody here reads',
      certificate,
      {
        extension: id,
      },
    );
  }
}

/** Every certificate above the leaf is an authority that may sign certificates so far down; the leaf is none. */
function checkRole(certificate: Certificate, position: number): void {
  const { authority, keyUsage } = certificate;
  const wrong = (expected: string): VerificationError =>
    refusal('TEE_CERT_ROLE', 'a certificate is used for what it is not made for', certificate, { expected });
  if (position === 0) {
    if (authority !== null) throw wrong('not an authority');
    if (keyUsage !== null && (keyUsage & KEY_USAGE.digitalSignature) === 0) throw wrong('digitalSignature');
    if (keyUsage !== null && (keyUsage & KEY_USAGE.keyCertSign) !== 0) throw wrong('no keyCertSign');
    return;
  }
  if (authority === null) throw wrong('an authority');
  if (keyUsage === null || (keyUsage & KEY_USAGE.keyCertSign) === 0) throw wrong('keyCertSign');
  if (authority.pathLength !== null && authority.pathLength < position - 1) throw wrong('a longer path');
}

function checkNames(certificate: Certificate, issuer: Certificate): void {
  const { issuerKeyId } = certificate;
  const sameKey = issuerKeyId === null || issuer.keyId === null || equalBytes(issuerKeyId, issuer.keyId);
  if (equalBytes(certificate.issuer, issuer.subject) && sameKey) return;
  throw refusal('TEE_CHAIN_UNTRUSTED', 'a certificate names another issuer than the next one', certificate, {
    expected: shown(issuer),
  });
}

/** Checks every list that is there, then that those asked for are. */
async function checkLists(chain: readonly Certificate[], options: ChainOptions): Promise<void> {
  const listed = new Map<Certificate, Crl[]>();
  for (const crl of options.crls) {
    const issuer = chain.find(({ subject }, position) => position > 0 && equalBytes(subject, crl.issuer));
    if (issuer === undefined) {
      throw new VerificationError('TEE_CRL_ISSUER', 'a revocation list is of no issuer in this chain');
    }
    await checkCrl(crl, issuer, options.now);
    listed.set(issuer, [...(listed.get(issuer) ?? []), crl]);
  }
  for (let position = 0; position < chain.length; position++) {
    const certificate = chain[position]!;
    const lists = listed.get(chain[position + 1] ?? certificate) ?? [];
    if (lists.some(({ revoked }) => revoked.has(certificate.serial))) {
      throw refusal('TEE_REVOKED', 'a certificate was revoked by its issuer', certificate, {
        serial: certificate.serial,
      });
    }
    if (lists.length === 0 && options.crlFor.includes(position)) {
      throw refusal(
        'TEE_CRL_MISSING',
        "no revocation list of a certificate's issuer came with it",
        certificate,
      );
    }
  }
}

const shown = ({ commonName, serial }: Certificate): string => commonName ?? `serial ${serial}`;

const refusal = (
  code: string,
  message: string,
  certificate: Certificate,
  details: Readonly<Record<string, string | number>> = {},
): VerificationError =>
  new VerificationError(code, message, { details: { certificate: shown(certificate), ...details } });
