/**
 * Nodes with a broken TEE on the chain of spot-check.ts: claims, keys, commitments and signatures are right, what was computed is
 * what node/tee/broken.ts makes of the tiny shard. Each has a stake of its own to lose.
 * @module
 */
import assert from 'node:assert/strict';
import { hex } from '../../crypto/core/bytes.ts';
import { asVeilmeshError } from '../../crypto/core/errors.ts';
import { randomBytes } from '../../crypto/core/random.ts';
import type { BlsKeyPair } from '../../crypto/poea/bls.ts';
import type { Claim } from '../../crypto/poea/claim.ts';
import { createReferenceEngine } from '../../models/program/reference.ts';
import { createCheckWatcher } from '../../node/services/checks.ts';
import { breakEngine } from '../../node/tee/broken.ts';
import type { Cheat } from '../../node/tee/cheats.ts';
import type { CheckProver } from '../../node/tee/check-prover.ts';
import { DEV_PARAMETERS } from '../../settlement/chain/deploy.ts';
import { possessionContext } from '../../settlement/chain/possession.ts';
import { RATE_ONE } from '../../settlement/checks/draws.ts';
import { cellTotal } from '../../settlement/checks/facts.ts';
import type { CheckFacts } from '../../settlement/checks/types.ts';
import { checkProverOf, type NodeSegment, nodeSegment, worldRounds } from './check-node.ts';
import { tinyInputs } from './proof-shard.ts';
import { type CheckSegment, type CheckWorld, createCheckWorld, POSITIONS } from './spot-check.ts';

/** Whose weights the client has, or not. */
export const MODES = ['open', 'closed'] as const;
export type Mode = (typeof MODES)[number];

/** Of a position's cells fc, act, up, sum and the copy of s. */
const CELLS = 5;
/** By number, over both positions: whose statements are false. Of a stale answer the node cannot even show the rest. */
export const FALSE_CELLS: Readonly<Record<Exclude<Cheat, 'cached'>, readonly number[]>> = {
  cell: [3],
  downgrade: [0, 2, CELLS, CELLS + 2],
  truncated: [2, CELLS + 2],
};

const { checks, minStake } = DEV_PARAMETERS;
export const TERMS = { ...checks, rate: RATE_ONE, cells: CELLS * POSITIONS, bond: 2n * checks.bond };

export interface BrokenNode {
  readonly node: Uint8Array;
  readonly key: BlsKeyPair;
}

export interface BrokenSegment extends BrokenNode {
  readonly cheat: Cheat;
  readonly segment: NodeSegment;
}

export interface DowngradeWorld extends CheckWorld {
  /** Registers one, with all of its stake. */
  brokenNode(): Promise<BrokenNode>;
  /** What a hop with such a TEE signs: values that its engine really made. */
  cheated(cheat: Cheat, mode: Mode): Promise<BrokenSegment>;
  /** What answers for its claims: the same engine, and a prover that works. */
  proverFor(segment: BrokenSegment): Promise<CheckProver>;
  /** A drawn one, or one bought by the client, of all cells. */
  openCheck(segment: CheckSegment, kind: 'drawn' | 'lot'): Promise<CheckFacts>;
  /**
   * The node shows what it computed and tries these cells, all without a list, and proves what it can; its clock runs out, and
   * the check is ended.
   * @returns those that it could not prove; null where it could show nothing
   */
  play(segment: BrokenSegment, facts: CheckFacts, cells?: readonly number[]): Promise<number[] | null>;
  /** Until a node's clock has run out, whatever it still had to do. */
  timeRunsOut(): Promise<void>;
  /** Stake taken, the segment never paid. */
  assertConvicted(segment: CheckSegment, node: Uint8Array): Promise<void>;
}

/** Of a closed model's last hop. */
export const answered = (claim: Claim): Claim => ({
  ...claim,
  answerCommit: randomBytes(32),
  samplingHash: randomBytes(32),
});

