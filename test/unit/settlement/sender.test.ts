/**
 * What the sender of transactions does on a chain that is dearer than it was, that drops what it was given, or whose nodes lag:
 * a chain of nonces and prices behind viem, one block whenever the test says so.
 * @module
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  createPublicClient,
  custom,
  type Hex,
  keccak256,
  parseTransaction,
  RpcRequestError,
  toHex,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import { freshnessOf } from '../../../settlement/chain/freshness.ts';
import { createTxSender, type Pace } from '../../../settlement/chain/sender.ts';

const CHAIN_ID = 31_337;
const ACCOUNT = privateKeyToAccount(devAccount(0).privateKey);
const TO = devAccount(1).address;
const QUICK: Pace = { timeoutMs: 400, raiseMs: 20, pollMs: 2 };
const GWEI = 10n ** 9n;

interface Offered {
  readonly hash: Hex;
  readonly nonce: number;
  readonly maxFeePerGas: bigint;
  readonly value: bigint;
}

/** Takes what pays its base fee, one of each nonce, as soon as it is offered; keeps the rest, unless it drops it. */
function createChain() {
  const chain = {
    baseFee: GWEI,
    drops: false,
    /** Questions for a receipt that get no answer, of the next ones. */
    unanswered: 0,
    /** Blocks by which the next answers are behind, one after another. */
    lags: [] as number[],
    offered: [] as Offered[],
    pool: new Map<Hex, Offered>(),
    included: [] as Offered[],
    calls: [] as string[],
    mine() {
      const payable = [...chain.pool.values()].filter(({ maxFeePerGas }) => maxFeePerGas >= chain.baseFee);
      for (const tx of payable) {
        if (tx.nonce !== chain.included.length) continue;
        chain.included.push(tx);
        for (const [hash, { nonce }] of chain.pool) if (nonce === tx.nonce) chain.pool.delete(hash);
      }
    },
    /** Somebody else uses the account. */
    takeNonce() {
      chain.included.push({ hash: '0x', nonce: chain.included.length, maxFeePerGas: 0n, value: 0n });
    },
  };
  const height = (): number => chain.included.length - (chain.lags.shift() ?? 0);
  const refuse = (message: string, code = -32_000): never => {
    throw new RpcRequestError({ body: {}, url: 'chain', error: { code, message } });
  };
  const answer = (method: string, params: readonly unknown[]): unknown => {
    switch (method) {
      case 'eth_estimateGas':
        return toHex(21_000);
      case 'eth_blockNumber':
        return toHex(height());
      case 'eth_call':
        return Number(params[1]) > height() ? refuse('header not found') : toHex(7n, { size: 32 });
      case 'eth_getTransactionCount':
        return toHex(chain.included.length);
      case 'eth_getBlockByNumber':
        return {
          number: toHex(chain.included.length),
          baseFeePerGas: toHex(chain.baseFee),
          transactions: [],
        };
      case 'eth_sendRawTransactionSync':
        return refuse('no such method', -32_601);
      case 'eth_sendRawTransaction': {
        const serialized = params[0] as Hex;
        const { nonce, maxFeePerGas, value } = parseTransaction(serialized);
        const tx = {
          hash: keccak256(serialized),
          nonce: nonce ?? 0,
          maxFeePerGas: maxFeePerGas ?? 0n,
          value: value ?? 0n,
        };
        if (tx.nonce < chain.included.length) refuse('nonce too low');
        if (chain.pool.has(tx.hash)) refuse('already known');
        chain.offered.push(tx);
        if (!chain.drops) chain.pool.set(tx.hash, tx);
        chain.mine();
        return tx.hash;
      }
      case 'eth_getTransactionReceipt': {
        if (chain.unanswered > 0) {
          chain.unanswered -= 1;
          throw new Error('no answer');
        }
        const index = chain.included.findIndex(({ hash }) => hash === params[0]);
        if (index < 0) return null;
        return {
          transactionHash: params[0],
          status: '0x1',
          blockNumber: toHex(index + 1),
          gasUsed: '0x5208',
          logs: [],
          contractAddress: null,
          transactionIndex: '0x0',
          type: '0x2',
        };
      }
      default:
        return refuse(`unexpected ${method}`);
    }
  };
  const client = createPublicClient({
    cacheTime: 0,
    transport: custom(
      {
        async request({ method, params }: { method: string; params?: readonly unknown[] }) {
          chain.calls.push(method);
          return answer(method, params ?? []);
        },
      },
      { retryCount: 0 },
    ),
  });
  return { chain, client, sender: createTxSender(client as never, CHAIN_ID, ACCOUNT, QUICK) };
}

