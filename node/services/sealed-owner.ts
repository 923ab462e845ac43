/**
 * Whose word a sealed manifest is: the account's that registered the model on the chain. Its brokers can open what enclaves seal under
 * their keys, so neither a node nor a client takes brokers that somebody else names.
 * @module
 */
import {
  type Address,
  type Hex,
  hexToBytes,
  isAddressEqual,
  recoverMessageAddress,
  bytesToHex as toHex,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { VerificationError } from '../../crypto/core/errors.ts';
import { type Hash32, hash } from '../../crypto/core/hash.ts';
import type { SealedModel } from './key-release.ts';

const signed = (sealed: Uint8Array): Hash32 => hash('sealed-manifest/owner/v1', sealed);

/** 65 bytes (EIP-191). @param account private key of the model's owner */
export async function signAsOwner(sealed: Uint8Array, account: Hex): Promise<Uint8Array> {
  const signature = await privateKeyToAccount(account).signMessage({ message: { raw: signed(sealed) } });
  return hexToBytes(signature);
}

/** @param owner of the model, by the chain @throws VerificationError SEALED_OWNER */
export async function assertSealedByOwner(
  { sealed, ownerSignature }: Pick<SealedModel, 'sealed' | 'ownerSignature'>,
  owner: Address,
): Promise<void> {
  const message = { raw: signed(sealed) };
  const signer = await recoverMessageAddress({ message, signature: toHex(ownerSignature) }).catch(() => null);
  if (signer !== null && isAddressEqual(signer, owner)) return;
  throw new VerificationError(
    'SEALED_OWNER',
    "the sealed manifest is not signed by the model's owner on the chain",
    {
      details: { expected: owner, got: signer ?? 'no signature' },
      hint: 'join by another peer; the owner signs with the account that registered the model: veilmesh model publish MODEL --sealed',
    },
  );
}