export async function createDowngradeWorld(): Promise<DowngradeWorld> {
  const world = await createCheckWorld({ checks: TERMS });
  const [client, operator] = await Promise.all([world.ledger('client'), world.ledger('operator')]);
  const rounds = await worldRounds(world);
  const provers = new Map<Cheat, Promise<CheckProver>>();
  let nodes = 0;

  async function brokenNode(): Promise<BrokenNode> {
    const number = 100 + nodes++;
    const key = world.bls.keygen(new Uint8Array(48).fill(number));
    const context = possessionContext(client.chainId, world.addresses.nodeRegistry, operator.account);
    const { node } = await operator.registerNode(
      {
        peerIdHash: new Uint8Array(32).fill(number),
        evidenceHash: new Uint8Array(32).fill(6),
        measurement: new Uint8Array(32).fill(7),
        platformId: new Uint8Array(32),
        payout: operator.account,
        blsKey: key.publicKey,
        possession: world.bls.provePossession(key.secretKey, context),
      },
      minStake,
    );
    return { node, key };
  }

  /** The outputs of a session that begins with this position's inputs. */
  async function computed(cheat: Cheat): Promise<Int32Array> {
    const { program, weights } = world.shard;
    const loaded = await breakEngine(createReferenceEngine(), cheat).load(program, weights);
    const ask = async (first: number): Promise<Int32Array> => {
      const sequence = loaded.open(0);
      const rows = Array.from({ length: POSITIONS }, (_, i) => [...tinyInputs(first + i).values()]);
      const input = Int32Array.from(rows.flat().flatMap((value) => [...value]));
      const [output] = await loaded.run([{ sequence, input, rows: POSITIONS }]);
      const own = Int32Array.from(output!);
      sequence.close();
      return own;
    };
    if (cheat === 'cached') await ask(POSITIONS);
    return await ask(0);
  }

  const timeRunsOut = (): Promise<void> => world.advance(TERMS.publishTime + TERMS.proveTime + 1);

  const proverFor: DowngradeWorld['proverFor'] = ({ cheat, segment }) => {
    const { shardRoot } = segment.claims[0]!;
    const own =
      provers.get(cheat) ?? checkProverOf(world, shardRoot, breakEngine(createReferenceEngine(), cheat));
    provers.set(cheat, own);
    return own;
  };

  return {
    ...world,
    brokenNode,
    proverFor,
    timeRunsOut,
    async cheated(cheat, mode) {
      const output = await computed(cheat);
      const width = output.length / POSITIONS;
      const own = await brokenNode();
      const segment = nodeSegment(world, {
        key: own.key,
        wrong(values, position) {
          let at = position * width;
          for (const { name, width: of } of world.shard.program.outputs) {
            values.set(name, output.slice(at, at + of));
            at += of;
          }
        },
        ...(mode === 'open' ? {} : { edit: answered }),
      });
      return { ...own, cheat, segment };
    },
    async openCheck(segment, kind) {
      const header = await world.post([segment.leaf]);
      await world.bring(world.roundOf(header));
      const opening = world.opening(segment, header, 0, { kind, position: 0 });
      return (await client.checks.open(opening)).facts;
    },
    async play(own, facts, cells) {
      const quietly = (): void => {};
      const prover = await proverFor(own);
      const subject = { claimHash: facts.claimHash, witnesses: [own.segment.witness] };
      const missing: number[] = [];
      const innerRoot = await prover.commit(subject, quietly).catch((thrown: unknown) => {
        assert.equal(asVeilmeshError(thrown).code, 'CHECK_NOT_AS_CLAIMED');
        return null;
      });
      if (innerRoot !== null) {
        await operator.checks.publish(facts, innerRoot);
        const drawn = await world.draw(facts);
        assert.equal(new Set(drawn).size, cellTotal(facts), 'every cell is drawn');
        const contract = hex(world.addresses.challenge.slice(2).toLowerCase());
        for (const cell of cells ?? drawn) {
          try {
            const at = { draw: drawn.indexOf(cell), cell, contract, isAlone: false };
            const { move } = await prover.prove(subject, at, quietly);
            await operator.checks.prove(facts, move);
          } catch (thrown) {
            assert.equal(asVeilmeshError(thrown).code, 'PROOF_WITNESS');
            missing.push(cell);
          }
        }
      }
      await timeRunsOut();
      const blind = { contestOf: async () => null, close: async () => {} };
      await createCheckWatcher(client, rounds, blind).advance(facts);
      return innerRoot === null ? null : missing.sort((a, b) => a - b);
    },
    async assertConvicted({ leaf }, node) {
      assert.equal(await client.checks.verdict(leaf.claimsHash), 'void');
      assert.ok(await client.wasSlashed(node));
      assert.ok((await client.getNode(node))!.stake <= minStake / 2n);
    },
  };
}