/** Until so many transactions were offered. */
async function offers(chain: { offered: readonly unknown[] }, count: number): Promise<void> {
  while (chain.offered.length < count) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('the sender of transactions', () => {
  it('raises the price of one that a base fee has overtaken, under the same nonce, until it is included', async () => {
    const { chain, sender } = createChain();
    await sender.send({ to: TO, value: 1n }, 'pay'); // prices are remembered for seconds
    chain.baseFee = 5n * GWEI;
    const { txHash, blockNumber } = await sender.send({ to: TO, value: 2n }, 'pay');
    const tries = chain.offered.filter(({ value }) => value === 2n);
    assert.ok(tries.length > 1);
    assert.deepEqual([...new Set(tries.map(({ nonce }) => nonce))], [1]);
    for (const [i, { maxFeePerGas }] of tries.slice(1).entries()) {
      assert.ok(maxFeePerGas * 10n >= tries[i]!.maxFeePerGas * 11n);
    }
    assert.deepEqual([txHash, blockNumber], [tries.at(-1)!.hash, 2]);
    assert.deepEqual(
      chain.included.map(({ value }) => value),
      [1n, 2n],
    );
  });

  it('is not driven up without end: never beyond four times what would be offered afresh', async () => {
    const { chain, sender } = createChain();
    chain.baseFee = GWEI;
    chain.drops = true;
    await assert.rejects(sender.send({ to: TO }, 'pay'), { code: 'CHAIN_TX_TIMEOUT' });
    assert.ok(chain.offered.length > 8); // offered again all the same
    const prices = chain.offered.map(({ maxFeePerGas }) => maxFeePerGas);
    assert.ok(prices.every((price) => price <= 4n * (2n * GWEI + 1_000_000n)));
  });

  it('offers again what a node has dropped, and takes up what it gave up before anything else is sent', async () => {
    const { chain, sender } = createChain();
    chain.drops = true;
    const first = sender.send({ to: TO, value: 1n }, 'pay');
    await offers(chain, 2);
    chain.drops = false;
    await first;
    chain.drops = true;
    await assert.rejects(sender.send({ to: TO, value: 2n }, 'pay'), { code: 'CHAIN_TX_TIMEOUT' });
    chain.drops = false;
    await sender.send({ to: TO, value: 3n }, 'pay');
    assert.deepEqual(
      chain.included.map(({ value }) => value),
      [1n, 2n, 3n],
    );
  });

  it('does not send twice what is asked for again after its time was up', async () => {
    const { chain, sender } = createChain();
    chain.drops = true;
    await assert.rejects(sender.send({ to: TO, value: 2n }, 'pay'), { code: 'CHAIN_TX_TIMEOUT' });
    chain.drops = false;
    await sender.send({ to: TO, value: 2n }, 'pay');
    assert.equal(chain.included.length, 1);
  });

  it('lets two processes of one account send at once, where each waits for its turn', async () => {
    const { chain, client } = createChain();
    let before: Promise<unknown> = Promise.resolve();
    const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
      const result = before.then(work);
      before = result.catch(() => undefined);
      return result;
    };
    const processes = [1, 2].map(() =>
      createTxSender(client as never, CHAIN_ID, ACCOUNT, QUICK, () => {}, inTurn),
    );
    await Promise.all(
      [1n, 2n, 3n, 4n].map((value) => processes[Number(value) % 2]!.send({ to: TO, value }, 'pay')),
    );
    assert.deepEqual(
      chain.offered.map(({ nonce }) => nonce),
      [0, 1, 2, 3],
      'none was refused and sent again',
    );
    assert.equal(chain.included.length, 4);
  });

  it('forgets none that a question failed for: it goes on with it, and sends nothing twice', async () => {
    const { chain, sender } = createChain();
    chain.unanswered = 1;
    await assert.rejects(sender.send({ to: TO, value: 2n }, 'pay'), { family: 'unavailable' });
    await sender.send({ to: TO, value: 2n }, 'pay');
    assert.equal(chain.offered.length, 1);
    chain.drops = true;
    chain.unanswered = 1;
    await assert.rejects(sender.send({ to: TO, value: 3n }, 'pay'), { family: 'unavailable' });
    chain.drops = false;
    await sender.send({ to: TO, value: 4n }, 'pay');
    assert.deepEqual(
      chain.included.map(({ value }) => value),
      [2n, 3n, 4n],
    );
  });

  it('says so when the account was used elsewhere, and goes on', async () => {
    const { chain, sender } = createChain();
    chain.drops = true;
    const lost = sender.send({ to: TO, value: 1n }, 'pay');
    const refused = assert.rejects(lost, { code: 'CHAIN_TX_REPLACED', family: 'unavailable' });
    await offers(chain, 1);
    chain.takeNonce();
    await refused;
    chain.drops = false;
    await sender.send({ to: TO, value: 2n }, 'pay');
    assert.equal(chain.included.at(-1)!.value, 2n);
  });
});

describe('reads after an own transaction', () => {
  const read = (client: ReturnType<typeof createChain>['client']) =>
    freshnessOf(client as never).read((at) => client.call({ to: TO, data: '0x', ...at }));

  it('come from no node that has not seen it, whichever of the two questions a lagging one answers', async () => {
    const { chain, client, sender } = createChain();
    await sender.send({ to: TO, value: 1n }, 'pay');
    for (const [lags, calls] of [
      [[1], ['eth_blockNumber', 'eth_blockNumber', 'eth_call']],
      [
        [0, 1],
        ['eth_blockNumber', 'eth_call', 'eth_blockNumber', 'eth_call'],
      ],
    ] as const) {
      chain.lags = [...lags];
      chain.calls.length = 0;
      await read(client);
      assert.deepEqual(chain.calls, calls);
    }
  });

  it('are believed of a chain that has lost blocks, after a while', async () => {
    const { chain, client, sender } = createChain();
    await sender.send({ to: TO, value: 1n }, 'pay');
    chain.included.length = 0;
    await read(client);
    chain.calls.length = 0;
    await read(client);
    assert.deepEqual(chain.calls, ['eth_blockNumber', 'eth_call']);
  });

  it('cost no further question where nothing was sent', async () => {
    const { chain, client } = createChain();
    await read(client);
    assert.deepEqual(chain.calls, ['eth_call']);
  });
});
