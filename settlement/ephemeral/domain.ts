/**
 * What vouchers and receipts of a session are signed under: an EIP-712 domain whose salt is the session's id.
 * @module
 */
import type { Address } from 'viem';
import { concatBytes, utf8 } from '../../crypto/core/bytes.ts';
import { keccak256 } from '../../crypto/core/keccak.ts';
import { addressWord, keccakWords, uintWord } from '../batch/words.ts';
import type { SessionRef } from './types.ts';

/** Binds vouchers and receipts to one session of one deployment. */
export interface SessionDomain {
  readonly chainId: number;
  /** EphemeralSession. */
  readonly contract: Address;
  readonly session: SessionRef;
}

export const DOMAIN_NAME = 'Veilmesh Session';
export const DOMAIN_VERSION = '1';
const DOMAIN_TYPEHASH = keccak256(
  utf8('EIP712Domain(string name,string version,uint256 chainId,address verifyingContract,bytes32 salt)'),
);
const NAME_HASH = keccak256(utf8(DOMAIN_NAME));
const VERSION_HASH = keccak256(utf8(DOMAIN_VERSION));
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
