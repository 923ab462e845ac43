/**
 * EIP-712 hashing of vouchers (contracts/libraries/Vouchers.sol), from precomputed type hashes.
 * @module
 */
import type { Address } from 'viem';
import { concatBytes, utf8 } from '../../crypto/core/bytes.ts';
import { hash } from '../../crypto/core/hash.ts';
import { keccak256 } from '../../crypto/core/keccak.ts';
import type { Payee, Voucher, VoucherDomain } from './voucher.ts';
import { addressWord, keccakWords, uintWord } from './words.ts';

/** The domain's name and version; the contract has the same. */
export const DOMAIN_NAME = 'Veilmesh Escrow';
export const DOMAIN_VERSION = '1';

const keccakText = (text: string): Uint8Array => keccak256(utf8(text));

const PAYEE = 'Payee(bytes32 node,uint64 weight)';
const PAYEE_TYPEHASH = keccakText(PAYEE);
const VOUCHER_TYPEHASH = keccakText(
  `Voucher(address client,address coordinator,bytes32 sessionId,bytes32 modelRoot,uint128 cumulative,Payee[] payees,uint64 validUntil)${PAYEE}`,
);
const DOMAIN_TYPEHASH = keccakText(
  'EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)',
);
const NAME_HASH = keccakText(DOMAIN_NAME);
const VERSION_HASH = keccakText(DOMAIN_VERSION);
const PREFIX = Uint8Array.of(0x19, 0x01);

/** Vouchers.payeesHash: EIP-712 encoding of the array. */
export const payeesHash = (payees: readonly Payee[]): Uint8Array =>
  keccakWords(...payees.map(({ node, weight }) => keccakWords(PAYEE_TYPEHASH, node, uintWord(weight))));

/**
 * Who pays whom through whom, 32 bytes: what a session's client tells all hops of its route before any of them serves, so that
 * none is shown vouchers that name others than its neighbours were shown.
 */
export const paymentTerms = ({
  client,
  coordinator,
  payees,
}: Pick<Voucher, 'client' | 'coordinator' | 'payees'>): Uint8Array =>
  partiesHash(client, coordinator, payeesHash(payees));

/** The same, from the hash that a receipt's leaf has (Claims.parties): the `clientNonce` of a paid session's claims. */
export const partiesHash = (client: Address, coordinator: Address, payees: Uint8Array): Uint8Array =>
  hash('payment-terms/v1', addressWord(client).subarray(-20), addressWord(coordinator).subarray(-20), payees);

/**
 * The voucher's part of what the client signs; the domain is the other.
 * @param payees `payeesHash(voucher.payees)`, where it is at hand
 */
export const voucherStructHash = (voucher: Voucher, payees = payeesHash(voucher.payees)): Uint8Array =>
  keccakWords(
    VOUCHER_TYPEHASH,
    addressWord(voucher.client),
    addressWord(voucher.coordinator),
    voucher.sessionId,
    voucher.modelRoot,
    uintWord(voucher.cumulative),
    payees,
    uintWord(voucher.validUntil),
  );

/** What the client signs, 32 bytes. */
export function voucherDigest(voucher: Voucher, domain: VoucherDomain): Uint8Array {
  const separator = keccakWords(
    DOMAIN_TYPEHASH,
    NAME_HASH,
    VERSION_HASH,
    uintWord(domain.chainId),
    addressWord(domain.escrow),
  );
  return typedDigest(separator, voucher);
}

/** What the client signs under a domain, 32 bytes. */
export const typedDigest = (separator: Uint8Array, voucher: Voucher, payees?: Uint8Array): Uint8Array =>
  keccak256(concatBytes(PREFIX, separator, voucherStructHash(voucher, payees)));
