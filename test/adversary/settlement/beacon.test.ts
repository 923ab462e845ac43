/**
 * Rounds that the beacon refuses, each for one reason, and a real one of drand's quicknet that it takes.
 * @module
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bls12_381 } from '@noble/curves/bls12-381.js';
import {
  type Address,
  bytesToHex,
  encodeDeployData,
  encodeFunctionData,
  type Hex,
  type PublicClient,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { concatBytes, hex } from '../../../crypto/core/bytes.ts';
import { createDevBeacon, type DevBeacon } from '../../../node/services/dev-beacon.ts';
import { type Anvil, startAnvil } from '../../../settlement/chain/anvil.ts';
import { openClient } from '../../../settlement/chain/client.ts';
import { devAccount } from '../../../settlement/chain/dev-accounts.ts';
import { compressG1, g1ToEip2537, g2ToEip2537 } from '../../../settlement/chain/points.ts';
import { createTxSender, type TxSender } from '../../../settlement/chain/sender.ts';
import { QUICKNET, roundAfter, roundValue } from '../../../settlement/checks/rounds.ts';
import { beaconAbi, beaconBytecode } from '../../../settlement/contracts/artifacts/beacon.ts';

const { G1, fields } = bls12_381;
const { Fp } = fields;
/** https://api.drand.sh/52db9ba7.../public/1000 */
const QUICKNET_1000 = hex(
  'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
);
const element = (value: bigint): Uint8Array => hex(value.toString(16).padStart(128, '0'));
const point = (x: bigint, y: bigint): Uint8Array => concatBytes(element(x), element(y));

