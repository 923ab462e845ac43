/**
 * Accounts of roles, from their home folders.
 * @module
 */
import { type Address, toHex } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { loadOrCreateKey } from '../../node/keys.ts';

export const accountAddress = (home: string): Address =>
  privateKeyToAccount(toHex(loadOrCreateKey(home, 'account'))).address.toLowerCase() as Address;
