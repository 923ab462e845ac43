/**
 * Sequences under attack: rows of another session, more positions than were paid for in memory, a look into a
 * neighbour's memory, sampling that is not what was asked for.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { VeilmeshError } from '../../crypto/core/errors.ts';
import { FLAG_CLOSES_SEGMENT, FLAG_LAST_STEP } from '../../crypto/mask/frame.ts';
import { nobleStreamCipher } from '../../crypto/mask/keystream.ts';
import { asPlain } from '../../crypto/mask/masked.ts';
import { decodeSignedClaim, encodeSignedClaim, signClaim } from '../../crypto/poea/claim.ts';
import { createReplayGuard } from '../../crypto/seal/replay-guard.ts';
import { sealingEdge } from '../../mesh/session/edges.ts';
import { openHopSession } from '../../mesh/session/hop-session.ts';
import type { HopIdentity } from '../../mesh/session/hop-types.ts';
import { exportEdgeIn, type OpenContent } from '../../mesh/session/protocol.ts';
import { rowWords } from '../../mesh/session/segment.ts';
import type { LoadedProgram, Step } from '../../models/engine/types.ts';
import type { Sampling } from '../../models/program/sampling.ts';
import { ask, createDecoderNetwork, type DecoderNetwork, feed } from '../support/decoder-network.ts';
import { FRAME_ROWS, openContent, queueOf, sealOpen, type TestHop } from '../support/session.ts';

const SAMPLING: Sampling = { temperature: 700, topK: 0, topP: 9_000, seed: new Uint8Array(32).fill(8) };

const failureOf = (promise: Promise<unknown>): Promise<VeilmeshError> =>
  promise.then(
    () => assert.fail('not refused'),
    (thrown) => thrown,
  );

/** Hop 0 alone, with an OPEN that says what the test wants, fed by whoever holds the client's keys. */
async function openFirst(network: DecoderNetwork, over: Partial<OpenContent>, seed: number) {
  const hop = fresh(network.hops[0]!);
  const content = { ...openContent(network.hops, 0, seed), ...over };
  const { envelope, hpke } = await sealOpen(hop, content);
  const session = await openHopSession(envelope, 'client', hop.identity, hop.model, hop.deps);
  const sealer = sealingEdge(
    {
      cipher: nobleStreamCipher,
      modelRoot: content.modelRoot,
      sessionId: content.sessionId,
      edge: 0,
      senderBootNonce: content.clientNonce,
      receiverBootNonce: hop.identity.bootNonce,
      width: rowWords(hop.model.widthsIn),
      frameRows: FRAME_ROWS,
      tag: content.tagIn,
    },
    await hpke.exportKey(exportEdgeIn(content)),
  );
  return {
    session,
    step: (values: Int32Array, rows: number, flags = 0) =>
      session.step(sealer.seal(asPlain(values), rows, flags).frame, 0),
  };
}

const fresh = (hop: TestHop): TestHop => ({
  ...hop,
  deps: { ...hop.deps, replayGuard: createReplayGuard({ capacity: 64, maxLifetimeSeconds: 3_600 }) },
});

test('a client that sends more positions than it opened is refused before anything is computed', async () => {
  const network = await createDecoderNetwork();
  const { session, step } = await openFirst(network, { positions: 4 }, 1);
  await step(await network.embed([1, 2, 3]), 3);
  assert.equal((await failureOf(step(await network.embed([4, 5]), 2))).code, 'CONTEXT_FULL');
  assert.equal((await failureOf(step(await network.embed([4]), 1))).code, 'SESSION_OVER');
  await session.close();
  assert.equal(network.hops[0]!.deps.memory.reserved, 0);
});

test('steps that overlap count together: no burst gets past the positions that were opened', async () => {
  const network = await createDecoderNetwork();
  const { session, step } = await openFirst(network, { positions: 4 }, 2);
  const rows = await network.embed([1, 2, 3]);
  const [first, second] = await Promise.allSettled([step(rows, 3), step(rows, 3)]);
  assert.equal(first.status, 'fulfilled');
  assert.equal(second.status === 'rejected' && second.reason.code, 'CONTEXT_FULL');
  await session.close();
});

