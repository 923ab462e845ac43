/**
 * The enclave's half alone, driven as a host drives it.
 * @module
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { segmentRoot } from '../../../crypto/commit/committer.ts';
import { loadIntCommits } from '../../../crypto/commit/int-commits.ts';
import { bucketOf } from '../../../crypto/mask/frame.ts';
import { nobleStreamCipher } from '../../../crypto/mask/keystream.ts';
import { asPlain } from '../../../crypto/mask/masked.ts';
import { type Claim, claimHash, decodeSignedClaim } from '../../../crypto/poea/claim.ts';
import { createReplayGuard } from '../../../crypto/seal/replay-guard.ts';
import { openingEdge, sealingEdge } from '../../../mesh/session/edges.ts';
import { openHopSession } from '../../../mesh/session/hop-session.ts';
import { exportEdgeIn, exportEdgeOut } from '../../../mesh/session/protocol.ts';
import { padCommits, type StepVectors } from '../../../mesh/session/segment.ts';
import type { LoadedProgram } from '../../../models/engine/types.ts';
import { createWasmEngine } from '../../../models/engine/wasm/engine.ts';
import { createReferenceEngine } from '../../../models/program/reference.ts';
import {
  commitsOf,
  createHop,
  FRAME_ROWS,
  loadLayer,
  openContent,
  queueOf,
  rowsOf,
  sealOpen,
  type TestHop,
  WIDTH,
} from '../../support/session.ts';

const CLOSES = 1;
const LAST = 2;

/** One session through all hops, with OPEN content fixed by `seed`; claims are taken when asked for. */
async function openChain(hops: readonly TestHop[], seed = 1) {
  const contents = hops.map((_, i) => openContent(hops, i, seed));
  const opened = await Promise.all(
    hops.map(async (hop, i) => {
      const { envelope, hpke } = await sealOpen(hop, contents[i]!);
      return { hpke, session: await openHopSession(envelope, 'client', hop.identity, hop.model, hop.deps) };
    }),
  );
  const { sessionId, clientNonce, modelRoot } = contents[0]!;
  const context = { cipher: nobleStreamCipher, modelRoot, sessionId, width: WIDTH, frameRows: FRAME_ROWS };
  const sealer = sealingEdge(
    {
      ...context,
      edge: 0,
      senderBootNonce: clientNonce,
      receiverBootNonce: hops[0]!.identity.bootNonce,
      tag: contents[0]!.tagIn,
    },
    await opened[0]!.hpke.exportKey(exportEdgeIn(contents[0]!)),
  );
  const opener = openingEdge(
    {
      ...context,
      edge: hops.length,
      senderBootNonce: hops.at(-1)!.identity.bootNonce,
      receiverBootNonce: clientNonce,
      tag: contents.at(-1)!.tagOut,
    },
    await opened.at(-1)!.hpke.exportKey(exportEdgeOut(contents.at(-1)!)),
  );
  const sessions = opened.map(({ session }) => session);
  let sent: StepVectors[] = []; // of the segment
  let steps = 0;
  return {
    sessions,
    contents,
    seal: (values: Int32Array, rows: number, flags: number) =>
      sealer.seal(asPlain(values), rows, flags).frame,
    async step(values: Int32Array, rows: number, flags: number) {
      let frame: Uint8Array = sealer.seal(asPlain(values), rows, flags).frame;
      for (const session of sessions) ({ frame } = await session.step(frame, 0));
      sent.push({ step: steps++, values });
      if ((flags & CLOSES) !== 0) {
        let commits = asSent(await commitsOf(contents[0]!, 0, sent), sent);
        sent = [];
        for (const session of sessions) {
          session.commits(commits);
          if (session.routing.next !== null) commits = await session.commitSegment();
        }
      }
      return opener.open(frame);
    },
    claims: (): Promise<Claim[]> =>
      Promise.all(
        sessions.map(async (session) => decodeSignedClaim((await session.closeSegment()).claim).claim),
      ),
  };
}

/** Commitments to rows of edge 0 as their sender pads them. */
function asSent(
  commits: Uint8Array,
  steps: readonly StepVectors[],
  widths: readonly number[] = [WIDTH],
): Uint8Array {
  const filled = steps.filter(({ values }) => values.length > 0);
  const room = filled.reduce((sum, { values }) => sum + bucketOf(values.length / WIDTH, FRAME_ROWS)!, 0);
  return padCommits(commits, room, widths);
}

