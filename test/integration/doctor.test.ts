/** `veilmesh doctor` on this machine, with nothing faked: temporary home, real chain, real mesh hosts. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { createDirectory } from '../../mesh/directory/directory.ts';
import { configSchema } from '../../node/config/schema.ts';
import { collect, type Finding, runDoctor } from '../../node/doctor/doctor.ts';
import { exitCodeOf, renderFindings } from '../../node/doctor/render.ts';
import { serveDialBack } from '../../node/services/dial-back.ts';
import { type NetworkInfo, rollupBytes, serveNetwork } from '../../node/services/network.ts';
import { startAnvil } from '../../settlement/chain/anvil.ts';
import { DEV_PARAMETERS, deployContracts } from '../../settlement/chain/deploy.ts';
import { devAccount } from '../../settlement/chain/dev-accounts.ts';
import type { Addresses } from '../../settlement/chain/types.ts';
import { QUICKNET } from '../../settlement/checks/rounds.ts';
import { NOWHERE } from '../support/addresses.ts';
import { announcement, startHost } from '../support/mesh.ts';

const CLOSED_PORT_URL = 'http://127.0.0.1:1';

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'veilmesh-doctor-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function examine(t: TestContext, settings: object, network?: string): Promise<Finding[]> {
  const config = configSchema.parse({ home: join(folder(t), 'home'), ...settings });
  const findings = await collect(runDoctor({ config, ...(network === undefined ? {} : { network }) }));
  assert.ok(!existsSync(config.home), 'the doctor makes nothing');
  for (const { severity, code, fix } of findings) {
    assert.equal(fix !== undefined, severity === 'warning' || severity === 'error', `${code} and its fix`);
  }
  return findings;
}

const about = (findings: readonly Finding[], check: Finding['check']): string[] =>
  findings.filter((finding) => finding.check === check).map(({ severity, code }) => `${severity} ${code}`);

async function chainWithContracts(t: TestContext): Promise<{ url: string; contracts: Addresses }> {
  const anvil = await startAnvil();
  t.after(() => anvil.kill());
  const contracts = await deployContracts({
    rpcUrl: anvil.url,
    privateKey: devAccount(0).privateKey,
    parameters: { ...DEV_PARAMETERS, beacon: { ...QUICKNET, lead: 30 } },
    addressesFile: join(folder(t), 'contracts.json'),
  });
  return { url: anvil.url, contracts };
}

/** A bootstrap peer that introduces `contracts` and lists itself as a node. */
async function bootstrapPeer(
  t: TestContext,
  rpcUrl: string,
  contracts: Addresses,
  { dialsBack = false, relays = false } = {},
): Promise<string> {
  const host = await startHost(t, { relays });
  if (dialsBack) await serveDialBack(host, relays ? { reachedOf: async () => [] } : {});
  const info: NetworkInfo = {
    v: 1,
    rpcUrl,
    contracts,
    policy: new Uint8Array(1),
    policySigner: new Uint8Array(32),
    beacon: 'development',
    models: [],
    coordinators: [],
    watchers: [],
  };
  await serveNetwork(host, () => info);
  const network = { chainId: contracts.chainId, rollup: rollupBytes(contracts) };
  const directory = await createDirectory(host, { network });
  t.after(() => directory.close());
  await directory.announce(announcement());
  return host.addresses()[0]!;
}

test('a fresh machine with a chain: no errors, and only what it lacks is warned of', async (t) => {
  const anvil = await startAnvil();
  t.after(() => anvil.kill());
  const findings = await examine(t, { rpcUrl: anvil.url });
  assert.equal(exitCodeOf(findings), 0, renderFindings(findings));
  for (const [check, code] of [
    ['runtime', 'RUNTIME_OK'],
    ['dependencies', 'PACKAGES_OK'],
    ['keys', 'KEYS_NONE'],
    ['anvil', 'ANVIL_OK'],
    ['ports', 'PORTS_OK'],
    ['reachability', 'REACHABLE_AS_NEEDED'],
    ['chain', 'CHAIN_OK'],
    ['clock', 'CLOCK_OK'],
  ] as const) {
    assert.deepEqual(about(findings, check), [`ok ${code}`], check);
  }
  assert.equal(about(findings, 'engine').length, 5);
  assert.equal(about(findings, 'engine')[0], 'ok ENGINE_OK');
  assert.match(about(findings, 'tee')[0]!, /^warning TEE_/);
  assert.deepEqual(about(findings, 'mesh'), []);
});