test('a frame of flags alone does not overtake the steps before it', async () => {
  const network = await createDecoderNetwork();
  const { session, step } = await openFirst(network, { positions: 40 }, 3);
  const order: string[] = [];
  await Promise.all([
    step(await network.embed(Array(16).fill(7)), 16).then(() => order.push('rows')),
    step(new Int32Array(0), 0, FLAG_CLOSES_SEGMENT | FLAG_LAST_STEP).then(() => order.push('flags')),
  ]);
  assert.deepEqual(order, ['rows', 'flags']);
  await session.close();
});

test('a replayed OPEN gets no second sequence and no memory', async () => {
  const network = await createDecoderNetwork();
  const hop = fresh(network.hops[0]!);
  const { envelope } = await sealOpen(hop, { ...openContent(network.hops, 0, 4), positions: 16 });
  const session = await openHopSession(envelope, 'client', hop.identity, hop.model, hop.deps);
  const reserved = hop.deps.memory.reserved;
  const again = failureOf(openHopSession(envelope, 'client', hop.identity, hop.model, hop.deps));
  assert.equal((await again).code, 'SESSION_REPLAYED');
  assert.equal(hop.deps.memory.reserved, reserved);
  await session.close();
});

/** The network's hop `index` computes on what `change` makes of a run. */
function tamperRuns(hop: TestHop, change: (steps: readonly Step[]) => readonly Step[]): TestHop {
  const loaded: LoadedProgram = { ...hop.loaded, run: (steps) => hop.loaded.run(change(steps)) };
  return { ...hop, deps: { ...hop.deps, queue: queueOf(loaded) } };
}

test('steps of two sessions in one run see their own memory only', async () => {
  const network = await createDecoderNetwork();
  const batches: number[] = [];
  const hop = tamperRuns(network.hops[0]!, (steps) => {
    batches.push(steps.length);
    return steps;
  });
  const rows = await Promise.all([1, 2, 3].map((id) => network.embed([id, id + 1, id + 2])));
  const alone = await Promise.all(
    rows.map(async (input) => {
      const sequence = hop.loaded.open(4);
      const out = [];
      for (const row of [0, 1, 2]) {
        const width = rowWords(hop.model.widthsIn);
        const [output] = await hop.loaded.run([
          { sequence, input: input.slice(row * width, (row + 1) * width), rows: 1 },
        ]);
        out.push(output!);
      }
      return out;
    }),
  );
  const sequences = rows.map(() => hop.model.open(4, null));
  const lanes = sequences.map((sequence) => hop.deps.queue.lane(sequence));
  const together = await Promise.all(
    rows.map((input, i) =>
      Promise.all(
        [0, 1, 2].map((row) => {
          const width = rowWords(hop.model.widthsIn);
          return lanes[i]!.run(input.slice(row * width, (row + 1) * width), 1);
        }),
      ),
    ),
  );
  assert.ok(Math.max(...batches) === 3, `runs of ${batches}`);
  assert.deepEqual(
    together.map((steps) => steps.map(({ output }) => output)),
    alone,
  );
});

test('a bad id of one session of a closed model costs the others nothing', async () => {
  const network = await createDecoderNetwork({ closed: true });
  const { loaded } = network.hops[0]!;
  const runs: number[] = [];
  const { run } = loaded;
  Object.assign(loaded, {
    run: (steps: readonly Step[]) => {
      runs.push(...steps.map(({ input }) => input[0]!));
      return run(steps);
    },
  });
  const [good, bad] = [
    await network.converse(8, { sampling: SAMPLING }),
    await network.converse(8, { sampling: SAMPLING }),
  ];
  const [answer, failure] = await Promise.all([
    good.step(Int32Array.of(7), 1, true),
    failureOf(bad.step(Int32Array.of(1_000_000), 1, true)),
  ]);
  Object.assign(loaded, { run });
  assert.equal(failure.code, 'PROGRAM_ID_RANGE');
  assert.equal(answer.length, 1);
  assert.deepEqual(runs, [7], 'the engine never saw the bad one, and computed the good one once');
  await Promise.all([good.close(), bad.close()]);
});

/** Two sessions, one after the other, through a hop 1 that answers for the second with what it keeps of the first. */
async function confusing(network: DecoderNetwork, lie: (identity: HopIdentity) => Partial<HopIdentity>) {
  const { identity } = network.hops[1]!;
  Object.assign(identity, lie({ ...identity })); // a session keeps what its hop was when it opened
  const [victim, other] = [await network.converse(8), await network.converse(8)];
  await feed(network, other, [5, 6], 0, { last: true });
  await other.finish();
  await other.close();
  await feed(network, victim, [7, 8], 0, { last: true });
  return victim;
}

