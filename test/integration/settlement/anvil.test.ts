/**
 * The embedded chain and deployment.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { privateKeyToAccount } from 'viem/accounts';
import { CLAIM_VALIDITY_SECONDS, MAX_SESSION_SECONDS } from '../../../mesh/session/protocol.ts';
import { startAnvil } from '../../../settlement/chain/anvil.ts';
import { anvilBinary } from '../../../settlement/chain/anvil-binary.ts';
import { openClient } from '../../../settlement/chain/client.ts';
import {
  CLAIM_LIFE,
  DEV_PARAMETERS,
  deployContracts,
  longestBoughtCheck,
  STATEMENT_REACH,
} from '../../../settlement/chain/deploy.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import { probePrecompiles } from '../../../settlement/chain/precompiles.ts';
import { createTxSender } from '../../../settlement/chain/sender.ts';
import { createViemLedger } from '../../../settlement/chain/viem-ledger.ts';
import { QUICKNET } from '../../../settlement/checks/rounds.ts';
import { writtenState } from '../../support/chain-time.ts';

const PARAMETERS = { ...DEV_PARAMETERS, beacon: { ...QUICKNET, lead: 30 } };

describe('the embedded chain', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'veilmesh-anvil-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const deploy = (rpcUrl: string) =>
    deployContracts({
      rpcUrl,
      privateKey: devAccount(0).privateKey,
      parameters: PARAMETERS,
      addressesFile: join(folder, 'addresses.json'),
    });

  it('keeps deployment and balances over a kill, and deploys only once', async () => {
    const stateFile = join(folder, 'chain.json');
    const first = await startAnvil({ stateFile });
    const addresses = await deploy(first.url);
    const open = (rpcUrl: string) =>
      createViemLedger({ rpcUrl, addresses, privateKey: devAccount(2).privateKey });
    const ledger = await open(first.url);
    await ledger.deposit(ledger.account, ledger.account, 77n);
    const state = await writtenState(stateFile);
    await first.kill();
    await assert.rejects(ledger.time(), { code: 'CHAIN_UNREACHABLE', family: 'unavailable' });

    // as if the kill had hit the middle of a write: the whole copy beside it takes over
    writeFileSync(`${stateFile}.good`, state);
    writeFileSync(stateFile, state.subarray(0, 1_000));
    const second = await startAnvil({ stateFile, port: first.port });
    assert.deepEqual(await deploy(second.url), addresses);
    assert.equal((await ledger.accountOf(ledger.account, ledger.account)).balance, 77n);
    await ledger.deposit(ledger.account, ledger.account, 1n);
    assert.equal((await ledger.accountOf(ledger.account, ledger.account)).balance, 78n);
    await second.kill();
  });

  it('gets no contracts whose deposits or stake could leave before the last check has ended', async () => {
    const chain = await startAnvil();
    const disputed = CLAIM_LIFE + longestBoughtCheck(DEV_PARAMETERS.checks);
    const due = DEV_PARAMETERS.longWindow + DEV_PARAMETERS.settlementMargin + disputed;
    for (const [unsafe, code] of [
      [{ withdrawalDelay: due }, 'DEPLOY_WITHDRAWAL_DELAY'],
      [{ exitDelay: disputed }, 'DEPLOY_EXIT_DELAY'],
      [
        { exitDelay: STATEMENT_REACH, checks: { ...DEV_PARAMETERS.checks, maxTurns: 1 } },
        'DEPLOY_EXIT_DELAY',
      ],
    ] as const) {
      await assert.rejects(
        deployContracts({
          rpcUrl: chain.url,
          privateKey: devAccount(0).privateKey,
          parameters: { ...PARAMETERS, ...unsafe },
          addressesFile: join(folder, 'unsafe.json'),
        }),
        { code, family: 'usage' },
      );
    }
    await chain.kill();
  });

  it('is never offered more gas than a transaction may have', async () => {
    const chain = await startAnvil();
    const { client, chainId } = await openClient(chain.url);
    const sender = createTxSender(client, chainId, privateKeyToAccount(devAccount(0).privateKey));
    // 40 gas for each byte (EIP-7623): with a quarter on top it would be too much
    const data = `0x${'11'.repeat(350_000)}` as const;
    const { txHash, gasUsed } = await sender.send({ to: devAccount(1).address, data }, 'send much');
    assert.ok(gasUsed + gasUsed / 4n > 2n ** 24n);
    assert.equal((await client.getTransaction({ hash: txHash })).gas, 2n ** 24n);
    await chain.kill();
  });

  it('counts on claims as long as sessions and hops let them live', () => {
    assert.equal(CLAIM_LIFE, MAX_SESSION_SECONDS + CLAIM_VALIDITY_SECONDS);
  });

  it('that lost blocks takes the next transaction at once, not behind a gap of nonces', async () => {
    const lost = mkdtempSync(join(tmpdir(), 'veilmesh-lost-'));
    const stateFile = join(lost, 'chain.json');
    const first = await startAnvil({ stateFile });
    const addresses = await deployContracts({
      rpcUrl: first.url,
      privateKey: devAccount(0).privateKey,
      parameters: PARAMETERS,
      addressesFile: join(lost, 'addresses.json'),
    });
    const { privateKey } = devAccount(3);
    const ledger = await createViemLedger({ rpcUrl: first.url, addresses, privateKey });
    const before = await writtenState(stateFile);
    await ledger.deposit(ledger.account, ledger.account, 1n);
    await first.kill();
    writeFileSync(stateFile, before); // as if the deposit's block had not been written
    const second = await startAnvil({ stateFile, port: first.port });
    assert.equal((await ledger.accountOf(ledger.account, ledger.account)).balance, 0n);
    const began = performance.now();
    await ledger.deposit(ledger.account, ledger.account, 2n);
    assert.ok(
      performance.now() - began < 14_000,
      'below the timeout of a request: no call waited for its end',
    );
    assert.equal((await ledger.accountOf(ledger.account, ledger.account)).balance, 2n);
    await second.kill();
    rmSync(lost, { recursive: true, force: true });
  });

  it('deploys anew when the chain has forgotten the contracts', async () => {
    const fresh = await startAnvil();
    const addresses = await deploy(fresh.url);
    const { client } = await openClient(fresh.url);
    assert.ok(((await client.getCode({ address: addresses.escrow }))?.length ?? 0) > 2);
    await fresh.kill();
  });

  it('names an occupied port', async () => {
    const server = await new Promise<Server>((resolve) => {
      const listening = createServer().listen(0, '127.0.0.1', () => resolve(listening));
    });
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    await assert.rejects(startAnvil({ port: address.port }), {
      code: 'CHAIN_PORT_IN_USE',
      family: 'unavailable',
      hint: /choose another/,
    });
    server.close();
  });

  it('names the package whose binary is missing', () => {
    assert.throws(() => anvilBinary('plan9', 'x64'), {
      code: 'CHAIN_BINARY_MISSING',
      hint: /npm ci/,
    });
  });

  it('names an addresses file that is none', async () => {
    const anvil = await startAnvil();
    writeFileSync(join(folder, 'addresses.json'), '{"chainId":1}');
    await assert.rejects(deploy(anvil.url), { code: 'ADDRESSES_MALFORMED', family: 'usage' });
    await anvil.kill();
  });

  it('has the precompiles, and a chain before Prague is refused by name', async () => {
    const anvil = await startAnvil();
    const { client } = await openClient(anvil.url);
    await probePrecompiles(client);
    await anvil.kill();
    const old = await startAnvil({ hardfork: 'cancun' });
    const { client: oldClient } = await openClient(old.url);
    await assert.rejects(probePrecompiles(oldClient), {
      code: 'CHAIN_PRECOMPILE_MISSING',
      details: { precompile: 'BLS12_G1ADD (EIP-2537)', address: '0x0b' },
    });
    await old.kill();
  });

  it('is unreachable, not broken, where nothing listens', async () => {
    await assert.rejects(openClient('http://127.0.0.1:9'), {
      code: 'CHAIN_UNREACHABLE',
      family: 'unavailable',
    });
  });
});