const withEngine = (hop: TestHop, loaded: LoadedProgram): TestHop => ({
  ...hop,
  loaded,
  model: { ...hop.model, open: loaded.open },
  deps: {
    ...hop.deps,
    queue: queueOf(loaded),
    replayGuard: createReplayGuard({ capacity: 8, maxLifetimeSeconds: 3_600 }),
  },
});

test('two runs on different engines under the same keys give the same output bits and commitments', async () => {
  const base = await Promise.all([0, 1, 2].map((i) => createHop(i, 3)));
  const wasm = await createWasmEngine();
  try {
    const runs = [];
    for (const engine of [createReferenceEngine(), wasm]) {
      const hops = await Promise.all(base.map(async (hop, i) => withEngine(hop, await loadLayer(i, engine))));
      const chain = await openChain(hops);
      const outputs = [
        await chain.step(rowsOf(16, 1), 16, 0),
        await chain.step(rowsOf(16, 2), 16, CLOSES),
        await chain.step(rowsOf(5, 3), 5, CLOSES | LAST),
      ];
      const claims = [await chain.claims(), await chain.claims()];
      runs.push({ outputs, claims });
    }
    assert.deepEqual(runs[0]!.outputs, runs[1]!.outputs);
    // The whole claims, in fact: same keys, same session, same numbers.
    assert.deepEqual(runs[0]!.claims, runs[1]!.claims);
    assert.ok(runs[0]!.outputs.some(({ values }) => values.some((value) => value !== 0)));
  } finally {
    await wasm.close();
  }
});

test('another blind key or session gives other commitments for the same numbers', async () => {
  const hops = await Promise.all([0, 1].map((i) => createHop(i, 2)));
  const roots = [];
  for (const seed of [1, 2]) {
    const chain = await openChain(hops, seed);
    await chain.step(rowsOf(3), 3, CLOSES | LAST);
    roots.push(
      ...(await chain.claims()).flatMap(({ inCommits, outCommits }) => [inCommits.join(), outCommits.join()]),
    );
  }
  assert.equal(new Set(roots).size, 6, 'two sessions of three edges');
});

test('claims may be asked for late: order, links and roots do not depend on when', async () => {
  const hops = await Promise.all([0, 1].map((i) => createHop(i, 2)));
  const chain = await openChain(hops);
  for (const segment of [0, 1]) await chain.step(rowsOf(4, segment), 4, CLOSES);
  const claims = await Promise.all([chain.claims(), chain.claims()]);
  for (const [segment, [first, second]] of claims.entries()) {
    assert.deepEqual(first!.outCommits, second!.inCommits);
    assert.equal(first!.segment, segment);
    assert.deepEqual(first!.positions, [segment * 4, segment * 4 + 4]);
    const before = claims[segment - 1]?.[0];
    assert.deepEqual(first!.prevClaim, before === undefined ? null : claimHash(before));
  }
});

test('a host that asks for a claim too early or twice gets none and harms nobody', async () => {
  const chain = await openChain([await createHop(0, 1)]);
  const [session] = chain.sessions;
  await assert.rejects(session!.closeSegment(), { code: 'SESSION_NO_SEGMENT' });
  await chain.step(rowsOf(4), 4, 0);
  await assert.rejects(session!.closeSegment(), { code: 'SESSION_NO_SEGMENT' });
  await chain.step(rowsOf(4), 4, CLOSES);
  assert.deepEqual((await chain.claims())[0]!.positions, [0, 8]);
  await assert.rejects(session!.closeSegment(), { code: 'SESSION_NO_SEGMENT' });
  await chain.step(rowsOf(1), 1, CLOSES);
  assert.deepEqual((await chain.claims())[0]!.positions, [8, 9]);
});

test('a host that never asks for claims stops being worked for', async () => {
  const chain = await openChain([await createHop(0, 1)]);
  for (let segment = 0; segment < 2; segment++) await chain.step(rowsOf(1), 1, CLOSES);
  await assert.rejects(chain.step(rowsOf(1), 1, CLOSES), { code: 'SESSION_SEGMENT_OVERDUE' });
});

