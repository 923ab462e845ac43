/**
 * All contracts of a deployment on a chain in this process, and everybody's holdings in all of them.
 * @module
 */
import type { Abi, Address, Hex } from 'viem';
import { bytesToHex, decodeFunctionResult, encodeFunctionData, hexToBytes, parseEventLogs } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { hash } from '../../crypto/core/hash.ts';
import { merkleLevels, merklePath, merkleTop } from '../../crypto/core/keccak-merkle.ts';
import { type Bls, type BlsKeyPair, loadBls } from '../../crypto/poea/bls.ts';
import { type Claim, encodeSignedClaim, signClaim } from '../../crypto/poea/claim.ts';
import { encodePartManifest } from '../../models/shard/manifest.ts';
import { createDevBeacon } from '../../node/services/dev-beacon.ts';
import { type BatchHeader, headerFromAbi, UNSIGNED } from '../../settlement/batch/header.ts';
import { claimsHash, type Leaf, leafHash } from '../../settlement/batch/leaf.ts';
import type { Settlement } from '../../settlement/batch/settlement.ts';
import { signVoucher } from '../../settlement/batch/voucher.ts';
import { partiesHash, payeesHash } from '../../settlement/batch/voucher-digest.ts';
import { DEPLOYED, type DeployedContract } from '../../settlement/chain/contract-names.ts';
import { BUILT } from '../../settlement/chain/contracts.ts';
import { DEV_PARAMETERS, type DeployParameters, planDeployment } from '../../settlement/chain/deploy.ts';
import { devAccount } from '../../settlement/chain/dev-accounts.ts';
import { g1ToEip2537, g2ToEip2537 } from '../../settlement/chain/points.ts';
import { possessionContext } from '../../settlement/chain/possession.ts';
import { factsFromAbi } from '../../settlement/checks/facts.ts';
import type { CheckFacts } from '../../settlement/checks/types.ts';
import { CHAIN_ID, createEvm, type Evm, FUNDS } from './evm.ts';

/** Who takes part: index of the account. The deployer has money in everything and does nothing. */
export const ACTORS = {
  deployer: 0,
  coordinator: 1,
  client: 2,
  owner: 3,
  first: 4,
  second: 5,
  stranger: 6,
} as const;
export type Actor = keyof typeof ACTORS;
export const EVERYBODY = Object.keys(ACTORS) as Actor[];
const ACCOUNTS = new Map(EVERYBODY.map((actor) => [actor, devAccount(ACTORS[actor])]));
export const addressOf = (actor: Actor): Address => ACCOUNTS.get(actor)!.address;
export const actorAt = (address: Address): Actor =>
  EVERYBODY.find((actor) => addressOf(actor) === address.toLowerCase())!;
export const COORDINATORS = ['coordinator', 'stranger'] as const satisfies readonly Actor[];

export const OPERATORS = ['first', 'second'] as const satisfies readonly Actor[];
/** Inner columns of a position: what a named check has to publish. */
export const INNER = 2;
export const PRICE = 10n ** 12n;
export const MODEL = hash('money-model', new Uint8Array(1));
const UNIT = 10n ** 18n;

/** What is looked at of a move: nobody else gains or loses by it. */
export interface Holdings {
  readonly of: ReadonlyMap<Actor, bigint>;
  readonly burned: bigint;
  /** Set aside for refunds. */
  readonly aside: bigint;
}

export interface Segment {
  readonly leaf: Leaf;
  readonly signed: readonly Uint8Array[];
  readonly settlement: Settlement;
  readonly header: BatchHeader;
}

export type MoneyWorld = Awaited<ReturnType<typeof createMoneyWorld>>;

