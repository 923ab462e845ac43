/**
 * A node's account on a chain that gives nobody ether: it says what it needs, waits, is paid by somebody else, stakes and
 * registers, and what it was paid is there.
 * @module
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parseEther, toHex } from 'viem';
import { randomBytes } from '../../crypto/core/random.ts';
import { type Bls, loadBls } from '../../crypto/poea/bls.ts';
import { peerOfPublicKey } from '../../mesh/host/identity.ts';
import { ensureFunded, ensureRegistered, sayFunding } from '../../node/roles/membership.ts';
import { createDevBeacon, DEV_BEACON_PERIOD } from '../../node/services/dev-beacon.ts';
import { nowSeconds } from '../../node/tee/clock.ts';
import { runtimeHash, simulatedMeasurement } from '../../node/tee/measure.ts';
import { type Anvil, startAnvil } from '../../settlement/chain/anvil.ts';
import { DEV_PARAMETERS, deployContracts } from '../../settlement/chain/deploy.ts';
import { devAccount } from '../../settlement/chain/dev-accounts.ts';
import type { Addresses } from '../../settlement/chain/types.ts';
import { createViemLedger } from '../../settlement/chain/viem-ledger.ts';
import { waitFor } from '../support/mesh.ts';

/** Any but the development chain's, on which accounts are given ether. */
const CHAIN_ID = 424_242;

const folder = mkdtempSync(join(tmpdir(), 'veilmesh-funding-'));
let anvil: Anvil;
let addresses: Addresses;
let bls: Bls;

const ledgerOf = (privateKey: `0x${string}`) =>
  createViemLedger({ rpcUrl: anvil.url, addresses, privateKey });

before(async () => {
  anvil = await startAnvil({ chainId: CHAIN_ID });
  const beacon = await createDevBeacon(randomBytes(32));
  addresses = await deployContracts({
    rpcUrl: anvil.url,
    privateKey: devAccount(0).privateKey,
    parameters: {
      ...DEV_PARAMETERS,
      beacon: { genesis: nowSeconds(), period: DEV_BEACON_PERIOD, lead: 0, publicKey: beacon.publicKey },
    },
    addressesFile: join(folder, 'contracts.json'),
  });
  bls = await loadBls();
});
after(async () => {
  await anvil.kill();
  rmSync(folder, { recursive: true });
});

/** What a node says, stage by stage. */
function listening() {
  const said: string[] = [];
  const say = (name: string, text: string): void => void said.push(`${name}: ${text}`);
  return { said, stages: { done: say, progress: say } };
}

describe('a node with an empty account', () => {
  test('says what to send where on which chain, waits, and registers once somebody has sent it', async () => {
    const ledger = await ledgerOf(toHex(randomBytes(32)));
    const { account } = ledger;
    const { said, stages } = listening();
    const last = (): string | undefined => said.at(-1);

    await sayFunding(ledger, stages);
    assert.match(
      last()!,
      new RegExp(`^fund: send 0.11 ether to ${account} on chain ${CHAIN_ID}: 0.1 is the node's stake`),
    );
    assert.match(last()!, /it has 0\. .*nothing has to be started again$/);

    let over = false;
    const funded = ensureFunded(ledger, anvil.url, stages, { wait: true, pollMs: 20 }).finally(() => {
      over = true;
    });
    await waitFor(() => last()!.startsWith('fund: waits for 0.11 ether'), 'it to wait');
    const somebody = await ledgerOf(devAccount(3).privateKey);
    await somebody.transfer(account, parseEther('0.05'));
    await waitFor(() => last()!.startsWith(`fund: waits for 0.06 ether at ${account}`), 'it to see a part');
    assert.equal(over, false);
    await somebody.transfer(account, parseEther('0.06'));
    await funded;
    assert.equal(last(), `fund: ${account} has what it needs`);

    const keys = bls.keygen();
    const node = await ensureRegistered(
      ledger,
      {
        ready: { enclaveKey: keys.publicKey } as never,
        possession: async (context) => bls.provePossession(keys.secretKey, context),
      },
      { evidenceHash: randomBytes(32), measurement: simulatedMeasurement(runtimeHash()), platformId: null },
      peerOfPublicKey(randomBytes(32)),
      stages,
    );
    const record = await ledger.getNode(node);
    assert.deepEqual([record?.staked, record?.stake, record?.operator], [true, parseEther('0.1'), account]);
  });

  test('where it is not to wait, is told the same as an error', async () => {
    const ledger = await ledgerOf(toHex(randomBytes(32)));
    const { stages } = listening();
    await assert.rejects(ensureFunded(ledger, anvil.url, stages, { wait: false }), {
      code: 'NODE_UNFUNDED',
      hint: `send 0.11 ether to ${ledger.account}, then run the same command`,
    });
    assert.equal(await ledger.balance(ledger.account), 0n, 'nobody gave it any');
  });
});