test('a host that never asks for the commitments that the next hop needs stops being worked for', async () => {
  const chain = await openChain(await Promise.all([0, 1].map((i) => createHop(i, 2))));
  const [first] = chain.sessions;
  for (let step = 0; step < 2; step++) {
    await first!.step(chain.seal(rowsOf(1), 1, CLOSES), 0);
    first!.commits(await commitsOf(chain.contents[0]!, 0, [{ step, values: rowsOf(1) }]));
    await first!.closeSegment();
  }
  await assert.rejects(first!.step(chain.seal(rowsOf(1), 1, CLOSES), 0), { code: 'SESSION_SEGMENT_OVERDUE' });
  for (let segment = 0; segment < 2; segment++) assert.equal((await first!.commitSegment()).length, 128);
  await assert.rejects(first!.commitSegment(), { code: 'SESSION_NO_SEGMENT' });
});

test("a claim waits for the sender's commitments, and fails with the session when they never come", async () => {
  const chain = await openChain([await createHop(0, 1)]);
  const [session] = chain.sessions;
  const values = rowsOf(2);
  assert.throws(() => session!.commits(new Uint8Array(1)), { code: 'SESSION_COMMITS_UNEXPECTED' });
  await session!.step(chain.seal(values, 2, CLOSES), 0);
  const claim = session!.closeSegment();
  const commits = await commitsOf(chain.contents[0]!, 0, [{ step: 0, values }]);
  const sent = asSent(commits, [{ step: 0, values }]);
  session!.commits(sent.subarray(0, 50));
  session!.commits(sent.subarray(50));
  const { claim: made } = decodeSignedClaim((await claim).claim);
  const { curve } = await loadIntCommits();
  const leaves = [commits.subarray(0, 128), commits.subarray(128)].map(curve.g1.compress);
  assert.deepEqual(made.inCommits, segmentRoot(leaves));
  await session!.step(chain.seal(values, 2, CLOSES), 0);
  const never = session!.closeSegment();
  await session!.close();
  await assert.rejects(never, { code: 'SESSION_OVER' });
});

test('commitments to the same words as other values of the edge are wrong', async () => {
  const chain = await openChain([await createHop(0, 1)]);
  const [session] = chain.sessions;
  const values = rowsOf(1);
  await session!.step(chain.seal(values, 1, CLOSES), 0);
  const apart = await commitsOf(chain.contents[0]!, 0, [{ step: 0, values }], [3, WIDTH - 3]);
  session!.commits(apart.subarray(0, 128));
  await assert.rejects(session!.closeSegment(), { code: 'SESSION_COMMITS_WRONG' });
});

test('an edge of several values: each is committed to by itself, and no value may move to its neighbour', async () => {
  const hop = await createHop(0, 1);
  const split = (widthsIn: readonly number[]): TestHop => ({ ...hop, model: { ...hop.model, widthsIn } });
  const values = rowsOf(2);
  const inCommitsOf = async (widths: readonly number[], sent = widths, seed = 31): Promise<Uint8Array> => {
    const fresh = {
      ...split(widths),
      deps: { ...hop.deps, replayGuard: createReplayGuard({ capacity: 8, maxLifetimeSeconds: 3_600 }) },
    };
    const chain = await openChain([fresh], seed);
    const [session] = chain.sessions;
    await session!.step(chain.seal(values, 2, CLOSES), 0);
    const steps = [{ step: 0, values }];
    session!.commits(asSent(await commitsOf(chain.contents[0]!, 0, steps, sent), steps, sent));
    return decodeSignedClaim((await session!.closeSegment()).claim).claim.inCommits;
  };
  const roots = await Promise.all([inCommitsOf([3, 5]), inCommitsOf([5, 3]), inCommitsOf([8])]);
  assert.equal(new Set(roots.map(String)).size, 3);
  await assert.rejects(inCommitsOf([3, 5], [5, 3]), { code: 'SESSION_COMMITS_WRONG' });
});

