/**
 * A coordinator's promise to post what it accepted: EIP-712 typed data, the twin of contracts/libraries/Promises.sol.
 * @module
 */
import { keccak_256 } from '@noble/hashes/sha3.js';
import type { Address, Hex } from 'viem';
import { bytesToHex, hexToBytes } from 'viem';
import { concatBytes, utf8 } from '../../crypto/core/bytes.ts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { recoverSigner } from '../batch/ecdsa.ts';
import { addressWord, keccakWords, uintWord } from '../batch/words.ts';
import type { InclusionPromise, SignedPromise } from './types.ts';

/** Binds promises to one contract on one chain. */
export interface PromiseDomain {
  readonly chainId: number;
  readonly inclusion: Address;
}

const NAME = 'Veilmesh Inclusion';
const VERSION = '1';
const FIELDS = [
  { name: 'coordinator', type: 'address' },
  { name: 'leafHash', type: 'bytes32' },
  { name: 'postBy', type: 'uint64' },
] as const;

const keccakText = (text: string): Uint8Array => keccak_256(utf8(text));
const TYPEHASH = keccakText('InclusionPromise(address coordinator,bytes32 leafHash,uint64 postBy)');
const DOMAIN_TYPEHASH = keccakText(
  'EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)',
);
const PREFIX = Uint8Array.of(0x19, 0x01);

/** Typed data for a wallet's eth_signTypedData_v4. */
export const promiseTypedData = (promise: InclusionPromise, domain: PromiseDomain) =>
  ({
    domain: { name: NAME, version: VERSION, chainId: domain.chainId, verifyingContract: domain.inclusion },
    types: { InclusionPromise: FIELDS },
    primaryType: 'InclusionPromise',
    message: {
      coordinator: promise.coordinator,
      leafHash: bytesToHex(promise.leafHash),
      postBy: BigInt(promise.postBy),
    },
  }) as const;

/** What the coordinator signs, 32 bytes, and the promise's name on chain. */
export const promiseDigest = (promise: InclusionPromise, domain: PromiseDomain): Uint8Array =>
  keccak_256(
    concatBytes(
      PREFIX,
      keccakWords(
        DOMAIN_TYPEHASH,
        keccakText(NAME),
        keccakText(VERSION),
        uintWord(domain.chainId),
        addressWord(domain.inclusion),
      ),
      keccakWords(TYPEHASH, addressWord(promise.coordinator), promise.leafHash, uintWord(promise.postBy)),
    ),
  );

/** Anything that signs typed data for the coordinator's account. */
export interface PromiseSigner {
  signTypedData(typedData: ReturnType<typeof promiseTypedData>): Promise<Hex>;
}

export const signPromise = async (
  promise: InclusionPromise,
  domain: PromiseDomain,
  signer: PromiseSigner,
): Promise<SignedPromise> => ({
  promise,
  signature: hexToBytes(await signer.signTypedData(promiseTypedData(promise, domain))),
});

/** @throws VerificationError PROMISE_SIGNATURE | SIGNATURE_MALFORMED | SIGNATURE_MALLEABLE */
export function verifyPromise({ promise, signature }: SignedPromise, domain: PromiseDomain): void {
  const signer = recoverSigner(promiseDigest(promise, domain), signature);
  if (signer !== promise.coordinator.toLowerCase()) {
    throw new VerificationError('PROMISE_SIGNATURE', 'the promise is not signed by its coordinator', {
      details: { coordinator: promise.coordinator, signer },
      hint: 'submit to another coordinator',
    });
  }
}