describe('the beacon', () => {
  let anvil: Anvil;
  let client: PublicClient;
  let sender: TxSender;
  let own: DevBeacon;
  let address: Address;

  const deploy = async (genesis: number, period: number, lead: number, key: Uint8Array): Promise<Address> => {
    const args = [BigInt(genesis), BigInt(period), BigInt(lead), bytesToHex(key)] as const;
    const data = encodeDeployData({ abi: beaconAbi, bytecode: beaconBytecode, args });
    return (await sender.send({ data }, 'deploy')).contractAddress!;
  };
  before(async () => {
    anvil = await startAnvil();
    const opened = await openClient(anvil.url);
    client = opened.client;
    sender = createTxSender(client, opened.chainId, privateKeyToAccount(devAccount(0).privateKey));
    own = await createDevBeacon(new Uint8Array(32).fill(1));
    address = await deploy(1_700_000_000, 3, 5, g2ToEip2537(own.publicKey));
  });
  after(() => anvil.kill());

  const submit = (round: number | bigint, signature: Uint8Array, to = address) => {
    const args = [BigInt(round), bytesToHex(signature)] as const;
    return sender.send(
      { to, data: encodeFunctionData({ abi: beaconAbi, functionName: 'submit', args }) },
      'submit',
    );
  };
  const roundValueOf = (round: number, at = address): Promise<readonly [Hex, bigint]> =>
    client.readContract({ address: at, abi: beaconAbi, functionName: 'valueOf', args: [BigInt(round)] });
  const signed = (round: number): Uint8Array => g1ToEip2537(own.sign(round));
  const refused = async (round: number | bigint, signature: Uint8Array, code: string): Promise<void> => {
    await assert.rejects(submit(round, signature), { code });
  };

  it("takes a round of drand's quicknet, whose value is the one that drand publishes", async () => {
    const quicknet = await deploy(QUICKNET.genesis, QUICKNET.period, 30, g2ToEip2537(QUICKNET.publicKey));
    await submit(1_000, g1ToEip2537(QUICKNET_1000), quicknet);
    const [value, arrivedAt] = await roundValueOf(1_000, quicknet);
    assert.equal(value, '0xfe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd');
    assert.ok(arrivedAt > 0n);
  });

  it('takes a round once; a second time changes nothing', async () => {
    await submit(7, signed(7));
    const first = await roundValueOf(7);
    assert.equal(first[0], bytesToHex(roundValue(own.sign(7))));
    await submit(7, signed(8));
    assert.deepEqual(await roundValueOf(7), first);
    assert.deepEqual(await roundValueOf(8), [`0x${'0'.repeat(64)}`, 0n]);
  });

  it('names the same round as its twin', async () => {
    const times = { genesis: 1_700_000_000, period: 3, lead: 5 };
    for (const time of [0, 1, 5, 11, 12, 13, 14, 15, 1_000].map((past) => 1_699_999_990 + past)) {
      const args = [BigInt(time)] as const;
      const round = await client.readContract({ address, abi: beaconAbi, functionName: 'roundAfter', args });
      assert.equal(Number(round), roundAfter(times, time));
    }
  });

  it('refuses a round before its time, and round 0', async () => {
    const now = Number((await client.getBlock({ blockTag: 'pending' })).timestamp);
    const next = roundAfter({ genesis: 1_700_000_000, period: 3, lead: 0 }, now + 60);
    await assert.rejects(submit(next, signed(next)), { code: 'ROUND_NOT_DUE', family: 'unavailable' });
    await refused(2n ** 64n - 1n, signed(9), 'ROUND_NOT_DUE');
    await refused(0, signed(0), 'ROUND_NOT_DUE');
  });

  it('refuses the signature of another round, or by another key', async () => {
    await refused(9, signed(10), 'BAD_ROUND_SIGNATURE');
    const other = await createDevBeacon(new Uint8Array(32).fill(2));
    await refused(9, g1ToEip2537(other.sign(9)), 'BAD_ROUND_SIGNATURE');
    const { x, y } = G1.Point.fromBytes(own.sign(9)).negate().toAffine();
    await refused(9, point(x, y), 'BAD_ROUND_SIGNATURE');
  });

  it('refuses infinity, points that are none, of another subgroup, and of another length', async () => {
    await refused(9, new Uint8Array(128), 'BAD_ROUND_SIGNATURE');
    const { x, y } = G1.Point.fromBytes(own.sign(9)).toAffine();
    await refused(9, point(x, y + 1n), 'PRECOMPILE_FAILED');
    // the curve's first x whose point is not in the subgroup
    const outside = [...Array(20).keys()].map((i) => {
      const at = BigInt(i);
      const square = Fp.add(Fp.pow(at, 3n), 4n);
      try {
        return { x: at, y: Fp.sqrt(square) };
      } catch {
        return null;
      }
    });
    const { x: ox, y: oy } = outside.find((found) => found !== null)!;
    assert.equal(new G1.Point(ox, oy, 1n).isTorsionFree(), false);
    await refused(9, point(ox, oy), 'PRECOMPILE_FAILED');
    await refused(9, signed(9).subarray(1), 'BAD_POINT_LENGTH');
  });

  it('refuses other encodings of the right point', async () => {
    const { x, y } = G1.Point.fromBytes(own.sign(9)).toAffine();
    await refused(9, point(x + Fp.ORDER, y), 'PRECOMPILE_FAILED');
    await refused(9, point(x, y + Fp.ORDER), 'PRECOMPILE_FAILED');
    await refused(9, point(x, y + (1n << 384n)), 'PRECOMPILE_FAILED');
    await submit(9, signed(9));
    assert.equal((await roundValueOf(9))[0], bytesToHex(roundValue(compressG1(signed(9)))));
  });

  it('is not deployed with a key that is none, or without a period', async () => {
    const key = g2ToEip2537(own.publicKey);
    for (const [period, wrong, code] of [
      [3, new Uint8Array(256), 'BAD_BEACON'],
      [0, key, 'BAD_BEACON'],
      [3, key.subarray(1), 'BAD_POINT_LENGTH'],
      [3, concatBytes(key.subarray(0, 255), Uint8Array.of(key[255]! ^ 1)), 'PRECOMPILE_FAILED'],
    ] as const) {
      await assert.rejects(deploy(0, period, 0, wrong), { code });
    }
  });
});
