/**
 * The client's promise to pay: EIP-712 typed data, cumulative over a session.
 *
 * A voucher is settled by the Escrow or in a session of its coordinator (settlement/ephemeral); its domain says which.
 * A voucher fixes the client, the coordinator, the session, the model, the nodes of the route with their costs,
 * and a ceiling in wei over the whole session; it is signed at most one segment ahead. Only the coordinator it
 * names can make the client pay, no more than the ceiling, and nobody but the nodes, the owner and itself.
 * @module
 */
import type { Address, Hex } from 'viem';
import { bytesToHex, hexToBytes } from 'viem';
import { z } from 'zod';
import { bytes32, exactBytes, unixSeconds } from '../../crypto/attest/fields.ts';
import type { CborValue } from '../../crypto/core/cbor.ts';
import { UsageError, VerificationError } from '../../crypto/core/errors.ts';
import { domainSeparator } from '../ephemeral/domain.ts';
import { recoverSigner, SIGNATURE_LENGTH, toAddress } from './ecdsa.ts';
import { wei, weiBytes } from './fields.ts';
import { DOMAIN_NAME, DOMAIN_VERSION, typedDigest, voucherDigest } from './voucher-digest.ts';

/** The contract's limit (Escrow.MAX_PAYEES). */
export const MAX_PAYEES = 64;

export interface Payee {
  /** NodeRegistry id, 32 bytes. */
  readonly node: Uint8Array;
  /** Cost of the node's shard in work units per 1,000 positions (`part.cost` of the manifest). */
  readonly weight: number;
}

export interface Voucher {
  readonly client: Address;
  /** Whose batches are paid; the client has a deposit with it. */
  readonly coordinator: Address;
  readonly sessionId: Uint8Array;
  readonly modelRoot: Uint8Array;
  /** Wei over the session so far, at most one segment ahead. */
  readonly cumulative: bigint;
  /** In hop order. */
  readonly payees: readonly Payee[];
  /** Unix seconds; batches posted later are not covered. */
  readonly validUntil: number;
}

export interface SignedVoucher {
  readonly voucher: Voucher;
  /** r ‖ s ‖ v, 65 bytes. */
  readonly signature: Uint8Array;
  /** Number of the coordinator's ephemeral session in whose domain it is signed; absent: in the Escrow's. */
  readonly session?: number;
}

/** Binds vouchers to one escrow on one chain. */
export interface VoucherDomain {
  readonly chainId: number;
  readonly escrow: Address;
}

/** Where vouchers of both kinds are settled. */
export interface VoucherContracts extends VoucherDomain {
  readonly ephemeralSession: Address;
}

const TYPES = {
  Payee: [
    { name: 'node', type: 'bytes32' },
    { name: 'weight', type: 'uint64' },
  ],
  Voucher: [
    { name: 'client', type: 'address' },
    { name: 'coordinator', type: 'address' },
    { name: 'sessionId', type: 'bytes32' },
    { name: 'modelRoot', type: 'bytes32' },
    { name: 'cumulative', type: 'uint128' },
    { name: 'payees', type: 'Payee[]' },
    { name: 'validUntil', type: 'uint64' },
  ],
} as const;

/** Typed data for a wallet's eth_signTypedData_v4. */
export function voucherTypedData(voucher: Voucher, domain: VoucherDomain) {
  return {
    domain: {
      name: DOMAIN_NAME,
      version: DOMAIN_VERSION,
      chainId: domain.chainId,
      verifyingContract: domain.escrow,
    },
    types: TYPES,
    primaryType: 'Voucher',
    message: {
      client: voucher.client,
      coordinator: voucher.coordinator,
      sessionId: bytesToHex(voucher.sessionId),
      modelRoot: bytesToHex(voucher.modelRoot),
      cumulative: voucher.cumulative,
      payees: voucher.payees.map((p) => ({ node: bytesToHex(p.node), weight: BigInt(p.weight) })),
      validUntil: BigInt(voucher.validUntil),
    },
  } as const;
}

/** Anything that signs typed data for an address, e.g. a viem local account or a wallet. */
export interface VoucherSigner {
  readonly address: Address;
  signTypedData(typedData: ReturnType<typeof voucherTypedData>): Promise<Hex>;
}

/** @throws UsageError VOUCHER_SIGNER_MISMATCH when the signer is not the voucher's client */
export async function signVoucher(
  voucher: Voucher,
  domain: VoucherDomain,
  signer: VoucherSigner,
): Promise<SignedVoucher> {
  if (signer.address.toLowerCase() !== voucher.client.toLowerCase()) {
    throw new UsageError('VOUCHER_SIGNER_MISMATCH', 'only the client can sign its voucher');
  }
  const signature = await signer.signTypedData(voucherTypedData(voucher, domain));
  return { voucher, signature: hexToBytes(signature) };
}

/**
 * Checks that the client itself signed, for the Escrow or for the session that the voucher names.
 * @throws VerificationError VOUCHER_SIGNATURE | SIGNATURE_MALFORMED | SIGNATURE_MALLEABLE
 */
export function verifyVoucher(signed: SignedVoucher, contracts: VoucherContracts): void {
  const { voucher, signature, session } = signed;
  const { chainId, escrow, ephemeralSession: contract } = contracts;
  const digest =
    session === undefined
      ? voucherDigest(voucher, contracts)
      : typedDigest(
          domainSeparator({
            chainId,
            contract,
            session: { sequencer: voucher.coordinator, number: session },
          }),
          voucher,
        );
  if (recoverSigner(digest, signature) === voucher.client.toLowerCase()) return;
  throw new VerificationError(
    'VOUCHER_SIGNATURE',
    `the voucher is not signed by its client for this ${session === undefined ? 'escrow' : 'session'}`,
    {
      details: {
        client: voucher.client,
        chainId,
        ...(session === undefined ? { escrow } : { ephemeralSession: contract, session }),
      },
    },
  );
}

export const SignedVoucherSchema = z.strictObject({
  voucher: z.strictObject({
    client: exactBytes(20).transform(toAddress),
    coordinator: exactBytes(20).transform(toAddress),
    sessionId: bytes32,
    modelRoot: bytes32,
    cumulative: wei,
    payees: z
      .array(z.strictObject({ node: bytes32, weight: z.int().min(0) }))
      .min(1)
      .max(MAX_PAYEES),
    validUntil: unixSeconds,
  }),
  signature: exactBytes(SIGNATURE_LENGTH),
  session: z.exactOptional(z.int().min(1)),
});

export function voucherToCbor(signed: SignedVoucher): CborValue {
  const { voucher, signature, session } = signed;
  return {
    voucher: {
      client: hexToBytes(voucher.client),
      coordinator: hexToBytes(voucher.coordinator),
      sessionId: voucher.sessionId,
      modelRoot: voucher.modelRoot,
      cumulative: weiBytes(voucher.cumulative),
      payees: voucher.payees.map((p) => ({ node: p.node, weight: p.weight })),
      validUntil: voucher.validUntil,
    },
    signature,
    ...(session === undefined ? {} : { session }),
  };
}