test('without a chain setting the embedded one counts', async (t) => {
  assert.deepEqual(about(await examine(t, {}), 'chain'), ['ok CHAIN_EMBEDDED']);
});

test('a dead chain is an error and its clock is not consulted', async (t) => {
  const findings = await examine(t, { rpcUrl: CLOSED_PORT_URL });
  assert.equal(exitCodeOf(findings), 3);
  assert.deepEqual(about(findings, 'chain'), ['error CHAIN_UNREACHABLE']);
  assert.deepEqual(about(findings, 'clock'), ['skipped CLOCK_SKIPPED']);
});

test('with a bootstrap peer: the mesh, its clock and the chain that it names', async (t) => {
  const { url, contracts } = await chainWithContracts(t);
  const bootstrap = await bootstrapPeer(t, url, contracts, { dialsBack: true });
  const findings = await examine(t, {}, bootstrap);
  for (const [check, code] of [
    ['mesh', 'MESH_OK'],
    ['version', 'VERSION_OK'],
    ['dial-back', 'REACH_DIRECT'],
    ['peer-clock', 'PEER_CLOCK_OK'],
    ['chain', 'CHAIN_OK'],
    ['clock', 'CLOCK_OK'],
  ] as const) {
    assert.deepEqual(about(findings, check), [`ok ${code}`], check);
  }
  assert.match(findings.find(({ check }) => check === 'mesh')!.detail, /chain 31337, nodes: 1/);
});

test('where nobody opens a connection, and the peer relays: relayed, unless no relay is wanted', async (t) => {
  const { url, contracts } = await chainWithContracts(t);
  const bootstrap = await bootstrapPeer(t, url, contracts, { dialsBack: true, relays: true });
  const findings = await examine(t, {}, bootstrap);
  assert.deepEqual(about(findings, 'dial-back'), ['ok REACH_RELAYED']);
  assert.match(
    findings.find(({ check }) => check === 'dial-back')!.detail,
    new RegExp(`${bootstrap.slice(-52)} relays`),
  );
  assert.deepEqual(about(await examine(t, { relay: 'never' }, bootstrap), 'dial-back'), [
    'warning REACH_UNREACHABLE',
  ]);
});

test('a chain of the right id without the contracts of the mesh is found out', async (t) => {
  const anvil = await startAnvil();
  t.after(() => anvil.kill());
  const bootstrap = await bootstrapPeer(t, CLOSED_PORT_URL, NOWHERE);
  const findings = await examine(t, { rpcUrl: anvil.url }, bootstrap);
  assert.deepEqual(about(findings, 'chain'), ['error CHAIN_NO_CONTRACTS']);
  assert.deepEqual(
    about(findings, 'dial-back'),
    ['warning REACH_NOT_TOLD'],
    'a peer that dials back to nobody',
  );
});

test('a peer that is gone: what stands on the mesh is skipped', async (t) => {
  const host = await startHost(t);
  const address = host.addresses()[0]!;
  await host.close();
  const findings = await examine(t, {}, address);
  assert.deepEqual(about(findings, 'mesh'), ['error MESH_PEER_UNREACHABLE']);
  for (const check of ['peer-clock', 'reachability', 'chain', 'clock'] as const) {
    assert.match(about(findings, check)[0]!, /^skipped /, check);
  }
});

test('an address without its peer, and a peer that introduces nobody, are told apart', async (t) => {
  const host = await startHost(t);
  const [address] = host.addresses();
  assert.deepEqual(about(await examine(t, {}, address!.split('/p2p/')[0]!), 'mesh'), [
    'error MESH_BOOTSTRAP_NO_PEER',
  ]);
  assert.deepEqual(about(await examine(t, {}, address!), 'mesh'), ['error MESH_PROTOCOL_MISSING']);
});