test('a hop that commits to the rows of another session is found out by what its neighbour received', async () => {
  const network = await createDecoderNetwork();
  let stolen: Int32Array | undefined;
  const victim = await confusing(network, ({ commit }) => ({
    commit: (job) => {
      stolen ??= job.steps[0]!.values;
      return commit({ ...job, steps: job.steps.map((step) => ({ ...step, values: stolen! })) });
    },
  }));
  const failure = await failureOf(victim.finish());
  assert.equal(failure.code, 'SESSION_COMMITS_WRONG');
  assert.deepEqual([failure.details.hopIndex, failure.details.target], [2, network.hops[1]!.peerId]);
  await victim.close();
});

test('a hop whose claim shows the rows of another session is found out by what its neighbour signed', async () => {
  const network = await createDecoderNetwork();
  let stolen: Uint8Array | undefined;
  const victim = await confusing(network, ({ certify }) => ({
    certify: (job) => {
      stolen ??= job.outCommits;
      return certify({ ...job, outCommits: stolen });
    },
  }));
  const segments = await victim.finish();
  assert.throws(() => network.verify(victim, segments), { code: 'POEA_LINK_MISMATCH' });
  await victim.close();
});

test('only the last hop of a closed model is told how to sample, and it must be told', async () => {
  const [open, closed] = [await createDecoderNetwork(), await createDecoderNetwork({ closed: true })];
  assert.equal((await failureOf(open.converse(8, { sampling: SAMPLING }))).code, 'SESSION_SAMPLING');
  assert.equal((await failureOf(closed.converse(8))).code, 'SESSION_SAMPLING');
  const told = failureOf(openFirst(closed, { positions: 8, sampling: SAMPLING }, 5));
  assert.equal((await told).code, 'SESSION_SAMPLING');
  assert.deepEqual(
    [...open.reserved(), ...closed.reserved()].filter((bytes) => bytes > 0),
    [],
  );
});

test('sampling outside its bounds is refused by the hop', async () => {
  const closed = await createDecoderNetwork({ closed: true });
  for (const bad of [{ temperature: -1 }, { topP: 10_001 }, { seed: new Uint8Array(31) }, { topK: 70_000 }]) {
    const failure = await failureOf(closed.converse(8, { sampling: { ...SAMPLING, ...bad } }));
    assert.equal(failure.code, 'SESSION_MESSAGE_MALFORMED');
  }
});

test('a last hop that samples otherwise, or binds another answer or none, is refused', async () => {
  const forged = [
    { samplingHash: new Uint8Array(32).fill(1) },
    { answerCommit: new Uint8Array(32).fill(1) },
    { answerCommit: null, samplingHash: null },
  ];
  for (const change of forged) {
    const network: DecoderNetwork = await createDecoderNetwork({
      closed: true,
      enclave: (port, index) => ({
        ...port,
        closeSegment: async (session) => {
          const honest = await port.closeSegment(session);
          if (index !== 2) return honest;
          const { claim } = decodeSignedClaim(honest.claim);
          const signed = signClaim(network.bls, { ...claim, ...change }, network.hops[2]!.blsSecret);
          return { ...honest, claim: encodeSignedClaim(signed) };
        },
      }),
    });
    const session = await network.converse(8, { sampling: SAMPLING });
    await ask(network, session, [1, 2, 3], 3, SAMPLING);
    const segments = await session.finish();
    assert.throws(() => network.verify(session, segments), { code: 'POEA_ANSWER' });
    await session.close();
  }
});

test('claims of an open model that bind an answer are refused', async () => {
  const network: DecoderNetwork = await createDecoderNetwork({
    enclave: (port, index) => ({
      ...port,
      closeSegment: async (session) => {
        const honest = await port.closeSegment(session);
        if (index !== 2) return honest;
        const { claim } = decodeSignedClaim(honest.claim);
        const bound = { answerCommit: new Uint8Array(32), samplingHash: new Uint8Array(32) };
        const signed = signClaim(network.bls, { ...claim, ...bound }, network.hops[2]!.blsSecret);
        return { ...honest, claim: encodeSignedClaim(signed) };
      },
    }),
  });
  const session = await network.converse(8);
  await feed(network, session, [1, 2, 3], 0, { last: true });
  const segments = await session.finish();
  assert.throws(() => network.verify(session, segments), { code: 'POEA_ANSWER' });
  await session.close();
});
