import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ed25519 } from '@noble/curves/ed25519.js';
import { signPolicy } from '../../../crypto/attest/policy.ts';
import { admitNetwork } from '../../../node/services/join-network.ts';
import { type NetworkInfo, networkId } from '../../../node/services/network.ts';
import { DEPLOYED } from '../../../settlement/chain/contract-names.ts';
import { NOWHERE } from '../../support/addresses.ts';

const SEED = new Uint8Array(32).fill(3);
const address = (digit: string): `0x${string}` => `0x${digit.repeat(40)}`;

const policyOf = (serial: number, seed = SEED): Uint8Array =>
  signPolicy(
    {
      v: 1,
      serial,
      network: 'development',
      allowSimulated: true,
      measurements: ['SIM:test'],
      maxEvidenceAgeSeconds: 60,
      issuedAt: 1_800_000_000,
    },
    seed,
  );
const honest: NetworkInfo = {
  v: 1,
  rpcUrl: 'http://127.0.0.1:8545',
  contracts: NOWHERE,
  policy: policyOf(5),
  policySigner: ed25519.getPublicKey(SEED),
  beacon: 'development',
  models: [],
  coordinators: [],
  watchers: [],
};
const MALLORY = new Uint8Array(32).fill(9);
/** What a lying bootstrap peer might change, one thing at a time. */
const lies: readonly Partial<NetworkInfo>[] = [
  { contracts: { ...honest.contracts, chainId: 1 } },
  ...DEPLOYED.map((name) => ({ contracts: { ...honest.contracts, [name]: address('9') } })),
  { policySigner: ed25519.getPublicKey(MALLORY), policy: policyOf(5, MALLORY) },
];

const settings = (network = '') => ({
  home: mkdtempSync(join(tmpdir(), 'veilmesh-network-')),
  network,
  rpcUrl: '',
});

test('says that a network is trusted on first use, and by whom the chain was named', () => {
  const config = settings();
  assert.match(admitNetwork(honest, config).text, /trusted on first use, chain URL by the bootstrap peer/);
  assert.match(admitNetwork(honest, config).text, /the same as before/);
  assert.doesNotMatch(admitNetwork(honest, { ...config, rpcUrl: 'http://mine' }).text, /chain URL/);
});

test('a pinned network refuses other contracts, chains and policy signers, also on first use', () => {
  for (const lie of lies) {
    assert.throws(() => admitNetwork({ ...honest, ...lie }, settings(networkId(honest))), {
      code: 'NETWORK_MISMATCH',
      family: 'verification',
    });
  }
  assert.match(admitNetwork(honest, settings(networkId(honest))).text, /pinned/);
});

test('a network that changes under a home folder is refused until its user says so', () => {
  const config = settings();
  admitNetwork(honest, config);
  for (const lie of lies) {
    assert.throws(() => admitNetwork({ ...honest, ...lie }, config), { code: 'NETWORK_CHANGED' });
  }
  const other = { ...honest, ...lies[4] };
  admitNetwork(other, { ...config, network: networkId(other) });
  assert.match(admitNetwork(other, config).text, /the same as before/);
  assert.throws(() => admitNetwork(honest, config), { code: 'NETWORK_CHANGED' });
});

test('refuses an older policy than it has seen, and one its signer did not sign', () => {
  const config = settings();
  admitNetwork(honest, config);
  admitNetwork({ ...honest, policy: policyOf(7) }, config);
  assert.throws(() => admitNetwork(honest, config), { code: 'POLICY_ROLLBACK' });
  assert.throws(() => admitNetwork({ ...honest, policy: policyOf(8, MALLORY) }, config), {
    code: 'POLICY_SIGNER_UNKNOWN',
  });
});

test('remembers the newest policy of a network through restarts and through stays in another network', () => {
  const config = settings();
  admitNetwork({ ...honest, policy: policyOf(7) }, config);
  const other = { ...honest, contracts: { ...honest.contracts, chainId: 1 } };
  admitNetwork(other, { ...config, network: networkId(other) });
  assert.throws(() => admitNetwork(honest, { ...config, network: networkId(honest) }), {
    code: 'POLICY_ROLLBACK',
  });
  admitNetwork({ ...honest, policy: policyOf(7) }, { ...config, network: networkId(honest) });
});

test('refuses two policies of one serial, whichever came first', () => {
  const config = settings();
  admitNetwork(honest, config);
  const draft = { network: 'development', allowSimulated: true, maxEvidenceAgeSeconds: 60 } as const;
  const other = { v: 1, serial: 5, ...draft, measurements: ['SIM:other'], issuedAt: 1_800_000_000 } as const;
  assert.throws(() => admitNetwork({ ...honest, policy: signPolicy(other, SEED) }, config), {
    code: 'POLICY_FORKED',
  });
  admitNetwork(honest, config);
});

test('a damaged memory is not forgotten silently', () => {
  const config = settings();
  writeFileSync(join(config.home, 'network.json'), '{}');
  assert.throws(() => admitNetwork(honest, config), { code: 'NETWORK_FILE_MALFORMED' });
});
