/**
 * Vouchers of a session: those of the Escrow under another domain, whose salt is the session's id, cumulative over
 * session id, model and payees together (a channel).
 * @module
 */
import type { Address, Hex } from 'viem';
import { bytesToHex, hexToBytes } from 'viem';
import { UsageError, VerificationError } from '../../crypto/core/errors.ts';
import { recoverSigner } from '../batch/ecdsa.ts';
import { type SignedVoucher, type Voucher, voucherTypedData } from '../batch/voucher.ts';
import { typedDigest } from '../batch/voucher-digest.ts';
import { DOMAIN_NAME, DOMAIN_VERSION, type SessionDomain, sessionId } from './domain.ts';

export { domainSeparator, type SessionDomain, sessionId } from './domain.ts';

/** @param payees `payeesHash(voucher.payees)`, where it is at hand */
export const sessionVoucherDigest = (
  voucher: Voucher,
  separator: Uint8Array,
  payees?: Uint8Array,
): Uint8Array => typedDigest(separator, voucher, payees);

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
    session: domain.session.number,
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