export async function createMoneyWorld(parameters: Partial<DeployParameters> = {}) {
  const [evm, bls, beacon] = await Promise.all([
    createEvm(),
    loadBls(),
    createDevBeacon(new Uint8Array(32).fill(9)),
  ]);
  const terms: DeployParameters = {
    ...DEV_PARAMETERS,
    beacon: { genesis: 1_700_000_000, period: 1, lead: 0, publicKey: beacon.publicKey },
    ...parameters,
  };
  const from = addressOf('deployer');
  const { at, creations } = planDeployment(terms, from, 0);
  for (const { name, data } of creations) {
    if ((await evm.send({ from, data })) !== at[name]) throw new Error(`${name} was not deployed`);
  }

  const dataOf = (contract: DeployedContract, name: string, args: readonly unknown[]): Hex =>
    encodeFunctionData({ abi: BUILT[contract].abi as Abi, functionName: name, args });
  /** The transaction's hash; null where the contract refused. */
  const send = (
    by: Actor,
    contract: DeployedContract,
    name: string,
    args: readonly unknown[] = [],
    value = 0n,
  ): Promise<Hex | null> =>
    evm.send({ from: addressOf(by), to: at[contract], value, data: dataOf(contract, name, args) });
  async function must(...call: Parameters<typeof send>): Promise<Hex> {
    const sent = await send(...call);
    if (sent === null) throw new Error(`${call[1]}.${call[2]} was refused`);
    return sent;
  }
  async function read<T>(
    contract: DeployedContract,
    name: string,
    args: readonly unknown[] = [],
  ): Promise<T> {
    const data = await evm.call(at[contract], dataOf(contract, name, args));
    const abi = BUILT[contract].abi as Abi;
    return decodeFunctionResult({ abi, functionName: name, data }) as T;
  }
  async function eventOf<T>(contract: DeployedContract, eventName: string, tx: Hex): Promise<T> {
    const { logs } = (await evm.request('eth_getTransactionReceipt', tx)) as { readonly logs: never[] };
    const [event] = parseEventLogs({ abi: BUILT[contract].abi as Abi, logs, eventName });
    return (event as unknown as { readonly args: T }).args;
  }

  const part = encodePartManifest({
    role: 'shard',
    index: 0,
    ops: [0, 1],
    in: { values: [{ name: 'x', width: 8 }], width: 8, rows: 'n' },
    out: { values: [{ name: 'y', width: 8 }], width: 8, rows: 'n' },
    contentHash: new Uint8Array(32),
    bytes: 1,
    cells: { root: hash('money-cells', new Uint8Array(1)), count: 3, inner: INNER, unproven: 0 },
    memory: 1_000,
    memoryPerPosition: 0,
    cost: 1_000,
  });
  const shardRoot = hash('shard-root/v1', part);
  const keys = OPERATORS.map((_, i) => bls.keygen(new Uint8Array(48).fill(i + 1)));
  const nodes = await Promise.all(OPERATORS.map((operator, i) => register(operator, keys[i]!)));
  await must('owner', 'modelRegistry', 'publish', [
    bytesToHex(MODEL),
    [shardRoot, shardRoot].map((root) => bytesToHex(root)),
    bytesToHex(shardRoot),
    PRICE,
    'Apache-2.0',
  ]);

  async function register(operator: Actor, { publicKey, secretKey }: BlsKeyPair): Promise<Uint8Array> {
    const context = possessionContext(CHAIN_ID, at.nodeRegistry, addressOf(operator));
    const tx = await must(
      operator,
      'nodeRegistry',
      'register',
      [
        {
          peerIdHash: bytesToHex(hash('money-peer', publicKey)),
          evidenceHash: bytesToHex(MODEL),
          measurement: bytesToHex(MODEL),
          platformId: bytesToHex(hash('money-platform', publicKey)),
          payout: addressOf(operator),
          blsKey: bytesToHex(g2ToEip2537(publicKey)),
          possession: bytesToHex(g1ToEip2537(bls.provePossession(secretKey, context))),
        },
      ],
      2n * terms.minStake,
    );
    return hexToBytes((await eventOf<{ node: Hex }>('nodeRegistry', 'NodeRegistered', tx)).node);
  }

  const payees = nodes.map((node) => ({ node, weight: 1 }));

  /** Posts segments of the client's session as a batch; each is of two claims that both nodes signed. */
  async function post(
    by: Actor,
    session: number,
    amounts: readonly { readonly amount: bigint; readonly units: number; readonly cumulative: bigint }[],
  ): Promise<Segment[] | null> {
    const now = await evm.time();
    const sessionId = hash('money-session', Uint8Array.of(session));
    const coordinator = addressOf('coordinator');
    const [posted] = await read<readonly bigint[]>('meshRollup', 'chainOf', [addressOf(by)]);
    const made = amounts.map(({ amount, units }, i) => {
      const segment = Number(posted!) * 16 + i;
      const signed = keys.map((key, hop) =>
        encodeSignedClaim(
          signClaim(bls, claimOf(bls, key, hop, session, segment, units, now), key.secretKey),
        ),
      );
      const leaf: Leaf = {
        sessionId,
        requestId: sessionId,
        segment,
        claimsHash: claimsHash(signed),
        modelRoot: MODEL,
        client: addressOf('client'),
        amount,
        payeesHash: payeesHash(payees),
      };
      return { leaf, signed };
    });
    const levels = merkleLevels(made.map(({ leaf }) => leafHash(leaf)));
    const number = posted! + 1n;
    const previous = await read<Hex>('meshRollup', 'batchHash', [addressOf(by), posted!]);
    const tx = await send(by, 'meshRollup', 'postBatch', [
      number,
      previous,
      bytesToHex(merkleTop(levels)),
      made.length,
      bytesToHex(MODEL),
      BigInt(UNSIGNED.epoch),
      0n,
      '0x',
    ]);
    if (tx === null) return null;
    const header = headerFromAbi((await eventOf<{ header: never }>('meshRollup', 'BatchPosted', tx)).header);
    return await Promise.all(
      made.map(async ({ leaf, signed }, index) => {
        const voucher = await signVoucher(
          {
            client: leaf.client,
            coordinator,
            sessionId,
            modelRoot: MODEL,
            cumulative: amounts[index]!.cumulative,
            payees,
            validUntil: now + 86_400,
          },
          { chainId: CHAIN_ID, ...at },
          privateKeyToAccount(ACCOUNTS.get('client')!.privateKey),
        );
        return {
          leaf,
          signed,
          header,
          settlement: { leaf, index, path: merklePath(levels, index), voucher },
        };
      }),
    );
  }

  const claimOf = (
    _bls: Bls,
    { publicKey }: BlsKeyPair,
    hop: number,
    session: number,
    segment: number,
    workUnits: number,
    now: number,
  ): Claim => {
    const sessionId = hash('money-session', Uint8Array.of(session));
    const link = (edge: number): Uint8Array => hash('money-link', sessionId, Uint8Array.of(segment, edge));
    return {
      version: 1,
      chainId: CHAIN_ID,
      settlement: hexToBytes(at.meshRollup),
      sessionId,
      requestId: sessionId,
      segment,
      hopIndex: hop,
      hopCount: OPERATORS.length,
      attempt: 0,
      modelRoot: MODEL,
      shardRoot,
      layers: [0, 1],
      semanticsHash: shardRoot,
      positions: [0, 1],
      inCommits: link(hop),
      outCommits: link(hop + 1),
      answerCommit: null,
      samplingHash: null,
      workUnits,
      prevClaim: null,
      clientNonce: partiesHash(addressOf('client'), addressOf('coordinator'), payeesHash(payees)),
      evidenceHash: MODEL,
      enclaveKey: publicKey,
      nextKey: null,
      notAfter: now + 21_600,
    };
  };

  async function openedBy(tx: Hex): Promise<CheckFacts> {
    return factsFromAbi((await eventOf<{ facts: never }>('challenge', 'CheckOpened', tx)).facts);
  }

  /** Everything that anybody could get out or has at stake somewhere, wherever it is. */
  async function holdings(locks: ReadonlySet<Hex>): Promise<Holdings> {
    const of = new Map<Actor, bigint>();
    const vault = <T>(name: string, ...args: unknown[]): Promise<T> => read('bondVault', name, args);
    for (const actor of EVERYBODY) {
      const account = addressOf(actor);
      const [ripe, pending] = await vault<readonly [bigint, bigint]>('claimable', account);
      let sum = (await evm.balance(account)) + ripe + pending;
      sum += await vault<bigint>('bondOf', account);
      sum += await vault<bigint>('purseOf', account);
      sum += await read<bigint>('escrow', 'claimable', [account]);
      for (const coordinator of COORDINATORS) {
        const args = [account, addressOf(coordinator)];
        sum += (await read<{ readonly balance: bigint }>('escrow', 'accountOf', args)).balance;
      }
      of.set(actor, sum);
    }
    for (const [i, operator] of OPERATORS.entries()) {
      const { stake } = await read<{ readonly stake: bigint }>('nodeRegistry', 'getNode', [
        bytesToHex(nodes[i]!),
      ]);
      of.set(operator, of.get(operator)! + stake);
    }
    for (const lock of locks) {
      for (const authority of ['challenge', 'inclusion', 'ephemeralSession'] as const) {
        const [account, amount] = await vault<readonly [Address, bigint]>('lockOf', at[authority], lock);
        if (amount > 0n) of.set(actorAt(account), of.get(actorAt(account))! + amount);
      }
    }
    return { of, burned: await vault('burned'), aside: await vault('bondOf', at.challenge) };
  }

  // everybody has something everywhere
  for (const actor of EVERYBODY) {
    await must(actor, 'bondVault', 'deposit', [addressOf(actor)], UNIT);
    await must(actor, 'bondVault', 'fill', [addressOf(actor)], UNIT);
    await must(actor, 'escrow', 'deposit', [addressOf(actor), addressOf('coordinator')], UNIT);
  }

  /** Ether in the deployment's contracts, all together. */
  async function ether(): Promise<bigint> {
    let sum = 0n;
    for (const name of DEPLOYED) sum += await evm.balance(at[name]);
    return sum;
  }

  const ISSUED = FUNDS * BigInt(EVERYBODY.length);
  return {
    evm: evm as Evm,
    at,
    terms,
    nodes,
    part,
    beacon,
    keys,
    send,
    must,
    read,
    eventOf,
    post,
    openedBy,
    holdings,
    ether,
    ISSUED,
  };
}
