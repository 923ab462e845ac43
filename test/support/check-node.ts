/**
 * A node that answers checks of the tiny shard, in this process: real commitments, witnesses and proofs, on the chain of
 * spot-check.ts.
 * @module
 */
import { createIntCommits } from '../../crypto/commit/int-commits.ts';
import { createKzgCommitter } from '../../crypto/commit/kzg-committer.ts';
import { BLINDER_ROWS, loadSetup } from '../../crypto/commit/setup.ts';
import { hash, merkleRoot } from '../../crypto/core/hash.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import type { BlsKeyPair } from '../../crypto/poea/bls.ts';
import type { Claim } from '../../crypto/poea/claim.ts';
import type { Engine } from '../../models/engine/types.ts';
import { createReferenceEngine } from '../../models/program/reference.ts';
import type { AuditedSession } from '../../node/audit/record.ts';
import type { Logger } from '../../node/log.ts';
import { type Answerer, startAnswerer } from '../../node/services/answerer.ts';
import { createFoldCheck } from '../../node/services/fold-check.ts';
import type { Folds } from '../../node/services/folds.ts';
import type { Rounds } from '../../node/services/rounds.ts';
import type { WitnessStore } from '../../node/services/witness-store.ts';
import { type CheckProver, createCheckProver } from '../../node/tee/check-prover.ts';
import type { Prover } from '../../node/tee/prover.ts';
import { type SealedWitness, sealWitness } from '../../node/tee/witness.ts';
import { tinyInputs } from './proof-shard.ts';
import { type CheckSegment, type CheckWorld, POSITIONS } from './spot-check.ts';

export const SEALING_KEY = hash('test-sealing');
const STEP = 3;

export interface NodeSegment extends CheckSegment {
  readonly witness: SealedWitness;
  /** What its client has for an audit. */
  readonly record: AuditedSession;
}

const joined = (values: ReadonlyMap<string, Int32Array>, names: readonly string[]): Int32Array =>
  Int32Array.from(names.flatMap((name) => [...values.get(name)!]));

export interface NodeSegmentChange {
  /** What the hop says of a position that it did not compute. */
  readonly wrong?: (values: Map<string, Int32Array>, position: number) => void;
  /** What it signs as the commitments of a position's outputs. */
  readonly signs?: (leaf: Uint8Array, position: number) => Uint8Array;
  /** The enclave's; the world's node's without it. */
  readonly key?: BlsKeyPair;
  /** Of the claim, before it is signed. */
  readonly edit?: (claim: Claim) => Claim;
  /** What its enclave seals witnesses under. */
  readonly sealing?: Uint8Array;
}

/** A segment of one step, committed to as hops do. */
export function nodeSegment(
  world: CheckWorld,
  {
    wrong = () => {},
    signs = (same) => same,
    key = world.keys,
    edit = (same) => same,
    sealing = SEALING_KEY,
  }: NodeSegmentChange = {},
): NodeSegment {
  const { program, trace } = world.shard;
  const blindKey = randomBytes(32);
  const values = Array.from({ length: POSITIONS }, (_, position) => {
    const own = new Map(trace(tinyInputs(position)));
    wrong(own, position);
    return own;
  });
  const leavesOf = (
    claim: Pick<Claim, 'sessionId'>,
    edge: number,
    specs: typeof program.inputs,
  ): Uint8Array[] => {
    const committer = createKzgCommitter(
      { sessionBlindKey: blindKey, sessionId: claim.sessionId },
      world.ints,
    );
    const leaves = values.map((own, row) =>
      committer.commit(
        joined(
          own,
          specs.map(({ name }) => name),
        ),
        { edge, step: STEP, row },
        specs.map(({ width }) => width),
      ),
    );
    return edge === 0 ? leaves : leaves.map(signs);
  };
  const segment = world.segment({
    key,
    edit: (claim) =>
      edit({
        ...claim,
        inCommits: merkleRoot(leavesOf(claim, 0, program.inputs)),
        outCommits: merkleRoot(leavesOf(claim, 1, program.outputs)),
      }),
  });
  const input = Int32Array.from(
    values.flatMap((own) => [
      ...joined(
        own,
        program.inputs.map(({ name }) => name),
      ),
    ]),
  );
  const job = {
    blindKey,
    sampling: null,
    values: [{ step: STEP, input, output: input }],
    widthsIn: program.inputs.map(({ width }) => width),
  };
  const { sessionId, positions } = segment.claims[0]!;
  return {
    ...segment,
    witness: sealWitness(sealing, job, segment.signed[0]!),
    record: {
      sessionId,
      blindKey,
      steps: [{ step: STEP, values: input }],
      segments: [
        {
          positions,
          outputs: [leavesOf({ sessionId }, 1, program.outputs)],
          inCommits: segment.claims[0]!.inCommits,
        },
      ],
    },
  };
}

