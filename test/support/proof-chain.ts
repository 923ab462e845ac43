/**
 * ProofVerifier and FoldReferee on a real chain, asked by the contract that the shared vectors name.
 * @module
 */
import { readFileSync } from 'node:fs';
import {
  type Abi,
  type Address,
  BaseError,
  bytesToHex,
  ContractFunctionRevertedError,
  encodeDeployData,
  encodeFunctionData,
  type Hex,
  hexToBytes,
  type PublicClient,
} from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { loadSetup } from '../../crypto/commit/setup.ts';
import { rowsRoot } from '../../crypto/commit/weight-rows.ts';
import { concatBytes } from '../../crypto/core/bytes.ts';
import { merkleProof } from '../../crypto/core/hash.ts';
import { merkleLeaf, merkleLevels, merklePath } from '../../crypto/core/keccak-merkle.ts';
import type { G1, Point } from '../../crypto/curve/curve.ts';
import type { Verifier } from '../../crypto/proof/arithmetic.ts';
import { createVerifier } from '../../crypto/proof/ceremony.ts';
import { FOLD_CHUNK, partialFolds } from '../../crypto/proof/fold.ts';
import { startAnvil } from '../../settlement/chain/anvil.ts';
import { openClient } from '../../settlement/chain/client.ts';
import { devAccount } from '../../settlement/chain/dev-accounts.ts';
import { createTxSender, type TxSender } from '../../settlement/chain/sender.ts';
import { foldRefereeAbi, foldRefereeBytecode } from '../../settlement/contracts/artifacts/fold-referee.ts';
import {
  proofVerifierAbi,
  proofVerifierBytecode,
} from '../../settlement/contracts/artifacts/proof-verifier.ts';
import { type ProofVectors, VECTORS_FILE } from './proof-vectors.ts';

export const readVectors = (): ProofVectors => JSON.parse(readFileSync(VECTORS_FILE, 'utf8')) as ProofVectors;

export interface RowSet {
  readonly count: bigint;
  readonly root: Hex;
}

/** Arguments of ProofVerifier.verify. */
export interface ProofCall {
  readonly digest: Hex;
  readonly cell: {
    readonly poeaHash: Hex;
    readonly sessionId: Hex;
    readonly attempt: bigint;
    readonly layer: bigint;
    readonly position: bigint;
    readonly modelRoot: Hex;
  };
  readonly statement: { readonly boundary: Hex; readonly model: Hex; readonly rows: readonly RowSet[] };
  readonly proof: Hex;
}

export interface FoldClaim {
  readonly t: bigint;
  readonly rows: RowSet;
  readonly fold: Hex;
}

export interface FoldChunk {
  readonly index: bigint;
  readonly partialSum: Hex;
  readonly partialPath: readonly Hex[];
  readonly rows: Hex;
  readonly rowsPath: readonly Hex[];
}

export const joined = (points: readonly string[]): Hex =>
  `0x${points.map((point) => point.slice(2)).join('')}`;

/** What the vectors ask. */
export const vectorCall = (vectors: ProofVectors): ProofCall => {
  const { context, statement } = vectors;
  return {
    digest: vectors.keyDigest as Hex,
    cell: {
      poeaHash: context.poeaHash as Hex,
      sessionId: context.sessionId as Hex,
      attempt: BigInt(context.attempt),
      layer: BigInt(context.layer),
      position: BigInt(context.position),
      modelRoot: context.modelRoot as Hex,
    },
    statement: {
      boundary: joined(statement.boundary),
      model: joined(statement.model),
      rows: [{ count: BigInt(vectors.rows.length), root: vectors.rowsTreeRoot as Hex }],
    },
    proof: vectors.proof as Hex,
  };
};

export interface ProofChain {
  readonly client: PublicClient;
  readonly sender: TxSender;
  readonly verifier: Address;
  readonly referee: Address;
  /** Reads as `from`, which is the settling contract of a proof. */
  verify(call: ProofCall, from: Hex): Promise<readonly FoldClaim[]>;
  /** The same call, with so much gas and not more. */
  verifyWith(gas: bigint, call: ProofCall, from: Hex): Promise<unknown>;
  addKey(key: Hex): Promise<Hex>;
  post(claim: FoldClaim, partialSums: Hex): Promise<Hex>;
  judge(claim: FoldClaim, posted: Hex, chunk: FoldChunk): Promise<boolean>;
  close(): Promise<void>;
}

export async function startProofChain(): Promise<ProofChain> {
  const anvil = await startAnvil();
  const { client, chainId } = await openClient(anvil.url);
  const sender = createTxSender(client, chainId, privateKeyToAccount(devAccount(0).privateKey));
  const deploy = async (abi: Abi, bytecode: Hex): Promise<Address> => {
    const { contractAddress } = await sender.send({ data: encodeDeployData({ abi, bytecode }) }, 'deploy');
    return contractAddress!;
  };
  const verifier = await deploy(proofVerifierAbi, proofVerifierBytecode);
  const referee = await deploy(foldRefereeAbi, foldRefereeBytecode);
  return {
    client,
    sender,
    verifier,
    referee,
    verify: ({ digest, cell, statement, proof }, account) =>
      client.readContract({
        address: verifier,
        abi: proofVerifierAbi,
        functionName: 'verify',
        args: [digest, cell, statement, proof],
        account,
      }),
    verifyWith: (gas, { digest, cell, statement, proof }, account) =>
      client.call({
        to: verifier,
        account,
        gas,
        data: encodeFunctionData({
          abi: proofVerifierAbi,
          functionName: 'verify',
          args: [digest, cell, statement, proof],
        }),
      }),
    async addKey(key) {
      const call = { abi: proofVerifierAbi, functionName: 'addKey', args: [key] } as const;
      // the call first: it names the reason of a refusal, and answers with the digest
      const digest = await client.simulateContract({ address: verifier, ...call });
      await sender.send({ to: verifier, data: encodeFunctionData(call) }, 'add a key');
      return digest.result;
    },
    post: (claim, partialSums) =>
      client.readContract({
        address: referee,
        abi: foldRefereeAbi,
        functionName: 'post',
        args: [claim, partialSums],
      }),
    judge: (claim, posted, chunk) =>
      client.readContract({
        address: referee,
        abi: foldRefereeAbi,
        functionName: 'judge',
        args: [claim, posted, chunk],
      }),
    close: () => anvil.kill(),
  };
}

