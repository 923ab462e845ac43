/**
 * Vouchers of a session: those of the Escrow under another domain, whose salt is the session's id, cumulative over
 * session id, model and payees together (a channel).
 * @module
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import type { Address, Hex } from 'viem';
import { bytesToHex, hexToBytes } from 'viem';
import { concatBytes, utf8 } from '../../crypto/core/bytes.ts';
import { UsageError, VerificationError } from '../../crypto/core/errors.ts';
import { recoverSigner } from '../batch/ecdsa.ts';
import { type SignedVoucher, type Voucher, voucherTypedData } from '../batch/voucher.ts';
import { voucherStructHash } from '../batch/voucher-digest.ts';
import { addressWord, keccakWords, uintWord } from '../batch/words.ts';
import type { SessionRef } from './types.ts';

/** Binds vouchers and receipts to one session of one deployment. */
export interface SessionDomain {
  readonly chainId: number;
  /** EphemeralSession. */
  readonly contract: Address;
  readonly session: SessionRef;
}

const DOMAIN_NAME = 'Veilmesh Session';
const DOMAIN_VERSION = '1';
const DOMAIN_TYPEHASH = keccak_256(
  utf8('EIP712Domain(string name,string version,uint256 chainId,address verifyingContract,bytes32 salt)'),
);
const NAME_HASH = keccak_256(utf8(DOMAIN_NAME));
const VERSION_HASH = keccak_256(utf8(DOMAIN_VERSION));
const PREFIX = Uint8Array.of(0x19, 0x01);

/** EphemeralSession.sessionId */
export const sessionId = ({ sequencer, number }: SessionRef): Uint8Array =>
  keccakWords(addressWord(sequencer), uintWord(number));

/** EphemeralSession.domainSeparator */
export const domainSeparator = ({ chainId, contract, session }: SessionDomain): Uint8Array =>
  keccakWords(
    DOMAIN_TYPEHASH,
    NAME_HASH,
    VERSION_HASH,
    uintWord(chainId),
    addressWord(contract),
    sessionId(session),
  );

/** What is signed under a domain: 66 bytes. */
export const typedMessage = (separator: Uint8Array, structHash: Uint8Array): Uint8Array =>
  concatBytes(PREFIX, separator, structHash);

export const sessionVoucherDigest = (voucher: Voucher, separator: Uint8Array): Uint8Array =>
  keccak_256(typedMessage(separator, voucherStructHash(voucher)));

/** Typed data for a wallet's eth_signTypedData_v4. */
export function sessionVoucherTypedData(voucher: Voucher, domain: SessionDomain) {
  const { types, primaryType, message } = voucherTypedData(voucher, {
    chainId: domain.chainId,
    escrow: domain.contract,
  });
  return {
    domain: {
      name: DOMAIN_NAME,
      version: DOMAIN_VERSION,
      chainId: domain.chainId,
      verifyingContract: domain.contract,
      salt: bytesToHex(sessionId(domain.session)),
    },
    types,
    primaryType,
    message,
  } as const;
}

/** Anything that signs typed data for an address, e.g. a viem local account or a wallet. */
export interface SessionVoucherSigner {
  readonly address: Address;
  signTypedData(typedData: ReturnType<typeof sessionVoucherTypedData>): Promise<Hex>;
}

/** @throws UsageError VOUCHER_SIGNER_MISMATCH when the signer is not the voucher's client */
export async function signSessionVoucher(
  voucher: Voucher,
  domain: SessionDomain,
  signer: SessionVoucherSigner,
): Promise<SignedVoucher> {
  if (signer.address.toLowerCase() !== voucher.client.toLowerCase()) {
    throw new UsageError('VOUCHER_SIGNER_MISMATCH', 'only the client can sign its voucher');
  }
  return {
    voucher,
    signature: hexToBytes(await signer.signTypedData(sessionVoucherTypedData(voucher, domain))),
  };
}

/** Whether the client signed, in the one form that the contract takes. */
export function isSignedByClient({ voucher, signature }: SignedVoucher, digest: Uint8Array): boolean {
  try {
    return recoverSigner(digest, signature) === voucher.client.toLowerCase();
  } catch (thrown) {
    if (thrown instanceof VerificationError) return false;
    throw thrown;
  }
}