/** As a prover thread has it. */
export const checkProverOf = async (
  world: CheckWorld,
  shardRoot: Uint8Array,
  engine: Engine = createReferenceEngine(),
  sealingKey: Uint8Array = SEALING_KEY,
): Promise<CheckProver> =>
  createCheckProver({
    program: world.shard.program,
    weights: world.shard.weights,
    leaves: world.leaves,
    shardRoot,
    sealingKey,
    engine,
    setup: await loadSetup(),
    ints: await createIntCommits(BLINDER_ROWS),
  });

const quietly = (): void => {};

export const proverOf = async (
  world: CheckWorld,
  shardRoot: Uint8Array,
  engine?: Engine,
  sealingKey?: Uint8Array,
): Promise<Prover> => {
  return asProver(await checkProverOf(world, shardRoot, engine, sealingKey));
};

/** What a node asks for answers, without a thread of its own. */
export const asProver = (prover: CheckProver): Prover => ({
  plan: async (subject) => ({
    ...prover.plan(subject),
    recomputeSeconds: 0,
    commitSeconds: 0,
    memoryBytes: 0,
    freeBytes: 1,
  }),
  commit: (subject) => prover.commit(subject, quietly),
  columns: (subject, position) => prover.columns(subject, position, quietly),
  prove: (subject, drawn) => prover.prove(subject, drawn, quietly),
});

/** Hands in what is asked for; the chain's clock is moved instead of waiting. */
export async function worldRounds(world: CheckWorld): Promise<Rounds> {
  const { checks } = await world.ledger('stranger');
  const value: Rounds['value'] = async (round) => {
    const known = await checks.roundValue(round);
    if (known !== null) return known;
    await world.bring(round);
    return (await checks.roundValue(round))!;
  };
  return { value, now: value };
}

export async function worldFolds(world: CheckWorld): Promise<Folds> {
  const { program, weights } = world.shard;
  const part = { program, weights, leaves: world.leaves };
  const check = createFoldCheck(part, await loadSetup(), await createIntCommits(1));
  return { contestOf: async (_facts, proven) => check(proven), close: async () => {} };
}

export interface TestNode extends Answerer {
  /** Lines of its log. */
  readonly lines: readonly string[];
}

/** An answerer with a prover of its own, as after a restart. */
export async function startTestNode(
  world: CheckWorld,
  witnesses: WitnessStore,
  prover: () => Promise<Prover>,
  node = world.node,
): Promise<TestNode> {
  const lines: string[] = [];
  const say = (message: string, fields: object = {}): void => {
    lines.push(`${message} ${JSON.stringify(fields)}`);
  };
  const log: Logger = { error: say, info: say, debug: () => {} };
  const answerer = startAnswerer({
    ledger: await world.ledger('operator'),
    rounds: await worldRounds(world),
    node,
    witnesses,
    startProver: prover,
    stopProver: async () => {},
    log,
    pollMs: 50,
  });
  return { ...answerer, lines };
}