/** What a prover and a challenger hold of one fold. */
export interface Contest {
  readonly claim: FoldClaim;
  readonly partialSums: readonly Point[];
  chunk(index: number): FoldChunk;
}

/** @param edit what the prover posts in place of the true partial sums; its fold is what they add up to */
export function contestFold(
  verifier: Verifier,
  g1: G1,
  rows: readonly Point[],
  t: bigint,
  edit: (partialSums: readonly Point[]) => readonly Point[] = (same) => same,
): Contest {
  const compressed = rows.map((row) => g1.compress(row));
  const partialSums = edit(partialFolds(verifier, t, rows));
  const levels = merkleLevels(partialSums.map(merkleLeaf));
  return {
    claim: {
      t,
      rows: { count: BigInt(rows.length), root: bytesToHex(rowsRoot(compressed)) },
      fold: bytesToHex(partialSums.reduce((sum, point) => g1.add(sum, point))),
    },
    partialSums,
    chunk(index) {
      const own = rows.slice(index * FOLD_CHUNK, (index + 1) * FOLD_CHUNK);
      const below = Math.ceil(Math.log2(own.length)); // levels of the chunk's own subtree
      return {
        index: BigInt(index),
        partialSum: bytesToHex(partialSums[index]!),
        partialPath: merklePath(levels, index).map((node) => bytesToHex(node)),
        rows: bytesToHex(concatBytes(...own)),
        rowsPath: merkleProof(compressed, index * FOLD_CHUNK)
          .slice(below)
          .map((node) => bytesToHex(node)),
      };
    },
  };
}

/** Gas of each action in a transaction. */
export async function measureProofGas(): Promise<Record<string, number>> {
  const chain = await startProofChain();
  try {
    const vectors = readVectors();
    const { digest, cell, statement, proof } = vectorCall(vectors);
    const settler = vectors.context.contract as Hex;
    const request = (method: string, ...params: readonly unknown[]): Promise<unknown> =>
      chain.client.request({ method, params } as never);
    await request('anvil_impersonateAccount', settler);
    await request('anvil_setBalance', settler, '0xffffffffffffffff');
    const gas = async (to: Address, data: Hex): Promise<number> => {
      const hash = (await request('eth_sendTransaction', {
        from: settler,
        to,
        data,
        gas: '0x400000',
      })) as Hex;
      const { status, gasUsed } = await chain.client.waitForTransactionReceipt({ hash });
      if (status !== 'success') throw new Error(`the measured call was refused: ${data.slice(0, 10)}`);
      return Number(gasUsed);
    };
    const setup = await loadSetup();
    const rows = vectors.rows.map((row) => hexToBytes(row as Hex));
    const t = BigInt(vectors.challenges.t!);
    const contest = contestFold(createVerifier(setup), setup.curve.g1, rows, t);
    const sums = bytesToHex(concatBytes(...contest.partialSums));
    const posted = await chain.post(contest.claim, sums);
    const [verifier, referee] = [{ abi: proofVerifierAbi }, { abi: foldRefereeAbi }] as const;
    return {
      'ProofVerifier.addKey (linear)': await gas(
        chain.verifier,
        encodeFunctionData({ ...verifier, functionName: 'addKey', args: [vectors.key as Hex] }),
      ),
      'ProofVerifier.verify (linear cell)': await gas(
        chain.verifier,
        encodeFunctionData({ ...verifier, functionName: 'verify', args: [digest, cell, statement, proof] }),
      ),
      'FoldReferee.post (2 chunks)': await gas(
        chain.referee,
        encodeFunctionData({ ...referee, functionName: 'post', args: [contest.claim, sums] }),
      ),
      'FoldReferee.judge (64 rows)': await gas(
        chain.referee,
        encodeFunctionData({
          ...referee,
          functionName: 'judge',
          args: [contest.claim, posted, contest.chunk(0)],
        }),
      ),
    };
  } finally {
    await chain.close();
  }
}

/** The contract's error and its arguments; fails when nothing was refused. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  const outcome = await call.then(
    (value) => ({ value }),
    (thrown: unknown) => ({ thrown }),
  );
  if (!('thrown' in outcome)) return `accepted: ${String(outcome.value)}`;
  const { thrown } = outcome;
  const reverted =
    thrown instanceof BaseError && thrown.walk((e) => e instanceof ContractFunctionRevertedError);
  if (!(reverted instanceof ContractFunctionRevertedError)) throw thrown;
  const { data, signature } = reverted;
  return data === undefined ? `unknown ${signature ?? ''}` : `${data.errorName}(${(data.args ?? []).join()})`;
}