test('steps go on while claims are in the making, up to a bound, and then wait for the oldest', async () => {
  const hop = await createHop(0, 1);
  const ready: (() => void)[] = [];
  const slow: TestHop = {
    ...hop,
    identity: {
      ...hop.identity,
      certify: async (job) => {
        await new Promise<void>((resolve) => ready.push(resolve));
        return hop.identity.certify(job);
      },
    },
  };
  const chain = await openChain([slow]);
  const claims: Promise<Claim[]>[] = [];
  for (let segment = 0; segment < 2; segment++) {
    await chain.step(rowsOf(1), 1, CLOSES);
    claims.push(chain.claims());
  }
  let answered = false;
  const third = chain.step(rowsOf(1), 1, CLOSES).then(() => (answered = true));
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(answered, false);
  ready.shift()!();
  await third;
  claims.push(chain.claims());
  while (claims.length > 0) {
    await claims.shift();
    ready.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
});

test('a frame without rows only ends a session: nobody keeps a place alive with nothing', async () => {
  const hop = await createHop(0, 1);
  for (const [flags, code] of [
    [0, 'SESSION_STEP_EMPTY'],
    [CLOSES, 'SESSION_STEP_EMPTY'],
  ] as const) {
    const chain = await openChain([hop], 10 + flags);
    await chain.step(rowsOf(2), 2, 0);
    await assert.rejects(chain.step(new Int32Array(0), 0, flags), { code });
    await assert.rejects(chain.step(rowsOf(2), 2, CLOSES), { code: 'SESSION_OVER' });
  }
  const ending = await openChain([hop], 20);
  await ending.step(rowsOf(2), 2, 0);
  assert.equal((await ending.step(new Int32Array(0), 0, CLOSES | LAST)).rows, 0);
  const message = await ending.sessions[0]!.closeSegment();
  assert.equal(message.steps.length, 1);
});

test('refuses a client that leaves a segment open past its bound or its end, or closes one without positions', async () => {
  const hop = await createHop(0, 1);
  const overdue = await openChain([hop], 1);
  await overdue.step(rowsOf(32), 32, 0);
  await assert.rejects(overdue.step(rowsOf(1), 1, CLOSES), { code: 'SESSION_SEGMENT_OVERDUE' });
  const left = await openChain([hop], 2);
  await assert.rejects(left.step(rowsOf(1), 1, LAST), { code: 'SESSION_SEGMENT_OVERDUE' });
  const empty = await openChain([hop], 3);
  await assert.rejects(empty.step(new Int32Array(0), 0, CLOSES | LAST), { code: 'SESSION_SEGMENT_EMPTY' });
});

test('a failed or ended session takes no more frames, and its claimed segments stand', async () => {
  const hop = await createHop(0, 1);
  const ended = await openChain([hop], 1);
  await ended.step(rowsOf(1), 1, CLOSES | LAST);
  await assert.rejects(ended.step(rowsOf(1), 1, CLOSES), { code: 'SESSION_OVER' });
  assert.deepEqual((await ended.claims())[0]!.positions, [0, 1]);
  const failed = await openChain([hop], 2);
  await failed.step(rowsOf(1), 1, CLOSES);
  const honest = failed.seal(rowsOf(1), 1, CLOSES);
  const changed = honest.with(40, honest[40]! ^ 1);
  await assert.rejects(failed.sessions[0]!.step(changed, 0), { code: 'FRAME_REJECTED' });
  await assert.rejects(failed.sessions[0]!.step(honest, 0), { code: 'SESSION_OVER' });
  assert.deepEqual((await failed.claims())[0]!.positions, [0, 1]);
});

test('works for no session whose claims have expired', async () => {
  let now = openContent([await createHop(0, 1)], 0).notAfter - 1;
  const chain = await openChain([await createHop(0, 1, { clock: () => now })]);
  await chain.step(rowsOf(1), 1, CLOSES);
  now += 1;
  await assert.rejects(chain.step(rowsOf(1), 1, CLOSES), { code: 'SESSION_EXPIRED' });
});

test('values outside the type of the shard input are refused, and the error does not show them', async () => {
  const chain = await openChain([await createHop(0, 1)]);
  const values = rowsOf(1);
  values[3] = 123_456_789;
  await assert.rejects(chain.step(values, 1, CLOSES), (error: Error & { code: string; toJSON(): object }) => {
    assert.equal(error.code, 'PROGRAM_INPUT_RANGE');
    assert.ok(!JSON.stringify(error.toJSON()).includes('123456789'));
    return true;
  });
});
